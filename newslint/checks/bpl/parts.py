"""Passages that are there at all: what the segmenter calls furniture, a caption, the text that stands for an image."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Edit, Hit, Part, Passage, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`most_words`: longer passages aren't flagged (0: all are). The parts are those of the rule's scope."""

    most_words: int = 0


def check(view: View, options: Options) -> Iterator[Hit]:
    """Every passage in scope; the edit takes out its line.

    Verdict `shown` for a caption that stands in markup with its picture, `bare` if nothing is told of why it is one.
    """
    for passage, text in view.pieces():
        if options.most_words and len(text.split()) > options.most_words:
            continue
        edits = (Edit(whole_line(view.text, passage.span), ""),)
        yield Hit(passage.span, (("reason", passage.reason),), _verdict(view, passage), edits=edits)


def _verdict(view: View, passage: Passage) -> str:
    if passage.part is Part.CAPTION and _is_shown(view, passage):
        return "shown"
    return "" if passage.reason else "bare"


def _is_shown(view: View, passage: Passage) -> bool:
    marks = view.document.markup_lines
    at = bisect.bisect_left(marks, passage.span.start, key=lambda mark: mark.span.start)
    return at < len(marks) and marks[at].span == passage.span and marks[at].is_shown


def whole_line(text: str, span: Span) -> Span:
    """The span with the blanks and the line end that follow it."""
    end = span.end
    while end < len(text) and text[end] in " \t":
        end += 1
    if text.startswith("\r\n", end):
        return Span(span.start, end + 2)
    return Span(span.start, end + 1) if end < len(text) and text[end] == "\n" else span
