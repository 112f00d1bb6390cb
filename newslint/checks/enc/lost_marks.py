"""Apostrophes, quotation marks and dashes of which only a question mark or U+FFFD is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import StoryText, View

UNIT = "page"

Kind = Literal["apostrophe", "quotation", "dash", "letter"]


class Options(Struct, frozen=True):
    """Which kinds of lost marks are reported."""

    kinds: tuple[Kind, ...]


class LostMark(Struct, frozen=True):
    """A place where a mark got lost: `left` is what stands there now, `meant` what stood there, or "" if unknown."""

    span: Span
    kind: Kind
    left: str
    meant: str


_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# a question mark never stands before what is left of "is", "not", "are" … nor does U+FFFD ever stand for itself
_CONTRACTED = re.compile(
    r"[?\ufffd](?<=[A-Za-z].)(?=(s|t|re|ve|ll|d|m|S|T|RE|VE|LL)(?![\w=/&?.-]{0,60}[=/&])(?!\w|:\w))"
)
_LETTERS = re.compile(r"[A-Za-z]{0,40}\Z")
# an accented letter may have stood there as well (na?ve, Lumi?re, Beno?t): which words go with each ending
_WHO = (
    "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "this", "what", "how", "where", "why", "these",
    "those", "here",
)  # fmt: skip
_STEMS = {
    "m": frozenset(("i",)),
    "re": frozenset(_WHO),
    "ve": frozenset((*_WHO, "could", "would", "should", "might", "must", "may")),
    "ll": frozenset(_WHO),
    "d": frozenset(_WHO),
}
# words and names that end in an accented letter and s: cafés, clichés, Andrés, Jesús
_ACCENTED = frozenset((
    "caf", "clich", "fianc", "resum", "expos", "proteg", "communiqu", "attach", "divorc", "emigr", "habitu", "rou",
    "appliqu", "canap", "consomm", "flamb", "saut", "andr", "jos", "in", "ren", "nicol", "tom", "jes", "cort", "vald",
    "avil", "mois", "garc", "pa",
))  # fmt: skip
_DECADE = re.compile(r"\ufffd(?=\d0s\b)")
_PLURAL = re.compile(r"\ufffd(?<=s\ufffd)(?= [a-z])")
_OPENING = re.compile(
    r"[?\ufffd](?<![^\s(\u2014\u2013-].)(?=[A-Za-z0-9$\[])|(?:(?<=^)|(?<=\s))\ufffd(?=[A-Za-z0-9$\[])"
)
_CLOSING = re.compile(r"[?\ufffd](?<=[A-Za-z0-9,.!?%\]].)(?=[\s,.;:)]|$)")
_DASH = re.compile(r"[?\ufffd](?<= .)(?= [a-z])")
# what a colon follows without a space is a choice in a program: ok?yes:no
_INSIDE = re.compile(r"[?\ufffd](?<=[a-z].)(?=[a-z]{2})(?![a-z]{0,60}:\w)")
# without U+FFFD, only a question mark with a word right behind it is worth a second look
_SUSPECT = re.compile(r"\?(?=[A-Za-z0-9$\[])")
#: A quotation that is longer than this, in characters, is none.
_LONGEST = 600
_BEFORE = re.compile(r"\S*$")
_AFTER = re.compile(r"\S*")
_ADDRESS = re.compile(r"[/@=]|\w\.\w{2,}\?")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every mark of the wanted kinds: `left` what stands there, `word` around it, `meant` what stood there.

    The verdict is the kind; edits come where it can be told what has stood there.
    """
    for mark in view.whole.shared(lost_marks):
        if mark.kind in options.kinds:
            fields = (("left", mark.left), ("word", _word(view.text, mark.span)), ("meant", mark.meant))
            edits = (Edit(mark.span, mark.meant),) if mark.meant else ()
            yield Hit(mark.span, fields, mark.kind, edits=edits)


def lost_marks(whole: StoryText) -> tuple[LostMark, ...]:
    """Every lost mark of the document, in order."""
    text = whole.text
    if _REPLACEMENT not in text and not _SUSPECT.search(text):
        return ()
    curly = text.count("\N{RIGHT SINGLE QUOTATION MARK}") >= text.count("'")
    apostrophe = "\N{RIGHT SINGLE QUOTATION MARK}" if curly else "'"
    found = {at: LostMark(Span(at, at + 1), kind, text[at], meant) for at, kind, meant in _find(text, apostrophe)}
    for item in whole.document.damage:
        # which bytes stand there is known, and told as such
        for at in range(item.span.start, item.span.end):
            found.pop(at, None)
    return tuple(found[at] for at in sorted(found))


def _find(text: str, apostrophe: str) -> Iterator[tuple[int, Kind, str]]:
    if _REPLACEMENT in text:
        yield from _of_replacements(text, apostrophe)
    taken = set()
    for m in _CONTRACTED.finditer(text):
        stem = _LETTERS.search(text, max(0, m.start() - 40), m.start())
        if not _is_contraction(stem[0].lower() if stem else "", m[1].lower()):
            continue
        if not (text[m.start()] == "?" and _in_address(text, m.start())):
            taken.add(m.start())
            yield m.start(), "apostrophe", apostrophe
    yield from _of_question_marks(text, taken, apostrophe)


def _is_contraction(stem: str, ending: str) -> bool:
    """Whether a word and what stands behind the lost mark are contracted in English, or a possessive."""
    if ending == "t":
        return stem.endswith("n")
    if ending == "s":
        return stem not in _ACCENTED
    return stem in _STEMS[ending]


def _of_replacements(text: str, apostrophe: str) -> Iterator[tuple[int, Kind, str]]:
    for pattern in (_DECADE, _PLURAL):
        for m in pattern.finditer(text):
            yield m.start(), "apostrophe", apostrophe
    for m in _DASH.finditer(text):
        if m[0] == _REPLACEMENT:
            yield m.start(), "dash", "\N{EM DASH}"
    opening_mark, closing_mark = _quotation_marks(apostrophe)
    opening = [m.start() for m in _OPENING.finditer(text) if m[0] == _REPLACEMENT]
    for start in opening:
        end = next((m.start() for m in _CLOSING.finditer(text, start + 2) if m[0] == _REPLACEMENT), None)
        if end is not None and "\n" not in text[start:end]:
            yield start, "quotation", opening_mark
            yield end, "quotation", closing_mark


def _quotation_marks(apostrophe: str) -> tuple[str, str]:
    """The marks that go with the story's apostrophe: curly with curly, straight with straight."""
    if apostrophe == "'":
        return '"', '"'
    return "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def _of_question_marks(text: str, taken: set[int], apostrophe: str) -> Iterator[tuple[int, Kind, str]]:
    opening_mark, closing_mark = _quotation_marks(apostrophe)
    for m in _OPENING.finditer(text):
        # no question ends before its first word: with another one behind it, this was a pair of quotation marks
        if m[0] == "?" and m.start() not in taken and not _in_address(text, m.start()):
            line_end = text.find("\n", m.end())
            line_end = min(len(text) if line_end < 0 else line_end, m.end() + _LONGEST)
            end = _CLOSING.search(text, m.end(), line_end)
            if end and end[0] == "?":
                yield m.start(), "quotation", opening_mark
                yield end.start(), "quotation", closing_mark
    for m in _INSIDE.finditer(text):
        if m[0] == "?" and m.start() not in taken and not _in_address(text, m.start()):
            yield m.start(), "letter", ""


def _in_address(text: str, at: int) -> bool:
    """Whether a question mark stands in a web address, in which it is at home."""
    return bool(_ADDRESS.search(_word(text, Span(at, at + 1))))


def _word(text: str, span: Span) -> str:
    first, last = max(0, span.start - 100), span.end + 100
    before, after = text[first : span.start], text[span.end : last]
    return _BEFORE.search(before)[0] + text[span.start : span.end] + _AFTER.match(after)[0]  # type: ignore[index]
