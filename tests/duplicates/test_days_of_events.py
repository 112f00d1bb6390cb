"""On which day the event of a text was, where the text has no day or begins with a weekday."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.undated import settle
from newslint.duplicates.words import word_codes

MONDAY = datetime.date(2024, 3, 4).toordinal()
#: two events of one series, and a report without a day
LAUNCH = "The ferry Halcyon was launched at Brask. Shipwright Ole Dunn broke a bottle of cider against the bow."
STORM = "A storm tore the ferry Halcyon from her moorings off Tinholm. Sixteen sheep drowned, and a propeller broke."


def settled(
    undated: str, told: tuple[str, ...] = (LAUNCH, STORM), days: tuple[int, ...] = (MONDAY, MONDAY + 20)
) -> int | str | None:
    """The event, of those of dated texts, that a text without a day is put with."""
    marks = EventMarks(word_codes([undated, *told]), np.arange(len(told) + 1))
    return settle(marks, [None, *days], [[at] for at in range(1, len(told) + 1)]).get(0, "no series")


def test_an_undated_text_is_of_the_event_with_which_it_clearly_shares_more() -> None:
    """Rare words that no report of the other event has."""
    assert settled("They fetched sheep from the bilge of the Halcyon, and the propeller came up with seaweed.") == 1
    assert settled("When the shipwright took the bottle of cider, the crowd at the Halcyon went quiet.") == 0


def test_an_event_is_not_settled_where_that_is_not_clear() -> None:
    """What all reports of the series share says nothing."""
    assert settled("Passengers like the Halcyon for her bar, and for a view of the sea from the upper deck.") is None


@pytest.mark.parametrize(
    "undated",
    [
        pytest.param("Sixteen sheep drowned when a storm broke the propeller of a ferry.", id="no name"),
        pytest.param("Die Fähre Halcyon verlor im Sturm einen Propeller, und sechzehn Schafe ertranken.", id="German"),
    ],
)
def test_a_text_of_no_series_is_left_alone(undated: str) -> None:
    """It shares no rare name with the others, or its words aren't those of which it is known how rare they are."""
    assert settled(undated) == "no series"


def test_a_weekday_speaks_for_its_event() -> None:
    """One common word isn't enough, with the weekday of the event it is, against it nothing is told."""
    told = (
        "On Monday the ferry Halcyon sailed to Brask with melons and sugar.",
        "On Friday the ferry Halcyon sailed to Brask with melons and paper.",
    )
    days = (MONDAY, MONDAY + 18)
    for weekday, event in (("on Friday", 1), ("again", None), ("on Monday", None)):
        assert settled(f"Brask saw the ferry Halcyon {weekday}, full of melons and paper.", told, days) == event


def test_days_of_two_reports_more_than_a_day_apart_part_them() -> None:
    """Each names the day on which it came out; the next day's may still tell of the day before."""
    texts = ["It fell on Monday, after Sunday", "It fell on Wednesday, not on Sunday", "On Tuesday, after Sunday"]
    marks = EventMarks(word_codes(texts), np.arange(3))
    assert marks.days_part(0, 1, MONDAY, MONDAY + 2)
    assert not marks.days_part(0, 2, MONDAY, MONDAY + 1)


@pytest.mark.parametrize(
    ("begins", "day", "told"),
    [
        ("Rain fell on Monday", MONDAY, [MONDAY]),
        ("Rain fell on Sunday", MONDAY, [MONDAY - 1]),
        ("On Tuesday it fell, after Sunday's storm", MONDAY + 1, [MONDAY - 1, MONDAY + 1]),
        ("Rain fell", MONDAY, []),
        (" ".join(["rain"] * 60) + " on Monday", MONDAY, []),
    ],
)
def test_weekdays_are_days_before_publication(begins: str, day: int, told: list[int]) -> None:
    """The last day of that name, the day itself among them; only where a text begins."""
    marks = EventMarks(word_codes([begins]), np.arange(1))
    assert sorted(marks.told_days(0, day)) == told


def test_days_part_only_where_both_name_some() -> None:
    """A text without a weekday is held against none."""
    marks = EventMarks(
        word_codes(["It fell on Monday", "It fell on Tuesday", "It fell", "It fell on Monday"]), np.arange(4)
    )
    assert marks.days_part(0, 1, MONDAY, MONDAY + 1)
    assert not marks.days_part(0, 2, MONDAY, MONDAY + 1)
    assert not marks.days_part(0, 3, MONDAY, MONDAY + 1)
