"""The typed points of a story, and how those of two stories go together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from newslint.compare.concepts import StoryWords
from newslint.compare.points.point import Point
from newslint.knowledge.senses import senses

#: numbers of whatever: one of them excuses another
COUNTS = frozenset({"people", "thing", "bare", "children", "margin"})
#: words that may be said of any people
_WIDE = frozenset("people person men man women woman others souls lives human hands bodies dead victim".split())  # noqa: SIM905
#: the share of a figure within which another may be its rounding, and figures from which roundings are looked for
_ROUNDED, _EXACT = 0.06, 20
#: what befalls people and becomes more with the hours, and what becomes less as well
GROWS, _SHRINKS = (
    frozenset({"dead", "hurt", "missing", "held", "saved", "moved", "present"}),
    frozenset({"missing", "held", "present"}),
)

#: two points that could exclude each other, and how they stand to each other
Pairs = Iterator[tuple[Point, Point, str]]


class ToldPoints:
    """A story's words and its typed points."""

    def __init__(self, words: StoryWords, points: Iterable[Point]) -> None:
        self.words = words
        self.by_kind: defaultdict[str, list[Point]] = defaultdict(list)
        for point in points:
            self.by_kind[point.kind].append(point)

    def has(self, wanted: Point) -> bool:
        """Whether the story has that number, of whatever it is the number there."""
        kinds = COUNTS if wanted.kind in COUNTS else (wanted.kind,)
        return any(meet(one, wanted) for kind in kinds for one in self.by_kind[kind])

    def knows(self, noun: str) -> bool:
        """Whether the story has a word that may stand for what a noun names."""
        return any(senses().stands_for(word, noun) for word in self.words.nouns)

    def names(self, name: str) -> bool:
        """Whether the story has any word of a name."""
        return any(word in self.words.names for word in name.split())


Finder = Callable[[ToldPoints, ToldPoints, float | None], Pairs]


def meet(one: Point, other: Point) -> bool:
    """Whether two values may be one, rounded perhaps."""
    least = min(one.low, other.low)
    slack = _ROUNDED * least if one.kind in ("people", "thing", "money") and least > _EXACT else 0.0
    return one.low <= other.high + slack and other.low <= one.high + slack


def are_alike(one: Point, other: Point, most: float) -> bool:
    """Whether one value is at most so many times the other."""
    return max(one.high, other.high) <= most * max(min(one.low, other.low), 1e-9)


def distinct(points: Sequence[Point]) -> list[Point]:
    """The points without those that may have the value of an earlier one."""
    kept: list[Point] = []
    for point in points:
        if not any(meet(point, one) for one in kept):
            kept.append(point)
    return kept


def only(one: ToldPoints, other: ToldPoints, kind: str) -> list[Point]:
    """The points of a kind of which the other story has the value nowhere."""
    return [point for point in one.by_kind[kind] if not other.has(point)]


def by_bearer(points: Sequence[Point]) -> dict[tuple[str, str], list[Point]]:
    """The points of each frame and holder."""
    found: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        found[point.frame, point.holder].append(point)
    return found


def nouns_fit(here: Point, there: Point) -> str:
    """How the nouns of two counts go together: `same`, `kin`, `wide`, `open` if one has none, or "" for two kinds."""
    if not here.words or not there.words:
        return "open"
    one, other = here.words[0], there.words[0]
    if one == other:
        return "same"
    if one in _WIDE or other in _WIDE:
        return "wide"
    return "kin" if senses().stands_for(one, other) or senses().stands_for(other, one) else ""


def may_have_grown(here: Point, there: Point, later: float | None) -> bool:
    """Whether a number may have become another since the first story was told."""
    frames = {here.frame, there.frame}
    if not frames & GROWS or not later:
        return False
    first, last = (here, there) if later > 0 else (there, here)
    return math.isinf(later) or last.low > first.high or bool(frames & _SHRINKS)


def singles(kind: str) -> Finder:
    """Values of a kind of which each story has one that the other hasn't."""

    def pairs(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
        mine, theirs = (
            distinct([p for p in only(one, other, kind) if not p.loose])
            for one, other in ((left, right), (right, left))
        )
        if len(mine) == len(theirs) == 1:
            yield mine[0], theirs[0], "alone"

    return pairs
