"""A pipeline, a bridge or a town said to lie where it doesn't: in another sea, in another country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.facts.gazetteer import features, places
from newslint.facts.knowledge import knowledge
from newslint.facts.sightings import sightings
from newslint.facts.tables import remembered
from newslint.model import Hit, Pointer, Span
from newslint.segmenting.view import View

UNIT = "story"

#: kinds of feature of which a story that names one seldom means another
_OF_WHICH_ONE = ("pipeline", "bridge", "tunnel", "canal")
#: places whose country is in dispute, or that lie in two
_DISPUTED = frozenset({"RU", "UA"})


@dataclass(frozen=True, slots=True)
class Options:
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one for a thing in the wrong water, `country` for a town in the wrong country."""
    seen = view.whole.shared(sightings)
    yield from _waters(view, {s.word: s for s in reversed(seen.get("feature", []))})
    for sighting in seen.get("place", ()):
        yield from _country(view, Span(sighting.start, sighting.end), sighting.word)


def _waters(view: View, named: dict) -> Iterator[Hit]:  # type: ignore[type-arg]
    for kind in _OF_WHICH_ONE:
        those = [features()[name] for name in named if features()[name].kind == kind]
        if not those or view.story is None:
            continue
        right = frozenset().union(*(feature.waters for feature in those))
        for found in _in_water(kind).finditer(view.text, view.story.span.start, view.story.span.end):
            water = found["before"] or found["after"]
            span = Span(found.start(), found.end())
            if water in right or not view.admits(span) or not any(p.span.holds(span) for p in view.passages):
                continue
            first = named[those[0].name]
            fields = (
                ("water", water),
                ("feature", those[0].name),
                ("right", " or ".join(sorted(right))),
                ("kind", kind),
            )
            yield Hit(span, fields, pointers=(Pointer(Span(first.start, first.end), "named"),))


@remembered
def _in_water(kind: str) -> re.Pattern[str]:
    waters = sorted({water for feature in features().values() for water in feature.waters}, key=len, reverse=True)
    water = "|".join(map(re.escape, waters))
    plural = f"{kind}s?"
    return re.compile(
        rf"\b(?P<before>{water}) (?:gas |oil |undersea )?{plural}\b"
        rf"|\b{plural} (?:in|under|beneath|across|on the bed of) the (?P<after>{water})\b"
    )


@remembered
def _said_of() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, knowledge().countries), key=len, reverse=True))
    before = re.compile(
        rf"\b(?P<land>{names}) (?:\w+ )?(?:city|town|village|port|capital|district|suburb) of (?:the )?$"
    )
    return before, re.compile(rf", (?P<land>{names})(?=[,.;)])")


def _country(view: View, span: Span, place: str) -> Iterator[Hit]:
    text = view.text
    before, after = _said_of()
    found = after.match(text, span.end) if text.startswith(", ", span.end) else None
    if found is None and text.endswith(" of ", 0, span.start):
        found = before.search(text, max(0, span.start - 60), span.start)
    if found is None:
        return
    said, right = knowledge().countries[found["land"]], places()[place]
    whole = Span(min(span.start, found.start()), max(span.end, found.end()))
    if said == right or {said, right} <= _DISPUTED or said in ("EU", "UN", "NATO"):
        return
    # a list of places, or a state whose name stands in a list of others
    if found.re is after and (
        text.startswith(", ", found.end()) or re.search(r", $", text[max(0, span.start - 2) : span.start])
    ):
        return
    if not view.admits(whole) or not any(p.span.holds(whole) for p in view.passages):
        return
    yield Hit(whole, (("place", place), ("said", found["land"]), ("right", knowledge().land(right))), "country")
