"""Two hours of the clock and how many hours or minutes a story says lie between: left at 8.30am, arrived at 1pm."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from newslint.checks.fct.compared import Wrong
from newslint.extract.accounts import Told
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ONES_WORDS, value_of
from newslint.model import Span

_HALVES = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}
_CLOCK = re.compile(
    r"(?<![\w.,:-])(?P<h>1[0-2]|[1-9])(?:[.:](?P<m>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    rf"|\b(?P<word>{ONES_WORDS}|\d{{1,2}})(?: o['’]clock)? in the (?P<part>{'|'.join(_HALVES)})\b"
    rf"|\b(?P<fixed>noon|midnight)\b"
    rf"|\bat (?P<bare>{ONES_WORDS}|1[0-2]|[1-9])(?: o['’]clock)?(?=[,.;](?!\d)| (?:and|on|that|when|with)\b)"
)
_LATER = LatePattern(
    rf"(?<![\w.,-])(?P<n>(?i:{ONES_WORDS}|an?|\d{{1,3}}))(?P<half> and a half)? (?P<unit>hours?"
    rf"|minutes?) (?:later|afterwards|after that)\b",
    needs=(" hour", " minute"),
)
_ROUGH = re.compile(
    r"\b(?i:about|around|some|nearly|almost|more than|over|less than|under|roughly|just|at least) (?:an? )?$"
)
#: what makes a time another one: two minutes past midnight
_OFF = re.compile(r"\b(?:past|to|before|after|since) $")
#: minutes that a count of hours may be off, and of minutes
_SLACK = {"hour": 20, "minute": 2}
_HALF_DAY, _DAY = 12 * 60, 24 * 60


def compare_clocks(text: str, told: list[Told]) -> Iterator[Wrong]:
    """The counts of hours and minutes that the two times in their sentence don't make."""
    if not told:
        return
    starts = [sentence.start for sentence in told]
    for found in _LATER.finditer(text, told[0].start, told[-1].end):
        sentence = told[bisect.bisect_right(starts, found.start()) - 1]
        if not _ROUGH.search(text, max(sentence.start, found.start() - 16), found.start()):
            yield from _judged(text, sentence, found)


def _judged(text: str, sentence: Told, found: re.Match[str]) -> Iterator[Wrong]:
    times = list(_times(text, sentence.start, sentence.end))
    number = value_of(found["n"].lower())
    if len(times) != 2 or number is None:
        return
    if any(_OFF.search(text, max(sentence.start, span.start - 12), span.start) for span, _, _ in times):
        return
    unit = found["unit"].removesuffix("s")
    stated = (number.value + 0.5 * bool(found["half"])) * (60 if unit == "hour" else 1)
    (first, one, loose), (last, other, loose_too) = times
    day = _HALF_DAY if loose or loose_too else _DAY
    passed = (other - one) % day
    if abs(passed - stated) > _SLACK[unit] and stated < day:
        span = Span(min(first.start, found.start()), max(last.end, found.end()))
        computed = f"{passed / 60:.3g} hours" if unit == "hour" else f"{passed} minutes"
        yield Wrong(span, computed, text[found.start() : found.end("unit")])


def _times(text: str, start: int, end: int) -> Iterator[tuple[Span, int, bool]]:
    """Each time of the clock: where it stands, its minutes, and whether the half of the day isn't said."""
    for found in _CLOCK.finditer(text, start, end):
        span = Span(*found.span())
        if found["fixed"]:
            yield span, 12 * 60 * (found["fixed"] == "noon"), False
        elif found["h"]:
            yield span, 60 * (int(found["h"]) % 12) + int(found["m"] or 0) + _HALF_DAY * (found["half"] == "p"), False
        else:
            number = value_of(found["word"] or found["bare"])
            if number is not None and number.value <= 12:
                part = found["part"]
                yield span, 60 * (int(number.value) % 12) + 60 * _HALVES.get(part or "", 0), part is None
