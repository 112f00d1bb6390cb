"""Where the strings of JSON and CSV stand in a file as it is written, so that one can be edited and the rest stays."""

from __future__ import annotations

import csv
import io
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from newslint.model import Edit, Span

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(strict=False)
#: a stretch of plain characters, or one that is written as an escape (two for what UTF-16 writes with two)
_UNIT = re.compile(
    r'[^\\"]+|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.', re.DOTALL
)


class Member(Struct, frozen=True):
    """A member of an object: its name, where its value is written, and the value."""

    name: str
    span: Span
    value: Any


def members(text: str, at: int) -> tuple[list[Member], int]:
    """The members of the JSON object that begins at `at`, in order, and the offset behind it. Raises ValueError."""
    found: list[Member] = []
    at = _past(text, at, "{")
    while text[at : at + 1] != "}":
        if found:
            at = _past(text, at, ",")
        if text[at : at + 1] != '"':
            raise ValueError(f"no name at {at}")
        name, at = _DECODER.raw_decode(text, at)
        at = _past(text, at, ":")
        value, end = _DECODER.raw_decode(text, at)
        found.append(Member(name, Span(at, end), value))
        at = _past(text, end, "")
    return found, at + 1


def elements(text: str, at: int) -> tuple[list[Span], int]:
    """Where the elements of the JSON list that begins at `at` are written, and the offset behind it."""
    found: list[Span] = []
    at = _past(text, at, "[")
    while text[at : at + 1] != "]":
        if found:
            at = _past(text, at, ",")
        _, end = _DECODER.raw_decode(text, at)
        found.append(Span(at, end))
        at = _past(text, end, "")
    return found, at + 1


def _past(text: str, at: int, mark: str) -> int:
    """The offset behind white space, the mark that must follow, and more white space. Raises ValueError."""
    at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
    if not text.startswith(mark, at):
        raise ValueError(f"no {mark} at {at}")
    return _SPACE.match(text, at + len(mark)).end()  # type: ignore[union-attr]


def in_json(text: str, literal: Span, edits: Iterable[Edit], *, plain: bool) -> Iterator[Edit]:
    """Edits to the value of a JSON string as edits to the text it is written in; `plain` writes ASCII alone."""
    values, places = _places(text, literal)
    for edit in edits:
        put = json.dumps(edit.replacement, ensure_ascii=plain)[1:-1]
        yield Edit(Span(_place(values, places, edit.span.start), _place(values, places, edit.span.end)), put)


def _places(text: str, literal: Span) -> tuple[list[int], list[int]]:
    """Offsets in the value at which stretches begin, and where these are written; escapes are stretches of one."""
    values, places = [0], [literal.start + 1]
    at, length = literal.start + 1, 0
    while at < literal.end - 1:
        unit = _UNIT.match(text, at)
        assert unit
        length += 1 if unit[0][0] == "\\" else len(unit[0])
        at = unit.end()
        values.append(length)
        places.append(at)
    return values, places


def _place(values: Sequence[int], places: Sequence[int], offset: int) -> int:
    at = bisect_right(values, offset) - 1
    return places[at] + offset - values[at]


def in_csv(row: str, field: Span, edits: Sequence[Edit], delimiter: str) -> Iterator[Edit]:
    """Edits to the value of a CSV field as edits to the row it is written in."""
    if not edits:
        return
    written = field.of(row)
    if not written.startswith('"'):
        if any(set(edit.replacement) & {'"', "\r", "\n", delimiter} for edit in edits):
            yield Edit(Span(field.start, field.start), '"')
            yield Edit(Span(field.end, field.end), '"')
        for edit in edits:
            span = Span(field.start + edit.span.start, field.start + edit.span.end)
            yield Edit(span, edit.replacement.replace('"', '""'))
        return
    values = [0]
    places = [field.start + 1]
    for pair in re.finditer('""', written[1:-1]):
        values.append(values[-1] + field.start + 1 + pair.end() - places[-1] - 1)
        places.append(field.start + 1 + pair.end())
    for edit in edits:
        start, end = (_place(values, places, at) for at in (edit.span.start, edit.span.end))
        yield Edit(Span(start, end), edit.replacement.replace('"', '""'))


def fields(row: str, delimiter: str) -> list[Span] | None:
    """Where the fields of a CSV row are written, or None if it is written in a way that only readers forgive."""
    found, at, end = [], 0, len(row.rstrip("\r\n"))
    while True:
        start = at
        if row.startswith('"', at):
            at = _closing(row, at + 1)
            if at < 0 or row[at : at + 1] not in (delimiter, "\r", "\n", ""):
                return None
        else:
            at = row.find(delimiter, start, end)
            at = end if at < 0 else at
            if '"' in row[start:at]:
                return None
        found.append(Span(start, at))
        if at >= end or row[at] != delimiter:
            return found
        at += 1


def _closing(row: str, at: int) -> int:
    """The offset behind the quotation mark that ends a field whose characters begin at `at`, or -1."""
    while (at := row.find('"', at)) >= 0:
        if row[at + 1 : at + 2] != '"':
            return at + 1
        at += 2
    return -1


def rows(text: str, delimiter: str) -> Iterator[tuple[int, Span, list[str]]]:
    """Each row of a CSV text: the line it starts on, from 1, where it is written with its line end, and its fields."""
    # an iterator of physical lines, as csv counts them: LF, CR LF and CR
    lines = io.StringIO(text, newline="")
    taken: list[int] = [0]

    def physical() -> Iterator[str]:
        for line in lines:
            taken.append(taken[-1] + len(line))
            yield line

    reader = csv.reader(physical(), delimiter=delimiter)
    began = 1
    for row in reader:
        yield began, Span(taken[began - 1], taken[reader.line_num]), row
        began = reader.line_num + 1
