"""Files of records: JSON Lines, JSON and CSV. Each record is a document; a broken one is told and the rest is read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newslint.model import Damage, Document, Fields, RecordRef, Span, Unread
from newslint.reading.decoding import LONE, decode, without_lone
from newslint.settings import RecordFields

#: the names that a field goes by if the settings name none; the first that a record has is taken
USUAL = {
    "id": ("id", "_id", "uuid", "guid", "url", "link"),
    "text": ("text", "body", "content", "article", "story", "article_text", "maintext", "full_text"),
    "title": ("title", "headline", "name"),
    "date": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "date_publish",
        "pubdate",
        "datePublished",
        "created",
    ),
    "source": ("source", "publisher", "outlet", "domain", "source_domain"),
    "url": ("url", "link", "canonical_url"),
}
LINES_ENDINGS = (".jsonl", ".ndjson")
JSON_ENDINGS = (".json",)
CSV_ENDINGS = (".csv",)
#: a CSV field may be this long, in characters
LONGEST_FIELD = 1 << 28

Item = Document | Unread


def json_lines(path: str, lines: Iterable[bytes], names: RecordFields) -> Iterator[Item]:
    """The records of a JSON Lines file; `lines` are its physical lines."""
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            record = json.loads(raw)
        except UnicodeDecodeError:
            # the bytes of one line may be damaged and its JSON whole
            decoded = decode(raw)
            try:
                record = json.loads(decoded.text)
            except ValueError as error:
                yield Unread(path, f"not JSON: {error}", number, "each line must be one JSON object")
                continue
            yield record_document(path, number, record, names, decoded.encoding if decoded.damage else "utf-8")
            continue
        except (ValueError, RecursionError) as error:
            yield Unread(path, f"not JSON: {error}", number, "each line must be one JSON object")
            continue
        yield record_document(path, number, record, names)


def json_array(path: str, raw: bytes, names: RecordFields) -> Iterator[Item]:
    """The records of a JSON file: a list of objects, one object with a text, or an object that holds such a list."""
    text = decode(raw).text
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        yield Unread(
            path, f"not JSON: {getattr(error, 'msg', error)}", line, "an object or a list of objects is wanted"
        )
        return
    if isinstance(whole, dict) and _picked(whole, names.text, "text") is None:
        lists = [item for item in whole.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        whole = lists[0] if len(lists) == 1 else [whole]
    items = whole if isinstance(whole, list) else [whole]
    for number, (line, record) in enumerate(zip(_lines_of_objects(text, len(items)), items), 1):
        yield record_document(path, line, record, names, number=number)


def csv_rows(path: str, raw: bytes, names: RecordFields) -> Iterator[Item]:
    """The records of a CSV file, whose first row names the fields."""
    csv.field_size_limit(LONGEST_FIELD)
    text = decode(raw).text
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    # a story ends with a quotation mark as often as not: the only way to write one in a field is to double it
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter)
    try:
        head = next(rows, None)
        if not head:
            return
        if _name(head, names.text, "text") is None:
            wanted = names.text or ", ".join(USUAL["text"])
            hint = "name the field that holds the text with --text-field"
            yield Unread(path, f"no column is called {wanted}; there are {', '.join(head[:12])}", 1, hint)
            return
        began = rows.line_num + 1
        for row in rows:
            if len(row) > len(head):
                hint = "a comma or a quotation mark too many? quote fields that hold commas"
                yield Unread(path, f"{len(row)} fields where the head has {len(head)}", began, hint)
            elif row:
                yield record_document(path, began, dict(zip(head, row)), names)
            began = rows.line_num + 1
    except csv.Error as error:
        yield Unread(path, f"not CSV: {error}", rows.line_num)


def record_document(
    path: str, line: int, record: object, names: RecordFields, encoding: str = "utf-8", number: int | None = None
) -> Item:
    """The document that a record is, or why it is none. `line` is where it starts, `number` its id if it has none."""
    if not isinstance(record, Mapping):
        return Unread(path, f"a record is {type(record).__name__} and not an object", line, "write {…}")
    text = _picked(record, names.text, "text")
    title = _picked(record, names.title, "title")
    if not isinstance(text, str):
        wanted = names.text or "text"
        have = ", ".join(str(key) for key in list(record)[:12])
        what = f"the record has no field `{wanted}`" if text is None else f"the field `{wanted}` is no text"
        return Unread(path, f"{what}; it has {have}", line, "name the field that holds the text with --text-field")
    identity = _picked(record, names.id, "id")
    damage: tuple[Damage, ...] = ()
    if not text.isascii():
        text, damage = _encodable(text)
    reference = RecordRef(str(identity) if identity is not None else str(number or line), line)
    fields = Fields(
        title=_word(title),
        published=_word(_picked(record, names.date, "date")),
        source=_word(_picked(record, None, "source")),
        url=_word(_picked(record, None, "url")),
    )
    if not fields.title:
        return Document(path, text, record=reference, fields=fields, encoding=encoding, damage=damage)
    title = without_lone(fields.title.translate(_LINE_ENDS)) + "\n"
    damage = tuple(Damage(Span(d.span.start + len(title), d.span.end + len(title)), d.raw) for d in damage)
    return Document(path, title + text, record=reference, fields=fields, first_line=0, encoding=encoding, damage=damage)


def text_and_title(
    record: Mapping[str, Any], document: Document
) -> tuple[tuple[str | None, str], tuple[str | None, str | None]]:
    """The names and values of the two fields of a record that its document's text was made of.

    The fields are known by what they hold, so it doesn't matter how they were named when the record was read.
    """
    has_title = document.first_line == 0
    text = document.text[document.text.index("\n") + 1 :] if has_title else document.text
    text_name = next((name for name, value in record.items() if value == text), None)
    title = document.fields.title if has_title else None
    title_name = next((name for name, value in record.items() if title is not None and value == title), None)
    return (text_name, text), (title_name, title)


_LINE_ENDS = {ord("\n"): " ", ord("\r"): " "}


def _encodable(text: str) -> tuple[str, tuple[Damage, ...]]:
    r"""The text without lone surrogates, as `\ud800` in JSON writes them, and where they stood."""
    found = [match.start() for match in LONE.finditer(text)]
    if not found:
        return text, ()
    damage = tuple(Damage(Span(at, at + 1), text[at].encode("utf-8", "surrogatepass")) for at in found)
    return without_lone(text), damage


def _word(value: object) -> str | None:
    return str(value) if isinstance(value, (str, int, float)) and value != "" else None


def _picked(record: Mapping[Any, Any], given: str | None, kind: str) -> Any:  # noqa: ANN401  (whatever JSON holds)
    if given:
        return record.get(given)
    return next(
        (record[name] for name in USUAL[kind] if record.get(name) not in (None, "")), record.get(USUAL[kind][0])
    )


def _name(head: list[str], given: str | None, kind: str) -> str | None:
    return next((name for name in ((given,) if given else USUAL[kind]) if name in head), None)


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
