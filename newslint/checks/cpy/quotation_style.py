"""Straight and curly quotation marks in one story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import story_chunk
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """Nothing to set."""


_CURLY = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
#: what a tag or a command of a publishing system sets to a value, whose marks are none of the story's
_SETTING = f'[A-Za-z_-]=(?:"[^"\\n]{{0,300}}"|[{_CURLY}][^{_CURLY}\\n]{{0,300}}[{_CURLY}])'
_MARK = re.compile(f'{_SETTING}|[{_CURLY}]|"(?<![0-9=]")')


def check(view: View, options: Options) -> Iterator[Hit]:
    """At most one hit a story, at the first mark of the rarer style: `usual`, `other`, and `count` of the rarer;
    verdict `one` if that is one.

    The pointer `usual` shows a mark of the other style. A straight mark behind a figure is an inch.
    Marks around the values of a tag or a command aren't the story's.
    """
    chunk = story_chunk(view.whole) if view.passages else ""
    if '"' not in chunk or not any(mark in chunk for mark in _CURLY):
        return
    straight: list[int] = []
    curly: list[int] = []
    for passage, line in view.pieces():
        for mark in _MARK.finditer(line):
            if len(mark[0]) > 1:
                continue
            (straight if mark[0] == '"' else curly).append(passage.span.start + mark.start())
    if not straight or not curly:
        return
    names = ("curly", "straight") if len(curly) >= len(straight) else ("straight", "curly")
    usual, other = (curly, straight) if names[0] == "curly" else (straight, curly)
    fields = (("usual", names[0]), ("other", names[1]), ("count", str(len(other))))
    yield Hit(
        Span(other[0], other[0] + 1),
        fields,
        "one" if len(other) == 1 else "",
        related_locations=(RelatedLocation(Span(usual[0], usual[0] + 1), "usual"),),
    )
