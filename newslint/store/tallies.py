"""What is counted of an archive, by space, key and holder: sums of weights, of which those that come to nothing go.

A little that is new stands in rows of its own, which are written fast; once they are many they are folded into blocks
of many pairs, which take a fifth of the room. A sum is that of the row and of what stands in a block.
"""

from __future__ import annotations

import bisect
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection

import numpy as np
from numpy.typing import NDArray

from newslint.store.database import AT_ONCE, Database

#: pairs of key and holder in a block at most. Not measured
IN_BLOCK = 128
#: rows are folded once there are so many, and one for so many bytes of the file: they take some 18 bytes each
FRESH, BYTES_A_ROW = 20_000, 256
#: rows that are folded at once
MERGED = 1 << 17
#: blocks that are held unpacked
HELD = 2048
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1
Columns = NDArray[np.int64]
#: holders and weights; and the keys of such
Held = tuple[list[int], list[int]]
Block = tuple[list[int], list[int], list[int]]


class Tallies:
    """The sums of a store. What can't be right raises DamagedStoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: dict[bytes, Block] = {}

    def add(self, db: Connection, space: int, weights: Mapping[tuple[int, int], int]) -> None:
        """Add weights by key and holder."""
        rows = [(*pair, weight) for pair, weight in sorted(weights.items())]
        if len(rows) > self._most(db):
            self._merge(db, space, rows)
            return
        query = "INSERT INTO fresh VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET weight = weight + excluded.weight"
        db.executemany(query, [(space, *row) for row in rows])

    def fold_many(self, db: Connection) -> None:
        """Put the rows into blocks if they are many."""
        if db.execute("SELECT count(*) FROM fresh").fetchone()[0] > self._most(db):
            self.fold(db)

    def fold(self, db: Connection) -> None:
        """Put all rows into blocks."""
        for (space,) in db.execute("SELECT DISTINCT space FROM fresh").fetchall():
            rows = db.execute("SELECT key, holder, weight FROM fresh WHERE space=? ORDER BY key, holder", (space,))
            while some := rows.fetchmany(MERGED):
                self._merge(db, space, some)
        db.execute("DELETE FROM fresh")

    def _most(self, db: Connection) -> int:
        """How many rows there may be."""
        pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
        return max(FRESH, pages * size // BYTES_A_ROW)

    def _merge(self, db: Connection, space: int, rows: Sequence[tuple[int, int, int]]) -> None:
        """Add weights by key and holder, in order, to what stands in blocks."""
        query = "SELECT key, holder FROM blocks WHERE space=? AND (key, holder) >= (?, ?) ORDER BY key, holder"
        where = "space=? AND key=? AND holder=?"
        low = 0
        for end in db.execute(query, (space, *rows[0][:2])).fetchall():
            high = bisect.bisect_right(rows, (*end, _MOST), low)
            if high > low:
                (packed,) = db.execute(f"SELECT packed FROM blocks WHERE {where}", (space, *end)).fetchone()
                db.execute(f"DELETE FROM blocks WHERE {where}", (space, *end))
                self._put(db, space, np.concatenate([self._unpack(packed), _columns(rows[low:high])], axis=1))
            if (low := high) == len(rows):
                return
        self._put(db, space, _columns(rows[low:]))

    def clear(self, db: Connection) -> None:
        """Forget all sums."""
        db.execute("DELETE FROM fresh")
        db.execute("DELETE FROM blocks")

    def holders(self, space: int, key: int, most: int = -1, above: int | None = None) -> list[int]:
        """The holders of a key, rising: the first `most` of them, beyond `above` if that is given."""
        least = _LEAST if above is None else above + 1
        query = "SELECT holder, weight FROM fresh WHERE space=? AND key=? AND holder>=?"
        fresh: dict[int, int] = dict(self._database.rows(query, (space, key, least)))
        return self._join(fresh, self._up(space, key, least), most)

    def below(self, space: int, key: int, beneath: int, most: int) -> list[int]:
        """The last `most` holders of a key before one, falling."""
        query = "SELECT holder, weight FROM fresh WHERE space=? AND key=? AND holder<?"
        fresh: dict[int, int] = dict(self._database.rows(query, (space, key, beneath)))
        return self._join(fresh, self._down(space, key, beneath), most, falling=True)

    def of_keys(self, space: int, keys: Sequence[int]) -> dict[int, int]:
        """The sums of some keys, over all that hold them."""
        found: Counter[int] = Counter()
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            query = f"SELECT key, weight FROM fresh WHERE space=? AND key IN ({','.join('?' * len(some))})"
            for key, weight in self._database.rows(query, (space, *some)):
                found[key] += weight
        block: Block | None = None
        for key in sorted(set(keys)):
            if block is None or not block[0][0] < key < block[0][-1]:
                for block in self._blocks(space, key):
                    found[key] += sum(block[2][_of(block, key)])
            else:
                found[key] += sum(block[2][_of(block, key)])
        return {key: total for key, total in found.items() if total > 0}

    def between(self, space: int, first: int, beyond: int) -> dict[int, int]:
        """The sums of the keys in a range."""
        found: Counter[int] = Counter()
        query = "SELECT key, weight FROM fresh WHERE space=? AND key>=? AND key<?"
        for key, weight in self._database.rows(query, (space, first, beyond)):
            found[key] += weight
        for keys, _, weights in self._blocks(space, first, beyond - 1):
            low, high = bisect.bisect_left(keys, first), bisect.bisect_left(keys, beyond)
            for key, weight in zip(keys[low:high], weights[low:high], strict=True):
                found[key] += weight
        return {key: total for key, total in sorted(found.items()) if total > 0}

    def _join(self, fresh: dict[int, int], blocks: Iterator[Held], most: int, *, falling: bool = False) -> list[int]:
        """The first `most` of what is held by rows and in blocks, which are in that order."""
        found: list[int] = []
        for holders, weights in blocks:
            # a row may take away one that a block has
            if 0 <= most <= len(found) - len(fresh):
                break
            found += holders
            for holder in fresh.keys() & holders if fresh else ():
                fresh[holder] += weights[holders.index(holder)]
        if fresh:
            others = [holder for holder in found if holder not in fresh]
            found = sorted([*others, *(holder for holder, total in fresh.items() if total > 0)], reverse=falling)
        return found[:most] if most >= 0 else found

    def _up(self, space: int, key: int, least: int) -> Iterator[Held]:
        """The holders of a key in blocks with their weights, rising."""
        for block in self._blocks(space, key, least=least):
            yield _held_by(block, key, least=least)

    def _down(self, space: int, key: int, beneath: int) -> Iterator[Held]:
        """The same falling, from one on."""
        at_end = next(self._blocks(space, key, least=beneath), None)
        if at_end is not None:
            yield _turned(_held_by(at_end, key, beneath=beneath))
        query = "SELECT packed FROM blocks WHERE space=? AND key=? AND holder<? ORDER BY holder DESC LIMIT 1"
        while rows := self._database.rows(query, (space, key, beneath)):
            block = self._hold(rows[0][0])
            yield _turned(_held_by(block, key))
            beneath = block[1][-1]

    def _blocks(self, space: int, key: int, last: int | None = None, least: int = _LEAST) -> Iterator[Block]:
        """The blocks that hold a key, or keys from one to another, in order."""
        last = key if last is None else last
        query = "SELECT packed FROM blocks WHERE space=? AND (key, holder) >= (?, ?) ORDER BY key, holder LIMIT 1"
        while rows := self._database.rows(query, (space, key, least)):
            block = self._hold(rows[0][0])
            yield block
            key, least = block[0][-1], min(block[1][-1] + 1, _MOST)
            if key > last:
                return

    def _hold(self, packed: bytes) -> Block:
        if packed not in self._held:
            if len(self._held) >= HELD:
                self._held.clear()
            keys, holders, weights = self._unpack(packed).tolist()
            self._held[packed] = keys, holders, weights
        return self._held[packed]

    def _put(self, db: Connection, space: int, columns: Columns) -> None:
        """Write pairs down as blocks, each once with the sum of its weights."""
        columns = columns[:, np.lexsort((columns[1], columns[0]))]
        fresh = np.ones(columns.shape[1], dtype=np.bool_)
        fresh[1:] = (columns[:2, 1:] != columns[:2, :-1]).any(axis=0)
        sums = np.add.reduceat(columns[2], np.flatnonzero(fresh))
        columns = np.stack([*columns[:2, fresh], sums])[:, sums != 0]
        pieces = np.array_split(columns, -(-columns.shape[1] // IN_BLOCK), axis=1) if columns.shape[1] else []
        rows = [(space, int(piece[0, -1]), int(piece[1, -1]), _pack(piece)) for piece in pieces]
        db.executemany("INSERT INTO blocks VALUES (?,?,?,?)", rows)

    def _unpack(self, packed: bytes) -> Columns:
        try:
            planes = np.frombuffer(zlib.decompress(packed), dtype=np.uint8).reshape(3, 8, -1)
        except (zlib.error, ValueError) as error:
            raise self._database.damage(error) from None
        columns: Columns = planes.transpose(0, 2, 1).copy().view("<i8")[:, :, 0]
        np.cumsum(columns[0], out=columns[0])
        return columns


def _columns(rows: Sequence[tuple[int, int, int]]) -> Columns:
    return np.array(rows, dtype=np.int64).T


def _of(block: Block, key: int) -> slice:
    """Where a key stands in a block."""
    return slice(bisect.bisect_left(block[0], key), bisect.bisect_right(block[0], key))


def _held_by(block: Block, key: int, least: int = _LEAST, beneath: int | None = None) -> Held:
    """The holders of a key in a block with their weights, from one on and before another."""
    own = _of(block, key)
    low = bisect.bisect_left(block[1], least, own.start, own.stop)
    high = own.stop if beneath is None else bisect.bisect_left(block[1], beneath, own.start, own.stop)
    return block[1][low:high], block[2][low:high]


def _turned(held: Held) -> Held:
    return held[0][::-1], held[1][::-1]


def _pack(columns: Columns) -> bytes:
    """Keys as differences; of each number the first bytes come first, as these are mostly the same."""
    kept = np.stack([np.diff(columns[0], prepend=np.int64(0)), *columns[1:]]).astype("<i8")
    planes = np.ascontiguousarray(kept).view(np.uint8).reshape(3, -1, 8).transpose(0, 2, 1)
    return zlib.compress(planes.tobytes())
