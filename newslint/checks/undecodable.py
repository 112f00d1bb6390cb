"""Bytes that could not be decoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.checks.odd_characters import line_span
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a line in which bytes could not be decoded: the first ones in hexadecimal, `encoding`, and `count`."""
    end = -1
    damage = view.document.damage
    for place, item in enumerate(damage):
        if item.span.start <= end:
            continue  # told with the first of its line
        end = line_span(view.text, item.span.start)[1]
        count = sum(1 for other in damage[place:] if other.span.start <= end)
        fields = (("bytes", item.raw.hex(" ").upper()), ("encoding", view.document.encoding), ("count", str(count)))
        yield Hit(Span(item.span.start, item.span.end), fields)
