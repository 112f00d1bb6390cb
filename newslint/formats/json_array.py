"""JSON: a list of records, or an object that holds one. Held whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.formats import json_records
from newslint.formats.edit_in_place import edit_array
from newslint.formats.own_reports import own_report
from newslint.formats.registry import FileFormat, Item
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    raw = stream.read()
    if report := own_report(path, raw):
        return iter((report,))
    return json_records.json_array(path, raw, settings.records)


def _fields(source: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a Source of the writers)
    from newslint.formats.writers.sources import fields_of_array

    return fields_of_array(source)


FORMAT = FileFormat("JSON", (".json",), _read, edit=edit_array, numbered=True, whole=True, fields=_fields)
