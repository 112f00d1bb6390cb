"""Points of a story that have a type of their own: measures, durations, clock times, years, ages, places in an order.

A value is a range, from the least to the most that the writing can mean, so that bounds, rounding and two systems of
units are no contradiction.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from newslint.compare.frames import EMPTY, Detail, stem, words_near
from newslint.extract.numbers import DIGITS, SMALL, TENS, ordinal_value, value_of
from newslint.extract.units import WRITTEN_UNIT, unit_named
from newslint.model import Span

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_WORDS = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{_SMALL}))?|{_SMALL})"
_NUMBER = rf"(?:{DIGITS}|(?i:{_WORDS}))"
_BOUND = (
    r"(?P<bound>(?:more than|at least|over|above|less than|fewer than|under|up to|about|around|some|nearly|almost"
    r"|roughly) )?"
)
_LEAST, _MOST = (
    frozenset(("more than", "at least", "over", "above")),
    frozenset(("less than", "fewer than", "under", "up to")),
)
_MEASURE = re.compile(rf"(?<![\w.,$£€]){_BOUND}(?P<number>{_NUMBER})(?P<gap>[ -]?)(?P<unit>{WRITTEN_UNIT})")
#: units in letters that are words or signs of something else as well
_DOUBTFUL = frozenset("in m st g mi nm".split())  # noqa: SIM905
_DIMENSIONS = frozenset("length area mass volume speed".split())  # noqa: SIM905
_UNIT = "minute|hour|day|week|month|year"
_SPAN = re.compile(
    rf"(?<![\w.,$£€]){_BOUND}(?P<number>{_NUMBER})(?P<half> and a half)?[ -](?P<unit>{_UNIT})s?\b"
    rf"(?: and (?P<number2>{_NUMBER})[ -](?P<unit2>minute|day|month)s?\b)?(?!-old| old| ago| later| earlier|[ -]long)"
)
_PRISON = re.compile(
    r"\b(?:jail(?:ed)?|prison|imprison\w*|behind bars|sentenced|serve|parole|custody|caged|locked up)\b", re.IGNORECASE
)
#: what stands before the last of several spans of time
_SEVERAL = re.compile(r"(?:\bto|\band|\bor|\bbetween|-) $")
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43830, "year": 525960}
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LEAD = (
    r"(?P<lead>shortly after|just after|shortly before|just before|at|around|about|by|before|after|until|since|from) "
)
#: a time of day: half past seven, ten to five, 7.30am, two in the afternoon
CLOCK = re.compile(
    rf"(?:\b(?i:{_LEAD}))?(?:\b(?P<past>half|(?:a )?quarter|five|ten|twenty|twenty-five) (?P<to>past|to)"
    rf" (?P<hour>{_HOURS})\b|\b(?P<hour2>\d{{1,2}})(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    rf"|(?<=at )(?P<hour3>\d{{1,2}})[.:](?P<minute3>[0-5]\d)\b(?! ?(?:per|%|million|billion|dollars|points?|dlrs?|pct))"
    rf"|\b(?P<hour4>{_HOURS}|\d{{1,2}}) (?:o['’]clock\b|in the (?:morning|afternoon|evening)|at night))"
)
#: what tells that a clock is another zone's
ELSEWHERE = re.compile(r"\b(?:local time|GMT|UTC|BST|EST|CET|time zone|watch|wristwatch)\b")
_PAST = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_YEAR = re.compile(r"\b(?P<how>in|since|from|of|until|the) (?P<year>1[5-9]\d\d|20\d\d)\b(?![-/–]\d|,?\d| ?%)")
_ORDINAL = re.compile(
    r"\b(?P<place>\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"[ -](?P<noun>[a-z]{4,})\b"
)
_NAME = r"[A-Z][a-zà-ž’']+(?:-[A-Z][a-zà-ž]+)?"
_PERSON = rf"{_NAME} (?:[A-Z]\. )?(?P<last>{_NAME})"
_FULL = re.compile(_PERSON)
_AGE = re.compile(
    rf"\b(?:aged|(?:at )?the age of|age) (?P<age>{_NUMBER})\b"
    rf"|(?P<age2>\b(?:\d\d|(?i:{_WORDS})))[- ]years?[- ]old\b"
    rf"|\b(?:boy|girl|man|woman|lad|teenager|pensioner|widow|widower) of (?P<age3>\d\d|{_WORDS})\b"
    rf"|\bturned (?P<age4>\d\d)\b"
)
#: characters between a name and its age
_APART = 45
#: two ages that are one year apart may have a birthday between them
_BIRTHDAY = 0.5


def typed_details(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """The points of a sentence of which the type says what they are."""
    for maker in (_measures, _spans, clock_times, _years, _ordinals, _ages):
        yield from maker(text, span, whole)


def _range(value: float, bound: str | None, step: float = 0.0) -> tuple[float, float]:
    word = (bound or "").strip()
    if word in _LEAST:
        return value, math.inf
    if word in _MOST:
        return 0.0, value
    slack = value / 10 if word else step
    return value - slack, value + slack


def _measures(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _MEASURE.finditer(text, span.start, span.end):
        written, number = found["unit"], value_of(found["number"])
        unit = unit_named(written)
        if not unit or not number or unit.dimension not in _DIMENSIONS or number.value < 2:
            continue
        if written in _DOUBTFUL and (found["gap"] or not found["number"][-1].isdigit()):
            continue
        # what is rounded in one system is no rounder in the other
        low, high = _range(number.value, found["bound"], max(number.step / 2, number.value * 0.04))
        low, high = low * min(unit.factors), high * max(unit.factors)
        at = Span(found.start("number"), found.end())
        near = words_near(text, span, at.start, at.end)
        yield Detail("measure", unit.dimension, at.of(text), at, near, whole, low, high)


def _spans(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _SPAN.finditer(text, span.start, span.end):
        number = value_of(found["number"])
        if not number or number.value < 2:
            continue
        value = (number.value + (0.5 if found["half"] else 0)) * _MINUTES[found["unit"]]
        more = value_of(found["number2"]) if found["number2"] else None
        if more:
            value += more.value * _MINUTES[found["unit2"]]
        low, high = _range(value, found["bound"], _MINUTES[found["unit2"] or found["unit"]] * 0.6)
        at = Span(found.start("number"), found.end())
        near = words_near(text, span, at.start, at.end)
        if found["unit"] in ("month", "year") and _PRISON.search(text, span.start, span.end):
            yield Detail("term", "", at.of(text), at, near, whole, low, high)
        if found["unit"] == "day" or _SEVERAL.search(text, span.start, at.start):
            continue
        key = "long" if found["unit"] in ("week", "month", "year") else "short"
        yield Detail("duration", key, at.of(text), at, near, whole, low, high)


def clock_times(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """The times of day of a sentence, on a dial of twelve hours; none if it names a zone."""
    if ELSEWHERE.search(text, span.start, span.end):
        return
    for found in CLOCK.finditer(text, span.start, span.end):
        value = _minutes(found)
        if value is None:
            continue
        lead = (found["lead"] or "").lower()
        loose = lead in ("by", "before", "after", "until", "since", "from")
        slack = 0 if lead == "at" and (found["minute"] or found["minute3"]) else 20
        start = found.end("lead") + 1 if lead else found.start()
        at = Span(start, found.end())
        near = words_near(text, span, *found.span())
        yield Detail("hour", "", at.of(text), at, near, whole, value - slack, value + slack, loose)


def _minutes(found: re.Match[str]) -> int | None:
    """The time of day, in minutes on a dial of twelve hours."""
    hour = found["hour"] or found["hour2"] or found["hour3"] or found["hour4"]
    number = value_of(hour)
    if not number or not 0 <= number.value <= 24:
        return None
    minute = int(found["minute"] or found["minute3"] or 0)
    if found["past"]:
        minute = _PAST[found["past"]] * (1 if found["to"] == "past" else -1)
    return (int(number.value) * 60 + minute) % 720


def _years(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _YEAR.finditer(text, span.start, span.end):
        at, year = Span(*found.span("year")), float(found["year"])
        yield Detail("year", "", found["year"], at, words_near(text, span, at.start, at.end), whole, year, year)


def _ordinals(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _ORDINAL.finditer(text, span.start, span.end):
        place, noun = ordinal_value(found["place"]), found["noun"]
        if place and noun not in EMPTY:
            at = Span(*found.span("place"))
            near = words_near(text, span, *found.span())
            yield Detail("ordinal", stem(noun), found["place"], at, near, whole, float(place), float(place))


def _ages(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    names = list(_FULL.finditer(text, span.start, span.end))
    for found in _AGE.finditer(text, span.start, span.end):
        group = next(name for name in ("age", "age2", "age3", "age4") if found[name])
        age = value_of(found[group])
        near = [name for name in names if _gap(name, found) <= _APART]
        if not age or not near:
            continue
        whose = min(near, key=lambda name: _gap(name, found))["last"]
        at = Span(*found.span(group))
        yield Detail("age", whose, found[group], at, frozenset(), whole, age.value - _BIRTHDAY, age.value + _BIRTHDAY)


def _gap(name: re.Match[str], found: re.Match[str]) -> int:
    return max(name.start() - found.end(), found.start() - name.end())
