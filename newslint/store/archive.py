"""The index of an archive on disk: made once, brought up to date by every run that may write, never half written.

A folder `.newslint-index` holds segments and `manifest.json`, which names those that count and is replaced at once.
Segments never change; a run that finds files new, changed or gone writes a small one on top. Runs that find another at
work keep what they found to themselves. Whatever isn't whole is made anew, and the run says so.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import astuple, replace

from newslint import __version__
from newslint.duplicates.members import Member
from newslint.duplicates.pairs import THRESHOLD
from newslint.errors import UsageError
from newslint.formats.walk import walk_files as files_under
from newslint.opening import NotRegularError, irregular, read_regular
from newslint.settings import Settings
from newslint.store import FOLDER
from newslint.store.builder import build_in_memory
from newslint.store.gatherer import Gatherer, Outcome, stamp
from newslint.store.segment import DamagedIndexError, Seen, Segment, open_segment
from newslint.store.state import Place, State

#: the path of standard input
STDIN = "-"
#: changes when what a segment holds means something else
SCHEMA = 2
#: the list of files of an index is at most this long, in bytes; not measured
MOST = 1 << 31
#: what reading an index that isn't whole comes to
_UNTRUSTED = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
#: segments are put together when there are more
MOST_SEGMENTS = 12


class Manifest(Struct, frozen=True):
    """What is indexed (`roots`, as they were named, and how records are read), and which segments count."""

    roots: tuple[str, ...]
    reading: tuple[object, ...]
    segments: tuple[tuple[str, tuple[Seen, ...]], ...] = ()


class Status(Struct, frozen=True):
    """What an index holds, how many files differ from it now, and what is wrong with it, if anything."""

    roots: tuple[str, ...]
    files: int
    stories: int
    parts: int
    changed: int
    gone: int
    damage: str = ""


class Repeated(Struct, frozen=True):
    """Stories that repeat each other, in order, with the digests of their texts and where they are written down."""

    kind: str
    members: tuple[tuple[Member, int, Place], ...]


class Answer(Struct, frozen=True):
    """The clusters that were asked for, the archive as it stood, and what bringing it up to date came to."""

    clusters: tuple[Repeated, ...]
    state: State
    outcome: Outcome
    #: how many stories were asked about
    asked: int = 0


def archive_of(settings: Settings) -> Archive:
    """The archive that a run with these settings belongs to, whether it has an index or not."""
    return Archive(settings.located(FOLDER), settings)


class Archive:
    """The index in a folder, for an archive whose paths count from `root`."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.root = folder.parent
        self.settings = settings
        self._gatherer = Gatherer(folder, settings)

    @property
    def exists(self) -> bool:
        """Whether there is an index."""
        return (self.folder / "manifest.json").is_file()

    def shown(self, path: str) -> str:
        """A path of the index as the user would write it."""
        return path if path == STDIN else self._gatherer.shown(path)

    def own(self, path: str) -> str:
        """A path as the index has it."""
        return os.path.relpath(Path(path).absolute(), self.root.absolute())

    def manifest(self) -> Manifest:
        """What the index says of itself. Raises DamagedIndexError."""
        path = self.folder / "manifest.json"
        try:
            told = json.loads(read_regular(path, MOST))
            if (told["schema"], told["newslint"]) != (SCHEMA, __version__):
                raise DamagedIndexError("the index is of another version of newslint", path=str(self.folder))
            named = []
            for name, digest in told["segments"]:
                raw = read_regular(self.folder / name / "files.json", MOST)
                if _sum(raw) != digest:
                    raise DamagedIndexError(f"{name}/files.json is damaged", path=str(self.folder))
                named.append((name, tuple(Seen(*row) for row in json.loads(raw))))
            reading = tuple(tuple(x) if isinstance(x, list) else x for x in told["reading"])
            return Manifest(tuple(told["roots"]), reading, tuple(named))
        except _UNTRUSTED as error:
            raise DamagedIndexError(f"the index can't be read: {error}", path=str(self.folder)) from None

    def build(self, roots: Sequence[str]) -> Outcome:
        """Index everything under `roots` anew."""
        manifest = Manifest(tuple(self.own(root) for root in roots), self._reading())
        outcome = Outcome()
        with self._locked() as obstacle:
            if obstacle:
                raise DamagedIndexError(obstacle, path=str(self.folder))
            paths = [self.own(path) for path in self._walk(manifest)]
            if not paths:
                where = ", ".join(roots)
                raise UsageError("nothing to index", path=where, hint="name files or folders that newslint reads")
            try:
                self._save(manifest, [self._gatherer.written(paths, (), outcome)])
            except OSError as error:
                raise DamagedIndexError(
                    f"the index can't be written: {error.strerror}", path=str(self.folder), hint="is the disk full?"
                ) from None
        return outcome

    def state(self, fresh: Iterable[str] = (), *, may_write: bool = True) -> tuple[State, Outcome]:
        """The archive as it stands now, files that are new, changed or gone since it was indexed included.

        `fresh` are files to have in it even if they lie outside the archive's roots. What was read goes into the index
        if `may_write` and nobody else writes. An index that isn't whole is built anew, and `told` says so.
        """
        try:
            return self._as_it_stands(fresh, may_write=may_write)
        except DamagedIndexError:
            # another run may just have put its segments together: what counts now is looked at once more
            try:
                return self._as_it_stands(fresh, may_write=may_write)
            except DamagedIndexError as error:
                return self._anew(error, fresh, may_write=may_write)

    def _as_it_stands(self, fresh: Iterable[str], *, may_write: bool) -> tuple[State, Outcome]:
        manifest = self.manifest()
        if manifest.reading != self._reading():
            raise DamagedIndexError("the settings by which records are read have changed", path=str(self.folder))
        segments = [open_segment(self.folder / name, seen) for name, seen in manifest.segments]
        state = State(segments)
        changed, gone = self._sweep(state, manifest)
        inside = set(state.files()) | set(changed)
        beside = [path for path in map(self.own, fresh) if path not in inside and path not in gone]
        outcome = Outcome()
        if changed or gone:
            segments.append(self._delta(changed, gone, outcome, may_write=may_write))
        if beside:
            segments.append(self._gatherer.few(beside, (), outcome))
        state = State(segments) if changed or gone or beside else state
        return state, outcome

    def _anew(self, error: DamagedIndexError, fresh: Iterable[str], *, may_write: bool) -> tuple[State, Outcome]:
        """The archive read again, because its index can't be trusted."""
        roots = [str(self.root / root) for root in self._known_roots()]
        try:
            if not may_write:
                raise error
            outcome = self.build(roots)
            segments = [open_segment(self.folder / name, seen) for name, seen in self.manifest().segments]
        except DamagedIndexError:
            # somebody else is at it: the archive is read for this run alone
            outcome = Outcome()
            manifest = Manifest(tuple(self.own(root) for root in roots), self._reading())
            segments = [self._gatherer.few([self.own(path) for path in self._walk(manifest)], (), outcome)]
        outcome.told = f"{error}: built anew"
        inside = {path for segment in segments for path in segment.files}
        beside = [path for path in map(self.own, fresh) if path not in inside]
        if beside:
            segments.append(self._gatherer.few(beside, (), outcome))
        return State(segments), outcome

    def _known_roots(self) -> list[str]:
        """What was to be indexed, from what is left of the index; the folder that it lies in if nothing tells."""
        for name in ("manifest.json", "roots.json"):
            with contextlib.suppress(*_UNTRUSTED):
                roots = json.loads(read_regular(self.folder / name, MOST))["roots"]
                if (
                    roots
                    and isinstance(roots, list)
                    and all(isinstance(root, str) and "\0" not in root for root in roots)
                ):
                    return roots
        return ["."]

    def clusters_of(
        self,
        paths: Sequence[str],
        kinds: Sequence[str],
        threshold: float = THRESHOLD,
        *,
        may_write: bool = True,
        loose: Sequence[Member] = (),
    ) -> Answer:
        """The clusters of the whole archive that hold a story of one of these files, the same as a full run has them.

        `loose` are stories of standard input, which stand in no file. An index that turns out to be damaged is built
        anew.
        """
        state, outcome = self.state(paths, may_write=may_write)
        try:
            return self._answer(_with(state, loose), outcome, paths, kinds, threshold)
        except DamagedIndexError as error:
            state, outcome = self._anew(error, paths, may_write=may_write)
            return self._answer(_with(state, loose), outcome, paths, kinds, threshold)

    def _answer(
        self, state: State, outcome: Outcome, paths: Sequence[str], kinds: Sequence[str], threshold: float
    ) -> Answer:
        marks = [mark for _, mark in state.stories_of_files([*map(self.own, paths), STDIN])]
        clusters = []
        for found in state.clusters(marks, kinds, threshold):
            members = [(state.member(place), mark, place) for place, mark in found.members]
            shown = [(replace(m, path=self.shown(m.path)), mark, place) for m, mark, place in members]
            clusters.append(Repeated(found.kind, tuple(sorted(shown, key=lambda one: one[0].place))))
        return Answer(tuple(sorted(clusters, key=lambda c: c.members[0][0].place)), state, outcome, len(marks))

    def _walk(self, manifest: Manifest) -> Iterator[str]:
        """The files under the roots that can be read; folders whose names start with a dot, like our own, aside."""
        roots = [os.path.normpath(self.root / root) for root in manifest.roots]
        for item in files_under(roots, self.settings.exclude):
            if isinstance(item, str):
                yield item

    def _sweep(self, state: State, manifest: Manifest) -> tuple[list[str], list[str]]:
        """The files that are new or changed, and those that are gone, since they were read."""
        latest: dict[str, Seen] = {}
        for segment in state.segments:
            latest.update(segment.files)
        changed, there = [], set()
        for path in self._walk(manifest):
            own = self.own(path)
            there.add(own)
            seen = latest.get(own)
            if seen is None or (seen.size, seen.changed) != stamp(path):
                changed.append(own)
        return changed, [path for path, seen in latest.items() if seen.size >= 0 and path not in there]

    def _delta(self, changed: list[str], gone: list[str], outcome: Outcome, *, may_write: bool) -> Segment:
        """A segment with what is new, written into the index if that can be."""
        with self._locked() if may_write else contextlib.nullcontext("not asked to") as obstacle:
            if obstacle:
                return self._gatherer.few(changed, gone, outcome)
            try:
                return self._delta_written(changed, gone, outcome)
            except OSError:
                # a disk that is full stops nobody from reading
                return self._gatherer.few(changed, gone, Outcome())

    def _delta_written(self, changed: list[str], gone: list[str], outcome: Outcome) -> Segment:
        manifest = self.manifest()
        names = [name for name, _ in manifest.segments]
        if len(names) >= MOST_SEGMENTS:
            # many small segments are slow to ask: everything is read into one
            outcome.told = "the index had grown by many small runs: put together again"
            name = self._gatherer.written([self.own(path) for path in self._walk(manifest)], (), outcome)
            self._save(manifest, [name])
        else:
            name = self._gatherer.written(changed, gone, outcome)
            self._save(manifest, [*names, name])
        raw = (self.folder / name / "files.json").read_bytes()
        return open_segment(self.folder / name, [Seen(*row) for row in json.loads(raw)])

    def _reading(self) -> tuple[object, ...]:
        """What decides how files are read."""
        return (*astuple(self.settings.records), tuple(self.settings.exclude))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[str]:
        """Why this run may not write, or nothing if it alone may. The lock goes with the process, however it ends."""
        with contextlib.ExitStack() as stack:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                ignore = self.folder / ".gitignore"
                if not ignore.exists():
                    ignore.write_text("*\n")
                file = stack.enter_context(_open_lock(self.folder / "lock"))
            except OSError as error:
                yield f"the index can't be written: {error.strerror}"
                return
            yield "" if _lock(file) else "another run is writing the index"

    def _save(self, manifest: Manifest, names: Sequence[str]) -> None:
        """Make these segments the index, and sweep away all others."""
        import shutil

        segments = [[name, _sum((self.folder / name / "files.json").read_bytes())] for name in names]
        told = {
            "schema": SCHEMA,
            "newslint": __version__,
            "roots": manifest.roots,
            "reading": manifest.reading,
            "segments": segments,
        }
        # what was asked for outlives the damage of everything else
        (self.folder / "roots.json").write_text(json.dumps({"roots": manifest.roots}), encoding="utf-8")
        fresh = self.folder / "manifest.json.new"
        with fresh.open("w") as file:
            json.dump(told, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.folder / "manifest.json")
        for folder in self.folder.glob("segment-*"):
            if folder.name not in names:
                shutil.rmtree(folder, ignore_errors=True)

    def is_more_than(self, paths: Sequence[str]) -> bool:
        """Whether the archive has files besides these; one whose index can't be read is asked, and built anew."""
        try:
            manifest = self.manifest()
        except DamagedIndexError:
            return self.exists
        named = set(map(self.own, paths))
        return any(path not in named for _, seen in manifest.segments for path in (one.path for one in seen))

    def prune(self) -> Outcome:
        """Put all segments together into one, without what is gone."""
        return self.build([str(self.root / root) for root in self.manifest().roots])

    def roots(self) -> tuple[str, ...]:
        """The files and folders that are indexed; none if the index can't be read."""
        try:
            return self.manifest().roots
        except DamagedIndexError:
            return ()

    def bytes(self) -> int:
        """How large the index is."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def status(self) -> Status:
        """What is indexed, how it differs from what is there now, and whether all of it is as it was written."""
        try:
            manifest = self.manifest()
            segments = [open_segment(self.folder / name, seen) for name, seen in manifest.segments]
            state = State(segments)
            changed, gone = self._sweep(state, manifest)
            damage = (
                "" if manifest.reading == self._reading() else "the settings by which records are read have changed"
            )
        except DamagedIndexError as error:
            return Status((), 0, 0, 0, 0, 0, str(error))
        try:
            for segment in segments:
                segment.check()
        except DamagedIndexError as error:
            damage = str(error)
        roots = tuple(map(self.shown, manifest.roots))
        return Status(roots, len(list(state.files())), len(state), len(segments), len(changed), len(gone), damage)


def _with(state: State, loose: Sequence[Member]) -> State:
    """The archive with stories of standard input on top."""
    if not loose:
        return state
    return State([*state.segments, build_in_memory(loose, [Seen(STDIN, 0, 0, 0, len(loose), 0)])])


def _is_path(root: object) -> bool:
    return isinstance(root, str) and "\0" not in root


def _open_lock(path: Path) -> IO[str]:
    """The lock file. Raises OSError for a link, which may lead to somebody else's file, and for a pipe."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags, 0o666), "r+", encoding="utf-8")
    if what := irregular(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotRegularError(f"its lock is {what}")
    return file


def _lock(file: IO[str]) -> bool:
    """Lock a file for this process, if nobody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sum(raw: bytes) -> str:
    import hashlib

    return hashlib.blake2b(raw, digest_size=16).hexdigest()
