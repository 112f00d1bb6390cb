"""Sums, numbers of people, measures and shares that only one of two write-ups has, beside what only the other has."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from newslint.compare.points.point import Point
from newslint.compare.points.told import (
    COUNTS,
    GROWS,
    Finder,
    Pairs,
    ToldPoints,
    are_alike,
    distinct,
    may_have_grown,
    nouns_fit,
    only,
    singles,
)

#: a number that is so many times another is no other value of it, and a sum, a measure, a length of time. Not measured
_ALIKE, _DEARER, _FARTHER, _LONGER = 10, 5, 12, 15
#: lengths of time that are rivals of each other
_RIVALS = 60
#: words of market news, in which a story's sums are of many things
_MARKETS = re.compile(
    r"\b(?:shares?|stocks?|bonds?|ratings?|notes|reserves|mortgages?|assets|holdings?|stakes?|revenues?|quarter(?:ly)?"
    r"|barrels?|bbl|bpd|dividends?|securities|exports?|imports?|debts?|deficit|surplus|budget)\b",
    re.IGNORECASE,
)
#: measures that say nothing of how large a thing is
_NO_SIZE = frozenset({"distance", "each"})
#: digits that are looked at of a number, and noughts by which a slip is told where nothing says what it counts
_DIGITS, _LARGE = 2, 1000
#: how wide a number may be to be written out in digits, as a share of it
_EXACT = 0.35


def _money(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    stories = left, right
    for currency in sorted({p.holder for p in left.by_kind["money"]} & {p.holder for p in right.by_kind["money"]}):
        mine, theirs = (
            [p for p in only(one, other, "money") if p.holder == currency]
            for one, other in ((left, right), (right, left))
        )
        if len(distinct(mine)) != 1 or len(distinct(theirs)) != 1:
            yield from _among(
                [p for p in mine if not is_market(p, left)], [p for p in theirs if not is_market(p, right)]
            )
        elif _may_be_one(mine[0], theirs[0]) and not is_market(mine[0], left) and not is_market(theirs[0], right):
            told = [story.by_kind["money"] for story in stories]
            alone = max(len(distinct([p for p in one if p.holder == currency])) for one in told) == 1
            every = max(len(distinct(one)) for one in told) == 1
            one, other = mine[0].frame, theirs[0].frame
            frame = "same" if one and one == other else "other" if one and other else "open"
            yield mine[0], theirs[0], f"{frame} {'only' if every else 'alone' if alone else 'several'}"


def is_market(point: Point, story: ToldPoints) -> bool:
    """Whether a sum stands in market news, which is full of sums of all kinds, or is a dividend in pence."""
    return point.says.endswith("p") or bool(_MARKETS.search(point.sentence.span.of(story.words.text)))


def _among(mine: Sequence[Point], theirs: Sequence[Point]) -> Pairs:
    """Of several sums those of one role, where each story has one of it."""
    for frame in sorted({p.frame for p in mine} & {p.frame for p in theirs} - {""}):
        one, other = (distinct([p for p in side if p.frame == frame]) for side in (mine, theirs))
        if len(one) == len(other) == 1 and _may_be_one(one[0], other[0]):
            yield one[0], other[0], "same among"


def _may_be_one(one: Point, other: Point) -> bool:
    """Whether two sums may be of one thing: of like size, or of one role and ten times as much, by a nought."""
    return are_alike(one, other, _DEARER) or (one.frame == other.frame != "" and _parts_by_nought(one, other))


def _parts_by_nought(one: Point, other: Point) -> bool:
    """Whether one sum is ten times the other."""
    least, most = sorted(((one.low + one.high) / 2, (other.low + other.high) / 2))
    return math.isclose(most, 10 * least)


def _people(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = (
        [p for p in only(one, other, "people") if not p.loose] for one, other in ((left, right), (right, left))
    )
    framed = sorted({p.frame for p in mine} & {p.frame for p in theirs} - {""})
    groups = [("framed", [p for p in mine if p.frame == f], [p for p in theirs if p.frame == f]) for f in framed]
    for how, here, there in [*groups, ("open", mine, theirs)]:
        one, other = distinct(here), distinct(there)
        if len(one) != 1 or len(other) != 1 or not are_alike(one[0], other[0], _ALIKE):
            continue
        frames, fit = {one[0].frame, other[0].frame}, nouns_fit(one[0], other[0])
        if how == "open" and (len(frames) == 1) != (frames == {""}):
            continue
        if how == "open" and len(frames) > 1 and "" not in frames:
            continue
        # where nothing says who they are, what grows is held against another only within known days
        if fit == "open" and later is None and frames & GROWS:
            continue
        if fit and not may_have_grown(one[0], other[0], later):
            yield one[0], other[0], f"{'unframed' if frames == {''} else how} {fit}"


def _measures(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = only(left, right, "measure"), only(right, left, "measure")
    for here in mine:
        for there in theirs:
            if here.words != there.words or not are_alike(here, there, _FARTHER):
                continue
            same = here.frame == there.frame and here.frame != ""
            rivals = ([p for p in side if p.words == here.words and (not same or p.frame == here.frame)]
                      for side in (mine, theirs))  # fmt: skip
            if any(len(distinct(side)) != 1 for side in rivals):
                continue
            away = not {here.frame, there.frame}.isdisjoint(_NO_SIZE)
            if same and here.frame == "distance" and here.holder and here.holder == there.holder:
                yield here, there, "place"
            elif not away and same:
                yield here, there, "framed"
            elif not away and not (here.frame and there.frame):
                single = all(_has_one_measure(story, here.words) for story in (left, right))
                yield here, there, "open only" if single else "open"


def _has_one_measure(story: ToldPoints, words: tuple[str, ...]) -> bool:
    """Whether a story gives one length only, or one weight."""
    return len(distinct([p for p in story.by_kind["measure"] if p.words == words])) == 1


def _times(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = only(left, right, "time"), only(right, left, "time")
    for here in mine:
        for there in theirs:
            if here.frame != there.frame or not here.frame or not are_alike(here, there, _LONGER):
                continue
            rivals = ([p for p in side if p.frame == here.frame and are_alike(p, here, _RIVALS)]
                      for side in (mine, theirs))  # fmt: skip
            if all(len(distinct(side)) == 1 for side in rivals):
                yield here, there, here.frame


def _shares(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = distinct(only(left, right, "share")), distinct(only(right, left, "share"))
    if len(mine) == len(theirs) == 1:
        if mine[0].low + theirs[0].low <= 1 <= mine[0].high + theirs[0].high:
            # two that make up the whole may be those of two sides
            return
        single = all(len(distinct(story.by_kind["share"])) == 1 for story in (left, right))
        yield mine[0], theirs[0], "single" if single else "several"


def _slips(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """Numbers that differ as they do when one is copied wrongly: by a nought, a digit, or two that change places."""
    for kinds in (COUNTS, frozenset({"money"}), frozenset({"measure"})):
        mine, theirs = (
            [p for kind in sorted(kinds) for p in only(one, other, kind)]
            for one, other in ((left, right), (right, left))
        )
        for here in mine:
            for there in theirs:
                fit = nouns_fit(here, there) if kinds is COUNTS else here.kind
                how = _slip(here, there) if fit and here.holder == there.holder else ""
                if here.kind == "money" and (is_market(here, left) or is_market(there, right)):
                    continue
                if how:
                    yield here, there, f"{how} {fit}"


def _slip(here: Point, there: Point) -> str:
    if any(p.low <= 0 or p.high - p.low > _EXACT * p.high for p in (here, there)):
        return ""
    one, other = ((p.low + p.high) / 2 for p in (here, there))
    mine, theirs = (f"{value:.12g}" for value in (one, other))
    bare, other_bare = (written.replace(".", "").strip("0") for written in (mine, theirs))
    named = bool(here.words and there.words)
    if len(bare) < _DIGITS or "e" in bare + other_bare or not 1 / 11 < one / other < 11:
        return ""
    if bare == other_bare:
        return "nought" if named or max(one, other) >= _LARGE else ""
    if len(bare) != len(other_bare):
        return ""
    apart = [at for at, (x, y) in enumerate(zip(bare, other_bare, strict=True)) if x != y]
    if len(apart) == _DIGITS and apart[1] - apart[0] == 1 and sorted(bare) == sorted(other_bare):
        whole = one == int(one) and other == int(other)
        return "turned" if here.kind == "measure" or (whole and (named or here.kind == "money")) else ""
    written_out = len(mine) == len(theirs) == len(bare) > _DIGITS
    return "digit" if named and written_out and len(apart) == 1 and apart[0] < len(bare) - 1 else ""


FINDERS: dict[str, Finder] = {
    "money": _money, "people": _people, "measure": _measures, "time": _times, "share": _shares,
    "temperature": singles("temperature"), "magnitude": singles("magnitude"), "margin": singles("margin"),
    "slip": _slips,
}  # fmt: skip
