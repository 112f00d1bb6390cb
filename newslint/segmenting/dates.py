"""The one reader of dates: of a record's field, of a credit line, of a dateline, in the languages of newspapers.

    read_date("Tue, 11 Mar 2014 10:12:00 +0100")   → Stamp(2014-03-11, 10:12, +60)
    read_date("3-MAR-1987"), read_date(1678492800), read_date("20230311"), read_date("11 de marzo de 2014")
    read_date("04/09/2019")                        → None: which is the month?
    read_date("04/09/2019", order="dmy")           → Stamp(2019-09-04)
    day_order(["04/09/2019", "04/23/2019"])        → "mdy": the column settles it; None where it doesn't
    dates_in("By Jane Doe, 5 March 2014, 10.12am") → each whole date in a text, with where it stands

`Stamp.day` is the day as written, `Stamp.time` and `Stamp.offset` (minutes east of Greenwich) are None where the value
doesn't say. A value that can't be read, or not for certain, gives None: count it and say so.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from newslint.segmenting.calendar_names import month_of, weekday_of
from newslint.segmenting.clock_times import time_after, time_before, time_within

DayOrder = Literal["dmy", "mdy"]

#: no news is older, and none dated later: what lies outside is another number
FIRST_YEAR, LAST_YEAR = 1600, 2100
#: the era of Thailand runs 543 years ahead
_BUDDHIST = range(2400, 2650)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
#: epoch seconds from 1973 on: fewer digits are something else
_EPOCH = range(10**8, 4_100_000_000)

_TOKEN = re.compile(
    r"\d+|(?:(?!\d)[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0fff\u1000-\u109f])+\.?|[^\s\w]"
)
#: what stands between the day, the month and the year, in any language; ordinal endings among them
_JOINING = """
. , - / – ( de del d di da do dels of den der the le el a al st nd rd th er º ª ° o e ta η го м m г gada ngày năm tháng
ที่ พ.ศ ค.ศ ' ’ م
"""
_FILLERS = frozenset(_JOINING.split())
#: and between them where the year comes first
_YEAR_FIRST_FILLERS = frozenset((".", ",", "-", "/", "m", "gada", "г", "eko", "ko"))
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?=T\d|(?![\d/-]))"
    r"|(?P<y2>\d{4}|(?:令和|平成|昭和|大正|明治) ?(?:\d{1,2}|元)) ?(?:年|년) ?"
    r"(?P<m2>\d{1,2}) ?(?:月|월) ?(?P<d2>\d{1,2}) ?(?:日|일|号)?"
    r"|(?P<d3>\d{1,2})\. ?(?P<m3>\d{1,2})\. ?(?P<y3>\d{4})(?![\d.]\d)"
    r"|(?P<a>\d{1,2})(?P<s4>[/-])(?P<b>\d{1,2})(?P=s4)(?P<y4>\d{4})(?![\d/-])"
    r"|(?:ngày )?(?P<d5>\d{1,2}) (?:tháng|thg) (?P<m5>\d{1,2}),?(?: năm)? (?P<y5>\d{4}))",
    re.IGNORECASE,
)
#: what every way of `_NUMERIC` holds: a mark or a word between figures
_NUMERIC_LIKELY = re.compile(r"\d[-/.] ?\d|年|년|tháng|thg", re.IGNORECASE)
_ERA = re.compile(r"(令和|平成|昭和|大正|明治) ?(\d{1,2}|元)")
_DIGITS_ONLY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?")
_SHORT_YEAR = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?!\d)")
#: so much of a value that is a date is read: longer ones are sentences
LONGEST = 120


class Stamp(Struct, frozen=True):
    """A day, with the time of day and the zone (minutes east of Greenwich) if they were given."""

    day: datetime.date
    time: datetime.time | None = None
    offset: int | None = None

    def __str__(self) -> str:
        """In ISO 8601, as far as it is known."""
        if self.time is None:
            return self.day.isoformat()
        zone = (
            ""
            if self.offset is None
            else f"{'-' if self.offset < 0 else '+'}{abs(self.offset) // 60:02}:{abs(self.offset) % 60:02}"
        )
        return f"{self.day.isoformat()}T{self.time.isoformat()}{zone}"


class FoundDate(Struct, frozen=True):
    """A whole date in a text: where it stands, its weekday and its time of day included."""

    start: int
    end: int
    stamp: Stamp


def read_date(value: str | float | None, order: DayOrder | None = None) -> Stamp | None:
    """The date that a value is, or the only one that stands in it; None if there is none, or if it isn't certain.

    `order` says how "04/09/2019" is to be read; without it such a value is none.
    """
    if value is None or isinstance(value, bool):
        return None
    text = str(value).strip()
    if not text or len(text) > LONGEST:
        return None
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return _from_number(text)
    if short := _SHORT_YEAR.match(text):
        return _with_time(text, short.end(), _short_year(short, order))
    found = dates_in(text, order)
    return found[0].stamp if len({one.stamp.day for one in found}) == 1 else None


def day_order(values: Iterable[object]) -> DayOrder | None:
    """The order of day and month that a whole column shows; None if no value settles it or if they disagree."""
    seen: set[DayOrder] = set()
    for value in values:
        found = re.match(r"\s*(\d{1,2})([/-])(\d{1,2})\2\d{2,4}\b", value) if isinstance(value, str) else None
        if found and int(found[1]) > 12 >= int(found[3]):
            seen.add("dmy")
        elif found and int(found[3]) > 12 >= int(found[1]):
            seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None


def dates_in(text: str, order: DayOrder | None = None) -> list[FoundDate]:
    """The whole dates (day, month, year) in a short text, in order, each with its time of day if one stands by it."""
    if not _DIGIT.search(text):
        return []
    found = [*_numeric(text, order), *_named(text)]
    return sorted(found, key=lambda one: one.start)


def date_of(text: str, order: DayOrder | None = None) -> datetime.date | None:
    """The first whole date in a short text."""
    found = dates_in(text, order)
    return found[0].stamp.day if found else None


def _from_number(text: str) -> Stamp | None:
    """From 20230311, 20230311101500 or seconds or milliseconds since 1970."""
    if (found := _DIGITS_ONLY.fullmatch(text)) and (day := _day(found[1], found[2], found[3])):
        if not found[4]:
            return Stamp(day)
        hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
        if hour < 24 and minute < 60 and second < 60:
            return Stamp(day, datetime.time(hour, minute, second))
    seconds = float(text)
    if seconds > _EPOCH.stop:
        seconds /= 1000
    if not _EPOCH.start <= seconds < _EPOCH.stop:
        return None
    at = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return Stamp(at.date(), at.time().replace(microsecond=0), 0)


def _short_year(found: re.Match[str], order: DayOrder | None) -> datetime.date | None:
    """From "11.03.23": dots are written where the day comes first, of the others the order must be known."""
    if found[2] == ".":
        return _day(_century(found[4]), found[3], found[1])
    return _ordered(found[1], found[3], _century(found[4]), order)


def _century(year: str) -> str:
    """A year of two digits in full, as POSIX reads it: 69 to 99 are of the last century."""
    return year if len(year) == 4 else f"{'19' if int(year) >= 69 else '20'}{year}"


def _ordered(one: str, two: str, year: str, order: DayOrder | None) -> datetime.date | None:
    first, second = int(one), int(two)
    if first > 12 or first == second:
        order = "dmy"
    elif second > 12:
        order = "mdy"
    if order is None:
        return None
    return _day(year, two, one) if order == "dmy" else _day(year, one, two)


def _numeric(text: str, order: DayOrder | None) -> Iterable[FoundDate]:
    if not _NUMERIC_LIKELY.search(text):
        return
    for found in _NUMERIC.finditer(text):
        day: datetime.date | None
        if found["a"]:
            day = _ordered(found["a"], found["b"], found["y4"], order)
        else:
            number = next(n for n in "1235" if found[f"y{n}"])
            day = _day(found[f"y{number}"], found[f"m{number}"], found[f"d{number}"])
        if day:
            yield _found(text, found.start(), found.end(), day)


@functools.lru_cache(maxsize=512)
def _named(text: str) -> tuple[FoundDate, ...]:
    """Dates with the name of a month; remembered, as a line is read once for each order of day and month."""
    return tuple(_find_named(text))


def _find_named(text: str) -> Iterable[FoundDate]:
    tokens = list(_TOKEN.finditer(text))
    done = 0
    for at, token in enumerate(tokens):
        word = token[0]
        if at < done or not (word[0].isalpha() and (months := _months(tokens, at))):
            continue
        if read := _around(tokens, at, months):
            first, last, day = read
            done = last + 1
            yield _found(text, tokens[first].start(), tokens[last].end(), day)


def _months(tokens: list[re.Match[str]], at: int) -> frozenset[int]:
    """The months that a word may name, by itself or with the next one (كانون الثاني)."""
    word = tokens[at][0]
    if found := month_of(word, after_dot=at > 0 and tokens[at - 1][0] == "."):
        return found
    if not word.isascii() and at + 1 < len(tokens) and tokens[at + 1][0][0].isalpha():
        return month_of(f"{word} {tokens[at + 1][0]}")
    return frozenset()


def _around(tokens: list[re.Match[str]], at: int, months: frozenset[int]) -> tuple[int, int, datetime.date] | None:
    """The first and the last token of the date around the month at `at`, and the day."""
    at_end = at if month_of(tokens[at][0]) else at + 1
    left, right = _number(tokens, at, -1), _number(tokens, at_end, 1)
    if left is not None and _is_day(tokens[left][0]) and (right is None or not _is_year(tokens[right][0])):
        # "2014. gada 5. marts"
        year_before = _number(tokens, left, -1)
        if year_before is not None and _is_year(tokens[year_before][0]) and _year_leads(tokens, year_before, left):
            return _settled(tokens, year_before, at_end, tokens[year_before][0], months, tokens[left][0])
    if left is not None and _is_day(tokens[left][0]) and right is not None:
        year = tokens[right][0]
        if _is_year(year) or (len(year) == 2 and tokens[at - 1][0] == tokens[at_end + 1][0] == "-"):
            return _settled(tokens, left, right, year, months, tokens[left][0])
    if right is not None and _is_day(tokens[right][0]):
        later = _number(tokens, right, 1)
        if later is not None and _is_year(tokens[later][0]):
            return _settled(tokens, at, later, tokens[later][0], months, tokens[right][0])
        if left is not None and _is_year(tokens[left][0]) and _year_leads(tokens, left, at):
            return _settled(tokens, left, right, tokens[left][0], months, tokens[right][0])
        if ctime := _after_clock(tokens, right):
            return _settled(tokens, at, ctime, tokens[ctime][0], months, tokens[right][0])
    return None


def _number(tokens: list[re.Match[str]], at: int, step: int) -> int | None:
    """The place of the next number to the left or to the right, over at most four words and marks that join dates."""
    for passed in range(1, 6):
        there = at + step * passed
        if not 0 <= there < len(tokens):
            return None
        word = tokens[there][0]
        if word.isdecimal():
            return there
        if word.casefold().rstrip(".") not in _FILLERS and word != ".":
            return None
    return None


def _year_leads(tokens: list[re.Match[str]], left: int, at: int) -> bool:
    return all(
        token[0].casefold().rstrip(".") in _YEAR_FIRST_FILLERS or token[0] == "." for token in tokens[left + 1 : at]
    )


def _after_clock(tokens: list[re.Match[str]], at: int) -> int | None:
    """The place of the year in "Tue Mar 11 10:12:00 2014"."""
    there = at + 1
    while there < len(tokens) and (
        tokens[there][0] == ":" or (tokens[there][0].isdecimal() and len(tokens[there][0]) <= 2)
    ):
        there += 1
    if there < len(tokens) and tokens[there][0].isupper() and len(tokens[there][0]) <= 4:
        there += 1
    return there if at + 1 < there < len(tokens) and _is_year(tokens[there][0]) else None


def _settled(
    tokens: list[re.Match[str]], first: int, last: int, year: str, months: frozenset[int], day: str
) -> tuple[int, int, datetime.date] | None:
    """The date if there is one of it: of two months that a name may mean, the one that fits the weekday beside it."""
    named = weekday_of(tokens[first - 1][0]) if first else frozenset()
    if first > 1 and not named and tokens[first - 1][0] in ",.":
        named = weekday_of(tokens[first - 2][0])
    days = {found for month in months if (found := _day(_century(year), str(month), day))}
    if len(days) > 1:
        days = {found for found in days if found.weekday() in named}
    return (first, last, days.pop()) if len(days) == 1 else None


def _is_day(text: str) -> bool:
    return len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and (FIRST_YEAR <= int(text) <= LAST_YEAR or int(text) in _BUDDHIST)


def _day(year: str, month: str, day: str) -> datetime.date | None:
    era = _ERA.match(year)
    number = _ERAS[era[1]] + (1 if era[2] == "元" else int(era[2])) if era else int(year)
    if number in _BUDDHIST:
        number -= 543
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    try:
        return datetime.date(number, int(month), int(day))
    except ValueError:
        return None


def _found(text: str, start: int, end: int, day: datetime.date) -> FoundDate:
    """The date with the weekday before it and the time of day after or before it."""
    word = re.search(r"([^\W\d_]{1,12})([.,]*) ?(?:the |den |le |el |d\. )?$", text[:start])
    # "on" is a preposition, and Wednesday in Oslo; short names have a full stop or a comma
    if word and weekday_of(word[1]) and (len(word[1]) > 2 or word[2] or not word[1].isascii()):
        start = word.start()
    inside = time_within(text, start, end)
    if after := inside or time_after(text, end):
        end = max(end, after.end)
        return FoundDate(start, end, Stamp(day, after.time, after.offset))
    if before := time_before(text, start):
        return FoundDate(before.start, end, Stamp(day, before.time, before.offset))
    return FoundDate(start, end, Stamp(day))


def _with_time(text: str, end: int, day: datetime.date | None) -> Stamp | None:
    return _found(text, 0, end, day).stamp if day else None
