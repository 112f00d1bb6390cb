"""Where any of many words stands in a text, found at one go: by Aho-Corasick, or by a plain automaton in Python.

`ahocorasick_rs` is Rust and has wheels for most machines, but neither for Alpine nor for a Python that is new. Where it
isn't installed, words are told apart by their first characters, which finds the same in some ten times the time.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from typing import Literal, Protocol

#: index of the word, start, end
Found = tuple[int, int, int]
#: how an automaton is made: `plain` fast to make, `dense` fast to run and slow to make, `small` for very many words
Build = Literal["plain", "dense", "small"]
#: the words of the plain automaton are told apart by so many of their first characters (not measured)
_HEAD = 3
_SURROGATE = re.compile("[\ud800-\udfff]")


class WordFinder(Protocol):
    """Finds words in a text. A word is told by its number among those the finder was made with."""

    def found_in(self, text: str) -> list[Found]:
        """Every place of a word; of words that overlap all, or if the finder is for the longest, the first longest."""


def find_words(words: Sequence[str], *, longest: bool = False, build: Build = "plain") -> WordFinder:
    """A finder for these words, by what is installed.

    With `longest` a place counts once: for the word that starts first and of those the longest.
    """
    if is_fast():
        return _Automaton(words, longest, build)
    return PlainFinder(words, longest)


def is_fast() -> bool:
    """Whether the fast automaton is installed."""
    return importlib.util.find_spec("ahocorasick_rs") is not None


class _Automaton:
    """The automaton of `ahocorasick_rs`."""

    def __init__(self, words: Sequence[str], longest: bool, build: Build) -> None:
        import ahocorasick_rs

        made = ahocorasick_rs.Implementation
        kinds = {"plain": None, "dense": made.DFA, "small": made.ContiguousNFA}
        match = ahocorasick_rs.MatchKind.LeftmostLongest if longest else ahocorasick_rs.MatchKind.Standard
        self._overlapping = not longest
        self._automaton = ahocorasick_rs.AhoCorasick(words, matchkind=match, implementation=kinds[build])

    def found_in(self, text: str) -> list[Found]:
        try:
            found: list[Found] = self._automaton.find_matches_as_indexes(text, overlapping=self._overlapping)
        except UnicodeEncodeError:
            # half a pair of code units, as JSON can hold one; any other character will do in its place
            return self.found_in(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
        return found


class PlainFinder:
    """The same in Python: words by their first characters, longer ones first."""

    def __init__(self, words: Sequence[str], longest: bool = False) -> None:
        self._longest = longest
        self._heads: dict[str, list[tuple[str, int]]] = {}
        for number, word in enumerate(words):
            if not word:
                raise ValueError("an empty word stands everywhere")
            self._heads.setdefault(word[:_HEAD], []).append((word, number))
        for held in self._heads.values():
            held.sort(key=lambda item: (-len(item[0]), item[1]))

    def found_in(self, text: str) -> list[Found]:
        """Every place of a word, by where it starts."""
        heads, found = self._heads, []
        free = 0
        for start in range(len(text)):
            if self._longest and start < free:
                continue
            head = text[start : start + _HEAD]
            for size in range(len(head), 0, -1):
                for word, number in heads.get(head[:size], ()):
                    if text.startswith(word, start):
                        found.append((number, start, start + len(word)))
                        if self._longest:
                            free = start + len(word)
                            break
                if free > start:
                    break
        return found
