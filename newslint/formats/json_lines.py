"""JSON Lines: a line is a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newslint.formats import json_records
from newslint.formats.edit_in_place import edit_line
from newslint.formats.registry import FileFormat, Item
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return json_records.json_lines(path, stream, settings.records)


def _write(file: BinaryIO, sources: Sequence[Any]) -> int:
    from newslint.formats.writers.lines import write_lines

    return write_lines(file, sources)


def _fields(source: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a Source of the writers)
    from newslint.formats.writers.sources import fields_of_lines

    return fields_of_lines(source)


FORMAT = FileFormat(
    "JSON Lines", (".jsonl", ".ndjson"), _read, edit=edit_line, write=_write, by_line=True, fields=_fields
)
