"""The tables of facts: our own, and a user's, which are checked row by row before they are believed.

What is wrong with a user's row is told with its line and how to fix it.
"""

from __future__ import annotations

import contextlib
import contextvars
import csv
import datetime
import functools
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from newslint.errors import SettingsError
from newslint.opening import read_regular
from newslint.settings import Settings

DATA = Path(__file__).parent / "data"
#: tables that a user's files may add to, and the columns that a row of each can't do without
_NEEDED = {
    "offices.csv": ("country", "office", "person", "start", "source"),
    "people.csv": ("person",),
    "titles.csv": ("title", "offices"),
    "countries.csv": ("code", "names"),
    "organisations.csv": ("id", "names", "began", "theatres", "source"),
    "places.csv": ("place", "country", "source"),
    "waters.csv": ("name", "kind", "waters", "source"),
    "labels.csv": ("names", "source"),
    "lifetimes.csv": ("name", "acts", "began", "source"),
}
_DAYS = ("start", "end", "verified_until", "born", "began", "ended")
_STATUSES = ("", "acting", "disputed")

_T = TypeVar("_T")


class Tables:
    """The knowledge base as a value: our own tables and a user's `files`, and what was worked out of them so far.

    Made once for a run and handed to whatever asks (`Checker`, `deduplicate`); two of them never touch each other.
    What reads facts does so within `in_use`, where the functions of this room answer from this value.
    """

    def __init__(self, files: Iterable[str] = ()) -> None:
        self.files = tuple(files)
        self.memory: dict[object, object] = {}

    def __reduce__(self) -> tuple[type[Tables], tuple[tuple[str, ...]]]:
        """Another process makes its own from the same files."""
        return Tables, (self.files,)

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """A context in which questions are answered from these tables, in this thread alone."""
        token = _in_use.set(self)
        try:
            yield
        finally:
            _in_use.reset(token)


def tables_of(settings: Settings) -> Tables:
    """Our own tables and those that the settings name under `facts`."""
    tables = Tables(str(settings.locate(path)) for path in settings.facts)
    with tables.in_use():
        # what is wrong with them is told before anything is looked at
        _add()
    return tables


#: our own tables alone
OWN = Tables()
_in_use: contextvars.ContextVar[Tables] = contextvars.ContextVar("tables in use", default=OWN)


def remember(function: Callable[..., _T]) -> Callable[..., _T]:
    """A function of the tables in use that is worked out once for each of them."""

    @functools.wraps(function)
    def recall(*arguments: object) -> _T:
        memory, key = _in_use.get().memory, (function, *arguments) if arguments else function
        try:
            return memory[key]  # type: ignore[return-value]
        except KeyError:
            found = memory[key] = function(*arguments)
            return found

    return recall


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one of our tables, then those that a user's files add; SettingsError for a file that is broken."""
    return [*_read_table(DATA / table), *_add().get(table, ())]


def count_rows(path: Path) -> tuple[str, int]:
    """Which of our tables a user's file adds to, and how many rows; SettingsError for a file that is broken."""
    table, given = user_rows(path, {name: _head(DATA / name) for name in _NEEDED})
    return table, len(given)


def read_added(table: str) -> list[dict[str, str]]:
    """The rows that a user's files add to one of our tables."""
    return _add().get(table, [])


@remember
def _add() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    files = _in_use.get().files
    if files:
        heads = {name: _head(DATA / name) for name in _NEEDED}
        for path in files:
            table, given = user_rows(Path(path), heads)
            found.setdefault(table, []).extend(given)
    return found


def _read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        head = next(reader)
        return [dict(zip(head, cells, strict=True)) for cells in reader]


def _head(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(next(csv.reader(file)))


def user_rows(path: Path, heads: Mapping[str, tuple[str, ...]]) -> tuple[str, list[dict[str, str]]]:
    """Which of our tables a user's file adds to, by its columns, and its rows; SettingsError for a bad one.

    Columns that a row can do without may be left out.
    `heads` gives the columns of each of our tables.
    """
    try:
        with io.StringIO(read_regular(path).decode("utf-8-sig"), newline="") as file:
            reader = csv.reader(file)
            head = tuple(next(reader, ()))
            numbered = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except (OSError, ValueError, csv.Error) as error:
        told = (isinstance(error, OSError) and error.strerror) or error
        raise SettingsError(f"a table of facts that can't be read: {told}", path=str(path)) from None
    table = next((name for name, columns in heads.items() if set(_NEEDED[name]) <= set(head) <= set(columns)), None)
    if table is None:
        raise _tell_broken(path, 1, "a table of facts with other columns", _hint_of_columns(head, heads))
    rows = []
    for line, cells in numbered:
        if len(cells) != len(head):
            raise _tell_broken(
                path, line, f"{len(cells)} cells, but {len(head)} columns", "put a cell with a comma in quotes"
            )
        row = dict.fromkeys(heads[table], "") | dict(zip(head, (cell.strip() for cell in cells), strict=True))
        _check(path, line, table, row)
        rows.append(row)
    return table, rows


def _tell_broken(path: Path, line: int, what: str, hint: str) -> SettingsError:
    return SettingsError(what, path=str(path), line=line, hint=hint)


def _hint_of_columns(head: tuple[str, ...], heads: Mapping[str, tuple[str, ...]]) -> str:
    """The columns of the table that the user's columns come nearest to."""
    table = max(heads, key=lambda name: len(set(heads[name]) & set(head)))
    nearest = heads[table]
    if not set(nearest) & set(head):
        return "the columns are those of one of: " + "; ".join(",".join(columns) for columns in heads.values())
    missing, strange = [c for c in _NEEDED[table] if c not in head], [c for c in head if c not in nearest]
    told = [f"without {', '.join(missing)}"] if missing else []
    told += [f"with {', '.join(strange)}"] if strange else []
    return f"{' and '.join(told)}; the columns are {','.join(nearest)}"


def _check(path: Path, line: int, table: str, row: Mapping[str, str]) -> None:
    """SettingsError for a row that says nothing, or something impossible."""
    for column in _NEEDED[table]:
        if not row[column]:
            raise _tell_broken(path, line, f"no {column}", f"every row has a {column}")
    for column in _DAYS:
        if row.get(column) and not (column == "end" and row[column] == "?"):
            _check_day(path, line, column, row[column])
    if table == "offices.csv":
        _check_term(path, line, row)


def _check_day(path: Path, line: int, column: str, written: str) -> None:
    try:
        datetime.date.fromisoformat(written)
    except ValueError:
        raise _tell_broken(path, line, f"`{written}` in {column} is not a date", "write it as 2023-03-16") from None


def _check_term(path: Path, line: int, row: Mapping[str, str]) -> None:
    start, end = row["start"], row["end"]
    if end in ("", "?") and not row["verified_until"]:
        hint = "an open or unknown end needs the day until which the source knows it in verified_until"
        raise _tell_broken(path, line, "no end, and no verified_until", hint)
    if end not in ("", "?") and end < start:
        raise _tell_broken(path, line, f"the term ends on {end}, before it starts on {start}", "swap the two days")
    if row["status"] not in _STATUSES:
        raise _tell_broken(path, line, f"`{row['status']}` is no status", "leave it empty, or write acting or disputed")
