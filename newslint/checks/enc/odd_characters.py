"""Which characters of a document are none of those that plain English copy is written with: a gate for checks."""

from __future__ import annotations

import re

from newslint.segmenting.view import StoryText

_ODD = re.compile(
    "[^\t\n\x20-\x7e"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}]"
)


def odd_characters(whole: StoryText) -> frozenset[str]:
    """The characters of the document outside ASCII, curly quotation marks, dashes and the ellipsis; mostly none."""
    return whole.shared(_odd)


def _odd(whole: StoryText) -> frozenset[str]:
    text = whole.text
    return frozenset() if text.isascii() and text.isprintable() else frozenset(_ODD.findall(text))


def line_span(text: str, at: int) -> tuple[int, int]:
    """The half-open offsets of the line that holds offset `at`, without its line end."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
