"""On which day the event of a text was, where the text has no day or begins with a weekday."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.same_event import settle_days
from newslint.duplicates.words import word_codes

MONDAY = datetime.date(2024, 3, 4).toordinal()
DAYS = [None, MONDAY, MONDAY + 20]


def test_an_undated_text_is_of_the_day_that_it_is_clearly_likest_to() -> None:
    """Half as much again as any other day's texts, wherever it stands in a pair."""
    pairs = [(0, 1, 0.2), (0, 2, 0.35)]
    assert settle_days(pairs, DAYS, lambda left, right: True) == {0: MONDAY + 20}


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([(0, 1, 0.3), (0, 2, 0.35)], id="as like two days"),
        pytest.param([(0, 2, 0.9)], id="one day only"),
        pytest.param([(0, 1, 0.01), (0, 2, 0.1)], id="not much like any"),
        pytest.param([(1, 2, 0.9)], id="all have days"),
    ],
)
def test_a_day_is_not_settled_where_that_is_not_clear(pairs: list[tuple[int, int, float]]) -> None:
    """Then the text stays undated."""
    assert settle_days(pairs, DAYS, lambda left, right: True) == {}


def test_marks_must_speak_for_it() -> None:
    """A text that shares nothing that an event is known by is of no day."""
    assert settle_days([(0, 1, 0.1), (0, 2, 0.9)], DAYS, lambda left, right: False) == {}


def test_days_within_one_event_are_no_rivals() -> None:
    """Write-ups of one event come out within some days."""
    pairs = [(0, 1, 0.3), (0, 2, 0.35)]
    assert settle_days(pairs, [None, MONDAY, MONDAY + 2], lambda left, right: True) == {}
    pairs.append((0, 3, 0.1))
    assert settle_days(pairs, [None, MONDAY, MONDAY + 2, MONDAY + 30], lambda left, right: True) == {0: MONDAY + 2}


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
