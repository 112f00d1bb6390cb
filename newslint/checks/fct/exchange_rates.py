"""Two sums with their worth in another currency, in one story, at two rates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.figures import Unit, figures
from newslint.extract.late_pattern import LatePattern
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: how far two rates in a story may lie apart when each figure is given its rounding; chosen, not measured
_APART = 1.15
#: rates further apart than that are two currencies of one name, or a slip of another kind ("million" for "billion")
_BEYOND = 2000.0
#: so few of a currency are rounded beyond use: £1 ($2)
_FEW = 10
_BRACKET = re.compile(
    r" ?[(\[](?:about |around |roughly |some |or |nearly |then |worth |approximately |almost |equivalent to )*"
)
#: a rate of another day
_OTHER_DAY = re.compile(r"\b(?:at the time|in today['’]s|today|then|adjusted|now worth|in (?:1[89]|20)\d\d)\b")
_DAY_BEFORE = re.compile(r"\b(?:[Ii]n|of|from|since|for|by) (?:1[89]\d\d|20\d\d)\b")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Pair(Struct, frozen=True):
    currencies: tuple[str, str]
    low: float
    high: float
    middle: float
    span: Span


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the pair whose rate is unlike most others', or the later of two; `here` and `there` are rates."""
    yield from _at_a_told_rate(view)
    if not _may_convert(view):
        return
    told: dict[tuple[str, str], list[_Pair]] = {}
    for passage in view.passages:
        for pair in _pairs(view.text, passage.span.start, passage.span.end):
            told.setdefault(pair.currencies, []).append(pair)
    for pairs in told.values():
        usual = max(pairs, key=lambda one: sum(_apart(one, other) <= _APART for other in pairs))
        for pair in pairs:
            if _APART < _apart(pair, usual) < _BEYOND and view.admits(pair.span):
                fields = (
                    ("here", _rate(pair)), ("there", _rate(usual)),
                    ("currencies", f"{_plural(pair.currencies[0])} to the {pair.currencies[1]}"),
                )  # fmt: skip
                yield Hit(pair.span, fields, "", (RelatedLocation(usual.span, "other"),))


#: the rate that a sum was changed at: "£12m ($8.1m at an exchange rate of $1.61)", "at $1.61 to the pound"
_TOLD_RATE = LatePattern(
    r"\b(?:at|with|using|on|given) (?:an?|the|yesterday['’]s|today['’]s|current|present) (?:[\w’'-]+ ){0,3}?rates? of"
    r" (?:about |around |roughly )?(?P<sign>[$£€¥]|US\$)?(?P<rate>\d[\d,]*(?:\.\d+)?)"
    r"|\bat (?P<sign2>[$£€¥]|US\$)(?P<rate2>\d[\d,]*(?:\.\d+)?) to the (?:pound|dollar|euro|mark|franc|yen)\b",
    needs=("rate of", "rates of", " to the "),
)
#: how far a product may be from what is told: rates are rounded, and so are sums. Chosen, not measured
_OFF = 1.08


def _at_a_told_rate(view: View) -> Iterator[Hit]:
    """Two sums and the rate between them, of which one is wrong."""
    text = view.text
    for passage in view.passages:
        for found in _TOLD_RATE.finditer(text, passage.span.start, passage.span.end):
            low = max(passage.span.start, found.start() - 90)
            told = [f for f in figures(text, low, found.start()) if f.unit is Unit.MONEY and f.of and f.value > 0]
            rate = float((found["rate"] or found["rate2"]).replace(",", ""))
            if len(told) < 2 or told[-1].of == told[-2].of or not rate:
                continue
            one, other = told[-2:]
            if not re.fullmatch(r"[^.;]{0,30}?[(,] ?(?:or |about |some |worth )?", text[one.end : other.start]):
                continue
            made = [one.value * rate, one.value / rate]
            if min(max(m / other.value, other.value / m) for m in made) <= _OFF or one.hedge in ("<", ">"):
                continue
            span = Span(one.start, found.end())
            if view.admits(span):
                pair = _Pair((one.of, other.of), 0, 0, one.value / other.value, span)
                fields = (
                    ("here", f"{other.value / one.value:,.3g}"), ("there", f"{rate:g}"),
                    ("currencies", f"{_plural(pair.currencies[1])} to the {pair.currencies[0]}"),
                )  # fmt: skip
                yield Hit(span, fields, "", (RelatedLocation(Span(*found.span()), "other"),))


def _apart(one: _Pair, other: _Pair) -> float:
    return max(one.low / other.high, other.low / one.high)


def _may_convert(view: View) -> bool:
    """Whether two sums of money may stand in brackets behind others."""
    if not view.passages:
        return False
    start, end = view.passages[0].span.start, view.passages[-1].span.end
    return len(re.findall(r"[(\[][^()\d]{0,24}(?:[$£€¥]|\d[\d.,]* (?:[mb]illion )?[a-z])", view.text[start:end])) >= 2


def _pairs(text: str, start: int, end: int) -> Iterator[_Pair]:
    told = [f for f in figures(text, start, end) if f.unit is Unit.MONEY and f.of and f.value > 0]
    for one, other in itertools.pairwise(told):
        between = text[one.end : other.start]
        if not _BRACKET.fullmatch(between) or one.of == other.of or text[other.end : other.end + 1] not in (")", "]"):
            continue
        before = text[max(start, one.start - 60) : one.start]
        if _OTHER_DAY.search(text[other.end : other.end + 16]) or _DAY_BEFORE.search(before):
            continue
        if min(one.value, other.value) < _FEW:
            continue
        slack = 1.03 if one.hedge or other.hedge else 1.0
        yield _Pair(
            (one.of, other.of), one.low / other.high / slack, one.high / max(other.low, 1e-9) * slack,
            one.value / other.value, Span(one.start, other.end + 1),
        )  # fmt: skip


def _rate(pair: _Pair) -> str:
    return f"{pair.middle:,.3g}" if pair.middle < 1000 else f"{pair.middle:,.0f}"


def _plural(name: str) -> str:
    if name.endswith("kron"):
        return name.removesuffix("kron") + "kronor"
    return name if name.endswith(("yen", "yuan", "won", "rand", "baht")) else name + "s"
