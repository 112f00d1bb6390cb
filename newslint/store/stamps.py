"""By what it is told that a file is as it was when it was noted."""

from __future__ import annotations

import contextlib
import hashlib
import os

from msgspec import Struct

from newslint.opening import open_regular

#: a file is believed unchanged if it was noted so many nanoseconds after its last change: clocks of file systems tick
RACY = 2_000_000_000


class Stamp(Struct, frozen=True):
    """Size, times and inode of a file, and size and time of the side-car beside it."""

    size: int
    changed: int
    moved: int
    inode: int
    beside: tuple[int, int] = (0, 0)


#: of what is no file of the archive
NO_STAMP = Stamp(0, 0, 0, 0)


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


def is_of(known: Stamp, noted: int, stamp: Stamp) -> bool:
    """Whether something was noted of a file as it is now, and long enough after its last change to be believed."""
    return known == stamp and noted - max(stamp.changed, stamp.beside[1]) >= RACY


def digest_of(path: str, side_car: str) -> bytes:
    """16 bytes that stand for the content of a file and its side-car; none if it can't be read."""
    told = hashlib.blake2b(digest_size=16)
    for at, name in enumerate((path, side_car)):
        try:
            with open_regular(name) as file:
                while piece := file.read(1 << 20):
                    told.update(piece)
        except OSError:
            if at == 0:
                return b""
        told.update(b"\0")
    return told.digest()
