"""Edits → bytes: a file with its texts changed and everything else as it was, encoding and line ends included."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint.model import Document, Edit
from newslint.reading.decoding import decode, encode, with_surrogates
from newslint.reading.html import declared_encoding
from newslint.reading.records import CSV_ENDINGS, JSON_ENDINGS, LINES_ENDINGS, text_and_title

Edited = Sequence[tuple[Document, Sequence[Edit]]]


def can_write(path: str) -> bool:
    """Whether files of that name can be written back: standard input and Parquet can't."""
    return path != "-" and not path.lower().endswith(".parquet")


def rewritten(path: str, raw: bytes, edited: Edited) -> bytes:
    """The file's bytes with the edits in them. `edited` lists every document of the file with the edits to its source.

    The bytes are uncompressed ones; edits must not overlap.
    """
    name = path.lower().removesuffix(".gz")
    if name.endswith(LINES_ENDINGS):
        return _lines(raw, edited)
    if name.endswith(JSON_ENDINGS):
        return _json(raw, edited)
    if name.endswith(CSV_ENDINGS):
        return _csv(raw, edited)
    ((_, edits),) = edited
    decoded = decode(raw, declared_encoding(raw) if name.endswith(("html", "htm")) else None)
    text = applied(with_surrogates(decoded.text, decoded.damage), edits)
    return encode(text, decoded.encoding, bom=decoded.bom)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits in it."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def read_bytes(path: str) -> bytes:
    """A file's bytes, uncompressed. Raises OSError, EOFError or zlib.error."""
    raw = Path(path).read_bytes()
    return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw


def write_bytes(path: str, raw: bytes) -> None:
    """Put new bytes in the place of a file's, at once and with its mode; compressed if it was. Raises OSError.

    Who reads the file meanwhile, or after a crash, finds the old content or the new and nothing between.
    """
    target = Path(path).resolve()
    if target.read_bytes()[:2] == b"\x1f\x8b":
        raw = gzip.compress(raw, mtime=0)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _changed(document: Document, edits: Sequence[Edit], old_title: str | None) -> tuple[str | None, str]:
    """The title and the text of a record with the edits in it; a title keeps line ends that were shown as spaces."""
    if document.first_line == 1:
        return old_title, applied(document.text, edits)
    head = document.text.index("\n")
    in_title = [edit for edit in edits if edit.span.end <= head]
    rest = applied(document.text, [edit for edit in edits if edit.span.start > head])[head + 1 :]
    return applied(old_title or "", in_title), rest


def _lines(raw: bytes, edited: Edited) -> bytes:
    lines = raw.splitlines(keepends=True)
    for document, edits in edited:
        if not edits or not document.record:
            continue
        at = document.record.line - 1
        line = lines[at]
        record = json.loads(line)
        lines[at] = _with_fields(line.decode("utf-8"), record, document, edits).encode("utf-8")
    return b"".join(lines)


def _with_fields(written: str, record: Mapping[str, Any], document: Document, edits: Sequence[Edit]) -> str:
    (text_name, old_text), (title_name, old_title) = text_and_title(record, document)
    title, text = _changed(document, edits, old_title)
    for name, old, new in ((title_name, old_title, title), (text_name, old_text, text)):
        if name and old is not None and new is not None and old != new:
            written = _literal_replaced(written, record, name, old, new)
    return written


def _literal_replaced(written: str, record: Mapping[str, Any], name: str, old: str, new: str) -> str:
    """The JSON of a record with one string changed: only its literal, if it can be told; else the record anew."""
    for plain in (False, True):
        literal = json.dumps(old, ensure_ascii=plain)
        if written.count(literal) == 1:
            return written.replace(literal, json.dumps(new, ensure_ascii=plain))
    end = written[len(written.rstrip()) :]
    return json.dumps({**record, name: new}, ensure_ascii=written.isascii()) + end


def _json(raw: bytes, edited: Edited) -> bytes:
    decoded = decode(raw)
    text, at = decoded.text, 0
    for document, edits in edited:
        old = document.text[document.text.index("\n") + 1 :] if document.first_line == 0 else document.text
        old_title = document.fields.title
        title, new = _changed(document, edits, old_title)
        for before, after in ((old_title, title), (old, new)):
            if before is not None and after is not None and before != after:
                text = _first_literal_replaced(text, at, before, after)
        # records stand in the file in their order: the next one is looked for behind this one's text
        place = text.find(json.dumps(new, ensure_ascii=False), at)
        at = place if place >= 0 else at
    return encode(text, decoded.encoding, bom=decoded.bom)


def _first_literal_replaced(text: str, at: int, old: str, new: str) -> str:
    for plain in (False, True):
        literal = json.dumps(old, ensure_ascii=plain)
        start = text.find(literal, at)
        if start >= 0:
            return text[:start] + json.dumps(new, ensure_ascii=plain) + text[start + len(literal) :]
    return text


def _csv(raw: bytes, edited: Edited) -> bytes:
    decoded = decode(raw)
    text = with_surrogates(decoded.text, decoded.damage)
    by_line = {document.record.line: (document, edits) for document, edits in edited if document.record and edits}
    physical = text.splitlines(keepends=True) if "\r" in text else [line + "\n" for line in text.split("\n")]
    if physical and not text.endswith(("\n", "\r")):
        physical[-1] = physical[-1].rstrip("\n")
    delimiter = _delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = next(rows, [])
    began = rows.line_num + 1
    pieces = physical[: rows.line_num]
    for row in rows:
        there = physical[began - 1 : rows.line_num]
        if began in by_line:
            there = [_row(row, head, delimiter, there[-1], *by_line[began])]
        pieces += there
        began = rows.line_num + 1
    return encode("".join(pieces), decoded.encoding, bom=decoded.bom)


def _delimiter(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:8192], delimiters=",;\t|").delimiter
    except csv.Error:
        return ","


def _row(row: list[str], head: list[str], delimiter: str, last: str, document: Document, edits: Sequence[Edit]) -> str:
    record = dict(zip(head, row))
    (text_name, _), (title_name, old_title) = text_and_title(record, document)
    title, text = _changed(document, edits, old_title)
    values = [title if n == title_name else text if n == text_name else old for n, old in zip(head, row)]
    out = io.StringIO()
    ending = last[len(last.rstrip("\r\n")) :]
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerow(values)
    return out.getvalue()
