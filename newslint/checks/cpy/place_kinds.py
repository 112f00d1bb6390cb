"""A place that is a town here and a village or a city there: "the town of Velm", "Velm, a village on the lake"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.words import story_chunk
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_KIND = r"(?P<kind>town|city|village|hamlet)"
_NAME = r"(?P<name>[A-ZÀ-Ž][\w’'-]{2,20}(?: [A-ZÀ-Ž][\w’'-]{1,20})?)"
_MORE = r"(?:[a-z][a-z-]{0,15} ){0,4}"
#: what goes on behind a kind that is a noun by itself, and no part of another: "a village shop"
_END = r"(?=[,.;:)]|$| (?:in|on|near|at|with|where|that|which|by|of|about|north|south|east|west|outside|just|and)\b)"
_PATTERNS = (
    re.compile(rf"\b[Tt]he {_MORE}{_KIND} of {_NAME}"),
    re.compile(rf"\b{_NAME}, an? {_MORE}{_KIND}{_END}"),
    re.compile(rf"\b{_NAME} (?:is|was|remains) an? {_MORE}{_KIND}{_END}"),
)
#: the kind by itself, of the one place that the story tells of
_BARE = re.compile(rf"\b[Tt]he {_KIND}(?:[’']s\b|(?= (?:is|was|has|had|will|itself|lies|lost)\b)|(?=[,.;]))")
_OTHER = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Tt]o|[Oo]f|[Oo]utside|[Aa]round) ([A-ZÀ-Ž][\w-]{2,20})")
_GATE = (" town", " city", " village", " hamlet")
#: what no name of a place begins with
_NO_NAME = frozenset({"The", "His", "Her", "Their", "God", "Saturday", "Sunday", "Monday", "Friday", "Today"})


class Options(Struct, frozen=True):
    """Nothing."""


def gate_for(_: Options) -> tuple[tuple[str, ...], ...]:
    """A kind of place."""
    return (_GATE,)


def check(view: View, _: Options) -> Iterator[Hit]:
    """One hit a place, at the first place of its rarer kind: see `tell_minority` for fields and verdicts.

    Where the story names one place only, the kind by itself ("the city’s mayor") is that place's, too.
    """
    chunk = story_chunk(view.whole)
    if not view.passages or sum(kind in chunk for kind in _GATE) < 2:
        return
    kinds: dict[str, dict[str, list[Span]]] = {}
    for passage in view.passages:
        for pattern in _PATTERNS:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                name, span = re.sub(r"[’']s$", "", found["name"]), Span(*found.span("kind"))
                if name.split(maxsplit=1)[0] not in _NO_NAME and view.admits(span):
                    kinds.setdefault(name, {}).setdefault(found["kind"], []).append(span)
    if len(kinds) == 1 and len(next(iter(kinds.values()))) == 1:
        _add_bare(view, *next(iter(kinds.items())))
    for ways in kinds.values():
        hit = tell_minority(ways, view.text, least=2)
        if hit:
            yield hit


def _add_bare(view: View, name: str, ways: dict[str, list[Span]]) -> None:
    """Put the kinds that stand by themselves to those of the one place, unless another place is told of."""
    text, first = view.text, min(span.start for spans in ways.values() for span in spans)
    named = {name.split(maxsplit=1)[0]}
    for passage in view.passages:
        if any(found[1] not in named for found in _OTHER.finditer(text, passage.span.start, passage.span.end)):
            return
    for passage in view.passages:
        for found in _BARE.finditer(text, max(first, passage.span.start), passage.span.end):
            span = Span(*found.span("kind"))
            if view.admits(span) and not any(span in spans for spans in ways.values()):
                ways.setdefault(found["kind"], []).append(span)
