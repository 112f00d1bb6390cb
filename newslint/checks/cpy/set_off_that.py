"""A clause that begins with "that" behind a comma: "the mill, that was built in 1901, burned"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.sentences import sentences_in
from newslint.extract.verbs import may_be_finite
from newslint.extract.words import as_set, story_chunk
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = ((", that ",),)

_PLACE = re.compile(r"(?P<before>[\w’'-]{3,30}), (?P<that>that) (?P<verb>[a-z]{2,20}) (?P<behind>[\w’'-]{1,20})")
_FIRST = re.compile(r"[“\"‘'(]{0,4}([A-Za-z’']{1,20})(?: ([a-z]{1,20}))?")
#: marks, and what opens a clause, or another one with "that"
_PARTED = re.compile(r"[,;:()–—“”\"]|\b(?:if|that|when|where|because|although|while)\b")
#: words that a sentence has before "that" at least, and at most: a longer one has more commas than are looked at
_FEWEST, _MOST = 3, 30


class Options(Struct, frozen=True):
    """`opens` are words that open a clause or an aside before the main one; `asks` open what is said behind a verb."""

    opens: tuple[str, ...]
    asks: tuple[str, ...]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the word before the comma, "that" and its verb: `wrong` and `meant`, with an edit.

    Only the first comma of a sentence, which neither an aside nor a clause opens: "If so, that was wrong".
    """
    if not view.passages or ", that " not in story_chunk(view.whole):
        return
    text = view.text
    for passage in view.passages:
        if text.find(", that ", passage.span.start, passage.span.end) < 0:
            continue
        for start, end in sentences_in(view.whole, passage):
            found = _PLACE.search(text, start, end)
            if (
                found
                and may_be_finite(found["verb"])
                and found["behind"].lower() not in as_set(options.asks)
                and _is_plain(text[start : found.end("before")], options)
            ):
                that = Span(*found.span("that"))
                span = Span(found.start(), found.end("verb"))
                if view.admits(span):
                    yield Hit(span, (("wrong", "that"), ("meant", "which")), edits=(Edit(that, "which"),))


def _is_plain(before: str, options: Options) -> bool:
    """Whether what stands before the comma is one clause that has gone on for some words, with no mark in it."""
    first = _FIRST.match(before)
    if first is None or not _FEWEST <= len(before.split()) <= _MOST or _PARTED.search(before):
        return False
    opens = as_set(options.opens)
    words = {first[1].lower(), f"{first[1]} {first[2]}".lower()}
    joined = first[1].lower() in ("but", "and") and first[2] in opens
    return not (words & opens or joined or first[1].endswith(("ly", "ing")))
