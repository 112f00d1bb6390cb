"""The short pieces of a story: headlines, the items of its key points, and the sentences under its pictures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.sentences import sentence_spans
from newslint.model import BODY_PARTS, Part, Passage, Span
from newslint.segmenting.labels import CAPTION_LABEL, ITEM_MARK, SUMMARY_LABEL
from newslint.segmenting.view import StoryText

_CREDIT = re.compile(r"\b(?:Photo|Picture|Pic|Image|Credit|Photograph)s?(?: by\b|:)|\bBy [A-Z][\w’'-]+ [A-Z][\w’'-]+/")
_NAMES = {Part.HEADLINE: "headline", Part.SUMMARY: "key point", Part.CAPTION: "caption"}


class Piece(NamedTuple):
    """A short piece: where it stands, the passage that it is of, and what a reader calls it."""

    span: Span
    passage: Passage
    name: str


def short_pieces(whole: StoryText) -> list[Piece]:
    """The short pieces of a story in order."""
    return [
        Piece(span, passage, _NAMES[passage.part])
        for passage in whole.passages
        if passage.part in _NAMES
        for span in _spans(whole.text, passage)
    ]


def long_text(whole: StoryText) -> list[Passage]:
    """The passages of a story that short pieces are held against."""
    return [p for p in whole.passages if p.part in BODY_PARTS and p.part is not Part.SUMMARY]


def _spans(text: str, passage: Passage) -> Iterator[Span]:
    start, end = passage.span.start, passage.span.end
    if passage.part is Part.HEADLINE:
        yield passage.span
        return
    label = (CAPTION_LABEL if passage.part is Part.CAPTION else SUMMARY_LABEL).match(text[start:end])
    start += label.end() if label else 0
    if passage.part is Part.CAPTION:
        credit = _CREDIT.search(text, start, end)
        for first, last in sentence_spans(text, start, credit.start() if credit else end):
            yield Span(first, last)
        return
    marks = [start, *(found.end() for found in ITEM_MARK.finditer(text, start, end)), end]
    for first, last in itertools.pairwise(marks):
        item = text[first:last].rstrip(" *•·▪|–—-;")
        if item.strip():
            yield Span(first, first + len(item))
