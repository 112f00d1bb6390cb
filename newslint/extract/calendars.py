"""Dates as stories write them: day and month in either order, with or without weekday and year."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable

from msgspec import Struct

from newslint.model import Span

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
#: what every written month starts with; "Sept" and "Sep" are one
MONTH_STARTS = tuple(name[:3] for name in MONTHS)
#: Russia kept the Julian calendar until 1918 and Greece until 1923: weekdays before that are not for us to judge
FIRST_SURE_YEAR = 1924
LONGEST_MONTH = 31

_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|tember|ober|ember)?"
_WEEKDAY = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?"
_YEAR = r"(?:(?:,| of)? ?((?:19|20)\d\d)(?![\d%]|[.,]\d|[ -](?:people|troops|miles|km)))?"
_MONTH_DAY = re.compile(rf"{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%/$]|[.,]\d){_YEAR}")
_MONTH_ALONE = re.compile(rf"{_MONTH}\b\.?,?{_YEAR}")
_DAY_BEFORE = re.compile(r"(?<![\d.,:/$-])(\d{1,2})(?:st|nd|rd|th)?(?: of|-)? $")
_WEEKDAY_BEFORE = re.compile(
    rf"\b{_WEEKDAY}(?:(?<!day)\.)?(?:(?: (?:morning|afternoon|evening|night))?(?:,| the|, the)? | \()$"
)
_WEEKDAY_AFTER = re.compile(rf"(?: \(|,? (?:which (?:is|was|will be) )?a ){_WEEKDAY}\b")
#: a list or a stretch of weekdays goes with a list of days, of which only the first is read
_LISTED = re.compile(
    r"(?:day|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))s?\.?(?:,| |-|–|—|/|&|and|or|to|through|thru|till|until|from)+$"
)


class WrittenDate(Struct, frozen=True):
    """A date in a text: `weekday` counts from Monday = 0, `month` from 1; `day` is None for a month with a year."""

    span: Span
    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None

    def in_year(self, year: int) -> datetime.date | None:
        """The day it is in that year, or None if that year has no such day."""
        if self.day is None:
            return None
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def possible(self) -> bool:
        """Whether any year, or the year that is written, has such a day."""
        return self.day is None or self.in_year(self.year or 2000) is not None


def dates_at(text: str, month_starts: Iterable[int]) -> list[WrittenDate]:
    """The dates in `text` whose month name starts at one of the given offsets, in order."""
    dates = (_date_at(text, start) for start in month_starts)
    return [date for date in dates if date is not None]


def _date_at(text: str, start: int) -> WrittenDate | None:
    if start and text[start - 1].isalnum():
        return None
    before = text[max(0, start - 8) : start]
    day = _DAY_BEFORE.search(before) if before.endswith(" ") else None
    found = _MONTH_DAY.match(text, start)
    if found and (found[3] or not day) and int(found[2]) <= LONGEST_MONTH:
        if found[1] == "May" and found.end(1) != start + 3:
            return None
        end = found.end()
        weekday, at = _weekday_near(text, start, end)
        first = start if at is None else min(start, at.start)
        year = int(found[3]) if found[3] else None
        return WrittenDate(
            Span(first, max(end, at.end if at else 0)), _month(found[1]), int(found[2]), year, weekday, at
        )
    found = _MONTH_ALONE.match(text, start)
    if not found:
        return None
    year = int(found[2]) if found[2] else None
    if day and int(day[1]) <= LONGEST_MONTH:
        first = start - len(before) + day.start(1)
        weekday, at = _weekday_near(text, first, found.end())
        began = first if at is None else min(first, at.start)
        end = found.end() if year else start + len(found[0].rstrip(" ,."))
        return WrittenDate(Span(began, max(end, at.end if at else 0)), _month(found[1]), int(day[1]), year, weekday, at)
    if year:
        return WrittenDate(Span(start, found.end()), _month(found[1]), None, year)
    return None


def _weekday_near(text: str, start: int, end: int) -> tuple[int | None, Span | None]:
    """The weekday that is said of the date between the two offsets, and where."""
    low = max(0, start - 26)
    found = _WEEKDAY_BEFORE.search(text[low:start])
    if found:
        written = found[0].rstrip(" ,.(").removesuffix(" the").rstrip(",. ")
        at = Span(low + found.start(), low + found.start() + len(written))
        if _LISTED.search(text[max(0, at.start - 16) : at.start]):
            return None, None
        return _weekday(found[1]), at
    after = _WEEKDAY_AFTER.match(text, end)
    if after:
        return _weekday(after[1]), Span(after.start(1), after.end())
    return None, None


def _month(name: str) -> int:
    return MONTH_STARTS.index(name[:3]) + 1


def _weekday(name: str) -> int:
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name))


def nearest_year(date: WrittenDate, near: datetime.date) -> datetime.date | None:
    """The day, of those that a date without a year can be, that lies nearest to `near`."""
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := date.in_year(year))]
    return min(days, key=lambda day: abs((day - near).days)) if days else None


def days_in(month: int, year: int | None) -> int:
    """How many days the month has in that year; the most it ever has if the year is None."""
    return calendar.monthrange(year or 2000, month)[1]
