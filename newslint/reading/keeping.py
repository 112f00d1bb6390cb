"""Write the records that are kept, as they were read, to a new file of records."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from newslint.errors import UsageError
from newslint.model import Document
from newslint.reading import read
from newslint.reading.writing import read_bytes
from newslint.settings import Settings

ENDINGS = (".jsonl", ".ndjson", ".csv", ".parquet")


def write_kept(target: str, paths: Sequence[str], settings: Settings, dropped: Collection[tuple[str, int]]) -> int:
    """Write every record under `paths` that isn't `dropped` (path, line) to `target`, and return how many those are.

    Records of JSON Lines go to JSON Lines byte for byte; else every field is kept and its type as far as the format
    of `target` has it. Files that aren't records become ones of `id` (the path), `title`, `published` and `text`.
    The target is replaced at once. Raises UsageError if the ending of its name is none of `ENDINGS`.
    """
    if not target.lower().endswith(ENDINGS):
        raise UsageError(f"can't write to {target}", hint=f"the name must end with one of {', '.join(ENDINGS)}")
    rows = _rows(paths, settings, dropped)
    handle, name = tempfile.mkstemp(dir=Path(target).resolve().parent, prefix=".kept.", suffix=".tmp")
    os.close(handle)
    try:
        write = (
            _write_csv if target.endswith(".csv") else _write_parquet if target.endswith(".parquet") else _write_lines
        )
        count = write(Path(name), rows)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count


def _rows(
    paths: Sequence[str], settings: Settings, dropped: Collection[tuple[str, int]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The kept records: as they are written in JSON (or "" if they aren't) and as fields."""
    path, records = "", None
    for item in read(paths, settings):
        if not isinstance(item, Document):
            continue
        line = item.record.line if item.record else 0
        if item.path != path:
            path, records = item.path, _Records(item.path) if item.record else None
        if (item.path, line) in dropped:
            continue
        if records:
            yield records.at(item)
        else:
            yield (
                "",
                {"id": item.path, "title": item.fields.title, "published": item.fields.published, "text": item.text},
            )


class _Records:
    """The records of one file by the line on which they start, read forwards."""

    def __init__(self, path: str) -> None:
        name = path.lower().removesuffix(".gz")
        self.lines: list[bytes] = []
        self.rows: dict[int, dict[str, Any]] = {}
        if name.endswith((".jsonl", ".ndjson")) and path != "-":
            self.lines = read_bytes(path).split(b"\n")
        elif name.endswith(".csv"):
            self.rows = dict(_csv_rows(read_bytes(path).decode("utf-8-sig", "surrogateescape")))
        elif name.endswith(".parquet"):
            import pyarrow.parquet

            self.rows = dict(enumerate(pyarrow.parquet.read_table(path).to_pylist(), 1))

    def at(self, document: Document) -> tuple[str, dict[str, Any]]:
        """The record that `document` was made of."""
        assert document.record
        line = document.record.line
        if self.lines:
            raw = self.lines[line - 1].decode("utf-8-sig", "surrogateescape").strip("\r\n")
            return raw, json.loads(raw)
        if line in self.rows:
            return "", self.rows[line]
        text = document.text.split("\n", 1)[1] if document.first_line == 0 else document.text
        fields = document.fields
        return "", {"id": document.record.id, "title": fields.title, "published": fields.published, "text": text}


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        delimiter = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|").delimiter
    except csv.Error:
        delimiter = ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = next(rows, [])
    began = rows.line_num + 1
    for row in rows:
        yield began, dict(zip(head, row, strict=False))
        began = rows.line_num + 1


def _write_lines(target: Path, rows: Iterator[tuple[str, dict[str, Any]]]) -> int:
    count = 0
    with target.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for raw, fields in rows:
            file.write((raw or json.dumps(fields, ensure_ascii=False, default=str)) + "\n")
            count += 1
    return count


def _write_csv(target: Path, rows: Iterator[tuple[str, dict[str, Any]]]) -> int:
    kept = [fields for _, fields in rows]
    names = list(dict.fromkeys(name for fields in kept for name in fields))
    with target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    return len(kept)


def _write_parquet(target: Path, rows: Iterator[tuple[str, dict[str, Any]]]) -> int:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("writing Parquet needs pyarrow", hint="pip install 'newslint[parquet]'") from None
    kept = [fields for _, fields in rows]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(kept), target)
    return len(kept)
