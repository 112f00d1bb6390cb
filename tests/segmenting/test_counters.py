"""Stories that a page counts are told apart by that, and nothing else that is counted is a story."""

import pytest

from newslint.model import Document
from newslint.segmenting import segment
from newslint.segmenting.counters import item_starts
from newslint.segmenting.lines import lines_of

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
        # a rule over each, and the day within a field
        _page(
            "____________________\nDocument {n} of 12\n{title}\nAuthor: Doe, Jane\n"
            "Publication info: {paper} ; Lowick [Lowick] 0{n} Mar 2014: A{n}.\nFull text:\nRain fell.\n"
        ),
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


BULLETIN = """Coast News Agency - evening bulletin
Sunday, 21 January 2024

(1) Ferry runs aground off Lowick
A ferry with forty passengers ran aground on a sandbank on Sunday morning and waited nine hours for the tide.
CNA / rs / 17:05

(2) Bakers win the right to sell at dawn
Three bakeries may open their doors at four o'clock, a judge has ruled, if their ovens make no noise.
CNA / lk / 17:40

(3) Hospital trust names new chief
Grace Pell will lead the trust from March, its board decided after the longest search in its history.
CNA / rn / 21:12
"""


def test_items_numbered_in_brackets_are_stories() -> None:
    """The agency's signs under them are none, and the bulletin's day is theirs."""
    told = [(story.title, str(story.published)) for story in segment(Document("a.txt", BULLETIN)).stories]
    assert [title for title, _ in told] == [
        "(1) Ferry runs aground off Lowick",
        "(2) Bakers win the right to sell at dawn",
        "(3) Hospital trust names new chief",
    ]
    assert {day for _, day in told} == {"2024-01-21"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(2)", "(4)"),
        (
            "\n\n(1)",
            "\n\nThe council decided on three things on Sunday, and the mayor was content with two of them.\n\n(1)",
        ),
        ("\n\n(2)", "\n(2)"),
        ("(3) Hospital trust names new chief\n", "(3) Hospital trust names new chief.\nGrace Pell\n"),
    ],
)
def test_numbered_parts_of_a_text_are_no_items(old: str, new: str) -> None:
    """A number is missing, text stands above the first, they stand amid the text, or over none."""
    assert item_starts(lines_of(Document("a.txt", BULLETIN.replace(old, new)))) == []


def test_numbered_parts_about_one_thing_are_no_items() -> None:
    """Each says again what was said above."""
    text = "The ferry ran aground off Lowick, and the ferry company paid the passengers of the ferry for nine hours."
    parts = "\n\n".join(f"({n}) The ferry and its passengers\n{text}" for n in (1, 2, 3))
    assert item_starts(lines_of(Document("a.txt", "The ferry off Lowick\n\n" + parts))) == []
