"""JSON Lines: a line is a record."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newslint.formats import json_records
from newslint.formats.edit_in_place import edit_line
from newslint.formats.limits import BoundedStream
from newslint.formats.registry import FileFormat, Item, Part
from newslint.settings import Settings

#: bytes that are looked through at once
_BLOCK = 1 << 20


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return json_records.json_lines(path, stream, settings.records)


def _parts(stream: BinaryIO, most: int) -> Iterator[Part]:
    """Where the file can be cut: behind the first line end after so many bytes each."""
    start = before = lines = at = 0
    while block := stream.read(min(most, _BLOCK)):
        lines += block.count(b"\n")
        at += len(block)
        if at - start >= most:
            rest = stream.readline()
            at, lines = at + len(rest), lines + rest.count(b"\n")
            yield Part(start, at, before)
            start, before = at, lines
    if at > start:
        yield Part(start, at, before)


def _read_part(path: str, stream: BinaryIO, settings: Settings, part: Part) -> Iterator[Item]:
    stream.seek(part.start)
    held = BoundedStream(io.BytesIO(stream.read(part.stop - part.start)), settings.limits.document)
    return json_records.json_lines(path, held, settings.records, part.before)


def _write(file: BinaryIO, sources: Sequence[Any]) -> int:
    from newslint.formats.writers.lines import write_lines

    return write_lines(file, sources)


def _fields(source: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a Source of the writers)
    from newslint.formats.writers.sources import fields_of_lines

    return fields_of_lines(source)


FORMAT = FileFormat(
    "JSON Lines",
    (".jsonl", ".ndjson"),
    _read,
    edit=edit_line,
    write=_write,
    by_line=True,
    fields=_fields,
    parts=_parts,
    read_part=_read_part,
)
