"""JSON: a list of records, or an object that holds one. Held whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newslint.formats import json_records
from newslint.formats.edit_in_place import edit_array
from newslint.formats.registry import FileFormat, Item
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return json_records.json_array(path, stream.read(), settings.records)


FORMAT = FileFormat("JSON", (".json",), _read, edit=edit_array, numbered=True, whole=True)
