"""Spaces that are missing behind a full stop or comma, or stand before one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract.verbs import has_finite_verb, words_of
from newslint.extract.words import story_chunk
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """Which fault is reported: `before` punctuation, sentences run `together`, or no space after a `comma`."""

    fault: Literal["before", "together", "comma"]


_PATTERNS = {
    # " . . ." and " ..." are ellipses; " .5" and " .com" go on without a space
    "before": re.compile(r"[,;:!?.](?<=[A-Za-z0-9”’\")] .)(?=[ \n”’\"]|$)(?! [.,:;!?])"),
    "together": re.compile(r"[.!?][”\"’)]?(?=[A-Z“\"][a-z]|I )"),
    "comma": re.compile(r",(?<=[a-z]{2},)(?=[A-Za-z]{2})"),
}
#: No further than this, in characters, does anything look for the end of a word.
_LONGEST_WORD = 100
_ADDRESS = re.compile(r"(?i)[/@#_=]|www\.|https?:|\.(?:com|org|net|gov|edu|co|uk|io|tv|ly|me|us|eu|info|biz)\b")
_LABEL = re.compile(r"[A-Z][A-Za-z]{2,20}(?: (?:/ )?[A-Za-z]{2,20}){0,3}: ")
_NEXT_WORD = re.compile(r"[“\"]?(\w{1,40})")
_ENDS_SENTENCE = re.compile(r"[a-z]{2}$|\d$")
_STARTS_SENTENCE = frozenset({
    "The", "A", "An", "In", "On", "At", "But", "And", "He", "She", "It", "They", "We", "This", "That", "These", "His",
    "Her", "Their", "There", "When", "While", "After", "As", "For", "If", "I", "So", "No", "Yet", "What", "Who", "Its",
})  # fmt: skip


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every passage with the fault: at its first place, `words` around it, `count`, and edits for all."""
    # other languages set spaces before ? and :
    if not view.passages or " the " not in story_chunk(view.whole):
        return
    pattern = _PATTERNS[options.fault]
    if not pattern.search(story_chunk(view.whole)):
        return
    for passage, line in view.pieces():
        places = [m for m in pattern.finditer(line) if _is_fault(line, m, options.fault)]
        if not places:
            continue
        offset = passage.span.start
        told = [_edit(offset, line, m, options.fault) for m in places]
        edits = tuple(edit for edit in told if edit) if all(told) else ()
        start, end = _around(line, places[0])
        end = places[0].end() if options.fault == "before" else end
        fields = (("words", line[start:end]), ("count", str(len(places))))
        yield Hit(Span(offset + start, offset + end), fields, edits=edits)


def _is_field(line: str) -> bool:
    """Whether a line is a catalogue's: a label, and names and numbers behind it."""
    label = _LABEL.match(line)
    return label is not None and not has_finite_verb(words_of(line[label.end() :]))


def _is_fault(line: str, found: re.Match[str], fault: str) -> bool:
    start, end = _around(line, found)
    if _ADDRESS.search(line[start:end]):
        return False
    if fault == "before":
        # catalogues set a space before what parts a place, a publisher and a series (ISBD)
        if found[0] in ";:" and _is_field(line):
            return False
        return not line[: found.start()].endswith((". ", ".. ")) and line[found.start() - 1] == " "
    if fault == "comma":
        return True
    before = line[start : found.start()].lstrip("“\"‘'(")
    after = _NEXT_WORD.match(line, found.end())
    if not _ENDS_SENTENCE.search(before) or after is None:
        return False
    # two capitalised words may be a name (Yahoo!News, Will.I.Am); most sentences begin with few words
    capital = before[:1].isupper() or before[:1].isdigit() or found[0] in ("!", "?")
    return not capital or after[1] in _STARTS_SENTENCE


def _around(line: str, found: re.Match[str]) -> tuple[int, int]:
    """The word before and the word behind a place."""
    first, last = max(0, found.start() - _LONGEST_WORD), min(len(line), found.end() + _LONGEST_WORD)
    start = line.rfind(" ", first, max(0, found.start() - 1)) + 1 or first
    end = line.find(" ", found.end() + 1, last)
    return start, last if end < 0 else end


def _edit(offset: int, line: str, found: re.Match[str], fault: str) -> Edit | None:
    """The edit that mends a place; None where a straight mark may open a quotation or close one."""
    if fault == "before":
        return Edit(Span(offset + found.start() - 1, offset + found.start()), "")
    at = found.end()
    if line[at - 1] == '"':
        if line.count('"') % 2:
            return None
        # a mark behind pairs of marks opens the next one
        at -= 1 - line.count('"', 0, at - 1) % 2
    return Edit(Span(offset + at, offset + at), " ")
