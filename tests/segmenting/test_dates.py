"""The one reader of dates."""

import datetime
import json
from pathlib import Path

import pytest

from newslint.segmenting.calendar_names import month_of
from newslint.segmenting.dates import dates_in, day_order, read_date

DATA = Path(__file__).parents[2] / "newslint" / "segmenting" / "data" / "calendar_names.json"

ON_11_MARCH_2014 = [
    "2014-03-11", "2014-03-11T00:00:00Z", "20140311", "2014/03/11", "2014.03.11", "11.03.2014", "11. 3. 2014",
    "11.3.14", "Tue, 11 Mar 2014", "March 11, 2014", "Mar. 11, 2014", "11 March 2014", "11th of March, 2014",
    "11-MAR-2014", "11-Mar-14", "Tuesday 11 March 2014", "Published: Tue, 11 Mar 2014", "1394532720",
    1394532720, 1394532720123, "11. März 2014", "Di., 11.03.2014", "11 mars 2014", "mardi 11 mars 2014",
    "11 de marzo de 2014", "11 de março de 2014", "11 marzo 2014", "11 maart 2014", "den 11 mars 2014",
    "11. marts 2014", "11. mars 2014", "11. maaliskuuta 2014", "11 marca 2014", "11. března 2014",
    "11. marca 2014", "2014. március 11.", "11 martie 2014", "11 март 2014", "11 ožujka 2014.",
    "11. marec 2014", "11 березня 2014 р.", "11 марта 2014 г.", "11 Μαρτίου 2014", "11 Mart 2014 Salı",
    "11 مارس 2014", "١١ مارس ٢٠١٤", "11 آذار 2014", "11 במרץ 2014", "11 मार्च 2014", "११ मार्च २०१४",
    "১১ মার্চ ২০১৪", "11 மார்ச் 2014", "11 Maret 2014", "11 Mac 2014", "11 tháng 3, 2014",
    "ngày 11 tháng 3 năm 2014", "11 มีนาคม 2557", "2014年3月11日", "平成26年3月11日", "2014년 3월 11일", "11 Machi 2014",
    "11 de març de 2014", "2014 m. kovo 11 d.", "2014. gada 11. marts", "11. märts 2014",
    "Tue Mar 11 10:12:00 EST 2014",
]  # fmt: skip


@pytest.mark.parametrize("value", ON_11_MARCH_2014)
def test_a_day_is_read_however_it_is_written(value: str | int) -> None:
    """One day in the ways of databases, feeds and newspapers."""
    stamp = read_date(value)
    assert stamp is not None
    assert stamp.day == datetime.date(2014, 3, 11)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2014-03-11T10:12:00+01:00", "2014-03-11T10:12:00+01:00"),
        ("Tue, 11 Mar 2014 10:12:00 -0500", "2014-03-11T10:12:00-05:00"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
        ("20140311101500", "2014-03-11T10:15:00"),
        ("March 11, 2014 at 4:05 p.m. EDT", "2014-03-11T16:05:00-04:00"),
        ("April 9, 2019 / 10:12 AM / 2 years ago", "2019-04-09T10:12:00"),
        ("First published on Tue 9 Apr 2019 10.12 BST", "2019-04-09T10:12:00+01:00"),
        ("Updated 0210 GMT (1010 HKT) April 9, 2019", "2019-04-09T02:10:00+00:00"),
        ("Publié le 9 avril 2019 à 10h42", "2019-04-09T10:42:00"),
        ("Di., 09.04.2019, 10:12 Uhr", "2019-04-09T10:12:00"),
        ("9 апреля 2019 г., 10:12", "2019-04-09T10:12:00"),
        ("2019年4月9日（火）10時42分", "2019-04-09T10:42:00"),
        ("1394532720", "2014-03-11T10:12:00+00:00"),
    ],
)
def test_the_time_and_the_zone_are_read_where_they_stand(value: str, expected: str) -> None:
    """Hours and zones, after the date or before it."""
    assert str(read_date(value)) == expected


@pytest.mark.parametrize("value", ["04/09/2019", "4-9-2019", "04/09/19", "Posted: 04/09/2019"])
def test_day_and_month_are_never_guessed(value: str) -> None:
    """Of two readings none is taken, until somebody says which."""
    assert read_date(value) is None
    assert str(read_date(value, "dmy")) == "2019-09-04"
    assert str(read_date(value, "mdy")) == "2019-04-09"


def test_a_column_settles_its_order() -> None:
    """One value that can be read in one way only speaks for all; two that disagree speak for none."""
    assert day_order(["04/09/2019", "04/23/2019", None, 12]) == "mdy"
    assert day_order(["04/09/2019", "23/04/2019"]) == "dmy"
    assert day_order(["04/09/2019", "05/06/2019"]) is None
    assert day_order(["23/04/2019", "04/23/2019"]) is None


@pytest.mark.parametrize(
    "value",
    ["", "soon", "May 2014", "10.0.0.1", "3.14.15", "31 February 2014", "2014-13-40", "12", "Rome, April 9",
     "3 of 12 DOCUMENTS", "from 5 March 2014 to 6 April 2014", "555-0199-2014", "May 5 : Five are free",
     "5² May 2014²", None, True],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(value: str | None) -> None:
    """Parts of dates, days that don't exist, two dates, other numbers."""
    assert read_date(value) is None


def test_one_name_of_two_months_is_told_by_the_way_it_is_written() -> None:
    """`listopada` is October where the day has a full stop (Croatian), November where it has none (Polish)."""
    assert str(read_date("5. listopada 2014.")) == "2014-10-05"
    assert str(read_date("5 listopada 2014")) == "2014-11-05"


def test_dates_are_found_where_they_stand() -> None:
    """With their weekday and their time."""
    text = "By Jane Doe | Tuesday, March 11, 2014, 10:12 AM | 5 min read"
    (found,) = dates_in(text)
    assert text[found.start : found.end] == "Tuesday, March 11, 2014, 10:12 AM"


def test_every_name_of_the_table_is_a_month() -> None:
    """Names are written as they are looked up."""
    for name in json.loads(DATA.read_text(encoding="utf-8"))["months"]:
        assert month_of(name) | month_of(name, after_dot=True)
