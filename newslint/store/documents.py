"""What documents came to, as it is written down: one packed row a document, its text once.

What a row holds is msgpack, decoded by type: nothing in the store is code.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from newslint.store.database import Database
from newslint.store.packing import pack, unpack

T = TypeVar("T")
#: documents that are held unpacked
HELD = 512


class Made(Struct, frozen=True):
    """What a document came to: its place in its file, its results by maker and its contributions by family."""

    place: int
    results: Mapping[int, Any]
    items: Mapping[int, Sequence[Any]]


class Packed(Struct, array_like=True):
    """All that a document came to, by maker and family; it repeats its place, so that no row stands for another."""

    place: int
    results: dict[int, msgspec.Raw]
    items: dict[int, list[msgspec.Raw]]


class Documents:
    """The documents of a store, read and written. What can't be right raises DamagedStoreError."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._held: dict[int, Packed] = {}

    def load(self, number: int) -> Packed:
        """A document, by its number."""
        if number not in self._held:
            if len(self._held) >= HELD:
                self._held.clear()
            for place, packed in self.database.rows("SELECT place, packed FROM documents WHERE id=?", (number,)):
                self._held[number] = self.unpack(place, packed)
        try:
            return self._held[number]
        except KeyError:
            raise self.database.damage("a document is gone") from None

    def forget_held(self) -> None:
        """Hold no document any longer: its number may come to stand for another one."""
        self._held.clear()

    def of_file(self, file: int) -> list[tuple[int, Packed]]:
        """The documents of a file with their numbers, in its order."""
        query = "SELECT id, place, packed FROM documents WHERE file=? ORDER BY place"
        return [(number, self.unpack(place, raw)) for number, place, raw in self.database.rows(query, (file,))]

    def add(
        self, db: Connection, file: int, made: Made, new: set[int], paths: tuple[str, str]
    ) -> tuple[int, dict[int, list[msgspec.Raw]]]:
        """Write down what a document came to, as far as its maker is new: its number, and its new contributions.

        `paths` are the one in it and the one by which it is written down.
        """
        query = "SELECT id, packed FROM documents WHERE file=? AND place=?"
        row = db.execute(query, (file, made.place)).fetchone()
        packed = self.unpack(made.place, row[1]) if row else Packed(made.place, {}, {})
        packed.results.update((maker, _raw(result, *paths)) for maker, result in made.results.items() if maker in new)
        fresh = {f: [_raw(item, *paths) for item in items] for f, items in made.items.items() if f in new}
        packed.items.update(fresh)
        blob = pack(msgspec.msgpack.encode(packed))
        if row:
            db.execute("UPDATE documents SET packed=? WHERE id=?", (blob, row[0]))
            self._held.pop(row[0], None)
            return row[0], fresh
        values = (file, made.place, blob)
        number = db.execute("INSERT INTO documents (file, place, packed) VALUES (?,?,?)", values).lastrowid or 0
        return number, fresh

    def remove(self, db: Connection, file: int) -> None:
        """Forget the documents of a file."""
        db.execute("DELETE FROM documents WHERE file=?", (file,))
        self._held.clear()

    def unpack(self, place: int, packed: bytes) -> Packed:
        """A row, unpacked, of the document in that place of its file."""
        found = self.decode(packed, Packed)
        if found.place != place:
            raise self.database.damage("a document is in another's place")
        return found

    def decode(self, packed: bytes, kind: type[T]) -> T:
        """What was packed, by its type."""
        try:
            return msgspec.msgpack.decode(unpack(packed), type=kind)
        except (zlib.error, msgspec.MsgspecError, ValueError) as error:
            raise self.database.damage(error) from None

    def show(self, raw: msgspec.Raw, written: str, shown: str, kind: Any) -> Any:  # noqa: ANN401  (what a check gathers)
        """A part of a document by its type, with the path of its file as it is `shown` in this run."""
        written = _spelt(written)
        try:
            if written == shown:
                return msgspec.msgpack.decode(raw, type=kind)
            return msgspec.convert(_rename(msgspec.msgpack.decode(raw), written, shown), kind)
        except (msgspec.MsgspecError, ValueError) as error:
            raise self.database.damage(error) from None


def _raw(value: object, shown: str, written: str) -> msgspec.Raw:
    """A value packed, with the path of its file as the archive has it."""
    try:
        raw = msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        # msgpack holds UTF-8 only, and the names of a file system may be none
        plain = _spell(_rename(msgspec.to_builtins(value), shown, written))
        return msgspec.Raw(msgspec.msgpack.encode(plain))
    if shown != written:
        raw = msgspec.msgpack.encode(_rename(msgspec.msgpack.decode(raw), shown, _spelt(written)))
    return msgspec.Raw(raw)


def _spelt(text: str) -> str:
    """The text with what isn't UTF-8 in it spelt out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _spell(value: Any) -> Any:  # noqa: ANN401  (whatever msgpack holds)
    """The value with every text in it as `_spelt` has it."""
    if isinstance(value, str):
        return _spelt(value)
    if isinstance(value, list | tuple):
        return [_spell(item) for item in value]
    if isinstance(value, dict):
        return {key: _spell(item) for key, item in value.items()}
    return value


def _rename(value: Any, old: str, new: str) -> Any:  # noqa: ANN401  (whatever msgpack holds)
    """The value with a path as it is shown now, wherever it stands in it by itself."""
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list):
        return [_rename(item, old, new) for item in value]
    if isinstance(value, dict):
        return {key: _rename(item, old, new) for key, item in value.items()}
    return value
