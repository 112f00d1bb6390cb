"""One thing written in several ways in one story: most places show the story's own way, the others stand out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import story_chunk
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`families` are lists of ways to write one thing, each a word or a few; case counts if `ignore_case` is false.

    `least_lead`: by how many places the usual way must lead. At a tie nothing is told.
    """

    families: tuple[tuple[str, ...], ...]
    ignore_case: bool = True
    least_lead: int = 1


def check(view: View, options: Options) -> Iterator[Hit]:
    """Each place that isn't written as most places of its family are, with a pointer to the first of these."""
    told = _key(story_chunk(view.whole), options.ignore_case)
    finder, known = _finder(options.families, options.ignore_case)
    seen = {known[index] for index, *_ in finder.found_in(told)}
    mixed = tuple(
        family for number, family in enumerate(options.families) if sum(holder == number for holder, _ in seen) > 1
    )
    if not mixed:
        return
    pattern = _pattern(mixed, options.ignore_case)
    family_of = _family_of(options.families, options.ignore_case)
    places: defaultdict[int, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for passage, text in view.pieces():
        for found in pattern.finditer(text):
            span = Span(passage.span.start + found.start(), passage.span.start + found.end())
            way = _key(found[0], options.ignore_case)
            if view.admits(span):
                places[family_of[way]][way].append(span)
    for ways in places.values():
        if len(ways) > 1:
            yield from _minority(view, ways, options)


def _minority(view: View, ways: dict[str, list[Span]], options: Options) -> Iterator[Hit]:
    ranked = sorted(ways.values(), key=len, reverse=True)
    if len(ranked[0]) - len(ranked[1]) < options.least_lead:
        return
    usual = ranked[0][0]
    for span in sorted(span for spans in ranked[1:] for span in spans):
        fields = (("usual", usual.of(view.text)), ("count", str(len(ranked[0]))))
        yield Hit(span, fields, related_locations=(RelatedLocation(usual, "usual"),))


@cache
def _finder(families: tuple[tuple[str, ...], ...], ignore_case: bool) -> tuple[WordFinder, list[tuple[int, str]]]:
    """What finds every way of every family at one go, and whose way each is."""
    ways = [(number, _key(way, ignore_case)) for number, family in enumerate(families) for way in family]
    return find_words([way for _, way in ways], build="dense"), ways


@cache
def _pattern(families: tuple[tuple[str, ...], ...], ignore_case: bool) -> re.Pattern[str]:
    ways = sorted(sorted({way for family in families for way in family}), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ways))})\b", re.IGNORECASE if ignore_case else 0)


@cache
def _family_of(families: tuple[tuple[str, ...], ...], ignore_case: bool) -> dict[str, int]:
    return {_key(way, ignore_case): n for n, family in enumerate(families) for way in family}


def _key(way: str, ignore_case: bool) -> str:
    return way.casefold() if ignore_case else way
