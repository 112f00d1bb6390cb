"""The SQLite file of an archive: opened, checked, written in transactions, and done without where it can't be used.

A file that is damaged or of another version is made anew; one that can't be written (a read-only folder, a full disk,
another run that doesn't stop writing) is copied into memory, and the run goes on there. Either is said in `told`.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newslint.errors import DamagedStoreError
from newslint.opening import NotRegularError

#: the folder of the store, which git ignores by itself
FOLDER = ".newslint_cache"
NAME = "archive.sqlite"
#: raised with every change of the tables or of what is written in them
SCHEMA = 3
#: seconds to wait for another run that writes
PATIENCE = 5.0
#: a file of so many bytes or fewer is read as a whole to see whether it is as it was put down (60 ms). Not measured
SUMMED = 64_000_000
TABLES = """
CREATE TABLE makers (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, reads TEXT NOT NULL);
CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp BLOB NOT NULL, noted INTEGER NOT NULL,
  digest BLOB NOT NULL);
CREATE TABLE known (file INTEGER NOT NULL, maker INTEGER NOT NULL, PRIMARY KEY (file, maker)) WITHOUT ROWID;
CREATE TABLE documents (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, place INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX documents_of ON documents (file, place);
CREATE TABLE items (id INTEGER PRIMARY KEY, family INTEGER NOT NULL, document INTEGER NOT NULL,
  number INTEGER NOT NULL, mark INTEGER, size INTEGER NOT NULL, first INTEGER, last INTEGER);
CREATE INDEX items_of ON items (document);
CREATE INDEX items_like ON items (family, mark);
CREATE TABLE postings (family INTEGER NOT NULL, key INTEGER NOT NULL, holder INTEGER NOT NULL,
  PRIMARY KEY (family, key, holder)) WITHOUT ROWID;
CREATE TABLE counts (family INTEGER NOT NULL, key INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (family, key)) WITHOUT ROWID;
CREATE TABLE judged (key BLOB PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
"""
#: what SQLite holds of a database: 32 MB
_CACHE = "PRAGMA cache_size=-32768"
Row = tuple[Any, ...]


def discard(file: Path) -> None:
    """Delete a store and what belongs to it."""
    for ending in ("", "-wal", "-shm", "-sum", "-journal"):
        with contextlib.suppress(OSError):
            _beside(file, ending).unlink()


class Database:
    """The file, open, or a database for this run only if there is no `file`. `write` writes transactions out.

    What is for this run only is held in memory while it is little; SQLite puts the rest in a temporary file that has no
    name, as long as there is room for one.
    """

    def __init__(self, file: Path | None, code: bytes = b"") -> None:
        self.file = file
        self.code = code
        self.told = ""
        self.on_disk = file is not None
        self._sealed = True
        #: whether it is for this run only, and may use temporary files
        self._spills = False
        self._db = self._open(file) if file else self._in_memory()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query. Raises DamagedStoreError."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self.damage(error) from None

    def damage(self, error: Exception) -> DamagedStoreError:
        """What to raise where something was read that can't be right."""
        return DamagedStoreError(f"the archive store is damaged ({error})", path=str(self.file or ""))

    def write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do some work in one transaction, all of it or nothing; in memory from now on where the file can't take it."""
        self._unseal()
        try:
            self._db.execute("BEGIN IMMEDIATE")
            work(self._db)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._rollback()
            if not isinstance(error, sqlite3.OperationalError) or is_damage(error):
                raise self.damage(error) from None
            if self._spills:
                self._stay_in_memory()
            elif self.on_disk:
                self._leave_disk(error)
            else:
                raise self.damage(error) from None
            self.write(work)
        except BaseException:
            self._rollback()
            raise

    @contextlib.contextmanager
    def passing(self, *, writes: bool) -> Iterator[sqlite3.Connection]:
        """A transaction that leaves nothing behind: what is read is of one moment, what is written is for now only."""
        try:
            self._db.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        except sqlite3.Error as error:
            if not self.on_disk or is_damage(error):
                raise self.damage(error) from None
            self._leave_disk(error)
            self._db.execute("BEGIN")
        try:
            yield self._db
        finally:
            self._rollback()

    def close(self) -> None:
        """Put the file down, with its sum beside it."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        if not self._sealed and self.on_disk and self.file and not _beside(self.file, "-wal").exists():
            # another run that has it open puts it down later
            with contextlib.suppress(OSError):
                if found := _sum_of(self.file):
                    _beside(self.file, "-sum").write_text(found, encoding="ascii")

    def discard(self) -> None:
        """Delete the file and what belongs to it."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        if self.file:
            discard(self.file)

    def compact(self) -> None:
        """Give the room of what was forgotten back to the disk, and leave no more between rows than they need."""
        self._unseal()
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("VACUUM")

    def _unseal(self) -> None:
        """Take the sum away before something is written: a run that is killed leaves none that is none any more."""
        if self._sealed and self.file and self.on_disk:
            self._sealed = False
            with contextlib.suppress(OSError):
                _beside(self.file, "-sum").unlink()

    def _rollback(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("ROLLBACK")

    def _leave_disk(self, error: sqlite3.Error) -> None:
        """Go on with a copy in memory."""
        self.told = self.told or f"the archive store can't be written: {error}"
        copy = _for_this_run()
        try:
            self._db.backup(copy)
        except sqlite3.Error as other:
            copy.close()
            if is_damage(other):
                raise self.damage(other) from None
            self._stay_in_memory()
        else:
            self._db.close()
            self._db, self._spills = copy, True
        self.on_disk = False

    def _stay_in_memory(self) -> None:
        """Hold all of it in memory: there is no room for temporary files."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._db.backup(copy)
        except sqlite3.Error as error:
            raise self.damage(error) from None
        self._db.close()
        self._db, self._spills = copy, False

    def _in_memory(self) -> sqlite3.Connection:
        self.on_disk, self._spills = False, True
        db = _for_this_run()
        db.executescript(TABLES)
        return db

    def _open(self, file: Path) -> sqlite3.Connection:
        try:
            _prepare_folder(file)
            return self._connect(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not is_damage(error):
                return self._read_only(file, error)
            self.told = f"the archive store is damaged ({error}) and is made anew"
        except NotRegularError as error:
            self.told = f"the archive store can't be used: {error}"
            return self._in_memory()
        except OSError as error:
            return self._read_only(file, error)
        return self._anew(file)

    def _anew(self, file: Path) -> sqlite3.Connection:
        discard(file)
        try:
            return self._connect(file)
        except (sqlite3.Error, OSError):
            return self._in_memory()

    def _read_only(self, file: Path, error: Exception) -> sqlite3.Connection:
        """A copy in memory of a file that can only be read, or nothing at all."""
        what = getattr(error, "strerror", None) or str(error)
        self.told = f"the archive store can't be used: {what}"
        if file.is_file():
            with contextlib.suppress(sqlite3.Error, OSError), contextlib.ExitStack() as stack:
                uri = f"{file.absolute().as_uri()}?immutable=1"
                found = stack.enter_context(contextlib.closing(sqlite3.connect(uri, uri=True)))
                if found.execute("PRAGMA user_version").fetchone() == (SCHEMA,) and self._is_whole(file):
                    copy = _for_this_run()
                    found.backup(copy)
                    if copy.execute("SELECT digest FROM makers WHERE id=0").fetchone() == (self.code.hex(),):
                        self.told = f"the archive store can't be written: {what}"
                        self.on_disk, self._spills = False, True
                        return copy
        return self._in_memory()

    def _connect(self, file: Path) -> sqlite3.Connection:
        if not self._is_whole(file):
            raise sqlite3.DatabaseError("it isn't as it was put down")
        db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version not in (0, SCHEMA):
                raise sqlite3.DatabaseError(f"of schema {version}, this newslint knows {SCHEMA}")
            if version == 0:
                db.execute("PRAGMA page_size=16384")
                db.execute("PRAGMA journal_mode=WAL")
                db.execute("BEGIN IMMEDIATE")
                if db.execute("PRAGMA user_version").fetchone() == (0,):
                    for statement in TABLES.split(";"):
                        db.execute(statement)
                    db.execute("INSERT INTO makers VALUES (0, ?, '')", (self.code.hex(),))
                    db.execute(f"PRAGMA user_version={SCHEMA}")
                db.execute("COMMIT")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute(_CACHE)
            if db.execute("SELECT digest FROM makers WHERE id=0").fetchone() != (self.code.hex(),):
                # what another newslint gathered is another's: there is nothing in it for this one
                self._clear(db)
        except BaseException:
            db.close()
            raise
        return db

    def _clear(self, db: sqlite3.Connection) -> None:
        db.execute("BEGIN IMMEDIATE")
        for table in ("makers", "files", "known", "documents", "items", "postings", "counts", "judged"):
            db.execute(f"DELETE FROM {table}")
        db.execute("INSERT INTO makers VALUES (0, ?, '')", (self.code.hex(),))
        db.execute("COMMIT")

    def _is_whole(self, file: Path) -> bool:
        """Whether a file that nobody has open is as the last run put it down, as far as that was noted."""
        try:
            noted = _beside(file, "-sum").read_text(encoding="ascii")
        except (OSError, ValueError):
            return True
        return _beside(file, "-wal").exists() or not file.exists() or _sum_of(file) in (noted, "")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells of a file that isn't what was written."""
    if not isinstance(error, sqlite3.OperationalError):
        return True
    return any(word in str(error) for word in ("malformed", "not a database", "no such", "corrupt"))


def _for_this_run() -> sqlite3.Connection:
    """A database of no name: in memory while it is little, then in a file that is gone with the connection."""
    db = sqlite3.connect("", isolation_level=None)
    db.execute(_CACHE)
    return db


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _sum_of(file: Path) -> str:
    """The size of a file and the sum of its bytes; "" for one that is too long to be read for that."""
    size = file.stat().st_size
    return f"{size} {zlib.crc32(file.read_bytes())}" if size <= SUMMED else ""


def _prepare_folder(file: Path) -> None:
    """Make the folder, which git is to ignore. Raises NotRegularError where a link stands in its place."""
    folder = file.parent
    for path in (folder, folder / ".gitignore", *(_beside(file, ending) for ending in ("", "-sum", "-wal", "-shm"))):
        # a link leads to somebody else's, a pipe would wait for ever
        if os.path.lexists(path) and (path.is_symlink() or not (path.is_dir() if path == folder else path.is_file())):
            raise NotRegularError(f"{path} is no folder or file of its own")
    if not folder.is_dir():
        folder.mkdir(parents=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
