"""Whether what a story says bears out the date it is given: a record's date may be a crawler's, or another story's.

A statement that is only wrong because of the day may be accused where the story itself speaks for that day, and
nothing in it speaks of a later one.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter

from newslint.extract.calendars import WrittenDate
from newslint.extract.date_anchors import is_ahead
from newslint.extract.mentions import dates, mentions
from newslint.extract.story_dates import Dating
from newslint.extract.titled_people import titled_people
from newslint.knowledge.lifetimes import lives
from newslint.knowledge.offices import knowledge
from newslint.model import Part
from newslint.segmenting.view import StoryText

#: days by which a date that a story writes may lie before its own day, and after it
_NEAR = (45, 45)
#: days before an office or a name begins within which people speak of it
_EARLY = 75
#: people in office on the day whose titles speak for it
_PEOPLE = 2
_YEAR = re.compile(r"(?<![\w$€£,.-])(?:19[5-9]\d|20[0-4]\d)(?![\w%]|,\d|\.\d)")


def is_date_corroborated(story: StoryText, told: Dating, person: str = "", name: str = "") -> bool:
    """Whether the story bears out its day without the word of the `person` or the `name` that is accused by it."""
    if told.day is None:
        return True
    return not is_date_contradicted(story, told.day, person, name) and _speaks_for(story, told.day, person)


def is_date_contradicted(story: StoryText, day: datetime.date, person: str = "", name: str = "") -> bool:
    """Whether another title, another name or a year in the story is of a later time."""
    early = datetime.timedelta(_EARLY)
    for other in story.shared(titled_people):
        meant = [t.start for t in knowledge().terms(other.person) if other.title.may_mean(t, other.country)]
        if other.person != person and meant and min(meant) > day + early:
            return True
    for sighting in story.shared(mentions).get("lifetime", ()):
        life = lives()[sighting.word]
        if life.name != name and life.acts == "coined" and life.began > day + early:
            return True
    years = _years(story)
    # an election or a budget year is spoken of ahead of its time, but less than the year that the story is of
    return any(count > max(1, years[day.year]) for year, count in years.items() if year > day.year)


def _years(story: StoryText) -> Counter[int]:
    """How often the story writes each year, but for those that it says are to come; furniture doesn't count."""
    found: Counter[int] = Counter()
    for passage in story.passages:
        if passage.part is not Part.FURNITURE:
            for year in _YEAR.finditer(story.text, passage.span.start, passage.span.end):
                found[int(year[0])] += not is_ahead(story.text, year.start())
    return found


def _speaks_for(story: StoryText, day: datetime.date, person: str) -> bool:
    """Whether a date near the day, a weekday that fits it, its year, or two people with their titles stand in it."""
    if max((year for year, count in _years(story).items() if count), default=0) == day.year or any(
        _is_near(date, day) for date in story.shared(dates)
    ):
        return True
    fitting = {
        other.person
        for other in story.shared(titled_people)
        if other.person != person
        and any(t.covers(day) and other.title.may_mean(t, other.country) for t in knowledge().terms(other.person))
    }
    return len(fitting) >= _PEOPLE


def _is_near(date: WrittenDate, day: datetime.date) -> bool:
    for year in (date.year,) if date.year else (day.year - 1, day.year, day.year + 1):
        there = date.in_year(year)
        if there is None or (date.year is None and date.weekday != there.weekday()):
            continue
        if -_NEAR[0] <= (there - day).days <= _NEAR[1]:
            return True
    return False
