"""By what the contributions of documents find each other: items, the keys that they have, and how many have a key.

All of it is worked out of the documents; where it can't be believed, or nobody has asked yet, that is done anew.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

import msgspec
from msgspec import Struct

from newslint.store.database import Row, path_of, stored_path
from newslint.store.documents import Documents

#: what every contribution counts for
ALL = -1
#: rows that are asked for at once (SQLite takes 999 values and more), and documents that are indexed at once
AT_ONCE = 500
#: items that one row of postings holds beside its first
IN_ROW = 64


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


class Item(Struct, frozen=True):
    """Where a contribution is written down, and what is known of it without reading it."""

    number: int
    path: str
    place: int
    at: int
    document: int
    mark: int | None
    size: int


def _item(number: int, stored: str | bytes, *rest: Any) -> Item:  # noqa: ANN401  (a row of _ITEM)
    """A row of `_ITEM`."""
    return Item(number, path_of(stored), *rest)


#: contributions by family, each as the number of its document, its own in that, and packed
Added = dict[int, list[tuple[int, int, msgspec.Raw]]]
_ITEM = """SELECT items.id, files.path, documents.place, items.number, items.document, items.mark, items.size
  FROM items JOIN documents ON documents.id = items.document JOIN files ON files.id = documents.file """
_DAYS = "SELECT id, first, last FROM items WHERE id"
_ORDER = " ORDER BY files.path, documents.place, items.number"


class Lookups:
    """The contributions of a store, and how they are looked up. `family_of` says of a check's name what reads them.

    A store that `waits` holds contributions without their keys until somebody looks one up.
    """

    def __init__(
        self, documents: Documents, family_of: Callable[[int, str], Family | None], *, waits: bool = False
    ) -> None:
        self.documents = documents
        self._database = documents.database
        self._family_of = family_of
        self._may_wait = self._waits = waits
        #: the days of items, which are asked for again with every word that they have
        self._days: dict[int, tuple[int | None, int]] = {}

    def add(self, db: Connection, added: Added) -> None:
        """Put contributions where others find them."""
        self._days.clear()
        for number, rows in added.items():
            (first,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM items").fetchone()
            keys = [Keys()] * len(rows) if self._waits else self._keys_of(db, number, [raw for _, _, raw in rows])
            items: list[tuple[int | None, ...]] = []
            counts: dict[int, int] = defaultdict(int, {ALL: len(rows)})
            postings: dict[int, list[int]] = defaultdict(list)
            marks: list[tuple[int, int, int, None]] = []
            for item, ((document, at, _), one) in enumerate(zip(rows, keys, strict=True), first):
                items.append((item, number, document, at, one.mark, one.size, *(one.days or (None, None))))
                for key in one.keys:
                    if one.mark is None:
                        postings[key].append(item)
                    else:
                        marks.append((number, key, one.mark, None))
                for key in one.counted:
                    counts[key] += 1
            db.executemany("INSERT INTO items VALUES (?,?,?,?,?,?,?,?)", items)
            db.executemany("INSERT OR IGNORE INTO postings VALUES (?,?,?,?)", sorted(marks))
            for key, holders in sorted(postings.items()):
                _put(db, number, key, holders)
            _count(db, number, counts, 1)

    def remove(self, db: Connection, file: int) -> None:
        """Take the contributions of the documents of a file from where others find them."""
        self._days.clear()
        for document, packed in self.documents.of_file(file):
            query = "SELECT id, family, number FROM items WHERE document=?"
            numbers = {(family, at): item for item, family, at in db.execute(query, (document,))}
            db.execute("DELETE FROM items WHERE document=?", (document,))
            for number, raws in packed.items.items():
                counts: dict[int, int] = defaultdict(int, {ALL: len(raws)})
                for at, keys in enumerate(self._keys_of(db, number, raws)):
                    for key in sorted(set(keys.keys) - self._still_held(db, number, keys.mark)):
                        _take(db, number, key, numbers[number, at] if keys.mark is None else keys.mark)
                    for key in keys.counted:
                        counts[key] += 1
                _count(db, number, counts, -1)

    def work_out(self, db: Connection) -> None:
        """Put all that the documents contribute where others find it, whatever was there before."""
        for table in ("items", "postings", "counts"):
            db.execute(f"DELETE FROM {table}")
        rows = db.execute("SELECT id, place, packed FROM documents ORDER BY id")
        while some := rows.fetchmany(AT_ONCE):
            added: Added = defaultdict(list)
            for document, place, packed in some:
                for family, raws in self.documents.unpack(place, packed).items.items():
                    added[family] += ((document, at, raw) for at, raw in enumerate(raws))
            self.add(db, added)

    def wait(self) -> None:
        """What was looked up is over; a store for this run only forgets what was worked out for that."""
        self._waits = self._may_wait
        self._days.clear()

    def _keys_of(self, db: Connection, number: int, raws: Sequence[msgspec.Raw]) -> Sequence[Keys]:
        """By what contributions of the family of that number are found."""
        row = db.execute("SELECT reads FROM makers WHERE id=?", (number,)).fetchone()
        family = self._family_of(number, row[0]) if row else None
        if family is None or family.index is None:
            return [Keys()] * len(raws)
        return family.index([self.documents.show(raw, "", "", family.kind) for raw in raws])

    def _still_held(self, db: Connection, family: int, mark: int | None) -> set[int]:
        """The keys by which a mark is found in other items."""
        if mark is None:
            return set()
        query = "SELECT document, number FROM items WHERE family=? AND mark=?"
        raws = [self.documents.load(d).items[family][at] for d, at in db.execute(query, (family, mark)).fetchall()]
        return {key for keys in self._keys_of(db, family, raws) for key in keys.keys} if raws else set()

    def _find(self, query: str, values: Sequence[object]) -> list[Row]:
        """The rows of a query, once everything is where it is looked for."""
        if self._waits:
            self._waits = False
            self.work_out(self._database.connection)
        return self._database.rows(query, values)

    def count(self, family: Family) -> int:
        """How many contributions there are."""
        query = "SELECT count FROM counts WHERE family=? AND key=?"
        return sum(count for (count,) in self._database.rows(query, (family.number, ALL)))

    def count_in(self, family: Family, paths: Iterable[str]) -> int:
        """How many contributions these files have."""
        query = "SELECT count(*) FROM items JOIN documents ON documents.id = items.document JOIN files"
        query += " ON files.id = documents.file WHERE items.family=? AND files.path=?"
        return sum(self._database.rows(query, (family.number, stored_path(path)))[0][0] for path in paths)

    def items(self, family: Family) -> list[Item]:
        """All contributions of a family, in the order of paths and places."""
        rows = self._database.rows(f"{_ITEM} WHERE family=? {_ORDER}", (family.number,))
        paths: dict[str | bytes, str] = {}  # each path once, however many records it holds
        return [Item(row[0], paths.setdefault(row[1], path_of(row[1])), *row[2:]) for row in rows]

    def items_of(self, family: Family, paths: Iterable[str]) -> list[Item]:
        """The contributions of these files."""
        query = f"{_ITEM} WHERE items.family=? AND documents.id IN (SELECT documents.id FROM documents JOIN files ON"
        query += f" files.id = documents.file WHERE files.path=?) {_ORDER}"
        return [_item(*row) for path in paths for row in self._find(query, (family.number, stored_path(path)))]

    def items_at(self, numbers: Iterable[int]) -> list[Item]:
        """The contributions of these numbers, in no order."""
        return [_item(*row) for row in self._among(f"{_ITEM} WHERE items.id", list(numbers))]

    def find_marked(self, family: Family, mark: int) -> list[Item]:
        """The contributions with a mark, in the order of paths and places."""
        rows = self._find(f"{_ITEM} WHERE family=? AND mark=? {_ORDER}", (family.number, mark))
        return [_item(*row) for row in rows]

    def size_of(self, family: Family, mark: int) -> int:
        """The size of the contributions with a mark."""
        rows = self._find("SELECT size FROM items WHERE family=? AND mark=? LIMIT 1", (family.number, mark))
        return sum(size for (size,) in rows)

    def holders(self, family: Family, key: int, most: int = -1) -> list[int]:
        """The marks or items that have a key, rising: the first `most` of them."""
        query = "SELECT first, rest FROM postings WHERE family=? AND key=? ORDER BY first LIMIT ?"
        rows = self._find(query, (family.number, key, most))
        found = [holder for first, rest in rows for holder in (first, *_unpack(rest))]
        return found if most < 0 else found[:most]

    def beside(self, family: Family, key: int, mark: int, most: int) -> list[int]:
        """Of the marks that have a key, the `most` next ones on either side of one that has it."""
        below = "SELECT first FROM postings WHERE family=? AND key=? AND first<? ORDER BY first DESC LIMIT ?"
        above = "SELECT first FROM postings WHERE family=? AND key=? AND first>? ORDER BY first LIMIT ?"
        values = (family.number, key, mark, most)
        return [found for query in (below, above) for (found,) in self._find(query, values)]

    def find_holders(self, family: Family, key: int, days: tuple[int, int] | None) -> list[int]:
        """The items that have a key and can have been published within some days; those without days always can."""
        holders = self.holders(family, key)
        if days is None:
            return holders
        missing = [number for number in holders if number not in self._days]
        self._days.update((n, (first, last)) for n, first, last in self._among(_DAYS, missing))
        found = ((number, self._days[number]) for number in holders)
        return [n for n, (first, last) in found if first is None or (first <= days[1] and last >= days[0])]

    def count_holders(self, family: Family, key: int) -> int:
        """How many marks or items have a key."""
        query = "SELECT count(*) + coalesce(sum(length(rest)), 0) / 4 FROM postings WHERE family=? AND key=?"
        return self._find(query, (family.number, key))[0][0]  # type: ignore[no-any-return]

    def counts(self, family: Family, keys: Sequence[int]) -> dict[int, int]:
        """How many contributions have each of the keys that are counted."""
        query = "SELECT key, count FROM counts WHERE family=? AND key"
        return dict(self._among(query, keys, (family.number,)))

    def counts_between(self, family: Family, first: int, beyond: int) -> dict[int, int]:
        """How many contributions have each of the counted keys in a range, those aside that none has any more."""
        query = "SELECT key, count FROM counts WHERE family=? AND key>=? AND key<? AND count>0"
        return dict(self._find(query, (family.number, first, beyond)))

    def first_with(self, family: Family, key: int, most: int) -> list[Item]:
        """The first contributions that have a key, in the order of paths and places."""
        items = [_item(*row) for row in self._among(f"{_ITEM} WHERE items.id", self.holders(family, key))]
        return sorted(items, key=lambda item: (item.path, item.place, item.at))[:most]

    def read(
        self, family: Family, items: Iterable[Item], shown: Callable[[str], str] | None = None
    ) -> Iterator[tuple[Item, Any]]:
        """The items with what they contribute; paths are as the run has them, if `shown` says how."""
        for item in items:
            try:
                raw = self.documents.load(item.document).items[family.number][item.at]
            except (KeyError, IndexError) as error:
                raise self._database.damage(error) from None
            path = shown(item.path) if shown else item.path
            yield item, self.documents.show(raw, item.path, path, family.kind)

    def _among(self, query: str, numbers: Sequence[int], values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a query that ends with what is one of some numbers."""
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            yield from self._find(f"{query} IN ({','.join('?' * len(some))})", (*values, *some))


def _put(db: Connection, family: int, key: int, holders: list[int]) -> None:
    """Write down that new items have a key; they are beyond all that have it."""
    query = "SELECT first, rest FROM postings WHERE family=? AND key=? ORDER BY first DESC LIMIT 1"
    first, rest = db.execute(query, (family, key)).fetchone() or (holders[0], None)
    known = [first, *_unpack(rest)] if first != holders[0] else []
    for at in range(0, len(known) + len(holders), IN_ROW):
        some = (known + holders)[at : at + IN_ROW]
        db.execute("INSERT OR REPLACE INTO postings VALUES (?,?,?,?)", (family, key, some[0], _pack(some[1:])))


def _take(db: Connection, family: int, key: int, holder: int) -> None:
    """Write down that an item or a mark doesn't have a key any more."""
    query = "SELECT first, rest FROM postings WHERE family=? AND key=? AND first<=? ORDER BY first DESC LIMIT 1"
    first, rest = db.execute(query, (family, key, holder)).fetchone() or (holder, None)
    db.execute("DELETE FROM postings WHERE family=? AND key=? AND first=?", (family, key, first))
    if left := [number for number in (first, *_unpack(rest)) if number != holder]:
        db.execute("INSERT INTO postings VALUES (?,?,?,?)", (family, key, left[0], _pack(left[1:])))


def _pack(holders: Sequence[int]) -> bytes | None:
    return array("I", holders).tobytes() if holders else None


def _unpack(rest: bytes | None) -> Sequence[int]:
    return array("I", rest) if rest else ()


def _count(db: Connection, family: int, counts: Mapping[int, int], sign: int) -> None:
    add = "INSERT INTO counts VALUES (?,?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
    db.executemany(add, [(family, key, sign * count) for key, count in sorted(counts.items())])
    if sign < 0:
        db.executemany("DELETE FROM counts WHERE family=? AND key=? AND count<=0", [(family, key) for key in counts])
