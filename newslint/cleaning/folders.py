"""A folder that appears whole or not at all: written beside its place, and put there in one step."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_LOCK = ".writing"
#: from linux/fs.h and fcntl.h: exchange two paths; paths count from the working folder
_RENAME_EXCHANGE, _AT_FDCWD = 2, -100


@contextlib.contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A new folder to write to, which takes the place of `target` at the end; after an error nothing has changed.

    Who is killed in between leaves the old folder or the new one; what lies beside it then goes with the next run.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    made = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    with (made / _LOCK).open("w") as lock:
        _locked(lock)
        try:
            made.chmod(0o777 & ~_umask())
            yield made
            (made / _LOCK).unlink()
            if target.exists():
                _exchange(made, target)
            else:
                made.rename(target)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    shutil.rmtree(made, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.newslint-"


def _sweep(target: Path) -> None:
    """Remove what runs that were killed have left beside the folder, but nothing that another run is writing."""
    for left in target.parent.glob(f"{_prefix(target)}*"):
        with contextlib.suppress(OSError):
            if (left / _LOCK).exists():
                with (left / _LOCK).open("a") as lock:
                    if _locked(lock):
                        shutil.rmtree(left, ignore_errors=True)
            elif left.stat().st_mtime < time.time() - _MOMENT:
                shutil.rmtree(left, ignore_errors=True)


#: a folder without a lock may be on its way in or out for so many seconds
_MOMENT = 60


def _locked(lock: IO[str]) -> bool:
    """Whether the lock is ours now; a lock goes with its process, however that ends."""
    try:
        import fcntl
    except ImportError:
        return False  # Windows: what is left over stays
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


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
        shutil.rmtree(aside, ignore_errors=True)
