"""Only regular files are opened: a pipe would wait for ever, a device may have no end.

Streams that the shell hands over (`-`, `/dev/stdin`, `/dev/fd/3`) are asked for by name and are no files of a folder.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
import sys
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

#: settings, rule files, ignore files, side-cars and the like are at most this long, in bytes; not measured
MOST_SETUP = 32 << 20
_STREAM = re.compile(r"-|/dev/stdin|(?:/dev|/proc/self)/fd/(\d{1,6})")


class NotRegularError(OSError):
    """What has that name is no regular file; `strerror` says what it is instead."""

    def __init__(self, what: str) -> None:
        super().__init__(None, what)
        self.strerror = what


class NotUtf8Error(ValueError):
    """A file of the set-up isn't in UTF-8; `line` says where that shows first."""

    def __init__(self, error: UnicodeDecodeError) -> None:
        super().__init__(f"not UTF-8: byte {error.object[error.start]:02X}")
        self.line = error.object.count(b"\n", 0, error.start) + 1


def is_there(path: str | Path) -> bool:
    """Whether something has that name; no, as well, for a name that no file can have or that can't be looked at.

    pathlib's own `exists`, `is_dir` and `is_file` raise OSError for these.
    """
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: str | Path) -> bool:
    """Whether a folder has that name, as `is_there` asks."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: str | Path) -> bool:
    """Whether a regular file has that name, as `is_there` asks."""
    return os.path.isfile(path)  # noqa: PTH113


def is_stream(path: str) -> bool:
    """Whether the path names a stream that was handed over by whoever started the process."""
    return _STREAM.fullmatch(path) is not None


def open_stream(path: str) -> BinaryIO:
    """The bytes of such a stream. Raises OSError."""
    number = (found := _STREAM.fullmatch(path)) and found[1]
    if number in (None, "0"):
        if sys.stdin is None:
            raise NotRegularError("standard input is closed")
        return sys.stdin.buffer
    return os.fdopen(os.dup(int(number)), "rb")


@cache
def _devices_of_the_system() -> frozenset[int]:
    """The devices on which nothing is stored: what is read there the system makes up, and it may block or never end."""
    found = set()
    for name in ("/proc", "/sys"):
        with contextlib.suppress(OSError):
            found.add(Path(name).stat().st_dev)
    return frozenset(found) - {Path("/").stat().st_dev}


def is_of_the_system(status: os.stat_result) -> bool:
    """Whether a file or folder is one of /proc or /sys, by whatever name it was met."""
    return status.st_dev in _devices_of_the_system()


def irregular(status: os.stat_result) -> str | None:
    """What a file of that status is if it is no regular one, in words."""
    mode = status.st_mode
    if stat.S_ISREG(mode):
        return "a file that the system makes up, as those of /proc are" if is_of_the_system(status) else None
    names = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    kind = next((name for test, name in names if test(mode)), "a device")
    return f"{kind}, and no file"


def open_regular(path: str | Path) -> io.BufferedReader:
    """A regular file's bytes. Raises OSError, for a pipe, a device or a folder without waiting for anything."""
    # pathlib knows no opener
    file = cast(io.BufferedReader, io.open(path, "rb", 1 << 17, opener=_without_waiting))  # noqa: UP020, SIM115
    if what := irregular(os.fstat(file.fileno())):
        file.close()
        raise NotRegularError(what)
    return file


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_regular(path: str | Path, most: int = MOST_SETUP) -> bytes:
    """All bytes of a regular file. Raises OSError, also for a file of more than `most` bytes."""
    with open_regular(path) as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise NotRegularError(f"longer than {most >> 20} MB")
    return raw


def read_text(path: str | Path, encoding: str = "utf-8", errors: str = "strict", most: int = MOST_SETUP) -> str:
    """The text of a regular file, with line feeds for its line ends. Raises OSError or NotUtf8Error."""
    try:
        text = read_regular(path, most).decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise NotUtf8Error(error) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
