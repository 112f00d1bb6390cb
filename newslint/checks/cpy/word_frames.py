"""Frames in which one word is wrong and another is meant: accused for (of), free reign (rein), discuss about ()."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import possible
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`frames` are pairs of a pattern of `re`'s, whose group `wrong` is the word that is wrong, and what is meant."""

    frames: tuple[tuple[str, str], ...]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the match: `wrong`, `meant`, with an edit; verdict `needless` where nothing belongs there."""
    sources = tuple([source for source, _ in options.frames])
    text = view.text
    for (source, meant), may_stand in zip(options.frames, possible(view.whole, sources), strict=True):
        for passage in view.passages if may_stand else ():
            for found in _compiled(source).finditer(text, passage.span.start, passage.span.end):
                span, wrong = Span(*found.span()), Span(*found.span("wrong"))
                if view.admits(span):
                    fields = (("wrong", found["wrong"]), ("meant", meant))
                    # with a needless word goes the space before it
                    edit = Edit(wrong, meant) if meant else Edit(Span(wrong.start - 1, wrong.end), "")
                    yield Hit(span, fields, "" if meant else "needless", edits=(edit,))


@cache
def _compiled(source: str) -> LatePattern:
    return LatePattern(source)
