"""Parquet: a row is a record. Written batch by batch, never edited in place (extra `parquet`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newslint.formats import parquet
from newslint.formats.registry import FileFormat, Item
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return parquet.parquet_rows(path, stream, settings.records)


def _write(file: BinaryIO, sources: Sequence[Any]) -> int:
    from newslint.formats.writers.parquet import write_batches

    return write_batches(file, sources)


FORMAT = FileFormat("Parquet", (".parquet",), _read, write=_write, columnar=True)
