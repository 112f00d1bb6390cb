"""A line of a page with what it weighs: its text, how much of it is links, and whether it reads as running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.formats.html.reader import Line
from newslint.formats.html.tree import HEADINGS, Element

_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")
#: a line of so much text, a Chinese character counting for two and a half letters, is running text
PROSE = 45
#: a line is a link if so much of it is
LINKED = 0.6
#: a child holds its parent's text if it has this share of it; one that says that it does needs less
HOLDS, DECLARED = 0.8, 0.5
_END = re.compile(r"[.!?…。！？।۔؟:;][\"'”’»)\]」』“]*$")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Judged:
    """A line with what it weighs, and why it isn't the story's (`called`), empty if it is."""

    line: Line
    text: str
    weight: float
    linked: float
    prose: float
    apart: Element | None = None
    called: str = ""
    is_heading: bool = False
    is_headline: bool = False
    is_caption: bool = False
    story: int = 0


def judge_line(line: Line, text: str) -> Judged:
    """What a line weighs; `text` is its page's."""
    own = text[line.start : line.end]
    weight = float(len(own)) if own.isascii() else len(own) + 1.5 * len(_WIDE.findall(own))
    share = line.linked / len(own)
    tag = line.block.tag
    prose = max(0.0, weight * (1 - 1.3 * share)) if weight >= PROSE else 0.0
    if prose and weight < 2 * PROSE and not _END.search(own) and tag not in ("p", "blockquote"):
        prose *= 0.5
    if tag in HEADINGS:
        prose = 0.0
    return Judged(line, own, weight, share, prose, is_heading=tag in HEADINGS)


def parents_of(element: Element | None) -> Iterator[Element]:
    """The element and all that it stands in, from the inside out."""
    while element is not None:
        yield element
        element = element.parent


def folded(text: str) -> str:
    """A text without its marks and its case."""
    return _NO_WORD.sub("", text).casefold()
