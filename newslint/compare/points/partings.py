"""The typed points of two write-ups of one event that exclude each other.

A point is compared where each story has one value of its kind, and of its frame and holder if these are told, that the
other story has nowhere; what stands around the two says how much else they must have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.compare.concepts import around, closeness, taken_up
from newslint.compare.meeting import Meeting
from newslint.compare.points.inventory import FINDERS
from newslint.compare.points.point import Point
from newslint.compare.points.told import ToldPoints

#: what two points need around them, in their sentences and near them, to be told, by kind and by how the two stand to
#: each other; and whether frame and holder are surely one. Chosen on nine sets of write-ups, and all that it tells of
#: 2,774 pairs of ECB+ read (30 November 2026): what isn't here accused more right stories than it told wrong ones.
#: Weights don't do better: some thirty features of every two points of a kind (what they share, rivals, position,
#: frames, hedges, days between), by logistic regression and by boosted trees, each of twelve sets weighed by the other
#: eleven, told 38 of 457 planted ones and accused 9 times in 618 right stories, this table 116 and 9
_NEEDED: dict[tuple[str, str], tuple[float, float, bool]] = {
    ("age", "named"): (0.0, 0.0, True),
    ("age", "known"): (0.0, 0.0, True),
    ("age", "single"): (0.0, 0.0, False),
    ("age", "unnamed alone"): (1.0, 0.0, False),
    ("two ages", "two"): (0.3, 0.0, True),
    ("first", "names"): (0.8, 0.0, False),
    ("first", "hero"): (0.8, 0.0, False),
    ("surname", "spelt"): (0.8, 0.0, True),
    ("nation", "bearer"): (0.5, 0.0, True),
    ("clock", "exact"): (0.0, 0.0, False),
    ("clock", "exact quoted"): (0.0, 0.0, False),
    ("clock", "part"): (0.0, 0.0, False),
    ("day", "event"): (0.0, 0.0, True),
    ("place", "near"): (0.3, 0.0, False),
    ("way", "turned"): (0.5, 0.0, False),
    ("way", "alone"): (0.5, 0.0, False),
    ("floor", "on"): (0.9, 0.0, False),
    ("outcome", "trial"): (0.0, 0.0, False),
    ("outcome", "vote"): (0.5, 0.0, False),
    ("outcome", "dissent"): (0.0, 0.0, False),
    ("outcome", "danger"): (0.3, 0.0, False),
    **{("outcome", question): (0.3, 0.0, False) for question in ("house", "welcome", "appeal", "schedule", "budget")},
    **{("outcome", question): (0.0, 0.0, False) for question in ("insurance", "bail", "sky", "wind")},
    ("cause", "class"): (0.0, 0.0, False),
    **{(kind, "same"): (0.6, 0.0, False) for kind in ("colour", "compass", "side", "matter", "fuel")},
    ("matter", "left"): (1.2, 0.0, False),
    ("magnitude", "alone"): (0.0, 0.0, True),
    ("temperature", "alone"): (0.5, 0.0, False),
    ("margin", "alone"): (0.0, 0.0, False),
    ("measure", "place"): (0.0, 0.0, True),
    ("measure", "place aside"): (0.0, 0.0, True),
    ("measure", "framed"): (0.0, 0.0, False),
    ("measure", "open"): (0.6, 0.2, False),
    ("measure", "open only"): (0.6, 0.0, False),
    ("money", "open alone"): (0.5, 0.0, False),
    ("money", "open only"): (0.0, 0.0, False),
    ("money", "same only"): (0.7, 0.0, False),
    ("money", "same alone"): (0.7, 0.0, False),
    ("money", "same several"): (0.7, 0.0, False),
    ("money", "same among"): (0.7, 0.0, False),
    ("people", "framed same"): (0.0, 0.0, False),
    ("people", "framed kin"): (0.0, 0.0, False),
    ("people", "framed wide"): (0.0, 0.0, False),
    ("people", "framed open"): (0.0, 0.0, False),
    ("people", "open wide"): (2.0, 1.2, False),
    ("people", "unframed wide"): (1.5, 0.0, False),
    ("share", "single"): (0.6, 0.6, False),
    ("time", "lasted"): (0.0, 0.0, False),
    ("time", "notice"): (0.5, 0.0, False),
    ("aligned thing", "same alone"): (2.0, 0.7, False),
    ("aligned thing", "same alone agreed"): (2.0, 1.0, False),
    ("aligned time", "same alone"): (0.3, 0.0, False),
    ("aligned time", "same alone agreed"): (0.3, 0.0, False),
    ("bearing", "side"): (0.5, 0.0, True),
    ("score", "only"): (1.0, 0.3, False),
    ("nobody", "nobody"): (0.0, 0.0, False),
    ("year", "role"): (0.3, 0.0, False),
    ("year", "bare"): (2.0, 2.0, False),
    ("year", "open"): (2.5, 2.5, False),
    ("came of", "strange"): (0.5, 0.45, False),
    ("answer", "charge"): (0.8, 0.8, False),
    ("injury", "alone"): (0.6, 0.6, False),
    ("role", "bearer"): (0.5, 0.0, False),
    ("role", "trades"): (0.0, 0.0, False),
    ("post", "bearer"): (1.0, 1.0, True),
    ("said", "denied"): (0.0, 0.0, False),
    ("slip", "nought"): (0.7, 0.0, False),
    ("slip", "digit"): (0.6, 0.0, False),
    ("slip", "turned"): (0.6, 0.0, False),
    ("slip", "turned money"): (0.0, 0.0, False),
}
#: a sentence that tells how something came to be another number, or of another year
_MOVED = re.compile(
    r"\b(?:rose|risen|rises?|raised|fell|fallen|revised|updated|earlier|initial\w*|at first|originally|previous\w*"
    r"|last year|a year (?:ago|earlier)|compared|up from|down from|increased|decreased|so far|by then|now stands)\b",
    re.IGNORECASE,
)
#: a sentence in which somebody reckons, and one in which somebody speaks
_ESTIMATE = re.compile(r"\b(?:estimat\w+|claim\w*|reckon\w*|put (?:it|the \w+) at|according to|insist\w*|disput\w+)\b")
_SPOKEN = re.compile(rf"{_ESTIMATE.pattern}|\b(?:believ\w+|said|says)\b", re.IGNORECASE)
#: kinds and ways of standing that a later report may know better
_OF_THE_DAYS = frozenset({"outcome trial", "money open only"})
#: and what may have come to pass since
_OF_THE_DAY = frozenset({"said denied"})
#: numbers that are others the next day where their clause says that it speaks of the hour or of what spreads, and the
#: characters around one that are its clause at most
_COUNTED = frozenset({"people", "measure", "share", "money", "aligned thing"})
_OF_THE_HOUR = re.compile(
    r"\b(?:still|so far|remain\w*|yet|already|to date|by then|by \w+day|burn\w*|spill\w*|leak\w*|spread\w*|smoulder\w*"
    r"|gush\w*)\b",
    re.IGNORECASE,
)
_CLAUSE = 50


class Parting(NamedTuple):
    """Two points that exclude each other; `sure` says whether their frame and holder are surely one."""

    here: Point
    there: Point
    sure: bool


def partings(left: ToldPoints, right: ToldPoints, meeting: Meeting) -> Iterator[Parting]:
    """The points on which two write-ups of one event exclude each other, each place of the left story once.

    Of two that share phrases nothing is told: two reports that are written on one pattern are a series.
    """
    if left.words.is_patterned_on(right.words):
        return
    told: list[Point] = []
    for kind, how, here, there in candidates(left, right, meeting.later):
        standing = f"{kind} {how}"
        needed = _NEEDED.get((kind, how))
        if needed is None and kind == "slip" and re.fullmatch(r"\w+ \w+", how):
            needed = _NEEDED.get((kind, how.split(" ")[0]))
        if needed is None or (kind.startswith("aligned ") and _have_moved(left, right, here, there)):
            continue
        if standing in _OF_THE_DAYS and meeting.days not in ("one", "near"):
            continue
        if standing in _OF_THE_DAY and meeting.days != "one":
            continue
        if kind in _COUNTED and meeting.later and (_is_of_the_hour(left, here) or _is_of_the_hour(right, there)):
            continue
        mine, theirs = around(here.sentence, here.span), around(there.sentence, there.span)
        mine[0].extend(taken_up(here.sentence, left.words))
        theirs[0].extend(taken_up(there.sentence, right.words))
        full, near, sure = needed
        if full and closeness(mine[0], theirs[0], left.words, right.words) < full:
            continue
        if near and closeness(mine[1], theirs[1], left.words, right.words) < near:
            continue
        if not any(one.span.overlaps(here.span) for one in told):
            told.append(here)
            yield Parting(here, there, sure)


def _have_moved(left: ToldPoints, right: ToldPoints, here: Point, there: Point) -> bool:
    """Whether one of the sentences tells of a change, or both of what somebody reckons."""
    mine, theirs = here.sentence.span.of(left.words.text), there.sentence.span.of(right.words.text)
    if _MOVED.search(mine) or _MOVED.search(theirs):
        return True
    return bool(
        (_ESTIMATE.search(mine) and _SPOKEN.search(theirs)) or (_SPOKEN.search(mine) and _ESTIMATE.search(theirs))
    )


def _is_of_the_hour(story: ToldPoints, point: Point) -> bool:
    """Whether a number is told as that of the hour, or of what spreads: it may be another the day after."""
    text, span = story.words.text, point.sentence.span
    low, high = max(span.start, point.span.start - _CLAUSE), min(span.end, point.span.end + _CLAUSE)
    return _OF_THE_HOUR.search(text, low, high) is not None


def candidates(
    left: ToldPoints, right: ToldPoints, later: float | None = None
) -> Iterator[tuple[str, str, Point, Point]]:
    """Every two points that could exclude each other, by kind, and how they stand to each other."""
    for kind, finder in FINDERS.items():
        for here, there, how in finder(left, right, later):
            if here.loose or there.loose:
                how += " loose"
            elif here.aside or there.aside:
                how += " aside"
            if left.words.story.quotes(here.span) or right.words.story.quotes(there.span):
                how += " quoted"
            yield kind, how, here, there
