"""Records, and files of them in JSON. Each record is a document; a broken one is told and the rest is read."""

from __future__ import annotations

import codecs
import datetime
import json
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec.structs import replace

from newslint.formats import ninjs
from newslint.formats.decoding import LONE, Decoded, decode, share_of, without_lone
from newslint.formats.limits import BoundedStream, too_long
from newslint.formats.registry import SeveralTextsError
from newslint.model import Damage, Document, Fields, Guess, RecordRef, Skipped, Span, Unread
from newslint.settings import RecordFields

#: the names that a field goes by if the settings name none; the first that a record has is taken
USUAL = {
    "id": ("id", "_id", "uuid", "guid", "uri", "url", "link"),
    "text": ("text", "body", "content", "article", "story", "article_text", "maintext", "full_text", "body_text"),
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
        "versioncreated",
        "versionCreated",
    ),
    "source": ("source", "publisher", "outlet", "domain", "source_domain"),
    "url": ("url", "link", "canonical_url"),
}
#: from this line on a file is worth loading a faster decoder for
_MANY = 1000
#: so many different sets of fields are remembered
_SHAPES = 1000

#: the fields of records that hold more about the text, and under which names of days, places and sources are looked for
NESTED = ("metadata", "meta")
#: a text has so many words at least; less is a label, as in `"story": "politics"`
_WORDS = 8

Item = Document | Unread | Skipped


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


def once_told(guess: Guess | None, item: Item) -> Guess | None:
    """The guess for the records behind this one: where one of a file shows it, others need not."""
    if guess is None or guess.told or not isinstance(item, Document) or item.text.isascii():
        return guess
    return replace(guess, told=True)


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


#: what is picked of a record, in this order
_PICKED = ("text", "title", "id", "date", "source", "url")


class Picker:
    """Picks the fields of a record that a document is made of; remembers where records with those fields have them."""

    def __init__(self, names: RecordFields) -> None:
        self.text_name = names.text
        given = {"text": names.text, "title": names.title, "id": names.id, "date": names.date}
        self._wanted = [(given.get(kind), USUAL[kind]) for kind in _PICKED]
        self._places: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}

    def __call__(self, record: Mapping[str, Any]) -> list[Any]:
        """Text, title, id, date, source and url of a record as they stand there, None for what it hasn't."""
        shape = tuple(record)
        places = self._places.get(shape)
        if places is None:
            if len(self._places) >= _SHAPES:
                self._places.clear()
            places = self._places[shape] = list(self._present(record))
        return [_first_filled(record, first, several) if several else record.get(first) for first, several in places]

    def named(self, record: Mapping[str, Any]) -> dict[str, str]:
        """What is picked of a record, and the name of the field that it is taken from."""
        nested = next((name for name in NESTED if isinstance(record.get(name), dict)), "")
        found: dict[str, str] = {}
        for kind, (given, usual) in zip(_PICKED, self._wanted, strict=True):
            names = (given,) if given else usual
            inside = record[nested] if nested and kind in ("id", "date", "source", "url") else {}
            for place, fields in (("", record), (f"{nested}.", inside)):
                name = next((name for name in names if fields.get(name) not in (None, "")), None)
                if name and kind not in found:
                    found[kind] = place + name
        return found

    def check_rivals(self, record: Mapping[str, Any], line: int) -> None:
        """Raise SeveralTextsError if several of a record's fields hold a text, each another."""
        if self.text_name:
            return
        there = [name for name in USUAL["text"] if name in record]
        if len(there) < 2:
            return
        found: dict[str, str] = {}
        for name in there:
            value = record[name]
            if isinstance(value, str) and value.count(" ") >= _WORDS - 1:
                found.setdefault(value, name)
        if len(found) > 1:
            raise SeveralTextsError(line, list(found.values()))

    def columns(self, names: Iterable[str]) -> list[str]:
        """Those of the names that something is picked from, in their order."""
        wanted = {name for given, usual in self._wanted for name in ((given,) if given else usual)} | {*NESTED}
        return [name for name in names if name in wanted]

    def has_text(self, names: Iterable[str]) -> bool:
        """Whether one of the names is that of a text."""
        return self.text_name in names if self.text_name else not set(USUAL["text"]).isdisjoint(names)

    def _present(self, record: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """For each of what is picked its first name and, unless that is the only one there, all that are."""
        for given, usual in self._wanted:
            names = (given,) if given else usual
            there = tuple(name for name in names if name in record)
            yield names[0], there if set(there) - {names[0]} else ()


def _first_filled(record: Mapping[str, Any], first: str, names: Iterable[str]) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """The value of the field that is filled in and comes first, else of the first."""
    for name in names:
        value = record[name]
        if value is not None and value != "":
            return value
    return record.get(first)


def record_document(
    path: str,
    line: int,
    record: object,
    picked: Picker,
    number: int = 0,
    encoding: str = "utf-8",
    *,
    guess: Guess | None = None,
    sound: bool = False,
) -> Item:
    """The document that a record is, or why it is none.

    `line` is where it starts, `number` which record it is if lines don't tell; they stand for an id that it hasn't.
    `guess` is how its encoding was told if nothing names it; `sound` says that there are no lone surrogates in it.
    """
    if not isinstance(record, dict):
        return Unread(path, f"a record is {type(record).__name__} and not an object", line, "write {…}")
    text, title, identity, date, source, url = picked(record)
    if not isinstance(text, str) and ninjs.is_item(record):
        record = ninjs.flatten(record)
        text, title, identity, date, source, url = picked(record)
        if not isinstance(text, str):
            return Skipped(path, f"the item on line {line} has no text")
    if not isinstance(text, str):
        return _without_text(path, line, text, record, picked.text_name or "text")
    picked.check_rivals(record, line)
    if (identity is None or date is None or url is None) and (more := _find_nested(record)):
        identity, date, source, url = (
            found if found is not None else beside
            for found, beside in zip((identity, date, source, url), picked(more)[2:], strict=True)
        )
    damage: tuple[Damage, ...] = ()
    if not sound and not text.isascii():
        text, damage = _encodable(text)
    reference = RecordRef(str(number or line) if identity is None else str(identity), line, number)
    fields = Fields(
        None if title is None else _word(title),
        None if date is None else _word(date),
        None if source is None else _word(source),
        None if url is None else _word(url),
    )
    first_line = 1
    if fields.title:
        title = without_lone(fields.title.translate(_LINE_ENDS)) + "\n"
        damage = tuple(Damage(Span(d.span.start + len(title), d.span.end + len(title)), d.raw) for d in damage)
        text, first_line = title + text, 0
    return Document(
        path,
        text,
        record=reference,
        fields=fields,
        first_line=first_line,
        encoding=encoding,
        damage=damage,
        guess=guess,
    )


def _find_nested(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The fields about a record's text that stand in a field of it."""
    return next((found for name in NESTED if isinstance(found := record.get(name), dict)), None)


def no_column(path: str, columns: Sequence[str], names: RecordFields) -> Unread:
    """Why no row of a table is a document: no column is called as one that holds a text."""
    wanted = names.text or ", ".join(USUAL["text"])
    hint = "name the field that holds the text with --text-field"
    return Unread(path, f"no column is called {wanted}; there are {', '.join(columns[:12])}", 1, hint)


def twin_columns(path: str, columns: Sequence[str], picked: Picker) -> Unread | None:
    """Why no row of a table is a document: two of its columns go by the name of its text."""
    name = next((name for name in picked.columns(columns) if columns.count(name) > 1 and picked.has_text([name])), None)
    hint = "give one of them another name"
    return Unread(path, f"two columns are called `{name}`", 1, hint) if name else None


def _without_text(path: str, line: int, text: object, names: Collection[str], wanted: str) -> Unread:
    have = ", ".join(islice(map(str, names), 12))
    state = "is no text" if text is not None else "is empty" if wanted in names else ""
    what = f"the field `{wanted}` {state}" if state else f"the record has no field `{wanted}`"
    return Unread(path, f"{what}; it has {have}", line, "name the field that holds the text with --text-field")


def field_names(record: Mapping[str, Any], names: RecordFields) -> tuple[str, str]:
    """The names of the two fields of a record that its document's text and title are made of, as `Picker` picks."""
    return _name(record, names.text, "text"), _name(record, names.title, "title")


def _name(record: Mapping[str, Any], given: str | None, kind: str) -> str:
    return given or next((name for name in USUAL[kind] if record.get(name) not in (None, "")), USUAL[kind][0])


_LINE_ENDS = {ord("\n"): " ", ord("\r"): " "}


def _encodable(text: str) -> tuple[str, tuple[Damage, ...]]:
    r"""The text without lone surrogates, as `\ud800` in JSON writes them, and where they stood."""
    whole = without_lone(text)
    if whole is text:
        return text, ()
    found = (at for match in LONE.finditer(text) for at in range(*match.span()))
    return whole, tuple(Damage(Span(at, at + 1), text[at].encode("utf-8", "surrogatepass")) for at in found)


def _word(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, (int, float)):
        return str(value)
    # Parquet has types for days
    return value.isoformat() if isinstance(value, datetime.date) else None


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
