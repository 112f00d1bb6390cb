"""Words between single quotation marks in a story that quotes with double ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import story_chunk
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("'", "‘"),)

#: four words and more that begin small: no title of a work, and no word that is spoken of
_SINGLE = re.compile(
    r"(?<=[a-z,] )['‘](?P<words>[a-z][^'’‘“”\"\n]{0,30}(?: [^'’‘“”\"\n ]{1,30}){3,24})['’](?=[.;:]|,”? |$)"
)
#: captions, and the headlines of other stories that some pages run into theirs
_NO_PROSE = re.compile(r"Photograph|Photo|Getty|MORE\b|WATCH|READ|[^.?!”\"’']$")
_DOUBLE = re.compile(r"(?<!\w)[“\"](?=\w)[^“”\"\n]{8,400}[”\"]")
_MARKS = re.compile('[“”"]')


class Options(Struct, frozen=True):
    """Nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers each run of four words and more in single marks outside of quotations; `usual` shows a double one.

    Nothing where the story has more of them than of double ones: it is its style then. Only where a clause ends behind
    them: in the middle of one a headline of another story may have been run into it.
    """
    if view.story is None or not view.passages or not _SINGLE.search(story_chunk(view.whole)):
        return
    single: list[Span] = []
    double: list[Span] = []
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        odd = len(_MARKS.findall(view.text, start, end)) % 2
        if passage.part is not Part.PARAGRAPH or odd or _NO_PROSE.search(view.text, start, end):
            continue
        double += [Span(*found.span()) for found in _DOUBLE.finditer(view.text, start, end)]
        for found in _SINGLE.finditer(view.text, start, end):
            if len(_MARKS.findall(view.text, start, found.start())) % 2 == 0:
                single.append(Span(*found.span()))
    if double and len(single) <= len(double):
        for span in single:
            yield Hit(span, (), "", (RelatedLocation(double[0], "usual"),))
