"""The SQLite file of an archive: opened, written in transactions, and done without where it can't be used.

A file that is damaged or of another version is made anew; one that can't be written (a read-only folder, a full disk,
another run that doesn't stop writing) is copied into memory, and the run goes on there. Either is said in `told`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newslint.errors import DamagedStoreError
from newslint.opening import NotRegularError
from newslint.store.seal import beside, break_seal, discard, has_log, is_sealed, make_seal, prepare_folder, was_sealed

#: the folder of the store, which git ignores by itself
FOLDER = ".newslint_cache"
NAME = "archive.sqlite"
#: raised with every change of the tables or of what is written in them
SCHEMA = 5
#: seconds to wait for another run that writes, and bytes of SQLite's log that are put into the file. Not measured
PATIENCE, LOG = 5.0, 64_000_000
TABLES = """
CREATE TABLE makers (id INTEGER PRIMARY KEY, digest TEXT NOT NULL, reads TEXT NOT NULL, UNIQUE (digest, reads));
CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, packed BLOB NOT NULL);
CREATE TABLE documents (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, place INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX documents_of ON documents (file, place);
CREATE TABLE items (id INTEGER PRIMARY KEY, family INTEGER NOT NULL, document INTEGER NOT NULL,
  number INTEGER NOT NULL, mark INTEGER, size INTEGER NOT NULL, first INTEGER, last INTEGER);
CREATE INDEX items_of ON items (document);
CREATE INDEX items_like ON items (family, mark);
CREATE TABLE postings (family INTEGER NOT NULL, key INTEGER NOT NULL, first INTEGER NOT NULL, rest BLOB,
  PRIMARY KEY (family, key, first)) WITHOUT ROWID;
CREATE TABLE counts (family INTEGER NOT NULL, key INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (family, key)) WITHOUT ROWID;
CREATE TABLE judged (key BLOB PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
"""
Row = tuple[Any, ...]


class Database:
    """The file, open, or a database for this run only if there is no `file`. `write` writes transactions out.

    What is for this run only is held in memory while it is little; SQLite puts the rest in a temporary file that has no
    name, as long as there is room for one. `is_unsure`: somebody has to look through it before it is believed.
    """

    def __init__(self, file: Path | None, code: bytes = b"") -> None:
        self.file = file
        self.told = ""
        self.is_unsure = False
        self._code = code.hex()
        self._on_disk = file is not None
        self._is_damaged = False
        #: whether it is for this run only, and may use temporary files
        self._spills = False
        self.connection = self._open(file) if file else self._for_this_run()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query. Raises DamagedStoreError."""
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self.damage(error) from None

    def version(self) -> tuple[int, int]:
        """What is another one once somebody else has written to the file."""
        return id(self.connection), self.rows("PRAGMA data_version")[0][0]

    def damage(self, error: Exception | str) -> DamagedStoreError:
        """What to raise where something was read that can't be right."""
        self._is_damaged = True
        if self.file:
            break_seal(self.file)
        return DamagedStoreError(f"the archive store is damaged ({error})", path=str(self.file or ""))

    def write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Do some work in one transaction, all of it or nothing; in memory from now on where the file can't take it."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            work(self.connection)
            self._break_seal()
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._rollback()
            if is_damage(error) or not (self._on_disk or self._spills):
                raise self.damage(error) from None
            if self._on_disk:
                self.told = self.told or f"the archive store can't be written: {error}"
            self._leave(spills=self._on_disk)
            self.write(work)
        except BaseException:
            self._rollback()
            raise
        if self._on_disk and self.file and has_log(self.file) and beside(self.file, "-wal").stat().st_size > LOG:
            self._put_down(self.file)

    @contextlib.contextmanager
    def passing(self, *, writes: bool) -> Iterator[sqlite3.Connection]:
        """A transaction that leaves nothing behind: what is read is of one moment, what is written is for now only."""
        try:
            self.connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        except sqlite3.Error as error:
            if not self._on_disk or is_damage(error):
                raise self.damage(error) from None
            self.told = self.told or f"the archive store can't be written: {error}"
            self._leave(spills=True)
            self.connection.execute("BEGIN")
        try:
            yield self.connection
        finally:
            self._rollback()

    def close(self) -> None:
        """Put the file down."""
        if self._on_disk and self.file and (has_log(self.file) or not self._has_log()):
            self._put_down(self.file)
        with contextlib.suppress(sqlite3.Error):
            self.connection.close()

    def discard(self) -> None:
        """Delete the file and what belongs to it."""
        with contextlib.suppress(sqlite3.Error):
            self.connection.close()
        self._on_disk = False
        if self.file:
            discard(self.file)

    def compact(self) -> None:
        """Give the room of what was forgotten back to the disk, and leave no more between rows than they need."""
        self._break_seal()
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("VACUUM")

    def _put_down(self, file: Path) -> None:
        """Put SQLite's log into the file, as far as nobody reads what was there before, and seal that."""
        break_seal(file)
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            if not self._is_damaged:
                make_seal(file)

    def _break_seal(self) -> None:
        """What is written now goes to the file where the file system can't have a log."""
        if self._on_disk and self.file and not self._has_log():
            break_seal(self.file)

    def _has_log(self) -> bool:
        try:
            return bool(self.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",))
        except sqlite3.Error:
            return True

    def _rollback(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("ROLLBACK")

    def _leave(self, *, spills: bool) -> None:
        """Go on with a copy in memory, which may spill or not."""
        copy = sqlite3.connect("" if spills else ":memory:", isolation_level=None)
        try:
            self.connection.backup(copy)
        except sqlite3.Error as error:
            copy.close()
            if is_damage(error) or not spills:
                raise self.damage(error) from None
            self._leave(spills=False)
            return
        self.connection.close()
        self.connection, self._spills, self._on_disk = copy, spills, False

    def _for_this_run(self) -> sqlite3.Connection:
        """A database of no name, in which there is nothing."""
        self._on_disk, self._spills, self.is_unsure = False, True, False
        db = sqlite3.connect("", isolation_level=None)
        _hold_much(db)
        db.executescript(TABLES)
        return db

    def _open(self, file: Path) -> sqlite3.Connection:
        try:
            prepare_folder(file)
            return self._connect(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not is_damage(error):
                return self._read_only(file, error)
            self.told = f"the archive store is damaged ({error}) and is made anew"
        except NotRegularError as error:
            self.told = f"the archive store can't be used: {error}"
            return self._for_this_run()
        except OSError as error:
            return self._read_only(file, error)
        discard(file)
        try:
            return self._connect(file)
        except (sqlite3.Error, OSError):
            return self._for_this_run()

    def _connect(self, file: Path) -> sqlite3.Connection:
        db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if not version and was_sealed(file):
                raise sqlite3.DatabaseError("it is empty")
            if version not in (0, SCHEMA):
                raise sqlite3.DatabaseError(f"of schema {version}, this newslint knows {SCHEMA}")
            self.is_unsure = bool(version) and not is_sealed(file) and _is_alone(db)
            db.execute("PRAGMA page_size=16384")
            if not version or self.is_unsure:
                db.execute("PRAGMA journal_mode=WAL")
            # what is in the log is put into the file by `_put_down` alone
            db.execute("PRAGMA wal_autocheckpoint=0")
            db.execute("PRAGMA synchronous=NORMAL")
            _hold_much(db)
            if not version or not self._is_ours(db):
                self._begin(db)
        except BaseException:
            db.close()
            raise
        return db

    def _begin(self, db: sqlite3.Connection) -> None:
        """Make the tables anew: what another newslint gathered is another's."""
        self.is_unsure = False
        db.execute("BEGIN IMMEDIATE")
        if not self._is_ours(db):
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
                db.execute(f"DROP TABLE {table}")
            for statement in TABLES.split(";"):
                db.execute(statement)
            db.execute("INSERT INTO makers VALUES (0, ?, '')", (self._code,))
            db.execute(f"PRAGMA user_version={SCHEMA}")
        db.execute("COMMIT")

    def _is_ours(self, db: sqlite3.Connection) -> bool:
        """Whether this newslint wrote what is there."""
        if db.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
            return False
        return db.execute("SELECT digest FROM makers WHERE id=0").fetchone() == (self._code,)  # type: ignore[no-any-return]

    def _read_only(self, file: Path, error: Exception) -> sqlite3.Connection:
        """A copy in memory of a file that can only be read, or nothing at all."""
        what = getattr(error, "strerror", None) or str(error)
        self.told = f"the archive store can't be used: {what}"
        if file.is_file():
            with contextlib.suppress(sqlite3.Error, OSError):
                uri = f"{file.absolute().as_uri()}?immutable=1"
                with contextlib.closing(sqlite3.connect(uri, uri=True)) as found:
                    if self._is_ours(found):
                        copy = sqlite3.connect("", isolation_level=None)
                        found.backup(copy)
                        self.told = f"the archive store can't be written: {what}"
                        self._on_disk, self._spills, self.is_unsure = False, True, not is_sealed(file)
                        return copy
        return self._for_this_run()


def stored_path(path: str) -> str | bytes:
    """A path as it is written down: one that isn't in UTF-8 as its bytes, for SQLite holds no other text."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
    return path


def path_of(stored: str | bytes) -> str:
    """A path that was written down."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells of a file that isn't what was written."""
    if not isinstance(error, sqlite3.OperationalError):
        return True
    return any(word in str(error) for word in ("malformed", "not a database", "no such", "corrupt"))


def _hold_much(db: sqlite3.Connection) -> None:
    """Let SQLite hold 32 MB of a database."""
    db.execute("PRAGMA cache_size=-32768")


def _is_alone(db: sqlite3.Connection) -> bool:
    """Whether nobody else has the file open: only then SQLite does without its log."""
    try:
        return bool(db.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",))
    except sqlite3.OperationalError as error:
        if is_damage(error):
            raise
        return False
