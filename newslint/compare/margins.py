"""By how much somebody won or led: as a story says it, or as two results that stand beside each other give it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newslint.compare.amounts import Amount, amounts
from newslint.compare.frames import Detail
from newslint.model import Span

_WON = (
    r"won|wins?|winning|beat\w*|defeat\w*|victory|triumph\w*|elected|majority|margin|edged|scraped|unseated|lost|loses"
)
#: before an amount: by how much it was won, or led on the way
_BEFORE = re.compile(
    rf"\b(?:(?P<won>{_WON})|(?P<led>led|leads?|leading))\b(?P<between>[^.;:]{{0,60}}?)"
    r"(?: by| of| was| is|, by| over by|, with)(?: just| only| a mere| barely)? $"
)
#: behind it: "1,117 ahead of", "23 votes clear", "fewer than two hundred votes in it"
_BEHIND = re.compile(r"(?: votes?| ballots?)? (?:ahead of|clear of|more than (?=[A-Z])|in it\b|behind (?=[A-Z]))")
_BALLOTS = re.compile(r" (?:votes?|ballots?)\b(?! to\b)")
#: what makes the margin another one's, of another vote
_OTHERS = re.compile(
    r"\b(?:overturn\w*|previous\w*|last|earlier|general|government[’']?s?|parliament\w*|house|would|could|might|if"
    r"|defend\w*|predict\w*|poll(?:s|sters)?|expect\w*)\b",
    re.IGNORECASE,
)
#: a unit that no vote is counted in, and words that need no vote beside them
_UNIT = re.compile(
    r"[ -](?:points?|goals?|runs?|wickets?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|metres?|meters?"
    r"|lengths?|per ?cent|percent\w*|percentage|strokes?|shots?|sets?|games?|frames?|tries|laps?|seats?|[mk]m\b|miles?"
    r"|yards?|feet|dollars?|euros?|pounds?|people|men|women|times?)\b|%"
)
_MARGIN = re.compile(r"\bmargin of\b|\blead of\b|\bled by\b")
_VOTES = re.compile(
    r"\b(?:votes?|voters?|polled|ballots?|elected|elect\w*|count|counted|seat|candidate|turnout)\b", re.IGNORECASE
)
#: two results side by side: "14,902 votes to 13,377 for", "4,871 to her 4,848", "8,412 votes and the mayor, X, 7,390"
_BESIDE = re.compile(r"(?: votes?)?(?: to| against|,? and| ahead of|,? while|,? with)\b[^.;\d]{0,60}$")
#: votes from which two results give a margin, and what one is of the other at least
_LEAST, _CLOSE = 100, 0.5
#: characters around an amount in which its verb stands
_AROUND = 110


def margins(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """The margins of votes in a sentence; a lead on the way is none of the result."""
    found = list(amounts(text, span.start, span.end))
    voted = found and _VOTES.search(text, span.start, span.end) is not None
    last = span.start
    for amount in found:
        key = _key(text, last, amount)
        last = amount.span.end
        if key and not _UNIT.match(text, last) and (voted or _MARGIN.search(text, span.start, amount.span.start)):
            yield _detail(key, text, amount.span, amount.low, amount.high, whole)
    if voted:
        yield from _between_results(text, span, found, whole)


def _key(text: str, start: int, amount: Amount) -> str:
    """Whether an amount says by how much it was `won`, or somebody's `lead`; nothing if it is no margin.

    It is looked for from `start` on, the end of the amount before it.
    """
    before = text[max(start, amount.span.start - _AROUND) : amount.span.start]
    found = _BEFORE.search(re.split(r"[;:—–]", before)[-1] if before else "")
    if found and not _OTHERS.search(found[0]) and not _OTHERS.search(before[: found.start()][-24:]):
        return "won" if found["won"] else "lead"
    if before.endswith("by ") and _BALLOTS.match(text, amount.span.end):
        return "won"
    return "won" if _BEHIND.match(text, amount.span.end) and not _OTHERS.search(before[-40:]) else ""


def _between_results(text: str, span: Span, found: list[Amount], whole: frozenset[str]) -> Iterator[Detail]:
    for one, other in itertools.pairwise(found):
        exact = one.low == one.high and other.low == other.high
        between = text[one.span.end : other.span.start]
        if exact and _LEAST <= other.low < one.low and other.low >= _CLOSE * one.low and _BESIDE.match(between):
            at = Span(one.span.start, other.span.end)
            yield _detail("won", text, at, one.low - other.low, one.low - other.low, whole)


def _detail(key: str, text: str, at: Span, low: float, high: float, whole: frozenset[str]) -> Detail:
    return Detail("margin", key, at.of(text), at, frozenset(), whole, low, high)
