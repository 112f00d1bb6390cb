"""Regular expressions of rule files: RE2's, or the same ones run by `regex` where RE2 isn't installed.

RE2 is linear in the text whatever a pattern says, and has wheels for most machines, but neither for Alpine nor for a
Python that is new. `regex` goes back over the text, so it gets a limit of time, and patterns are put in its words:
RE2's classes know ASCII only, and its `$` is the end and nothing but the end.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

#: RE2 gives a set's automaton this much memory, in bytes, before it gives up
MOST_MEMORY = 256 << 20
#: seconds that `regex` may look for one pattern in one passage (not measured: RE2 takes far less than a millisecond)
MOST_SECONDS = 5.0

#: what RE2 can't do in linear time, as `regex` writes it
_BEYOND_RE2 = re.compile(r"\(\?(?:[=!>|(&R]|<[=!]|P[=>]|\d)|\\[1-9gGKX]|[*+?}]\+")
#: escapes and classes, in which the same characters mean nothing
_PLAIN = re.compile(r"\\[^1-9gGKX]|\[\^?\]?(?:\\.|[^]\\])*\]", re.DOTALL)
#: what means something else to `regex`: classes, boundaries, ends, and characters by their numbers
_READ_OTHERWISE = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|\Z)|\\x\{(?P<code>[0-9A-Fa-f]+)\}|\\[pP]\{[^}]*\}|\\(?P<letter>.)"
    r"|\[:(?P<posix>\w+):\]|(?P<bracket>\[\^?\]?|\])|(?P<end>\$)",
    re.DOTALL,
)
#: what RE2's classes hold, and all else
_CLASSES = {
    "w": "0-9A-Za-z_",
    "d": "0-9",
    "s": r"\t\n\f\r ",
    "W": r"\x00-/:-@\x5b-\x5e\x60{-\U0010ffff",
    "D": r"\x00-/:-\U0010ffff",
    "S": r"\x00-\x08\x0b\x0e-\x1f!-\U0010ffff",
}
_POSIX = {
    "alnum": "0-9A-Za-z", "alpha": "A-Za-z", "blank": r"\t ", "digit": "0-9", "lower": "a-z", "upper": "A-Z",
    "punct": r"!-/:-@\x5b-\x60{-~", "space": r"\t\n\v\f\r ", "word": "0-9A-Za-z_", "xdigit": "0-9A-Fa-f",
}  # fmt: skip
#: where a word ends or begins, and where it doesn't
_EDGES = {
    "b": r"(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))",
    "B": r"(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))",
    "z": r"\Z",
}
_BY_LINES = re.compile(r"\(\?[a-zA-Z]*m")


class Match(Protocol):
    """A place that an expression matches."""

    def start(self, group: int | str = 0) -> int:
        """Where it starts, or a group of it; -1 for a group that took no part."""

    def end(self, group: int | str = 0) -> int:
        """Where it ends, or a group of it."""


class Expression(Protocol):
    """A compiled pattern."""

    #: the numbers of its named groups
    groups: Mapping[str, int]

    def is_in(self, line: str, encoded: bytes) -> bool:
        """Whether it matches anywhere in a line, which is given as text and as its UTF-8."""

    def matches(self, line: str) -> Iterator[Match]:
        """Each place in the line, from left to right."""


class InvalidPattern(ValueError):
    """A pattern that can't be matched in linear time, or can't be read."""


def compile_expression(pattern: str) -> Expression:
    """The pattern compiled by what is installed. Raises InvalidPattern."""
    return _Linear(pattern) if is_linear() else Backtracking(pattern)


def is_linear() -> bool:
    """Whether RE2 is installed."""
    return importlib.util.find_spec("re2") is not None


def refuse_patterns(patterns: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The patterns that can't be taken, as (index, reason)."""
    for index, pattern in enumerate(patterns):
        try:
            compile_expression(pattern)
        except InvalidPattern as error:
            yield index, str(error)


class _Linear:
    """A pattern of RE2."""

    def __init__(self, pattern: str) -> None:
        import re2

        options = re2.Options()
        options.max_mem = MOST_MEMORY
        options.log_errors = False
        try:
            self._compiled: Any = re2.compile(pattern, options)
        except re2.error as error:
            reason = error.args[0] if error.args else "not understood"
            told = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
            raise InvalidPattern(told) from None

        self.groups: Mapping[str, int] = self._compiled.groupindex

    def is_in(self, line: str, encoded: bytes) -> bool:
        # most lines don't match, and bytes tell that without the count of characters that spans take
        return self._compiled.search(encoded) is not None

    def matches(self, line: str) -> Iterator[Match]:
        found: Iterator[Match] = self._compiled.finditer(line)
        return found


class Backtracking:
    """A pattern of RE2's syntax, run by `regex`."""

    def __init__(self, pattern: str) -> None:
        import regex

        if beyond := _BEYOND_RE2.search(_PLAIN.sub("_", pattern)):
            raise InvalidPattern(f"invalid perl operator: {beyond[0]}")
        try:
            self._compiled: Any = regex.compile(in_words_of_regex(pattern), regex.VERSION0)
        except regex.error as error:
            raise InvalidPattern(str(error)) from None

        self.groups: Mapping[str, int] = self._compiled.groupindex

    def is_in(self, line: str, encoded: bytes) -> bool:
        """Whether it matches anywhere in the text of a line."""
        return self._compiled.search(line, timeout=MOST_SECONDS) is not None

    def matches(self, line: str) -> Iterator[Match]:
        """Each place in the line; raises TimeoutError where looking takes too long."""
        found: Iterator[Match] = self._compiled.finditer(line, timeout=MOST_SECONDS)
        return found


def in_words_of_regex(pattern: str) -> str:
    """The pattern as `regex` has to be told it, to match what RE2 does."""
    inside = False
    end = "$" if _BY_LINES.search(pattern) else r"\Z"

    def put(found: re.Match[str]) -> str:
        nonlocal inside
        whole, letter = found[0], found["letter"]
        if found["bracket"]:
            # a bracket that stands first in a class is one of its characters, and so is an opening one in it
            inside = not whole.endswith("]") if inside else whole != "]"
            return whole
        if found["quoted"] is not None:
            return re.escape(found["quoted"])
        if found["code"]:
            return re.escape(chr(int(found["code"], 16)))
        if found["posix"]:
            return _POSIX.get(found["posix"], whole)
        if found["end"]:
            return "$" if inside else end
        if letter in _CLASSES:
            return _CLASSES[letter] if inside else f"[{_CLASSES[letter]}]"
        return whole if inside or not letter else _EDGES.get(letter, whole)

    return _READ_OTHERWISE.sub(put, pattern)
