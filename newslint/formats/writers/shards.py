"""Kept records written as a folder of shards: each file of a folder that is read has one of its name there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newslint.errors import UsageError
from newslint.formats.registry import format_of, is_compressed, writable_endings
from newslint.formats.walk import walk_files
from newslint.opening import is_folder, is_stream, is_there
from newslint.settings import Settings


def names_a_folder(target: str) -> bool:
    """Whether the name is one of a folder: it ends with a slash."""
    return target.endswith(("/", os.sep))


def check_folder(target: str, paths: Sequence[str], settings: Settings) -> None:
    """Raise UsageError if kept records of the paths can't be written to a folder of shards."""
    where = Path(target).resolve()
    if is_there(where) and (not is_folder(where) or any(where.iterdir())):
        raise UsageError("is there already, and not empty", path=target, hint="name a new folder for the shards")
    if not is_folder(where.parent):
        raise UsageError("can't be written: the folder that it is in isn't there", path=target)
    for path in paths:
        if is_stream(path):
            raise UsageError(f"kept records are read a second time, and {path} can be read once")
        if where == Path(path).resolve() or Path(path).resolve() in where.parents:
            raise UsageError("lies in what is read", path=target, hint="name a folder beside it")
    list(shard_names(paths, settings))


def shard_names(paths: Sequence[str], settings: Settings) -> Iterator[tuple[str, str]]:
    """Each file under the paths, and what its shard is called in the folder.

    Raises UsageError if one can't be written or two would have one name.
    """
    seen: dict[str, str] = {}
    for given in paths:
        for item in walk_files([given], settings.exclude):
            if not isinstance(item, str):
                continue
            name = os.path.relpath(item, given) if is_folder(given) else Path(item).name
            found = format_of(item)
            if found.write is None or (found.columnar and is_compressed(item)):
                hint = f"shards are written of {', '.join(writable_endings())}; --exclude leaves others out"
                raise UsageError(f"{found.name} isn't written", path=item, hint=hint)
            if seen.setdefault(name, item) != item:
                raise UsageError(
                    f"two shards would be called {name}", path=item, hint="name one folder that holds both"
                )
            yield item, name


@contextmanager
def folder_in_place_of(target: str) -> Iterator[Path]:
    """A folder to write shards to, which is there under its name when all are written, or not at all."""
    where = Path(target).resolve()
    made = Path(tempfile.mkdtemp(prefix=f".{where.name}.newslint-", dir=where.parent))
    try:
        yield made
        made.chmod(0o777 & ~_umask())
        if is_there(where):
            where.rmdir()  # it is empty
        made.rename(where)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
