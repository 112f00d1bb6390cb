"""A city said to lie on a river or a sea that is far from it: "Prague, on the banks of the Rhine"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from newslint.extract.descriptors import Descriptor, described_city, descriptors, stretches
from newslint.extract.late_pattern import LatePattern
from newslint.extract.place_names import city_in, names_before, names_behind
from newslint.extract.sentences import sentence_around
from newslint.extract.words import is_small_word
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City
from newslint.knowledge.tables import remember
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: kilometres beyond which a city isn't on a water, whatever the coarseness of the map, and within which it is on one
_FAR, _NEAR = 150, 40
_LARGE = 200_000
#: waters that hold others, and whose shores no list of cities covers
_BROAD = ("ocean", "Mediterranean", "Caribbean", "Atlantic", "Pacific")
#: what a water does where it stands: it rises, bursts its banks, freezes
_DOES = (
    r"(?:has |had |is |was )?(?:rose|risen|rising|burst|broke|swept|surged|spilt|spilled|went|stood|overflow\w+"
    r"|crest\w+|peak\w+|flood\w+|fell|fallen"
    r"|froze\w*|swell\w*|swollen|dried"
    r"|dropped|reach\w+|flows?|flowed|runs?|meets|was (?:closed|shut|blocked)|closed|passes)"
)

_KIND = r"(?:an? |the |its )?(?:[a-z]+ )?(?:port|city|town|resort|capital|metropolis|stop|station)(?: city)? "
_SHORE = r"(?:the |its )?(?:[a-z]+ )?(?:banks?|shores?|coast|mouth) of "
#: "Prague, on the Rhine", "a port on the Caspian Sea", "Cologne lies on the banks of the Elbe"
_LIES = LatePattern(
    rf"(?:, (?:{_KIND})?(?:which )?"
    rf"(?:(?:lies|lying|stands|sits|located|situated|standing|sitting|perched|set) )?"
    rf"(?:(?:on|at|along) (?:{_SHORE})?|overlooking )"
    rf"| (?:lies|stands|sits|straddles) (?:(?:on|at|along) )?(?:{_SHORE})?| on {_SHORE})$"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


_RIVER = re.compile(" (?:River|river)(?![\\w-])")
_FLOWS = LatePattern(
    rf"(?:, which)? {_DOES}\b(?: [a-z0-9]+){{0,5}} (?:in|at|near) (?=[A-Z])| port (?:city )?(?:of )?(?=[A-Z])"
    rf"|(?:, which)? {_DOES}\b(?: [a-z0-9’'-]+){{0,12}} (?:through|past|into|over|across) (?=[A-Z])"
)
#: the city before the water: "In Prague the Rhine rose"
_IN_CITY = re.compile(r"\b[Ii]n (?P<city>[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)?),? $")
_RISES = LatePattern(rf"(?: [Rr]iver)?,? {_DOES}\b")
#: a headline about a river in a city
_ON_RIVER = re.compile(r"\b(?:[Rr]ivers?|[Ff]loods?|[Ff]loodwaters?|RIVER|FLOODS?)\b")
_BANKS = re.compile(r"\b(?:banks?|shores?) of $")
_IN = re.compile(r" (?:in|at|near) (?=[A-Z])")
#: what stands over a river, or goes on it: "a bridge over the Rhine in Prague"
_OVER = re.compile(
    r"\b(?:bridge|dam|weir|ferry|barge|boat|ship|tunnel|quay|embankment)s? (?:over|across|on|under|beside|along) $"
)
#: a city and a water, with "on" between them: not what is talked about there
_ON_THE = re.compile(
    r"(?P<before>\b(?:in|at|near|from|left|leaving|to|outside) )(?P<city>[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)?) on $"
)
_TALKED = re.compile(
    r"\b(?:talk\w*|conference|meeting|summit|report\w*|treaty|negotiat\w+|agree\w*|deal|session|seminar|forum|debate"
    r"|vot\w+|ruling|statement|convention|accord|speech|lecture|exhibition|book|film|song|hearing|pact|consult\w+"
    r"|commission|patrol\w*|exercise|war|battle)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[,.;:)\n]|$| (?:was|is|has|will|said|yesterday|on|last|after|before)\b")
_NAMED = re.compile(r"\b[Tt]he (?:(?:River|river) )?(?P<water>[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){0,2})")


@remember
def _names() -> dict[str, str]:
    """Rivers and seas by what they are called behind "the"."""
    waters = knowledge().record.waters
    names = {n: n for n in waters if len(n) > 3 and not any(b.lower() in n.lower() for b in _BROAD)}
    return {s: f"{s} Sea" for s in ("Baltic", "Caspian", "Adriatic", "Aegean")} | names


def _water_at(found: re.Match[str]) -> tuple[str, int] | None:
    """The water that the longest stretch of some capital words names, and where it ends."""
    words = found["water"].split(" ")
    for count in range(len(words), 0, -1):
        written = " ".join(words[:count])
        if written in _names():
            return _names()[written], found.start("water") + len(written)
    return None


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the city and the water."""
    text, named_waters, told = view.text, [], False
    spans: list[Span] = []
    for described in _described(view):
        told = True
        spans.append(described.span)
        yield described
    for passage in view.passages:
        line = passage.span
        for found in _NAMED.finditer(text, line.start, line.end):
            named = _water_at(found)
            if named is None:
                continue
            behind = _RIVER.match(text, named[1])
            water = Span(found.start(), behind.end() if behind else named[1])
            named_waters.append((named[0], water))
            for city, span in _cities(text, water, line):
                hit = _judged(view, city[0], city[1], named[0], span)
                if hit is not None and view.admits(span) and not any(span.overlaps(one) for one in spans):
                    told = True
                    yield hit
    if named_waters and not told:
        yield from _in_headline(view, named_waters)


def _described(view: View) -> Iterator[Hit]:
    """A city called a port or a city on a water: by what stands before the noun, or behind "on"."""
    for told in view.whole.shared(descriptors):
        if not any(p.span.holds(told.whole) for p in view.passages) or not view.admits(told.whole):
            continue
        water = _water_of(view.text, told)
        city = described_city(view.text, told) if water else None
        if water is not None and city is not None:
            span = Span(min(city[1].start, told.whole.start), told.whole.end)
            hit = _judged(view, city[0], city[1], water, span)
            if hit is not None:
                yield hit


def _water_of(text: str, told: Descriptor) -> str | None:
    """The one water that a descriptor names."""
    names = [_names()[part.of(text)] for part in stretches(text, told.before) if part.of(text) in _names()]
    if told.place is not None and told.preposition in ("on", "at", "along"):
        names += [_names()[part.of(text)] for part in stretches(text, told.place) if part.of(text) in _names()][:1]
    # a river and a country may have one name
    return names[0] if len(set(names)) == 1 and names[0] not in knowledge().record.lands else None


def _in_headline(view: View, found: list[tuple[str, Span]]) -> Iterator[Hit]:
    """The one river that a story names whose headline tells of a river, or a flood, in one city."""
    rivers = {name for name, _ in found if (water := knowledge().record.water(name)) and water[0] == "river"}
    headline = next((p.span for p in view.whole.passages if p.part == "headline"), None)
    if headline is None or len(rivers) != 1 or not _ON_RIVER.search(headline.of(view.text)):
        return
    cities = [
        city for match in re.finditer(r"[A-ZÀ-Ž][\w’'-]+", headline.of(view.text))
        if (city := knowledge().record.city(re.sub(r"['’]s$", "", match[0]))) and city.people >= _LARGE
        and match.start() and not is_small_word(match[0].lower())
    ]  # fmt: skip
    if len({city.name for city in cities}) == 1:
        name, span = found[0]
        hit = _judged(view, cities[0], headline, name, span)
        if hit is not None:
            yield msgspec.structs.replace(
                hit, fields=tuple(("place", cities[0].name) if f[0] == "place" else f for f in hit.fields)
            )


def _cities(text: str, water: Span, line: Span) -> Iterator[tuple[tuple[City, Span], Span]]:
    """Each city that the sentence puts on the water."""
    before = text[max(line.start, water.start - 60) : water.start]
    lead = _LIES.search(before)
    if lead:
        names = names_before(text, water.start - len(before) + lead.start())
        city = city_in(text, names, at_end=True) if names else None
        if city:
            yield city, Span(city[1].start, water.end)
    inside = _IN_CITY.search(before)
    if inside and _RISES.match(text, water.end):
        at = water.start - len(before) + inside.start("city")
        city = city_in(text, Span(at, at + len(inside["city"])), at_end=False)
        if city:
            yield city, Span(at, water.end)
    behind = text[water.end : min(line.end, water.end + 70)]
    on = _ON_THE.search(before)
    if on and _STOPPED.match(behind) and not _TALKED.search(sentence_around(text, water, line).of(text)):
        at = water.start - len(before) + on.start("city")
        city = city_in(text, Span(at, at + len(on["city"])), at_end=False)
        if city and city[1].end == water.start - len(" on "):
            yield city, Span(at, water.end)
    banks = (_BANKS.search(before) or _OVER.search(before)) and _IN.match(behind)
    for joint in (_FLOWS.match(behind), banks):
        names = names_behind(text, water.end + joint.end()) if joint else None
        city = city_in(text, names, at_end=False) if names else None
        if city:
            yield city, Span(water.start, city[1].end)


def _judged(view: View, city: City, place: Span, name: str, span: Span) -> Hit | None:
    record = knowledge().record
    water = record.water(name)
    if water is None or city.people < _LARGE:
        return None
    kind, lands, points = water
    near = min((_distance(city.point, point) for point in points), default=0.0)
    if not points or near < _FAR:
        return None
    others = [n for n in record.waters if n != name and _is_on(city, n, kind)]
    abroad = city.country[:2] not in lands
    if (
        not (abroad and others)
        and not (others and (kind == "river" or len(points) < 10))
        and not (abroad and near > 3 * _FAR and kind == "river")
    ):
        return None
    fields = (
        ("place", place.of(view.text)),
        ("water", name),
        ("far", str(int(near // 50 * 50))),
        ("right", f"; {', '.join(sorted(others)[:2])} is near" if others else ""),
        ("source", "Natural Earth, GeoNames"),
    )
    return Hit(span, fields, related_locations=(RelatedLocation(place, "record", fields=fields),))


def _is_on(city: City, name: str, kind: str) -> bool:
    water = knowledge().record.water(name)
    return water is not None and water[0] == kind and any(_distance(city.point, point) < _NEAR for point in water[2])


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points of the globe."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    inner = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(inner))
