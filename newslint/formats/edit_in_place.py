"""Edits of documents → the bytes of the file that holds them, with everything else as it was, and the way back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from newslint.formats.csv_records import SAMPLE, delimiter_of
from newslint.formats.decoding import LONE, encode, escape
from newslint.formats.json_records import holder
from newslint.formats.records import Picker, field_names
from newslint.formats.records import record_document as as_document
from newslint.formats.registry import format_of
from newslint.formats.value_spans import Member, elements, fields, in_csv, in_json, members, rows
from newslint.model import Document, Edit, Format, Span
from newslint.settings import RecordFields


class Patch(Struct, frozen=True):
    """The edits to one document's source. `place` says which: a record's line, its number in a file of JSON, or 0.

    `head` is the length of the record's title if it stands before the text, else -1. `dropped`: the record goes.
    `encoding` is what its bytes were read in, `page` what those lines of it that aren't UTF-8 were read in.
    """

    place: int
    edits: tuple[Edit, ...] = ()
    head: int = -1
    dropped: bool = False
    encoding: str = "utf-8"
    page: str = ""


class Hunk(Struct, frozen=True):
    """In changed bytes, from `at` on `length` bytes, where `was` stood before."""

    at: int
    length: int
    was: bytes


def patch_of(document: Document, edits: Iterable[Edit], number: int) -> Patch:
    """The patch for a document, the `number`th of its file from 1."""
    place = 0
    if document.record:
        place = number if format_of(document.path).numbered else document.record.line
    head = document.text.index("\n") if document.first_line == 0 else -1
    guess = document.guess
    is_beside = guess is not None and (guess.beside or document.encoding == "utf-8")
    page = guess.encoding if guess and is_beside else ""
    return Patch(place, tuple(edits), head, encoding="utf-8" if is_beside else document.encoding, page=page)


def apply_patches(path: str, raw: bytes, patches: Sequence[Patch], names: RecordFields) -> tuple[bytes, list[Hunk]]:
    """The uncompressed bytes of a file, or of one line of JSON Lines, with the patches in them, and the way back.

    Raises ValueError if the bytes can't be written back as they were read.
    """
    if not any(patch.edits or patch.dropped for patch in patches):
        return raw, []
    found = format_of(path)
    if found.edit is None:
        raise ValueError(f"{found.name} can't be edited in place")
    encoding, page = patches[0].encoding, next((patch.page for patch in patches if patch.page), "")
    text, bom = escape(raw, encoding, by_line=bool(page))
    if encode(text, encoding, bom=bom) != raw:
        raise ValueError(f"its {encoding} is broken and could not be written back as it is")
    edits = sorted(found.edit(text, patches, names))
    errors = "xmlcharrefreplace" if found.form is Format.HTML else "strict"
    return _splice(text, edits, _write(text, edits, encoding, page, errors), encoding, bom=bom)


def _write(text: str, edits: Sequence[Edit], encoding: str, page: str, errors: str) -> list[bytes]:
    """What each edit puts in, as bytes.

    A line in a page of its own stays in it as long as one of its bytes stays: half a line in UTF-8 would be neither.
    """
    written = []
    for edit in edits:
        if page and _stays_foreign(text, edits, edit):
            try:
                written.append(edit.replacement.encode(page, errors))
            except UnicodeEncodeError:
                written.append(encode(edit.span.of(text), encoding, bom=False))
        else:
            written.append(edit.replacement.encode(encoding, errors))
    return written


def _stays_foreign(text: str, edits: Sequence[Edit], edit: Edit) -> bool:
    start, end = text.rfind("\n", 0, edit.span.start) + 1, text.find("\n", edit.span.end)
    end = len(text) if end < 0 else end
    lone = [at for found in LONE.finditer(text, start, end) for at in range(*found.span())]
    others = sum(not char.isascii() for char in text[start:end]) - len(lone)
    if len(lone) < others or not lone:
        return False
    near = [one.span for one in edits if one.span.end > start and one.span.start < end]
    return not all(any(span.start <= at < span.end for span in near) for at in lone)


def edit_text(text: str, patches: Sequence[Patch], names: RecordFields) -> Iterator[Edit]:
    """The edits to a file that is one text."""
    (patch,) = patches
    yield from (Edit(Span(0, len(text)), ""),) if patch.dropped else patch.edits


def _splice(
    text: str, edits: Sequence[Edit], written: Sequence[bytes], encoding: str, *, bom: bool
) -> tuple[bytes, list[Hunk]]:
    pieces, hunks, at = [encode("", encoding, bom=bom)], [], 0
    size = len(pieces[0])
    for edit, put in zip(edits, written, strict=True):
        kept = encode(text[at : edit.span.start], encoding, bom=False)
        size += len(kept)
        hunks.append(Hunk(size, len(put), encode(edit.span.of(text), encoding, bom=False)))
        size += len(put)
        pieces += (kept, put)
        at = edit.span.end
    return b"".join((*pieces, encode(text[at:], encoding, bom=False))), hunks


def in_fields(patch: Patch) -> tuple[list[Edit], list[Edit]]:
    """The edits to a record's title and those to its text, each counted from its field's start."""
    start = patch.head + 1
    title = [edit for edit in patch.edits if edit.span.end <= patch.head]
    moved = [
        Edit(Span(edit.span.start - start, edit.span.end - start), edit.replacement)
        for edit in patch.edits
        if edit.span.start >= start
    ]
    return title, moved


def _of_record(text: str, found: Sequence[Member], patch: Patch, names: RecordFields) -> Iterator[Edit]:
    """The edits to a JSON object's members that a patch comes to."""
    by_name = {member.name: member for member in found}
    text_name, title_name = field_names({name: member.value for name, member in by_name.items()}, names)
    for name, edits in zip((title_name, text_name), in_fields(patch), strict=True):
        member = by_name.get(name)
        if edits and not (member and isinstance(member.value, str)):
            raise ValueError("a text of it stands in markup within a field, which isn't written back")
        if edits and member:
            yield from in_json(text, member.span, edits, plain=text.isascii())


def edit_line(text: str, patches: Sequence[Patch], names: RecordFields) -> Iterator[Edit]:
    """The edits to a line of JSON Lines."""
    (patch,) = patches
    if patch.dropped:
        yield Edit(Span(0, len(text)), "")
        return
    yield from _of_record(text, members(text, 0)[0], patch, names)


def edit_array(text: str, patches: Sequence[Patch], names: RecordFields) -> Iterator[Edit]:
    """The edits to a file of JSON that holds records."""
    by_place = {patch.place: patch for patch in patches}
    picked = Picker(names)
    spans = _objects(text, picked)
    gone = set()
    number = 0
    for at, span in enumerate(spans):
        if text[span.start] != "{":
            continue
        found = members(text, span.start)[0]
        if not isinstance(as_document("", 1, {m.name: m.value for m in found}, picked), Document):
            continue
        number += 1
        patch = by_place.get(number)
        if patch and patch.dropped:
            gone.add(at)
        elif patch and patch.edits:
            yield from _of_record(text, found, patch, names)
    yield from _without_elements(spans, gone)


def _objects(text: str, picked: Picker) -> list[Span]:
    """Where the records of a JSON file are written, as `newslint.formats.json_records.json_array` finds them."""
    at = len(text) - len(text.lstrip(" \t\r\n"))
    if text[at : at + 1] == "[":
        return elements(text, at)[0]
    found, end = members(text, at)
    name = holder({member.name: member.value for member in found}, picked)
    inner = next((member for member in reversed(found) if member.name == name), None)
    return elements(text, inner.span.start)[0] if inner else [Span(at, end)]


def _without_elements(spans: Sequence[Span], gone: set[int]) -> Iterator[Edit]:
    """The edits that take elements out of a list, each with the comma and the space that it no longer needs."""
    at = 0
    while at < len(spans):
        end = at
        while end in gone:
            end += 1
        if end > at:
            if end < len(spans):
                yield Edit(Span(spans[at].start, spans[end].start), "")
            else:
                yield Edit(Span(spans[at - 1].end if at else spans[at].start, spans[end - 1].end), "")
        at = end + 1


def edit_rows(text: str, patches: Sequence[Patch], names: RecordFields) -> Iterator[Edit]:
    """The edits to a CSV file."""
    by_place = {patch.place: patch for patch in patches}
    delimiter = delimiter_of(text[:SAMPLE])
    head: list[str] = []
    for line, span, row in rows(text, delimiter):
        if not head:
            head = row
        elif (patch := by_place.get(line)) is not None:
            if patch.dropped:
                yield Edit(span, "")
            elif patch.edits:
                yield from _of_row(span, span.of(text), head, row, delimiter, patch, names)


def _of_row(
    span: Span, written: str, head: list[str], row: list[str], delimiter: str, patch: Patch, names: RecordFields
) -> Iterator[Edit]:
    places = fields(written, delimiter)
    text_name, title_name = field_names(dict(zip(head, row)), names)
    wanted = dict(zip((title_name, text_name), in_fields(patch)))
    if places is None or [_value(place.of(written)) for place in places] != row:
        # a row that only a reader forgives is written anew
        yield Edit(span, _row_anew(head, row, delimiter, wanted, written))
        return
    last = {name: at for at, name in enumerate(head)}
    for name, edits in wanted.items():
        if edits and name in last and last[name] < len(places):
            for edit in in_csv(written, places[last[name]], edits, delimiter):
                yield Edit(Span(span.start + edit.span.start, span.start + edit.span.end), edit.replacement)


def _value(written: str) -> str:
    return written[1:-1].replace('""', '"') if written.startswith('"') else written


def _row_anew(head: list[str], row: list[str], delimiter: str, wanted: dict[Any, list[Edit]], written: str) -> str:
    from newslint.model.text import apply_edits

    last = {name: at for at, name in enumerate(head)}
    values = list(row)
    for name, edits in wanted.items():
        if edits and name in last and last[name] < len(values):
            values[last[name]] = apply_edits(values[last[name]], edits)
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=written[len(written.rstrip("\r\n")) :]).writerow(values)
    return out.getvalue()
