"""When, as people write it who give neither year nor hour: "four years ago", "for half a century", "at first light"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.compare.amounts import amounts
from newslint.compare.frames import Detail, words_near
from newslint.extract.calendars import WEEKDAYS
from newslint.model import Span

#: behind an amount: how long ago, or for how long until now
_AGO = re.compile(r" years? (?:ago|earlier|before)\b")
_FOR = re.compile(r" years\b(?! (?:in (?:jail|prison|custody)|old|ago|later|earlier|from|to come))")
#: before an amount of years that last until now
_HELD = re.compile(
    r"\b(?:has|have|had|[’']s|[’']d)\b(?: [a-z’'-]+){0,5} for(?: the (?:past|last))?"
    r" (?:(?:about|some|nearly|almost|more than|over) )?$"
)
_STRETCH = re.compile(
    r"\b(?P<hedge>nearly |almost |more than |over )?(?P<what>half a century|a century|a decade)(?P<ago> ago)?\b"
)
_STRETCHES = {"half a century": (44.0, 62.0), "a century": (90.0, 120.0), "a decade": (8.0, 14.0)}
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
#: a day by its name, and how many days ago others are that count from the day of the story
_AGO_DAYS = {"yesterday": 1, "last night": 1, "today": 0, "this morning": 0, "tonight": 0}
_DAY_OF_WEEK = re.compile(
    rf"\b(?:(?:on|last|early|late|since) (?P<name>{_WEEKDAY})"
    rf"|(?P<name2>{_WEEKDAY}) (?:night|morning|afternoon|evening)"
    rf"|(?P<relative>{'|'.join(_AGO_DAYS)}))\b",
    re.IGNORECASE,
)
#: somebody says so on a day on which nothing else need have happened, or what is told of lies ahead
_OF_ANOTHER_DAY = re.compile(
    r"\b(?:said|says|told|announced|reported|denied|called|warned|urged|asked|confirmed|added"
    r"|will|would|is to|are to|due"
    r"|from|until|by|next|expected|scheduled|plans?|later|since|had been)\b",
    re.IGNORECASE,
)


def moments(text: str, span: Span, whole: frozenset[str], day: datetime.date | None) -> Iterator[Detail]:
    """Years told by how long ago they are, and days, for a story of a known `day`."""
    if day:
        yield from _years(text, span, whole, day)
        yield from _days(text, span, whole, day)


def _years(text: str, span: Span, whole: frozenset[str], day: datetime.date) -> Iterator[Detail]:
    told = amounts(text, span.start, span.end) if text.find(" years", span.start, span.end) >= 0 else ()
    for amount in told:
        ago = _AGO.match(text, amount.span.end)
        held = _FOR.match(text, amount.span.end) and _HELD.search(text, span.start, amount.span.start)
        if ago or held:
            end = ago.end() if ago else amount.span.end
            low, high = day.year - amount.high - 1, day.year - amount.low + (0 if ago else 1)
            yield _detail("year", "", text, Span(amount.span.start, end), span, whole, low, high)
    for found in _STRETCH.finditer(text, span.start, span.end):
        if found["ago"] or _HELD.search(text, span.start, found.start()):
            least, most = _STRETCHES[found["what"]]
            yield _detail("year", "", text, Span(*found.span()), span, whole, day.year - most, day.year - least)


def _days(text: str, span: Span, whole: frozenset[str], day: datetime.date) -> Iterator[Detail]:
    """On which day something was that a sentence gives by its weekday, or counts from its own."""
    for found in _DAY_OF_WEEK.finditer(text, span.start, span.end):
        named = found["name"] or found["name2"]
        ago = (
            (day.weekday() - WEEKDAYS.index(named.capitalize())) % 7 if named else _AGO_DAYS[found["relative"].lower()]
        )
        value = float(day.toordinal() - ago)
        around = text[max(span.start, found.start() - 50) : min(span.end, found.end() + 12)]
        loose = _OF_ANOTHER_DAY.search(around) is not None
        yield _detail("past day", "", text, Span(*found.span()), span, whole, value, value, loose)


def _detail(
    kind: str, key: str, text: str, at: Span, span: Span, whole: frozenset[str], low: float, high: float,
    loose: bool = False,
) -> Detail:  # fmt: skip
    return Detail(kind, key, at.of(text), at, words_near(text, span, at.start, at.end), whole, low, high, loose)
