"""A pipeline, an island, a port or a town said to lie where it doesn't: in another sea, in another country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.city_places import misplaced
from newslint.extract.mentions import Mention, mentions
from newslint.knowledge.gazetteer import claims, features, place_sources, places
from newslint.knowledge.offices import knowledge
from newslint.knowledge.tables import remember
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: kinds of feature of which a story that names one seldom means another
_OF_WHICH_ONE = ("pipeline", "bridge", "tunnel", "canal")
#: kinds that a water is named with: "the Black Sea port of X", "the Aegean island of X"
_IN_A_WATER = r"(?:port|harbou?r|island|islands|archipelago|atoll|reef|shoal|resort|naval base)(?: city| town)?"
#: words that a water may be called by without its "Sea" or "Ocean"
_SHORT = ("Mediterranean", "Pacific", "Atlantic", "Caribbean", "Baltic", "Arctic", "Caspian", "Adriatic", "Aegean")
_DIRECTION = (
    r"(?:(?:the )?(?:far |the )?(?:north|south|east|west|northeast|northwest|southeast|southwest|central|upper|lower)"
    r"(?:-?(?:east|west))?(?:ern)? )?"
)
#: what puts a place on the map rather than in a sentence about its people
_AT = re.compile(r"\b(?:in|near|at|outside|around|into|towards?|reached|entered|city of|town of) $")
#: what isn't a country, or is one by a name that a state of a union has, too
_NO_LAND = frozenset({"EU", "UN", "NATO", "GE"})


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one for a thing in the wrong water, `country` and `city` for one in the wrong country."""
    told: list[Span] = []
    for hit in _of_known_places(view):
        told.append(hit.span)
        yield hit
    for hit in misplaced(view):
        if _is_admitted(view, hit.span) and not any(hit.span.overlaps(span) for span in told):
            yield hit


def _of_known_places(view: View) -> Iterator[Hit]:
    seen = view.whole.shared(mentions)
    named = sorted((*seen.get("feature", ()), *seen.get("place", ())))
    yield from _of_which_one(view, {s.word: s for s in reversed(named) if s.word in features()})
    for sighting in named:
        if sighting.word in features():
            yield from _by_name(view, sighting)
        if sighting.word in places():
            yield from _country(view, Span(sighting.start, sighting.end), sighting.word)


def _is_admitted(view: View, span: Span) -> bool:
    return view.admits(span) and any(p.span.holds(span) for p in view.passages)


def _of_which_one(view: View, named: dict[str, Mention]) -> Iterator[Hit]:
    """A water with the kind alone, where the story names one of that kind: "the pipeline in the North Sea"."""
    for kind in _OF_WHICH_ONE:
        those = [features()[name] for name in named if features()[name].kind == kind]
        if not those or view.story is None:
            continue
        right = frozenset().union(*(feature.waters for feature in those))
        for found in _in_water(kind).finditer(view.text, view.story.span.start, view.story.span.end):
            span = Span(found.start(), found.end())
            water = found["before"] or found["after"]
            if not _is_one_of(water, right) and _is_admitted(view, span):
                yield _in_wrong_water(span, water, those[0].name, right, named[those[0].name])


def _by_name(view: View, sighting: Mention) -> Iterator[Hit]:
    """A water right before or behind the name: "the Baltic port of Haifa", "Lesbos in the Black Sea"."""
    before, after = _beside()
    text, feature = view.text, features()[sighting.word]
    found = after.match(text, sighting.end)
    if found is None and text.endswith(("of ", " ", "-"), 0, sighting.start):
        found = before.search(text, max(0, sighting.start - 60), sighting.start)
    if found is None or _is_one_of(found["water"], feature.waters):
        return
    span = Span(min(found.start(), sighting.start), max(found.end(), sighting.end))
    if _is_admitted(view, span) and "\n" not in span.of(text):
        yield _in_wrong_water(span, found["water"], feature.name, feature.waters, sighting)


def _in_wrong_water(span: Span, water: str, name: str, right: frozenset[str], first: Mention) -> Hit:
    fields = (
        ("water", water),
        ("feature", name),
        ("right", " or ".join(sorted(right))),
        ("kind", features()[name].kind),
        ("source", features()[name].source),
    )
    return Hit(span, fields, related_locations=(RelatedLocation(Span(first.start, first.end), "named", fields=fields),))


def _is_one_of(water: str, right: frozenset[str]) -> bool:
    return any(water in (one, one.rsplit(" ", 1)[0]) for one in right)


@remember
def _waters() -> str:
    """A pattern for every water of the table, and for those that go by a shorter name."""
    waters = {water for feature in features().values() for water in feature.waters} | set(_SHORT)
    return "|".join(map(re.escape, sorted(sorted(waters), key=len, reverse=True)))


@remember
def _in_water(kind: str) -> re.Pattern[str]:
    plural = f"{kind}s?"
    return re.compile(
        rf"\b(?P<before>{_waters()}) (?:gas |oil |undersea )?{plural}\b"
        rf"|\b{plural} (?:in|under|beneath|across|on the bed of) the (?P<after>{_waters()})\b(?! and| or)"
    )


@remember
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = re.compile(rf"\b(?P<water>{_waters()}) {_IN_A_WATER} (?:of |)$")
    after = re.compile(rf",? (?:which lies )?in the {_DIRECTION}(?P<water>{_waters()})(?=[,.;)])")
    return before, after


@remember
def _lands() -> str:
    """A pattern for every name of a country."""
    return "|".join(sorted(map(re.escape, knowledge().countries), key=len, reverse=True))


@remember
def _land_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<land>{_lands()})(?:['’]s?)? (?:\w+ )?"
        r"(?:(?:city|town|village|port|suburb|capital|district) of (?:the )?|(?:capital|second city|largest city),? )$"
    )


@remember
def _land_listed() -> re.Pattern[str]:
    return re.compile(rf", (?P<land>{_lands()})(?=[,.;)])")


@remember
def _land_within() -> re.Pattern[str]:
    first = {code: name for name, code in reversed(knowledge().countries.items())}
    nouns = "|".join(sorted(map(re.escape, first.values()), key=len, reverse=True))
    return re.compile(rf",? in {_DIRECTION}(?P<land>{nouns})(?=[,.;)]|$| (?:on|after|when|where)\b)", re.MULTILINE)


def _country(view: View, span: Span, place: str) -> Iterator[Hit]:
    text = view.text
    found = _land_listed().match(text, span.end) if text.startswith(", ", span.end) else None
    if (
        found is None
        and text.startswith((" in ", ", in "), span.end)
        and _AT.search(text, max(0, span.start - 12), span.start)
    ):
        found = _land_within().match(text, span.end)
    if found is None and text.endswith((" of ", "capital ", ", ", "city "), 0, span.start):
        found = _land_before().search(text, max(0, span.start - 60), span.start)
    if found is None:
        return
    said = knowledge().countries[found["land"]]
    whole = Span(min(span.start, found.start()), max(span.end, found.end()))
    if said in claims()[place] or said in _NO_LAND:
        return
    # a list of places, or a state whose name stands in a list of others
    if found.re is _land_listed() and (
        text.startswith(", ", found.end()) or re.search(r", $", text[max(0, span.start - 2) : span.start])
    ):
        return
    if _is_admitted(view, whole):
        fields = (
            ("place", place),
            ("said", knowledge().land(said)),
            ("right", knowledge().land(places()[place])),
            ("source", place_sources()[place]),
        )
        yield Hit(whole, fields, "country", (RelatedLocation(span, "record", fields=fields),))
