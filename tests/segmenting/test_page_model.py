"""Headlines of a page told together by learned weights: made-up pages in layouts that nobody wrote a rule for."""

from __future__ import annotations

import pytest

from newslint.model import Document, Format, Page
from newslint.segmenting import segment
from newslint.segmenting.boilerplate.languages import classify_page
from newslint.segmenting.lines import lines_of
from newslint.segmenting.page_model.features import PageLines, coarse_kind
from newslint.segmenting.page_model.titles import choose_titles, find_titled

FERRY = (
    "Ferry to the outer isles runs aground at low tide",
    "The evening ferry with sixty people aboard struck a sandbank off Lowick and lay there until the flood.",
    "Nobody was hurt. The skipper said the buoy that marks the channel had drifted in the storm.",
)
LIBRARY = (
    "Library will open on Sundays from April",
    "Readers in Ashby have asked for it for eleven years: the town's library opens on Sundays from next month.",
    "Two retired teachers will run the desk. The council pays for the heating and nothing else.",
)
BRIDGE = (
    "Old bridge sold for a single crown",
    "A joiner has bought the footbridge over the Tarn that the county wanted to scrap and was the only bidder.",
    "He must move it before winter. Where to, he said, he would tell nobody but the crane driver.",
)
STORIES = (FERRY, LIBRARY, BRIDGE)


def read(text: str) -> Page:
    """A page as newslint reads it."""
    return segment(Document("page.txt", text, Format.TEXT))


def laid_out(form: str) -> str:
    """A page of three stories in that layout."""
    return "\n".join(
        form.format(title=title, one=one, two=two, upper=title.upper(), number=number)
        for number, (title, one, two) in enumerate(STORIES, 1)
    )


@pytest.mark.parametrize(
    "form",
    [
        "~ Region ~\n{title}\nkb / 1{number}. Mai 2019\n{one}\n{two}\n",
        "{title} .... {number}0\n\n{one}\n{two}\n\n",
        "<{number}> {title}\n    (from our desk at Lowick)\n\n{one}\n\n{two}\n\n\n",
        "@@ ITEM {number} @@\nslug= {title}\nfiled= 2019-05-1{number}\n{one}\n{two}\n",
    ],
)
def test_layouts_without_a_rule_are_parted(form: str) -> None:
    """What recurs tells the headlines, whatever it is made of."""
    titles = [story.title or "" for story in read(laid_out(form)).stories]
    assert len(titles) == 3
    assert all(title in told for (title, _, _), told in zip(STORIES, titles))


def test_a_credit_over_a_headline_is_of_the_story_below() -> None:
    """The day over a headline dates it, and the first line of the story is that."""
    page = read(laid_out("1{number} May 2019 | Ann Soames\n{title}\n{one}\n{two}\n\n"))
    assert [str(story.published) for story in page.stories] == ["2019-05-11", "2019-05-12", "2019-05-13"]


@pytest.mark.parametrize(
    "heads",
    [
        ("What happened", "Who was aboard", "What comes next"),
        ("Why?", "How?", "And now?"),
        ("1. Storm", "2. Tide", "3. Tow"),
    ],
)
def test_one_story_under_subheads_stays_whole(heads: tuple[str, str, str]) -> None:
    """Subheads look alike as well, but the texts under them speak of the same."""
    texts = (
        "The ferry with sixty people aboard struck a sandbank off Lowick on Monday evening and lay there all night.",
        "The ferry's passengers were mostly islanders on their way home from the market at Lowick, the skipper said.",
        "The ferry will be towed off the sandbank at Lowick as soon as the tide allows, the skipper said on Tuesday.",
    )
    parts = "\n\n".join(f"{head}\n{text}" for head, text in zip(heads, texts))
    assert len(read(f"{FERRY[0]}\nBy Ann Soames\n\n{FERRY[1]}\n\n{parts}\n").stories) == 1


def test_paragraphs_alone_are_not_asked() -> None:
    """Where nothing stands between paragraphs no headline can but the first."""
    lines = lines_of(Document("page.txt", "\n\n".join([FERRY[0], *FERRY[1:], *LIBRARY[1:]]), Format.TEXT))
    assert find_titled(lines, classify_page([line.text for line in lines])) is None


def test_text_parts_each_headline_from_the_next() -> None:
    """Of two likely lines in a row one is the headline: the likelier."""
    assert choose_titles([2.0, 3.0, -5.0, 1.0, -5.0], [False, False, True, False, True]) == [1, 3]
    assert choose_titles([-1.0, -2.0], [False, True]) == []


def test_lines_have_kinds() -> None:
    """The place that a line has in a layout is told by what it is made of."""
    text = "News\n1. Ferry runs aground at Lowick\n12 May 2019\n---\n" + FERRY[1]
    lines = lines_of(Document("page.txt", text, Format.TEXT))
    page = PageLines(lines, classify_page([line.text for line in lines]))
    assert [coarse_kind(one) for one in page.marked] == ["few", "number", "creditdate", "rule-", "prose"]
    assert len({len(row) for row in page.rows}) == 1
