"""Parquet files (extra `parquet`): a row is a record, read a batch at a time."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from newslint.formats.json_records import Item, Picker, no_column, record_document
from newslint.model import Unread
from newslint.settings import RecordFields

#: rows that are held at once
BATCH = 1024
#: bytes of a column that are read at once
BUFFER = 1 << 20


def parquet_rows(path: str, stream: BinaryIO, names: RecordFields) -> Iterator[Item]:
    """The records of a Parquet file, of which only the columns that a document is made of are decoded.

    The line of a record is its row, from 1.
    """
    try:
        import pyarrow
    except ImportError:
        yield Unread(path, "reading Parquet needs pyarrow", hint="pip install 'newslint[parquet]'")
        return
    picked = Picker(names)
    try:
        file = open_parquet(stream)
        columns = file.schema_arrow.names
        if not picked.has_text(columns):
            yield no_column(path, columns, names)
            return
        yield from records_of_batches(path, file.iter_batches(BATCH, columns=picked.columns(columns)), picked)
    except (pyarrow.ArrowException, OSError) as error:
        yield Unread(path, f"not a Parquet file: {error}")


def records_of_batches(path: str, batches: Iterable[Any], picked: Picker) -> Iterator[Item]:
    """The records in record batches of Arrow's; the line of each is its row, from 1."""
    before = 0
    for batch in batches:
        there = batch.schema.names
        for number, row in enumerate(zip(*map(_values, batch.columns)), before + 1):
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


def _values(column: Any) -> list[Any]:  # noqa: ANN401
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        # who wrote the file didn't look at what they called text
        import pyarrow

        raw = column.cast(pyarrow.large_binary()).to_pylist()
        values = [value if value is None else value.decode("utf-8", "replace") for value in raw]
    except (ValueError, OverflowError, NotImplementedError):
        # nanoseconds, and whatever else Python has no type for
        import pyarrow

        values = column.cast(pyarrow.string()).to_pylist()
    return values
