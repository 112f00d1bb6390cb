"""Days without a year ("lauantai 9.1.", "(9月5日)", "Feb 3"): the year that the page tells elsewhere completes them.

The day of an issue, the month in a page's head, the days of its other stories, the year of its rights. A weekday must
fit; where two years are possible, none is.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.model import Story
from newslint.segmenting.calendar_names import month_of, weekday_of
from newslint.segmenting.credit_words import BY, POSTED
from newslint.segmenting.dates import DayOrder, dates_in
from newslint.segmenting.lines import is_running
from newslint.segmenting.names import plain

#: a line that tells a day has no more characters, and beside it no more words
LONGEST, BESIDE = 60, 5
#: so many letters a word has that stands in small letters beside a day and is neither a weekday nor of a credit
_SMALL = 3
#: a page is no older than its stories, but for a calendar's that are still to come, and no younger than a year
AHEAD, BEFORE = 10, 350
_NAMED = (
    re.compile(
        r"(?<![\w.,/-])(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?,? (?:of |de |d['’])?"
        r"(?P<month>[^\W\d_]{3,14})\.?(?![\w/])"
    ),
    re.compile(r"(?<!\w)(?P<month>[^\W\d_]{3,14})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:/]|[.,]\d)"),
)
_EASTERN = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_FIGURES = re.compile(r"(?<![\w.,/:-])(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?:\.(?!\d)|(?![\w/:.-]))")
_WORD = re.compile(r"[^\W\d_]{2,14}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: a year by itself counts in a line of rights, or beside a month
_RIGHTS = re.compile(r"©|\(c\)|copyright|年\s?\d{1,2}\s?月(?!\s?\d)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{3,24})[)）\]】]$")


class YearlessDay(Struct, frozen=True):
    """A day and a month, and the weekdays that stand beside them."""

    day: int
    month: int
    weekdays: frozenset[int]


def yearless_day(text: str, order: DayOrder | None = None) -> YearlessDay | None:
    """The day that a short line tells without its year; None if it tells none, a whole date, or more than a credit."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)) or dates_in(text) or _YEAR.search(text):
        return None
    found = _named(text) or _figures(text, order)
    if found is None:
        return None
    start, end, day, month = found
    rest = text[:start] + " " + text[end:]
    if not (1 <= day <= 31 and 1 <= month <= 12) or len(rest.split()) > BESIDE or text[-1] in "?!":
        return None
    words = [word[0] for word in _WORD.finditer(rest)]
    named = [weekday_of(word) for word in words if len(word) > 2 or not word.isascii()]
    if any(
        word[0].islower() and len(word) > _SMALL and not (weekday_of(word) or plain(word) in BY | POSTED)
        for word in words
    ):
        return None  # "May 12 ways to win"
    return YearlessDay(day, month, frozenset().union(*named))


def _named(text: str) -> tuple[int, int, int, int] | None:
    if found := _EASTERN.search(text):
        return found.start(), found.end(), int(found[2]), int(found[1])
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            months = month_of(found["month"], after_dot="." in found[0])
            if len(months) == 1:
                return found.start(), found.end(), int(found["day"]), next(iter(months))
    return None


def _figures(text: str, order: DayOrder | None) -> tuple[int, int, int, int] | None:
    """From "9.1." and, where a page writes the day first or last, "9/1"; a weekday must stand before it."""
    found = _FIGURES.search(text)
    if not found or not any(weekday_of(word[0]) for word in _WORD.finditer(text[: found.start()])):
        return None
    one, two = int(found["a"]), int(found["b"])
    if found["mark"] == "." or order == "dmy" or one > 12:
        return found.start(), found.end(), one, two
    if order == "mdy" or two > 12:
        return found.start(), found.end(), two, one
    return None


def date_without_year(
    stories: Sequence[Story], own: Sequence[Sequence[str]], page: Sequence[str], order: DayOrder | None
) -> list[Story]:
    """The stories, those without a date dated by a day of their `own` lines and the year that the `page` tells."""
    undated = [story for story in stories if story.published is None]
    days = [_own_day(lines, order) if story.published is None else None for story, lines in zip(stories, own)]
    if not undated or not any(days):
        return list(stories)
    short = [line for line in page if len(line) <= 2 * LONGEST and not is_running(line)]
    whole = {found.stamp.day for line in short for found in dates_in(line, order)}
    years = {int(found[0]) for line in short if _RIGHTS.search(line) for found in _YEAR.finditer(line)}
    told = []
    for story, day in zip(stories, days):
        date = _complete(day, whole, years) if day else None
        told.append(
            replace(story, published=date, published_range=(date, date), published_from="inferred") if date else story
        )
    return told


def _own_day(lines: Sequence[str], order: DayOrder | None) -> YearlessDay | None:
    """The day that the lines over and under a text tell, or the brackets at its end."""
    texts = [at for at, line in enumerate(lines) if is_running(line)]
    head, foot = (lines[: texts[0]], lines[texts[-1] + 1 :]) if texts else (lines, ())
    found = next((day for line in [*head, *foot] if (day := yearless_day(line, order))), None)
    if found or not texts:
        return found
    closing = _BRACKETED.search(lines[texts[-1]])
    return yearless_day(closing[1], order) if closing else None


def _complete(day: YearlessDay, whole: Iterable[datetime.date], years: Iterable[int]) -> datetime.date | None:
    """The one date that a day can be; None where there are several, or none."""
    near = {date for known in whole for date in _near(day, known)}
    found = {date for date in near or _in_years(day, years) if not day.weekdays or date.weekday() in day.weekdays}
    return found.pop() if len(found) == 1 else None


def _near(day: YearlessDay, known: datetime.date) -> Iterator[datetime.date]:
    for date in _in_years(day, (known.year - 1, known.year, known.year + 1)):
        if -BEFORE <= (date - known).days <= AHEAD:
            yield date


def _in_years(day: YearlessDay, years: Iterable[int]) -> Iterator[datetime.date]:
    for year in years:
        try:
            yield datetime.date(year, day.month, day.day)
        except ValueError:
            continue
