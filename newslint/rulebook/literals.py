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

#: so many strings are put together from neighbours, and so many are looked for as the choices of one pattern
MOST_STRINGS = 120
MOST_CHOICES = 400
#: beyond this length a longer string is no better than a shorter one
LONG_ENOUGH = 6
#: below this worth (a letter, a blank) a string stands nearly everywhere
RARE_ENOUGH = 2

#: marks that are no rarer than letters
COMMON_MARKS = " .,'\"’“”-"

#: what Python's parser takes for something else than RE2 does
_READ_OTHERWISE = re.compile(r"\[:\^?\w+:\]|\\[QECzpPxa0-9]|\(\?[a-zA-Z]*U")
_FOLDS = re.compile(r"\(\?[a-zA-Z]*i")
_NOTHING = frozenset({""})


def folds(pattern: str) -> bool:
    """Whether a pattern, or a part of it, minds no case."""
    return bool(_FOLDS.search(pattern))


def find_literals(pattern: str) -> tuple[str, ...]:
    """Strings of which every match of the pattern holds at least one; none if that can't be told.

    They are in small letters if the pattern `folds`.
    """
    if _READ_OTHERWISE.search(pattern):
        return ()
    try:
        tree = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return ()
    found = _of_sequence(tree)
    if folds(pattern) and found:
        found = frozenset(string.lower() for string in found)
    return tuple(sorted(found)) if found and _worth(found)[0] >= RARE_ENOUGH else ()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best of what the parts of a sequence need, each of which must match; neighbours are put together."""
    found: list[frozenset[str]] = []
    run = _NOTHING
    for op, value in items:
        written = _spell_out(op, value)
        if written is not None and len(run) * len(written) <= MOST_STRINGS:
            run = frozenset(before + after for before in run for after in written)
            continue
        found.append(_shortest(run))
        run = written or _NOTHING
        if written is None and (needed := _of_part(op, value)) is not None:
            found.append(needed)
    return max((*found, _shortest(run)), key=_worth)


def _of_part(op: object, value: Any) -> frozenset[str] | None:  # noqa: ANN401  (a node of Python's parser)
    if op is ops.SUBPATTERN:
        return _of_sequence(value[-1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    if op is ops.BRANCH:
        choices = [_of_sequence(choice) or _NOTHING for choice in value[1]]
        union = frozenset[str]().union(*choices)
        return union if len(union) <= MOST_CHOICES else None
    return None


def _spell_out(op: object, value: Any) -> frozenset[str] | None:  # noqa: ANN401
    """All strings that a part can match, if these are few; a part that takes no room matches the empty one."""
    if op is ops.AT:
        return _NOTHING
    if op is ops.LITERAL:
        return frozenset({chr(value)}) if _has_one_small_form(chr(value)) else None
    if op is ops.IN:
        return _any(_spell_out(kind, item) for kind, item in value)
    if op is ops.BRANCH:
        return _any(_all_of(choice) for choice in value[1])
    if op is ops.SUBPATTERN:
        return _all_of(value[-1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] in (0, 1) and value[1] == 1:
        once = _all_of(value[2])
        return once if once is None or value[0] else once | _NOTHING
    return None


def _has_one_small_form(char: str) -> bool:
    """Whether text and pattern write a character alike once both are in small letters.

    ASCII, marks, letters without a case (Chinese, Arabic) and Cyrillic ones do; RE2 folds others its own way. A pattern
    with a letter beyond ASCII sees the text itself and not its shadow.
    """
    return char.isascii() or not char.isalpha() or char.lower() == char.upper() or "Ѐ" <= char <= "ӿ"


def _all_of(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    run = _NOTHING
    for op, value in items:
        written = _spell_out(op, value)
        if written is None or len(run) * len(written) > MOST_STRINGS:
            return None
        run = frozenset(before + after for before in run for after in written)
    return run


def _any(choices: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    union: frozenset[str] = frozenset()
    for choice in choices:
        if choice is None or len(union := union | choice) > MOST_STRINGS:
            return None
    return union


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """The strings without those that hold another of them."""
    if len({*map(len, strings)}) == 1:
        return strings
    return frozenset(s for s in strings if not any(other in s for other in strings if other != s))


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    """Long strings are rare, and so are marks; a blank is everywhere. Of equally rare ones fewer are better."""
    return min(LONG_ENOUGH, min(map(_rarity, strings))), -len(strings)


def _rarity(string: str) -> int:
    bare = string.strip()
    if bare.replace(" ", "").isalpha():
        # most are words; without rules in a cache half of reading them went into this sum
        return len(bare) + (len(bare) < len(string))
    marks = sum(not char.isalnum() and char not in COMMON_MARKS for char in bare)
    marks += sum(char.isdigit() for char in bare)
    return len(bare) + 2 * marks + (len(bare) < len(string) and bool(bare))
