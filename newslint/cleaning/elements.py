"""HTML: taking text out of a page so that its elements stay whole, and those that are left with nothing go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.model import Span

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9]*)\s*+>")
#: elements that say nothing when nothing is in them
_FRAMES = frozenset((
    "a", "abbr", "address", "aside", "b", "blockquote", "button", "center", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "label", "li",
    "nav", "ol", "p", "s", "section", "small", "span", "strong", "sub", "sup", "time", "u", "ul",
))  # fmt: skip
_VOID = frozenset(["br", "hr", "img", "wbr", "input"])


def spans_without(source: str, gone: Sequence[Span]) -> list[Span]:
    """The stretches of a page's source to delete so that these are gone; the stretches of the source don't overlap."""
    spans = sorted(piece for span in gone for piece in _balance(source, span))
    while True:
        grown = [_grow(source, span) for span in _merge(source, spans)]
        if grown == spans:
            return [_with_line(source, span) for span in spans]
        spans = grown


def _balance(source: str, span: Span) -> Iterator[Span]:
    """The stretch whole if every element that begins in it ends in it, else its text between the tags."""
    tags = list(_TAG.finditer(source, span.start, span.end))
    depth = lowest = 0
    for tag in tags:
        if tag[2].lower() not in _VOID and not tag[3].endswith("/"):
            depth += -1 if tag[1] else 1
            lowest = min(lowest, depth)
    if depth == 0 and lowest == 0:
        yield span
        return
    at = span.start
    for start, end in [*(tag.span() for tag in tags), (span.end, span.end)]:
        if start > at:
            yield Span(at, start)
        at = end


def _merge(source: str, spans: Sequence[Span]) -> list[Span]:
    """The stretches, those with nothing but white space between them made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and not source[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _end_of_space(source: str, at: int) -> int:
    """Where the white space that begins there ends."""
    while source[at : at + 1].isspace():
        at += 1
    return at


def _grow(source: str, span: Span) -> Span:
    """The stretch with the tags around it, as long as these hold nothing else."""
    while closing := _CLOSING.match(source, _end_of_space(source, span.end)):
        end = span.start
        while end and source[end - 1].isspace():
            end -= 1
        at = source.rfind("<", 0, end) if source[end - 1 : end] == ">" else -1
        opening = _TAG.fullmatch(source, at, end) if at >= 0 else None
        if not opening or opening[1] or opening[2].lower() != closing[1].lower():
            return span
        if opening[2].lower() not in _FRAMES:
            return span
        span = Span(at, closing.end())
    return span


def _with_line(source: str, span: Span) -> Span:
    """The stretch with its line, if nothing else stands in it."""
    start = source.rfind("\n", 0, span.start) + 1
    end = source.find("\n", span.end)
    if end >= 0 and not source[start : span.start].strip() and not source[span.end : end].strip():
        return Span(start, end + 1)
    return span
