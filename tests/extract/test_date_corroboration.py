"""A story's own words for and against the date it is given."""

from __future__ import annotations

import datetime

import pytest

from newslint.extract.date_corroboration import is_date_corroborated
from newslint.extract.story_dates import Dating
from newslint.model import Document, Fields, RecordRef
from newslint.segmenting import segment
from newslint.segmenting.view import StoryText

_FILLER = " The council met in the hall and talked about roads, schools and the price of bread for most of the evening."
_DAY = datetime.date(2014, 5, 13)


def _vouched(text: str, person: str = "") -> bool:
    fields = Fields(title="A headline for it", published=str(_DAY))
    whole = f"A headline for it\n{text}{_FILLER}"
    page = segment(Document("a.jsonl", whole, record=RecordRef("1", 1), fields=fields, first_line=0))
    (story,) = page.stories
    return is_date_corroborated(StoryText(page, story, story.passages), Dating(_DAY, _DAY, _DAY, "record date"), person)


@pytest.mark.parametrize(
    "text",
    [
        "It began on May 2, 2014.",
        "It began on Tuesday, May 6.",
        "Nobody had seen it before 2014. In 2014 it rained.",
        "Chancellor Angela Merkel and President Vladimir Putin spoke.",
        "It began on May 2, 2014, and the election of 2016 is far.",
    ],
)
def test_what_speaks_for_a_date(text: str) -> None:
    """A date near it, a weekday that fits, its year, or two people in office."""
    assert _vouched(text)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "It began on Wednesday, May 6.",
        "It began on May 2, 2014. In 2016 it ended, and since 2016 there was none.",
        "It began on May 2, 2014, President Donald Trump said.",
        "It began on May 2, 2014, long before COVID-19.",
    ],
)
def test_what_speaks_against_it_or_not_at_all(text: str) -> None:
    """Nothing that says anything, a weekday of another year, later years, titles and names."""
    assert not _vouched(text)


def test_the_accused_has_no_word() -> None:
    """Who is accused by the date neither speaks for it nor against it."""
    assert _vouched("It began on May 2, 2014, President Donald Trump said.", person="Donald Trump")
