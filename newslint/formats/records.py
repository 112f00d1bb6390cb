"""Records, whatever file they stand in: which of their fields hold what, and the document that one is."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec.structs import replace

from newslint.formats import ninjs
from newslint.formats.decoding import LONE, without_lone
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
#: so many different sets of fields are remembered
_SHAPES = 1000
#: the fields of records that hold more about the text, and under which names of days, places and sources are looked for
NESTED = ("metadata", "meta")
#: a text has so many words at least; less is a label, as in `"story": "politics"`
_WORDS = 8
Item = Document | Unread | Skipped


def once_told(guess: Guess | None, item: Item) -> Guess | None:
    """The guess for the records behind this one: where one of a file shows it, others need not."""
    if guess is None or guess.told or not isinstance(item, Document) or item.text.isascii():
        return guess
    return replace(guess, told=True)


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
    state = "is no text" if text is not None else "is null" if wanted in names else ""
    what = f"the field `{wanted}` {state}" if state else f"the record has no field `{wanted}`; it has {have}"
    return Unread(path, what, line, "name the field that holds the text with --text-field")


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
