"""Somebody who led a government, with a party that was another's: "Helmut Kohl's Social Democrats"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.story_dates import Dating, dating
from newslint.knowledge.heads import heads
from newslint.knowledge.parties import are_akin, parties, stems
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (
    ("democrat", "conservative", "labour", "labor ", "liberal", "socialist", "republican", "tory", "tories", "social",
     "christian", "centre", "center party", "people's", "people’s", "communist", "moderate", "fianna", "fine gael"),
)  # fmt: skip
_NAME = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,3}}"
_PARTY = (
    r"(?P<party>(?:[A-Z][a-z’']+[- ]){0,3}(?:[A-Z][a-z’']+))(?P<led>-led|-dominated)?(?P<noun> (?:[Pp]arty"
    r"|government|cabinet|coalition))?"
)
_NEEDS = LatePattern(
    r"Democrat|Conservative|Labour|Labor|Liberal|Socialist|Republican|Tory|Tories|Social|Christian"
    r"|Centre|Center|People|Communist|Moderate|Fianna|Fine Gael"
)
_CLAIMS = (
    LatePattern(rf"(?P<name>{_NAME})(?:['’]s?| and (?:his|her)|,? whose) (?:own |ruling |governing |new "
        rf"|victorious )?{_PARTY}(?![\w-])"),
    LatePattern(rf"(?P<name>{_NAME}) (?:has |had )?(?:led|carried|took|steered|swept|guided|brought) (?:the|his|her)"
        rf" {_PARTY} (?:back )?(?:to|into) (?:[a-z]+ ){{0,4}}?(?:victory|win|power|office|defeat|triumph|government"
        r"|landslide)\b"),
    LatePattern(rf"(?P<name>{_NAME}),? (?:of|from|(?:who (?:is |was )?)?(?:the )?(?:[a-z]+ )?(?:leads|led|leader of"
        rf"|head of|chairman of|candidate of)) the {_PARTY}(?![\w-])"),
    LatePattern(rf"(?P<name>{_NAME}) \({_PARTY}\)"),
    LatePattern(rf"\b[Tt]he {_PARTY} under (?P<name>{_NAME})"),
    LatePattern(rf"(?P<name>{_NAME}), (?:the|an?) (?:[a-z-]+ ){{0,2}}{_PARTY} (?:leader|senator|candidate"
        rf"|nominee|politician|premier|prime minister|president|chancellor)\b"),
    LatePattern(rf"\b(?:[Tt]he |[A-Z][a-z]+['’]s )?{_PARTY}(?:['’]s?)? (?:leader|nominee|candidate"
        rf"|prime minister|president|chancellor|premier),? (?P<name>{_NAME})"),
)  # fmt: skip
#: the party in the sentence behind the one that names somebody
_THEN = re.compile(rf"(?:His|Her) {_PARTY}(?![\w-])")
#: what follows the party where it isn't the person's own
_OTHERS = re.compile(
    r"(?:['’]s?)?,? (?:partners?|all(?:y|ies)|rivals?|opponents?|predecessor|successor|deputy|vice|foreign"
    r"|finance|interior|colleagues?"
    r"|challenger|critics?|counterpart|coalition partners?|opposition|friends?|enem(?:y|ies)|supporters?|voters?|father"
    r"|wife|mother|son|rebels?|minister|justice|defence|defense|health)\b"
)
_ELSE = re.compile(r"\b(?:former|once|then|left|joined|defect\w*|switch\w*|beat|defeat\w*|against|rather|not|never)\b")
#: years around the terms in which somebody's party is that of the terms
_AROUND = 6


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the party."""
    told = dating(view.whole) if view.story else None
    if told is None:
        return
    for passage in view.passages:
        if not _NEEDS.search(view.text, passage.span.start, passage.span.end):
            continue
        for pattern in _CLAIMS:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                yield from _judged(view, found, Span(*found.span("name")), told)
        yield from _in_the_next_sentence(view, passage.span.start, told)


def _in_the_next_sentence(view: View, at: int, told: Dating) -> Iterator[Hit]:
    """The party of the one person whom the sentence before names."""
    spans = view.whole.shared(sentences_of_passages).get(at, ())
    for (start, end), (following, _) in itertools.pairwise(spans):
        found = _THEN.match(view.text, following)
        if found is None:
            continue
        named = list(re.finditer(_NAME, view.text[start:end]))
        if len(named) == 1:
            yield from _judged(view, found, Span(start + named[0].start(), start + named[0].end()), told)


def _judged(view: View, found: re.Match[str], named: Span, told: Dating) -> Iterator[Hit]:
    name = re.sub(r"['’]s?$", "", named.of(view.text))
    words = name.split(" ")
    own = next((row for n in range(len(words) - 1) if (row := parties().of_person(" ".join(words[n:])))), None)
    if own is None:
        return
    person, land, names, source = own
    said = stems(re.sub(r"['’]s?$", "", found["party"]))
    if any(are_akin(said, stems(one)) for one in names) or not parties().is_known(land, said):
        return
    years = [(h.start.year, (h.end or h.known_until).year) for h in heads().of_name(person) if h.country == land]
    if land != "US" and not any(a - _AROUND <= told.latest.year <= b + _AROUND for a, b in years):
        return
    span = Span(*found.span("party"))
    between = view.text[min(named.start, span.start) : max(named.end, span.end)]
    if _OTHERS.match(view.text, found.end()) or _ELSE.search(between) or not view.admits(span):
        return
    fields = (
        ("person", person), ("said", found["party"]),
        ("right", " or ".join(sorted(n for n in names if not n.islower()))),
        ("rows", f"{person}, {land}, {', '.join(sorted(names))} [{source}]"),
    )  # fmt: skip
    yield Hit(span, fields, related_locations=(RelatedLocation(named, "record", fields=fields),))
