"""The archive that a run belongs to: what its files came to when they were last looked at, and what the others say.

The archive is what a plain `newslint check ROOT` would read; ROOT is the folder of the settings file, else git's root,
else there is none. What a run was given is looked at, or remembered if it hasn't changed; what the other files
contribute to rules that look across documents comes from the store, so that a part of an archive is told what a run
over everything would tell of it.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newslint import __version__, checks
from newslint.formats import Watch, read_file
from newslint.formats.walk import walk_files
from newslint.knowledge.tables import tables_of
from newslint.model import Document, Skipped, Unread
from newslint.pipeline.checker import FileResult
from newslint.pipeline.suppressions import ENDING
from newslint.rulebook.rule import Rule
from newslint.settings import Settings
from newslint.store.results import FOLDER, NAME, ResultStore, Stamp, stamp_of

#: files, and bytes in them, that a run reads of the archive without having been given them
MOST_FILES, MOST_BYTES = 200, 20_000_000

Item = Document | Unread | Skipped


def root_of(settings: Settings) -> Path | None:
    """The folder of the archive that a run in the current folder belongs to; None if there is none."""
    if settings.path:
        return Path(settings.root).absolute()
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)


def archive_of_run(settings: Settings, rules: Sequence[Rule]) -> Archive | None:
    """The archive that a run with these settings and rules belongs to, if there is one."""
    root = root_of(settings)
    return Archive(root, settings, rules, remember=settings.cache) if root else None


class Remembered(Struct, frozen=True):
    """What is noted of a file: what each of its documents came to, without their contributions."""

    results: tuple[FileResult, ...]


class Archive:
    """The archive of a run, with the store that remembers it (None: nothing is remembered)."""

    def __init__(self, root: Path, settings: Settings, rules: Sequence[Rule], *, remember: bool) -> None:
        self.root = root
        self.settings = settings
        self.rules = tuple(rules)
        self.store = ResultStore(root / FOLDER / NAME) if remember else None
        self.told: list[str] = []
        self.known: list[tuple[str, FileResult]] = []
        self._stamps: dict[str, tuple[str, Stamp]] = {}
        self._given: set[str] = set()
        self._written: tuple[str, ...] = ()
        self._made_by = _digest_of(settings, rules)
        self._gatherers = [(rule, _digest_of(settings, [rule])) for rule in rules if rule.unit == "archive"]

    def close(self) -> None:
        """Put down what was noted."""
        if self.store is not None:
            self.store.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know: with what the run was compared, and what befell the store."""
        return (*self.told, *([self.store.told] if self.store and self.store.told else []))

    @property
    def shown_root(self) -> str:
        """The archive's root as a path from the current folder."""
        return os.path.relpath(self.root)

    def own(self, path: str) -> str | None:
        """A path from the archive's root, with slashes; None for one outside."""
        found = os.path.relpath(os.path.abspath(path), self.root)  # noqa: PTH100  (links stay as they are named)
        return None if found.startswith("..") or path == "-" else found.replace(os.sep, "/")

    def read(self, paths: Sequence[str], own: Collection[str] = (), watch: Watch | None = None) -> Iterator[Item]:
        """The documents under the paths that have to be looked at; what is remembered of others is put in `known`.

        `own` are files that the run writes itself: they are passed over.
        """
        self._written = tuple(own)
        for item in walk_files(paths, self.settings.exclude, own):
            if not isinstance(item, str):
                yield item
            elif (remembered := self._remembered(item)) is not None:
                self.known += ((item, result) for result in remembered)
            else:
                yield from read_file(item, self.settings, watch)

    def _remembered(self, path: str) -> tuple[FileResult, ...] | None:
        own = self.own(path)
        if own is None:
            return None
        self._given.add(own)
        stamp = stamp_of(path, path + ENDING)
        if stamp is None:
            return None
        self._stamps[path] = own, stamp
        if self.store is None:
            return None
        found = self.store.result(own, self._made_by, stamp, path, Remembered)
        if found is None:
            return None
        contributed = self._contributed(own, path, stamp)
        if contributed is None:
            return None
        return tuple(replace(result, contributions=contributed.get(result.place, ())) for result in found.results)

    def _contributed(
        self, own: str, path: str, stamp: Stamp
    ) -> dict[tuple[str, int], tuple[tuple[str, Any], ...]] | None:
        found: dict[tuple[str, int], tuple[tuple[str, Any], ...]] = {}
        assert self.store is not None
        for rule, made_by in self._gatherers:
            check = cast(checks.ArchiveCheck, checks.load_check(rule.check))
            kind = tuple[tuple[str, int], check.Contribution]  # type: ignore[name-defined]
            items = self.store.contribution(own, rule.code, made_by, stamp, path, cast(Any, kind))
            if items is None:
                return None
            for place, item in items:
                found[place] = (*found.get(place, ()), (rule.code, item))
        return found

    def note(self, results: Iterable[FileResult], unread: Iterable[Unread | Skipped]) -> None:
        """Note what the files that were read came to; those of which something could not be read are left out."""
        if self.store is None:
            return
        troubled = {item.path for item in unread}
        by_path: dict[str, list[FileResult]] = {}
        for result in results:
            by_path.setdefault(result.place[0], []).append(result)
        for path, many in by_path.items():
            if path in troubled or path not in self._stamps or any(result.faults for result in many):
                continue
            own, stamp = self._stamps[path]
            items = [
                (
                    rule.code,
                    made_by,
                    [(r.place, item) for r in many for code, item in r.contributions if code == rule.code],
                )
                for rule, made_by in self._gatherers
            ]
            bare = Remembered(tuple(replace(result, contributions=()) for result in many))
            with contextlib.suppress(UnicodeEncodeError):
                # a text with halves of characters has no place in a database; its file is looked at again
                self.store.note(own, self._made_by, stamp, path, bare, items)

    def given(self, paths: Iterable[str]) -> None:
        """Say which files a run was given whose documents came another way (what is staged)."""
        self._given |= {own for path in paths if (own := self.own(path)) is not None}

    def others(self) -> tuple[list[str], list[FileResult]]:
        """The files that the run wasn't given: those that have to be read, and what the rest contributed."""
        missing: list[str] = []
        found: list[FileResult] = []
        if not self._gatherers or not self._given:
            # what lies elsewhere is no part of this archive
            return missing, found
        total = size = 0
        for item in walk_files([self.shown_root], self.settings.exclude, self._written):
            if not isinstance(item, str):
                continue
            own = self.own(item)
            if own is None or own in self._given:
                continue
            total += 1
            stamp = stamp_of(item, item + ENDING)
            if stamp is None:
                continue
            contributed = self._contributed(own, item, stamp) if self.store is not None else None
            if contributed is None:
                missing.append(item)
                size += stamp.size
                self._stamps[item] = own, stamp
            else:
                found += (FileResult(place, (), 0, items) for place, items in contributed.items())
        if len(missing) > MOST_FILES or size > MOST_BYTES:
            seen = len(self._given) + total - len(missing)
            self.told.append(
                f"compared with {seen:,} of about {len(self._given) + total:,} files: "
                "`newslint archive build` once, and copies elsewhere are seen"
            )
            missing = []
        return missing, found


@functools.cache
def _own_code() -> bytes:
    """A digest of newslint itself: its version and, as a checkout changes without one, the times of its files."""
    package = Path(__file__).parent.parent
    told = hashlib.blake2b(__version__.encode(), digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
            told.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return told.digest()


def _digest_of(settings: Settings, rules: Sequence[Rule]) -> str:
    """32 hex digits for all that decides what a document comes to: newslint, the rules, how files are read, facts."""
    told = hashlib.blake2b(_own_code(), digest_size=16)
    reading = (settings.records, settings.language, settings.encoding, settings.limits)
    told.update(msgspec.msgpack.encode(reading))
    for path in tables_of(settings).files:
        told.update(_content(path))
    for rule in rules:
        told.update(_plain(rule))
        if rule.check.startswith(checks.FILE):
            told.update(_content(rule.check.removeprefix(checks.FILE)))
    return told.hexdigest()


def _plain(rule: Rule) -> bytes:
    scope = (sorted(rule.scope.parts), rule.scope.quoted)
    return repr((replace(rule, examples=(), path="", scope=cast(Any, scope)),)).encode()


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
