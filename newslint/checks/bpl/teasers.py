"""Stories that break off: the opening of a text that stands in full elsewhere, if anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, Part, Span
from newslint.segmenting.lines import CUT_OFF
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """Nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """The ellipsis at which a teaser breaks off, and what follows it."""
    if view.story is None or view.story.kind != "teaser":
        return
    for passage, text in reversed(list(view.pieces())):
        cut = CUT_OFF.search(text) if passage.part is Part.PARAGRAPH else None
        if cut:
            yield Hit(Span(passage.span.start + cut.start(), passage.span.end))
            return
