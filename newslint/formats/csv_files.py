"""CSV: a row is a record, the first row names the fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newslint.formats import csv_records
from newslint.formats.edit_in_place import edit_rows
from newslint.formats.registry import FileFormat, Item
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return csv_records.csv_rows(path, stream, settings.records)


def _write(file: BinaryIO, sources: Sequence[Any]) -> int:
    from newslint.formats.writers.tables import write_rows

    return write_rows(file, sources)


def _fields(source: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a Source of the writers)
    from newslint.formats.writers.sources import fields_of_rows

    return fields_of_rows(source)


FORMAT = FileFormat(
    "CSV", (".csv",), _read, edit=edit_rows, write=_write, fields=_fields, tabular=True, bounds=True, seeks=True
)
