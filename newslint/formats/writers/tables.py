"""Kept records as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from newslint.formats.csv_records import Form, form_of, rows_of, text_lines
from newslint.formats.decoding import without_lone
from newslint.formats.writers.lines import as_json, plain
from newslint.formats.writers.sources import Source, unique


class _Table(Struct, frozen=True):
    """How a table is written: its form, its columns, and its head as it stands there."""

    form: Form
    names: tuple[str, ...]
    head: str

    @property
    def ending(self) -> str:
        """What ends a line."""
        return self.head[len(self.head.rstrip("\r\n")) :] or "\n"

    def encoded(self, text: str, form: Form) -> bytes:
        """Text that was read in the form of a source as bytes of this table; damaged bytes stay as they are."""
        same = form.encoding == self.form.encoding
        return text.encode(form.encoding, form.errors) if same else without_lone(text).encode(self.form.encoding)


def write_rows(file: BinaryIO, sources: Sequence[Source]) -> int:
    """Write a row a record and return how many.

    The table is written as the first source that is CSV is, and the rows of sources that have its columns and delimiter
    stay as they are, ragged ones too. A first pass finds the columns that other sources add.
    """
    tables = {source.path: table for source in sources if (table := _table_of(source))}
    table = _common(sources, tables)
    file.write(table.form.mark + table.encoded(table.head, table.form))
    count = 0
    for source in sources:
        there = tables.get(source.path)
        if there and (there.names, there.form.delimiter) == (table.names, table.form.delimiter):
            pieces = (table.encoded(text, there.form) for text in _as_they_are(source, there.form, table.ending))
        else:
            pieces = (table.encoded(text, table.form) for text in _write(source.records(), table))
        for piece in pieces:
            file.write(piece)
            count += 1
    return count


def csv_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Rows that all have the same fields as lines of CSV, the names first; what is a list is parted by "; "."""
    for number, row in enumerate(rows):
        if number == 0:
            yield _csv_line(row)
        yield _csv_line("; ".join(map(str, value)) if isinstance(value, list) else value for value in row.values())


def _csv_line(cells: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow("" if cell is None else plain(cell) for cell in cells)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _table_of(source: Source) -> _Table | None:
    """How the source is written, if it is a CSV file with a head."""
    if not source.format.tabular:
        return None
    with source.opened() as stream:
        form = form_of(stream, source.settings.records.encoding)
        _, row, text = next(_rows(text_lines(stream, form), form.delimiter), (0, None, ""))
    return _Table(form, tuple(unique([without_lone(name) for name in row])), text) if row else None


def _common(sources: Sequence[Source], tables: dict[str, _Table]) -> _Table:
    """The table that holds all of the sources: the first one's if the others add nothing that it hasn't."""
    first = next(iter(tables.values()), _Table(Form("utf-8", b"", ",", True), (), ""))
    if len(tables) < len(sources) or any(table.form.encoding != first.form.encoding for table in tables.values()):
        # the others may hold characters that its encoding hasn't
        first = replace(first, form=replace(first.form, encoding="utf-8", mark=b""), head=without_lone(first.head))
    names = dict.fromkeys(first.names)
    for source in sources:
        names.update(dict.fromkeys(tables[source.path].names if source.path in tables else source.names()))
    if tuple(names) == first.names:
        return first if first.head.endswith(("\n", "\r")) or not names else replace(first, head=first.head + "\n")
    wider = replace(first, names=tuple(names))
    return replace(wider, head=next(_write([{name: name for name in names}], wider)))


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str] | None, str]]:
    """The line on which each row starts, its fields, and how it is written; None for the fields of what is no CSV."""
    taken: list[str] = []

    def note() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    rows = rows_of(note(), delimiter)
    began = 1
    try:
        for row in rows:
            yield began, row, "".join(taken)
            taken.clear()
            began = rows.line_num + 1
    except csv.Error:
        yield began, None, "".join(taken)
        for line in lines:
            yield began, None, line


def _as_they_are(source: Source, form: Form, ending: str) -> Iterator[str]:
    with source.opened() as stream:
        rows = _rows(text_lines(stream, form), form.delimiter)
        next(rows)
        for began, row, text in rows:
            # where the rows can't be told apart any more nothing was read, and nothing is dropped
            if row is None or (row and source.keeps(began)):
                yield text if text.endswith(("\n", "\r")) else text + ending


def _write(records: Iterable[dict[str, Any]], table: _Table) -> Iterator[str]:
    out = io.StringIO()
    # the writer quotes only such line ends as are its own
    writer = csv.writer(out, delimiter=table.form.delimiter, lineterminator="\r\n")
    for record in records:
        writer.writerow([_cell(record.get(name)) for name in table.names])
        yield out.getvalue()[:-2] + table.ending
        out.seek(0)
        out.truncate()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, bool | int | float | list | tuple | dict):
        value = plain(value)
    return without_lone(value) if isinstance(value, str) else as_json(value)
