"""tar, read-only and as a stream: the files in it, each as its name says. Links and devices are no files."""

from __future__ import annotations

import contextlib
import tarfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from newslint.formats.members import Packed, read_members
from newslint.formats.registry import FileFormat, Item
from newslint.model import Unread
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    counted = _Counting(stream)
    try:
        with tarfile.open(fileobj=cast(BinaryIO, counted), mode="r|", errorlevel=1) as archive:
            yield from read_members(path, _members(archive), lambda: counted.count, settings)
    except (tarfile.TarError, OverflowError) as error:
        # a head may say that what follows is longer than anything can be
        yield Unread(path, f"not a tar file, or one that is cut off: {error}", hint="what came before is read")


class _Counting:
    """A stream that knows how much of it was read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self.count += len(piece)
        return piece


def _members(archive: tarfile.TarFile) -> Iterator[Packed]:
    for info in archive:
        if info.isreg():
            yield Packed(info.name, partial(_open, archive, info))
        # what was read of a stream is never needed again, and a list of it grows without end
        archive.members = []  # type: ignore[attr-defined]


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> contextlib.AbstractContextManager[Any]:
    found = archive.extractfile(info)
    assert found is not None
    return contextlib.closing(found)


FORMAT = FileFormat("tar", (".tar", ".tgz"), _read, bounds=True, holds_files=True)
