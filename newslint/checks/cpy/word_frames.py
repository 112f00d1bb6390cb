"""Frames in which one word is wrong and another is meant: accused for (of), free reign (rein), discuss about ()."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import small_chunk
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`frames` are a pattern of `re`'s, whose group `wrong` is the word that is wrong, and what is meant.

    Before them stand strings in small letters, `|` between them, of which each match holds one: patterns run only where
    one stands. They are written beside the pattern: its rarest words that no match is without, or all ways to write
    them where it has alternatives. `tests/checks/test_word_frames.py` makes matches and holds that none is missed.
    """

    frames: tuple[tuple[str, str, str], ...]


def gate_for(options: Options) -> tuple[tuple[str, ...], ...]:
    """A string of any frame."""
    return (tuple(need for needs, _, _ in options.frames for need in needs.split("|")),)


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the match: `wrong`, `meant`, with an edit; verdict `needless` where nothing belongs there."""
    text = view.text
    finder, wanting = _finder(options.frames)
    there = {at for need, _, _ in finder.found_in(small_chunk(view.whole)) for at in wanting[need]}
    for _, source, meant in [options.frames[at] for at in sorted(there)]:
        for passage in view.passages:
            for found in _compile(source).finditer(text, passage.span.start, passage.span.end):
                span, wrong = Span(*found.span()), Span(*found.span("wrong"))
                if view.admits(span):
                    fields = (("wrong", found["wrong"]), ("meant", meant))
                    # with a needless word goes the space before it
                    edit = Edit(wrong, meant) if meant else Edit(Span(wrong.start - 1, wrong.end), "")
                    yield Hit(span, fields, "" if meant else "needless", edits=(edit,))


@cache
def _finder(frames: tuple[tuple[str, str, str], ...]) -> tuple[WordFinder, list[list[int]]]:
    """What finds the strings of all frames at once, and for each string the frames that it stands before."""
    wanting: dict[str, list[int]] = {}
    for at, (needs, _, _) in enumerate(frames):
        for need in needs.split("|"):
            wanting.setdefault(need, []).append(at)
    return find_words(list(wanting)), list(wanting.values())


@cache
def _compile(source: str) -> LatePattern:
    return LatePattern(source)
