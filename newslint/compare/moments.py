"""When, as people write it who give neither year nor hour: "four years ago", "for half a century", "at first light"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.compare.amounts import amounts
from newslint.compare.frames import Detail, words_near
from newslint.compare.typed_details import CLOCK, ELSEWHERE
from newslint.extract.calendars import WEEKDAYS
from newslint.extract.numbers import value_of
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
#: parts of a day, in minutes from midnight; what a story has in them may be a little off
_PARTS: tuple[tuple[str, int, int], ...] = (
    (r"midday|noon|lunch ?time", 660, 870),
    (r"(?:early|small) hours|before dawn|before sunrise", 0, 420),
    (r"first light|daybreak|dawn|sunrise", 200, 510),
    (rf"in the morning|this morning|{_WEEKDAY} morning", 0, 780),
    (r"late morning", 540, 750),
    (rf"(?:the |this |in the |{_WEEKDAY} )(?:late |early )?afternoon", 690, 1140),
    (rf"(?:the |this |in the |{_WEEKDAY} )(?:late |early )?evening", 960, 1430),
    (r"dusk|nightfall|sunset", 870, 1350),
)  # fmt: skip
_PART = re.compile("|".join(rf"(?P<p{at}>\b(?:{words})\b)" for at, (words, _, _) in enumerate(_PARTS)))
_AFTERNOON = re.compile(r"[ap]\.?m\b|morning|afternoon|evening|night")
_LOOSE = re.compile(r"\b(?:by|until|before|after|since|from|next|will|would|till) (?:\w+ ){0,2}$")
#: what a clock time with its half of the day may be off, in minutes
_NEAR = 20


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
    """Years told by how long ago they are, for a story of a known `day`, and parts of the day."""
    if day:
        yield from _years(text, span, whole, day)
        yield from _days(text, span, whole, day)
    for part in parts_of_day(text, span):
        yield _detail("daypart", "", text, part.span, span, whole, part.low, part.high, loose=part.loose)


class PartOfDay(NamedTuple):
    """When in the day something was, in minutes from midnight; `loose` is a bound, or lies ahead."""

    says: str
    span: Span
    low: float
    high: float
    loose: bool


def parts_of_day(text: str, span: Span) -> Iterator[PartOfDay]:
    """The parts of the day, and the clock times that say in which half of it they are; none beside a zone."""
    if ELSEWHERE.search(text, span.start, span.end):
        return
    for found in _PART.finditer(text, span.start, span.end):
        _, low, high = _PARTS[int(str(found.lastgroup)[1:])]
        loose = bool(_LOOSE.search(text, max(span.start, found.start() - 24), found.start()))
        yield PartOfDay(found[0], Span(*found.span()), low, high, loose)
    for found in CLOCK.finditer(text, span.start, span.end):
        minutes = _of_day(found)
        if minutes is not None:
            loose = (found["lead"] or "").lower() in ("by", "before", "after", "until", "since", "from")
            yield PartOfDay(found[0], Span(*found.span()), minutes - _NEAR, minutes + _NEAR, loose)


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


def _of_day(found: re.Match[str]) -> int | None:
    """The minute of the day of a clock time that says in which half of the day it is."""
    hour = value_of(found["hour2"] or found["hour3"] or found["hour4"] or "")
    if not hour or hour.value > 24:
        return None
    minutes = int(hour.value) * 60 + int(found["minute"] or found["minute3"] or 0)
    told = _AFTERNOON.search(found[0])
    if told is None:
        return minutes if hour.value > 12 else None
    late = told[0][0] == "p" or told[0] in ("afternoon", "evening") or (told[0] == "night" and hour.value > 4)
    return minutes % 720 + (720 if late else 0)


def _detail(
    kind: str, key: str, text: str, at: Span, span: Span, whole: frozenset[str], low: float, high: float,
    loose: bool = False,
) -> Detail:  # fmt: skip
    return Detail(kind, key, at.of(text), at, words_near(text, span, at.start, at.end), whole, low, high, loose)
