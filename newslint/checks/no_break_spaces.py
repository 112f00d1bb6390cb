"""No-break spaces where they do harm: at the ends of lines, beside other spaces, before punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.checks.odd_characters import odd_characters
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


_NO_BREAK = "\N{NO-BREAK SPACE}"
# French sets a no-break space before : ; ! ? and inside guillemets; no language sets one before a comma or full stop
_HARMFUL = re.compile(
    r"(?m)^[ \t]*\xa0[ \t\xa0]*|[ \t]*\xa0[ \t\xa0]*$|[ \t]+\xa0[ \t\xa0]*|\xa0[ \t\xa0]+|\xa0(?=[,.](?!\w))"
)


def check(view: View, options: Options) -> Iterator[Hit]:
    """At most one hit a document: at the first such place, with the `count` of all and edits for all."""
    if _NO_BREAK not in odd_characters(view.whole):
        return
    text = view.text
    found = [Span(*m.span()) for m in _HARMFUL.finditer(text) if not _blank(text, m)]
    if found:
        edits = tuple(Edit(span, _instead(text, span)) for span in found)
        yield Hit(found[0], (("count", str(len(found))),), edits=edits)


def _blank(text: str, found: re.Match[str]) -> bool:
    """Whether it is all that stands in its line, as a paragraph break that an editor's program left."""
    return (found.start() == 0 or text[found.start() - 1] == "\n") and text[found.end() : found.end() + 1] in ("\n", "")


def _instead(text: str, span: Span) -> str:
    at_edge = span.start == 0 or text[span.start - 1] == "\n" or text[span.end : span.end + 1] in ("\n", "\r", "")
    return "" if at_edge or text[span.end] in ",." else " "
