"""What is left of two write-ups of an event once everything is taken away that both have: does it exclude each other?

Most of what two write-ups give of one thing agrees. Where each has one value of a kind, an age of one person, a sum, a
number of people, that the other has nowhere, and what stands around the two is the same, one of them is wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.compare.concepts import around, closeness
from newslint.compare.left_over import ToldValues, only_there, pairs_of_kind
from newslint.compare.told_values import Value

_NEVER = (math.inf, 0.0)
#: what two values must have in common in their sentences, and near them, by kind: about one for each rare word. The
#: second pair is for values of which a story has several that the other hasn't. Chosen on seven sets of write-ups and
#: on ECB+ (29 November 2026)
_NEEDED: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "age": ((0.3, 0.0), _NEVER),
    "first": ((0.85, 0.5), _NEVER),
    "cause": ((0.6, 0.4), (0.6, 0.4)),
    "quality": ((0.6, 0.4), _NEVER),
    "measure": ((1.2, 1.2), _NEVER),
    "money": ((0.6, 0.5), _NEVER),
    "percent": ((1.2, 1.0), _NEVER),
    "people": ((1.2, 1.0), (1.2, 1.0)),
    "thing": ((1.2, 0.9), _NEVER),
    "time": ((1.4, 0.45), _NEVER),
    "hour": ((0.5, 0.0), _NEVER),
    "dial": ((0.9, 0.0), _NEVER),
    "injury": ((0.6, 0.0), _NEVER),
    "answer": ((0.6, 0.6), _NEVER),
    "role": ((0.5, 0.0), _NEVER),
}
#: what two sentences have in common that speak of one length of time, or one sum, whatever stands near the two
_SURE, _LENGTHS = 2.3, frozenset({"time", "money"})
#: how often a story must give its number of people, and how many times another is another number of theirs
_AGAIN, _HEADS = 2, 3
#: kinds of which a story must give one value alone
_MEASURED = frozenset({"money", "percent", "time", "measure"})
_COUNTED = frozenset({"people", "thing", "bare"})
#: kinds that become another number, or are reckoned
_MOVING = frozenset({"money", "percent", "people", "thing", "time", "measure"})
#: a sentence that tells how something came to be another number, or of another year
_MOVED = re.compile(
    r"\b(?:rose|risen|rises?|raised|fell|fallen|revised|updated|earlier|initial\w*|at first|originally|previous\w*"
    r"|last year|a year (?:ago|earlier)|compared|up from|down from|increased|decreased|so far|by then|now stands)\b",
    re.IGNORECASE,
)
#: a sentence in which somebody reckons, and one in which somebody speaks
_ESTIMATE = re.compile(r"\b(?:estimat\w+|claim\w*|reckon\w*|put (?:it|the \w+) at|according to|insist\w*|disput\w+)\b")
_SPOKEN = re.compile(rf"{_ESTIMATE.pattern}|\b(?:believ\w+|said|says)\b", re.IGNORECASE)


class Residue(NamedTuple):
    """Two values of two stories that exclude each other."""

    here: Value
    there: Value


def residues(left: ToldValues, right: ToldValues, later: float | None = None) -> Iterator[Residue]:
    """The values of two write-ups of one event that exclude each other; the second was told `later` days later.

    Of two that share phrases nothing is told: what differs in copies is found by laying them side by side, and reports
    that are written on one pattern are a series.
    """
    if left.words.is_patterned_on(right.words):
        return
    told: list[Residue] = []
    for kind in sorted(left.by_kind.keys() & right.by_kind.keys()):
        for here, there in pairs_of_kind(left, right, kind):
            if here.loose or there.loose or _may_have_grown(here, there, later):
                continue
            if not _are_close(left, right, here, there) and not _is_head_count(left, right, here, there):
                continue
            if kind in _MOVING and _have_moved(left, right, here, there):
                continue
            if not any(one.here.span.overlaps(here.span) for one in told):
                told.append(Residue(here, there))
    yield from told


def _may_have_grown(here: Value, there: Value, later: float | None) -> bool:
    """Whether a number of dead, hurt, missing or held may have become another since the first story was told."""
    if not later or not (here.words or there.words) or here.kind != "people":
        return False
    first, last = (here, there) if later > 0 else (there, here)
    return last.low > first.high or "missing" in (*here.words, *there.words)


def _are_close(left: ToldValues, right: ToldValues, here: Value, there: Value) -> bool:
    """Whether what stands around two values is the same."""
    full, near = _NEEDED[here.kind.split(" ")[0]][not _are_single(left, right, here, there)]
    if math.isinf(full):
        return False
    mine, theirs = around(here.sentence, here.span), around(there.sentence, there.span)
    shared = closeness(mine[0], theirs[0], left.words, right.words) if full or near else 0.0
    if shared < full:
        return False
    sure = here.kind in _LENGTHS and shared >= _SURE
    return not near or sure or closeness(mine[1], theirs[1], left.words, right.words) >= near


def _are_single(left: ToldValues, right: ToldValues, here: Value, there: Value) -> bool:
    """Whether each story has no second value of that kind and bearer that the other one hasn't."""
    if here.kind == "thing":
        # of what a story counts twice it has two numbers
        return all(len({v.low for v in one.of_bearer(w)}) == 1 for one, w in ((left, here), (right, there)))
    if here.kind.split(" ")[0] in _MEASURED and max(_distinct(left, here), _distinct(right, there)) > 1:
        # which of several sums is meant nobody can tell: business news is full of them
        return False
    return len(only_there(left, right, here)) == len(only_there(right, left, there)) == 1


def _distinct(story: ToldValues, value: Value) -> int:
    """How many values of that kind a story gives."""
    return len({(v.low, v.high) for v in story.by_kind[value.kind]})


def _is_head_count(left: ToldValues, right: ToldValues, here: Value, there: Value) -> bool:
    """Whether one of the stories gives its number of people again and again, and the other has no second of its own."""
    if here.kind != "people" or (here.words and there.words and set(here.words) != set(there.words)):
        return False
    single = len(_numbers_only(left, right)) == len(_numbers_only(right, left)) == 1
    if not single or max(_times(left, here), _times(right, there)) < _AGAIN:
        return False
    return max(here.high, there.high) <= _HEADS * min(here.low, there.low)


def _numbers_only(one: ToldValues, other: ToldValues) -> set[float]:
    """The numbers of people that only the first story has."""
    return {v.low for v in one.by_kind["people"] if not other.has_number(v)}


def _times(story: ToldValues, value: Value) -> int:
    """How often a story gives a number of people or things."""
    return sum(v.kind in _COUNTED and (v.low, v.high) == (value.low, value.high) for v in story.values)


def _have_moved(left: ToldValues, right: ToldValues, here: Value, there: Value) -> bool:
    """Whether one of the sentences tells of a change, or both of what somebody reckons."""
    mine, theirs = here.sentence.span.of(left.words.text), there.sentence.span.of(right.words.text)
    if _MOVED.search(mine) or _MOVED.search(theirs):
        return True
    return bool(
        (_ESTIMATE.search(mine) and _SPOKEN.search(theirs)) or (_SPOKEN.search(mine) and _ESTIMATE.search(theirs))
    )
