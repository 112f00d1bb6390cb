"""Lines that somebody has named as furniture: in the settings (`newslint init` writes them there), or in a rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from newslint.model import Hit
from newslint.segmenting.view import View

UNIT = "story"


#: what stands for a few words that vary, in a line that has others
ANY = "*"
#: and how many characters these may have
_VARYING = 80


class Options(Struct, frozen=True):
    """`lines`: what to flag where it is a whole line; capitals and the number of spaces don't matter.

    A `*` among the words of a line stands for a name, a number, or a few other words: `More from *`.
    """

    lines: tuple[str, ...] = ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """Every passage in scope that is one of the lines."""
    known = _prepare(options.lines)
    for passage in view.passages:
        if _is_known(passage.span.of(view.text), *known):
            yield Hit(passage.span)


def is_any(line: str, lines: tuple[str, ...]) -> bool:
    """Whether a line is one of these, in which `*` may stand for some words."""
    return _is_known(line, *_prepare(lines))


def _is_known(line: str, known: frozenset[str], varying: tuple[tuple[str, ...], ...], longest: int) -> bool:
    if len(line) > longest:
        return False
    line = _plain(line)
    return line in known or any(_is_like(line, parts) for parts in varying)


@lru_cache(maxsize=8)
def _prepare(lines: tuple[str, ...]) -> tuple[frozenset[str], tuple[tuple[str, ...], ...], int]:
    """The lines as they are compared, the pieces of those that vary, and how many characters any of them may have."""
    plain = [_plain(line) for line in lines]
    varying = [line for line in plain if ANY in line and any(map(str.isalpha, line))]
    longest = max((len(line) + _VARYING * line.count(ANY) for line in plain), default=-9) + 8
    return frozenset(plain).difference(varying), tuple(tuple(line.split(ANY)) for line in varying), longest


def _is_like(line: str, parts: tuple[str, ...]) -> bool:
    """Whether a line is these pieces in order with something, but not much, between them."""
    first, *middle, last = parts
    if not (line.startswith(first) and line.endswith(last)):
        return False
    at = len(first)
    for part in middle:
        found = line.find(part, at + 1)
        if found < 0 or found - at > _VARYING:
            return False
        at = found + len(part)
    return 0 < len(line) - len(last) - at <= _VARYING


def _plain(line: str) -> str:
    return " ".join(line.casefold().split())
