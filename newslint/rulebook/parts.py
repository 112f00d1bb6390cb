"""The parts of a pattern that it would be a pattern without: choices, and what may stand there or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

#: an escape, a class, the opening of a group with what follows its mark, a choice, a close, or a single character
_TOKEN = re.compile(
    r"\\Q.*?(?:\\E|\Z)|\\[pPx]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^]\\])*\]|\((?:\?(?:P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]+))?"
    r"|[|)]|[?*+]\??|\{\d+(?:,\d*)?\}\??|.",
    re.DOTALL,
)


class Part(Struct, frozen=True):
    """A part of a pattern, and the pattern without it."""

    text: str
    without: str


class _Group(Struct):
    """A group that is open: where it and its present choice begin, and the choices before."""

    start: int
    choice: int
    choices: list[tuple[int, int]]


def parts_of(pattern: str) -> Iterator[Part]:
    """Each choice of several, and each piece that may be missing, from the inside out."""
    stack = [_Group(0, 0, [])]
    atom: tuple[int, int] | None = None
    for token in _TOKEN.finditer(pattern):
        told, (start, end) = token[0], token.span()
        if told.startswith("(") and not re.fullmatch(r"\(\?[a-zA-Z-]+", told):
            stack.append(_Group(start, end, []))
            atom = None
        elif told == "|":
            stack[-1].choices.append((stack[-1].choice, start))
            stack[-1].choice = end
            atom = None
        elif told == ")" and len(stack) > 1:
            group = stack.pop()
            yield from _choices(pattern, group, start)
            atom = (group.start, end)
        elif told in ("?", "??") and atom:
            yield Part(pattern[atom[0] : end], pattern[: atom[0]] + pattern[end:])
            atom = None
        else:
            atom = (start, end)
    yield from _choices(pattern, stack[0], len(pattern))


def _choices(pattern: str, group: _Group, end: int) -> Iterator[Part]:
    spans = [*group.choices, (group.choice, end)]
    if len(spans) < 2:
        return
    for number, (first, last) in enumerate(spans):
        # with its bar: the one behind it, or for the last the one before
        cut = (first, last + 1) if number < len(spans) - 1 else (first - 1, last)
        yield Part(pattern[first:last], pattern[: cut[0]] + pattern[cut[1] :])
