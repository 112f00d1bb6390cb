"""What every document of an archive came to and contributes, remembered by file.

A file is known by its path in the archive, and believed to be as it was noted by its stamp or by its bytes' digest.
"""

from __future__ import annotations

import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from sqlite3 import Connection
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newslint.store.database import Database, path_of, stored_path
from newslint.store.documents import Documents, Made
from newslint.store.lookups import Added, Family, Lookups
from newslint.store.packing import pack
from newslint.store.stamps import Stamp, is_of

T = TypeVar("T")
#: judgements that are kept
JUDGED = 3


class Note(Struct, frozen=True):
    """What a file came to: its path in the archive and as it is `shown`, who looked at it, and its documents.

    These come beside what was noted of it before in the same run, if there is `more`. With a mere part of it the file
    isn't known yet: a run that is killed leaves what the next one takes out again.
    """

    path: str
    shown: str
    stamp: Stamp
    digest: bytes
    makers: Sequence[int]
    made: Sequence[Made]
    more: bool = False
    is_part: bool = False


class Known(Struct, frozen=True, array_like=True):
    """A file as it was noted, by whom (the numbers of rules and settings, and of families), with how many documents."""

    number: int
    stamp: Stamp
    noted: int
    digest: bytes
    makers: frozenset[int] = frozenset()
    documents: int = 0

    def is_as(self, stamp: Stamp) -> bool:
        """Whether the file was surely noted as it is now."""
        return is_of(self.stamp, self.noted, stamp)


class Memory:
    """The store of an archive, open. `family_of` says of a number and the name of a check what reads contributions."""

    def __init__(self, database: Database, family_of: Callable[[int, str], Family | None]) -> None:
        self.database = database
        self.documents = Documents(database)
        self.lookups = Lookups(self.documents, family_of, waits=database.file is None)
        if database.is_unsure:
            self._look_through()

    def maker(self, digest: str, reads: str = "") -> int:
        """The number of what makes results or contributions; `reads` is the name of the check that reads these."""
        query = "SELECT id FROM makers WHERE digest=? AND reads=?"
        if not (found := self.database.rows(query, (digest, reads))):
            add = "INSERT OR IGNORE INTO makers (digest, reads) VALUES (?, ?)"
            self.database.write(lambda db: db.execute(add, (digest, reads)))
            found = self.database.rows(query, (digest, reads))
        return found[0][0]  # type: ignore[no-any-return]

    def files(self) -> dict[str, Known]:
        """The files of which something is noted, by path."""
        rows = self.database.rows("SELECT path, id, packed FROM files")
        known = ((path_of(stored), number, packed) for stored, number, packed in rows)
        return {path: self._known(path, number, packed) for path, number, packed in known}

    def results(self, path: str, known: Known, maker: int, shown: str, kind: type[T]) -> list[T]:
        """What the documents of a file came to, with the file's path as it is `shown`."""
        found = [packed.results for _, packed in self.documents.of_file(known.number)]
        if len(found) != known.documents:
            raise self.database.damage("documents are gone")
        return [self.documents.show(raw[maker], path, shown, kind) for raw in found if maker in raw]

    def note(self, db: Connection, notes: Iterable[Note]) -> dict[str, Known]:
        """Note what files came to, each beside what others made of it as it is now: the files by path, as noted."""
        added: Added = defaultdict(list)
        files: dict[str, Known] = {}
        for note in notes:
            known = self._recall(db, note)
            new = set(note.makers) - known.makers
            makers = known.makers if note.is_part else known.makers | new
            new |= set(note.makers) if note.more else set()
            for one in note.made:
                document, fresh = self.documents.add(db, known.number, one, new, (note.shown, note.path))
                for family, raws in fresh.items():
                    added[family] += ((document, at, raw) for at, raw in enumerate(raws))
            (count,) = db.execute("SELECT count(*) FROM documents WHERE file=?", (known.number,)).fetchone()
            known = replace(known, stamp=note.stamp, noted=time.time_ns(), makers=makers, documents=count)
            files[note.path] = self._put(db, note.path, known)
        self.lookups.add(db, added)
        return files

    def touch(self, db: Connection, path: str, known: Known, stamp: Stamp) -> dict[str, Known]:
        """Note that a file is as it was, whatever its stamp says, unless somebody has noted it since."""
        row = db.execute("SELECT packed FROM files WHERE path=? AND id=?", (stored_path(path), known.number)).fetchone()
        if row and (now := self._known(path, known.number, row[0])).digest == known.digest:
            return {path: self._put(db, path, replace(now, stamp=stamp, noted=time.time_ns()))}
        return {}

    def forget(self, numbers: Sequence[int]) -> None:
        """Forget what was noted of these files."""
        self.database.write(lambda db: self.hide(db, numbers))

    def hide(self, db: Connection, numbers: Sequence[int]) -> None:
        """Forget these files within a transaction that is going on."""
        for number in numbers:
            self.lookups.remove(db, number)
            self.documents.remove(db, number)
            db.execute("DELETE FROM files WHERE id=?", (number,))

    def forget_passing(self) -> None:
        """What counted within a transaction that left nothing behind is gone."""
        self.documents.forget_held()
        self.lookups.wait()

    def judgement(self, key: bytes, kind: type[T]) -> T | None:
        """What was judged by that key, if it is remembered."""
        rows = self.database.rows("SELECT packed FROM judged WHERE key=?", (key,))
        return self.documents.decode(rows[0][0], kind) if rows else None

    def remember(self, key: bytes, judged: object) -> None:
        """Remember a judgement; of older ones, some are forgotten."""
        try:
            packed = pack(msgspec.msgpack.encode(judged))
        except UnicodeEncodeError:
            # it names a file whose name isn't in UTF-8: it is judged again each time
            return

        def work(db: Connection) -> None:
            if db.execute("SELECT count(*) FROM judged").fetchone()[0] >= JUDGED:
                db.execute("DELETE FROM judged")
            db.execute("INSERT OR REPLACE INTO judged VALUES (?, ?)", (key, packed))

        self.database.write(work)

    def _recall(self, db: Connection, note: Note) -> Known:
        """What is known of a file that is noted, as it is now: nothing if it was another one or only a part of it."""
        row = db.execute("SELECT id, packed FROM files WHERE path=?", (stored_path(note.path),)).fetchone()
        known = self._known(note.path, *row) if row else None
        if known and known.digest == note.digest and (note.more or known.makers):
            return known
        if known:
            self.hide(db, [known.number])
        number = db.execute("INSERT INTO files (path, packed) VALUES (?, '')", (stored_path(note.path),)).lastrowid or 0
        return Known(number, note.stamp, 0, note.digest)

    def _put(self, db: Connection, path: str, known: Known) -> Known:
        raw = msgspec.msgpack.encode(known)
        db.execute("UPDATE files SET packed=? WHERE id=?", (_sum(path, raw) + raw, known.number))
        return known

    def _known(self, path: str, number: int, packed: bytes) -> Known:
        if packed[:4] == _sum(path, packed[4:]):
            known = msgspec.msgpack.decode(packed[4:], type=Known)
            if known.number == number:
                return known
        raise self.database.damage("what is noted of a file isn't what was written")

    def _look_through(self) -> None:
        """Look through a store that wasn't put down: its pages, its files and documents. What these come to in look-ups
        is worked out anew. Raises DamagedStoreError."""

        def work(db: Connection) -> None:
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise self.database.damage(found)
            db.execute("REINDEX")
            db.execute("DELETE FROM documents WHERE file NOT IN (SELECT id FROM files)")
            counts = dict(db.execute("SELECT file, count(*) FROM documents GROUP BY file"))
            if any(counts.get(known.number, 0) != known.documents for known in self.files().values()):
                raise self.database.damage("documents are gone")
            self.lookups.work_out(db)

        self.database.write(work)
        told = "the archive store isn't as it was put down: it was looked through and put in order"
        self.database.told = self.database.told or told


def _sum(path: str, raw: bytes) -> bytes:
    return zlib.crc32(raw, zlib.crc32(path.encode("utf-8", "surrogatepass"))).to_bytes(4, "little")
