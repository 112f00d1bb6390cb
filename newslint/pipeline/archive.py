"""The archive that a run belongs to: what its files came to when they were last looked at, and what the others say.

The archive is what a plain `newslint check ROOT` would read; ROOT is the folder of the settings file, else git's root,
else there is none. What a run was given is looked at, or remembered if it hasn't changed; what touches it in the other
files is looked up in the store, so that a part of an archive is told what a run over everything would tell of it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from newslint import checks
from newslint.errors import DamagedStoreError
from newslint.formats import Watch, read_file
from newslint.formats.walk import walk_files
from newslint.model import Document, Skipped, Unread
from newslint.opening import is_folder, is_there
from newslint.pipeline.checker import FileResult
from newslint.pipeline.makers import Gathering, digest_of_results, gathering_of_stories, gatherings_of, own_code
from newslint.pipeline.suppressions import ENDING
from newslint.rulebook.rule import Rule
from newslint.settings import Settings
from newslint.store.database import FOLDER, NAME, Database
from newslint.store.documents import Made
from newslint.store.lookups import Family
from newslint.store.memory import Known, Memory, Note
from newslint.store.seal import discard
from newslint.store.stamps import NO_STAMP, Stamp, digest_of, stamp_of

if TYPE_CHECKING:
    from sqlite3 import Connection

#: documents, and characters of theirs, that are held until they are written down: what they contribute takes some
#: thirty times their text (made articles, November 2026)
PENDING, PENDING_CHARACTERS = 500, 2_000_000

Item = Document | Unread | Skipped


def root_of(settings: Settings) -> Path | None:
    """The folder of the archive that a run in the current folder belongs to; None if there is none."""
    if settings.path:
        return Path(settings.root).absolute()
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if is_there(folder / ".git")), None)


def archive_of_run(
    settings: Settings, rules: Sequence[Rule], paths: Sequence[str] = (".",), *, for_copies: bool = False
) -> Archive:
    """The archive that a run over these paths belongs to; one without a root, which is told, if they lie in none."""
    root = root_of(settings)
    if root and any(path == "-" or _meets(Path(path).absolute(), root) for path in paths):
        return Archive(root, settings, rules, for_copies=for_copies)
    archive = Archive(None, settings, rules, for_copies=for_copies)
    if archive.gatherings and not all(is_folder(path) for path in paths):
        why = f"outside of {root}" if root else "no newslint.toml or git repository is around"
        archive.told.append(f"compared with no other files ({why})")
    return archive


def _meets(path: Path, root: Path) -> bool:
    path = Path(os.path.normpath(path))
    return path.is_relative_to(root) or root.is_relative_to(path)


class ReadFile(Struct, frozen=True):
    """A file that was read: its path in the archive, what it is known by, and whether it is a part of the archive."""

    key: str
    stamp: Stamp = NO_STAMP
    digest: bytes = b""
    lasts: bool = False


class Archive:
    """The archive of a run: what was looked at is noted in its store, and looked up there.

    Without a `root`, or where the settings want no store, what is noted is held in memory for the run. `for_copies`:
    stories are gathered as well, and what the rules find in documents isn't noted.
    """

    def __init__(
        self, root: Path | None, settings: Settings, rules: Sequence[Rule], *, for_copies: bool = False
    ) -> None:
        self.root = root
        self.settings = settings
        self.rules = rules
        self.file = root / FOLDER / NAME if root and settings.cache else None
        #: how its checks gather, and what stands for all its rules
        self.gatherings = [*gatherings_of(settings, rules), *([gathering_of_stories(settings)] if for_copies else [])]
        # what is kept in no file is kept by one name
        self.maker = "" if for_copies else digest_of_results(settings, rules) if self.file else "this run"
        #: what befell it and should be said
        self.told: list[str] = []
        #: what files came to that haven't changed
        self.known: list[FileResult] = []
        #: keys of the files that the run was given, and files that it writes itself
        self.given: dict[str, str] = {}
        self.written: tuple[str, ...] = ()
        #: all that is in it, as paths; None for all that lies under its root
        self.paths: tuple[str, ...] | None = None
        #: notes that are to be written down, and those that are for this run only
        self.pending: list[Note] = []
        self.passing: list[Note] = []
        #: keys of the files of which something was noted in this run
        self.noted: set[str] = set()
        self._memory: Memory | None = None
        self._numbers: dict[str, int] = {}
        self._files: dict[str, Known] | None = None
        #: of which version of the store they are
        self._version = (0, 0)
        self._read: dict[str, ReadFile] = {}
        self._current: list[FileResult] = []
        #: whether parts of the file at hand were put down, and whether anything in these went wrong
        self._parts = self._parts_faulty = False
        #: characters of the documents whose notes are pending
        self._waiting = 0
        #: keys of files that were put down in parts and turned out not to last
        self.spoilt: set[str] = set()
        self._has_results = True
        self._touched: list[tuple[str, Known, Stamp]] = []

    @property
    def shown_root(self) -> str:
        """The archive's root as a path from the current folder."""
        return os.path.relpath(self.root or ".")

    def own(self, path: str) -> str | None:
        """A path from the archive's root, with slashes; None for one outside."""
        if path == "-" or self.root is None:
            return None
        found = os.path.relpath(os.path.abspath(path), self.root)  # noqa: PTH100  (links stay as they are named)
        return None if found.startswith("..") else found.replace(os.sep, "/")

    def key(self, path: str) -> str:
        """What a path is called in the store: as the archive has it, else as it is, whole."""
        own = self.own(path)
        if own is None:
            return path if path == "-" or self.root is None else os.path.abspath(path)  # noqa: PTH100
        return own

    def show(self, key: str) -> str:
        """A path of the store as it was given, else as a run over the whole archive would show it."""
        if key in self.given:
            return self.given[key]
        return key if self.shown_root == "." or os.path.isabs(key) else os.path.join(self.shown_root, key)  # noqa: PTH117, PTH118

    @property
    def memory(self) -> Memory:
        """The store, opened when it is first asked for."""
        if self._memory is None:
            self._memory = self._open()
            for digest, number in self._numbers.items():
                # in memory they are numbered as they come
                assert self._memory.maker(digest, self._reads(digest)) == number
        return self._memory

    def _open(self) -> Memory:
        try:
            return Memory(Database(self.file, own_code()), _family)
        except DamagedStoreError as error:
            self.told.append(f"{error.what} and is made anew")
            discard(Path(error.path or ""))
            return Memory(Database(self.file, own_code()), _family)

    @property
    def is_written(self) -> bool:
        """Whether anything is in the store, so that it isn't all at hand."""
        return self._memory is not None

    def close(self) -> None:
        """Put down what was noted, but for what counted in this run only."""
        if self._memory is not None:
            if self.spoilt:
                self.forget_files()
                self._memory.forget([known.number for path, known in self.files().items() if path in self.spoilt])
            self._memory.database.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know: with what the run was compared, and what befell the store."""
        told = self._memory.database.told if self._memory else ""
        return (*self.told, *([told] if told else ()))

    def files(self) -> dict[str, Known]:
        """The files of which something is remembered, by key."""
        if self._files is None:
            self._version = self.memory.database.version() if self.file else (0, 0)
            self._files = self.memory.files() if self.file else {}
        return self._files

    def families(self) -> list[tuple[Family, Gathering]]:
        """The families of contributions that this run's rules judge by."""
        found = ((_family(self._number(one.digest), one.check), one) for one in self.gatherings)
        return [(family, one) for family, one in found if family]

    def makers(self) -> list[int]:
        """The numbers of all that this run notes of a file."""
        return [self._number(digest) for digest in (self.maker, *(one.digest for one in self.gatherings)) if digest]

    def _number(self, digest: str) -> int:
        if digest not in self._numbers:
            number = self.memory.maker(digest, self._reads(digest)) if self.file else len(self._numbers) + 1
            self._numbers[digest] = number
        return self._numbers[digest]

    def _reads(self, digest: str) -> str:
        return next((one.check for one in self.gatherings if one.digest == digest), "")

    def read(self, paths: Sequence[str], own: Collection[str] = (), watch: Watch | None = None) -> Iterator[Item]:
        """The documents under the paths that have to be looked at; what is remembered of others is put in `known`.

        `own` are files that the run writes itself: they are passed over.
        """
        self.written = tuple(own)
        for item in walk_files(paths, self.settings.exclude, own):
            if not isinstance(item, str):
                yield item
            elif (known := self.recall(item)) and known.makers.issuperset(self.makers()):
                self.given[self.key(item)] = item
                self.known += self.memory.results(self.key(item), known, self._number(self.maker), item, FileResult)
            else:
                yield from read_file(item, self.settings, watch)

    def recall(self, path: str, own: str | None = None) -> Known | None:
        """What is known of a file of the archive, if it is as it was; `own` is its path in it, if that is known."""
        own = own or self.own(path)
        stamp = stamp_of(path, path + ENDING) if own and self.file else None
        if not own or not stamp:
            return None
        known = self.files().get(own)
        if known and known.is_as(stamp):
            self._read[path] = ReadFile(own, stamp, known.digest, lasts=True)
            return known
        digest = digest_of(path, path + ENDING)
        self._read[path] = ReadFile(own, stamp, digest, lasts=bool(digest))
        if known is None or not digest or known.digest != digest:
            return None
        self._touched.append((own, known, stamp))
        return known

    def size_of(self, path: str) -> int:
        """How long a file is that was looked for."""
        stamp = self._read[path].stamp if path in self._read else stamp_of(path, path)
        return stamp.size if stamp else 0

    def forget_files(self) -> None:
        """Ask the store again what it remembers."""
        self._files = None

    def add(self, result: FileResult, troubled: Container[str], *, given: bool = True) -> None:
        """Take what a document came to; the documents of a file come one after the other.

        What is of a file in which something is `troubled` (not all of it could be read) counts in this run only.
        """
        if given:
            self.given[self.key(result.place[0])] = result.place[0]
        if self._current and self._current[0].place[0] != result.place[0]:
            self.finish(troubled)
        self._has_results = given
        self._waiting += result.size
        if _is_much(self._current):
            self._put_part()
        self._current.append(result)

    def _put_part(self) -> None:
        """Put down what was added last as a part of its file, which isn't known before all of it is."""
        results, self._current = self._current, []
        self._parts, self._parts_faulty = True, self._parts_faulty or any(result.faults for result in results)
        self._put(self._note(results, is_part=True))

    def finish(self, troubled: Container[str]) -> None:
        """Take what was added last as the whole of its file, or as its last part."""
        if not self._current:
            return
        results, self._current = self._current, []
        parts, faulty = self._parts, self._parts_faulty or any(result.faults for result in results)
        self._parts = self._parts_faulty = False
        path = results[0].place[0]
        whole = path in self._read and self._read[path].lasts and path not in troubled and not faulty
        lost = self.file is not None and not whole
        note = self._note(results, is_part=parts and lost)
        if lost and parts:
            self.spoilt.add(note.path)
        if lost and not parts:
            self.noted.add(note.path)
            self.passing.append(note)
        else:
            self._put(note)

    def _put(self, note: Note) -> None:
        self.noted.add(note.path)
        self.pending.append(note)
        if sum(len(one.made) for one in self.pending) >= PENDING or self._waiting >= PENDING_CHARACTERS:
            self.flush()

    def _note(self, results: Sequence[FileResult], *, is_part: bool) -> Note:
        path = results[0].place[0]
        read = self._read.get(path) or ReadFile(self.key(path))
        makers = [number for number in self.makers() if self._has_results or number != self._number(self.maker)]
        made = []
        for result in results:
            by_code: dict[str, list[Any]] = {}
            for code, item in result.contributions:
                by_code.setdefault(code, []).append(item)
            # rules of one way to gather have the same
            items = {self._number(one.digest): by_code.get(one.codes[0], []) for one in self.gatherings}
            has_results = self.maker and self._has_results
            bare = {self._number(self.maker): replace(result, contributions=())} if has_results else {}
            made.append(Made(result.place[1], bare, items))
        more = read.key in self.noted
        return Note(read.key, path, read.stamp, read.digest, makers, made, more=more, is_part=is_part)

    def flush(self) -> None:
        """Write down what is pending."""
        if not self.pending and not self._touched:
            return
        notes, touched, self._waiting = self.pending, self._touched, 0
        self.pending, self._touched = [], []
        changed: dict[str, Known] = {}

        def work(db: Connection) -> None:
            changed.clear()
            for path, known, stamp in touched:
                changed.update(self.memory.touch(db, path, known, stamp))
            changed.update(self.memory.note(db, notes))
            if self._version != self.memory.database.version():
                # others have noted files as well
                self._files = None

        try:
            self.memory.database.write(work)
            if self._files is not None and self.file:
                self._files.update(changed)
        except UnicodeEncodeError:
            # a text with halves of characters has no place in a database; its file is looked at again
            self.passing += notes


def _is_much(results: Sequence[FileResult]) -> bool:
    return len(results) >= PENDING or sum(result.size for result in results) >= PENDING_CHARACTERS


def _family(number: int, check: str) -> Family | None:
    """The family of a number that a store has, whichever rules of whichever run made it."""
    try:
        loaded: Any = checks.load_check(check)
    except Exception:
        # a user's check that is gone: nobody looks anything up for it
        return None
    return Family(number, loaded.Contribution, getattr(loaded, "index", None))
