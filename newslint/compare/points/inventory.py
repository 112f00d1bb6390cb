"""Everything that a story tells as typed points, and what finds those of two stories that could exclude each other."""

from __future__ import annotations

import itertools

from newslint.compare.concepts import StoryWords
from newslint.compare.points import (
    alignment,
    causes,
    denials,
    outcomes,
    parted_circumstances,
    parted_numbers,
    parted_people,
    results,
    work,
    years,
)
from newslint.compare.points.circumstances import circumstance_points
from newslint.compare.points.moments import moment_points
from newslint.compare.points.numbers import number_points
from newslint.compare.points.people import people_points
from newslint.compare.points.told import Finder, ToldPoints

_MAKERS = (
    number_points,
    people_points,
    moment_points,
    circumstance_points,
    results.result_points,
    outcomes.outcome_points,
    years.year_points,
    causes.cause_points,
    denials.denial_points,
    work.work_points,
)
#: what finds the points of a kind that exclude each other
FINDERS: dict[str, Finder] = {
    **parted_people.FINDERS, **parted_circumstances.FINDERS, **parted_numbers.FINDERS, **alignment.FINDERS,
    **results.FINDERS, **outcomes.FINDERS, **years.FINDERS, **causes.FINDERS, **denials.FINDERS, **work.FINDERS,
}  # fmt: skip


def take_inventory(story: StoryWords) -> ToldPoints:
    """The typed points of a story."""
    return ToldPoints(story, itertools.chain.from_iterable(maker(story) for maker in _MAKERS))
