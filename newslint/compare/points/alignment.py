"""Which number of one story goes with which of another: two of one kind that only one of them has.

What two write-ups give of one event mostly agrees. Of what is left two numbers are one point if they are of one kind
and frame and neither story has a second one that could be meant. Sums, people and measures were laid side by side as
well until 30 November 2026: on two sets of write-ups nobody had worked on they told none of 83 planted contradictions
and accused three right stories.
"""

from __future__ import annotations

from collections.abc import Callable

from newslint.compare.points.measures import MINUTES
from newslint.compare.points.parted_numbers import is_market
from newslint.compare.points.point import Point
from newslint.compare.points.told import (
    Finder,
    Pairs,
    ToldPoints,
    are_alike,
    distinct,
    may_have_grown,
    meet,
    nouns_fit,
    only,
)

#: numbers of a kind that are laid side by side at most
_MOST = 8
#: a length of time of days, and one of weeks
_DAYS, _WEEKS = MINUTES["day"], MINUTES["week"]
#: things of which there are so few are often others
_FEW = 6
#: by how many times two values of one point may part
_TIMES = {"time": 15, "thing": 10}

#: how the frames of two points go together, "" if they can't be one
Fits = Callable[[Point, Point], str]


def _by_frame(here: Point, there: Point) -> str:
    if here.frame and there.frame:
        return "same" if here.frame == there.frame else ""
    return "open" if here.frame or there.frame else "bare"


def _times_fit(here: Point, there: Point) -> str:
    vague = any(p.says.startswith(("a ", "an ")) or p.frame == "ago" for p in (here, there))
    return "" if vague or _scale(here) != _scale(there) else _by_frame(here, there)


def _scale(point: Point) -> int:
    """Whether a length of time is of hours, of days or of weeks and years."""
    return (point.low >= _DAYS) + (point.low >= _WEEKS)


def _is_left_out(point: Point, story: ToldPoints) -> bool:
    """Whether a number is one of the many of market news, or so small that a story has others of the thing."""
    return point.kind == "thing" and (point.high <= _FEW or is_market(point, story))


def _things_fit(here: Point, there: Point) -> str:
    nouns = nouns_fit(here, there)
    return nouns if nouns in ("same", "kin") else ""


def aligned(kind: str, fits: Fits) -> Finder:
    """The numbers of a kind that go together, how their frames do, and whether others of the kind agree."""

    def pairs(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
        mine, theirs = (
            [p for p in only(one, other, kind) if not p.loose and not _is_left_out(p, one)]
            for one, other in ((left, right), (right, left))
        )
        if not mine or not theirs or max(len(mine), len(theirs)) > _MOST:
            return
        agreed = " agreed" if _agree(left, right, kind) else ""
        found = [
            (here, there, how)
            for here in mine
            for there in theirs
            if are_alike(here, there, _TIMES[kind])
            and (how := fits(here, there))
            and not may_have_grown(here, there, later)
        ]
        for here, there, how in found:
            rivals = [t for h, t, _ in found if h is here], [h for h, t, _ in found if t is there]
            if all(len(distinct(side)) == 1 for side in rivals):
                yield here, there, f"{how} alone{agreed}"

    return pairs


def _agree(left: ToldPoints, right: ToldPoints, kind: str) -> bool:
    """Whether both stories have another number of the kind."""
    return any(meet(one, other) and one.high > 2 for one in left.by_kind[kind] for other in right.by_kind[kind])


FINDERS: dict[str, Finder] = {
    "aligned time": aligned("time", _times_fit),
    "aligned thing": aligned("thing", _things_fit),
}
