"""A folder that appears whole or not at all: written beside its place, and put there in one step."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newslint.errors import UsageError

#: from linux/fs.h and fcntl.h: exchange two paths; paths count from the working folder
_RENAME_EXCHANGE, _AT_FDCWD = 2, -100


@contextlib.contextmanager
def replace_folder(target: Path) -> Iterator[Path]:
    """A new folder to write to, which takes the place of `target` at the end; after an error nothing has changed.

    Who is killed in between leaves the old folder or the new one; what lies beside it then goes with the next run.
    Raises UsageError while another run is writing to it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        made = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        try:
            made.chmod(0o777 & ~_umask())
            yield made
            if target.exists():
                _exchange(made, target)
            else:
                made.rename(target)
        finally:
            # what is left: half of the new one, or the old one
            shutil.rmtree(made, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.newslint-"


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Keep other runs away from the folder, and remove what killed ones have left beside it."""
    try:
        import fcntl
    except ImportError:
        yield  # Windows: nobody is kept away, and what is left over stays
        return
    name = target.parent / f"{_prefix(target)}lock"
    with name.open("w") as lock:
        try:
            # a lock goes with its process, however that ends
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"another run is writing to {target}", hint="wait for it") from None
        for left in target.parent.glob(f"{_prefix(target)}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        try:
            yield
        finally:
            name.unlink(missing_ok=True)


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
