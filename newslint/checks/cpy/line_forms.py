"""Headings in capitals here and in small letters there; items of a list with a stop, or as a clause, and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.view import View

UNIT = "page"

_ITEM = re.compile(r"[ \t]{0,40}[•▪·*] {0,9}(?=\S)")
_STOPPED = re.compile(r"[.!?…][”\"’)]*$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ITEM_OF_LIST = re.compile(r"[ \t]{0,40}(?:[•▪·*–-] {1,9}|[•▪])(?P<words>\S.*)")
#: what opens a list: "The garden includes:"
_LEAD_IN = re.compile(r"[^“”\"\n]{0,200}(?<!said)(?<!says)(?<!follows):$")
#: a sentence of its own: its subject, short, and its verb
_CLAUSE = re.compile(
    r"(?:(?:it|they|we|you|he|she|there|this)(?:[’'](?:s|re|ll)\b| )"
    r"|(?!(?:which|that|who|what|how|why|where|when|whether|if)\b)"
    r"(?:(?!(?:that|which|who|whose|what|how|where|when|whether|if)\b)[\w’'-]{1,25} ){1,5}?"
    r"(?:can|will|is|are|was|were|has|have|must|should|could|would|may)\b(?!-))",
    re.IGNORECASE,
)
#: items of a list from which on one may be the odd one
_LEAST_ITEMS = 3
#: words of four letters and more from which on title case and sentence case can be told apart
_LEAST = 2


class Options(Struct, frozen=True):
    """`of`: `headings` or `items`, or `forms`, of the items of one list."""

    of: Literal["headings", "items", "forms"]


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a page, at the first line of a rarer form: see `tell_minority` for fields and verdicts."""
    if options.of == "forms":
        yield from _odd_items(view)
        return
    ways: dict[str, list[Span]] = {}
    for passage in view.passages:
        found = (
            _heading(view.text, passage.span, passage.part) if options.of == "headings" else _item(view, passage.span)
        )
        if found:
            ways.setdefault(found[0], []).append(found[1])
    hit = tell_minority(ways, view.text)
    if hit:
        yield hit


def _heading(text: str, span: Span, part: Part) -> tuple[str, Span] | None:
    line = span.of(text)
    words = _WORD.findall(line) if part is Part.SUBHEAD and not speaks_of_a_page(line) else []
    if words and all(word.isupper() for word in words):
        return "capitals", span
    later = [word[0].isupper() for word in words[1:]]
    if len(later) < _LEAST:
        return None
    if all(later):
        return "title case", span
    return ("sentence case", span) if not any(later) else None


def _item(view: View, span: Span) -> tuple[str, Span] | None:
    text = view.text
    start = text.rfind("\n", 0, span.start) + 1
    if not _ITEM.match(text, start, span.end):
        return None
    words = text[span.start : span.end].rstrip()
    last = Span(span.start + words.rfind(" ") + 1, span.start + len(words))
    return ("a stop" if _STOPPED.search(words) else "no stop"), last


def _odd_items(view: View) -> Iterator[Hit]:
    """The one item of a list that is a sentence where its opening words want parts of theirs."""
    items: list[tuple[Span, bool]] = []
    opened = False
    for passage in (*view.passages, None):
        line = passage.span.of(view.text) if passage is not None else ""
        found = _ITEM_OF_LIST.match(line) if opened else None
        if passage is not None and found:
            words = Span(passage.span.start + found.start("words"), passage.span.end)
            items.append((words, bool(_CLAUSE.match(found["words"]))))
            continue
        odd = [words for words, is_clause in items if is_clause]
        if len(items) >= _LEAST_ITEMS and len(odd) == 1:
            usual = next(words for words, is_clause in items if not is_clause)
            yield Hit(odd[0], (("count", str(len(items) - 1)),), "", (RelatedLocation(usual, "usual"),))
        items, opened = [], bool(_LEAD_IN.match(line))
