"""The records of a file that are kept, as fields with the types that the file has."""

from __future__ import annotations

import contextlib
import csv
import zlib
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from msgspec import Struct

from newslint.errors import UsageError
from newslint.formats import open_bytes, read_file
from newslint.formats.csv_records import form_of, rows_of, text_lines
from newslint.formats.decoding import decode, without_lone
from newslint.formats.json_records import (
    CSV_ENDINGS,
    JSON_ENDINGS,
    LINES_ENDINGS,
    PARQUET_ENDINGS,
    Picker,
    decoded_line,
    json_items,
)
from newslint.model import Document, Unread
from newslint.settings import Settings

Fields = dict[str, Any]


class Source(Struct, frozen=True):
    """A file, and which of its records are dropped: (path, order)."""

    path: str
    settings: Settings
    dropped: Collection[tuple[str, int]]

    def has(self, endings: tuple[str, ...]) -> bool:
        """Whether the file's name has one of the endings, compressed or not."""
        return self.path.lower().removesuffix(".gz").endswith(endings)

    def keeps(self, order: int) -> bool:
        """Whether that record is kept."""
        return (self.path, order) not in self.dropped

    @contextlib.contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The file's bytes, uncompressed. Raises UsageError if they can't be read to the end of the context."""
        try:
            with open_bytes(self.path) as stream:
                yield stream
        except (OSError, EOFError, zlib.error) as error:
            raise self.broken(error) from None

    def broken(self, why: object) -> UsageError:
        """The error that says that the file can't be read, so that nobody takes what is written for all there is."""
        told = why.strerror if isinstance(why, OSError) and why.strerror else why
        hint = "nothing was written; fix the file or leave it out with --exclude"
        return UsageError(f"what is kept of it can't be told: {told}", path=self.path, hint=hint)

    def records(self) -> Iterator[Fields]:
        """The fields of every record that is kept; what has none, as a broken line, is left out."""
        if self.has(PARQUET_ENDINGS):
            return self._of_parquet()
        if self.has(LINES_ENDINGS):
            return self._of_lines()
        if self.has(JSON_ENDINGS):
            return self._of_json()
        return self._of_rows() if self.has(CSV_ENDINGS) else self._of_text()

    def names(self) -> Iterator[str]:
        """The names of the fields of what is kept; most come more than once."""
        if self.has(PARQUET_ENDINGS):
            from newslint.formats.writers.parquet import schema_of

            yield from schema_of(self).names
        else:
            for record in self.records():
                yield from record

    def _of_lines(self) -> Iterator[Fields]:
        with self.opened() as stream:
            for number, raw in enumerate(stream, 1):
                with contextlib.suppress(ValueError, RecursionError):
                    if raw.strip() and self.keeps(number):
                        record, _ = decoded_line(raw, number)
                        if isinstance(record, dict):
                            yield record

    def _of_json(self) -> Iterator[Fields]:
        with self.opened() as stream:
            text = decode(stream.read()).text
        try:
            items = json_items(text, Picker(self.settings.records))
        except (ValueError, RecursionError) as error:
            raise self.broken(error) from None
        for number, record in enumerate(items, 1):
            if isinstance(record, dict) and self.keeps(number):
                yield record

    def _of_rows(self) -> Iterator[Fields]:
        with self.opened() as stream:
            form = form_of(stream)
            rows = rows_of(map(without_lone, text_lines(stream, form)), form.delimiter)
            names = unique(next(rows, []))
            began = rows.line_num + 1
            try:
                for row in rows:
                    if row and len(row) <= len(names) and self.keeps(began):
                        yield dict(zip(names, row))
                    began = rows.line_num + 1
            except csv.Error as error:
                raise self.broken(f"line {rows.line_num}: {error}") from None

    def _of_parquet(self) -> Iterator[Fields]:
        from newslint.formats.writers.parquet import record_batches

        for batch in record_batches(self):
            for record in batch.to_pylist():
                # pandas writes NaN for what isn't there
                yield {name: None if value != value else value for name, value in record.items()}

    def _of_text(self) -> Iterator[Fields]:
        for item in read_file(self.path, self.settings):
            if isinstance(item, Unread):
                raise self.broken(item.what)
            if isinstance(item, Document) and self.keeps(0):
                fields = item.fields
                yield {"id": item.path, "title": fields.title, "published": fields.published, "text": item.text}


def unique(names: list[str]) -> list[str]:
    """The names with `.1`, `.2` … behind those that were there before."""
    seen: dict[str, str] = {}
    for name in names:
        free = next(n for n in (name, *(f"{name}.{number}" for number in range(1, len(names) + 1))) if n not in seen)
        seen[free] = name
    return list(seen)
