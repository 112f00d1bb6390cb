"""One thing written in several ways on a page, each way a pattern: percent and %, 5 p.m. and 5pm, Mr and Mr."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress

from msgspec import Struct

from newslint.checks.cpy.majority import tell_departure, tell_minority
from newslint.extract.late_pattern import LatePattern
from newslint.extract.occurrences import passages_of_one_language
from newslint.extract.one_scan import possible
from newslint.extract.words import story_chunk
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`ways` are pairs of a way's name and a pattern; a pattern finds the places of its way and nothing else.

    `needs` are strings of which a page must hold one for each of two ways, in the order of the ways: a cheap look
    before patterns run. `house` names the way of the house: then the other ways are told, whatever the page does.
    Named groups called `thing…` make several things of one rule: only ways of one thing are held together (Mr, Dr);
    `same` says of some what thing they are ($: dollars); one called `hit…` is what is flagged of a match. `least`
    places of a thing are held against each other, no fewer. A page that holds all of `unless_both` is told of by
    another rule, and silent here unless the house has its way.
    """

    ways: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, ...], ...] = ()
    house: str = ""
    ignore_case: bool = False
    same: Mapping[str, str] = {}
    least: int = 3
    unless_both: tuple[str, ...] = ()


def gate_for(options: Options) -> tuple[tuple[str, ...], ...]:
    """Of two ways the strings of each; of more, or with a house's, one of any."""
    small = [tuple(need.lower() for need in needs) for needs in options.needs]
    pair = len(small) == len(options.ways) == 2
    if pair and not options.house:
        return tuple(small)
    return (tuple(need for needs in small for need in needs),) if small else ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a thing, at the first place of its rarer ways; see `tell_minority` for its fields and verdicts.

    Verdict `house` for every place of a way that isn't the house's, at the first.
    """
    if options.unless_both and not options.house:
        chunk = story_chunk(view.whole)
        if all(one in chunk for one in options.unless_both):
            return
    for ways in places(view, options, 1 if options.house else 2).values():
        hit = (
            tell_departure(ways, options.house, view.text)
            if options.house
            else tell_minority(ways, view.text, least=options.least)
        )
        if hit:
            yield hit


def places(view: View, options: Options, least: int = 1) -> dict[str, dict[str, list[Span]]]:
    """Where each way of each thing stands; nothing where the page can't hold `least` ways."""
    things: dict[str, dict[str, list[Span]]] = {}
    there = possible(view.whole, _sources(options.ways, options.ignore_case))
    if sum(there) < least or (all(there) and not _has_needs(view, options, least)):
        return things
    ways = tuple(compress(options.ways, there))
    pattern = _pattern(ways, options.ignore_case)
    names = [name for name, _ in ways]
    for passage in passages_of_one_language(view):
        for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
            group = str(found.lastgroup)
            way = names[int(group.partition("_")[2])]
            shown = next((name for name, value in found.groupdict().items() if value and name.startswith("hit")), group)
            span = Span(*found.span(shown))
            if view.admits(span):
                thing = next((v for k, v in found.groupdict().items() if k.startswith("thing") and v), "")
                thing = options.same.get(thing, thing.lower())
                things.setdefault(thing, {}).setdefault(way, []).append(span)
    return things


def _has_needs(view: View, options: Options, least: int) -> bool:
    chunk = story_chunk(view.whole)
    present = [any(need in chunk for need in needs) for needs in options.needs]
    return bool(chunk) and (not options.needs or sum(present) >= least)


@cache
def _sources(ways: tuple[tuple[str, str], ...], ignore_case: bool) -> tuple[str, ...]:
    return tuple(("(?i)" if ignore_case else "") + pattern for _, pattern in ways)


@cache
def _pattern(ways: tuple[tuple[str, str], ...], ignore_case: bool) -> LatePattern:
    parts = [f"(?P<way_{number}>{pattern})" for number, (_, pattern) in enumerate(ways)]
    return LatePattern("|".join(parts), re.IGNORECASE if ignore_case else 0)
