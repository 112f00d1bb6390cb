"""Which files a run is about: folders walked in a stable order, ignore files respected, loops survived."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newslint.formats.registry import is_readable
from newslint.model import Skipped, Unread

IGNORE_FILES = (".gitignore", ".newslintignore")


@dataclass(frozen=True, slots=True)
class _Ignored:
    """The patterns of one ignore file (or of the settings) and the folder that they count from."""

    folder: str
    spec: Any = field(compare=False)


def walk_files(
    paths: Sequence[str], exclude: Sequence[str] = (), own: str | None = None
) -> Iterator[str | Skipped | Unread]:
    """The files under the paths, each once, sorted within each folder.

    A file that is named is read whatever its ending; one that is named and excluded is skipped, and says so.
    `own` is a file that the run writes itself: it is passed over.
    """
    for item in _files(paths, exclude):
        if own is None or not isinstance(item, str) or not _is_named(item, own):
            yield item


def _is_named(path: str, own: str) -> bool:
    """Whether both are names of one entry in one folder; another link to the file is another file."""
    one, other = Path(path), Path(own)
    return one.name == other.name and one.parent.resolve() == other.parent.resolve()


def _files(paths: Sequence[str], exclude: Sequence[str]) -> Iterator[str | Skipped | Unread]:
    seen: set[tuple[int, int]] = set()
    outer = (_Ignored(".", _spec(exclude)),) if exclude else ()
    for given in paths:
        if given == "-":
            yield given
            continue
        try:
            status = Path(given).stat()
        except OSError as error:
            if isinstance(error, FileNotFoundError):
                yield Unread(given, "no such file or folder", hint="check the path")
            else:
                yield Unread(given, f"can't be read: {error.strerror}")
            continue
        if Path(given).is_dir():
            found = False
            for item in _walk(given, (*outer, *_above(given)), seen, set()):
                found = True
                yield item
            if not found:
                yield Unread(given, "nothing to look at", hint="the folder holds no file that newslint reads")
        elif _is_ignored(given, outer, is_folder=False):
            yield Skipped(given, "excluded by the settings", asked=True)
        elif _first_time(status, seen):
            yield given


def size_of(paths: Sequence[str], exclude: Sequence[str] = (), own: str | None = None) -> int:
    """How many bytes the files under the paths have, as they are stored."""
    sizes = 0
    for item in walk_files(paths, exclude, own):
        if isinstance(item, str) and item != "-":
            with contextlib.suppress(OSError):
                sizes += Path(item).stat().st_size
    return sizes


def escape_pattern(path: str) -> str:
    """A path as a pattern of an ignore file that matches it alone."""
    return re.sub(r"([][*?!#\\ ])", r"\\\1", path)


def _walk(
    folder: str, ignored: Sequence[_Ignored], seen: set[tuple[int, int]], over: set[tuple[int, int]]
) -> Iterator[str | Skipped | Unread]:
    try:
        status = Path(folder).stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Unread(folder, f"can't be read: {error.strerror}")
        return
    here = (status.st_dev, status.st_ino)
    if here in over:
        yield Skipped(folder, "a link back to a folder above it")
        return
    ignored = (*ignored, *_own(folder))
    for entry in entries:
        path = entry.path.removeprefix("./") if folder == "." else entry.path
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir()
            if ignored and _is_ignored(path, ignored, is_folder=is_folder):
                continue
            if is_folder:
                yield from _walk(path, ignored, seen, over | {here})
            elif not is_readable(entry.name):
                continue
            elif _first_time(entry.stat(), seen):
                yield path
        except OSError as error:
            yield Unread(path, f"can't be read: {error.strerror}", hint="a broken link?")


def _first_time(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _own(folder: str) -> Iterator[_Ignored]:
    for name in IGNORE_FILES:
        try:
            lines = Path(folder, name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        yield _Ignored(folder, _spec(lines))


def _above(folder: str) -> Iterator[_Ignored]:
    """The ignore files of the folders above, up to the repository's top: they hold below it too."""
    path = Path(folder).resolve()
    if (path / ".git").exists():
        return
    for parent in path.parents:
        yield from _own(str(parent))
        if (parent / ".git").exists():
            return
    # outside a repository nothing above counts
    return


def _spec(patterns: Sequence[str]) -> Any:  # noqa: ANN401  (pathspec is loaded late)
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines(patterns)


def _is_ignored(path: str, ignored: Sequence[_Ignored], *, is_folder: bool) -> bool:
    verdict = False
    for item in ignored:
        relative = os.path.relpath(path, item.folder)
        if relative.startswith(".."):
            continue
        told = item.spec.check_file(relative + "/" if is_folder else relative)
        if told.include is not None:
            verdict = told.include
    return verdict
