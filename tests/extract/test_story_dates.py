"""The day of a story by vote."""

from __future__ import annotations

import datetime

from newslint.extract.story_dates import date_stories, dating
from newslint.model import Document, Fields, RecordRef, Story
from newslint.segmenting import segment
from newslint.segmenting.view import StoryText

_FILLER = " The council met in the hall and talked about roads, schools and the price of bread for most of the evening."


def _story(text: str, published: str | None = None) -> tuple[Story, StoryText]:
    fields = Fields(title="A headline for it", published=published)
    document = Document(
        "a.jsonl", f"A headline for it\n{text}{_FILLER}", record=RecordRef("1", 1), fields=fields, first_line=0
    )
    page = date_stories(segment(document))
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


def test_a_picture_of_the_weeks_days_dates_its_story() -> None:
    """A picture is of the story's day where the story names its weekday; one from a drawer only says not earlier."""
    picture = "A boat leaves the harbour, March 6, 2018. REUTERS/A Person\n"
    story, _ = _story(f"{picture}The boat left on Tuesday, the harbour master said.")
    assert story.published == datetime.date(2018, 3, 6)
    story, _ = _story(f"{picture}The boat left on Friday, the harbour master said.")
    assert story.published is None
    assert story.published_range is not None
    assert story.published_range[0] == datetime.date(2018, 3, 3)


def test_a_file_picture_dates_nothing() -> None:
    """A weekday in the caption of a file picture is no day of the story."""
    story, _ = _story("FILE - In this Tuesday, March 6, 2018, file photo, a boat leaves the harbour. It came back.")
    assert story.published is None


def test_two_people_who_agree_give_a_stretch_that_accuses_nobody() -> None:
    """Two titles that fit together are shown with the story; a check wants three."""
    story, text = _story("German Chancellor Angela Merkel and French President Francois Hollande met.")
    assert story.published_range is not None
    assert story.published_range[0] < datetime.date(2012, 5, 15) < datetime.date(2017, 5, 14) < story.published_range[1]
    assert dating(text) is None


def test_a_later_year_that_is_spoken_of_once_is_an_election() -> None:
    """A post dates its story although an election years ahead is mentioned, but not where a later year prevails."""
    post = "A sad day for all! — A Person (@aperson) March 4, 2017\n"
    story, _ = _story(f"{post}He may stand in 2020.")
    assert story.published == datetime.date(2017, 3, 4)
    story, _ = _story(f"{post}It was so in 2019. In 2019 it rained, and 2019 was long.")
    assert story.published is None
