"""Hours, days, places, qualities, causes and ends of one event that two write-ups give otherwise."""

from __future__ import annotations

import re

from newslint.compare.points.point import Point
from newslint.compare.points.told import Finder, Pairs, ToldPoints, meet
from newslint.extract.calendars import WEEKDAYS

#: sentences in which a story gives the hour of its event, if it gives one. Chosen, not measured
_EARLY = 5
#: sentences in which it says of what its thing is made
_LEAD = 2
_HALF_DAY = 720
#: minutes within which two hours may be those of two moments
_MOMENTS = 25
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")


def _clocks(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The hours that only one story has, where each has one; not of two days, and not two parts of a day."""
    mine, theirs = (
        [
            p
            for p in one.by_kind["clock"]
            if not p.aside and not p.loose and not any(_are_one_hour(p, q) for q in other.by_kind["clock"])
        ]
        for one, other in ((left, right), (right, left))
    )
    if len(mine) != 1 or len(theirs) != 1:
        return
    here, there = mine[0], theirs[0]
    days = [
        frozenset(_WEEKDAY.findall(point.sentence.span.of(story.words.text)))
        for story, point in ((left, here), (right, there))
    ]
    if not (here.holder or there.holder) and abs((here.low + here.high - there.low - there.high) / 2) < _MOMENTS:
        # two moments of one event lie as near
        return
    parts = (here.holder == "part") + (there.holder == "part")
    of_two_days = days[0] and days[1] and not days[0] & days[1]
    if parts < len(days) and not of_two_days and max(here.sentence.number, there.sentence.number) <= _EARLY:
        agreed = all(len(story.by_kind["clock"]) > 1 for story in (left, right))
        yield here, there, ("part" if parts else "exact") + (" of several" if agreed else "")


def _are_one_hour(one: Point, other: Point) -> bool:
    """Whether two times may be one: on a dial, on a clock, or one on each."""
    dial = "dial" in (one.frame, other.frame)
    turns = (-2 * _HALF_DAY, -_HALF_DAY, 0, _HALF_DAY, 2 * _HALF_DAY) if dial else (-2 * _HALF_DAY, 0, 2 * _HALF_DAY)
    return any(one.low + turn <= other.high and other.low <= one.high + turn for turn in turns)


def _days(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The day of the event, as one story names it ("Monday's crash"), and as the other tells in how it opens."""
    mine, theirs = left.by_kind["day"], right.by_kind["day"]
    for one, other, turned in ((mine, theirs, False), (theirs, mine, True)):
        events = [p for p in one if p.frame == "event" and not p.loose]
        leads = [p for p in other if p.frame in ("event", "lead") and not p.loose]
        if len({p.low for p in events}) != 1 or len({p.low for p in leads}) != 1:
            continue
        # one name of a day is of two weeks in two stories, and no contradiction
        if not any(meet(events[0], p) or (events[0].low - p.low) % 7 == 0 for p in other):
            here, there = (leads[0], events[0]) if turned else (events[0], leads[0])
            yield here, there, "event"
            return


def _qualities(kind: str) -> Finder:
    """What two stories say otherwise of one thing, each in one way, or of their only thing of some matter."""

    def pairs(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
        mine, theirs = left.by_kind[kind], right.by_kind[kind]
        one, other = (
            {p.words: p for p in side if all(p.words != q.words for q in rest)}
            for side, rest in ((mine, theirs), (theirs, mine))
        )
        for here in one.values():
            for there in other.values():
                if _is_said_of_one(here, there, mine, theirs):
                    yield here, there, "same"
        if kind == "matter" and len(one) == len(other) == 1:
            here, there = next(iter(one.values())), next(iter(other.values()))
            if max(here.sentence.number, there.sentence.number) <= _LEAD:
                yield here, there, "left"

    return pairs


def _is_said_of_one(here: Point, there: Point, mine: list[Point], theirs: list[Point]) -> bool:
    """Whether both stories say it of things of one name, and of no other of that name anything else."""
    names = [{p.frame for p in side if p.words == one.words} for side, one in ((mine, here), (theirs, there))]
    shared = names[0] & names[1]
    return any(
        len({p.words for p in mine if p.frame == name}) == len({p.words for p in theirs if p.frame == name}) == 1
        for name in shared
    )


def _places(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = left.by_kind["place"], right.by_kind["place"]
    if len({p.words for p in mine}) == len({p.words for p in theirs}) == 1 and _are_strange(left, right, mine, theirs):
        yield mine[0], theirs[0], "near"


def _are_strange(left: ToldPoints, right: ToldPoints, mine: list[Point], theirs: list[Point]) -> bool:
    """Whether neither story knows the name that the other one gives."""
    return not right.names(mine[0].says) and not left.names(theirs[0].says)


def _bearings(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The sides of one place that have no direction in common."""
    for here in left.by_kind["bearing"]:
        for there in right.by_kind["bearing"]:
            sides = [{q.words for q in story.by_kind["bearing"] if q.holder == here.holder} for story in (left, right)]
            if here.holder == there.holder and not {*here.words} & {*there.words} and all(len(s) == 1 for s in sides):
                yield here, there, "side"


def _ways(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    for one, other, turned in ((left, right, False), (right, left, True)):
        for here in one.by_kind["way"]:
            for there in other.by_kind["way"]:
                both = any(
                    p.words == here.words and p.frame == frame
                    for story, frame in ((one, "to"), (other, "from"))
                    for p in story.by_kind["way"]
                )
                if (here.frame, there.frame) == ("from", "to") and here.words == there.words and not both:
                    yield (there, here, "turned") if turned else (here, there, "turned")
    for frame in ("from", "to"):
        mine, theirs = ([p for p in story.by_kind["way"] if p.frame == frame] for story in (left, right))
        single = len({p.words for p in mine}) == len({p.words for p in theirs}) == 1
        if single and _are_strange(left, right, mine, theirs):
            yield mine[0], theirs[0], "alone"


def _causes(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The one kind that the cause has in each story."""
    mine, theirs = left.by_kind["cause"], right.by_kind["cause"]
    one, other = ({p.words for p in side} for side in (mine, theirs))
    if len(one) == len(other) == 1 and one != other:
        yield mine[0], theirs[0], "class"


def _floors(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = left.by_kind["floor"], right.by_kind["floor"]
    if len({p.low for p in mine}) == len({p.low for p in theirs}) == 1 and mine[0].low != theirs[0].low:
        yield mine[0], theirs[0], "on"


FINDERS: dict[str, Finder] = {
    "clock": _clocks, "day": _days, "place": _places, "bearing": _bearings, "way": _ways,
    "floor": _floors,
    "cause": _causes,
    **{kind: _qualities(kind) for kind in ("colour", "matter", "compass", "side", "fuel")},
}  # fmt: skip
