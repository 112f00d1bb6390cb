"""A second headline that was run into the first sentence of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import as_set
from newslint.model import Hit, Part, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`small` are the words that headlines leave in small letters."""

    small: tuple[str, ...]


_DIVIDED = re.compile(r"(.{30,160}?)(?:: | [–—-]{1,2} )(?=[“\"]?[A-Z])")
# a note, a dateline with its agency, and what a widget left: CarterThe Morning Report
_NO_HEADLINE = re.compile(r"[(.]|[a-z]{3}[A-Z]|^Editor\S{0,3} Note\b|\b(?:[A-Z]{2,4}|Reuters)$")
_MARKS = (("“", "”"), ("(", ")"))
_WORD = re.compile(r"[A-Za-z][\w’'.-]*")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for the headline in one of a story's first two paragraphs: `headline` is its words."""
    for passage in [p for p in view.passages if p.part is Part.PARAGRAPH][:2]:
        line = passage.span.of(view.text)
        divided = _DIVIDED.match(line)
        if divided and _is_headline(divided[1], options) and _is_prose(line[divided.end() :]):
            span = Span(passage.span.start, passage.span.start + len(divided[1]))
            yield Hit(span, (("headline", divided[1]),))
            return


def _is_headline(text: str, options: Options) -> bool:
    words = _WORD.findall(text)
    large = [w for w in words if w.lower() not in as_set(options.small)]
    if len(words) < 6 or len(large) < 5 or not all(w[0].isupper() for w in large):
        return False
    if any(text.count(opened) > text.count(closed) for opened, closed in _MARKS):
        return False  # the mark that divides stands in a title: “Secrets & Spies: A Nuclear Game”
    # labels in capitals, sentences, lists of names
    return sum(w.isupper() for w in large) < 2 and text.count(",") < 2 and not _NO_HEADLINE.search(text)


def _is_prose(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) >= 8 and sum(w[0].islower() for w in words) > len(words) / 2
