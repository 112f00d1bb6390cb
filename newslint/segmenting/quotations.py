"""Quotations: what stands between double quotation marks, with the ends that are missing told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.model import Part, Passage, Span

_MARKS = re.compile('["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}«»]')
_OPENING = "\N{LEFT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}«"
_CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}»"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: `opened` and `closed` say which of its two marks stand in the text."""

    span: Span
    opened: bool = True
    closed: bool = True


def quotations_in(text: str, passage: Passage) -> Iterator[Quotation]:
    """The quotations of one passage, in order, from its own marks alone.

    A quotation that isn't closed runs to the end of the passage, and no further.
    """
    if passage.part is Part.QUOTATION:
        yield Quotation(passage.span)
        return
    start: int | None = None
    for mark in _MARKS.finditer(text, passage.span.start, passage.span.end):
        at, char = mark.start(), mark[0]
        if start is None and char not in _CLOSING:
            start = at
        elif start is not None and char not in _OPENING:
            yield Quotation(Span(start, at + 1))
            start = None
    if start is not None:
        yield Quotation(Span(start, passage.span.end), closed=False)
