"""Fractions in words: a third, two-fifths, half, one in four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ONES_WORDS, ROUGH_WORDS, SMALL, TENS_WORDS, value_of

_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
          "twelfth": 12, "twentieth": 20}  # fmt: skip
_COUNT = r"one|two|three|four|five|six|seven|eight|nine"
#: where one may stand
FRACTION = LatePattern(
    rf"(?<![\w-])(?:(?P<many>(?i:an?|{_COUNT}))[ -](?P<part>{'|'.join(_PARTS)})s?(?![\w-])"
    rf"|(?P<n>(?i:{_COUNT})) (?:in|out of)(?: every)? (?P<d>{TENS_WORDS}|{ONES_WORDS}|\d{{1,3}})(?![\w,.-]*\d|-)"
    r"|(?P<half>(?i:half))(?![\w-]))",
    needs=("third", "quarter", "fth", "xth", "nth", "eighth", "twentieth", " in ", "out of", "alf"),
)
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|fewer than|close to|just over|just under|well over|at least|up to|as many as"
    r"|approximately|only|nearer)(?: an?)? $"
)
#: behind what isn't a fraction of anything: half an hour, a third man, a quarter of an hour
_NO_SHARE = re.compile(
    r" (?:an? |of an )?(?:hour|mile|time|minute|century|day|year|dozen|past|to|man|woman|place|term|child|finger)\b"
)


class Fraction(NamedTuple):
    """A fraction: where it stands, its worth, and whether it is told for a rough one."""

    start: int
    end: int
    value: float
    rough: bool


def fractions(text: str, start: int, end: int) -> Iterator[Fraction]:
    """The fractions in `text[start:end]`, in order."""
    for found in FRACTION.finditer(text, start, end):
        worth = _worth(found)
        if worth is None or not 0 < worth < 1 or _NO_SHARE.match(text, found.end()):
            continue
        yield Fraction(found.start(), found.end(), worth, bool(_ROUGH.search(text, start, found.start())))


def _worth(found: re.Match[str]) -> float | None:
    if found["half"]:
        return 0.5
    if found["part"]:
        return SMALL.get(found["many"].lower(), 1) / _PARTS[found["part"]]
    above, below = value_of(found["n"].lower()), value_of(found["d"])
    return above.value / below.value if above and below and below.value else None
