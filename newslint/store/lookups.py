"""By what the contributions of documents find each other: items, the keys that they have, and how many have a key.

All of it is worked out of the documents; where it can't be believed, or nobody has asked yet, that is done anew.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newslint.store.database import AT_ONCE, Row, path_of, stored_path
from newslint.store.documents import Documents, Packed

if TYPE_CHECKING:
    from newslint.store.tallies import Tallies

#: what every contribution counts for
ALL = -1


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


#: a contribution: the number of its document, that itself, the path of its file, and its own number in it
Placed = tuple[int, Packed, str, int]
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

    @functools.cached_property
    def _tallies(self) -> Tallies:
        # a run that finds nothing changed asks for none, and needn't load numpy
        from newslint.store.tallies import Tallies

        return Tallies(self._database)

    def add(self, db: Connection, added: Mapping[int, Sequence[Placed]]) -> None:
        """Put contributions, by the number of their family, where others find them."""
        self._days.clear()
        for number, rows in added.items():
            (first,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM items").fetchone()
            keys = self._keys_of(db, number, rows)
            items: list[tuple[int | None, ...]] = []
            for item, ((document, _, _, at), one) in enumerate(zip(rows, keys, strict=True), first):
                items.append((item, number, document, at, one.mark, one.size, *(one.days or (None, None))))
            db.executemany("INSERT INTO items VALUES (?,?,?,?,?,?,?,?)", items)
            self._tell(db, number, range(first, first + len(rows)), keys, 1)
        self._tallies.fold_many(db)

    def remove(self, db: Connection, file: int) -> None:
        """Take the contributions of the documents of a file from where others find them."""
        self._days.clear()
        # somebody else may have forgotten it meanwhile
        stored = db.execute("SELECT path FROM files WHERE id=?", (file,)).fetchone()
        for document, packed in self.documents.of_file(file) if stored else ():
            for number in packed.items:
                query = "SELECT id FROM items WHERE document=? AND family=? ORDER BY number"
                items = [item for (item,) in db.execute(query, (document, number))]
                self._tell(db, number, items, self._keys_of(db, number, place(document, packed, stored[0], number)), -1)
            db.execute("DELETE FROM items WHERE document=?", (document,))

    def _tell(self, db: Connection, number: int, items: Iterable[int], keys: Sequence[Keys], weight: int) -> None:
        """Count contributions of the family of that number in, or out."""
        postings: Counter[tuple[int, int]] = Counter()
        counts: Counter[tuple[int, int]] = Counter({(ALL, 0): weight * len(keys)})
        for item, one in zip(items, keys, strict=True):
            for key in one.keys:
                postings[key, item if one.mark is None else one.mark] += weight
            for key in one.counted:
                counts[key, 0] += weight
        self._tallies.add(db, _postings(number), postings)
        self._tallies.add(db, _counts(number), counts)

    def work_out(self, db: Connection) -> None:
        """Put all that the documents contribute where others find it, whatever was there before."""
        db.execute("DELETE FROM items")
        self._tallies.clear(db)
        query = "SELECT documents.id, place, documents.packed, path FROM documents JOIN files ON files.id = file"
        rows = db.execute(f"{query} ORDER BY documents.id")
        while some := rows.fetchmany(AT_ONCE):
            added: defaultdict[int, list[Placed]] = defaultdict(list)
            for document, number, raw, stored in some:
                packed = self.documents.unpack(number, raw)
                for family in packed.items:
                    added[family] += place(document, packed, stored, family)
            self.add(db, added)

    def compact(self, db: Connection) -> None:
        """Let what was counted take as little room as it can."""
        self._tallies.fold(db)

    def wait(self) -> None:
        """What was looked up is over; a store for this run only forgets what was worked out for that."""
        self._waits = self._may_wait
        self._days.clear()

    def _keys_of(self, db: Connection, number: int, rows: Sequence[Placed]) -> Sequence[Keys]:
        """By what contributions of the family of that number are found; nothing yet in a store that waits."""
        row = db.execute("SELECT reads FROM makers WHERE id=?", (number,)).fetchone()
        family = self._family_of(number, row[0]) if row and not self._waits else None
        if family is None or family.index is None:
            return [Keys()] * len(rows)
        show, kind = self.documents.show, family.kind
        return family.index([show(packed, packed.items[number][at], path, kind) for _, packed, path, at in rows])

    def _find(self, query: str, values: Sequence[object]) -> list[Row]:
        """The rows of a query, once everything is where it is looked for."""
        self._end_waiting()
        return self._database.rows(query, values)

    def _end_waiting(self) -> None:
        if self._waits:
            self._waits = False
            self.work_out(self._database.connection)

    def count(self, family: Family) -> int:
        """How many contributions there are."""
        return self._tallies.of_keys(_counts(family.number), [ALL]).get(ALL, 0)

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
        self._end_waiting()
        return self._tallies.holders(_postings(family.number), key, most)

    def beside(self, family: Family, key: int, mark: int, most: int) -> list[int]:
        """Of the marks that have a key, the `most` next ones on either side of one that has it."""
        self._end_waiting()
        space = _postings(family.number)
        below, above = self._tallies.below(space, key, mark, most), self._tallies.holders(space, key, most, mark)
        return [*below, *above]

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
        return len(self.holders(family, key))

    def counts(self, family: Family, keys: Sequence[int]) -> dict[int, int]:
        """How many contributions have each of the keys that are counted."""
        self._end_waiting()
        return self._tallies.of_keys(_counts(family.number), keys)

    def counts_between(self, family: Family, first: int, beyond: int) -> dict[int, int]:
        """How many contributions have each of the counted keys in a range, those aside that none has any more."""
        self._end_waiting()
        return self._tallies.between(_counts(family.number), first, beyond)

    def first_with(self, family: Family, key: int, most: int) -> list[Item]:
        """The first contributions that have a key, in the order of paths and places."""
        items = [_item(*row) for row in self._among(f"{_ITEM} WHERE items.id", self.holders(family, key))]
        return sorted(items, key=lambda item: (item.path, item.place, item.at))[:most]

    def read(
        self, family: Family, items: Iterable[Item], shown: Callable[[str], str] | None = None
    ) -> Iterator[tuple[Item, Any]]:
        """The items with what they contribute; paths are as the run has them, if `shown` says how."""
        for item in items:
            packed = self.documents.load(item.document)
            try:
                raw = packed.items[family.number][item.at]
            except (KeyError, IndexError) as error:
                raise self._database.damage(error) from None
            path = shown(item.path) if shown else item.path
            yield item, self.documents.show(packed, raw, path, family.kind)

    def _among(self, query: str, numbers: Sequence[int], values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a query that ends with what is one of some numbers."""
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            yield from self._find(f"{query} IN ({','.join('?' * len(some))})", (*values, *some))


def place(document: int, packed: Packed, stored: str | bytes, family: int) -> list[Placed]:
    """What a document contributes to the family of a number, with the path of its file as that is written down."""
    return [(document, packed, path_of(stored), at) for at in range(len(packed.items[family]))]


def _postings(family: int) -> int:
    """The space of tallies in which the contributions of a family are found by their keys."""
    return 2 * family


def _counts(family: int) -> int:
    """The space in which it is counted how many of them have a key."""
    return 2 * family + 1
