"""What every document of an archive came to and contributes, remembered; by what keys contributions find each other.

A file is known by its path in the archive, and believed to be as it was noted by its stamp or by the digest of its
bytes. All that its documents came to lies packed in one row a document, text once; items, postings and counts point
there. What a row holds is msgpack, decoded by type: nothing in the store is code.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from newslint.store.database import Database
from newslint.store.packing import pack, unpack
from newslint.store.stamps import Stamp, is_of

T = TypeVar("T")
#: judgements that are kept, and documents that are held unpacked
JUDGED, HELD = 3, 512
#: what every contribution counts for
ALL = -1
#: rows that are asked for at once: SQLite takes 999 values and more
AT_ONCE = 900


class Keys(Struct, frozen=True):
    """By what a contribution is found: `keys` that others have, each once (64 bits, signed).

    `mark` stands for all contributions that are the same; where it is given, postings tell of marks and not of items.
    `size` and `days` (the first and the last on which it can have been published) say which are worth a look; of
    what is `counted` it is known how many contributions have it.
    """

    keys: Sequence[int] = ()
    mark: int | None = None
    size: int = 0
    days: tuple[int, int] | None = None
    counted: Sequence[int] = ()


Index = Callable[[Sequence[Any]], Sequence[Keys]]


class Family(Struct, frozen=True):
    """Contributions that one check gathered in one way: the number of that way, their type, and what indexes them."""

    number: int
    kind: Any
    index: Index | None = None


class Made(Struct, frozen=True):
    """What a document came to: its place in its file, its results by maker and its contributions by family."""

    place: int
    results: Mapping[int, Any]
    items: Mapping[int, Sequence[Any]]


class Note(Struct, frozen=True):
    """What a file came to: its path in the archive and as it is `shown`, who looked at it, and its documents.

    These come beside what was noted of it before in the same run, if there is `more`.
    """

    path: str
    shown: str
    stamp: Stamp
    digest: bytes
    makers: Sequence[int]
    made: Sequence[Made]
    more: bool = False


class Known(Struct, frozen=True):
    """A file as it was noted, and by whom: the numbers of rules and settings, and of families."""

    number: int
    stamp: bytes
    noted: int
    digest: bytes
    makers: frozenset[int]

    def is_as(self, stamp: Stamp) -> bool:
        """Whether the file was surely noted as it is now."""
        return is_of(self.stamp, self.noted, stamp)


class Item(Struct, frozen=True):
    """Where a contribution is written down, and what is known of it without reading it."""

    number: int
    path: str
    place: int
    at: int
    document: int
    mark: int | None
    size: int


class _Packed(Struct, array_like=True):
    """All that a document came to, by maker and family."""

    results: dict[int, msgspec.Raw]
    items: dict[int, list[msgspec.Raw]]


_ITEM = """SELECT items.id, files.path, documents.place, items.number, items.document, items.mark, items.size
  FROM items JOIN documents ON documents.id = items.document JOIN files ON files.id = documents.file """


class Memory:
    """The store of an archive, open. `index_of` says of the name of a check what indexes its contributions, and how."""

    def __init__(self, database: Database, family_of: Callable[[int, str], Family | None]) -> None:
        self.database = database
        self._family_of = family_of
        self._unpacked: dict[int, _Packed] = {}

    def maker(self, digest: str, reads: str = "") -> int:
        """The number of what makes results or contributions; `reads` is the name of the check that reads these."""
        query = "SELECT id FROM makers WHERE digest=?"
        if not (found := self.database.rows(query, (digest,))):
            add = "INSERT OR IGNORE INTO makers (digest, reads) VALUES (?, ?)"
            self.database.write(lambda db: _run(db, add, (digest, reads)))
            found = self.database.rows(query, (digest,))
        return found[0][0]  # type: ignore[no-any-return]

    def files(self) -> dict[str, Known]:
        """The files of which something is noted, by path."""
        makers: dict[int, set[int]] = defaultdict(set)
        for file, maker in self.database.rows("SELECT file, maker FROM known"):
            makers[file].add(maker)
        rows = self.database.rows("SELECT path, id, stamp, noted, digest FROM files")
        return {
            path: Known(number, stamp, noted, digest, frozenset(makers[number]))
            for path, number, stamp, noted, digest in rows
        }

    def results(self, known: Known, maker: int, shown: str, kind: type[T]) -> list[T]:
        """What the documents of a file came to, with the file's path as it is `shown`."""
        query = "SELECT path, packed FROM documents JOIN files ON files.id=file WHERE file=? ORDER BY place"
        rows = self.database.rows(query, (known.number,))
        packed = [(path, self._unpack(packed).results) for path, packed in rows]
        return [self._decode(raw[maker], path, shown, kind) for path, raw in packed if maker in raw]

    def note(self, db: sqlite3.Connection, notes: Iterable[Note]) -> None:
        """Note what files came to, each beside what others made of it as it is now."""
        added: dict[int, list[tuple[int, int, msgspec.Raw]]] = defaultdict(list)
        for note in notes:
            head = msgspec.msgpack.encode(note.stamp)
            row = db.execute("SELECT id, digest FROM files WHERE path=?", (note.path,)).fetchone()
            if row and row[1] != note.digest:
                self.hide(db, [row[0]])
                row = None
            if row is None:
                add = "INSERT INTO files (path, stamp, noted, digest) VALUES (?,?,?,?)"
                number = db.execute(add, (note.path, head, time.time_ns(), note.digest)).lastrowid or 0
            else:
                number = row[0]
                db.execute("UPDATE files SET stamp=?, noted=? WHERE id=?", (head, time.time_ns(), number))
            had = {maker for (maker,) in db.execute("SELECT maker FROM known WHERE file=?", (number,))}
            new = set(note.makers) - had
            db.executemany("INSERT INTO known VALUES (?, ?)", [(number, maker) for maker in sorted(new)])
            new |= set(note.makers) if note.more else set()
            for one in note.made:
                self._write_document(db, number, note, one, new, added)
        for family, rows in added.items():
            self._index(db, family, rows)

    def touch(self, db: sqlite3.Connection, number: int, stamp: Stamp) -> None:
        """Note that a file is as it was, whatever its stamp says."""
        values = (msgspec.msgpack.encode(stamp), time.time_ns(), number)
        db.execute("UPDATE files SET stamp=?, noted=? WHERE id=?", values)

    def _write_document(
        self,
        db: sqlite3.Connection,
        file: int,
        note: Note,
        made: Made,
        new: set[int],
        added: dict[int, list[tuple[int, int, msgspec.Raw]]],
    ) -> None:
        """Write down what a document came to, as far as its maker is new; what is to be indexed is `added`."""
        query = "SELECT id, packed FROM documents WHERE file=? AND place=?"
        row = db.execute(query, (file, made.place)).fetchone()
        packed = self._unpack(row[1]) if row else _Packed({}, {})
        packed.results.update((m, _raw(result, note)) for m, result in made.results.items() if m in new)
        fresh = {f: [_raw(item, note) for item in items] for f, items in made.items.items() if f in new}
        packed.items.update(fresh)
        blob = pack(msgspec.msgpack.encode(packed))
        if row:
            db.execute("UPDATE documents SET packed=? WHERE id=?", (blob, row[0]))
            self._unpacked.pop(row[0], None)
            document = row[0]
        else:
            values = (file, made.place, blob)
            document = db.execute("INSERT INTO documents (file, place, packed) VALUES (?,?,?)", values).lastrowid or 0
        for family, raws in fresh.items():
            added[family] += ((document, at, raw) for at, raw in enumerate(raws))

    def _index(self, db: sqlite3.Connection, number: int, rows: Sequence[tuple[int, int, msgspec.Raw]]) -> None:
        """Put contributions, as (document, number in it, packed), where others find them."""
        family = self._family(db, number)
        found: Sequence[Keys] = [Keys()] * len(rows)
        if family and family.index:
            found = family.index([msgspec.msgpack.decode(raw, type=family.kind) for _, _, raw in rows])
        (first,) = db.execute("SELECT coalesce(max(id), 0) FROM items").fetchone()
        items: list[tuple[int | None, ...]] = []
        postings: list[tuple[int, int, int]] = []
        counts: dict[int, int] = defaultdict(int, {ALL: len(rows)})
        for at, ((document, place, _), keys) in enumerate(zip(rows, found), first + 1):
            items.append((at, number, document, place, keys.mark, keys.size, *(keys.days or (None, None))))
            postings += ((number, key, at if keys.mark is None else keys.mark) for key in keys.keys)
            for key in keys.counted:
                counts[key] += 1
        db.executemany("INSERT INTO items VALUES (?,?,?,?,?,?,?,?)", items)
        postings.sort()
        db.executemany("INSERT OR IGNORE INTO postings VALUES (?,?,?)", postings)
        self._count(db, number, counts, 1)

    def _count(self, db: sqlite3.Connection, family: int, counts: Mapping[int, int], sign: int) -> None:
        add = "INSERT INTO counts VALUES (?,?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
        db.executemany(add, [(family, key, sign * count) for key, count in sorted(counts.items())])

    def forget(self, numbers: Sequence[int]) -> None:
        """Forget what was noted of these files."""
        self.database.write(lambda db: self.hide(db, numbers))

    def hide(self, db: sqlite3.Connection, numbers: Sequence[int]) -> None:
        """Forget these files within a transaction that is going on."""
        for number in numbers:
            query = "SELECT id, packed FROM documents WHERE file=?"
            for document, packed in db.execute(query, (number,)).fetchall():
                self._take_out(db, document, self._unpack(packed))
                self._unpacked.pop(document, None)
            db.execute("DELETE FROM documents WHERE file=?", (number,))
            db.execute("DELETE FROM known WHERE file=?", (number,))
            db.execute("DELETE FROM files WHERE id=?", (number,))

    def _take_out(self, db: sqlite3.Connection, document: int, packed: _Packed) -> None:
        """Take the contributions of a document from where others find them."""
        query = "SELECT id, family, number FROM items WHERE document=?"
        numbers = {(family, at): item for item, family, at in db.execute(query, (document,))}
        db.execute("DELETE FROM items WHERE document=?", (document,))
        for number, raws in packed.items.items():
            family = self._family(db, number)
            if family is None or family.index is None:
                continue
            found = family.index([msgspec.msgpack.decode(raw, type=family.kind) for raw in raws])
            counts: dict[int, int] = defaultdict(int, {ALL: len(raws)})
            for at, keys in enumerate(found):
                gone = set(keys.keys) - self._still_held(db, family, keys.mark)
                holder = numbers[number, at] if keys.mark is None else keys.mark
                drop = "DELETE FROM postings WHERE family=? AND key=? AND holder=?"
                db.executemany(drop, [(number, key, holder) for key in sorted(gone)])
                for key in keys.counted:
                    counts[key] += 1
            self._count(db, number, counts, -1)

    def _still_held(self, db: sqlite3.Connection, family: Family, mark: int | None) -> set[int]:
        """The keys by which a mark is found in other items."""
        if mark is None or family.index is None:
            return set()
        items = [Item(*row) for row in db.execute(f"{_ITEM} WHERE items.family=? AND mark=?", (family.number, mark))]
        others = [item for _, item in self.read(family, items)]
        return {key for keys in family.index(others) for key in keys.keys}

    def _family(self, db: sqlite3.Connection, number: int) -> Family | None:
        row = db.execute("SELECT reads FROM makers WHERE id=?", (number,)).fetchone()
        return self._family_of(number, row[0]) if row else None

    def items(self, family: Family) -> list[Item]:
        """All contributions of a family, in the order of paths and places."""
        query = f"{_ITEM} WHERE items.family=? ORDER BY files.path, documents.place, items.number"
        return [Item(*row) for row in self.database.rows(query, (family.number,))]

    def items_of(self, family: Family, paths: Iterable[str]) -> list[Item]:
        """The contributions of these files."""
        query = f"{_ITEM} WHERE items.family=? AND documents.id IN (SELECT documents.id FROM documents JOIN files ON"
        query += " files.id = documents.file WHERE files.path=?) ORDER BY documents.place, items.number"
        return [Item(*row) for path in paths for row in self.database.rows(query, (family.number, path))]

    def items_at(self, numbers: Iterable[int]) -> list[Item]:
        """The contributions of these numbers."""
        return [Item(*row) for number in numbers for row in self.database.rows(f"{_ITEM} WHERE items.id=?", (number,))]

    def marked(self, family: Family, mark: int) -> list[Item]:
        """The contributions with a mark, in the order of paths and places."""
        query = f"{_ITEM} WHERE items.family=? AND mark=? ORDER BY files.path, documents.place, items.number"
        return [Item(*row) for row in self.database.rows(query, (family.number, mark))]

    def size_of(self, family: Family, mark: int) -> int:
        """The size of the contributions with a mark."""
        query = "SELECT size FROM items WHERE family=? AND mark=? LIMIT 1"
        return self.database.rows(query, (family.number, mark))[0][0]  # type: ignore[no-any-return]

    def count(self, family: Family) -> int:
        """How many contributions there are."""
        return self.counts(family, [ALL]).get(ALL, 0)

    def holders(self, family: Family, key: int, most: int = -1) -> list[int]:
        """The marks or items that have a key, rising: the first `most` of them."""
        query = "SELECT holder FROM postings WHERE family=? AND key=? ORDER BY holder LIMIT ?"
        return [holder for (holder,) in self.database.rows(query, (family.number, key, most))]

    def beside(self, family: Family, key: int, holder: int, most: int) -> list[int]:
        """Of the marks or items that have a key, the `most` next ones on either side of one that has it."""
        below = "SELECT holder FROM postings WHERE family=? AND key=? AND holder<? ORDER BY holder DESC LIMIT ?"
        above = "SELECT holder FROM postings WHERE family=? AND key=? AND holder>? ORDER BY holder LIMIT ?"
        values = (family.number, key, holder, most)
        return [found for query in (below, above) for (found,) in self.database.rows(query, values)]

    def held_in(self, family: Family, key: int, days: tuple[int, int] | None) -> list[int]:
        """The items that have a key and can have been published within some days; those without days always can."""
        query = "SELECT holder FROM postings JOIN items ON items.id = holder WHERE postings.family=? AND key=?"
        if days:
            query += " AND (first IS NULL OR (first<=? AND last>=?))"
        return [h for (h,) in self.database.rows(query, (family.number, key, *((days[1], days[0]) if days else ())))]

    def count_holders(self, family: Family, key: int) -> int:
        """How many marks or items have a key."""
        query = "SELECT count(*) FROM postings WHERE family=? AND key=?"
        return self.database.rows(query, (family.number, key))[0][0]  # type: ignore[no-any-return]

    def counts(self, family: Family, keys: Sequence[int]) -> dict[int, int]:
        """How many contributions have each of the keys that are counted."""
        found: dict[int, int] = {}
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            query = f"SELECT key, count FROM counts WHERE family=? AND key IN ({','.join('?' * len(some))})"
            found.update(self.database.rows(query, (family.number, *some)))
        return found

    def counts_between(self, family: Family, first: int, beyond: int) -> dict[int, int]:
        """How many contributions have each of the counted keys in a range, those aside that none has any more."""
        query = "SELECT key, count FROM counts WHERE family=? AND key>=? AND key<? AND count>0"
        return dict(self.database.rows(query, (family.number, first, beyond)))

    def first_with(self, family: Family, key: int, most: int) -> list[Item]:
        """The first contributions that have a key, in the order of paths and places."""
        query = f"{_ITEM} JOIN postings ON postings.holder=items.id WHERE postings.family=? AND key=?"
        query += " ORDER BY files.path, documents.place, items.number LIMIT ?"
        return [Item(*row) for row in self.database.rows(query, (family.number, key, most))]

    def read(
        self, family: Family, items: Iterable[Item], shown: Callable[[str], str] | None = None
    ) -> Iterator[tuple[Item, Any]]:
        """The items with what they contribute; paths are as the run has them, if `shown` says how."""
        for item in items:
            if item.document not in self._unpacked:
                if len(self._unpacked) >= HELD:
                    self._unpacked.clear()
                rows = self.database.rows("SELECT packed FROM documents WHERE id=?", (item.document,))
                self._unpacked[item.document] = self._unpack(rows[0][0])
            try:
                raw = self._unpacked[item.document].items[family.number][item.at]
            except (KeyError, IndexError) as error:
                raise self.database.damage(error) from None
            yield item, self._decode(raw, item.path, shown(item.path) if shown else item.path, family.kind)

    def forget_unpacked(self) -> None:
        """Hold no document any longer: its number may come to stand for another one."""
        self._unpacked.clear()

    def judgement(self, key: bytes, kind: type[T]) -> T | None:
        """What was judged by that key, if it is remembered."""
        rows = self.database.rows("SELECT packed FROM judged WHERE key=?", (key,))
        try:
            return msgspec.msgpack.decode(unpack(rows[0][0]), type=kind) if rows else None
        except (zlib.error, msgspec.MsgspecError, ValueError) as error:
            raise self.database.damage(error) from None

    def remember(self, key: bytes, judged: object) -> None:
        """Remember a judgement; of older ones, some are forgotten."""
        packed = pack(msgspec.msgpack.encode(judged))

        def work(db: sqlite3.Connection) -> None:
            if db.execute("SELECT count(*) FROM judged").fetchone()[0] >= JUDGED:
                db.execute("DELETE FROM judged")
            db.execute("INSERT OR REPLACE INTO judged VALUES (?, ?)", (key, packed))

        self.database.write(work)

    def _unpack(self, packed: bytes) -> _Packed:
        try:
            return msgspec.msgpack.decode(unpack(packed), type=_Packed)
        except (zlib.error, msgspec.MsgspecError, ValueError) as error:
            raise self.database.damage(error) from None

    def _decode(self, raw: msgspec.Raw, written: str, shown: str, kind: Any) -> Any:  # noqa: ANN401
        try:
            if written == shown:
                return msgspec.msgpack.decode(raw, type=kind)
            return msgspec.convert(_renamed(msgspec.msgpack.decode(raw), written, shown), kind)
        except (msgspec.MsgspecError, ValueError) as error:
            raise self.database.damage(error) from None


def _run(db: sqlite3.Connection, statement: str, values: Sequence[object]) -> None:
    db.execute(statement, values)


def signed(number: int) -> int:
    """A number of 64 bits as SQLite has it, in the same order."""
    return number - (1 << 63)


def _raw(value: object, note: Note) -> msgspec.Raw:
    """A value packed, with the path of its file as the archive has it."""
    raw = msgspec.msgpack.encode(value)
    if note.shown != note.path:
        raw = msgspec.msgpack.encode(_renamed(msgspec.msgpack.decode(raw), note.shown, note.path))
    return msgspec.Raw(raw)


def _renamed(value: Any, old: str, new: str) -> Any:  # noqa: ANN401  (whatever msgpack holds)
    """The value with a path as it is shown now, wherever it stands in it by itself."""
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    if isinstance(value, dict):
        return {key: _renamed(item, old, new) for key, item in value.items()}
    return value
