"""Points of a story that have a type of their own: measures, durations, clock times, years, ages, places in an order.

A value is a range, from the least to the most that the writing can mean, so that bounds, rounding and two systems of
units are no contradiction.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from newslint.compare.frames import Detail, words_near
from newslint.compare.points.measures import BEFORE, FORMER
from newslint.extract.numbers import DIGITS, SMALL, TENS, value_of
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
_UNIT = "minute|hour|day|week|month|year"
_SPAN = re.compile(
    rf"(?<![\w.,$£€]){_BOUND}(?P<number>{_NUMBER})(?P<half> and a half)?[ -](?P<unit>{_UNIT})s?\b"
    rf"(?: and (?P<number2>{_NUMBER})[ -](?P<unit2>minute|day|month)s?\b)?(?!-old| old| ago| later| earlier|[ -]long)"
)
_PRISON = re.compile(
    r"\b(?:jail(?:ed)?|prison|imprison\w*|behind bars|sentenced|serve|parole|custody|caged|locked up)\b", re.IGNORECASE
)
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
_YEAR = re.compile(r"\b(?P<how>in|since|from|of|until|the) (?P<year>1[5-9]\d\d|20\d\d)\b(?![-/–]\d|,?\d| ?%)")
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
    for maker in (_terms, _years, _ages):
        yield from maker(text, span, whole)


def _range(value: float, bound: str | None, step: float = 0.0) -> tuple[float, float]:
    word = (bound or "").strip()
    if word in _LEAST:
        return value, math.inf
    if word in _MOST:
        return 0.0, value
    slack = value / 10 if word else step
    return value - slack, value + slack


def _terms(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _SPAN.finditer(text, span.start, span.end):
        number = value_of(found["number"])
        if (
            not number
            or number.value < 2
            or FORMER.search(text, max(span.start, found.start() - BEFORE), found.start())
        ):
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


def _years(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _YEAR.finditer(text, span.start, span.end):
        at, year = Span(*found.span("year")), float(found["year"])
        yield Detail("year", "", found["year"], at, words_near(text, span, at.start, at.end), whole, year, year)


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
