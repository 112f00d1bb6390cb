"""Arrow IPC, as a file (Feather 2) or as a stream: a row is a record, read a batch at a time (extra `parquet`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from newslint.errors import how_to_install
from newslint.formats.parquet import BATCH, can_seek, records_of_batches, values_of
from newslint.formats.records import Picker, no_column, twin_columns
from newslint.formats.registry import FileFormat, Item
from newslint.model import Unread
from newslint.settings import Settings

#: what a file of each kind starts with (https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format)
_FILE, _FIRST_FEATHER = b"ARROW1", b"FEA1"


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    try:
        import pyarrow
        import pyarrow.ipc
    except ImportError:
        yield Unread(path, "reading Arrow needs pyarrow", hint=how_to_install("parquet"))
        return
    picked = Picker(settings.records)
    try:
        stream, start = _can_go_back(stream)
        if start.startswith(_FIRST_FEATHER):
            what = "a Feather file of the first version isn't read"
            yield Unread(path, what, hint="write it anew with pyarrow.feather.write_feather")
            return
        opened = _opener(start)
        names = opened(stream).schema.names
        if not picked.has_text(names):
            yield no_column(path, names, settings.records)
            return
        if twins := twin_columns(path, names, picked):
            yield twins
            return
        stream.seek(0)
        wanted = [at for at, name in enumerate(names) if name in picked.columns(names)]
        reader = opened(stream, options=pyarrow.ipc.IpcReadOptions(included_fields=wanted, use_threads=False))
        yield from records_of_batches(path, chain.from_iterable(map(_slices, _batches(reader))), picked)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        # names that are no UTF-8, sizes that nothing has
        yield Unread(path, f"not an Arrow file: {error}")


def _can_go_back(stream: BinaryIO) -> tuple[Any, bytes]:
    """The stream, or all of it in memory if it can't go back for nothing, and its first bytes."""
    import pyarrow

    there = stream if can_seek(stream) else pyarrow.BufferReader(stream.read())
    start = there.read(len(_FILE))
    there.seek(0)
    return there, start


def _opener(start: bytes) -> Callable[..., Any]:
    """What opens a file that starts like this: one of Arrow's, or a stream."""
    import pyarrow.ipc

    opened: Callable[..., Any] = pyarrow.ipc.open_file if start == _FILE else pyarrow.ipc.open_stream
    return opened


def _fields(source: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a Source of the writers)
    """All columns of the kept rows."""
    import pyarrow

    before = 0
    with source.opened() as stream:
        try:
            there, start = _can_go_back(stream)
            for batch in chain.from_iterable(map(_slices, _batches(_opener(start)(there)))):
                for row, values in enumerate(zip(*map(values_of, batch.columns)), before + 1):
                    if source.keeps(row):
                        yield dict(zip(batch.schema.names, values))
                before += batch.num_rows
        except (pyarrow.ArrowException, ValueError, MemoryError) as error:
            raise source.broken(error) from None


def _batches(reader: Any) -> Iterable[Any]:  # noqa: ANN401  (pyarrow is loaded late)
    """The record batches of a file, one at a time, or of a stream."""
    count = getattr(reader, "num_record_batches", None)
    return reader if count is None else map(reader.get_batch, range(count))


def _slices(batch: Any) -> Iterator[Any]:  # noqa: ANN401
    """A batch in pieces of so many rows as are held as objects of Python's at once. Raises ArrowInvalid."""
    # Arrow believes what a file says of itself, and would read beyond what there is
    batch.validate(full=True)
    for start in range(0, batch.num_rows, BATCH):
        yield batch.slice(start, BATCH)


FORMAT = FileFormat("Arrow IPC", (".arrow", ".feather"), _read, bounds=True, seeks=True, fields=_fields)
