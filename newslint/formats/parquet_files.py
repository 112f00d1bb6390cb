"""Parquet: a row is a record. Written batch by batch, never edited in place (extra `parquet`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newslint.formats import parquet
from newslint.formats.registry import FileFormat, Item, Part
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return parquet.parquet_rows(path, stream, settings.records)


def _read_part(path: str, stream: BinaryIO, settings: Settings, part: Part) -> Iterator[Item]:
    return parquet.parquet_rows(path, stream, settings.records, range(part.start, part.stop), part.before)


def _write(file: BinaryIO, sources: Sequence[Any]) -> int:
    from newslint.formats.writers.parquet import write_batches

    return write_batches(file, sources)


def _fields(source: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a Source of the writers)
    from newslint.formats.writers.parquet import fields_of_table

    return fields_of_table(source)


def _names(source: Any) -> Iterator[str]:  # noqa: ANN401  (a Source of the writers)
    from newslint.formats.writers.parquet import names_of_table

    return names_of_table(source)


FORMAT = FileFormat(
    "Parquet",
    (".parquet",),
    _read,
    write=_write,
    columnar=True,
    bounds=True,
    seeks=True,
    fields=_fields,
    names=_names,
    parts=parquet.parts_of_parquet,
    read_part=_read_part,
)
