"""How much, as people write it who don't give the figure: "some seven score", "eleven hundred odd", "a dozen or so".

An amount is the range of what its writing lets a reader think. A bound is taken as a reader takes it: who writes "over
a thousand" has no nine thousand in mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.numbers import DIGITS, ONES_WORDS, TENS_WORDS, value_of
from newslint.model import Span

_GROUPS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6}
_SMALL = rf"(?:(?:{TENS_WORDS})(?:[ -](?:{ONES_WORDS}))?|{ONES_WORDS})"
_AMOUNT = re.compile(
    r"(?<![\w.,$£€:/#-])(?P<hedge>(?:about|around|some|nearly|almost|roughly|approximately|close on|close to|just over"
    r"|just under|just short of|barely|scarcely|not quite|more than|over|well over|at least|upwards of|fewer than"
    r"|less than|under|up to|a good|a mere|only|just) )?(?:the )?"
    rf"(?:(?P<digits>{DIGITS})|(?P<half>half a)(?= (?:dozen|hundred|thousand|million)\b)|(?P<couple>a couple of)"
    rf"|(?P<few>a few|several)(?= (?:dozen|hundred|thousand)\b)|(?P<words>(?i:{_SMALL}|an?(?= (?:dozen|score|hundred"
    rf"|thousand|million)\b))))(?:[ -](?P<group>{'|'.join(_GROUPS)})s?\b)?(?![\w%]|[.,:/]\d)"
    r"(?P<more>[ -]odd\b|-plus\b| or so\b| or more\b| or thereabouts\b)?",
)
#: what a hedge makes of a value: the least and the most, as shares of it. Chosen, not measured
_HEDGES = {
    "about": (0.85, 1.15), "nearly": (0.8, 1.0), "over": (1.0, 2.0), "under": (0.5, 1.0), "only": (0.97, 1.03),
}  # fmt: skip
_LIKE = {
    "about": "about around some roughly approximately close-on close-to a-good",
    "nearly": "nearly almost just-under just-short-of barely scarcely not-quite",
    "over": "more-than over well-over at-least upwards-of just-over",
    "under": "fewer-than less-than under up-to",
    "only": "only just a-mere",
}
_HEDGE_OF = {word.replace("-", " "): _HEDGES[kind] for kind, words in _LIKE.items() for word in words.split()}
#: before a number that isn't told but reckoned with, and characters in which that stands
_MULTIPLIED = re.compile(
    r"\b(?:twice|thrice|double|triple|treble|quadruple|half|times|fold|(?:third|quarter|fifth|tenth)s? of)"
    r"(?: (?:the|that|this|those|its|his|her|their|our|as (?:much|many) as|more than|over|some|about|nearly|almost"
    r"|original|first|last|usual|previous)){0,3} (?:[$£€¥] ?)?$",
    re.IGNORECASE,
)
_BEFORE = 40


class Amount(NamedTuple):
    """Where an amount stands, and the least and the most that it can mean."""

    span: Span
    low: float
    high: float


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts in `text[start:end]`, in order; years and shares are amounts of nothing."""
    for found in _AMOUNT.finditer(text, start, end):
        worth = _worth(found)
        if worth is None:
            continue
        value, slack = worth
        low, high = _HEDGE_OF.get((found["hedge"] or "").strip(), (1.0, 1.0))
        if found["more"]:
            low, high = 0.95, 1.25
        yield Amount(Span(*found.span()), value * low * (1 - slack), value * high * (1 + slack))


def _worth(found: re.Match[str]) -> tuple[float, float] | None:
    """What an amount is worth, and by what share of it that may be off without a hedge."""
    group = _GROUPS.get(found["group"] or "", 1)
    if found["half"]:
        return group / 2, 0.1
    if found["couple"]:
        return 2.0 * group, 0.25
    if found["few"]:
        return 4.0 * group, 0.6
    written = found["digits"] or found["words"]
    number = value_of(written)
    if number is None:
        return None
    if group == 1:
        return number.value, 0.0
    # "a dozen" may be eleven; "eleven hundred" is no 1,117, but near it
    return number.value * group, 0.1 if number.value == 1 or found["group"] in ("dozen", "score") else 0.05


def is_multiplied(text: str, start: int, at: int) -> bool:
    """Whether what stands from `start` to `at` multiplies or divides the number behind it: "twice the", "half the"."""
    return _MULTIPLIED.search(text, max(start, at - _BEFORE), at) is not None
