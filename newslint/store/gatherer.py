"""Files of an archive → segments of its index."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from newslint.duplicates.members import Member, Splitter
from newslint.faults import Isolated
from newslint.formats import read_file
from newslint.formats.registry import format_of, is_compressed
from newslint.model import Fault, Skipped, Unread
from newslint.settings import Settings
from newslint.store.builder import FEW, FolderBuilder, build_in_memory, files_table, write_segment
from newslint.store.segment import NOWHERE, Seen, Segment

#: a file that changed within this many nanoseconds of being looked at may change again unseen: it is read next time
RACY = 20_000_000
#: bytes of a story, about, by which it is guessed how many a file holds
STORY_BYTES = 2000


class Outcome(Struct):
    """What bringing an index up to date came to: files read, gone, what could not be read, and a word to the user."""

    read: int = 0
    gone: int = 0
    stories: int = 0
    unread: tuple[Unread, ...] = ()
    told: str = ""


class Gatherer:
    """Reads files, whose paths count from the folder above `folder`, for the index in it."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._root = folder.parent
        self._settings = settings

    def shown(self, path: str) -> str:
        """A path of the index as the user would write it."""
        return os.path.normpath(os.path.relpath(self._root / path))

    def few(self, paths: Sequence[str], gone: Sequence[str], outcome: Outcome) -> Segment:
        """A segment of these files in memory; what is `gone` is so in it."""
        members: list[Member] = []
        files = list(self._members(paths, lambda member, at: members.append(member), outcome))
        return build_in_memory(members, [*files, *(Seen(path, -1, 0, 0, 0, 0) for path in gone)])

    def written(
        self,
        paths: Sequence[str],
        gone: Sequence[str],
        outcome: Outcome,
    ) -> str:
        """Write a segment of these files, and say its name."""
        import shutil
        import tempfile

        folder = Path(tempfile.mkdtemp(prefix="segment-", dir=self._folder))
        try:
            if sum(stamp(str(self._root / path))[0] for path in paths) < FEW * STORY_BYTES:
                members: list[Member] = []
                files = list(self._members(paths, lambda member, at: members.append(member), outcome))
                write_segment(build_in_memory(members, files), folder)
            else:
                builder = FolderBuilder(folder)
                files = list(self._members(paths, builder.add, outcome))
                builder.seal()
            files += (Seen(path, -1, 0, 0, 0, 0) for path in gone)
            (folder / "files.json").write_text(files_table(files))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        outcome.gone += len(gone)
        return folder.name

    def _members(
        self,
        paths: Sequence[str],
        take: Callable[[Member, int], None],
        outcome: Outcome,
    ) -> Iterator[Seen]:
        """Read files and hand on their members."""
        split = Isolated[tuple[Member, ...]](Splitter, (False,))
        count = 0
        for path in paths:
            shown = self.shown(path)
            size, changed = stamp(shown)
            if changed >= time.time_ns() - RACY:
                changed = 0
            starts = _starts(shown)
            first, documents = count, 0
            for item in read_file(shown, self._settings):
                if isinstance(item, Unread):
                    outcome.unread = (*outcome.unread, item)
                    if item.line is None:
                        # what couldn't be read at all is tried again next time
                        changed = 0
                elif not isinstance(item, Skipped):
                    documents += 1
                    at = starts(item.record.line) if item.record else NOWHERE
                    found = split(item)
                    if isinstance(found, Fault):
                        outcome.unread = (*outcome.unread, found)
                        continue
                    for member in found:
                        take(member, at)
                        count += 1
            yield Seen(path, size, changed, first, count, documents)
            outcome.read += 1
        outcome.stories += count


def stamp(path: str) -> tuple[int, int]:
    """The size of a file and when it changed, in nanoseconds; (0, 0) for one that isn't there."""
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _starts(path: str) -> Callable[[int], int]:
    """At which byte of a file a line starts, for files whose records are lines."""
    if not format_of(path).by_line or is_compressed(path):
        return lambda line: NOWHERE
    return _LineStarts(path)


class _LineStarts:
    """Tells where the lines of a file start, asked in rising order."""

    def __init__(self, path: str) -> None:
        self._file = Path(path).open("rb")  # noqa: SIM115
        self._line, self._at = 1, 0

    def __call__(self, line: int) -> int:
        while self._line < line:
            self._at += len(self._file.readline())
            self._line += 1
        return self._at
