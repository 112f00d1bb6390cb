"""The files in an archive of files, each read as its own name says, bounded; their names are labels and nothing else.

A document of a member is called `archive!member`. Nothing is ever unpacked to the disk by a member's name.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO, cast

from msgspec import Struct

from newslint.formats.compression import BROKEN, compression_of, unpacked
from newslint.formats.limits import Counted
from newslint.formats.registry import MARK, Item, format_of, is_readable
from newslint.model import Skipped, Unread
from newslint.opening import NotRegularError
from newslint.settings import Settings

#: archives within archives, and members of one; more is no delivery of news but an attack
DEEPEST, MOST = 3, 200_000
#: bytes of a member that are held in memory where it has to be gone through twice
_HELD = 16 << 20


class Packed(Struct, frozen=True):
    """A file in an archive: its name there, how it is opened, and why it isn't read, if it isn't."""

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    left_out: str = ""


def label_of(name: str) -> str:
    """A member's name as a label: without roots, drives and ways up, so that it is no path to somewhere else."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))


def read_members(path: str, members: Iterator[Packed], place: Callable[[], int], settings: Settings) -> Iterator[Item]:
    """What reading each member gives, in the order of the archive. `place` says how much of the archive was read.

    Raises OSError when the members hold too much for that.
    """
    seen: set[str] = set()
    total = [0]
    passed = 0
    for number, member in enumerate(members):
        if number >= MOST:
            yield Unread(path, f"holds more than {MOST:,} files", hint="what came before is read; unpack it")
            return
        label = label_of(member.name)
        if not is_readable(label) or any(part.startswith((".", "__MACOSX")) for part in label.split("/")):
            passed += 1
            continue
        shown = f"{path}{MARK}{label}"
        if label in seen:
            yield Skipped(shown, "a second file of that name in the archive")
        elif member.left_out:
            yield Unread(shown, member.left_out, hint="unpack it")
        elif format_of(label).holds_files and path.count(MARK) + 1 >= DEEPEST:
            yield Unread(shown, f"archives within archives are read {DEEPEST} deep", hint="unpack it")
        else:
            try:
                yield from _read_member(shown, member, place, total, settings)
            except NotRegularError as error:
                yield Unread(path, str(error.strerror), hint="what came before is read")
                return
        seen.add(label)
    if not seen:
        told = f"holds no file that newslint reads ({passed} others)" if passed else "holds no files"
        yield Skipped(path, told)


def _read_member(
    shown: str, member: Packed, place: Callable[[], int], total: list[int], settings: Settings
) -> Iterator[Item]:
    """What reading a member gives. Raises NotRegularError when the archive has given too much."""
    try:
        opened = member.open()
    except (RuntimeError, ValueError, EOFError, zipfile.BadZipFile) as error:
        # a method that Python doesn't have, a list of files that isn't true
        yield Unread(shown, f"can't be unpacked: {error}", hint="unpack it")
        return
    try:
        with opened as file:
            # all that the archive gives is counted together
            counted = _Together(file, place, settings.limits.expansion, total)
            yield from _read_opened(shown, cast(BinaryIO, io.BufferedReader(counted, 1 << 16)), settings)
    except (*BROKEN, zipfile.BadZipFile) as error:
        yield Unread(shown, f"the archive is broken here: {error}", hint="fetch it again")


def _read_opened(shown: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    from newslint.formats import read_stream

    packing = compression_of(stream.peek(4)[:4])  # type: ignore[attr-defined]
    if packing:
        stream = unpacked(stream, packing, settings.limits.expansion)
    found = format_of(shown)
    if not (found.holds_files or found.seeks):
        yield from read_stream(shown, stream, settings)
        return
    with tempfile.SpooledTemporaryFile(_HELD, prefix="newslint-") as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield from read_stream(shown, cast(BinaryIO, copy), settings)


class _Together(Counted):
    """A member's bytes, counted with those of the members before it."""

    def __init__(self, stream: BinaryIO, place: Callable[[], int], most: int, total: list[int]) -> None:
        super().__init__(stream, place, most)
        self._total = total
        self._count = total[0]

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with what comes next, and say how much that is."""
        try:
            return super().readinto(buffer)
        finally:
            self._total[0] = self._count

    def seekable(self) -> bool:
        """It is read once."""
        return False
