"""A folder that appears whole or not at all: written beside its place, and put there in one step."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO

from newslint.errors import UsageError
from newslint.opening import irregular, is_folder, is_there

try:
    import fcntl
except ImportError:  # Windows: nobody is kept away, and what is left over stays
    fcntl = None  # type: ignore[assignment]

#: from linux/fs.h and fcntl.h: exchange two paths; paths count from the working folder
_RENAME_EXCHANGE, _AT_FDCWD = 2, -100
#: the first line of a lock file, which then names the folders that its run has made beside the target
_HEAD = "newslint lock\n"


@contextlib.contextmanager
def replace_folder(target: Path, own: Collection[str] = ()) -> Iterator[Path]:
    """A new folder to write to, which takes the place of `target` at the end; after an error nothing has changed.

    `own` are the files in the old one that newslint wrote: nothing else is deleted. Who is killed in between leaves the
    old folder or the new one; what lies beside it then goes with the next run. Raises UsageError while another run is
    writing to it, and for what is in the way.
    """
    made_parents = [parent for parent in (target.parent, *target.parent.parents) if not is_there(parent)]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(target) as lock:
            made = target.with_name(f"{_prefix(target)}{secrets.token_hex(8)}")
            _note(lock, made.name)
            made.mkdir(0o777)
            replaced = False
            try:
                yield made
                if is_there(target):
                    _exchange(made, target)
                    replaced = True
                else:
                    made.rename(target)
            finally:
                if replaced:
                    _remove_own(made, own)
                else:
                    shutil.rmtree(made, ignore_errors=True)
    finally:
        if not is_there(target):
            for parent in made_parents:
                with contextlib.suppress(OSError):
                    parent.rmdir()


def entries_under(folder: Path) -> Iterator[str]:
    """Every file, link and empty folder below a folder, by its path in it; links are not followed."""
    for place, folders, files in os.walk(folder):
        inside = os.path.relpath(place, folder)
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in (*files, *links):
            yield os.path.normpath(f"{inside}/{name}")
        if not files and not folders and inside != ".":
            yield inside + "/"


def _prefix(target: Path) -> str:
    return f".{target.name}.newslint-"


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[IO[str] | None]:
    """Keep other runs away from the folder, and remove what killed ones have left beside it."""
    if fcntl is None:
        yield None
        return
    name = target.with_name(f"{_prefix(target)}lock")
    with _opened(name) as lock:
        try:
            # a lock goes with its process, however that ends
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"another run is writing to {target}", hint="wait for it") from None
        _sweep(target, lock.read())
        lock.seek(0)
        lock.truncate()
        lock.write(_HEAD)
        try:
            yield lock
        finally:
            name.unlink(missing_ok=True)


def _opened(name: Path) -> IO[str]:
    """The lock file, made if need be. Raises UsageError for a file, a link or whatever else is somebody's."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    in_the_way = UsageError("is in the way, and newslint didn't write it", path=str(name), hint="move it away")
    try:
        handle = os.open(name, flags, 0o600)
    except OSError as error:
        if name.is_symlink() or is_there(name):
            raise in_the_way from None
        raise UsageError(f"can't be written: {error.strerror}", path=str(name)) from None
    lock = os.fdopen(handle, "r+", encoding="utf-8", errors="surrogateescape")
    status = os.fstat(handle)
    if irregular(status) or status.st_nlink != 1 or status.st_size > 1 << 16:
        lock.close()
        raise in_the_way
    head = lock.read(len(_HEAD))
    if head and head != _HEAD:
        lock.close()
        raise in_the_way
    lock.seek(0)
    return lock


def _note(lock: IO[str] | None, name: str) -> None:
    """Write down that a folder is ours, before it is there."""
    if lock:
        lock.write(name + "\n")
        lock.flush()
        os.fsync(lock.fileno())


def _sweep(target: Path, noted: str) -> None:
    """Remove the folders that a killed run has noted as its own."""
    own = re.compile(re.escape(_prefix(target)) + "[0-9a-f]{16}")
    for name in noted.removeprefix(_HEAD).split("\n"):
        left = target.with_name(name) if own.fullmatch(name) else None
        if left and is_folder(left) and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def _remove_own(old: Path, own: Collection[str]) -> None:
    """Remove what newslint wrote, and the folders that are empty then. Raises UsageError if anything else is left."""
    for name in list(entries_under(old)):
        if name in own:
            (old / name).unlink(missing_ok=True)
    for place, _, _ in os.walk(old, topdown=False):
        with contextlib.suppress(OSError):
            Path(place).rmdir()
    if is_there(old):
        what = "the new copy is in its place, but the old one held files that newslint didn't write"
        raise UsageError(what, path=str(old), hint="they are there now: move them")


def _exchange(made: Path, target: Path) -> None:
    """Let the two folders change places, in one step where the system can."""
    import ctypes

    try:
        libc = ctypes.CDLL(None, use_errno=True)
        rename = libc.renameat2
    except (OSError, AttributeError):
        failed = True  # no such call here
    else:
        ends = (_AT_FDCWD, os.fsencode(made), _AT_FDCWD, os.fsencode(target))
        failed = rename(*ends, _RENAME_EXCHANGE) != 0
    if failed:
        # systems without the call have a moment in which the name is free
        aside = made.with_name(f"{made.name}.old")
        target.rename(aside)
        made.rename(target)
        aside.rename(made)
