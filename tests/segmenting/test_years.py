"""Days without a year, and the year that the page tells elsewhere."""

from __future__ import annotations

import pytest

from newslint.model import Document, Format
from newslint.segmenting import segment
from newslint.segmenting.years import yearless_day

ONE = "The ferry with sixty people aboard struck a sandbank off Lowick and lay there until the morning flood."
TWO = "Readers in Ashby have asked for it for eleven years: the library of the town opens on Sundays from April."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("lauantai 9.1.", (9, 1)),
        ("9月5日", (5, 9)),
        ("Saturday, March 5", (5, 3)),
        ("Lundi 3 novembre", (3, 11)),
        ("вторник, 5 марта", (5, 3)),
        ("Maija Tuomela, keskiviikko 8.6.", (8, 6)),
        ("Publicado el 3 de abril", (3, 4)),
    ],
)
def test_a_day_is_read_without_its_year(line: str, day: tuple[int, int]) -> None:
    """In several languages, beside a weekday or a name."""
    read = yearless_day(line)
    assert read is not None
    assert (read.day, read.month) == day


@pytest.mark.parametrize(
    "line",
    ["12 May 1999", "May 12 ways to win", "10:42", "3.2 percent", "Soria 2 - 0 Lugo", "5.3.", "Formula 1 May be back"],
)
def test_what_is_no_day_is_none(line: str) -> None:
    """Whole dates, figures, results and headlines."""
    assert yearless_day(line) is None


def days(head: str, one: str, two: str) -> list[str]:
    """The days of the two stories of a page."""
    page = f"{head}\n\n# Ferry runs aground\n{one}\n\n{ONE}\n\n# Library opens on Sundays\n{two}\n\n{TWO}\n"
    return [str(story.published) for story in segment(Document("page.txt", page, Format.TEXT)).stories]


def test_the_page_completes_them() -> None:
    """By the day of its head, the year before where the month is later."""
    assert days("Lowick Post, 11 January 2016", "Saturday 9 January", "Thursday 31 December")[1] == "2015-12-31"
    assert days("© 2016 Lowick Post", "Saturday 9 January", "Friday 8 January") == ["2016-01-09", "2016-01-08"]


def test_a_weekday_must_fit() -> None:
    """9 January 2016 was a Saturday."""
    assert days("© 2016 Lowick Post", "Monday 9 January", "Friday 8 January")[0] == "None"
