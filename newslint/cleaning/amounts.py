"""How much text a document has, and whether too much of it was lost."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.model import Document

_WORD = re.compile(r"[^\W_]+")
#: characters of scripts that part no words; two of them count as a word
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u303f\u3040-\ud7ff\uf900-\ufaff]")
#: a line of so many words is running text
RUNNING = 8
#: what no part of a text is called, in the words of a page's markup
_APART = ("a menu", "a foot", "a form", "a dialog", "a button", "a choice", "a toolbar", "a part", "an aside", "a list")
#: more than this share of a text may not go unsaid; and of all running text, with what markup sets apart, this
HALF, FIFTH = 0.5, 0.8
#: a text of fewer words isn't worth a warning
FEW = 30


class Amount(Struct, frozen=True):
    """Lines and words, those of running text, and those of running text that the markup doesn't set apart."""

    lines: int = 0
    words: int = 0
    running: int = 0
    own: int = 0


def words_in(text: str) -> int:
    """How many words a text has."""
    if text.isascii():
        return len(_WORD.findall(text))
    unparted = len(_UNPARTED.findall(text))
    return len(_WORD.findall(_UNPARTED.sub(" ", text))) + (unparted + 1) // 2


def amount_of(document: Document) -> Amount:
    """How much text a document has."""
    text = document.text
    if document.markup_lines:
        told = [(line.span.of(text), not line.called.startswith(_APART)) for line in document.markup_lines]
    else:
        told = [(line, True) for line in text.splitlines() if line.strip()]
    counts = [(words_in(line), is_own) for line, is_own in told]
    running = [(words, is_own) for words, is_own in counts if words >= RUNNING]
    return Amount(
        len(counts),
        sum(words for words, _ in counts),
        sum(words for words, _ in running),
        sum(words for words, is_own in running if is_own),
    )


def lost(before: Amount, after: Amount) -> str | None:
    """What to say of a document that lost more than half of its text, or all; None of one that didn't."""
    had, has = (before.own, after.own) if before.own else (before.running, after.running)
    if not before.running:
        had, has = before.words, after.words
    if had and not after.words:
        return f"all of its text is gone ({had} words)"
    if had >= FEW and has < (1 - HALF) * had:
        return f"more than half of its text is gone ({had - has} of {had} words)"
    if before.running >= FEW and after.running < (1 - FIFTH) * before.running:
        gone = before.running - after.running
        return f"more than half of its text is gone ({gone} of {before.running} words)"
    return None
