"""The day of a story by vote."""

from __future__ import annotations

import datetime

from newslint.facts.dating import dated, dating
from newslint.model import Document, Fields, RecordRef, Story
from newslint.segmenting import segment
from newslint.segmenting.view import StoryText

_FILLER = " The council met in the hall and talked about roads, schools and the price of bread for most of the evening."


def _story(text: str, published: str | None = None) -> tuple[Story, StoryText]:
    fields = Fields(title="A headline for it", published=published)
    document = Document(
        "a.jsonl", f"A headline for it\n{text}{_FILLER}", record=RecordRef("1", 1), fields=fields, first_line=0
    )
    page = dated(segment(document))
    (story,) = page.stories
    return story, StoryText(page, story, story.passages)


def test_a_post_dates_its_story() -> None:
    """The date under a post that the story shows is the story's, but for a few days."""
    story, _ = _story("He wrote it himself. A sad day for all! — A Person (@aperson) March 4, 2017\nOthers agreed.")
    assert story.published == datetime.date(2017, 3, 4)
    assert story.published_from == "inferred"


def test_offices_give_a_stretch_of_days() -> None:
    """Three people whose titles fit together leave one window."""
    story, _ = _story(
        "German Chancellor Angela Merkel, French President Francois Hollande and UK Prime Minister Theresa May met."
    )
    assert story.published is None
    assert story.published_range is not None
    assert story.published_range[0] <= datetime.date(2016, 9, 1) <= story.published_range[1]
    assert story.published_range[1] < datetime.date(2018, 1, 1)


def test_a_history_has_no_date() -> None:
    """A year in the text alone dates nothing."""
    story, _ = _story("The castle was built in 1954 and painted in 1987.")
    assert story.published is None
    assert story.published_range is None


def test_a_record_date_that_the_story_contradicts_is_none() -> None:
    """A day long after the record's date puts the record's date in doubt."""
    _, text = _story("It burned down on March 4, 2019.", published="2015-01-01")
    assert dating(text) is None
