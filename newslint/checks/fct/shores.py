"""A city on the wrong coast of its country, and a lake that is shared with a state that it doesn't touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.place_names import city_in, code_of
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = ((" coast", " lake ", "shares with", "shared ", "between ", "border"),)
_CAPITALS = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{0,2}}"
#: "Perth, on the east coast of Australia", "Valencia, a port on Spain's east coast"
_COAST = LatePattern(
    rf"(?P<city>{_CAPITALS}),?(?: (?:an? |the )?(?:[a-z-]+ ){{0,3}}?(?:city|town|port|harbour|resort"
    rf"|village))?(?:,? which)?"
    rf"(?: (?:is|lies|stands|sits))? on (?:the (?P<side>north|south|east|west)(?:ern)? coast of (?P<land>{_CAPITALS})"
    rf"|(?P<land2>{_CAPITALS})['’]s? (?P<side2>north|south|east|west)(?:ern)? coast)(?![\w-])",
    needs=(" coast",),
)
#: degrees to the north and south within which a country's cities are taken for its extent
_BAND = 1.5
#: the least width of a country there, in degrees, and the share of it within which a city is on the one coast
_WIDTH, _EDGE = 3.0, 0.15
#: people of a city that the news means by its name
_LARGE = 100_000
#: and of a town that can be told by a lake; chosen
_TOWN = 20_000
#: "Lake Victoria, which Uganda shares with Kenya and Zambia", "Lake Chad, between Nigeria, Niger and Mali"
_LAKE = LatePattern(
    rf"(?:(?P<lake>Lake )(?:of )?)?(?P<name>{CAPITAL_WORD}(?: of the [A-Z][a-z]+)?),? (?:which |that )?"
    r"(?P<rest>(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:shares|has shared|shared) with|(?:is |are )?(?:shared"
    r"|divided) (?:by|between|among)"
    r"|(?:which )?(?:lies |lying )?(?:between|on the borders? (?:of|between))) [^.;:()“”\"\n]{3,80})",
    needs=("share", "between ", "border", "divided"),
)
#: "Entebbe, on the shore of Lake Victoria", "a hotel in Kisumu overlooking Lake Victoria"
_PLACE = r"(?:city|town|port|harbour|resort|village|capital)"
_ON_LAKE = LatePattern(
    rf"(?P<city>{_CAPITALS}),?(?: (?:an? |the )?(?:[a-z-]+ ){{0,3}}?{_PLACE})?(?:,? which)?"
    rf"(?: (?:is|lies|stands|sits))? (?:(?:on|beside|by|at) (?:the |its )?(?:[a-z]+ )?(?:shores?|banks?|edge|waters) of"
    rf"|overlooking|on|beside) (?:the )?Lake (?P<name>{CAPITAL_WORD})(?![\w-])",
    needs=(" Lake ",),
)
_LAND = re.compile(r"[A-Z][\w’'-]+(?: (?:and the )?[A-Z][\w’'-]+){0,3}")
#: lakes whose names alone are somebody's or something else's
_OTHERS_TOO = frozenset({"Victoria", "Chad", "Superior", "Constance", "Geneva", "Erie", "Ontario", "Huron", "Argentino",
                         "Nicaragua",
                         "Malawi", "Rainy", "Albert", "Edward", "General Carrera"})  # fmt: skip


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: `coast` over city and coast, `lake` over the state that a lake doesn't touch."""
    for passage in view.passages:
        for found in _COAST.finditer(view.text, passage.span.start, passage.span.end):
            hit = _of_coast(view, found)
            if hit is not None and view.admits(hit.span):
                yield hit
        for found in _ON_LAKE.finditer(view.text, passage.span.start, passage.span.end):
            hit = _on_lake(view, found)
            if hit is not None and view.admits(hit.span):
                yield hit
        for found in _LAKE.finditer(view.text, passage.span.start, passage.span.end):
            yield from (hit for hit in _of_lake(view, found) if view.admits(hit.span))


def _of_coast(view: View, found: re.Match[str]) -> Hit | None:
    side = found["side"] or found["side2"]
    written = re.sub(r"['’]s?$", "", found["land"] or found["land2"])
    code = _code(written)
    named = city_in(view.text, Span(*found.span("city")), at_end=True)
    if code is None or named is None or named[0].country != code or named[0].people < _LARGE:
        return None
    share = _share(named[0], code, side in ("east", "west"))
    if share is None:
        return None
    there = share > 1 - _EDGE if side in ("west", "south") else share < _EDGE
    if not there:
        return None
    other = {"west": "east", "east": "west", "north": "south", "south": "north"}[side]
    city = named[1]
    fields = (
        ("place", city.of(view.text)),
        ("said", side),
        ("right", other),
        ("land", knowledge().land(code)),
        ("source", "GeoNames"),
    )
    return Hit(Span(city.start, found.end()), fields, "coast", (RelatedLocation(city, "record", fields=fields),))


def _code(written: str) -> str | None:
    words = written.split(" ")
    return next((code for n in range(len(words), 0, -1) if (code := code_of(" ".join(words[:n])))), None)


def _share(city: City, code: str, east: bool) -> float | None:
    """How far east, or north, a city lies in its country, from 0 to 1, among the cities level with it."""
    axis, other = (1, 0) if east else (0, 1)
    towns = knowledge().record.towns.get(code, ())
    near = [point[axis] for point in towns if abs(point[other] - city.point[other]) <= _BAND]
    if len(near) < 2 or max(near) - min(near) < _WIDTH:
        return None
    return (city.point[axis] - min(near)) / (max(near) - min(near))


def _on_lake(view: View, found: re.Match[str]) -> Hit | None:
    """A city on a lake that its country, and every other that has a place of the name, doesn't touch."""
    lands = knowledge().record.lake(found["name"])
    named = city_in(view.text, Span(*found.span("city")), at_end=True)
    if lands is None or named is None or named[0].people < _TOWN:
        return None
    if any(land[:2] in lands for land in named[0].everywhere) or named[0].country[:2] in lands:
        return None
    shown = ", ".join(sorted(knowledge().land(one) for one in lands))
    fields = (
        ("place", found["name"]), ("said", named[1].of(view.text)), ("right", shown),
        ("source", "Natural Earth, CIA World Factbook"),
    )  # fmt: skip
    return Hit(Span(named[1].start, found.end()), fields, "lake", (RelatedLocation(named[1], "record", fields=fields),))


def _of_lake(view: View, found: re.Match[str]) -> Iterator[Hit]:
    name = found["name"]
    lands = knowledge().record.lake(name)
    if lands is None or (not found["lake"] and name in _OTHERS_TOO):
        return
    told = []
    for match in _LAND.finditer(view.text, *found.span("rest")):
        code = _code(re.sub(r"['’]s?$", "", match[0])) or ("TD" if match[0] == "Chad" else None)
        if code and not code.startswith("US-"):
            told.append((code, Span(*match.span())))
    right = [code for code, _ in told if code in lands]
    wrong = [(code, span) for code, span in told if code not in lands]
    if len(right) < 1 or len(wrong) != 1:
        return
    code, span = wrong[0]
    shown = ", ".join(sorted(knowledge().land(one) for one in lands))
    fields = (
        ("place", name),
        ("said", span.of(view.text)),
        ("right", shown),
        ("source", "Natural Earth, CIA World Factbook"),
    )
    yield Hit(span, fields, "lake", (RelatedLocation(Span(*found.span("name")), "record", fields=fields),))
