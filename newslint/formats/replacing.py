"""A file that takes another's place whole or not at all, if that is still what it was when it was read."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newslint.errors import UsageError
from newslint.opening import irregular, is_stream, open_regular

try:
    import fcntl
except ImportError:  # Windows has no such locks: nothing is swept up there
    fcntl = None  # type: ignore[assignment]

_BLOCK = 1 << 20
#: of a name of 255 bytes, as file systems have it, what is left beside `.….newslint-0123456789abcdef.back`
_LONGEST_NAME = 255 - 32
#: where a process writes as it is told, and nothing can be lost
_SINKS = re.compile(r"/dev/(null|stdout|stderr|fd/\d+)|/proc/self/fd/\d+")


class ChangedError(OSError):
    """Somebody has written to the file since it was read; nothing was done to it."""

    def __init__(self, what: str) -> None:
        super().__init__(None, what)
        self.strerror = what


@contextlib.contextmanager
def replace_file(path: str | Path, read: bytes | None = None) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when all is written; after an error nothing has changed.

    Mode, owner, attributes and links stay. `read` is what stood in it when it was read: if something else does by now,
    or somebody has it open for writing, ChangedError is raised. What a killed run has left beside it is swept up.
    Raises OSError.
    """
    if _SINKS.fullmatch(str(path)):
        with Path(path).open("wb") as sink:
            yield sink
        return
    target = Path(path).resolve()
    before = _status(target)
    sweep(target)
    fresh = target.with_name(f"{_beside(target)}{os.urandom(8).hex()}.tmp")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(handle, "wb", _BLOCK) as file:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)  # says that its writer lives
            yield file
            file.flush()
            _like(file.fileno(), before)
            os.fsync(file.fileno())
            _put(fresh, target, before, read)
        _sync(target.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _beside(target: Path) -> str:
    """How the names start of what stands beside a file while it is written; a long one is cut, for 255 bytes is all."""
    name = os.fsencode(target.name)
    if len(name) <= _LONGEST_NAME:
        return f".{target.name}.newslint-"
    digest = hashlib.blake2b(name, digest_size=8).hexdigest()
    return f".{name[: _LONGEST_NAME - 20].decode('utf-8', 'ignore')}-{digest}.newslint-"


def _status(target: Path) -> os.stat_result | None:
    """What is known of the file in whose place another goes. Raises UsageError for what is no regular file."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if what := irregular(found):
        raise UsageError(f"is {what}", path=str(target), hint="name a file")
    return found


def _like(handle: int, before: os.stat_result | None) -> None:
    """Give the new file the mode and the owner of the old one. Raises OSError if the owner can't be kept."""
    if before is None:
        umask = os.umask(0)
        os.umask(umask)
        os.fchmod(handle, 0o666 & ~umask)
        return
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        os.fchown(handle, before.st_uid, before.st_gid)
    os.fchmod(handle, stat.S_IMODE(before.st_mode))


def _put(fresh: Path, target: Path, before: os.stat_result | None, read: bytes | None) -> None:
    if before is None:
        fresh.replace(target)
        return
    with contextlib.suppress(OSError, AttributeError):
        for name in os.listxattr(target):
            os.setxattr(fresh, name, os.getxattr(target, name))
    if before.st_nlink > 1:
        with _backup(target):
            _check(target, read)
            _write_over(fresh, target)
    else:
        with _nobody_writing(target):
            _check(target, read)
            fresh.replace(target)


def _check(target: Path, read: bytes | None) -> None:
    if read is None:
        return
    with open_regular(target) as file:
        if file.read(len(read) + 1) != read:
            raise ChangedError("was changed while it was looked at; nothing was written")


@contextlib.contextmanager
def _nobody_writing(target: Path) -> Iterator[None]:
    """Raises ChangedError if another process has the file open for writing, as far as the system tells (Linux)."""
    import signal
    import threading

    if not hasattr(fcntl, "F_SETLEASE") or threading.current_thread() is not threading.main_thread():
        yield
        return
    with open_regular(target) as file:
        # who wants to write waits until the lease ends; the system would tell us with a signal that kills
        heard = signal.signal(signal.SIGIO, signal.SIG_IGN)
        try:
            try:
                fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except BlockingIOError:
                raise ChangedError("is open for writing by another process; nothing was written") from None
            except OSError:
                pass  # no leases on this file system, or the file is somebody else's
            yield
        finally:
            with contextlib.suppress(OSError):
                fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
            signal.signal(signal.SIGIO, heard)


@contextlib.contextmanager
def _backup(target: Path) -> Iterator[None]:
    """Keep what stands in a file of several names beside it while it is written over: there is no one step for that."""
    kept = target.with_name(f"{_beside(target)}{os.urandom(8).hex()}.back")
    shutil.copy2(target, kept)
    with open_regular(kept) as file:
        os.fsync(file.fileno())
    yield
    kept.unlink()


def _write_over(fresh: Path, target: Path) -> None:
    with fresh.open("rb") as source, target.open("r+b") as file:
        shutil.copyfileobj(source, file, _BLOCK)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(target: Path) -> None:
    """Remove what runs that were killed have left beside a file. Raises ChangedError if one was killed writing over it.

    Only what has a name of ours, is a regular file and has no living writer goes.
    """
    own = re.compile(rf"{re.escape(_beside(target))}[0-9a-f]{{16}}\.(tmp|back)")
    left = sorted(entry.name for entry in os.scandir(target.parent) if own.fullmatch(entry.name))
    for name in left:
        if name.endswith(".back"):
            raise ChangedError(f"a run was stopped while it wrote over it; what stood there before is in {name}")
        with contextlib.suppress(OSError):
            _remove_dead(target.with_name(name))


def _remove_dead(left: Path) -> None:
    handle = os.open(left, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        if stat.S_ISREG(os.fstat(handle).st_mode) and fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises if its writer lives
            left.unlink(missing_ok=True)
    finally:
        os.close(handle)


def is_sink(path: str) -> bool:
    """Whether a path is one that can be written to and loses nothing: `/dev/null`, a stream of the shell's."""
    return _SINKS.fullmatch(path) is not None or is_stream(path)
