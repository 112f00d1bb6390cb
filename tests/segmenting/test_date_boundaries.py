"""Where a date ends and where none begins."""

import datetime

import pytest

from newslint.segmenting.calendar_names import month_of
from newslint.segmenting.clock_times import times_in
from newslint.segmenting.dates import date_of, dates_in, day_order, read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11-Mar-14", "2014-03-11"),
        ("11 March 14 people died", None),
        ("11 March 2014", "2014-03-11"),
        ("011 March 2014", None),
        ("31 March 2014", "2014-03-31"),
        ("32 March 2014", None),
        ("0 March 2014", None),
        ("30 February 2014", None),
        ("29 February 2016", "2016-02-29"),
        ("March 11, 2014", "2014-03-11"),
        ("March 11th, 2014", "2014-03-11"),
        ("2014 March 11", "2014-03-11"),
        ("Tue Mar 11 10:12:00 2014", "2014-03-11"),
        ("Tue Mar 11 10:12:00 EST 2014", "2014-03-11"),
        ("Mar 11 10:12:00 NORTH 2014", None),
        ("2014. gada 5. marts", "2014-03-05"),
        ("2014-03-11", "2014-03-11"),
        ("2014/3/11", "2014-03-11"),
        ("2014-13-11", None),
        ("11.03.2014", "2014-03-11"),
        ("31/12/2014", "2014-12-31"),
        ("12/31/2014", "2014-12-31"),
        ("令和6年5月7日", "2024-05-07"),
        ("March 2014", None),
        ("11 marchers, 2014", None),
    ],
)
def test_a_date_is_read_or_left_alone(text: str, day: str | None) -> None:
    """Days that are none, and numbers that are no years, make no date."""
    found = date_of(text)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("20140311", "2014-03-11"),
        (1394532720, "2014-03-11"),
        ("1394532720", "2014-03-11"),
        (99_999_999, None),
        ("20141311", None),
        ("", None),
        ("soon", None),
    ],
)
def test_a_field_is_read_or_left_alone(value: str | float, told: str | None) -> None:
    """Digits alone, and seconds since 1970."""
    stamp = read_date(value)
    assert (str(stamp)[:10] if stamp else None) == told


def test_the_order_of_days_and_months_is_learnt_from_those_that_tell() -> None:
    """One day above twelve says it, two that disagree say nothing."""
    first, second = day_order(["03/04/2014", "13/04/2014"]), day_order(["03/04/2014", "04/13/2014"])
    assert first is not None and second is not None and first != second
    assert day_order(["03/04/2014"]) is None
    assert read_date("03/04/2014", first).day == datetime.date(2014, 4, 3)  # type: ignore[union-attr]
    assert read_date("03/04/2014", second).day == datetime.date(2014, 3, 4)  # type: ignore[union-attr]


def test_each_date_of_a_text_is_found_where_it_stands() -> None:
    """In order, to the character."""
    text = "From 11 March 2014 to March 13, 2014."
    assert [text[found.start : found.end] for found in dates_in(text)] == ["11 March 2014", "March 13, 2014"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("23:59", "23:59:00"),
        ("24:00", None),
        ("00:00", "00:00:00"),
        ("12:60", None),
        ("11.59 pm", "23:59:00"),
        ("23:59:59", "23:59:59"),
        ("12:00:60", None),
    ],
)
def test_times_end_with_the_day(text: str, time: str | None) -> None:
    """A day has hours 0 to 23, minutes and seconds 0 to 59."""
    found = times_in(text)
    assert (str(found[0].time) if found else None) == time


def test_months_of_two_words_are_months() -> None:
    """In Arabic of the Levant."""
    assert date_of("5 كانون الثاني 2014") == datetime.date(2014, 1, 5)


@pytest.mark.parametrize("word", ["amarch", "xmai", "1märz"])
def test_a_letter_before_a_month_makes_it_none(word: str) -> None:
    """But for the prefixes of languages that write them so."""
    assert month_of(word) == frozenset()
