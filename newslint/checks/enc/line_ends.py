"""Line ends of more than one kind in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


_NAMES = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}
_LINE_END = re.compile(r"\r\n?|\n")


def check(view: View, options: Options) -> Iterator[Hit]:
    """At most one hit a document, at the first line end that is not of the most frequent kind.

    Fields: `usual` and `other` name the kinds, `count` says how many are of another kind than the usual.
    """
    text = view.text
    if "\r" not in text or view.document.runs:
        return
    windows, old, unix = text.count("\r\n"), text.count("\r"), text.count("\n")
    counts = {"\r\n": windows, "\r": old - windows, "\n": unix - windows}
    usual = max(counts, key=lambda kind: counts[kind])
    others = sum(counts.values()) - counts[usual]
    if others:
        first = next(m for m in _LINE_END.finditer(text) if m[0] != usual)
        fields = (("usual", _NAMES[usual]), ("other", _NAMES[first[0]]), ("count", str(others)))
        yield Hit(Span(*first.span()), fields, "one" if others == 1 else "")
