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
from newslint.formats.csv_records import form_of, readable_lines, rows_of
from newslint.formats.decoding import decode
from newslint.formats.json_records import decode_line, json_items
from newslint.formats.records import Picker
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

    def keeps(self, order: int, path: str = "") -> bool:
        """Whether that record is kept; `path` is that of a file in an archive of files."""
        return (path or self.path, order) not in self.dropped

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
        read = self.format.fields
        return read(self) if read else fields_of_documents(self)

    def names(self) -> Iterator[str]:
        """The names of the fields of what is kept; most come more than once."""
        if self.format.names:
            yield from self.format.names(self)
        else:
            for record in self.records():
                yield from record


def fields_of_lines(source: Source) -> Iterator[Fields]:
    """The fields of the kept records of JSON Lines; broken lines are left out."""
    with source.opened() as stream:
        for number, raw in enumerate(stream, 1):
            with contextlib.suppress(ValueError, RecursionError):
                if raw.strip() and source.keeps(number):
                    record, _ = decode_line(raw, number, source.settings.records.encoding)
                    if isinstance(record, dict):
                        yield record


def fields_of_array(source: Source) -> Iterator[Fields]:
    """The fields of the kept records of a file of JSON."""
    with source.opened() as stream:
        text = decode(stream.read(), asked=source.settings.records.encoding).text
    try:
        items = json_items(text, Picker(source.settings.records))
    except (ValueError, RecursionError) as error:
        raise source.broken(error) from None
    for number, record in enumerate(items, 1):
        if isinstance(record, dict) and source.keeps(number):
            yield record


def fields_of_rows(source: Source) -> Iterator[Fields]:
    """The fields of the kept rows of a CSV file; names that stand twice are told apart."""
    with source.opened() as stream:
        form = form_of(stream, source.settings.records.encoding)
        rows = rows_of(readable_lines(stream, form), form.delimiter)
        names = unique(next(rows, []))
        began = rows.line_num + 1
        try:
            for row in rows:
                if row and len(row) <= len(names) and source.keeps(began):
                    yield dict(zip(names, row))
                began = rows.line_num + 1
        except csv.Error as error:
            raise source.broken(f"line {rows.line_num}: {error}") from None


def fields_of_documents(source: Source) -> Iterator[Fields]:
    """What a file that is only read says of its documents: `id`, `title`, `published`, `text` and perhaps `url`."""
    for item in read_file(source.path, source.settings):
        if isinstance(item, Unread):
            raise source.broken(item.what)
        if isinstance(item, Document) and source.keeps(item.record.order if item.record else 0, item.path):
            fields, known = item.fields, item.record.id if item.record else item.path
            text = item.text if item.first_line else item.text.partition("\n")[2]
            record = {"id": known, "title": fields.title, "published": fields.published, "text": text}
            yield record | ({"url": fields.url} if fields.url else {})


def unique(names: list[str]) -> list[str]:
    """The names with `.1`, `.2` … behind those that were there before."""
    seen: dict[str, None] = {}
    #: by name, from which number on none was tried yet
    untried: dict[str, int] = {}
    for name in names:
        free = name
        while free in seen:
            untried[name] = untried.get(name, 0) + 1
            free = f"{name}.{untried[name]}"
        seen[free] = None
    return list(seen)
