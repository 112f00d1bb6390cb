"""Days, months and years in a stretch of text, each as the span of days that it can be."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct
from msgspec.structs import replace

from newslint.extract.calendars import MONTHS, WEEKDAYS, days_in
from newslint.model import Story

_MONTH = rf"(?P<{{0}}>{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)"
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.format('m1')}\b\.?(?:,? {_YEAR.format('y1')}\b)?"
    rf"|\b{_MONTH.format('m2')}\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|,\d)(?:,? {_YEAR.format('y2')}\b)?"
    rf"|\b{_MONTH.format('m3')}\b\.?,? (?:of )?{_YEAR.format('y3')}\b"
    rf"|(?<![\d$£€,.–/-]){_YEAR.format('y4')}(?![\d%–/]|[,.]\d|-\d|s\b)"
    rf"|\b(?:in|In|last|since|Since) {_MONTH.format('m5')}\b\.?(?!,? (?:of )?\d)"
    rf"|\b(?:on |On |late |last )?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
)


class When(Struct, frozen=True):
    """A stretch of days that a text names: from `first` to `last`; `grain` is `day`, `month` or `year`.

    `year_given` says that the text writes the year; else it is the one nearest to the story's own day.
    """

    start: int
    end: int
    first: datetime.date
    last: datetime.date
    grain: str
    year_given: bool

    def is_after(self, other: When) -> bool:
        """Whether every day of this stretch lies behind every day of the other."""
        return self.first > other.last

    def in_year(self, year: int) -> When | None:
        """The same day or month in another year; None if that year has no such day, or nobody counts it."""
        if not datetime.MINYEAR < year < datetime.MAXYEAR or self.first.day > days_in(self.first.month, year):
            return None
        first = self.first.replace(year=year)
        last = first if self.grain == "day" else first.replace(day=days_in(first.month, year))
        return replace(self, first=first, last=last)


def sure_day(story: Story | None) -> datetime.date | None:
    """The day of a story if a record, its address or a dateline gives it; None if it was worked out, or is unknown."""
    if story is None or story.published_from not in ("record", "front-matter", "url", "dateline", "markup", "credit"):
        return None
    return story.published


def times_in(text: str, start: int, end: int, today: datetime.date | None, weekdays: bool = True) -> list[When]:
    """The days, months and years that are named in `text[start:end]`.

    Without the story's own day (`today`) only what has its year written is told, and days of one unknown year as if
    that year were 2000, so that they can be compared with each other.
    """
    found = []
    for match in _DATE.finditer(text, start, end):
        when = _weekday(match, today) if match["weekday"] else _read_named(match, today)
        if when is not None and (weekdays or not match["weekday"]):
            found.append(when)
    return found


def _read_named(match: re.Match[str], today: datetime.date | None) -> When | None:
    groups = match.groupdict()
    name = groups["m1"] or groups["m2"] or groups["m3"] or groups["m5"]
    year = groups["y1"] or groups["y2"] or groups["y3"] or groups["y4"]
    day = groups["d1"] or groups["d2"]
    # the stop behind a whole name ends the sentence
    whole = match[0].endswith(".") and (name in MONTHS or (bool(name) and len(name) > len("Sept")))
    at = (match.start(), match.end() - whole)
    if name is None:
        return When(*at, datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31), "year", True)
    month = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
    if day is not None and not 1 <= int(day) <= days_in(month, int(year) if year else None):
        return None
    in_year = int(year) if year else _year_of(month, int(day) if day else 1, today)
    first = datetime.date(in_year, month, min(int(day), days_in(month, in_year)) if day else 1)
    last = first if day else datetime.date(in_year, month, days_in(month, in_year))
    return When(*at, first, last, "day" if day else "month", bool(year))


def _year_of(month: int, day: int, today: datetime.date | None) -> int:
    """The year in which a day without one lies nearest to the story's own day."""
    if today is None:
        return 2000
    years = (today.year - 1, today.year, today.year + 1)
    return min(years, key=lambda y: abs((datetime.date(y, month, min(day, days_in(month, y))) - today).days))


def _weekday(match: re.Match[str], today: datetime.date | None) -> When | None:
    """The last such weekday up to the story's own day."""
    if today is None:
        return None
    back = (today.weekday() - WEEKDAYS.index(match["weekday"])) % 7
    day = today - datetime.timedelta(back)
    return When(match.start(), match.end(), day, day, "day", True)
