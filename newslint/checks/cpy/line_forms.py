"""Headings in capitals here and in small letters there; list items with a stop here and without one there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.model import Hit, Part, Span
from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.view import View

UNIT = "page"

_ITEM = re.compile(r"[ \t]{0,40}[•▪·*] {0,9}(?=\S)")
_STOPPED = re.compile(r"[.!?…][”\"’)]*$")
_WORD = re.compile(r"[^\W\d_]{4,}")
#: words of four letters and more from which on title case and sentence case can be told apart
_LEAST = 2


class Options(Struct, frozen=True):
    """`of`: `headings` or `items`."""

    of: Literal["headings", "items"]


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a page, at the first line of a rarer form: see `tell_minority` for fields and verdicts."""
    ways: dict[str, list[Span]] = {}
    for passage in view.passages:
        found = (
            _heading(view.text, passage.span, passage.part) if options.of == "headings" else _item(view, passage.span)
        )
        if found:
            ways.setdefault(found[0], []).append(found[1])
    hit = tell_minority(ways, view.text)
    if hit:
        yield hit


def _heading(text: str, span: Span, part: Part) -> tuple[str, Span] | None:
    line = span.of(text)
    words = _WORD.findall(line) if part is Part.SUBHEAD and not speaks_of_a_page(line) else []
    if words and all(word.isupper() for word in words):
        return "capitals", span
    later = [word[0].isupper() for word in words[1:]]
    if len(later) < _LEAST:
        return None
    if all(later):
        return "title case", span
    return ("sentence case", span) if not any(later) else None


def _item(view: View, span: Span) -> tuple[str, Span] | None:
    text = view.text
    start = text.rfind("\n", 0, span.start) + 1
    if not _ITEM.match(text, start, span.end):
        return None
    words = text[span.start : span.end].rstrip()
    last = Span(span.start + words.rfind(" ") + 1, span.start + len(words))
    return ("a stop" if _STOPPED.search(words) else "no stop"), last
