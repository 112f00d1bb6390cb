"""One pass over a story for every word that may start a mention; everything else is read only where one stands."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from newslint.facts.calendars import MONTH_STARTS, WrittenDate, dates_at
from newslint.facts.zones import OFFSETS
from newslint.model import Part
from newslint.segmenting.view import StoryText

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@functools.cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = [(start, "month") for start in MONTH_STARTS] + [(name, "zone") for name in OFFSETS if len(name) > 1]
    return AhoCorasick([word for word, _ in words], matchkind=MatchKind.LeftmostLongest), tuple(
        kind for _, kind in words
    )


def sightings(story: StoryText) -> dict[str, list[int]]:
    """The offsets in the document's text at which words of each kind start, in order."""
    found: dict[str, list[int]] = {}
    if story.story is None:
        return found
    automaton, kinds = _automaton()
    first, last = story.story.span.start, story.story.span.end
    text = story.text if first == 0 and last == len(story.text) else story.text[first:last]
    for index, start, _ in automaton.find_matches_as_indexes(text):
        found.setdefault(kinds[index], []).append(first + start)
    return found


def dates(story: StoryText) -> list[WrittenDate]:
    """Every date that the story writes out, furniture's too."""
    return dates_at(story.text, story.shared(sightings).get("month", ()))


def part_at(story: StoryText, offset: int) -> Part | None:
    """The part of the story that the character at `offset` belongs to."""
    return next((p.part for p in story.passages if p.span.start <= offset < p.span.end), None)
