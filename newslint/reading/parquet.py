"""Parquet files (extra `parquet`): a row is a record, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model import Document, Unread
from newslint.reading.records import record_document
from newslint.settings import RecordFields

#: rows that are held at once
BATCH = 1024


def parquet_rows(path: str, names: RecordFields) -> Iterator[Document | Unread]:
    """The records of a Parquet file. The line of a record is its row, from 1."""
    try:
        import pyarrow.parquet
    except ImportError:
        yield Unread(path, "reading Parquet needs pyarrow", hint="pip install 'newslint[parquet]'")
        return
    try:
        number = 0
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(BATCH):
            for row in batch.to_pylist():
                number += 1
                yield record_document(path, number, row, names)
    except (pyarrow.ArrowInvalid, OSError) as error:
        yield Unread(path, f"not a Parquet file: {error}")
