"""Whether two values of one point exclude each other: no rounding, bound, birthday or later day lets them be one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from newslint.compare.frames import Detail
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City, fold
from newslint.knowledge.states import STATES

#: kinds of which nothing of another kind can have the value
LIKE_ALONE = frozenset({"year", "term", "state", "holder", "margin", "side", "kin", "floor", "injury", "past day"})
#: the share of a figure within which another may be its rounding
_ROUNDED = 0.06
#: a percentage and the rest of the whole, and what their sum may be off
_WHOLE, _REST = 100, 0.5
#: figures that are so many times another are no other figure for it
ALIKE = 10
_YEAR = 365
#: a margin is of something else, of seats say, if it is so many times another. Chosen, not measured
_FARTHER = 15
#: the price of one thing is another's if it is so many times as much
_DEARER = 1.5
#: kilometres (in degrees, roughly) between two places that may be one
_NEAR = 0.4
#: kinds of figures that may be of people
_PEOPLE = frozenset({"toll", "persons", "bare", "figure", "children"})
#: digits from which one may be wrong, and places that change
_LONG, _TWO = 3, 2


def are_equal(one: Detail, other: Detail) -> bool:
    """Whether two details may have one value."""
    if one.high or other.high:
        slack = _ROUNDED * min(one.low, other.low) if one.kind in ("money", "percent", "count") else 0.0
        return one.low <= other.high + slack and other.low <= one.high + slack
    return one.says == other.says


def exclude(one: Detail, other: Detail) -> bool:
    """Whether the two can't be one."""
    if are_equal(one, other):
        return False
    if one.kind == "percent" and abs(one.low + one.high + other.low + other.high - 2 * _WHOLE) <= 2 * _REST:
        # what somebody owns, and the rest that he doesn't
        return False
    if one.kind in ("toll", "count") and max(one.high, other.high) > ALIKE * min(one.low, other.low):
        return False
    if one.kind == "margin" and max(one.high, other.high) > _FARTHER * min(one.low, other.low):
        return False
    if one.kind == "rate" and max(one.high, other.high) > _DEARER * min(one.low, other.low):
        return False
    if one.kind == "holder":
        # the chairmen of two firms, or one name with accents and without
        return one.near == other.near and fold(one.says) != fold(other.says)
    if one.kind == "first name":
        return _are_two_names(one.says, other.says)
    if one.kind == "place" and " " in one.key:
        # a city and a name that is none may be a town and its county
        cities = {knowledge().record.city(name) is not None for name in (one.says, other.says)}
        lands = any(name in STATES or knowledge().land_of(name) for name in (one.says, other.says))
        return len(cities) == 1 and not lands
    return one.kind != "place" or _are_two_places(one.says, other.says)


def _are_two_names(one: str, other: str) -> bool:
    """Whether two first names, both of women or both of men, aren't one's short form, initial or foreign spelling."""
    known = knowledge().record
    genders = {known.gender(one), known.gender(other)} - {None}
    if len(genders) == 2:
        return False
    short = {one.lower(), *known.short_forms(one.lower())} & {other.lower(), *known.short_forms(other.lower())}
    return (not short and one[0] != other[0]) or (not short and one[:2] != other[:2] and len(one) == len(other))


def _are_two_places(one: str, other: str) -> bool:
    """Whether two cities of one country lie apart."""
    first, second = knowledge().record.city(one), knowledge().record.city(other)
    if not first or not second or first.country != second.country or first.name == second.name:
        return False
    return _distance(first, second) > _NEAR


def _distance(first: City, second: City) -> float:
    """How far two cities lie apart, in degrees."""
    return max(abs(first.point[0] - second.point[0]), abs(first.point[1] - second.point[1]))


def has_value(details: Sequence[Detail], wanted: Detail) -> bool:
    """Whether a story has that very value anywhere, of whatever it is the value there."""
    if wanted.high:
        return any(
            one.high and one.low <= wanted.high and wanted.low <= one.high and _may_be(one, wanted) for one in details
        )
    return any(one.says == wanted.says for one in details)


def _may_be(one: Detail, wanted: Detail) -> bool:
    """Whether a value may stand for another: hours, years and measures only for their like, tolls for people."""
    if one.kind in LIKE_ALONE or wanted.kind in LIKE_ALONE:
        return one.kind == wanted.kind
    # four breaches of a rule are no four dead
    return one.kind in _PEOPLE if wanted.kind == "toll" else one.kind != "age"


def may_have_grown(one: Detail, other: Detail, later: float) -> bool:
    """Whether time explains the difference: a later toll is larger, or somebody is older by the years between.

    `later` says by how many days the other one was told later; endless stands for any time.
    """
    first, last = (one, other) if later > 0 else (other, one)
    if one.kind == "age":
        return first.high <= last.low <= first.high + abs(later) / _YEAR
    if one.kind == "past day":
        # the next day's report tells what was that day
        return last.low > first.high
    return one.kind == "toll" and (math.isinf(later) or last.high >= first.low)


def is_slip(one: Detail, other: Detail) -> bool:
    """Whether two figures differ as they do when one is copied wrongly: two digits change places, or one of several."""
    here, there = (f"{(detail.low + detail.high) / 2:.0f}" for detail in (one, other))
    if len(here) != len(there) or math.inf in (one.high, other.high):
        return False
    least = _LONG if one.kind in ("money", "percent") else _TWO
    apart = [at for at, (mine, theirs) in enumerate(zip(here, there, strict=True)) if mine != theirs]
    if len(apart) == 1:
        # years that differ in their last digit are two years
        return (
            one.kind != "year"
            and len(here) >= _LONG
            and all(len(written.rstrip("0")) >= least for written in (here, there))
        )
    swapped = len(apart) == _TWO and apart[1] - apart[0] == 1
    return swapped and here[apart[0]] == there[apart[1]] and here[apart[1]] == there[apart[0]]
