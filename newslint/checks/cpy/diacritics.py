"""A word with its accents here and without them there (gardaí, gardai), a name with its hyphen (Jean-Luc, Jean Luc)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.occurrences import occurrences
from newslint.extract.words import as_set, story_chunk, vocabulary
from newslint.knowledge.offices import knowledge
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"

_NAMES = re.compile(r"[A-Z][a-zà-ž]{2,20}-[A-Z][a-zà-ž]{2,20}")
_BEGINS = re.compile(r"(?:^|\n|[.!?][”\"]? |[“\"])$")
_BEFORE = re.compile(r"([A-Z][\w’'-]+) $")
_BEHIND = re.compile(r" ([A-Z][\w’'-]+)")
#: letters of the longest name beside that is read
_NAME = 30


class Options(Struct, frozen=True):
    """`of`: `accents` or `hyphens`; `others` are words that without their accents are other words: resume, expose."""

    of: Literal["accents", "hyphens"] = "accents"
    others: tuple[str, ...] = ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a word, at the first place of its rarer way: see `tell_minority` for fields and verdicts.

    Two names that stand beside different other names are two people's, and left alone.
    """
    words = vocabulary(view.whole)
    wanted = dict(_parted(words, story_chunk(view.whole)) if options.of == "hyphens" else _accented(words, options))
    if not wanted:
        return
    places = occurrences(view, [*wanted, *wanted.values()])
    for word in sorted(wanted):
        plain = wanted[word]
        one, other = places[word], places[plain]
        if plain[0].islower() and word[0].isupper():
            # a name is no word, but the first of a sentence may be one
            one = [span for span in one if _BEGINS.search(view.text, max(0, span.start - 3), span.start)]
        if not (plain[0].isupper() and options.of == "accents" and _are_two(view.text, one, other)):
            hit = tell_minority({word: one, plain: other}, view.text, least=2)
            if hit:
                yield hit


def _accented(words: frozenset[str], options: Options) -> Iterator[tuple[str, str]]:
    others = as_set(options.others)
    for word in words:
        if not word.isascii() and (plain := _without_accents(word)) != word and plain.lower() not in others:
            if plain in words:
                yield word, plain
            elif word[0].isupper() and plain.lower() in words:
                yield word, plain.lower()


def _parted(words: frozenset[str], chunk: str) -> Iterator[tuple[str, str]]:
    """Names of two with a hyphen that stand without it, too; states and peoples are two things beside each other."""
    for word in words:
        if "-" in word and _NAMES.fullmatch(word):
            opened = word.replace("-", " ")
            if opened in chunk and not any(knowledge().land_of(part) for part in opened.split(" ")):
                yield word, opened


def _without_accents(word: str) -> str:
    """The word in plain letters; itself where it has letters of other scripts, or such as are more than an accent."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return plain if plain.isascii() else word


def _are_two(text: str, one: list[Span], other: list[Span]) -> bool:
    """Whether the names beside the one and those beside the other are known and have none in common."""
    beside = [{name for span in spans for name in _beside(text, span)} for spans in (one, other)]
    return bool(beside[0] and beside[1]) and not beside[0] & beside[1]


def _beside(text: str, span: Span) -> Iterator[str]:
    before = _BEFORE.search(text, max(0, span.start - _NAME), span.start)
    behind = _BEHIND.match(text, span.end, span.end + _NAME)
    for found in (before, behind):
        if found:
            yield _without_accents(found[1])
