"""Sentences whose parts don't fit: a list that ends on another form, a participle without its subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract import dangling, parallel
from newslint.extract.sentences import sentences_in
from newslint.extract.tagged import TaggedSentence, tagged
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`shape` is what is told: the odd part of a `list`, or a `participle`."""

    shape: Literal["list", "participle"]


def _may_be(shape: str) -> Callable[[str, int, int], object]:
    """What looks at a sentence before it is tagged."""
    return parallel.may_be if shape == "list" else dangling.MAY_BE.match


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the odd part of a list, or a participle's phrase with the subject and verb behind."""
    may_be = _may_be(options.shape)
    for passage in view.passages:
        if view.text.find(", ", passage.span.start, passage.span.end) < 0:
            continue
        places = [place for place in sentences_in(view.whole, passage) if may_be(view.text, *place)]
        for sentence in tagged(view.whole, places) if places else ():
            found = _wrong_in(sentence, options.shape)
            if found:
                span = Span(sentence.spans[found[0]][0], sentence.spans[found[1] - 1][1])
                if view.admits(span):
                    yield Hit(span)


def _wrong_in(sentence: TaggedSentence, shape: str) -> tuple[int, int] | None:
    return parallel.odd_part(sentence) if shape == "list" else dangling.dangling(sentence)
