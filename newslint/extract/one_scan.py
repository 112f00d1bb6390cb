"""Which of many patterns may stand in a story: a few passes over its text for all checks that ask.

Python's patterns go through a text once each, and those that look behind themselves stop at every character. RE2 goes
once for several of them together, so a check asks here first, and most never run a pattern of their own. Each pattern
is put in RE2's words so that it matches wherever the original does, and perhaps elsewhere: a gate, and no judge. Where
RE2 isn't installed, or can't say a pattern, every gate is open.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import count
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from newslint.extract.late_pattern import LatePattern
from newslint.segmenting.view import StoryText

Pattern = re.Pattern[str] | LatePattern

#: bytes that an automaton may take
_MOST_MEMORY = 8 << 20
#: patterns that one automaton looks for: its states are combinations of theirs. 24 in one took 311 ns a character, six
#: in each of four 58, and each by itself 77 (30 November 2026)
_TOGETHER = 6
#: matches every text that holds anything
_ANYTHING = "(?s:.)"
#: stories after which the automaton has paid for itself (twenty take as long as it takes to make)
PATIENCE = 20
#: characters before a story that a pattern may look back at
_BEHIND = 16
#: repeats beyond this are told as "or more": they make automata large, and gates no better
_MOST_REPEATS = 6
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\p{Nd}", ops.CATEGORY_NOT_DIGIT: r"\P{Nd}",
    ops.CATEGORY_WORD: r"\pL\pN_", ops.CATEGORY_SPACE: r"\s\x0b\x1c-\x1f\x{85}\pZ",
}  # fmt: skip


class _Beyond(Exception):
    """A pattern holds what can't be said."""


def possible(whole: StoryText, patterns: tuple[str, ...]) -> tuple[bool, ...]:
    """For each pattern, in `re`'s syntax, False if it matches nowhere in the story; a scan answers for several.

    The first `PATIENCE` stories of a process find every gate open: an automaton takes longer to make than they do.
    """
    if whole.shared(_number) <= PATIENCE:
        _waiting.update(dict.fromkeys(patterns))
        return (True,) * len(patterns)
    _place((*map(_source_of, _waiting), *patterns))
    _waiting.clear()
    return tuple([_is_open(whole, gate) for gate in map(_gate, patterns)])


def may_match(whole: StoryText, *patterns: Pattern) -> bool:
    """Whether any of these patterns may match anywhere in the story: what a check asks before it goes through it."""
    if whole.shared(_number) <= PATIENCE:
        # a pattern's flags are known once it is compiled, and the first stories shall not wait for that
        _waiting.update(dict.fromkeys(patterns))
        return True
    return any(possible(whole, tuple(map(_source_of, patterns))))


#: the stories that asked, all patterns asked for in this process, and the scan of each; none of it changes an answer
_stories = count(1)
_waiting: dict[str | Pattern, None] = {}
_scans: dict[str, _Scan] = {}


def _number(whole: StoryText) -> int:
    """How many stories asked before, and this one."""
    return next(_stories)


def _is_open(whole: StoryText, gate: str | None) -> bool:
    if gate is None:
        return True
    there = whole.shared(_scans[gate].find)
    return there is None or gate in there


def _place(patterns: Iterable[str]) -> None:
    """See to it that there is a scan for the gate of each pattern: the last one takes new gates while it has room."""
    new = [gate for pattern in patterns if (gate := _gate(pattern)) is not None and gate not in _scans]
    for gate in dict.fromkeys(new):
        last = next(reversed(_scans.values())).gates if _scans else ()
        # another scan, for what the old one found in a story is kept
        scan = _Scan((*last, gate) if len(last) < _TOGETHER else (gate,))
        for one in scan.gates:
            _scans.pop(one, None)
            _scans[one] = scan


class _Scan:
    """One look through a text for some gates."""

    def __init__(self, gates: tuple[str, ...]) -> None:
        self.gates = gates

    @cached_property
    def _set(self) -> Any:  # noqa: ANN401  (re2 has no types)
        if importlib.util.find_spec("re2") is None:
            return None
        import re2

        options = re2.Options()
        options.max_mem = _MOST_MEMORY
        options.log_errors = False
        made = re2.Set.SearchSet(options)
        for gate in (_ANYTHING, *self.gates):
            made.Add(gate)
        made.Compile()
        return made

    def find(self, whole: StoryText) -> frozenset[str] | None:
        """Which gates a story opens; None if that can't be told."""
        if not whole.passages:
            return frozenset()
        if self._set is None:
            return None
        found = self._set.Match(whole.shared(_encode)) or ()
        # an automaton that ran out of memory tells of no match at all
        return frozenset([self.gates[number - 1] for number in found if number]) if 0 in found else None


def _encode(whole: StoryText) -> bytes:
    start, end = whole.passages[0].span.start, whole.passages[-1].span.end
    return whole.text[max(0, start - _BEHIND) : end].encode("utf-8", "replace")


def _source_of(pattern: str | Pattern) -> str:
    if isinstance(pattern, str):
        return pattern
    return ("(?i)" if pattern.flags & re.IGNORECASE else "") + pattern.pattern


@cache
def _gate(pattern: str) -> str | None:
    return loosen(pattern)


def loosen(pattern: str) -> str | None:
    """A pattern of RE2's that matches wherever this one of Python's does, or None if none can be told."""
    try:
        parsed = _parser.parse(pattern)
        told = _tell(list(parsed), first=True, last=True)
    except (_Beyond, re.error):
        return None
    return f"(?i){told}" if parsed.state.flags & re.IGNORECASE else told


def _tell(items: Sequence[tuple[Any, Any]], *, first: bool, last: bool) -> str:
    """The items one after the other; what is looked at before the first and behind the last is matched, too."""
    parts: list[str] = []
    begun = [at for at, (op, _) in enumerate(items) if op not in _OF_NO_WIDTH]
    for at, (op, value) in enumerate(items):
        if op not in _OF_NO_WIDTH:
            # with what was looked at taken in, the first item no longer begins, nor does the last end
            opens, closes = at == begun[0] and not parts, at == begun[-1] and not _is_followed(items, at)
            parts.append(_one(op, value, first=first and opens, last=last and closes))
        elif op is ops.ASSERT and begun:
            # of several that look at one place the nearest counts
            nearest = first and at + 1 == begun[0] if value[0] < 0 else last and at - 1 == begun[-1]
            if nearest:
                parts.append(_tell(list(value[1]), first=False, last=False))
    return "".join(parts)


#: what matches a place and no character
_OF_NO_WIDTH = frozenset({ops.ASSERT, ops.ASSERT_NOT, ops.AT})


def _is_followed(items: Sequence[tuple[Any, Any]], at: int) -> bool:
    """Whether a look ahead stands right behind an item."""
    return at + 1 < len(items) and items[at + 1][0] is ops.ASSERT and items[at + 1][1][0] > 0


def _one(op: Any, value: Any, *, first: bool, last: bool) -> str:  # noqa: ANN401  (the parser has no types)
    if op is ops.LITERAL:
        return _char(value)
    if op is ops.NOT_LITERAL:
        return f"[^{_char(value)}]"
    if op is ops.ANY:
        return "(?s:.)"
    if op is ops.IN:
        return _class(value)
    if op is ops.BRANCH:
        return "(?:" + "|".join(_tell(list(way), first=first, last=last) for way in value[1]) + ")"
    if op is ops.SUBPATTERN:
        if value[1] not in (0, re.IGNORECASE) or value[2]:
            raise _Beyond
        return f"(?{'i' * bool(value[1])}:{_tell(list(value[3]), first=first, last=last)})"
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _repeat(*value)
    raise _Beyond


def _repeat(least: int, most: Any, what: Any) -> str:  # noqa: ANN401
    told = _tell(list(what), first=False, last=False)
    if not told:
        return ""
    upper = int(most) if int(most) <= _MOST_REPEATS else ""
    return f"(?:{told}){{{min(least, _MOST_REPEATS)},{upper}}}"


def _class(items: Iterable[tuple[Any, Any]]) -> str:
    told = []
    for op, value in items:
        if op is ops.NEGATE:
            told.append("^")
        elif op is ops.LITERAL:
            told.append(_char(value))
        elif op is ops.RANGE:
            told.append(f"{_char(value[0])}-{_char(value[1])}")
        elif op is ops.CATEGORY and value in _CATEGORIES:
            told.append(_CATEGORIES[value])
        else:
            raise _Beyond
    return f"[{''.join(told)}]"


def _char(code: int) -> str:
    return f"\\x{{{code:x}}}"
