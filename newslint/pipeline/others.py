"""The files of an archive that a run wasn't given: which of them count, and what those contribute that nobody noted."""

from __future__ import annotations

import os
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.checks.dup.copies import contribution_of
from newslint.engines.documents import map_documents
from newslint.formats import read_file
from newslint.formats.walk import walk_files
from newslint.knowledge.tables import tables_of
from newslint.model import Document, Skipped, Unread
from newslint.opening import is_there
from newslint.pipeline.archive import Archive, archive_of_run
from newslint.pipeline.checker import Checker, FileResult
from newslint.pipeline.makers import STORIES
from newslint.pipeline.troubled import Troubled
from newslint.rulebook.rule import Rule
from newslint.segmenting import segment
from newslint.settings import Settings

#: files, and bytes in them, that a run reads of the archive without having been given them
MOST_FILES, MOST_BYTES = 200, 20_000_000
#: what is said where a part of an archive isn't compared with the rest of it
BUILD = "`newslint archive build` once, and copies elsewhere are seen"


class Others(Struct, frozen=True):
    """The files of the archive that a run wasn't given: those that count, and those that have to be read first."""

    known: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()


def archive_around(settings: Settings, paths: Sequence[str], own: Sequence[str], rules: Sequence[Rule]) -> Archive:
    """The archive that stories of these files are compared with by its store, and the rules that ask it for more.

    It has no root if there is none, if nobody built its store (which is told), or if the run is given all of it.
    """
    around = archive_of_run(settings, rules, paths, for_copies=True)
    around.written = tuple(own)
    nothing = Archive(None, settings, ())
    nothing.told = around.told
    if around.file is None or around.shown_root in paths:
        return nothing
    given = {around.own(item) for item in walk_files(paths, settings.exclude, own) if isinstance(item, str)}
    there = walk_files([around.shown_root], settings.exclude, own)
    if all(around.own(item) in given for item in there if isinstance(item, str)):
        return nothing
    if is_there(around.file):
        return around
    nothing.told.append(f"compared among themselves: {BUILD}")
    return nothing


def gather_others(archive: Archive, *, all_of_it: bool = False) -> Others:
    """The files of the archive that the run wasn't given, once those of which nothing is known were read."""
    others = find_others(archive, all_of_it=all_of_it)
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    troubled = Troubled(unread, skipped)
    read = (item for path in others.missing for item in read_file(path, archive.settings))
    arguments = (archive.settings, archive.rules)
    for result in map_documents(Gatherer, arguments, read, unread, skipped, archive.settings.jobs):
        archive.add(result, troubled, given=False)
    archive.finish(troubled)
    return others


class Gatherer:
    """What a document contributes to its archive, and nothing of what is wrong in it."""

    def __init__(self, settings: Settings, rules: Sequence[Rule]) -> None:
        gathering = [rule for rule in rules if rule.unit == "archive"]
        self._checker = Checker(gathering, settings, tables_of(settings)) if gathering else None
        self._has_stories = any(rule.check == STORIES for rule in gathering)

    def __call__(self, document: Document) -> FileResult:
        """The contributions by code of rule, and those of stories to the search for copies."""
        page = segment(document)
        found = [] if self._has_stories else [contribution_of(page, story) for story in page.stories]
        stories = [(STORIES, story) for story in found if story]
        if self._checker:
            result = self._checker.check_page(page)
            return replace(result, contributions=(*result.contributions, *stories))
        place = (document.path, document.record.order if document.record else 0)
        return FileResult(place, (), len(stories), tuple(stories))


def find_others(archive: Archive, *, all_of_it: bool = False) -> Others:
    """The files of the archive that the run wasn't given; no more of them are read than a run may, but if `all_of_it`.

    Files that are gone are forgotten; with how many the run is compared is told.
    """
    if not archive.gatherings or not (all_of_it or is_part(archive)):
        return Others()
    archive.flush()
    makers = {family.number for family, _ in archive.families()}
    files = archive.files()
    prefix = "" if archive.shown_root == "." else archive.shown_root + os.sep
    known, missing, size = set(), [], 0
    for item in walk_files(archive.paths or [archive.shown_root], archive.settings.exclude, archive.written):
        if not isinstance(item, str):
            continue
        own = (archive.own(item) or "") if archive.paths else item.removeprefix(prefix).replace(os.sep, "/")
        if own in archive.given:
            continue
        found = archive.recall(item, own)
        if found and found.makers.issuperset(makers):
            known.add(own)
        else:
            missing.append(item)
            size += archive.size_of(item)
    if gone := [file.number for path, file in files.items() if path not in known and _is_gone(archive, path)]:
        archive.memory.forget(gone)
        archive.forget_files()
    total = len(archive.given) + len(known) + len(missing)
    if not all_of_it and (len(missing) > MOST_FILES or size > MOST_BYTES):
        archive.told.append(f"compared with {total - len(missing):,} of about {total:,} files: {BUILD}")
        missing = []
    elif missing and not all_of_it:
        count = "1 other file" if len(missing) == 1 else f"{len(missing):,} other files"
        archive.told.append(f"read {count} of the archive {archive.root} to compare with")
    return Others(frozenset(known), tuple(missing))


def is_part(archive: Archive) -> bool:
    """Whether a run was given anything of its archive, so that it is compared with the rest."""
    return archive.root is not None and any(p == "-" or archive.own(p) is not None for p in archive.given.values())


def _is_gone(archive: Archive, path: str) -> bool:
    assert archive.root
    return not os.path.lexists(archive.root / path)
