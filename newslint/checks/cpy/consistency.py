"""One thing written in several ways on one page: most places show the page's own way, the others stand out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from newslint.checks.cpy.majority import tell_departure, tell_minority
from newslint.extract.occurrences import occurrences
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import story_chunk
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`families` are lists of ways to write one thing, each a word or a few; case counts if `ignore_case` is false.

    `house` holds words as the house writes them: then the other ways of their family are told, whatever the page does,
    and of a compound its other forms. `least` places of a family are held against each other, no fewer.
    """

    families: tuple[tuple[str, ...], ...]
    ignore_case: bool = True
    house: tuple[str, ...] = ()
    least: int = 3


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a family, at the first place of its rarer ways: see `tell_minority` for fields and verdicts.

    Verdict `house` for what the house writes otherwise: `usual` is its way.
    """
    families = _families(options.families, options.house)
    told = _key(story_chunk(view.whole), options.ignore_case)
    finder, known = _finder(families, options.ignore_case)
    seen = {known[index] for index, *_ in finder.found_in(told)}
    house = {_key(word, options.ignore_case): word for word in options.house}
    counts = Counter(number for number, _ in seen)
    mixed = [n for n, count in counts.items() if count > 1 or _house_word(families[n], house, options.ignore_case)]
    ways = {_key(way, options.ignore_case): number for number in mixed for way in families[number]}
    places: dict[int, dict[str, list[Span]]] = {}
    for way, spans in occurrences(view, ways, ignore_case=options.ignore_case).items():
        places.setdefault(ways[way], {})[way] = spans
    for number, family in places.items():
        right = _house_word(families[number], house, options.ignore_case)
        hit = (
            tell_departure(family, right, view.text) if right else tell_minority(family, view.text, least=options.least)
        )
        if hit:
            yield hit


def count_words(view: View, options: Options) -> Iterator[tuple[str, str, int]]:
    """The family (by its first word), the word, and in how many places, of each word of a family that stands there."""
    of = {_key(way, options.ignore_case): (family[0], way) for family in options.families for way in family}
    told = _key(story_chunk(view.whole), options.ignore_case)
    finder, _ = _finder(options.families, options.ignore_case)
    if finder.found_in(told):
        for way, spans in occurrences(view, of, ignore_case=options.ignore_case).items():
            yield (*of[way], len(spans))


def _house_word(family: tuple[str, ...], house: Mapping[str, str], ignore_case: bool) -> str:
    return next((way for way in family if _key(way, ignore_case) in house), "")


@cache
def _families(families: tuple[tuple[str, ...], ...], house: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The families, and one for each compound of the house that stands in none."""
    taken = {way.casefold() for family in families for way in family}
    parts = (re.split("[- ]", word) for word in house if word.casefold() not in taken)
    made = tuple(("-".join(p), "".join(p), " ".join(p)) for p in parts if len(p) > 1)
    return (*families, *made)


@cache
def _finder(families: tuple[tuple[str, ...], ...], ignore_case: bool) -> tuple[WordFinder, list[tuple[int, str]]]:
    """What finds every way of every family at one go, and whose way each is."""
    ways = [(number, _key(way, ignore_case)) for number, family in enumerate(families) for way in family]
    return find_words([way for _, way in ways], build="dense"), ways


def _key(way: str, ignore_case: bool) -> str:
    return way.casefold() if ignore_case else way
