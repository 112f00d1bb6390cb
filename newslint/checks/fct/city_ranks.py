"""A city with a place among the largest of its country that isn't its own: "Lagos, Nigeria's second-largest city"."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator

from newslint.extract.capital_names import CAPITAL_WORD
from newslint.extract.late_pattern import LatePattern
from newslint.extract.place_names import city_in, land_before, land_behind, lies_in
from newslint.extract.timeline import sure_day
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

_PLACES = {"second": 2, "third": 3, "fourth": 4, "2nd": 2, "3rd": 3, "4th": 4, "2": 2, "3": 3}
_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:de |da |do |del )?{CAPITAL_WORD}){{0,2}})"
_RANK = rf"(?:(?P<place>{'|'.join(_PLACES)})[- ])?(?:largest|biggest|most populous)"
#: "Lagos, the second-largest city in Nigeria", "Lagos is Nigeria's second-largest city"
_OF = LatePattern(
    rf"{_NAME}(?:,(?: which is)?| is| was| remains) (?:the )?(?P<said>{_RANK} city (?:in|of) (?:the )?)(?=[A-Z])",
    needs=(" city ",),
)
_WHOSE = LatePattern(
    rf"{_NAME}(?:,(?: which is)?| is| was| remains) (?P<land>[A-Z][\w ]{{2,24}}['’]s? )(?P<said>{_RANK} city)\b"
    r"(?! (?:in|of|by))",
    needs=(" city",),
)
_LEADS = LatePattern(
    rf"(?P<land>\b[A-Z][\w]+(?: [A-Z]\w+)?['’]s? )(?P<said>{_RANK} city),? {_NAME}(?=[,.;)]| [a-z])", needs=(" city",)
)
_ASIDE = re.compile(
    r"\b(?:once|then|formerly|one of|among|until|used to|by area|after|outside|not|n['’]t|never)\b[^.;]{0,30}$"
)
#: how many times the people of one city are those of another where their order is out of dispute; chosen
_SURELY = 2.0
#: cities that a place may be too far down; chosen
_SPARE = 2
#: the first year for which the order of today is taken; chosen
_SINCE = 1985
#: kilometres of a degree, and those within which a city is a part of a larger one; chosen
_DEGREE, _BESIDE = 111.2, 40.0
#: people of the cities that are compared
_LARGE = 100_000


def misranked_cities(view: View) -> Iterator[Hit]:
    """A hit covers what is said of the city."""
    day = sure_day(view.story)
    if day is not None and day.year < _SINCE:
        return
    for passage in view.passages:
        if view.text.find(" city", passage.span.start, passage.span.end) < 0:
            continue
        for pattern in (_OF, _WHOSE, _LEADS):
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                hit = _judged(view, found, passage.span)
                if hit is not None and view.admits(hit.span):
                    yield hit


def _judged(view: View, found: re.Match[str], line: Span) -> Hit | None:
    text = view.text
    if "land" in found.groupdict():
        told = land_before(text, found.end("land") - 1)
        told = told if told and told[1].start <= found.start("land") + len("the ") else None
    else:
        told = land_behind(text, found.end("said"))
    named = city_in(text, Span(*found.span("name")), at_end=found.re is not _LEADS.compiled)
    if told is None or named is None or _ASIDE.search(text[max(line.start, found.start() - 50) : found.start("said")]):
        return None
    (city, place), code = named, told[0]
    if not lies_in(city, code, large=True) or not _is_of(city, code) or city.people < _LARGE:
        return None
    said = _PLACES.get(found["place"] or "", 1)
    others = [people for name, people in _cities_of(code) if name != (city.name, city.point)]
    least = 1 + sum(people >= _SURELY * city.people for people in others)
    most = 1 + sum(people * _SURELY > city.people for people in others)
    # parts of a city stand in the source as cities of their own: a place too far down must be so by some
    spare = 0 if said == 1 else _SPARE
    is_too_high, is_first = said < least - spare, most == 1 and city.people >= _SURELY * _LARGE
    if not (is_too_high or (is_first and said > 1)) or (said == 1 and _is_capital(city)):
        return None
    right = next((name[0] for name, _ in _cities_of(code)[said - 1 :]), "")
    stated = re.sub(r" (?:in|of) (?:the )?$", "", found["said"])
    fields = (
        ("name", place.of(text)), ("said", stated), ("place", str(least)), ("right", right),
        ("kind", "city"), ("source", "GeoNames"),
    )  # fmt: skip
    span = Span(found.start("said"), found.start("said") + len(stated))
    return Hit(span, fields, related_locations=(RelatedLocation(place, "record", fields=fields),))


def _is_of(city: City, code: str) -> bool:
    """Whether the city that the news means by the name is the one in that country or state."""
    return city.country == code or city.country[:2] == code


def _is_capital(city: City) -> bool:
    """Whether a city is a capital, of which its suburbs may be a part."""
    return any(city.name in names for _, names, _, _ in knowledge().record.capitals(city.country[:2]))


@functools.cache
def _cities_of(code: str) -> list[tuple[tuple[str, tuple[float, float]], int]]:
    """The cities of a country or state, by name and place, with their people, the largest first.

    Those beside a larger one are a part of it: Omdurman of Khartoum, Brooklyn of New York.
    """
    kept: list[tuple[tuple[str, tuple[float, float]], int]] = []
    for (name, point), people in sorted(knowledge().record.cities_of(code, _LARGE).items(), key=lambda one: -one[1]):
        if all(_apart(point, other) > _BESIDE for (_, other), _ in kept):
            kept.append(((name, point), people))
    return kept


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """About how many kilometres lie between two points that are near each other."""
    north, east = one[0] - other[0], (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return _DEGREE * math.hypot(north, east)
