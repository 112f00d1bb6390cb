"""One thing written in several ways on one page: most places show the page's own way, the others stand out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.occurrences import occurrences
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import story_chunk
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`families` are lists of ways to write one thing, each a word or a few; case counts if `ignore_case` is false."""

    families: tuple[tuple[str, ...], ...]
    ignore_case: bool = True


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a family, at the first place of its rarer ways: see `tell_minority` for fields and verdicts."""
    told = _key(story_chunk(view.whole), options.ignore_case)
    finder, known = _finder(options.families, options.ignore_case)
    seen = {known[index] for index, *_ in finder.found_in(told)}
    mixed = [
        number for number in range(len(options.families)) if sum(holder == number for holder, _ in seen) > 1
    ]  # fmt: skip
    ways = {_key(way, options.ignore_case): number for number in mixed for way in options.families[number]}
    places: dict[int, dict[str, list[Span]]] = {}
    for way, spans in occurrences(view, ways, ignore_case=options.ignore_case).items():
        places.setdefault(ways[way], {})[way] = spans
    for family in places.values():
        hit = tell_minority(family, view.text)
        if hit:
            yield hit


@cache
def _finder(families: tuple[tuple[str, ...], ...], ignore_case: bool) -> tuple[WordFinder, list[tuple[int, str]]]:
    """What finds every way of every family at one go, and whose way each is."""
    ways = [(number, _key(way, ignore_case)) for number, family in enumerate(families) for way in family]
    return find_words([way for _, way in ways], build="dense"), ways


def _key(way: str, ignore_case: bool) -> str:
    return way.casefold() if ignore_case else way
