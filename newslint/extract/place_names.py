"""Names of cities, countries and states where they stand in a text: what is capital, and which of it a table knows."""

from __future__ import annotations

import re

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City
from newslint.knowledge.states import STATES
from newslint.model import Span

_NAMES_BEFORE = LatePattern(rf"(?:{CAPITAL_WORD}(?:[ -](?:{PARTICLE} ){{0,2}})?){{1,4}}$")
_NAMES_BEHIND = LatePattern(rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}}")
#: names that a person, a month or a word of the language has, too, and adjectives of more than one country
_NO_LAND = frozenset(
    [
        "Jordan",
        "Chad",
        "Jersey",
        "Guernsey",
        "Congolese",
        "Congo",
        "Dominican",
        "Guinean",
        "Korean",
        "English",
        "White House",
    ]
)
#: letters of unions and bodies, and of lands whose cities are claimed by others
DISPUTED = frozenset("EU UN NATO IL PS TW EH XK".split())  # noqa: SIM905
_CLAIMED = frozenset(
    tuple(pair.split(">"))
    for pair in [
        "UA>RU",
        "RU>UA",
        "HK>CN",
        "MO>CN",
        "CY>TR",
        "GI>UK",
        "PR>US",
        "FK>AR",
        "RE>FR",
        "GL>DK",
        "IN>PK",
        "PK>IN",
        "AM>AZ",
        "AZ>AM",
        "GE>RU",
        "MD>RU",
        "GP>FR",
        "MQ>FR",
        "GF>FR",
    ]
)
#: states that have a place of one name before the name says nothing of which is meant, if it is no great city's; chosen
_COMMON, _OF_GREAT, _GREAT = 3, 9, 500_000


def names_before(text: str, at: int) -> Span | None:
    """The capital words that end at an offset."""
    low = max(text.rfind("\n", 0, at) + 1, at - 45)
    found = _NAMES_BEFORE.search(text[low:at])
    return Span(low + found.start(), at) if found else None


def names_behind(text: str, at: int) -> Span | None:
    """The capital words that begin at an offset, without a possessive."""
    found = _NAMES_BEHIND.match(text, at)
    return Span(at, at + len(re.sub(r"['’]s?$", "", found[0]))) if found else None


def city_in(text: str, span: Span, *, at_end: bool) -> tuple[City, Span] | None:
    """The city that the longest stretch at the end, or at the start, of some capital words names."""
    words = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\S+", span.of(text))]
    for count in range(len(words)):
        part = words[count:] if at_end else words[: len(words) - count]
        place = Span(part[0].start, part[-1].end)
        city = knowledge().record.city(place.of(text))
        if city is not None:
            return city, place
    return None


def land_behind(text: str, at: int) -> tuple[str, Span] | None:
    """The country or American state (`US-TX`) that the longest stretch of capital words from an offset names."""
    names = names_behind(text, at)
    if names is None:
        return None
    words = names.of(text).split(" ")
    for count in range(min(4, len(words)), 0, -1):
        written = " ".join(words[:count])
        code = code_of(written)
        if code is not None:
            return code, Span(at, at + len(written))
    return None


def land_before(text: str, at: int) -> tuple[str, Span] | None:
    """The country that the words right before an offset are: its adjective, or its name with a possessive."""
    low = max(text.rfind("\n", 0, at) + 1, at - 40)
    words = list(re.finditer(r"[^\s(“\"]+", text[low:at]))
    for count in (3, 2, 1):
        if len(words) >= count:
            begin = words[-count].start()
            written = text[low + begin : at].rstrip()
            bare = re.sub(r"['’]s?$", "", written)
            code = None if bare in _NO_LAND else knowledge().land_of(bare)
            if code and code not in DISPUTED:
                return code, Span(low + begin, low + begin + len(written))
    return None


#: people of a city that tells where a sentence is; chosen
_CITY = 300_000
_RUNS = LatePattern(r"[A-ZÀ-Ž][a-zà-ž]+(?: [A-ZÀ-Ž][a-zà-ž]+)?")


def lands_in(text: str, span: Span) -> dict[str, Span]:
    """The countries that a sentence names, by name, adjective or large city, and where it first does."""
    record = knowledge().record
    found: dict[str, Span] = {}
    for run in _RUNS.finditer(text, span.start, span.end):
        words = run[0].split(" ")
        for part in dict.fromkeys((run[0], *words)):
            code = knowledge().land_of(part)
            if code is None and (city := record.city(part)) is not None and city.people >= _CITY:
                code = city.country
            if code is not None:
                at = run.start() + run[0].index(part)
                found.setdefault(code[:2], Span(at, at + len(part)))
                if part == run[0]:
                    break
    return found


def code_of(written: str) -> str | None:
    """The letters of a country or a state by its name, never by an adjective."""
    if written in STATES:
        return f"US-{STATES[written]}"
    if written in _NO_LAND or written in knowledge().record.adjectives:
        return None
    code = knowledge().record.lands.get(written)
    return None if code in DISPUTED else code


def lies_in(city: City, code: str, *, large: bool = False) -> bool:
    """Whether some place of the city's name lies in a country or state; `large`: one with more than 15,000 people."""
    there = city.large if large else city.everywhere
    if code == "US":
        return any(one.startswith("US-") for one in there)
    if code.startswith("US-"):
        # villages of fewer than five hundred people have the names of the world, and a score of states have one name
        states = sum(one.startswith("US-") for one in there)
        if not city.country.startswith("US-") or states > (_OF_GREAT if city.people >= _GREAT else _COMMON):
            return True
    return code in there or (city.country[:2], code) in _CLAIMED
