"""Write the records that are kept, as they were read, to a new file of records. Everything is streamed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from newslint.errors import UsageError, how_to_install
from newslint.formats.compression import compression_named, packing_into
from newslint.formats.registry import format_of, is_compressed, is_readable, writable_endings
from newslint.formats.replacing import replace_file
from newslint.formats.walk import walk_files
from newslint.formats.writers.shards import check_folder, folder_in_place_of, names_a_folder, shard_names
from newslint.formats.writers.sources import Source
from newslint.model import Unread
from newslint.opening import irregular, is_folder, is_stream, is_there
from newslint.settings import Settings


def write_records(
    target: str,
    paths: Sequence[str],
    settings: Settings,
    dropped: Collection[tuple[str, int]],
    expected: range | None = None,
) -> int:
    """Write every record under `paths` that isn't `dropped` to `target`, and return how many were written.

    `dropped` are paths with the `order` of the record, or 0 for a file that is no record. Where the target has the
    format of the source, records stay as they are written: lines of JSON byte for byte, rows of CSV with the head, the
    delimiter and the encoding, Parquet with its schema. Else each field is kept, and its type as far as the target has
    it: what has no place in a cell of CSV is JSON there. Files that aren't records become records of `id` (the path),
    `title`, `published` and `text`.

    Records without a text are kept too; what is no record at all (a broken line) is only where it can stay as it is.
    A target that ends with a slash is a folder, in which each file has its shard under its own name.
    The target is put in its place when it is whole. Raises UsageError if it can't be written, a file can't be read, or
    the number isn't one of those `expected`, as after somebody wrote to the sources.
    """
    if names_a_folder(target):
        return _write_shards(target, paths, settings, dropped, expected)
    check_target(target, paths, settings.exclude)
    sources = _sources(target, paths, settings, dropped)
    write = format_of(target).write
    assert write is not None
    try:
        with _in_place_of(target) as file:
            count = write(file, sources)
            _check_count(count, expected, target)
        return count
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror or error}", path=target) from None


def _write_shards(
    target: str,
    paths: Sequence[str],
    settings: Settings,
    dropped: Collection[tuple[str, int]],
    expected: range | None,
) -> int:
    check_folder(target, paths, settings)
    count = 0
    try:
        with folder_in_place_of(target) as made:
            for path, name in shard_names(paths, settings):
                write = format_of(path).write
                assert write is not None
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                with _in_place_of(str(made / name)) as file:
                    count += write(file, [Source(path, settings, dropped)])
            _check_count(count, expected, target)
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror or error}", path=target) from None
    return count


def _check_count(count: int, expected: range | None, target: str) -> None:
    if expected is not None and count not in expected:
        what = f"{expected.start} records were to be kept and {count} are there: did the sources change?"
        raise UsageError(what, path=target, hint="nothing was written; run it again while nobody writes to them")


def write_rows(target: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows, as CSV if the file is called so and else as JSON Lines, all or nothing.

    Raises UsageError if they can't be written.
    """
    from newslint.formats.writers.lines import line
    from newslint.formats.writers.tables import csv_lines

    try:
        with _in_place_of(target) as file:
            file.writelines(csv_lines(rows) if format_of(target).tabular else map(line, rows))
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror or error}", path=target) from None


def check_rows(target: str) -> None:
    """Raise UsageError if rows can't be written to a file of that name."""
    found = format_of(target)
    if found.write is None or found.columnar or not is_readable(target):
        raise UsageError(f"can't write to {target}", hint="the name must end as that of a table or of records a line")


def _sources(
    target: str, paths: Sequence[str], settings: Settings, dropped: Collection[tuple[str, int]]
) -> list[Source]:
    sources = []
    for item in walk_files(paths, settings.exclude, [target]):
        if isinstance(item, Unread):
            raise Source(item.path, settings, dropped).broken(item.what)
        if isinstance(item, str):
            sources.append(Source(item, settings, dropped))
    if not sources:
        raise UsageError("there is nothing to keep, and nothing was written", path=target)
    return sources


def check_target(target: str, paths: Sequence[str], exclude: Sequence[str] = ()) -> None:
    """Raise UsageError if kept records of the paths can't be written to `target`; for telling before a long run."""
    where = Path(target)
    found = format_of(target)
    if found.write is None or not is_readable(target) or (found.columnar and is_compressed(target)):
        endings = ", ".join(writable_endings())
        raise UsageError(f"can't write to {target}", hint=f"the name must end with one of {endings}")
    with contextlib.suppress(OSError):
        if what := irregular(where.stat()):
            raise UsageError(f"can't be written: it is {what}", path=target)
    if is_folder(where) or not is_folder(where.resolve().parent):
        what = "is a folder" if is_folder(where) else "its folder isn't there"
        raise UsageError(f"can't be written: {what}", path=target)
    for path in paths:
        if is_stream(path):
            hint = "save it to a file first"
            raise UsageError(f"kept records are read a second time, and {path} can be read once", hint=hint)
    if _is_source(where, paths, exclude):
        raise UsageError("is read by this run, and what it drops would be lost", path=target, hint="name a new file")
    if found.columnar:
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise UsageError("writing Parquet needs pyarrow", hint=how_to_install("parquet")) from None


def _is_source(where: Path, paths: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether the target is one of the files that are read, by this name or another."""
    if not is_there(where):
        return False
    if any(is_there(path) and where.samefile(path) for path in paths):
        return True
    # a result of an earlier run in the folder that is read is no source, unless the file has other names
    has_names = where.is_symlink() or where.stat().st_nlink > 1
    return has_names and any(isinstance(item, str) and where.samefile(item) for item in walk_files(paths, exclude))


def holds_kept(target: str, paths: Sequence[str], settings: Settings) -> bool:
    """Whether every record of a file in a folder that is read stands in the other files, as after an earlier run."""

    def digests(source: Source) -> Iterator[int]:
        for record in source.records():
            yield hash(json.dumps(record, sort_keys=True, default=str))

    try:
        others: set[int] = set()
        for item in walk_files(paths, settings.exclude, [target]):
            if isinstance(item, str):
                others.update(digests(Source(item, settings, ())))
        return all(digest in others for digest in digests(Source(target, settings, ())))
    except (UsageError, OSError, ValueError):
        return False


@contextlib.contextmanager
def _in_place_of(target: str) -> Iterator[BinaryIO]:
    """A file that takes the target's place, and its mode, when all is written; compressed if its name says so."""
    with replace_file(target) as file, packing_into(file, compression_named(target)) as packed:
        yield packed
