"""Rows of a spreadsheet or a database that were pasted as text: a story each, its headline, day and author in columns.

date        head                       writer      copy
2014-03-05  Ferry runs aground again   Ann Soames  A ferry with forty passengers ran aground …
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from newslint.segmenting.credits import is_author_field, is_title_field
from newslint.segmenting.dates import read_date
from newslint.segmenting.lines import TERMINAL, Line, count_words
from newslint.segmenting.persons import is_person

#: what stands between columns, and the fewest columns and rows of a table of stories
_BETWEEN, COLUMNS, ROWS = ("\t", "|"), 4, 3
#: so many of the rows have what their column holds, and so many of a page's lines are rows
STEADY, MOST = 0.8, 0.6
#: the column of the text has so many words on an average, that of the headlines so many
TEXT, HEADLINE = 12, (2.5, 16)
#: names are missing now and then
NAMED = 0.5


class Row(Struct, frozen=True):
    """A row that is a story: its line, and what its columns say."""

    at: int
    headline: str
    day: str | None
    byline: str | None


def find_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a table of stories, in order; nothing unless they have a headline and text."""
    for between in _BETWEEN:
        cut = {
            at: _cells(line.text, between) for at, line in enumerate(lines) if line.text.count(between) >= COLUMNS - 1
        }
        if len(cut) < ROWS or len(cut) < MOST * len(lines):
            continue
        told = {at: cells for at, cells in cut.items() if max(map(count_words, cells)) >= TEXT / 2}
        if len(told) >= ROWS and (found := list(_read(told, [cells for at, cells in cut.items() if at not in told]))):
            return found
    return []


def _cells(text: str, between: str) -> list[str]:
    return [cell.strip() for cell in text.strip("|" if between == "|" else "").split(between)]


def _read(told: dict[int, list[str]], others: Sequence[Sequence[str]]) -> Iterator[Row]:
    width = min(map(len, told.values()))
    columns = [[cells[n] for cells in told.values()] for n in range(width)]
    text = max(range(width), key=lambda n: _words(columns[n]))
    head = list(others[0]) if others else []
    labels = [head[n].casefold() if n < len(head) else "" for n in range(width)]
    dated = next((n for n in range(width) if n != text and _are_dates(columns[n])), None)
    title = _title_of(columns, labels, text, dated)
    if title is None or _words(columns[text]) < TEXT:
        return
    signed = next(
        (n for n in range(width) if n not in (text, title, dated) and _are_names(columns[n], labels[n])), None
    )
    for at, cells in told.items():
        day = cells[dated] if dated is not None else None
        yield Row(at, cells[title], day, (cells[signed] or None) if signed is not None else None)


def _words(column: Sequence[str]) -> float:
    from statistics import mean

    return mean(map(count_words, column))


def _are_dates(column: Sequence[str]) -> bool:
    return sum(read_date(cell) is not None for cell in column) >= STEADY * len(column)


def _title_of(columns: Sequence[Sequence[str]], labels: Sequence[str], text: int, dated: int | None) -> int | None:
    """The column of the headlines: as it is called, or the longest but the text whose cells all differ."""
    may = [n for n in range(len(columns)) if n not in (text, dated) and _are_headlines(columns[n])]
    called = next((n for n in may if is_title_field(labels[n]) or labels[n] == "head"), None)
    return called if called is not None else max(may, key=lambda n: _words(columns[n]), default=None)


def _are_headlines(column: Sequence[str]) -> bool:
    closed = sum(TERMINAL.search(cell) is not None for cell in column)
    return len(set(column)) == len(column) and HEADLINE[0] <= _words(column) <= HEADLINE[1] and 2 * closed < len(column)


def _are_names(column: Sequence[str], label: str) -> bool:
    named = [cell for cell in column if cell]
    if is_author_field(label):
        return True
    return len(named) >= NAMED * len(column) and sum(map(is_person, named)) >= STEADY * len(named)
