"""Who is called the majority owner with the smaller share: 38 and 62 per cent, and "as majority owner, the co-op"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import digits_value, words_value
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("majority", "minority"), ("per cent", "percent", "%"))
_N = r"(?P<{0}>\d{{1,2}}(?:\.\d)?|(?<![\w’'-])[A-Za-z]{{3,9}}(?:-[a-z]{{3,6}})?)"
_WHO = r"(?:(?<![\w’'-])[Tt]he )?(?<![\w’'-])(?P<{0}>(?:[A-Za-z][\w’'-]{{0,24}} ){{0,3}}?[A-Za-z][\w’'-]{{0,24}})"
_PERCENT = r"(?: ?%| per cent| percent)"
_BEHIND = r"(?:of (?:the |its )?(?:shares|stock|company|business|equity|firm|club|[a-z]+) )?"
_HOLD = r"(?:holds?|held|owns?|owned|has|have|had|controls?|controlled)"


def _f(pattern: str, name: str) -> str:
    return pattern.format(name)


#: "the family holds 62 per cent", "60 per cent of the shares belong to the drivers", and what stands behind them
_HOLDS = LatePattern(rf"{_f(_WHO, 'who')}(?:, [^,.;]{{1,80}},)? {_HOLD} (?:about )?{_f(_N, 'n')}{_PERCENT}")
_BELONGS = LatePattern(
    rf"(?:[Tt]he (?:other|remaining) )?{_f(_N, 'n')}{_PERCENT} {_BEHIND}(?:belongs?|belonged|is owned by|are owned by"
    rf"|(?:is|are) held by|(?:is|are) in the hands of)(?: to)? {_f(_WHO, 'who')}(?=[,.;]| and | in | which | who )"
)
_OTHER = re.compile(
    rf" (?:of (?:it|them|the [a-z]+) )?and (?:{_f(_WHO, 'who')} the (?:other|remaining|rest)(?: {_f(_N, 'n')})?"
    rf"|(?:the other )?{_f(_N, 'm')}{_PERCENT}? to {_f(_WHO, 'whom')})(?=[,.;]| in )"
)
_KIND = r"(?P<kind>majority|minority) (?:owners?|shareholders?|holders?|stakeholders?|partners?)"
_CLAIMS = (
    LatePattern(
        rf"\b[Aa]s (?:the |its )?{_KIND}, {_f(_WHO, 'who')}"
        r"(?= (?:can|could|has|have|had|may|will|is|was|are|were|holds?)\b)"
    ),
    LatePattern(rf"{_f(_WHO, 'who')},? (?:as|the|its|which is the|who are the)(?: the)? {_KIND}\b"),
    LatePattern(rf"\b(?:[Tt]he|[Ii]ts) {_KIND}, {_f(_WHO, 'who')}(?=[,.;])"),
)  # fmt: skip
_HALF = 50.0


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the word for the share and points to the figure."""
    if view.story is None:
        return
    body = [p.span for p in view.whole.passages if p.part in BODY_PARTS]
    shares = {who: told for span in body for who, told in _shares(view.text, span)}
    if len(shares) != 2 or abs(sum(value for value, _ in shares.values()) - 100) > 1:
        return
    for span in body:
        for pattern in _CLAIMS:
            for found in pattern.finditer(view.text, span.start, span.end):
                who, kind = found["who"].split(" ")[-1].lower(), found["kind"]
                if who not in shares or shares[who][0] == _HALF or (shares[who][0] > _HALF) is (kind == "majority"):
                    continue
                value, place = shares[who]
                here = Span(*found.span("kind"))
                if view.admits(here):
                    fields = (("who", found["who"]), ("kind", kind), ("share", f"{value:g}"))
                    yield Hit(here, fields, related_locations=(RelatedLocation(place, "there", fields=fields),))
                    return


def _shares(text: str, line: Span) -> Iterator[tuple[str, tuple[float, Span]]]:
    """Each holder, by the last word of what it is called, with its share and where the figure stands."""
    for pattern in (_HOLDS, _BELONGS):
        for found in pattern.finditer(text, line.start, line.end):
            first = _value(found["n"])
            if first is None:
                continue
            yield found["who"].split(" ")[-1].lower(), (first, Span(*found.span("n")))
            behind = _OTHER.match(text, found.end(), line.end)
            if behind:
                group = "n" if behind["n"] else "m"
                other = _value(behind[group]) if behind[group] else 100 - first
                who = behind["who"] or behind["whom"]
                place = Span(*behind.span(group)) if behind[group] else Span(*behind.span())
                if other is not None:
                    yield who.split(" ")[-1].lower(), (other, place)


def _value(written: str) -> float | None:
    number = digits_value(written) if written[0].isdigit() else words_value(written.lower())
    return number.value if number else None
