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
from newslint.store.packing import Writer, pack, read, unpack

T = TypeVar("T")
#: documents that are held unpacked
HELD = 512


class Made(Struct, frozen=True):
    """What a document came to: its place in its file, its results by maker and its contributions by family."""

    place: int
    results: Mapping[int, Any]
    items: Mapping[int, Sequence[Any]]


class Packed(Struct, array_like=True):
    """All that a document came to, by maker and family; it repeats its place, so that no row stands for another.

    `text` is what the texts in all of it are pieces of.
    """

    place: int
    text: str
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

    def add(self, db: Connection, file: int, made: Made, new: set[int], shown: str) -> tuple[int, Packed]:
        """Write down what a document came to, as far as its maker is new: its number, and all that it comes to now.

        `shown` is the path of its file as it stands in that.
        """
        query = "SELECT id, packed FROM documents WHERE file=? AND place=?"
        row = db.execute(query, (file, made.place)).fetchone()
        packed = self.unpack(made.place, row[1]) if row else Packed(made.place, "", {}, {})
        writer = Writer(shown, packed.text)
        # contributions first: they have the whole text of a story
        for family in made.items.keys() & new:
            packed.items[family] = [writer.write(item) for item in made.items[family]]
        packed.results.update((maker, writer.write(made.results[maker])) for maker in made.results.keys() & new)
        packed.text = writer.text
        blob = pack(msgspec.msgpack.encode(packed))
        if row:
            db.execute("UPDATE documents SET packed=? WHERE id=?", (blob, row[0]))
            self._held.pop(row[0], None)
            return row[0], packed
        values = (file, made.place, blob)
        number = db.execute("INSERT INTO documents (file, place, packed) VALUES (?,?,?)", values).lastrowid or 0
        return number, packed

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

    def show(self, packed: Packed, raw: msgspec.Raw, path: str, kind: Any) -> Any:  # noqa: ANN401  (what a check gathers)
        """A part of a document by its type, with that path of its file."""
        try:
            return msgspec.convert(read(raw, packed.text, path), kind)
        except (msgspec.MsgspecError, ValueError, LookupError, TypeError) as error:
            raise self.database.damage(error) from None
