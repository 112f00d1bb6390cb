"""What every file of an archive came to, remembered: its findings, and what it contributes to what is judged of all.

One SQLite file, `.newslint_cache/archive.sqlite` beside the settings (or in git's root). A row is good as long as its
file is as it was (size, times, inode, and those of its side-car) and the rules and settings that made it are the same;
a file that was noted within two seconds of its change is looked at again (git's racy rule). Nothing in it is code:
rows are msgpack, decoded by type. A store that is damaged, of another version or can't be written is done without or
made anew, and that is said; the answer is the same.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

#: the folder of the store, which git ignores by itself
FOLDER = ".newslint_cache"
NAME = "archive.sqlite"
#: raised with every change of the tables or of what is written in them
SCHEMA = 1
#: a file is believed unchanged if it was noted so many nanoseconds after its last change: clocks of file systems tick
RACY = 2_000_000_000
#: milliseconds to wait for another run that writes
PATIENCE = 5_000

T = TypeVar("T")
#: what stands in the place of items that another code has as well; nothing packed begins so
_SAME = b"="
_TABLES = """
CREATE TABLE IF NOT EXISTS results (
  path TEXT NOT NULL, made_by TEXT NOT NULL, stamp BLOB NOT NULL, noted INTEGER NOT NULL, shown TEXT NOT NULL,
  result BLOB NOT NULL, PRIMARY KEY (path, made_by)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contributions (
  path TEXT NOT NULL, code TEXT NOT NULL, made_by TEXT NOT NULL, stamp BLOB NOT NULL, noted INTEGER NOT NULL,
  shown TEXT NOT NULL, items BLOB NOT NULL, PRIMARY KEY (path, code, made_by)) WITHOUT ROWID;
"""


class Stamp(Struct, frozen=True):
    """By what it is told that a file, or the side-car beside it, is as it was: sizes, times and inodes."""

    size: int
    changed: int
    moved: int
    inode: int
    beside: tuple[int, int] = (0, 0)


def stamp_of(path: str, side_car: str) -> Stamp | None:
    """The stamp of a file and its side-car; None if there is no such file."""
    try:
        found = os.stat(path)  # noqa: PTH116  (ten thousand of them are asked for)
    except OSError:
        return None
    beside = (0, 0)
    with contextlib.suppress(OSError):
        other = os.stat(side_car)  # noqa: PTH116
        beside = (other.st_size, other.st_mtime_ns)
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, beside)


class ResultStore:
    """The store of an archive, open. Rows are found by path (from the archive's root) and by what made them."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.told = ""
        self._db = self._open()

    def close(self) -> None:
        """Put down what was written."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.commit()
                self._db.close()
            self._db = None

    def result(self, path: str, made_by: str, stamp: Stamp, shown: str, kind: type[T]) -> T | None:
        """What was noted of the file as it is now, with its path as it is `shown`; None if nothing good was."""
        row = self._row("results", "result", (path, made_by), "path=? AND made_by=?")
        return _decode(row, stamp, shown, kind) if row else None

    def contribution(
        self, path: str, code: str, made_by: str, stamp: Stamp, shown: str, kind: type[T]
    ) -> list[T] | None:
        """What the file contributed to the rule of that code; None if that isn't known of the file as it is now."""
        key = (path, code, made_by)
        row = self._row("contributions", "items", key, "path=? AND code=? AND made_by=?")
        if row and row[3].startswith(_SAME):
            code, made_by = row[3][len(_SAME) :].decode().split()
            row = self._row("contributions", "items", (path, code, made_by), "path=? AND code=? AND made_by=?")
        return _decode(row, stamp, shown, list[kind]) if row else None  # type: ignore[valid-type]

    def note(
        self, path: str, made_by: str, stamp: Stamp, shown: str, result: object, items: Iterable[tuple[str, str, Any]]
    ) -> None:
        """Note what a file came to: its `result`, and what it contributed, as (code, what made it, items)."""
        if self._db is None:
            return
        head, noted = msgspec.msgpack.encode(stamp), time.time_ns()
        rows: list[tuple[object, ...]] = []
        first: dict[bytes, bytes] = {}
        for code, maker, many in items:
            # rules that share a check gather the same: it is written down once
            packed = _encode(many)
            rows.append((path, code, maker, head, noted, shown, first.get(packed, packed)))
            first.setdefault(packed, _SAME + f"{code} {maker}".encode())
        try:
            self._db.execute(
                "INSERT OR REPLACE INTO results VALUES (?,?,?,?,?,?)",
                (path, made_by, head, noted, shown, _encode(result)),
            )
            self._db.executemany("INSERT OR REPLACE INTO contributions VALUES (?,?,?,?,?,?,?)", rows)
        except sqlite3.Error as error:
            self._give_up(f"the archive store can't be written: {error}")

    def paths(self) -> set[str]:
        """The files of which something is noted."""
        if self._db is None:
            return set()
        with contextlib.suppress(sqlite3.Error):
            return {path for (path,) in self._db.execute("SELECT DISTINCT path FROM results")}
        return set()

    def is_unchanged(self, path: str, stamp: Stamp) -> bool:
        """Whether something is noted of the file as it is now, by whatever rules."""
        if self._db is None:
            return False
        with contextlib.suppress(sqlite3.Error):
            rows = self._db.execute("SELECT stamp, noted FROM results WHERE path=?", (path,)).fetchall()
            return any(_is_of(head, noted, stamp) for head, noted in rows)
        return False

    def forget(self, paths: Iterable[str]) -> None:
        """Forget what was noted of these files."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                for table in ("results", "contributions"):
                    self._db.executemany(f"DELETE FROM {table} WHERE path=?", [(path,) for path in paths])

    def clear(self) -> None:
        """Forget everything: the file goes."""
        self._give_up("")
        self._discard()

    def compact(self) -> None:
        """Give the room of what was forgotten back to the disk."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.commit()
                self._db.execute("VACUUM")

    def _row(self, table: str, column: str, key: tuple[str, ...], where: str) -> tuple[bytes, int, str, bytes] | None:
        if self._db is None:
            return None
        try:
            found = self._db.execute(f"SELECT stamp, noted, shown, {column} FROM {table} WHERE {where}", key).fetchone()
        except sqlite3.Error as error:
            self._give_up(f"the archive store is damaged ({error}) and is made anew")
            self._discard()
            return None
        return found  # type: ignore[no-any-return]

    def _open(self) -> sqlite3.Connection | None:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                self.told = f"the archive store can't be used: {error}"
                return None
            self.told = f"the archive store is damaged ({error}) and is made anew"
        except OSError as error:
            self.told = f"the archive store can't be used: {error.strerror}"
            return None
        self._discard()
        try:
            return self._connect()
        except (sqlite3.Error, OSError):
            return None

    def _connect(self) -> sqlite3.Connection:
        folder = self.file.parent
        if not folder.is_dir():
            folder.mkdir(parents=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        db = sqlite3.connect(self.file, timeout=PATIENCE / 1000)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version not in (0, SCHEMA):
                raise sqlite3.DatabaseError(f"of schema {version}, this newslint knows {SCHEMA}")
            if version == 0:
                db.execute("PRAGMA page_size=16384")
                db.execute("PRAGMA journal_mode=WAL")
                db.executescript(_TABLES)
                db.execute(f"PRAGMA user_version={SCHEMA}")
            db.execute("PRAGMA synchronous=NORMAL")
        except BaseException:
            db.close()
            raise
        return db

    def _give_up(self, told: str) -> None:
        self.told = self.told or told
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _discard(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.file.with_name(self.file.name + ending).unlink()


@contextlib.contextmanager
def opened(file: Path) -> Iterator[ResultStore]:
    """The store in that file, closed at the end."""
    store = ResultStore(file)
    try:
        yield store
    finally:
        store.close()


def _is_damage(error: sqlite3.OperationalError) -> bool:
    return "malformed" in str(error) or "not a database" in str(error) or "no such" in str(error)


def _encode(value: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def _is_of(head: bytes, noted: int, stamp: Stamp) -> bool:
    """Whether a row was noted of a file as it is now, and long enough after its last change to be believed."""
    return head == msgspec.msgpack.encode(stamp) and noted - stamp.changed >= RACY


def _decode(row: tuple[bytes, int, str, bytes], stamp: Stamp, shown: str, kind: type[T]) -> T | None:
    """What a row holds, if it is of the file as it is now; None for what can't be believed."""
    head, noted, written, packed = row
    if not _is_of(head, noted, stamp):
        return None
    try:
        raw = zlib.decompress(packed)
        if written == shown:
            return msgspec.msgpack.decode(raw, type=kind)
        return msgspec.convert(_renamed(msgspec.msgpack.decode(raw), written, shown), kind)
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None


def _renamed(value: Any, old: str, new: str) -> Any:  # noqa: ANN401  (whatever msgpack holds)
    """The value with a path as it is shown now, wherever it stands in it by itself."""
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    if isinstance(value, dict):
        return {key: _renamed(item, old, new) for key, item in value.items()}
    return value
