"""Apostrophes written with another mark: Russia‘s, don`t, the ‘90s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import story_chunk
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """Nothing to set."""


_WRONG = "\N{LEFT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}"
_RIGHT = "\N{RIGHT SINGLE QUOTATION MARK}"
# a grave accent that another one follows in the same word is code
_CONTRACTED = re.compile(rf"[{_WRONG}](?<=[A-Za-z].)(?=(?:s|t|re|ve|ll|d|m|S|T)\b)" r"(?![^\s]{0,60}`)")
# at the start of a word a program takes an apostrophe for an opening mark
_CUT = re.compile("\N{LEFT SINGLE QUOTATION MARK}(?=\\d0s\\b|(?:em|til|tis|twas|n|cause)\\b)")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every such mark, with the `word` it stands in and an edit; verdict `cut` at the start of a word."""
    chunk = story_chunk(view.whole) if view.passages else ""
    if not any(mark in chunk for mark in _WRONG):
        return
    for passage, line in view.pieces():
        for pattern, verdict in ((_CONTRACTED, ""), (_CUT, "cut")):
            for found in pattern.finditer(line):
                # ‘90s music’ in single quotation marks
                if verdict and _RIGHT in line[found.end() : found.end() + 40]:
                    continue
                start = line.rfind(" ", 0, found.start()) + 1
                end = _end_of_word(line, found.end())
                mark = Span(passage.span.start + found.start(), passage.span.start + found.end())
                span = Span(passage.span.start + start, passage.span.start + end)
                fields = (("word", line[start:end]), ("mark", found[0]))
                yield Hit(span, fields, verdict, edits=(Edit(mark, _RIGHT),))


def _end_of_word(line: str, at: int) -> int:
    while at < len(line) and line[at].isalnum():
        at += 1
    return at
