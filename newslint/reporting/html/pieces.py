"""Text cut into pieces: what is marked in it, and what isn't."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Sequence

from msgspec import Struct

from newslint.reporting.escape_controls import escape_controls

#: passages with more words than this are shown as they are and not compared word by word
COMPARED = 400
#: less alike than this, two passages have no differing words to mark, for hardly any is the same. Not measured
ALIKE = 0.3
#: characters around contradicted words that are shown
AROUND = 100
_WORD = re.compile(r"\w+|[^\w\s]|\s+")
# joiners are letters' business in many scripts and fool nobody within a word
_JOINED = re.compile(r"(?<=\w)[\u200c\u200d](?=\w)")


class Mark(Struct, frozen=True):
    """A stretch of a passage that a finding is about: from `start` to `end`, with the note that tells of it."""

    start: int
    end: int
    id: str
    note: str
    number: int
    severity: str
    pack: str


class Piece(Struct, frozen=True):
    """A stretch of text that is shown in one way.

    `kind` is `mark` (flagged), `ins` (differs from what stands beside it), `said` (contradicted), or nothing. `id` is
    there on the first piece of a mark, `note` and `number` on its last one.
    """

    text: str
    kind: str = ""
    severity: str = ""
    pack: str = ""
    id: str = ""
    note: str = ""
    number: int = 0


def show(text: str) -> str:
    """The text with whatever an eye can be fooled with spelt out; its lines stay lines."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(_show_line(line) for line in text.split("\n"))


def _show_line(line: str) -> str:
    if not _JOINED.search(line):
        return escape_controls(line)
    joined = _JOINED.findall(line)
    pieces = (escape_controls(piece) for piece in _JOINED.split(line))
    return "".join(piece + join for piece, join in zip(pieces, (*joined, "")))


def cut_at_marks(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text in pieces. Of marks that overlap the gravest shows, of equally grave ones the shortest."""
    if not marks:
        return (Piece(show(text)),)
    ends = {0, len(text)} | {at for mark in marks for at in (mark.start, mark.end)}
    bounds = sorted(at for at in ends if 0 <= at <= len(text))
    pieces: list[Piece] = []
    begun: set[str] = set()
    for start, end in itertools.pairwise(bounds):
        here = [mark for mark in marks if mark.start <= start and end <= mark.end]
        if not here:
            pieces.append(Piece(show(text[start:end])))
            continue
        top = min(here, key=lambda mark: (_RANK[mark.severity], mark.end - mark.start))
        new = next((mark.id for mark in here if mark.id not in begun), "")
        begun.update(mark.id for mark in here)
        done = next((mark for mark in here if mark.end == end), None)
        note, number = (done.note, done.number) if done else ("", 0)
        pieces.append(Piece(show(text[start:end]), "mark", top.severity, top.pack, new, note, number))
    return tuple(pieces)


_RANK = {"error": 0, "warning": 1, "note": 2}


def cut_at_differences(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Two passages with the words marked that the other lacks; None if they are too long, or share hardly a word."""
    one, two = _WORD.findall(left), _WORD.findall(right)
    if not one or not two or max(len(one), len(two)) > 2 * COMPARED:
        return None
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    same = sum(
        one[at].isalnum() for start, _, size in matcher.get_matching_blocks() for at in range(start, start + size)
    )
    if 2 * same < ALIKE * sum(word.isalnum() for word in (*one, *two)):
        return None
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for kind, *at in matcher.get_opcodes():
        for side, words in zip(sides, (one[at[0] : at[1]], two[at[2] : at[3]])):
            told = "".join(words)
            if told:
                side.append(Piece(show(told), "ins" if kind != "equal" and told.strip() else ""))
    return tuple(sides[0]), tuple(sides[1])


def cut_at_words(text: str, words: str, kind: str = "said") -> tuple[Piece, ...]:
    """The text with the first place marked at which the words stand in it, if they do."""
    at = text.find(words) if words else -1
    if at < 0:
        return (Piece(show(text)),)
    cut = (Piece(show(text[:at])), Piece(show(words), kind), Piece(show(text[at + len(words) :])))
    return tuple(piece for piece in cut if piece.text)


def cut_around(text: str, words: str) -> str | None:
    """The words with what stands around them, on one line and cut at blanks; None if they don't stand in the text."""
    at = text.find(words) if words else -1
    if at < 0:
        return None
    start, end = text.rfind(" ", 0, max(0, at - AROUND)) + 1, text.find(" ", at + len(words) + AROUND)
    cut = " ".join(text[start : end if end > 0 else None].split())
    return ("… " if start else "") + cut + (" …" if end > 0 else "")
