"""Points that have a type of their own: margins, posts, sides, relations, floors, and how long ago."""

from __future__ import annotations

import datetime

import pytest

from newslint.compare.amounts import amounts
from newslint.compare.claims import claims_of_lines
from newslint.compare.contrasts import contrasts
from newslint.compare.details import details
from newslint.compare.frames import Detail
from newslint.compare.meeting import Meeting

_SAME = Meeting("near", same=True, later=1)


def _stated(text: str, day: datetime.date | None = None) -> tuple[Detail, ...]:
    account = claims_of_lines(0, [text])
    return details(account.text, account.sentences, day)


def _part(one: str, other: str, meeting: Meeting = _SAME) -> bool:
    return any(contrasts(_stated(one), _stated(other), meeting))


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("some seven score", 100, 180),
        ("eleven hundred odd", 950, 1500),
        ("a dozen or so", 10, 17),
        ("barely two hundred", 150, 210),
        ("14,902", 14902, 14902),
        ("half a dozen", 5, 7),
    ],
)
def test_an_amount_is_what_its_writing_means(written: str, low: float, high: float) -> None:
    """Dozens, scores and hundreds are ranges, hedged or not."""
    (found,) = amounts(text := f"There were {written} sheep.", 0, len(text))
    assert low <= found.low <= found.high <= high


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She took 9,204 votes to 8,150 for her rival.", "She got in by barely three hundred votes."),
        ("He won the seat by 41 votes.", "There were fewer than a dozen votes in it."),
        ("The mill's director, Ada Kern, wept.", "The director, Paul Roth, wept."),
        ("Captain Nils Holm left the ship last.", "The skipper, Jan Brekke, left the ship last."),
        ("Judge Ruth Amory spoke of greed.", "A judge, Leo Finch, spoke of greed."),
        ("She stopped an eastbound goods train in time.", "She ran to stop the westbound goods train."),
        ("The fire began in a ground-floor kitchen.", "It broke out in a bedroom on the fourth floor."),
        ("The driver, Colin Dree, broke his collarbone.", "Driver Colin Dree is at home with a broken ankle."),
        ("He fed his brother. The brother died.", "He is said to have fed his sister."),
    ],
)
def test_points_of_one_type_part(one: str, other: str) -> None:
    """Two write-ups of one event that give one point otherwise exclude each other."""
    assert _part(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She took 9,204 votes to 8,150 for her rival.", "She got in by about a thousand votes."),
        ("He won the seat by 41 votes.", "The government's majority falls to three."),
        ("He led by nine votes after the first count.", "He won by 23 votes."),
        ("The Tarsis director, Ada Kern, wept.", "Morelli's director, Paul Roth, wept."),
        ("The former director, Ada Kern, wept.", "The director, Paul Roth, wept."),
        ("Captain José Ibáñez left the ship last.", "The skipper, Jose Ibanez, left the ship last."),
        ("She took the left fork.", "She drew with her right hand."),
        ("The driver, Colin Dree, broke his arm.", "Driver Colin Dree is at home with a broken wrist."),
        ("His sister spoke.", "Her brother spoke."),
    ],
)
def test_what_is_explained_does_not_part(one: str, other: str) -> None:
    """Rounding, another vote, another firm, a predecessor, accents and two relatives explain a difference."""
    assert not _part(one, other)


def test_years_are_told_by_how_long_ago_they_are() -> None:
    """Four years before July 2018 is 2013 or 2014."""
    found = _stated("The dam was last surveyed four years ago.", datetime.date(2018, 7, 22))
    assert [(one.low, one.high) for one in found if one.kind == "year"] == [(2013, 2014)]


def test_a_toll_may_grow_and_not_shrink() -> None:
    """A later toll that is larger is news; a smaller one excludes the earlier."""
    one, other = "The storm killed seven people.", "The storm killed four people."
    assert not _part(other, one, Meeting("far", same=True, later=9))
    assert _part(one, other, Meeting("far", same=True, later=9))


def test_people_age_between_two_stories() -> None:
    """Who was 61 may be 64 three years later, and not three weeks later."""
    one, other = "Ida Holm, 61, swam it first.", "Ida Holm, 64, swims no more."
    assert not _part(one, other, Meeting("far", same=True, later=1100))
    assert _part(one, other, Meeting("far", same=True, later=21))


def test_a_past_day_is_told_by_its_weekday() -> None:
    """A later report that puts the event before the first one excludes it; what it tells of its own day doesn't."""
    first, second = datetime.date(2019, 11, 6), datetime.date(2019, 11, 7)
    here = _stated("The tram jumped the rails in Grenova on Wednesday.", first)
    there = _stated("A point had sent the tram off its rails in Grenova on Tuesday.", second)
    next_day = _stated("Cranes put the tram back on its rails in Grenova on Thursday.", second)
    assert any(contrasts(here, there, _SAME))
    assert not any(contrasts(here, next_day, _SAME))
