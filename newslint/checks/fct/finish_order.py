"""The order of a finish against its figures: the third cannot be faster than the second, nor the largest be outdone.

In a race the winner has the least, in a throw or a vote the most: which it is, the first and the second tell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from newslint.extract.accounts import account
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: without a word for a place in an order nothing is looked at
_MARK = LatePattern(
    r"\b(?:runner-up|[Ss]econd|[Ss]ilver|[Tt]hird|[Bb]ronze|[Nn]ext|ahead of|followed by|[Tt]hen)\b",
    needs=("unner-up", "econd", "ilver", "hird", "ronze", "ext ", "ahead of", "followed by", "hen "),
)
_VALUE = re.compile(
    r"(?<![\w.,:$£€/–-])(?:(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)"
    r"|(?P<mins>\d{1,3}) ?(?:min|minutes?|m),? (?:and )?(?P<secs>\d{1,2}(?:\.\d+)?) ?(?:sec(?:ond)?s?|s)\b"
    r"|(?P<sign>[$£€])?(?P<plain>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,3})?)(?P<scale>(?: million| billion|m|bn)\b)?)"
    r"(?![\w%:–-]|[.,]\d)"
)
_FIRST = re.compile(
    r"\b(?:w[io]n|wins|winner|winning|victory|victor|gold|triumph\w*|first|tape|champion\w*|led|leads|leading"
    r"|top(?:s|ped)?"
    r"|title)\b"
)
_SECOND = re.compile(r"\b(?:runner-up|[Ss]econd(?! (?:half|round|time|leg|day))|[Ss]ilver)\b")
_THIRD = re.compile(r"\b(?:[Tt]hird(?! (?:half|round|time|leg|day|of))|[Bb]ronze)\b")
_MOST = re.compile(
    r"\b(?:(?:larg|bigg|great|high|tall|long|heavi|costli|dear|deep|rich)est|most(?! (?:of|people))|top)\b(?! (?:five"
    r"|ten|three|\d))"
)
_LEAST = re.compile(r"\b(?:(?:small|low|cheap|short|light|poor)est|fewest|least)\b")
_NEXT = re.compile(r"(?:\b(?:ahead of|followed by|before|then)|[.;] (?:Next|Then|Second)|, (?:next|second))\b")
_OTHER = re.compile(
    r"\b(?:behind(?= by)|gap|adrift|last year|record|previous|season|average|aged|handicap|heats?"
    r"|per cent|percent|among the|one of)\b|year-old"
)
#: figures of an order that are looked at, and how much they may differ to be of one thing. Chosen, not measured
_MOST_VALUES, _RATIO = 6, 3.0
#: behind a figure: it counts medals, or is a day
_NO_MEASURE = re.compile(
    r" (?:gold|silver|bronze|medals?|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)"
)
#: whole numbers below this are days, places and ages more often than measures of a size. Chosen, not measured
_SMALL = 100
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d")


class _Ranked(NamedTuple):
    """A figure that stands behind the one it beats, and the superlative that the other has."""

    here: Span
    there: Span
    said: str


class _Value(NamedTuple):
    start: int
    end: int
    worth: float
    shape: str


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the figure that stands too far back, `here`, and points to the one it beats, `there`.

    Verdict `most`: the next of several is larger than the largest, or smaller than the smallest, which `said` is.
    """
    text, told = view.text, view.whole.shared(account) if may_match(view.whole, _MARK) else []
    last = 0
    for at, sentence in enumerate(told):
        if _MARK.search(text, sentence.start, sentence.end) is None:
            continue
        for first in (at, max(0, at - 1)):
            start, end = told[first].start, told[min(at + 1, len(told) - 1)].end
            found = _misplaced(text, start, end) or _outdone(text, start, sentence.end)
            if found is None or found.here.start < last:
                continue
            last = found.here.end
            if view.admits(found.here) and any(p.span.holds(found.here) for p in view.passages):
                fields = [("here", found.here.of(text)), ("there", found.there.of(text))]
                fields += [("said", found.said)] if found.said else []
                related = (RelatedLocation(found.there, "other"),)
                yield Hit(found.here, tuple(fields), "most" if found.said else "", related)
            break


def _values(text: str, start: int, end: int) -> list[_Value]:
    """The figures of a stretch that may rank: those of one way of writing."""
    values = []
    for m in _VALUE.finditer(text, start, end):
        if m["clock"]:
            worth = 0.0
            for part in m["clock"].split(":"):
                worth = 60 * worth + float(part)
            values.append(_Value(m.start(), m.end(), worth, "time"))
        elif m["mins"]:
            values.append(_Value(m.start(), m.end(), 60 * float(m["mins"]) + float(m["secs"]), "time"))
        elif not (_YEARS.fullmatch(m["plain"]) and not m["sign"]) and not _NO_MEASURE.match(text, m.end()):
            worth = float(m["plain"].replace(",", ""))
            shape = (m["sign"] or "") + (m["scale"] or "") + ("." if "." in m["plain"] and not m["scale"] else "")
            values.append(_Value(m.start(), m.end(), worth, shape))
    return values


def _misplaced(text: str, start: int, end: int) -> _Ranked | None:
    """The third of an order, better than the second of it."""
    values = _values(text, start, end)
    if len(values) > _MOST_VALUES or _OTHER.search(text, start, end):
        return None
    for shape in dict.fromkeys(one.shape for one in values):
        same = [one for one in values if one.shape == shape]
        for a, b, c in zip(same, same[1:], same[2:]):
            stop = next((one.start for one in same if one.start > c.start), end)
            stop = min([stop, *(at for at in [text.find(". ", c.end, end)] if at >= 0)])
            second, third = _SECOND.search(text, a.end, c.start), _THIRD.search(text, b.end, stop)
            if not second or not third or not _FIRST.search(text, start, b.start) or _THIRD.search(text, start, b.end):
                continue
            if max(a.worth, b.worth, c.worth) > _RATIO * min(a.worth, b.worth, c.worth) or a.worth == b.worth:
                continue
            least = a.worth < b.worth
            if c.worth < b.worth if least else c.worth > b.worth:
                return _Ranked(Span(c.start, c.end), Span(b.start, b.end), "")
    return None


def _outdone(text: str, start: int, end: int) -> _Ranked | None:
    """The largest of several, and the next one, which is larger."""
    values = _values(text, start, end)
    if not 1 < len(values) <= _MOST_VALUES or _OTHER.search(text, start, end):
        return None
    for one, other in itertools.pairwise(values):
        between = text[one.end : other.start]
        if (
            one.shape != other.shape
            or (not one.shape and min(one.worth, other.worth) < _SMALL)
            or not _NEXT.search(between)
            or not 1 < _ratio(one, other) < _RATIO
        ):
            continue
        most, least = _MOST.search(text, start, other.start), _LEAST.search(text, start, other.start)
        if bool(most) is bool(least) or text.count(". ", start, one.start):
            continue
        if (other.worth > one.worth) is bool(most):
            word = (most or least)[0]  # type: ignore[index]
            return _Ranked(Span(other.start, other.end), Span(one.start, one.end), word)
    return None


def _ratio(one: _Value, other: _Value) -> float:
    return max(one.worth, other.worth) / max(min(one.worth, other.worth), 1e-9)
