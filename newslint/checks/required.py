"""What a text must hold for a pattern to match it: strings to look for all at once, before any pattern runs.

The idea is RE2's `FilteredRE2` and Russ Cox's trigram index (swtch.com/~rsc/regexp/regexp4.html). It is done here for
a rule file is read once and its strings are kept in the cache of rules: RE2 works them out anew in every process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: a class of more characters, or a choice of more strings, tells too little to be looked for
MOST_CHARACTERS = 6
MOST_STRINGS = 120
#: beyond this length a longer string is no better than a shorter one
LONG_ENOUGH = 5

#: below this worth (a letter, a blank) a string stands nearly everywhere
RARE_ENOUGH = 2

#: what Python's parser takes for something else than RE2 does
_READ_OTHERWISE = re.compile(r"\[:\^?\w+:\]|\\[QECzpPxa0-9]|\(\?[a-zA-Z]*U")


def required(pattern: str) -> tuple[str, ...]:
    """Strings, in small letters, of which every match of the pattern holds at least one; none if that can't be told."""
    if _READ_OTHERWISE.search(pattern):
        return ()
    try:
        tree = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return ()
    found = _of_sequence(tree)
    return tuple(sorted(found)) if found and _worth(found)[0] >= RARE_ENOUGH else ()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best of what the parts of a sequence need, each of which must match."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in (*items, (None, None)):
        if op is ops.LITERAL and (char := chr(value)) and (char.isascii() or not char.isalpha()):
            run += char.lower()
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        if (needed := _of_part(op, value)) is not None:
            found.append(needed)
    return max(found, key=_worth, default=None)


def _of_part(op: object, value: Any) -> frozenset[str] | None:  # noqa: ANN401  (a node of Python's parser)
    if op is ops.SUBPATTERN:
        return _of_sequence(value[-1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    if op is ops.BRANCH:
        choices = [_of_sequence(choice) for choice in value[1]]
        union = frozenset().union(*(choice or () for choice in choices))
        return union if all(choices) and len(union) <= MOST_STRINGS else None
    if op is ops.IN and len(value) <= MOST_CHARACTERS and all(kind is ops.LITERAL for kind, _ in value):
        chars = [chr(number) for _, number in value]
        return frozenset(c.lower() for c in chars) if all(c.isascii() or not c.isalpha() for c in chars) else None
    return None


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    """Long strings are rare, and so are marks; a blank is everywhere. Of equally rare ones fewer are better."""
    rare = min(len(string.strip()) + (not string.strip().isalnum() and bool(string.strip())) for string in strings)
    return min(LONG_ENOUGH, rare), -len(strings)
