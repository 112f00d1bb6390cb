"""The calendar: a weekday that the day didn't fall on, and days that no calendar has."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract.calendars import FIRST_SURE_YEAR, MONTHS, WEEKDAYS, WrittenDate, days_in, nearest_year
from newslint.extract.late_pattern import LatePattern
from newslint.extract.mentions import dates
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: a date without a year this near to the story's own (days) can hardly be of another year
_NEAR = 14
#: other dates of a line that are asked
_MOST = 20
#: dates that vouch for a year, the first year that is tried, and the months on either side of the new year
_VOUCHED, _OLDEST, _WINTER, MONTHS_OF_YEAR = 3, 1990, 2, 12
_OTHER_YEAR = re.compile(rf"\b(?:[Ll]ast|[Nn]ext|[Pp]revious|[Ff]ollowing) (?:year|{'|'.join(MONTHS)})\b")
_TO_COME = re.compile(
    r"\b(?:will|set to|scheduled|due to|planned (?:for|to)|(?:is|are|was|were) to|expected to)\b[^.]*$"
)
_YEARS = re.compile(r"\b((?:19|20)\d\d)\b")
#: pictures of other years in one line of text, as galleries come out of an extractor
_GALLERY = re.compile(r"Hide Caption|(?<!\d)\d++ of \d++ Photos|\bPhotos: ")


class Options(Struct, frozen=True):
    """`look_for`: `weekday` (the day fell on another) or `day` (the month has no such day)."""

    look_for: Literal["weekday", "day"] = "weekday"


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts of `weekday`: the default one if the year is written, `year-of-story` if it is the story's."""
    for date in view.whole.shared(dates):
        if date.possible if options.look_for == "day" else date.weekday is None or not date.possible:
            continue
        if any(p.span.holds(date.span) for p in view.passages) and view.admits(date.span):
            yield from [_no_such_day(date)] if options.look_for == "day" else _wrong_weekday(view, date)
    if options.look_for == "weekday":
        yield from _days_beside(view)


#: a weekday that is said of the day beside a date: "on 7 September … from the next day, a Monday"
_BESIDE = LatePattern(
    rf"\b(?:[Tt]he )?(?P<which>next day|following day|day after|day before|previous day|preceding day|same day"
    rf"|day itself)(?:,|,? (?:which (?:is|was|will be|falls on|fell on)|being|\())? ?(?:an? |on an? )"
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b",
    needs=(
        "next day",
        "following day",
        "day after",
        "day before",
        "previous day",
        "preceding day",
        "same day",
        "itself",
    ),
)
_STEP = {"next": 1, "following": 1, "day after": 1, "same": 0, "day itself": 0}
#: characters before such a day in which its date stands
_REACH = 320


def _days_beside(view: View) -> Iterator[Hit]:
    """Weekdays of the day before or after the last date that the paragraph, or the one before it, names."""
    published = view.story.published if view.story else None
    if published is None or view.story is None or view.story.published_from == "inferred":
        return
    if view.passages:
        for found in _BESIDE.finditer(view.text, view.passages[0].span.start, view.passages[-1].span.end):
            if not any(p.span.holds(Span(*found.span())) for p in view.passages):
                continue
            before = [d for d in view.whole.shared(dates) if d.span.end <= found.start() and d.possible and d.day]
            if not before or found.start() - before[-1].span.end > _REACH or not view.admits(Span(*found.span())):
                continue
            last = before[-1]
            between = view.text[last.span.end : found.start()]
            day = last.in_year(last.year) if last.year else nearest_year(last, published)
            if day is None or re.search(rf"\b(?:{'|'.join(WEEKDAYS)}|yesterday|today|tomorrow|week)\b", between):
                continue
            if not last.year and abs((day - published).days) > _SAME_SEASON:
                continue
            step = next((n for word, n in _STEP.items() if found["which"].startswith(word)), -1)
            due = day + datetime.timedelta(step)
            if due.year >= FIRST_SURE_YEAR and WEEKDAYS[due.weekday()] != found["weekday"]:
                fields = (
                    ("written", found["weekday"]),
                    ("date", f"{due.day} {MONTHS[due.month - 1]} {due.year}"),
                    ("weekday", WEEKDAYS[due.weekday()]),
                    ("because", f"the day beside {last.span.of(view.text)}"),
                    ("near", _near(due, WEEKDAYS.index(found["weekday"]))),
                )
                yield Hit(Span(*found.span()), fields, "year-of-story")


#: days around the story's own within which a date without a year is of its year; chosen
_SAME_SEASON = 120


def _no_such_day(date: WrittenDate) -> Hit:
    fields = (
        ("month", MONTHS[date.month - 1]),
        ("days", str(days_in(date.month, date.year))),
        ("year", f" in {date.year}" if date.year else ""),
    )
    return Hit(date.span, fields)


def _wrong_weekday(view: View, date: WrittenDate) -> Iterator[Hit]:
    assert date.weekday is not None
    assert date.weekday_span is not None
    published = view.story.published if view.story else None
    verdict, because = "", "as written"
    if date.year:
        day = date.in_year(date.year)
        if date.year < FIRST_SURE_YEAR:
            return
    else:
        if published is None or view.story is None or view.story.published_from == "inferred":
            yield from _against_the_others(view, date)
            return
        day = nearest_year(date, published)
        verdict, because = "year-of-story", f"the story is of {published} ({view.story.published_from})"
    if day is None or day.weekday() == date.weekday:
        return
    if published and not date.year and _all_misfit(view, date, published):
        return
    if published and not date.year and _may_be_another_year(view, date, (day - published).days):
        return
    fields = (
        ("written", WEEKDAYS[date.weekday]),
        ("date", f"{day.day} {MONTHS[day.month - 1]} {day.year}"),
        ("weekday", WEEKDAYS[day.weekday()]),
        ("because", because),
        ("near", _near(day, date.weekday)),
    )
    yield Hit(date.span, fields, verdict)


def _near(day: datetime.date, weekday: int) -> str:
    """Two days that may have been meant: the same one of a month beside it, else the nearest with that weekday."""
    months = [day.replace(day=1) - datetime.timedelta(1), day.replace(day=1) + datetime.timedelta(32)]
    same = [m.replace(day=day.day) for m in months if day.day <= days_in(m.month, m.year)]
    after = day + datetime.timedelta((weekday - day.weekday()) % 7)
    found = [d for d in same if d.weekday() == weekday] + [after, after - datetime.timedelta(7)]
    nearest = sorted(dict.fromkeys(found), key=lambda d: (d not in same, abs((d - day).days)))[:2]
    return " or ".join(f"{d.day} {MONTHS[d.month - 1]}" for d in sorted(nearest))


def _against_the_others(view: View, date: WrittenDate) -> Iterator[Hit]:
    """A weekday that no year allows in which those of all the other dates of the story, three or more, are right."""
    assert date.weekday is not None
    others = {
        (d.month, d.day): d for d in view.whole.shared(dates) if d.weekday is not None and d.possible and not d.year
    }
    others.pop((date.month, date.day), None)
    if not _VOUCHED <= len(others) <= _MOST:
        return
    newest = datetime.date.today().year + 1
    years = [y for y in range(_OLDEST, newest) if all(_fits(other, y) for other in others.values())]
    if not years or any(_fits(date, year) for year in years):
        return
    days = {day.weekday() for year in years if (day := date.in_year(year))}
    if len(days) == 1:
        fields = (
            ("written", WEEKDAYS[date.weekday]),
            ("date", f"{date.day} {MONTHS[date.month - 1]}"),
            ("weekday", WEEKDAYS[days.pop()]),
            ("because", f"as the {len(others)} other dates of the story have it"),
            ("near", _near(next(d for year in years if (d := date.in_year(year))), date.weekday)),
        )
        yield Hit(date.span, fields, "year-of-story")


def _fits(date: WrittenDate, year: int) -> bool:
    """Whether the weekday is right in that year, or in the next one for a winter's second half, and so on."""
    near = [year] + [year + 1] * (date.month <= _WINTER) + [year - 1] * (date.month > MONTHS_OF_YEAR - _WINTER)
    return any((day := date.in_year(y)) and day.weekday() == date.weekday for y in near)


def _may_be_another_year(view: View, date: WrittenDate, ahead: int) -> bool:
    """Whether something says that a date without a year isn't of the year nearest to the story's own date."""
    passage = next(p for p in view.passages if p.span.holds(date.span))
    near = Span(max(passage.span.start, date.span.start - 800), min(passage.span.end, date.span.end + 800))
    around = near.of(view.text)
    if abs(ahead) <= _NEAR:
        return False
    if ahead > 0 and _TO_COME.search(view.text, max(near.start, date.span.start - 250), date.span.start):
        return False
    vouching = _vouching(view, date, passage.span)
    if view.whole.is_quoted(date.span) or (_GALLERY.search(around) and not vouching):
        return True
    if vouching >= _VOUCHED:
        return False
    published = view.story.published if view.story else None
    years = [int(year) for year in _YEARS.findall(around)]
    if published and _OTHER_YEAR.search(around):
        years += [published.year - 1, published.year + 1]
    days = [date.in_year(year) for year in years]
    return any(day and day.weekday() == date.weekday for day in days)


def _all_misfit(view: View, date: WrittenDate, published: datetime.date) -> bool:
    """Whether the story has other dates with weekdays and none of them fits its date: then that date is the slip."""
    others = [d for d in view.whole.shared(dates) if d is not date and d.weekday is not None and not d.year][:_MOST]
    days = [(d, nearest_year(d, published)) for d in others if (d.month, d.day) != (date.month, date.day)]
    # dates of another time, as galleries have them, say nothing of the story's
    near = [(d, day) for d, day in days if day and abs((day - published).days) <= _NEAR]
    return bool(near) and not any(day.weekday() == d.weekday for d, day in near)


def _vouching(view: View, date: WrittenDate, line: Span) -> int:
    """How many other dates of the same line fit the year that is taken for them; 0 if one of them doesn't."""
    published = view.story.published if view.story else None
    others = [d for d in view.whole.shared(dates) if d is not date and d.weekday is not None and not d.year]
    beside = [d for d in others if line.holds(d.span)][:_MOST]
    days = [(d, nearest_year(d, published)) for d in beside if published]
    return len(days) if all(day and day.weekday() == d.weekday for d, day in days) else 0
