"""Writes the strings that stand before the frames of rules of the check `word-frames`.

    python tools/frame_strings.py TEXT RULE …

Every match of a frame's pattern holds one of its strings. Of the sets of strings that a pattern gives, the one that is
cheapest by TEXT, a file of plain news text, is taken. Frames without strings ("") are left without them, and those
whose strings are marked as the beginnings of all matches ("^") keep them, as do those with cheaper ones.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: strings of one frame
_MOST = 200
#: characters of a string that tells anything
_LEAST = 3
_FRAME = re.compile(r"^    - \['(?P<strings>(?:[^']|'')*)', '(?P<pattern>(?:[^']|'')*)', (?P<rest>.*)\]$")

Sets = list[frozenset[str]]
#: what strings cost: how often they stand in the sample, and how many they are
Cost = Callable[[frozenset[str]], int]


def main() -> None:
    """Read the text and the rules, write the rules."""
    text, *rules = sys.argv[1:]
    sample = Path(text).read_text(encoding="utf-8").lower()
    for rule in map(Path, rules):
        lines = [_with_strings(line, sample) for line in rule.read_text(encoding="utf-8").split("\n")]
        rule.write_text("\n".join(lines), encoding="utf-8")


def _with_strings(line: str, sample: str) -> str:
    found = _FRAME.match(line)
    if not found or not found["strings"] or found["strings"].startswith("^"):
        return line
    given = frozenset(found["strings"].replace("''", "'").split("|"))
    strings = cheapest(found["pattern"].replace("''", "'"), sample)
    if not strings or (min(map(len, given)) > 1 and _cost(given, sample) <= _cost(strings, sample)):
        return line
    return f"    - ['{'|'.join(sorted(strings)).replace(chr(39), chr(39) * 2)}', '{found['pattern']}', {found['rest']}]"


def cheapest(pattern: str, sample: str) -> frozenset[str]:
    """The strings of which every match of a pattern holds one, in small letters, that cost least by a sample.

    Empty for a pattern that gives none.
    """

    def cost(strings: frozenset[str]) -> int:
        return _cost(strings, sample)

    able = [one for one in _sets(_parser.parse(pattern), cost) if min(map(len, one)) >= _LEAST]
    if not able:
        return frozenset()
    return min(map(_shortest, able), key=cost)


def _cost(strings: frozenset[str], sample: str) -> int:
    # a string in the automaton costs about what a place costs where a pattern is tried (measured, 2026-11)
    return sum(map(sample.count, strings)) + len(strings)


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """The strings without those that hold another one."""
    return frozenset(one for one in strings if not any(other in one for other in strings if other != one))


def _sets(items: Any, cost: Cost) -> Sets:  # noqa: ANN401  (the parser has no types)
    """Sets of strings that stand in every match of a sequence: each run that can be written out."""
    found: Sets = []
    run = frozenset({""})
    for op, value in items:
        written = _written(op, value)
        if op is ops.ASSERT and value[0] > 0:
            # what must stand behind stands in the text, and is read once more by what follows
            behind = _sequence(value[1])
            if behind is not None and len(run) * len(behind) <= _MOST:
                found.append(frozenset(a + b for a, b in itertools.product(run, behind)))
            continue
        if op is ops.SUBPATTERN or op is ops.BRANCH:
            found += _inside(op, value, cost)
        if written is not None and len(run) * len(written) <= _MOST:
            run = frozenset(a + b for a, b in itertools.product(run, written))
            continue
        found.append(run)
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            found += _inside(op, value, cost)
        run = written if written is not None and len(written) <= _MOST else frozenset({""})
    return [one for one in [*found, run] if "" not in one]


def _written(op: Any, value: Any) -> frozenset[str] | None:  # noqa: ANN401
    """All that an item can stand for, None for what can't be written out."""
    if op is ops.LITERAL:
        return frozenset({chr(value).lower()})
    if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return frozenset({""})
    if op is ops.IN:
        one = all(kind is ops.LITERAL for kind, _ in value)
        return frozenset(chr(what).lower() for _, what in value) if one else None
    if op is ops.BRANCH:
        every = [_sequence(branch) for branch in value[1]]
        return None if None in every else frozenset().union(*[one for one in every if one])
    if op is ops.SUBPATTERN:
        return _sequence(value[3])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[1] == 1:
        inner = _sequence(value[2])
        return None if inner is None else inner if value[0] else inner | {""}
    return None


def _sequence(items: Any) -> frozenset[str] | None:  # noqa: ANN401
    run = frozenset({""})
    for op, value in items:
        written = _written(op, value)
        if written is None or len(run) * len(written) > _MOST * 4:
            return None
        run = frozenset(a + b for a, b in itertools.product(run, written))
    return run


def _inside(op: Any, value: Any, cost: Cost) -> Sets:  # noqa: ANN401
    """Sets of strings inside an item that can't be written out."""
    if op is ops.SUBPATTERN:
        return _sets(value[3], cost)
    if op is ops.BRANCH:
        each = [[one for one in _sets(branch, cost) if min(map(len, one)) >= _LEAST] for branch in value[1]]
        if all(each):
            joined = frozenset().union(*[min(sets, key=cost) for sets in each])
            return [joined] if len(joined) <= _MOST else []
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] >= 1:
        return _sets(value[2], cost)
    return []


if __name__ == "__main__":
    main()
