"""The records of a file that are kept, as fields with the types that the file has."""

from __future__ import annotations

import contextlib
import csv
import zlib
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from msgspec import Struct

from newslint.errors import UsageError
from newslint.formats import csv_files, json_array, json_lines, open_bytes, parquet_files, read_file
from newslint.formats.csv_records import form_of, readable_lines, rows_of
from newslint.formats.decoding import decode
from newslint.formats.json_records import (
    Picker,
    decoded_line,
    json_items,
)
from newslint.formats.registry import FileFormat, format_of
from newslint.model import Document, Unread
from newslint.settings import Settings

Fields = dict[str, Any]


class Source(Struct, frozen=True):
    """A file, and which of its records are dropped: (path, order)."""

    path: str
    settings: Settings
    dropped: Collection[tuple[str, int]]

    @property
    def format(self) -> FileFormat:
        """The format of the file, by its name."""
        return format_of(self.path)

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
        if self.format is parquet_files.FORMAT:
            return self._of_parquet()
        if self.format is json_lines.FORMAT:
            return self._of_lines()
        if self.format is json_array.FORMAT:
            return self._of_json()
        return self._of_rows() if self.format is csv_files.FORMAT else self._of_documents()

    def names(self) -> Iterator[str]:
        """The names of the fields of what is kept; most come more than once."""
        if self.format is parquet_files.FORMAT:
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
                        record, _ = decoded_line(raw, number, self.settings.records.encoding)
                        if isinstance(record, dict):
                            yield record

    def _of_json(self) -> Iterator[Fields]:
        with self.opened() as stream:
            text = decode(stream.read(), asked=self.settings.records.encoding).text
        try:
            items = json_items(text, Picker(self.settings.records))
        except (ValueError, RecursionError) as error:
            raise self.broken(error) from None
        for number, record in enumerate(items, 1):
            if isinstance(record, dict) and self.keeps(number):
                yield record

    def _of_rows(self) -> Iterator[Fields]:
        with self.opened() as stream:
            form = form_of(stream, self.settings.records.encoding)
            rows = rows_of(readable_lines(stream, form), form.delimiter)
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

    def _of_documents(self) -> Iterator[Fields]:
        for item in read_file(self.path, self.settings):
            if isinstance(item, Unread):
                raise self.broken(item.what)
            if isinstance(item, Document) and self.keeps(item.record.order if item.record else 0):
                fields, known = item.fields, item.record.id if item.record else item.path
                text = item.text if item.first_line else item.text.partition("\n")[2]
                record = {"id": known, "title": fields.title, "published": fields.published, "text": text}
                yield record | ({"url": fields.url} if fields.url else {})


def unique(names: list[str]) -> list[str]:
    """The names with `.1`, `.2` … behind those that were there before."""
    seen: dict[str, str] = {}
    for name in names:
        free = next(n for n in (name, *(f"{name}.{number}" for number in range(1, len(names) + 1))) if n not in seen)
        seen[free] = name
    return list(seen)
