"""No-break spaces where they do harm: at the ends of lines, beside other spaces, before punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.enc.mojibake import is_told
from newslint.checks.enc.odd_characters import line_span, odd_characters
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


_NO_BREAK = "\N{NO-BREAK SPACE}"
#: letters that the first byte of à and Š is in the pages of Windows, alone
_HALF = re.compile(r"(?<![^\W\d_])[ÃĂĆГΓÅĹ]\Z")
_SPACES = re.compile("[ \t\N{NO-BREAK SPACE}]+")


def check(view: View, options: Options) -> Iterator[Hit]:
    """At most one hit a document: at the first such place, with the `count` of all and edits for all."""
    if _NO_BREAK not in odd_characters(view.whole):
        return
    text = view.text
    found = [
        Span(*m.span())
        for m in _SPACES.finditer(text)
        if _NO_BREAK in m[0] and _is_harmful(text, m) and not is_told(view.whole, *line_span(text, m.start()))
    ]
    if found:
        edits = tuple(Edit(span, _replacement(text, span)) for span in found)
        yield Hit(found[0], (("count", str(len(found))),), edits=edits)


def _is_harmful(text: str, found: re.Match[str]) -> bool:
    """Whether spaces with a no-break space among them are more than one, end a line, or stand before punctuation."""
    at_start = found.start() == 0 or text[found.start() - 1] == "\n"
    after = text[found.end() : found.end() + 2]
    if _HALF.search(text, max(0, found.start() - 2), found.start()):
        return False  # the second byte of a letter that nobody could decode
    at_end = after[:1] in ("\n", "\r", "")
    if at_start and at_end:
        return False  # all that stands in its line, as a paragraph break that an editor's program left
    # French sets a no-break space before : ; ! ? and inside guillemets; no language sets one before a comma
    return at_start or at_end or len(found[0]) > 1 or (after[0] in ",." and not after[1:].isalnum())


def _replacement(text: str, span: Span) -> str:
    at_edge = span.start == 0 or text[span.start - 1] == "\n" or text[span.end : span.end + 1] in ("\n", "\r", "")
    return "" if at_edge or text[span.end] in ",." else " "
