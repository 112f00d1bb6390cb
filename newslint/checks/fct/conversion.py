"""A measure and, in brackets or behind "or", the same in another unit: do they agree as far as they are written out?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.numbers import NUMBER, WORDS, Number, value_of
from newslint.extract.units import WRITTEN_UNIT, Unit, counterparts, is_metric, same_dimension, unit_named
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_HEDGE = (
    r"(?:about|around|roughly|nearly|almost|approximately|approx\.?|some|over|under|more than|less than|up to|at least"
    r"|~|c\.)"
)
_SIGN = r"(?:minus |-|−|–)?"
_FRACTION = r"(?:an?|one|two|three|four)[ -](?:third|quarter|fifth|eighth|tenth)s? of an?"
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
#: in words at the beginning of a sentence with a capital as well
_AMOUNT = rf"(?:{NUMBER}|(?i:{_FRACTION}|(?:half|quarter|three[- ]quarters) (?:of )?an?|{WORDS}))"
_UNIT = re.sub(r"\[ -\]|(?<!\[) ", "[ -]", WRITTEN_UNIT)
_OPENED = re.compile(r"(?:\(|, or |\. (?:That|This) (?:is|was|makes|equals) )(?=[^()\n]{0,24}\d)")
#: the same measure in apposition, behind a comma alone: "180 kilometres an hour, 112 mph,"
_APPOSED = re.compile(r", (?=(?:about |some |nearly |almost )?\d[\d,.]* ?[a-zA-Z°])")
_COMPOUND = re.compile(
    rf"(?<![\w.])(\d+|{WORDS})[ -]?(feet|foot|ft|pounds?|lbs?|stone|st|met(?:er|re)s?|m|kilos?"
    r"|kilograms?|kg|miles?|yards?)"
    rf"[, -]{{0,2}}(?:and )?(\d+(?:\.\d+)?|{WORDS})[ -]?(inch(?:es)?|in|ounces?|oz|pounds?|lbs?|centimet(?:er|re)s?"
    r"|cm|grams?|yards?|feet|foot) ?$"
)
_CHANGE = re.compile(
    r"\b(?:ris(?:e|en)|rose|warm\w*|increase\w*|limit\w*|cool\w*|colder|higher|lower|above|below|within|drop\w*"
    r"|fall\w*|fell|difference|by|up to)\b",
    re.IGNORECASE,
)


#: along which way something is measured, behind its measure
_EXTENT = re.compile(
    r" (?:long|wide|high|tall|deep|thick|away|across|apart|down|up|in (?:length|height|diameter|all))\Z"
)
#: without brackets a measure that is further off is one of another thing. Chosen, not measured
_SLIP = 0.6
#: degrees that a temperature in tens may be off, Fahrenheit and Celsius: 40C is 104F, and "100F" too. Chosen
_WARMTH = (5.4, 3.0)
#: a difference that isn't told in per cent any more
_FAR = 9.0


class Options(Struct, frozen=True):
    """By which share two measures may differ: `plain` ones, with a `hedged` one, and where rounding explains it."""

    plain: float = 0.035
    hedged: float = 0.08
    rounded: float = 0.25


class _Measure(Struct, frozen=True):
    low: Number
    high: Number
    unit: Unit
    span: Span


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A measure in brackets, and the one before them; made when brackets with a figure first stand in a story."""
    inner = re.compile(
        rf"(?:\(|, or |, |\. (?:That|This) (?:is|was|makes|equals) )(?:{_HEDGE} )?({_SIGN})({NUMBER})[ -]?"
        rf"(?:({_UNIT})? ?(?:-|–|to|or|and) ?({NUMBER})[ -]?)?({_UNIT})"
        r"(?=[ );,/.]|$)"
    )
    outer = re.compile(
        rf"(?:(?P<hedge>{_HEDGE})[ -])?(?:(?P<first>{_SIGN}{NUMBER})[ -]?(?:{_UNIT})? ?(?:-|–|to|or|and) ?)?"
        rf"(?<![\w.,$£€-])(?P<sign>{_SIGN})(?P<amount>{_AMOUNT})[ -]?(?P<unit>{_UNIT}) ?$"
    )
    return inner, outer


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers both measures.

    Verdicts: the default one if no rounding in use could make the one of the other, `near` if a coarse one could,
    `unit` if the figure was converted and the unit was not.
    """
    text = view.text
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        for found in _APPOSED.finditer(text, start, end):
            yield from _compare(view, Span(start, end), found.start(), options)
        for mark in ("(", ", or ", ". Th"):
            at = text.find(mark, start, end)
            while at >= 0:
                if _OPENED.match(text, at, end):
                    yield from _compare(view, Span(start, end), at, options)
                at = text.find(mark, at + 1, end)


def _compare(view: View, line: Span, at: int, options: Options) -> Iterator[Hit]:
    text = view.text
    inner = _patterns()[0].match(text, at, line.end)
    if not inner:
        return
    second = _inner_measure(inner)
    window = max(line.start, at - 70)
    before = _EXTENT.sub("", text[window:at])
    outer = _outer_measure(before, window) if second else None
    if not second or not outer or not same_dimension(outer.unit, second.unit):
        return
    apposed = text.startswith(", ", at) and not text.startswith(", or ", at)
    if outer.unit is second.unit:
        # over 1500m, 5,000m and the mile: behind a comma alone the next of a list
        yield from _find_repeated_unit(view, outer, second, options) if not apposed else ()
        return
    # "3 miles, or 4 laps": only what another system has in its place is surely a conversion
    if apposed and (second.unit not in counterparts(outer.unit) or not re.match(r"[,.;)]|$", text[inner.end() :][:1])):
        return
    if text[at] in ",." and is_metric(outer.unit) is is_metric(second.unit):
        return
    span = Span(outer.span.start, inner.end() + text.startswith(")", inner.end()))
    if not view.admits(span):
        return
    hedged = bool(re.search(_HEDGE, text[max(line.start, outer.span.start - 14) : inner.start(2)]))
    change = outer.unit.dimension == "temperature" and bool(_CHANGE.search(text[max(line.start, at - 90) : at]))
    off = _difference(outer, second, options.hedged if hedged else options.plain, options.rounded, change)
    if off is None or (apposed and off > _SLIP):
        return
    computed = outer.unit.convert(outer.high.value, second.unit)[0]
    back = second.unit.convert(second.high.value, outer.unit)[0]
    fields = (
        ("first", text[outer.span.start : outer.span.end].strip()),
        ("second", text[inner.start(2) : inner.end()].strip()),
        ("measure", _in_words(text[outer.span.start : outer.span.end].strip(), outer.unit)),
        ("conversion", _in_words(text[inner.start(2) : inner.end()].strip(), second.unit)),
        ("computed", f"{computed:,.{1 if abs(computed) < 100 else 0}f}"),
        ("unit", second.unit.plural),
        ("back", f"{back:,.{1 if abs(back) < 100 else 0}f}"),
        ("back_unit", outer.unit.plural),
        ("off", f"{off:.0%} apart" if off < _FAR else "more than ten times as much"),
    )
    yield Hit(
        span,
        fields,
        "" if off > options.rounded else "near",
        (RelatedLocation(outer.span, "first"), RelatedLocation(second.span, "second")),
    )


def _find_repeated_unit(view: View, first: _Measure, second: _Measure, options: Options) -> Iterator[Hit]:
    """A conversion whose figure was converted and whose unit was not: "300 kg (661 kg)"."""
    span, a, b = Span(first.span.start, second.span.end), first.high.value, second.high.value
    for other in counterparts(first.unit):
        computed = first.unit.convert(a, other)[0]
        if b and abs(computed - b) <= options.plain * abs(b) and abs(a - b) > options.hedged * abs(a):
            fields = (
                ("first", first.span.of(view.text).strip()),
                ("second", second.span.of(view.text)),
                ("measure", _in_words(first.span.of(view.text).strip(), first.unit)),
                ("computed", f"{computed:,.0f}"),
                ("unit", other.plural),
            )
            if view.admits(span):
                yield Hit(
                    span, fields, "unit", (RelatedLocation(first.span, "first"), RelatedLocation(second.span, "second"))
                )
            return


def _in_words(written: str, unit: Unit) -> str:
    """A measure as it stands before a verb: "10-kilometre" is 10 kilometres."""
    found = re.fullmatch(rf"(.*?\w)-({_UNIT})", written)
    if not found:
        return written
    amount, name = found[1], found[2].replace("-", " ")
    if amount.lower() in ("1", "one", "a", "an") or re.sub("(met|lit)er", r"\1re", name) != unit.name:
        return f"{amount} {name}"
    plural = unit.plural if name == unit.name else re.sub("(met|lit)re", r"\1er", unit.plural)
    return f"{amount} {plural}"


def _inner_measure(found: re.Match[str]) -> _Measure | None:
    low, unit = value_of(found[2]), unit_named(found[5])
    high = value_of(found[4]) if found[4] else low
    if not low or not high or not unit:
        return None
    if found[1] and unit.dimension == "temperature":
        low = high = Number(-low.value, low.step)
    return _Measure(low, high, unit, Span(found.start(2), found.end(5)))


def _outer_measure(before: str, offset: int) -> _Measure | None:
    compound = _COMPOUND.search(before)
    if compound:
        small, large = unit_named(compound[4]), unit_named(compound[2])
        first, rest = value_of(compound[1]), value_of(compound[3])
        if first and rest and small and large and same_dimension(small, large) and small.factors[0] < large.factors[0]:
            value = large.convert(first.value, small)[0] + rest.value
            number = Number(value, 1.0)
            return _Measure(number, number, small, Span(offset + compound.start(), offset + len(before.rstrip())))
    found = _patterns()[1].search(before)
    unit = unit_named(found["unit"]) if found else None
    if not found or not unit:
        return None
    high = _amount(found["amount"])
    first = value_of(found["first"].lstrip("minus−–- ")) if found["first"] else None
    if high is None:
        return None
    if found["sign"] and unit.dimension == "temperature":
        high = Number(-high.value, high.step)
    start = found.start("first") if first else found.start("sign")
    return _Measure(first or high, high, unit, Span(offset + start, offset + found.end("unit")))


def _amount(written: str) -> Number | None:
    written = written.lower()
    if written.startswith(("half", "quarter", "three-quarters", "three quarters")):
        return Number({"h": 0.5, "q": 0.25, "t": 0.75}[written[0]], 0.1)
    fraction = re.fullmatch(r"(an?|one|two|three|four)[ -](third|quarter|fifth|eighth|tenth)s? of an?", written)
    if fraction:
        above = {"two": 2, "three": 3, "four": 4}.get(fraction[1], 1)
        return Number(above / _PARTS[fraction[2]], 0.1)
    return value_of(written)


def _difference(one: _Measure, other: _Measure, tolerance: float, rounded: float, change: bool) -> float | None:
    """The share by which the nearest reading of the two differs, or None if they agree as written."""
    pairs = [(one.high, other.high)]
    if one.low is not one.high or other.low is not other.high:
        pairs.append((one.low, other.low))
    found = [_relative_gap(a, b, one.unit, other.unit, tolerance, rounded, change) for a, b in pairs]
    off = [share for share in found if share is not None]
    if (one.low is one.high) is not (other.low is other.high):
        # one figure against a stretch: it is enough that it fits one end
        return min(off) if len(off) == len(pairs) else None
    return max(off, default=None)


def _relative_gap(
    a: Number, b: Number, mine: Unit, theirs: Unit, tolerance: float, rounded: float, change: bool
) -> float | None:
    there = mine.convert(a.value, theirs) + (mine.convert(a.value, theirs, True) if change else [])
    back = theirs.convert(b.value, mine) + (theirs.convert(b.value, mine, True) if change else [])
    if mine.dimension == "temperature":
        # half a step of the coarser figure, and two degrees for "about" and "around freezing"
        near = min(abs(x - b.value) for x in there)
        most = max(_WARMTH[is_metric(theirs)], tolerance * abs(b.value))
        room = max(2.0, min(max(a.step, b.step) * 0.6, most))
        return None if near <= room else max(0.3, near / max(abs(b.value), 10))
    off = min(abs(x - b.value) / max(abs(x), abs(b.value), 1e-9) for x in there)
    if off <= tolerance:
        return None
    fits = any(_rounds_to(x, b) for x in there) or (
        _places(b) <= _places(a) + 1 and any(_rounds_to(x, a) for x in back)
    )
    larger = min(max(x, b.value) / max(min(x, b.value), 1e-9) - 1 for x in there)
    # one figure may be 40 % wide ("a mile"), two are not
    if fits and off <= (rounded if min(abs(a.value), abs(b.value)) < 10 else rounded / 2):
        return None
    return max(off, larger) if not fits else off


def _places(written: Number) -> int:
    """How many figures of a number its writing vouches for: one of 300, three of 616."""
    return len(f"{abs(written.value) / written.step:.0f}")


def _rounds_to(value: float, written: Number) -> bool:
    """Whether the value, rounded as the written number is (to its last place, or a five of it), gives that number."""
    steps = [written.step]
    if abs(written.value / written.step) % 10 == 5 and _places(written) > 1:
        steps.append(written.step * 5)
    return any(abs(value - written.value) <= step * 0.5 * 1.02 for step in steps)
