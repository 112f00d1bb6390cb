"""Stories that a page counts are told apart by that, and nothing else that is counted is a story."""

from newslint.model import Document
from newslint.segmenting import segment

_TITLES = ("Harbour ferry runs aground", "Bakers win the right to sell at dawn", "Mill to close in May")


def _page(form: str, counter: str = "{} of 12 DOCUMENTS", paper: str = "The Lowick Herald") -> str:
    """Three stories of two words each under their counters."""
    return "".join(
        form.format(counter=counter.format(n), paper=paper, n=n, title=title) for n, title in enumerate(_TITLES, 3)
    )


_FORM = (
    "{counter}\n\n{paper}\n\nMarch {n}, 2014 Saturday\n\n{title}\n\nBYLINE: Jane Doe\n\nSECTION: NEWS; Pg. {n}\n\n"
    "LENGTH: 2{n} words\n\nRain fell.\n\n"
)


def test_short_texts_under_counters_are_stories() -> None:
    """However short, with blank lines between them or without, in other words and under papers of other names."""
    closed_up = _FORM.replace("\n\n", "\n")
    for text in (
        _page(_FORM),
        _page(closed_up),
        _page(_FORM, "Document {} of 12"),
        _page(_FORM, "({}/12)"),
        _page(_FORM.replace("{paper}", "Paper {n}")),
    ):
        stories = segment(Document("a.txt", text)).stories
        assert [story.title for story in stories] == list(_TITLES)
        assert [str(story.published) for story in stories] == ["2014-03-03", "2014-03-04", "2014-03-05"]


def test_pages_of_one_text_and_pictures_are_no_stories() -> None:
    """What is counted has no day of its own, a number is missing, or the page doesn't begin with one."""
    pages = "Page {n} of 5\n\nThe mill stood still.\n\nNobody came.\n\nThe mayor went home.\n\n"
    pictures = "{n} of 5\n\n{title}\n\nPhoto: Jane Doe\n\nThe boat lay there.\n\n"
    for text in (
        _page(pages),
        _page(pictures),
        _page(_FORM).replace("4 of 12", "7 of 12"),
        _page(_FORM).replace("5 of 12", "5 of 13"),
    ):
        assert len(segment(Document("a.txt", text)).stories) <= 1
