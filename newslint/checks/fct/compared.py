"""Two figures that a story compares, and what it says lies between them: so many more, so many per cent, twice as many.

The two may stand in the sentence beside the one that does the sum: "It took 45 in 2019 and 60 this year. That rise of
50 per cent …".
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told, compared_pair, neighbours, shown
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.fractions import Fraction, fractions
from newslint.model import Span

_UP = r"increase|rise|jump|gain|surge|hike|growth|climb|leap|boost"
_DOWN = r"decrease|drop|decline|fall|cut|reduction|plunge|slump|slide|dip|saving|discount"
_ROSE = r"rose|risen|increas(?:ed|ing)|jumped|climbed|grew|grown|gone up|went up|up|put up|raised"
_FELL = r"fell|fallen|dropped|declined|decreased|shrank|shrunk|gone down|went down|down|reduced|lowered|cut|slimmed"
_CHANGE_BEFORE = re.compile(
    rf"\b(?i:(?:(?P<up>{_UP})|(?P<down>{_DOWN})) of|(?:(?P<up2>{_ROSE})|(?P<down2>{_FELL}))(?: by)?) (?:just |only )?$"
)
_CHANGE_BEHIND = re.compile(rf" (?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?! of| in| from)")
_LIES_BETWEEN = re.compile(
    rf"\b(?:(?:majority|margin|lead|gap|difference|advantage|surplus|shortfall|{_UP}|{_DOWN}) of) (?:just |only )?$"
)
_BY = re.compile(
    r"\b(?:wins?|won|lost|loses?|beat(?:s|en)?|ousted|defeat(?:ed|s)?|victory|edged|pipped|home|unseated|held|clung"
    r"|leads?|led|ahead)\b[^.;()\d]{0,70}? by (?:just |only |a mere )?$"
)
#: votes and the like that are counted on either side
_VOTES = re.compile(r"votes?|ballots?|papers|points?|runs?|goals?|seats?|strokes?")
#: words that make the change another one than that of the two figures
_OTHER_SUM = re.compile(
    r"\b(?:constant|adjust\w*|real terms|inflation|excluding|organic|like-for-like|per (?:share|capita|head)|a year on"
    r" average|annual(?:ly)?|compound\w*|respectively|each (?:year|month)|every (?:year|month)|points?)\b"
)
_TIMES = re.compile(
    r"\b(?P<word>(?i:double|twice|two times|three times|treble|triple|four times|quadruple|five times|ten times|half))"
    r"(?: (?:as (?:much|many|high|long|large|big|fast|heavy)|the (?:number|figure|amount|sum|total|price)|that"
    r"|what it|last year[’']s))\b(?! again)"
)
_FACTORS = {"double": 2, "twice": 2, "two times": 2, "three times": 3, "treble": 3, "triple": 3, "four times": 4,
            "quadruple": 4, "five times": 5, "ten times": 10, "half": 2}  # fmt: skip
_ROUGH = re.compile(
    r"\b(?i:about|around|some|nearly|almost|roughly|more than|over|less than|under|close to|just|well|at least|up to"
    r"|not quite|barely|hardly|virtually|practically)(?: an?)? $"
)
#: behind a percentage: what it is a change from
_SINCE = re.compile(r" (?:from|over|on|compared (?:with|to)|than|since|in|versus) ")
#: what stands right before a figure that says how far two others lie apart
_BEFORE_ENDS = (" of ", " by ", " just ", " only ", " mere ", " up ", " down ", " to ", "rown ", "rose ", "fell ",
                "len ", "ed ", "cut ", "risen ")  # fmt: skip
_FROM_TO = re.compile(
    r" ?from [\w.,% ]{1,60} to (?:just |only |about )?|.{0,6}[\d.]{1,20}(?:%| per cent"
    r"| percent),? (?:up |down )?from "
)
#: the sentence does the sum of the one before it: "That was a rise of …", "The rise of …"
_TAKES_UP = re.compile(r"(?:Growth|Increase|That|This|The|It|Which|Their|Its|A|An)\b")
_SHARED = 40
#: how far a percentage may be from the computed one (points), and a multiple (share of it); not measured
_POINTS, _SHARE = 1.5, 0.15
#: how many times as much as it should be a figure is that was told in a sentence beside; chosen, not measured
_OFF = 1.8
#: figures below this are exact to the last place, however many zeros they have
_ROUNDED = 1000
#: votes that are told without the word; chosen, not measured
_VOTERS = 100


class Wrong(NamedTuple):
    """Where a sum stands, what it comes to, and what is stated."""

    span: Span
    computed: str
    stated: str


def compare(text: str, told: list[Told]) -> Iterator[Wrong]:
    """The differences, changes and multiples of a story that its own two figures don't make."""
    for at, sentence in enumerate(told):
        for figure in sentence.figures:
            before = text.endswith(_BEFORE_ENDS, 0, figure.start)
            if (
                figure.hedge
                or not (before or figure.unit is Unit.PERCENT)
                or _ROUGH.search(text, max(sentence.start, figure.start - 24), figure.start)
            ):
                continue
            if figure.unit is Unit.PERCENT:
                yield from _change(text, told, at, figure)
            elif figure.unit in (Unit.COUNT, Unit.MONEY):
                yield from _difference(text, told, at, figure)
            elif figure.unit is Unit.POINTS:
                yield from _points(text, sentence, figure)
    if told:
        starts = [sentence.start for sentence in told]
        for found in _TIMES.finditer(text, told[0].start, told[-1].end):
            yield from _multiple(text, told, bisect.bisect_right(starts, found.start()) - 1, found)
        for fraction in fractions(text, told[0].start, told[-1].end):
            if text.endswith(_BEFORE_ENDS, 0, fraction.start):
                yield from _fraction_of_change(text, told, bisect.bisect_right(starts, fraction.start) - 1, fraction)


def _pair_near(text: str, told: list[Told], at: int, figure: Figure | None, where: int) -> tuple[Figure, Figure] | None:
    """The pair that the sentence of a sum compares, or else the one before it, or the one behind what opens it."""
    pair = compared_pair(text, told[at], figure)
    if pair is not None:
        return pair
    others = [f for f in told[at].figures if f is not figure and f.unit in (Unit.COUNT, Unit.MONEY)]
    if others:
        return None
    if at and _TAKES_UP.match(text, told[at].start) and where - told[at].start < _SHARED:
        return compared_pair(text, told[at - 1])
    return None


def _change(text: str, told: list[Told], at: int, percent: Figure) -> Iterator[Wrong]:
    """A percentage of change and the two figures between which it changed."""
    start, end = told[at].start, told[at].end
    said = _CHANGE_BEFORE.search(text, max(start, percent.start - _SHARED), percent.start)
    said = said or _CHANGE_BEHIND.match(text, percent.end, end)
    if said is None or _OTHER_SUM.search(text, start, end):
        return
    pair = _pair_near(text, told, at, percent, percent.start)
    if pair is None or any(f.unit is Unit.PERCENT and f is not percent for f in told[at].figures):
        return
    since = _SINCE.match(text, percent.end, end)
    if since and not any(0 <= f.start - since.end() < _SHARED for f in pair):
        return
    groups = said.groupdict()
    low, high = _range_of_change(pair, rises=bool(groups.get("up") or groups.get("up2")))
    slack = max(_POINTS, 0.05 * percent.value)
    if not low - slack <= percent.value <= high + slack:
        span = Span(min(pair[0].start, percent.start), max(pair[1].end, percent.end))
        yield Wrong(span, f"{(low + high) / 2:.3g} per cent", f"{percent.value:g} per cent")


def _range_of_change(pair: tuple[Figure, Figure], *, rises: bool) -> tuple[float, float]:
    """The least and the most per cent that a change between two figures can be."""
    (low, below), (high, above) = sorted(
        (f.value, min(f.step, 1.0) / 2 if f.value < _ROUNDED else f.step / 2) for f in pair
    )
    if rises:
        return 100 * ((high - above) / (low + below) - 1), 100 * ((high + above) / (low - below) - 1)
    return 100 * (1 - (low + below) / (high - above)), 100 * (1 - (low - below) / (high + above))


def _difference(text: str, told: list[Told], at: int, figure: Figure) -> Iterator[Wrong]:
    """A majority, a margin, a rise of so many, and the two figures between which it lies."""
    start = told[at].start
    before = max(start, figure.start - 100)
    if _BY.search(text, before, figure.start):
        pair = _votes_near(told, at, figure)
    elif found := _LIES_BETWEEN.search(text, before, figure.start):
        counted = found[0].startswith(("majority", "margin", "lead"))
        pair = _votes_near(told, at, figure, sure=found[0].startswith("majority")) if counted else None
        pair = pair or _pair_near(text, told, at, figure, figure.start)
    else:
        return
    if pair is None or not (same_kind(pair[0], figure) or not pair[0].of or not figure.of):
        return
    due = abs(pair[0].value - pair[1].value)
    slack = sum(f.step / 2 for f in (*pair, figure) if f.step > 1 or f.unit is Unit.MONEY)
    beside = not told[at].start <= pair[0].start < told[at].end
    if beside and not _may_be_slip(due, figure.value):
        # two figures of a sentence beside may be of something else altogether
        return
    if abs(due - figure.value) > slack and figure.unit is pair[0].unit:
        span = Span(min(pair[0].start, figure.start), max(pair[1].end, figure.end))
        yield Wrong(span, shown(due), text[figure.start : figure.end])


def _may_be_slip(due: float, stated: float) -> bool:
    """Whether a figure may stand for another: of its size nearly, or with its digits in another order."""
    if min(due, stated) <= 0:
        return False
    digits = sorted(f"{due:.0f}".rstrip("0")), sorted(f"{stated:.0f}".rstrip("0"))
    return digits[0] == digits[1] or max(due, stated) / min(due, stated) < _OFF


def _votes_near(told: list[Told], at: int, figure: Figure, *, sure: bool = False) -> tuple[Figure, Figure] | None:
    """The votes, or runs, on either side: the only two figures of a size in the sentence, or in the one beside it.

    `sure` says that the word for what lies between tells that votes are counted.
    """
    for sentence in (told[at], *neighbours(told, at)):
        rest = [f for f in sentence.figures if f is not figure and f.unit is Unit.COUNT and f.value > 1]
        if not rest and sentence is told[at]:
            continue
        fits = len(rest) == 2 and not any(f.hedge for f in rest) and figure.value < max(f.value for f in rest)
        many = sure and fits and rest[0].value > _VOTERS
        named = fits and (many or any(_VOTES.search(f.of) for f in (*rest, figure)))
        sizes = sorted(f.value for f in rest)
        if named and sizes[1] < 3 * sizes[0] and all(_VOTES.search(f.of) or f.of in ("", "cast") for f in rest):
            return rest[0], rest[1]
        if sentence is told[at]:
            return None
    return None


def _points(text: str, sentence: Told, points: Figure) -> Iterator[Wrong]:
    """A change in percentage points, from one percentage to another."""
    pair = [f for f in sentence.figures if f.unit is Unit.PERCENT]
    if len(pair) != 2 or any(f.hedge for f in pair):
        return
    if not _FROM_TO.fullmatch(text[max(sentence.start, pair[0].start - 6) : pair[1].start]):
        return
    due = abs(pair[0].value - pair[1].value)
    slack = sum(f.step / 2 for f in (*pair, points)) + 0.05
    if abs(due - points.value) > slack:
        span = Span(min(pair[0].start, points.start), max(pair[1].end, points.end))
        yield Wrong(span, f"{due:.3g} points", text[points.start : points.end])


def _multiple(text: str, told: list[Told], at: int, found: re.Match[str]) -> Iterator[Wrong]:
    """Twice as many as before, and what there are now and were before."""
    sentence = told[at]
    if _ROUGH.search(text, sentence.start, found.start()):
        return
    pair = _pair_near(text, told, at, None, found.start())
    if pair is None and not sentence.figures and found.start() - sentence.start < _SHARED and at + 1 < len(told):
        pair = compared_pair(text, told[at + 1])
    factor = _FACTORS.get(found["word"].lower())
    if pair is None or factor is None:
        return
    small, large = sorted(pair, key=lambda f: f.value)
    if large.high / small.low < factor * (1 - _SHARE) or large.low / small.high > factor * (1 + _SHARE):
        span = Span(min(pair[0].start, found.start()), max(pair[1].end, found.end()))
        yield Wrong(span, f"{large.value / small.value:.2g} times", found[0])


def _fraction_of_change(text: str, told: list[Told], at: int, fraction: Fraction) -> Iterator[Wrong]:
    """Fallen by a third, from so many to so many."""
    said = _CHANGE_BEFORE.search(text, max(told[at].start, fraction.start - _SHARED), fraction.start)
    pair = compared_pair(text, told[at]) if said and not fraction.rough else None
    if said is None or pair is None:
        return
    low, high = _range_of_change(pair, rises=bool(said["up"] or said["up2"]))
    percent = 100 * fraction.value
    if not low - 3 <= percent <= high + 3:
        span = Span(min(pair[0].start, fraction.start), max(pair[1].end, fraction.end))
        yield Wrong(span, f"{(low + high) / 2:.3g} per cent", text[fraction.start : fraction.end])
