"""Sums that a sentence does before the reader's eyes: a share of a whole, a change in per cent, a doubling."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.numbers import NUMBER, Number, value_of
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_MONEY = r"(?:US|A|C)?[$£€]?"
_A = rf"{_MONEY}(?P<a>{NUMBER})(?P<unit_a>%| percent| per cent)?"
_B = rf"{_MONEY}(?P<b>{NUMBER})(?P<unit_b>%| percent| per cent)?"
_P = r"(?P<p>\d+(?:\.\d+)?) ?(?:%|percent\b(?!age)|per cent\b)"
_UP = r"(?P<up>increase|rise|jump|gain|surge|hike|growth|climb)"
_DOWN = r"(?P<down>decrease|drop|decline|fall|cut|reduction|plunge|slump)"
_ROSE = r"(?P<up>rose|risen|increased|jumped|climbed|grew|grown|surged|gained|soared)"
_FELL = r"(?P<down>fell|fallen|dropped|declined|decreased|shrank|plunged|slumped|tumbled|slid)"
_HEDGE = r"(?:about |nearly |almost |around |roughly |some |more than |over |by )*"
_TIME = r"(?: (?:in|last|this|a) [\w ]{2,24}?)?"
_OF = r"(?: \w+)? (?:out )?of (?:the |its |their )?"
_DOUBLED = r"(?:more than |nearly |almost |roughly |about )?(?P<times>doubled|tripled|quadrupled|halved)"
_COUNT = r"(?:three|four|five|six|eight|ten|twenty|\d{1,3})"
_FORMS = (
    ("share", rf"(?<![\w.,$])(?P<a>{NUMBER}){_OF}(?P<b>{NUMBER})\b[^.;()\n%]{{0,40}}\((?:{_HEDGE}){_P}\)"),
    ("share", rf"(?<![\w.,$])(?P<a>{NUMBER}){_OF}(?P<b>{NUMBER})\b[^.;()\n%,]{{0,40}}, or {_HEDGE}{_P}(?=[,.;)])"),
    (
        "of",
        rf"\b{_P} of (?:the |its |their |all )?(?P<b>{NUMBER})\b[^.;()\n%,]{{0,40}}"
        rf"(?:, or| \() ?(?P<a>{NUMBER})(?=[,.;)])",
    ),
    ("one-in", rf"\b(?i:one) in (?:every )?(?P<b>{_COUNT})\b[^.;()\n%,]{{0,40}}(?:, or | \(){_HEDGE}{_P}(?=[,.;)])"),
    ("from", rf"{_B}, (?:up|down|an? (?:{_UP}|{_DOWN}) of) {_HEDGE}{_P} from {_A}(?=[,.;) ])"),
    ("change", rf"\bfrom {_A}{_TIME} to {_B}{_TIME}, (?:or )?an? {_HEDGE}{_P} (?:{_UP}|{_DOWN})\b"),
    ("change", rf"\b(?:{_ROSE}|{_FELL}) {_HEDGE}{_P},? from {_A}{_TIME} to {_B}\b"),
    ("change", rf"\b(?:{_ROSE}|{_FELL}) {_HEDGE}{_P},? to {_B}{_TIME},? from {_A}\b"),
    ("times", rf"\b{_DOUBLED}(?: [\w ]{{1,30}}?)? from {_A}{_TIME} to {_B}\b"),
)
_MARKS = ("%", "percent", "per cent", "ubled", "ripled", "rupled", "halved")
_TIMES = {"doubled": 2.0, "tripled": 3.0, "quadrupled": 4.0, "halved": 0.5}
#: how far a stated percentage may be from the computed one (points), and a stated multiple (share)
_POINTS, _SHARE = 1.5, 0.3
#: forms that give a share of a whole, and the last place that their small figures claim to know
_SHARES = {"share": 1.0, "of": 1.0, "one-in": 0.0}


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the whole sum; `computed` is what it comes to."""
    text = view.text
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if not _worth_it(text, start, end):
            continue
        for kind, pattern in _compile():
            for found in pattern.finditer(text, start, end):
                span = Span(found.start(), found.end())
                off = _off(kind, found)
                if off and view.admits(span):
                    yield Hit(span, (("computed", off[0]), ("stated", off[1])))


@functools.cache
def _compile() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Made when a passage first looks like a sum, for most stories hold none."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in _FORMS)


def _worth_it(text: str, start: int, end: int) -> bool:
    """Whether a passage holds the words that every form needs."""
    if all(text.find(word, start, end) < 0 for word in (" from ", " of ", "ne in ")):
        return False
    return any(text.find(mark, start, end) >= 0 for mark in _MARKS)


def _off(kind: str, found: re.Match[str]) -> tuple[str, str] | None:
    groups = found.groupdict()
    one, other = (value_of(groups.get(name) or "1") for name in ("a", "b"))
    if not one or not other or not one.value or not other.value:
        return None
    if bool(groups.get("unit_a")) != bool(groups.get("unit_b")) and kind not in _SHARES:
        return None
    if kind == "times":
        wanted, ratio = _TIMES[found["times"]], other.value / one.value
        hedged = found[0].startswith(("more", "nearly", "almost", "roughly", "about"))
        near = abs(ratio / wanted - 1) <= (_SHARE * 2 if hedged else _SHARE)
        return None if near else (f"{ratio:.2g} times", found["times"])
    stated = float(found["p"])
    if kind in _SHARES:
        # below a hundred people are counted, and not rounded
        one, other = (Number(n.value, min(n.step, _SHARES[kind]) if n.value < 100 else n.step) for n in (one, other))
        low, high = _bounds(one, other)
        return _word(stated, low, high, found["p"])
    low, high = _bounds(other, one)
    rises = groups.get("up") or (kind == "from" and " up" in found[0])
    change = (low - 100, high - 100) if rises else (100 - high, 100 - low)
    # from 20 % to 30 % is a rise by ten points, and many call that 10 per cent
    if groups.get("unit_a") and abs(abs(other.value - one.value) - stated) < 1:
        return None
    return _word(stated, *change, found["p"])


def _bounds(part: Number, whole: Number) -> tuple[float, float]:
    """The least and most per cent that the part can be of the whole, as far as the two are written out."""
    half = 0.5
    low = 100 * (part.value - half * part.step) / (whole.value + half * whole.step)
    high = 100 * (part.value + half * part.step) / max(whole.value - half * whole.step, 1e-9)
    return low, high


def _word(stated: float, low: float, high: float, written: str) -> tuple[str, str] | None:
    slack = max(_POINTS, 0.05 * stated)
    if low - slack <= stated <= high + slack:
        return None
    return f"{(low + high) / 2:.1f} per cent", f"{written} per cent"
