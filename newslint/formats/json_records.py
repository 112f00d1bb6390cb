"""Files of records in JSON: lines or an array. A broken record is told and the rest is read."""

from __future__ import annotations

import codecs
import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newslint.formats import ninjs
from newslint.formats.decoding import Decoded, decode, share_of
from newslint.formats.limits import BoundedStream, too_long
from newslint.formats.records import Item, Picker, once_told, record_document
from newslint.model import Unread
from newslint.settings import RecordFields

#: from this line on a file is worth loading a faster decoder for
_MANY = 1000


def json_lines(path: str, lines: Iterable[bytes], names: RecordFields, before: int = 0) -> Iterator[Item]:
    """The records of a JSON Lines file; `lines` are its physical lines, but for so many before them."""
    most = lines.most if isinstance(lines, BoundedStream) else 1 << 62
    picked = Picker(names)
    quick: Callable[[bytes], object] = json.loads
    for number, raw in enumerate(lines, before + 1):
        if number - before == _MANY:
            import msgspec

            quick = msgspec.json.Decoder().decode
        if not raw or raw.isspace():
            continue
        try:
            record = quick(raw)
        except (ValueError, RecursionError):
            # msgspec takes nothing that `json` doesn't, but not all that it does: NaN, lone surrogates, a mark in front
            if len(raw) > most:
                yield too_long(path, most, number)
            else:
                yield _read_slowly(path, number, raw, picked, names.encoding)
            continue
        yield record_document(path, number, record, picked, sound=number - before >= _MANY)


def _read_slowly(path: str, number: int, raw: bytes, picked: Picker, asked: str | None) -> Item:
    """The document that a line is by the measure of `json.loads`, or why it is none."""
    try:
        record, decoded = decode_line(raw, number, asked)
    except (ValueError, RecursionError) as error:
        return Unread(path, f"not JSON{_where(error)}", number, "each line must be one JSON object")
    encoding, guess = (decoded.encoding, decoded.guess) if decoded else ("utf-8", None)
    return record_document(path, number, record, picked, encoding=encoding, guess=guess)


def _where(error: Exception) -> str:
    """What is wrong with a line and where in it; which line of the file it is, the parser doesn't know."""
    if not isinstance(error, json.JSONDecodeError):
        return f": {error}"
    return f" at {f'column {error.colno}' if error.lineno == 1 else 'the end'}: {error.msg}"


def decode_line(raw: bytes, number: int, asked: str | None = None) -> tuple[object, Decoded | None]:
    """What a line of JSON Lines says, and how it was decoded if not as UTF-8. Raises ValueError or RecursionError."""
    if number == 1:
        raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return json.loads(raw), None
    except UnicodeDecodeError:
        # the bytes of one line may be damaged and its JSON whole
        decoded = decode(raw, asked=asked)
        return json.loads(decoded.text), decoded


def json_array(path: str, raw: bytes, names: RecordFields) -> Iterator[Item]:
    """The records of a JSON file: a list of objects, one object with a text, or an object that holds such a list."""
    decoded, picked = decode(raw, asked=names.encoding), Picker(names)
    text = decoded.text
    try:
        items = json_items(text, picked)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        what = f"not JSON: {getattr(error, 'msg', error)}"
        yield Unread(path, what, line, "an object or a list of objects is wanted")
        return
    guess, foreign = decoded.guess, _foreign_lines(decoded)
    lines = list(_lines_of_objects(text, len(items)))
    written = text.split("\n") if foreign else []
    for number, (line, below, record) in enumerate(zip(lines, [*lines[1:], len(written) + 1], items), 1):
        encoding, own = decoded.encoding, guess
        if guess and foreign and below > line:
            places = range(line - 1, below - 1)
            has_own = any(at not in foreign and not written[at].isascii() for at in places)
            encoding, own = share_of(guess, has_own=has_own, has_foreign=not foreign.isdisjoint(places))
        item = record_document(path, line, record, picked, number, encoding, guess=own)
        yield item
        guess = once_told(guess, item) if own else guess


def _foreign_lines(decoded: Decoded) -> set[int]:
    """The lines, from 0, of a text of UTF-8 that are in another page."""
    if not decoded.guess or decoded.encoding != "utf-8":
        return set()
    ends = [found.start() for found in re.finditer("\n", decoded.text)]
    return {bisect_left(ends, damage.span.start) for damage in decoded.damage if damage.page}


def json_items(text: str, picked: Picker) -> list[object]:
    """What stands for the records of a JSON file. Raises ValueError or RecursionError."""
    whole = json.loads(text)
    if isinstance(whole, dict):
        name = holder(whole, picked)
        whole = [whole] if name is None else whole[name]
    return whole if isinstance(whole, list) else [whole]


def holder(whole: Mapping[str, Any], picked: Picker) -> str | None:
    """The name under which an object holds the list of records, or None if the object is a record itself."""
    if picked(whole)[0] is not None or ninjs.is_item(whole):
        return None
    lists = [name for name, item in whole.items() if isinstance(item, list) and item and isinstance(item[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _lines_of_objects(text: str, most: int) -> Iterator[int]:
    """The physical line on which each object of the outermost list starts; the first line for what can't be told."""
    decoder = json.JSONDecoder()
    at = text.find("[") + 1 if text.lstrip()[:1] == "[" else text.find("{")
    given = 0
    line, seen = 1, 0
    while 0 <= at < len(text) and given < most:
        start = len(text) - len(text[at:].lstrip(" \t\r\n,")) if len(text) < 1 << 16 else _skip(text, at)
        line += text.count("\n", seen, start)
        seen = start
        try:
            _, at = decoder.raw_decode(text, start)
        except ValueError:
            break
        yield line
        given += 1
    for _ in range(most - given):
        yield 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at
