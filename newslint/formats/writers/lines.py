"""Kept records as JSON Lines."""

from __future__ import annotations

import base64
import codecs
import datetime
import decimal
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from newslint.formats.writers.sources import Source


def write_lines(file: BinaryIO, sources: Sequence[Source]) -> int:
    """Write a line a record and return how many. Lines of JSON Lines are written as they are, broken ones too."""
    count = 0
    for source in sources:
        for raw in _as_they_are(source) if source.format.by_line else map(line, source.records()):
            file.write(raw)
            count += 1
    return count


def _as_they_are(source: Source) -> Iterator[bytes]:
    with source.opened() as stream:
        for number, raw in enumerate(stream, 1):
            if number == 1:
                # the mark is the file's and not the record's
                raw = raw.removeprefix(codecs.BOM_UTF8)
            if raw.strip() and source.keeps(number):
                yield raw if raw.endswith(b"\n") else raw + b"\n"


def line(record: Mapping[str, Any]) -> bytes:
    """A record as a line of JSON; lone surrogates, which no encoding has, as the escapes that JSON has for them."""
    try:
        return (as_json(record) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(record, default=plain) + "\n").encode()


def as_json(value: object) -> str:
    """A value of any of the formats as JSON."""
    return json.dumps(value, ensure_ascii=False, default=plain)


def plain(value: object) -> object:
    """What stands in JSON for a value of Parquet: days and times in ISO 8601, bytes as UTF-8 or else in base64."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return str(value) if not isinstance(value, decimal.Decimal) else format(value, "f")
