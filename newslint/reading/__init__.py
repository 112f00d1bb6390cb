"""Bytes → Document, one module per file format."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from newslint.model import Document, Fields, RecordRef, Skipped, Unread
from newslint.settings import Settings

_TEXT = ("text", "body", "content", "article")
_TITLE = ("title", "headline")
_DATE = ("published", "date", "published_at", "pubdate")


def read(paths: Sequence[str], settings: Settings) -> Iterator[Document | Unread | Skipped]:
    """Every document under the paths, in a stable order, and what could not be read or was left out."""
    for given in paths:
        if given == "-":
            yield Document("-", sys.stdin.buffer.read().decode("utf-8", "replace"))
            continue
        path = Path(given)
        if not path.exists():
            yield Unread(given, "no such file or folder", hint="check the path")
        elif path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")):
                yield from _file(file, settings)
        else:
            yield from _file(path, settings)


def _file(path: Path, settings: Settings) -> Iterator[Document | Unread]:
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _record(str(path), number, json.loads(line), settings)
        return
    yield Document(str(path), path.read_bytes().decode("utf-8", "replace"))


def _record(path: str, number: int, record: dict[str, str], settings: Settings) -> Document:
    names = settings.records

    def pick(given: str | None, usual: tuple[str, ...]) -> str | None:
        return next((record[key] for key in ((given,) if given else usual) if record.get(key)), None)

    title, text = pick(names.title, _TITLE), pick(names.text, _TEXT) or ""
    fields = Fields(title=title, published=pick(names.date, _DATE), source=record.get("source"), url=record.get("url"))
    ref = RecordRef(str(record.get(names.id or "id", number)), number)
    if title is None:
        return Document(path, text, record=ref, fields=fields)
    return Document(path, title.replace("\n", " ") + "\n" + text, record=ref, fields=fields, first_line=0)
