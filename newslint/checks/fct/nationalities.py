"""A well-known person beside the adjective of another country: "the Chilean novelist Gabriel García Márquez"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.extract.place_names import DISPUTED
from newslint.knowledge.coverage import HEADS
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import fold
from newslint.knowledge.relations import is_only_a_name, relations
from newslint.knowledge.senses import senses
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,3}})"
_NATION = r"(?P<nation>(?:New Zealand|South African|North Korean|South Korean|[A-Z][a-z]+)(?![\w-]))"
#: "the Chilean novelist Gabriel García Márquez", "Spanish former goalkeeper X"
_BEFORE = LatePattern(
    rf"(?<![\w-]){_NATION} (?P<words>(?:(?:former|great|veteran|young|late|retired|legendary|film|racing|tennis"
    rf"|opera|operatic|world|pop|rock|folk|jazz|long-distance) ){{0,2}})(?P<noun>[a-z][a-z-]{{2,15}}),? {_NAME}"
)
#: "Gabriel García Márquez, the Chilean novelist who", "X, a Dutch cyclist,"
_BEHIND = LatePattern(
    rf"{_NAME}, (?:the|an?) (?:(?:[a-z]+|\d\d-year-old) ){{0,2}}{_NATION} (?P<words>(?:[a-z-]+ ){{0,2}}?)"
    r"(?P<noun>[a-z][a-z-]{2,15})(?=[,.;)]| (?:who|whose|(?:to|for|of|with|from) whom|and|known)\b)"
)
#: "Haile Gebrselassie, the Kenyan who ran": a people's name alone
_ALONE = LatePattern(
    rf"{_NAME}, (?:the|an?) (?:[a-z]+ )?{_NATION}(?P<words>)(?P<noun>)(?= (?:who|whose|(?:to|for|of|with|from) whom)\b)"
)
#: "a Portuguese singer of thirty by the name of X", "a Norwegian chemist called X"
_CALLED = LatePattern(
    rf"\b(?:an?|the) (?:[a-z-]+ ){{0,2}}{_NATION} (?P<words>(?:[a-z-]+ ){{0,2}}?)(?P<noun>[a-z][a-z-]{{2,15}})"
    rf"(?: of [a-z0-9-]+| aged \d\d)?,? (?:called|named|by the name of|whose name is) {_NAME}",
    needs=("called", "name"),
)
#: "X is a Norwegian chemist"
_COPULA = LatePattern(
    rf"{_NAME} (?:is|was|remains|became) (?:the|an?) (?:[a-z-]+ )?{_NATION} (?P<words>(?:[a-z-]+ ){{0,2}}?)"
    r"(?P<noun>[a-z][a-z-]{2,15})(?=[,.;)]| (?:who|whose|and|with|by|of|from|whom)\b)"
)
_ALL = (_BEFORE, _BEHIND, _ALONE, _CALLED, _COPULA)
#: nouns of everybody: they say nothing of a trade
_ANYBODY = frozenset({"", "man", "woman", "girl", "boy", "lad", "teenager", "native", "citizen"})
#: well-known people of a surname up to which it is rare enough to know somebody by. Not measured
_BEARERS = 3
#: countries that were one, or whose people are called by each other's name
_ALIKE = (
    frozenset("RU UA BY LT LV EE GE AM AZ KZ MD UZ KG TJ TM".split()),  # noqa: SIM905
    frozenset("RS HR SI BA ME MK XK".split()),  # noqa: SIM905
    frozenset("CZ SK".split()),  # noqa: SIM905
    frozenset("DE AT CZ PL HU".split()),  # noqa: SIM905
    frozenset("AT HU SK SI HR RO RS UA".split()),  # noqa: SIM905
    frozenset("RU PL FI".split()),  # noqa: SIM905
    frozenset("SE FI".split()),  # noqa: SIM905
    frozenset("FR BE CH".split()),  # noqa: SIM905
    frozenset("UK IE".split()),  # noqa: SIM905
    frozenset("IN PK BD".split()),  # noqa: SIM905
    frozenset("CN TW HK".split()),  # noqa: SIM905
    frozenset("IL PS".split()),  # noqa: SIM905
    frozenset("CY GR TR".split()),  # noqa: SIM905
)
#: what those of a trade are called whom the record calls otherwise
_NOUNS = {"soccer player": "footballer", "racecar driver": "driver", "chessmaster": "grandmaster", "singer": "tenor"}
_BRITISH = frozenset({"English", "Scottish", "Welsh", "British", "Scots", "Irish"})
#: what those are called who lead or led a state
_OF_STATES = frozenset(
    {"statesman", "stateswoman", "politician", "dictator", "leader", "president", "premier", "chancellor"}
)
#: countries to which people have moved in numbers, and those that ruled others: who was born elsewhere may be of them
_OF_MANY = frozenset("US UK IE FR DE CA AU NZ IL ES CH BE AT NL IT RU TR IN ZA AR GR SE CN JP SA AE QA".split())  # noqa: SIM905
#: countries that make citizens of people from everywhere
_OPEN = frozenset({"US", "CA", "AU", "IL"})


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers name, adjective and noun."""
    patterns = [pattern for pattern in _ALL if may_match(view.whole, pattern)]
    for passage in view.passages if patterns else ():
        for pattern in patterns:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                hit = _judged(found)
                if hit is not None and view.admits(hit.span):
                    yield hit


def _judged(found: re.Match[str]) -> Hit | None:
    said = _code(found["nation"])
    anybody = found["noun"] in _ANYBODY
    if said is None or not (anybody or senses().may_be_person(found["noun"])):
        return None
    name = re.sub(r"['’]s?$", "", found["name"])
    if anybody and not _is_rare(name):
        return None
    own = _nations(name, found["noun"]) or (None if said in _OF_MANY else _of_birth(name, found["noun"]))
    if own is None or said in own or said in _OPEN or any(said in group and own & group for group in _ALIKE):
        return None
    right = " or ".join(sorted(knowledge().land(code) for code in own))
    fields = (
        ("person", name),
        ("said", found["nation"]),
        ("right", right),
        ("source", "WordNet, Nobel Foundation, record"),
    )
    start, end = (
        min(found.start("name"), found.start("nation")),
        max(found.start("name") + len(name), found.end("noun"), found.end("nation")),
    )
    place = Span(found.start("name"), found.start("name") + len(name))
    return Hit(Span(start, end), fields, related_locations=(RelatedLocation(place, "record", fields=fields),))


def _code(nation: str) -> str | None:
    if nation in _BRITISH:
        return "IE" if nation == "Irish" else "UK"
    code = knowledge().record.adjectives.get(nation)
    return None if code in DISPUTED else code


def _is_rare(name: str) -> bool:
    """Whether few well-known people have the surname, so that the full name is nobody else's."""
    surname = fold(name).split()[-1]
    return is_only_a_name(surname) and 0 < len(relations().famous.get(surname, ())) <= _BEARERS


def _of_birth(name: str, noun: str) -> frozenset[str] | None:
    """The country in which somebody well known was born, if the noun is one for the trade."""
    one = relations().famous_person(name)
    if one is None or not one.land or one.trade == "politician" or one.land in DISPUTED:
        return None
    if noun in _ANYBODY:
        return frozenset({one.land})
    trade = one.trade.split()[-1]
    fits = (
        noun in (trade, _NOUNS.get(one.trade)) or senses().stands_for(noun, trade) or senses().stands_for(trade, noun)
    )
    return frozenset({one.land}) if fits else None


def _nations(name: str, noun: str) -> frozenset[str] | None:
    """The countries of somebody of that name who may be called by that noun."""
    record = knowledge().record
    known = record.nations(name)
    if known is not None:
        codes, kinds = known
        fits = noun in _ANYBODY or any(
            senses().stands_for(noun, kind) or senses().stands_for(kind, noun) for kind in kinds
        )
        return codes if fits else None
    if noun not in _OF_STATES:
        return None
    held = record.holdings(name)
    lands = frozenset(h.country for h in held if len(h.country) == len("XX"))
    led = any(h.office in HEADS and h.firm for h in held)
    return lands if led and len(lands) == 1 and not lands & DISPUTED and fold(name).count(" ") else None
