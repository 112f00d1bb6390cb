"""Dates as stories write them."""

from __future__ import annotations

import datetime

import pytest

from newslint.extract.calendars import MONTH_STARTS, WrittenDate, dates_at, nearest_year


def _only(text: str) -> WrittenDate:
    starts = sorted(at for start in MONTH_STARTS for at in range(len(text)) if text.startswith(start, at))
    (date,) = dates_at(text, starts)
    return date


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "weekday"),
    [
        ("on Tuesday, March 16, 2023 in", 16, 3, 2023, 1),
        ("on Tue., Mar. 16 in", 16, 3, None, 1),
        ("on Friday 12 May 2021 and", 12, 5, 2021, 4),
        ("on the 3rd of June in", 3, 6, None, None),
        ("4 April 2019 (Friday) off", 4, 4, 2019, 4),
        ("in September 2019 he", None, 9, 2019, None),
        ("Saturday and Sunday, March 4 and 5, 2023", 4, 3, None, None),
    ],
)
def test_dates_in_both_orders(text: str, day: int | None, month: int, year: int | None, weekday: int | None) -> None:
    """Day, month, year and weekday are read in American and British order; lists of weekdays say nothing."""
    date = _only(text)
    assert (date.day, date.month, date.year, date.weekday) == (day, month, year, weekday)


@pytest.mark.parametrize(
    "text", ["He may 12 times", "Market 5", "the 41st March for Life", "March on 5 cities", "May 5:30"]
)
def test_words_that_only_look_like_months(text: str) -> None:
    """A march, a market and a time of day are no dates."""
    starts = [at for start in MONTH_STARTS for at in range(len(text)) if text.startswith(start, at)]
    assert dates_at(text, starts) == []


def test_nearest_year_crosses_new_year() -> None:
    """In January, December is last December."""
    date = _only("on December 30 he")
    assert nearest_year(date, datetime.date(2020, 1, 4)) == datetime.date(2019, 12, 30)
