"""The money of one country beside the name of another: "the Czech zloty", "Turkey's dinar"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.place_names import land_before
from newslint.extract.story_dates import dating
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import fold
from newslint.knowledge.tables import remember
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: nouns that are other words, too, or no money
_WORDS = frozenset(
    """account code currency funds gold mark pound real rights right silver sol som rand unit value won florin austral
    inti
    palladium platinum lek lev ley kina tala balboa zaire xad mvdol hwan leone kip sucre guarani dollar""".split()  # noqa: SIM905
)
#: spellings of one noun
_SAME = {"rouble": "ruble", "riyal": "rial"} | dict.fromkeys(
    ("krona", "koruna", "króna", "crown", "kroner", "kronor"), "krone"
)
#: what a euro of one country does; others are voters, bonds and borders
_MOVES = re.compile(
    r" (?:rose|fell|gained|lost|slid|weakened|strengthened|hit|was|jumped|dropped|traded|sank|climbed)\b"
)
_OF_OLD = re.compile(
    r"\b(?:former|old|then|pre-euro|defunct|obsolete|abolished|replac\w+|instead of"
    r"|in place of|gave up|give up|gives up|used to|until|before)\b",
    re.IGNORECASE,
)
#: how long after its end money may still be spoken of
_GRACE = datetime.timedelta(365)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


@remember
def _pattern() -> re.Pattern[str]:
    nouns = (knowledge().record.monies - _WORDS) | {"rouble", "kroner", "kronor"}
    written = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    return re.compile(rf"(?<=[a-z’'s] )(?:currency, the )?(?P<noun>{written})s?(?![\w-])")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the country and the noun."""
    text = view.text
    for passage in view.passages:
        for found in _pattern().finditer(text, passage.span.start, passage.span.end):
            land = land_before(text, found.start())
            if land is None or land[1].end != found.start() - 1 or not passage.span.holds(land[1]):
                continue
            span = Span(land[1].start, found.end())
            if view.admits(span):
                yield from _judged(view, land[0], land[1], found["noun"], span, passage.span)


def _judged(view: View, code: str, land: Span, noun: str, span: Span, line: Span) -> Iterator[Hit]:
    text = view.text
    money = knowledge().record.money(code)
    told = dating(view.whole)
    if not money or (noun == "euro" and "currency" not in span.of(text) and not _MOVES.match(text, span.end)):
        return
    day = told.latest if told else None
    held = [(n, start, end) for n, start, end in money if _one(n) == _one(noun)]
    if any(day is None or not end or datetime.date.fromisoformat(end) + _GRACE >= day for _, _, end in held):
        return
    start = max(line.start, text.rfind(". ", line.start, span.start) + 1)
    end = text.find(". ", span.end, line.end)
    if held and (_OF_OLD.search(text[start : line.end if end < 0 else end]) or not (told and told.day)):
        return
    now = [n for n, first, last in money if day is None or (first <= str(day) and (not last or last >= str(day)))]
    if not now:
        return
    fields = (
        ("noun", noun),
        ("land", knowledge().land(code)),
        ("right", " and ".join(dict.fromkeys(now))),
        ("ended", max((e for _, _, e in held if e), default="")),
        ("source", "Unicode CLDR"),
    )
    yield Hit(span, fields, "ended" if held else "", (RelatedLocation(land, "record", fields=fields),))


def _one(noun: str) -> str:
    return _SAME.get(noun, _SAME.get(fold(noun), fold(noun)))
