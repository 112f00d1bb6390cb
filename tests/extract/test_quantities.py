"""Counts of people as intervals."""

from __future__ import annotations

import pytest

from newslint.extract.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("killed at least nine people", 9, float("inf"), "dead"),
        ("some 70,000 residents", 63_000, 77_000, None),
        ("dozens were wounded", 20, 120, "hurt"),
        ("up to 40 soldiers", 0, 40, "troops"),
        ("twenty-one arrested", 21, 21, "held"),
        ("2 million refugees", 2e6, 2e6, None),
    ],
)
def test_bounds_and_kinds(text: str, low: float, high: float, kind: str | None) -> None:
    """A count has the least and the most it can be, and the nearest word says what it counts."""
    (count,) = quantities(text, 0, len(text))
    assert (round(count.low), round(count.high) if count.high < float("inf") else count.high) == (low, high)
    assert count.kind == kind


@pytest.mark.parametrize(
    "text", ["two-hour talks", "a Su-27 jet", "aged 45", "on March 12 in", "in 2019 the", "5 km away", "at 7:30"]
)
def test_numbers_that_count_nothing(text: str) -> None:
    """Numbers in names, ages, dates, times and measures are no counts."""
    assert quantities(text, 0, len(text)) == []
