"""Lines that somebody has named as furniture: in the settings (`newslint init` writes them there), or in a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newslint.model import Hit
from newslint.segmenting.view import View

UNIT = "story"


@dataclass(frozen=True, slots=True)
class Options:
    """`lines`: what to flag where it is a whole line; capitals and the number of spaces don't matter."""

    lines: tuple[str, ...] = ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """Every passage in scope that is one of the lines."""
    known, longest = _known(options.lines)
    for passage in view.passages:
        if len(passage.span) <= longest and _plain(passage.span.of(view.text)) in known:
            yield Hit(passage.span)


@lru_cache(maxsize=8)
def _known(lines: tuple[str, ...]) -> tuple[frozenset[str], int]:
    """The lines as they are compared, and how many characters the longest may have with some spaces more."""
    plain = frozenset(map(_plain, lines))
    return plain, max(map(len, plain), default=-9) + 8


def _plain(line: str) -> str:
    return " ".join(line.casefold().split())
