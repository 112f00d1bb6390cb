"""The day of a story: what says so, what agrees, and what speaks against it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newslint.facts.calendars import WrittenDate
from newslint.facts.people import TitledPerson
from newslint.facts.sightings import dates
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: days by which a story may speak of what is still to come before its date is in doubt
_AHEAD = 45


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that says when a story was written: the earliest and latest day it allows, and where it stands."""

    kind: str
    earliest: datetime.date
    latest: datetime.date
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """When a story was written: the likeliest day if one can be told, the days it can have been, and the anchors."""

    day: datetime.date | None
    earliest: datetime.date
    latest: datetime.date
    why: str
    anchors: tuple[Anchor, ...] = ()
    against: tuple[Anchor, ...] = ()

    @property
    def shown(self) -> str:
        """The day, or the stretch of days, as a report says it."""
        if self.day:
            return str(self.day)
        return f"between {self.earliest} and {self.latest}"


def dating(story: StoryText, leaving_out: TitledPerson | None = None) -> Dating | None:
    """When the story was written, without the word of the person `leaving_out`; None if that can't be told.

    A date of the record that the story's own dates contradict is no date.
    """
    if story.story is None:
        return None
    day = story.story.published
    if day is not None and story.story.published_from != "inferred":
        late = [date for date in story.shared(dates) if _after(date, day)]
        if len(late) > 0:
            return None
        return Dating(day, day, day, f"{story.story.published_from} date")
    return None


def latest_year(story: StoryText) -> int | None:
    """The latest year that the story's dates write out and that isn't in doubt; None if they write none."""
    years = [date.year for date in story.shared(dates) if date.year]
    return max(years, default=None)


def _after(date: WrittenDate, day: datetime.date) -> bool:
    there = date.in_year(date.year) if date.year else None
    return there is not None and (there - day).days > _AHEAD
