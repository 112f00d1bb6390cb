"""Parquet files (extra `parquet`): a row is a record, read a batch at a time."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from newslint.errors import how_to_install
from newslint.formats.records import Item, Picker, no_column, record_document, twin_columns
from newslint.formats.registry import Part
from newslint.model import Unread
from newslint.settings import RecordFields

#: rows that are held at once
BATCH = 1024
#: bytes of a column that are read at once
BUFFER = 1 << 20


def parquet_rows(
    path: str, stream: BinaryIO, names: RecordFields, groups: Sequence[int] | None = None, before: int = 0
) -> Iterator[Item]:
    """The records of a Parquet file, or of some of its groups of rows, behind so many.

    Only the columns that a document is made of are decoded.

    The line of a record is its row, from 1.
    """
    try:
        import pyarrow
    except ImportError:
        yield Unread(path, "reading Parquet needs pyarrow", hint=how_to_install("parquet"))
        return
    picked = Picker(names)
    try:
        file = open_parquet(stream)
        columns = file.schema_arrow.names
        if not picked.has_text(columns):
            yield no_column(path, columns, names)
            return
        if twins := twin_columns(path, columns, picked):
            yield twins
            return
        batches = file.iter_batches(BATCH, groups, picked.columns(columns))
        yield from records_of_batches(path, batches, picked, before)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        # names that are no UTF-8, sizes that nothing has
        yield Unread(path, f"not a Parquet file: {error}")


def parts_of_parquet(stream: BinaryIO, most: int) -> Iterator[Part]:
    """Where a file can be cut: between groups of rows; none if it can't be read at all."""
    try:
        import pyarrow

        told = open_parquet(stream).metadata
    except (ImportError, pyarrow.ArrowException, OSError, ValueError, MemoryError):
        return
    start = before = rows = size = 0
    for number in range(told.num_row_groups):
        group = told.row_group(number)
        rows, size = rows + group.num_rows, size + group.total_byte_size
        if size >= most or number + 1 == told.num_row_groups:
            yield Part(start, number + 1, before)
            start, before, size = number + 1, rows, 0


def records_of_batches(path: str, batches: Iterable[Any], picked: Picker, before: int = 0) -> Iterator[Item]:
    """The records in record batches of Arrow's; the line of each is its row, from 1, behind so many."""
    for batch in batches:
        there = batch.schema.names
        for number, row in enumerate(zip(*map(values_of, batch.columns)), before + 1):
            yield record_document(path, number, dict(zip(there, row)), picked, sound=True)
        before += batch.num_rows


def can_seek(stream: BinaryIO) -> bool:
    """Whether the stream is a file on disk or in memory, in which going back costs nothing."""
    held = isinstance(stream, io.BytesIO | tempfile.SpooledTemporaryFile) or isinstance(
        getattr(stream, "raw", None), io.FileIO
    )
    return held and stream.seekable()


def open_parquet(stream: BinaryIO) -> Any:  # noqa: ANN401  (pyarrow is loaded late)
    """The stream as a `pyarrow.parquet.ParquetFile`; one that can't go back for nothing (a compressed one) is held."""
    import pyarrow
    import pyarrow.parquet

    # else pyarrow holds a whole group of rows, or all of them, at once
    return pyarrow.parquet.ParquetFile(
        stream if can_seek(stream) else pyarrow.BufferReader(stream.read()), pre_buffer=False, buffer_size=BUFFER
    )


def values_of(column: Any) -> list[Any]:  # noqa: ANN401
    """The values of a column as objects of Python's, those that Python has no type for as words."""
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        # who wrote the file didn't look at what they called text
        import pyarrow

        raw = column.cast(pyarrow.large_binary()).to_pylist()
        values = [value if value is None else value.decode("utf-8", "replace") for value in raw]
    except (KeyError, ValueError, OverflowError, NotImplementedError):
        # nanoseconds, time zones that nobody knows, and whatever else Python has no type for
        values = _words_of(column)
    return values


def _words_of(column: Any) -> list[Any]:  # noqa: ANN401
    """The values of a column as words; None for lists of what can't be told."""
    import pyarrow

    try:
        words: list[Any] = column.cast(pyarrow.string()).to_pylist()
    except (ValueError, NotImplementedError):
        # a time zone that nobody knows: the moment is held as UTC, whatever zone it was in
        unit = getattr(column.type, "unit", None)
        moments = column.cast(pyarrow.timestamp(unit)).cast(pyarrow.string()) if unit else None
        # lists of such moments hold no day that could be taken for the record's
        words = moments.to_pylist() if moments is not None else [None] * len(column)
    return words
