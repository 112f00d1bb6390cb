"""Counts of years, and ages, beside the two years that they lie between: mayor from 1958 until 1970, twelve years.

A sentence is read so where it names two years and no more, or one and the story's own is known, and tells one count.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ROUGH_WORDS, WORDS_TO_99, value_of
from newslint.model import Span

_N = rf"(?i:{WORDS_TO_99}|\d{{1,3}})"
_YEAR = re.compile(r"(?<![\w.,$£€–/-])(?:1[5-9]|20)\d\d(?![\w%–/-]|[,.]\d)")
_COUNT = LatePattern(rf"(?<![\w.,-])(?P<n>{_N})(?P<mark> |-)years?\b(?!['’-]|[ -]olds?\b| ago)", needs=("year",))
#: what makes a count one of the years between: before it, and behind it
_BEFORE = re.compile(
    r"\b(?:took|taken|takes|lasted|spent|needed|required|for|after|over|in all|in total|total of|reign of|spell of"
    r"|gap of"
    r"|wait of|term of|career of|all)(?: (?:the|his|her|its|their|exactly|just|some|another|a))? \Z|, (?:or "
    r"|exactly )?\Z"
)
_BEHIND = re.compile(
    r" (?:later|afterwards|after|earlier|before|apart|in all|altogether|to (?:build|finish|write|complete))\b"
)
_CLOSED = re.compile(r"[,.;:)—–]|\s{0,8}\Z| (?:of|in|as|at|on|with|later|afterwards|after|earlier|before|apart|to)\b")
_FROM_TO = re.compile(r"\b(?:from|between|in|since) (?:[A-Z][a-z]+ )?\Z")
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|at least|up to|within|only|just|barely|first|last|next|every|another|aged?|past"
    r"|final)(?: an?| the)? \Z"
)
_OTHER = re.compile(
    r"\b(?:sentenc\w+|jail\w*|prison\w*|respectively|record\w*|average|contract\w*|warrant\w*|guarantee\w*|forecast\w*"
    r"|would|will|by (?:19|20)\d\d|expected|if|previous\w*|compared|war|million|per cent|percent|%)(?!\w)"
)
#: built things that are so many years old
_AGED = LatePattern(rf"\b(?P<n>{_N})(?: years old|-years?-old)\b", needs=("years old", "year-old", "years-old"))
_BUILT = re.compile(
    r"\b(?:built|finished|completed|opened|erected|founded|established|launched|laid|planted|commissioned|put up"
    r"|consecrated|set up|dates? from|dating from) (?:back to )?(?:in )?(?:[A-Z][a-z]+ )?\Z"
)
#: the ages of one person at two times: a boy of nine in 1950, 31 when …
_AGE = re.compile(
    rf"\b(?:(?:boy|girl|man|woman|child|lad|youth) of|aged|at the age of|at age|(?:[Hh]e|[Ss]he|who) (?:was|is)"
    rf"|and (?:was|is)"
    rf"|will be|turns|turned|now|at) (?P<n>{_N})\b(?! (?:per|of|years in|minutes|others|[a-z]+s\b)|%|[:.,]\d)"
)
_THEN = re.compile(rf"\b(?:was|were|being|only|just|,) (?P<n>{_N}),? (?:at the time|then)\b")
_NOW = re.compile(
    rf"\b(?:is now|is|now|will be|turns|who is|today) (?P<n>{_N})(?=[,.;)]| (?:on [A-Z]|today|this|tomorrow|and|next"
    rf"|now|years old))"
)
_SINCE_THEN = re.compile(rf", (?P<n>{_N}) years?(?=[,.;)]| in all| now)")
_OR_SO = re.compile(r"\bor so\b|\bcirca\b|\bish\b")
#: a count in tens of more than so many years is a round one
_CENTURY = 100
#: how far a count of years may be off, and how far a slip is at most: a part of it, years, or one in the tens
_SLACK, _SLIP, _SLIP_YEARS, _TEN = 1, 0.4, 5, 10


class Between(NamedTuple):
    """A count of years that two years don't make: where, what is stated, the first year, what it is, and the last."""

    span: Span
    stated: int
    year: int
    computed: int
    now: int


def miscounted_between(text: str, start: int, end: int, today: datetime.date | None) -> Iterator[Between]:
    """The counts of a sentence that its own two years don't make, or its year and the story's."""
    years = list(_YEAR.finditer(text, start, end))
    if not 1 <= len(years) <= 2:
        return
    if len(years) == 2 and not _OTHER.search(text, start, end):
        yield from _of_two(text, start, end, years, today)
        yield from _of_ages(text, start, end, years)
    elif len(years) == 1 and today:
        yield from _of_built(text, start, end, years[0], today)
        yield from _of_life(text, start, end, years[0], today)


def _of_two(
    text: str, start: int, end: int, years: list[re.Match[str]], today: datetime.date | None
) -> Iterator[Between]:
    counts = list(_COUNT.finditer(text, start, end))
    one, other = sorted(int(year[0]) for year in years)
    if len(counts) != 1:
        return
    found = counts[0]
    number = value_of(found["n"].lower())
    before = text[max(start, found.start() - 30) : found.start()]
    if number is None or _ROUGH.search(before) or not _is_between(text, found, years, before, end):
        return
    stated, computed = int(number.value), other - one
    if _OR_SO.search(text, years[-1].end(), found.end() + 12) or (stated >= _CENTURY and stated % _TEN == 0):
        return
    ends = [other] + ([today.year] if today else [])
    if any(abs(last - first - stated) <= _SLACK for first in (one, other) for last in ends) or not _is_slip(
        stated, computed
    ):
        return
    span = Span(min(years[0].start(), found.start()), max(years[-1].end(), found.end()))
    # a credit between them: a caption is run into the sentence
    if ".(" not in text[span.start : span.end]:
        yield Between(span, stated, one, computed, other)


def _is_between(text: str, found: re.Match[str], years: list[re.Match[str]], before: str, end: int) -> bool:
    """Whether a word beside a count, or its place behind the two years, says that it lies between them."""
    if _BEHIND.match(text, found.end(), end):
        return True
    if found["mark"] == "-":
        return bool(re.search(r"\bfrom (?:1|2)\d\d\d (?:to|until)\b", text[found.end() : end]))
    return bool(_BEFORE.search(before) and _CLOSED.match(text, found.end(), end)) and (
        found.start() > years[0].start() or before.lower().rstrip().endswith(("after", "for"))
    )


def _is_slip(stated: int, computed: int) -> bool:
    """Whether a count may stand for another: near it, or with another digit for the tens."""
    off = abs(stated - computed)
    return computed > 1 and (off <= max(_SLIP_YEARS, _SLIP * computed) or off == _TEN)


def _of_ages(text: str, start: int, end: int, years: list[re.Match[str]]) -> Iterator[Between]:
    """A boy of nine in 1950 who was 41 in 1972."""
    ages = [m for m in _AGE.finditer(text, start, end) if m["n"].lower() != "one"]
    if len(ages) != 2 or not (ages[0].start() < years[0].start() < ages[1].start() < years[1].start()):
        return
    if not re.search(r"\b(?:[Hh]e|[Ss]he|boy|girl|who)\b", text[start : ages[1].end()]):
        return
    one, other = (value_of(m["n"].lower()) for m in ages)
    first, last = (int(year[0]) for year in years)
    if one and other and last > first:
        stated, computed = int(other.value - one.value), last - first
        if abs(stated - computed) > _SLACK and _is_slip(stated, computed):
            yield Between(Span(ages[0].start(), years[1].end()), stated, first, computed, last)


def _of_built(text: str, start: int, end: int, year: re.Match[str], today: datetime.date) -> Iterator[Between]:
    """The dam, 45 years old, was finished in 1979."""
    for found in _AGED.finditer(text, start, end):
        number = value_of(found["n"].lower())
        before = text[max(start, found.start() - 16) : found.start()]
        if (
            number is None
            or _ROUGH.search(before)
            or not _BUILT.search(text[max(start, year.start() - 40) : year.start()])
        ):
            continue
        stated, computed = int(number.value), today.year - int(year[0])
        if abs(stated - computed) > _SLACK and _is_slip(stated, computed):
            span = Span(min(year.start(), found.start()), max(year.end(), found.end()))
            yield Between(span, stated, int(year[0]), computed, today.year)


def _of_life(text: str, start: int, end: int, year: re.Match[str], today: datetime.date) -> Iterator[Between]:
    """Born in 1940, she will be seventy in June; dark since 1998, 15 years."""
    found, up_to = _NOW.search(text, year.end(), end), _SINCE_THEN.match(text, year.end(), end)
    before = text[max(start, year.start() - 24) : year.start()]
    if up_to and re.search(r"\b[Ss]ince (?:[A-Z][a-z]+ )?\Z", before):
        found = up_to
    elif found is None or not re.search(r"\b[Bb]orn (?:in|on) (?:[\w ]{1,14} )?\Z", before):
        return
    number = value_of(found["n"].lower())
    stated, computed = int(number.value if number else 0), today.year - int(year[0])
    if abs(stated - computed) > _SLACK and _is_slip(stated, computed):
        yield Between(Span(year.start(), found.end("n")), stated, int(year[0]), computed, today.year)


def miscounted_age(text: str, sentences: tuple[int, int, int, int], today: datetime.date) -> Iterator[Between]:
    """How old somebody was in a year, and is now: came in 1931, was thirteen at the time and will be 77 on Saturday.

    `sentences` are the ends of the sentence before, and of the one that tells both ages.
    """
    before, until, start, end = sentences
    then, now = _THEN.search(text, start, end), _NOW.search(text, start, end)
    if then is None or now is None:
        return
    years = [int(m[0]) for m in (*_YEAR.finditer(text, before, until), *_YEAR.finditer(text, start, end))]
    one, other = value_of(then["n"].lower()), value_of(now["n"].lower())
    if len(years) != 1 or one is None or other is None:
        return
    stated, computed = int(other.value - one.value), today.year - years[0]
    if abs(stated - computed) > _SLACK and stated > 0 and _is_slip(stated, computed):
        span = Span(min(then.start("n"), now.start("n")), max(then.end("n"), now.end("n")))
        yield Between(span, stated, years[0], computed, today.year)
