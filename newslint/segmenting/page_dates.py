"""The day of a page of several stories that have none of their own: an issue of a paper, a newsletter, a bulletin.

What stands over all stories dates them if it is a single day: the line under a paper's name, the number of a
newsletter. It is told as inferred, for a page may say when it was copied or printed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from newslint.model import Story
from newslint.segmenting.calendar_names import weekday_of
from newslint.segmenting.credit_words import POSTED
from newslint.segmenting.credits import read_credit, read_field
from newslint.segmenting.dates import DayOrder, dates_in, day_order, read_date

#: a line over the stories that dates them has no more characters
LONGEST = 120
#: a date so near above the first story, where all others have one of their own, is that story's
NEAR = 3
#: shorter names of weekdays are words in other languages: "di", "ma"
SHORT = 3
#: messages that are written one after the other within so many days are of one month
RUNNING = 10
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})")


def date_by_page(
    stories: Sequence[Story], over: Sequence[str], order: DayOrder | None, own: Sequence[Sequence[str]] = ()
) -> tuple[Story, ...]:
    """The stories of a page, dated by the lines `over` the first headline where they have no date of their own.

    `own` are the lines of each: they may tell days that nobody can read (24.08.19). A day over the
    first headline is the page's where no other story has one: it may be read as the first story's.
    """
    undated = [story for story in stories if story.published is None]
    if len(stories) < 2 or not undated:
        return tuple(stories)
    days = {day for line in over for day in _days_of(line, order)}
    if len(undated) == len(stories) or (undated == list(stories[1:]) and days == {stories[0].published}):
        if len(days) != 1 or _are_of_several_days(own):
            return tuple(stories)
        day = days.pop()
        return tuple(story if story.published else _dated(story, day, "inferred") for story in stories)
    near = {day for line in over[-NEAR:] for day in _days_of(line, order)}
    if undated == [stories[0]] and len(near) == 1:
        return (_dated(stories[0], near.pop(), "credit"), *stories[1:])
    return tuple(stories)


def _are_of_several_days(own: Sequence[Sequence[str]]) -> bool:
    """Whether the credits of stories name days that nobody can read, of a year in two digits, and not all the same."""
    written = set()
    for lines in own:
        for line in lines:
            credit = read_credit(line)
            if credit and not credit.stamp and "date" in credit.kinds:
                written.update(_FIGURES.findall(line))
    return len(written) > 1


def date_by_foot(stories: Sequence[Story], foot: Sequence[str], order: DayOrder | None) -> tuple[Story, ...]:
    """The stories of a page, dated by its last lines where these tell a day and no story but the last has one."""
    *others, last = stories
    if len(others) < 2 or last.published is None or any(story.published for story in others):
        return tuple(stories)
    if {day for line in foot for day in _days_of(line, order)} != {last.published}:
        return tuple(stories)
    return tuple(_dated(story, last.published, "inferred") for story in stories)


def date_by_headings(stories: Sequence[Story], over: Sequence[Sequence[str]]) -> Iterator[Story]:
    """The stories of a page, those under the day of one before them dated by it; `over` are the lines over each."""
    day = None
    for story, lines in zip(stories, over):
        credits = [read_credit(line) for line in lines]
        day = next((credit.stamp.day for credit in credits if credit and credit.is_day and credit.stamp), day)
        yield _dated(story, day, "credit") if day and story.published is None else story


def date_by_stamps(stories: Sequence[Story], stamps: Sequence[str]) -> Iterator[Story]:
    """The stories, dated by the stamps of their messages; the stamps settle the order of day and month among them."""
    order = day_order(stamps) or running_order(stamps)
    for story, written in zip(stories, stamps):
        stamp = read_date(written, order)
        yield _dated(story, stamp.day, "credit") if stamp else story


def running_order(stamps: Sequence[str]) -> DayOrder | None:
    """The order of day and month in which messages run from day to day: 03/09, 04/09 are two days in a row.

    Nobody writes on the ninth of each month and at no other time; on the first of each, many do.
    """
    figures = {found.groups() for stamp in stamps if (found := _FIGURES.fullmatch(stamp))}
    if len(figures) < 2 or len({one[2] for one in figures}) != 1:
        return None
    first, second = ({int(one[n]) for one in figures} for n in (0, 1))
    if len(second) == 1 and 1 not in first | second and max(first) - min(first) <= RUNNING:
        return "dmy"
    if len(first) == 1 and 1 not in first | second and max(second) - min(second) <= RUNNING:
        return "mdy"
    return None


def _dated(story: Story, day: datetime.date, source: str) -> Story:
    return replace(story, published=day, published_range=(day, day), published_from=source)


def _days_of(line: str, order: DayOrder | None) -> Iterator[datetime.date]:
    """The days that a line tells, but for those of fields: "Printed: 4 May 2014" is no day of an issue."""
    if sum(len(word) > SHORT and bool(weekday_of(word.strip(",."))) for word in line.split()) > 1:
        return  # "Monday 6 and Tuesday 7 March": two days, of which one is written in full
    field = read_field(line)
    if len(line) <= LONGEST and not (field and not all(word in POSTED for word in field[0].split())):
        yield from (found.stamp.day for found in dates_in(line, order))
