"""How a store was put down: its size and time, noted beside it. One that isn't as noted is looked through.

While it is written to, all that is new stands in SQLite's log, which has sums of its own: the file changes only where
the log is put into it. The seal is broken before and made after that, so that a killed run hardly ever leaves none.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from newslint.opening import NotRegularError
from newslint.store.stamps import RACY

_SEAL = "-seal"
#: what SQLite and the seal write beside a store
ENDINGS = ("-wal", "-shm", "-journal", _SEAL)


def make_seal(file: Path) -> None:
    """Note how a file is. Its time is put back a little: whoever writes to it after us leaves another one.

    It is an even second, as ZIP archives have them, so that a cache gives it back.
    """
    now = time.time_ns()
    with contextlib.suppress(OSError):
        with contextlib.suppress(OSError):
            os.utime(file, ns=(now, (now - RACY) // RACY * RACY))
        beside(file, _SEAL).write_text(_state(file), encoding="ascii")


def break_seal(file: Path) -> None:
    """Let nothing be noted of a file that is about to change."""
    with contextlib.suppress(OSError):
        beside(file, _SEAL).unlink()


def is_sealed(file: Path) -> bool:
    """Whether a file is as it was noted."""
    try:
        return beside(file, _SEAL).read_text(encoding="ascii") == _state(file)
    except (OSError, ValueError):
        return False


def was_sealed(file: Path) -> bool:
    """Whether anything is noted of a file."""
    return beside(file, _SEAL).exists()


def has_log(file: Path) -> bool:
    """Whether something was written that isn't in the file yet."""
    try:
        return beside(file, "-wal").stat().st_size > 0
    except OSError:
        return False


def discard(file: Path) -> None:
    """Delete a store and what belongs to it."""
    for ending in ("", *ENDINGS):
        with contextlib.suppress(OSError):
            beside(file, ending).unlink()


def prepare_folder(file: Path) -> None:
    """Make the folder, which git is to ignore. Raises NotRegularError where a link stands in its place."""
    folder = file.parent
    for path in (folder, folder / ".gitignore", *(beside(file, ending) for ending in ("", *ENDINGS))):
        # a link leads to somebody else's, a pipe would wait for ever
        if os.path.lexists(path) and (path.is_symlink() or not (path.is_dir() if path == folder else path.is_file())):
            raise NotRegularError(f"{path} is no folder or file of its own")
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def beside(file: Path, ending: str) -> Path:
    """The file of that ending that belongs to a store."""
    return file.with_name(file.name + ending)


def _state(file: Path) -> str:
    found = file.stat()
    return f"{found.st_size} {found.st_mtime_ns}"
