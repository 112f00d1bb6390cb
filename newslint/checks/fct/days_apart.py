"""Days that a story counts by their weekdays, or a fixed stretch apart: Monday and Thursday, three days later."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from newslint.checks.fct.spans_of_days import Miscount
from newslint.extract.calendars import WEEKDAYS
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ROUGH_WORDS, WORDS_TO_99, value_of
from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import When, times_in
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

_N = rf"(?i:{WORDS_TO_99}|\d{{1,3}}|a)"
_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b(?!s)")
_LATER = LatePattern(
    rf"(?<![\w.,-])(?P<n>{_N}) (?P<unit>days?|hours|weeks?) (?:later|afterwards|after that)\b(?! than)",
    needs=(" days ", " day ", " hours ", " week ", " weeks "),
)
_ROUGH = re.compile(rf"\b(?i:{ROUGH_WORDS}|just|at least|barely|only|within|few|or)(?: an?| the)? \Z")
_OTHER = re.compile(r"\b(?:last|next|previous|following|every|each|week|before|Easter|Good|Black|Ash|Palm|Whit|night) ")
_APART = LatePattern(
    r"\b(?:(?P<n>a|one|two|three|four|six) (?P<unit>week|fortnight|day|month)s? apart|(?P<every>weekly|fortnightly)"
    r"|at (?P<by>weekly|fortnightly) intervals)\b",
    needs=(" apart", "weekly", "fortnightly"),
)
#: a story without one of these tells no such count
_MARK = re.compile(r" (?:days?|hours) (?:later|after)| apart\b|\b(?:weekly|fortnightly)\b")
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "weekly": 7, "fortnightly": 14}
#: a list of days of one month: on 5, 12 and 19 August; on August 5, 12 and 19
_LISTED = re.compile(
    r"\b(?P<days>\d{1,2}(?:, \d{1,2}){1,8},? and \d{1,2}) (?P<month>[A-Z][a-z]+)\b"
    r"|\b(?P<month2>[A-Z][a-z]+) (?P<days2>\d{1,2}(?:, \d{1,2}){1,8},? and \d{1,2})\b(?!,? \d)"
)
#: days that a count of hours may be off, as they begin and end at any hour; sentences that name the days of a series
_HOURS_OFF, _ON = 0.75, 3


def days_told_apart(whole: StoryText, today: datetime.date | None) -> Iterator[Miscount]:
    """The counts between two weekdays, and the days of a series, that a story's body has wrong."""
    text = whole.text
    if not whole.passages or not may_match(whole, _MARK):
        return
    known = whole.shared(sentences_of_passages)
    for passage in (p for p in whole.passages if p.part in BODY_PARTS):
        sentences = known.get(passage.span.start, [])
        if _MARK.search(text, passage.span.start, passage.span.end):
            for at, (start, end) in enumerate(sentences):
                yield from _misplaced_weekdays(text, start, end, sentences[at - 1] if at else None)
                yield from _uneven_series(text, sentences, at, today)


def _misplaced_weekdays(text: str, start: int, end: int, before: tuple[int, int] | None) -> Iterator[Miscount]:
    """A count of days or hours between two weekdays that lie otherwise in the week."""
    for found in _LATER.finditer(text, start, end):
        days = list(_DAY.finditer(text, start, end))
        number = value_of(found["n"].lower())
        if len(days) == 1 and before and not _OTHER.search(text, *before) and days[0].start() > found.start():
            # the first on Monday; three days later, on Thursday
            days = [*_DAY.finditer(text, *before), *days]
        if len(days) != 2 or number is None or _OTHER.search(text, start, end):
            continue
        if _ROUGH.search(text, max(start, found.start() - 16), found.start()) or found["unit"].startswith("week"):
            continue
        if days[0].start() > found.start() or re.search(r"[.;]", text[max(start, days[0].end()) : found.start()]):
            continue
        passed = (WEEKDAYS.index(days[1][0]) - WEEKDAYS.index(days[0][0])) % 7
        hours = found["unit"] == "hours"
        due, off = (number.value / 24, _HOURS_OFF) if hours else (number.value, 0)
        if due < 1 or min((passed - due) % 7, (due - passed) % 7) <= off:
            continue
        computed = f"{passed} day{'s' * (passed != 1)}" if passed else "a week"
        written = text[found.start() : found.end("unit")]
        yield Miscount(
            Span(days[0].start(), max(found.end(), days[1].end())), written, days[0][0], days[1][0], computed
        )  # fmt: skip


def _uneven_series(
    text: str, sentences: list[tuple[int, int]], at: int, today: datetime.date | None
) -> Iterator[Miscount]:
    """A day of a series that doesn't lie as far from its neighbours as all of them are said to."""
    start, end = sentences[at]
    for found in _APART.finditer(text, start, end):
        size = _UNITS.get(found["unit"] or found["every"] or found["by"])
        number = value_of(found["n"]) if found["n"] else None
        if size is None:
            continue
        gap = size * int(number.value if number else 1)
        last = sentences[min(at + _ON - 1, len(sentences) - 1)][1]
        listed = list(_listed(text, start, last, today))
        named = [day for day in times_in(text, start, last, today, weekdays=False) if day.grain == "day"]
        days = sorted((*listed, *(d for d in named if not any(d.start == one.start for one in listed))), key=_place)
        yield from _uneven(text, days, gap, text[found.start() : found.end()])


def _place(when: When) -> int:
    return when.start


def _uneven(text: str, days: list[When], gap: int, stated: str) -> Iterator[Miscount]:
    gaps = [(other.first - one.first).days for one, other in itertools.pairwise(days)]
    if len(gaps) < 2 or gaps.count(gap) == len(gaps) or not all(0 < one < 2 * gap for one in gaps):
        return
    if gaps.count(gap) == 0:
        return
    wrong = next(at for at, one in enumerate(gaps) if one != gap)
    one, other = days[wrong], days[wrong + 1]
    yield Miscount(
        Span(one.start, other.end), stated, text[one.start : one.end], text[other.start : other.end],
        f"{gaps[wrong]} days",
    )  # fmt: skip


def _listed(text: str, start: int, end: int, today: datetime.date | None) -> Iterator[When]:
    """The days of a list that names its month once."""
    found = _LISTED.search(text, start, end)
    if found is None:
        return
    group = "days" if found["days"] else "days2"
    month = found["month"] or found["month2"]
    for day in re.finditer(r"\d{1,2}", found[group]):
        whole = f"{day[0]} {month}"
        known = times_in(whole, 0, len(whole), today, weekdays=False)
        if known:
            at = found.start(group) + day.start()
            yield When(at, at + len(day[0]), known[0].first, known[0].last, "day", known[0].year_given)
