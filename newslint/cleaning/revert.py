"""The way back: the source of a cleaned copy, as its manifest tells. Nothing outside the two folders is touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

from newslint.cleaning.copier import ORIGINALS
from newslint.cleaning.manifest import NAME, digest, rows
from newslint.errors import ReadingError
from newslint.formats.edit_in_place import Hunk
from newslint.opening import is_there, open_regular

_BLOCK = 1 << 20


def revert(folder: Path, made: Path) -> Iterator[tuple[str, bool]]:
    """Write the sources of a cleaned copy to another folder: each one's name, and whether it came out as it was.

    Raises ReadingError for a manifest that is broken, or would give one file back twice.
    """
    hunks: list[Hunk] = []
    for number, row in enumerate(rows(folder), 1):
        if row.get("kind") == "undo":
            hunks.append(Hunk(row["at"], row["length"], row["was"].encode("utf-8", "surrogateescape")))
        elif row.get("kind") == "file":
            out = made / row["restore"]
            if is_there(out) or out.is_symlink():
                what = f"{row['restore']} would be given back twice"
                raise ReadingError(what, path=str(folder / NAME), line=number, hint="name another folder for each copy")
            yield row["restore"], _restore(folder, row, hunks, out, made)
            hunks = []


def _restore(folder: Path, row: dict[str, Any], hunks: list[Hunk], out: Path, made: Path) -> bool:
    out.parent.mkdir(parents=True, exist_ok=True)
    name = next(iter(row["outputs"]), None)
    try:
        with out.open("xb") as target:
            if row["undo"] == "twin":
                _copy_all(made, row.get("of", ""), target)
            elif row["undo"] == "kept":
                _copy_all(folder, f"{ORIGINALS}/{row['name']}", target)
            elif name is None:
                target.writelines(hunk.was for hunk in hunks)
            else:
                with _opened(folder, name) as source:
                    _undo(source, target, hunks if row["undo"] == "hunks" else [])
        whole = bool(digest(out) == row["sha256"])
    except (OSError, ValueError, OverflowError):
        whole = False
    if not whole:
        out.unlink(missing_ok=True)
    return whole


def _undo(source: BinaryIO, target: IO[bytes], hunks: list[Hunk]) -> None:
    for hunk in hunks:
        _copy(source, target, hunk.at - source.tell())
        target.write(hunk.was)
        source.seek(hunk.length, 1)
    shutil.copyfileobj(source, target, _BLOCK)


def _opened(folder: Path, name: str) -> BinaryIO:
    """A file in a folder. Raises OSError for one that a link leads out of it."""
    if (folder / name).resolve() != folder.resolve() / name:
        raise OSError(f"{name} is a link")
    return open_regular(folder / name)


def _copy_all(folder: Path, name: str, target: IO[bytes]) -> None:
    with _opened(folder, name) as source:
        shutil.copyfileobj(source, target, _BLOCK)


def _copy(source: IO[bytes], target: IO[bytes], length: int) -> None:
    while length > 0 and (block := source.read(min(length, _BLOCK))):
        target.write(block)
        length -= len(block)
