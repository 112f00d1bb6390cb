"""ZIP, read-only: the files in it, each as its name says."""

from __future__ import annotations

import contextlib
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

from newslint.formats.members import MOST, Packed, read_members
from newslint.formats.parquet import can_seek
from newslint.formats.registry import FileFormat, Item
from newslint.model import Unread
from newslint.settings import Settings

#: the end of the list of files, and what may follow (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)
_END, _END_SIZE, _COMMENT = b"PK\x05\x06", 22, 65_535
#: bytes of the list for a file with a long name, about; what is longer for `MOST` files isn't loaded
_ENTRY = 300


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    with contextlib.ExitStack() as opened:
        if not can_seek(stream):
            copy = opened.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(stream, copy)
            stream = cast(BinaryIO, copy)
        try:
            if _list_size(stream) > MOST * _ENTRY:
                yield Unread(path, f"lists more than {MOST:,} files", hint="unpack it")
                return
            archive = opened.enter_context(zipfile.ZipFile(stream))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            yield Unread(path, f"not a ZIP file: {error}", hint="fetch it again")
            return
        size = stream.seek(0, 2)
        yield from read_members(path, _members(archive), lambda: size, settings)


def _members(archive: zipfile.ZipFile) -> Iterator[Packed]:
    for info in archive.infolist():
        # not `is_dir`, which asks a name of nothing for its last character
        if not info.filename.endswith("/"):
            opened = cast(Callable[[], contextlib.AbstractContextManager[BinaryIO]], partial(archive.open, info))
            yield Packed(info.filename, opened, "is encrypted" if info.flag_bits & 1 else "")


def _list_size(stream: BinaryIO) -> int:
    """How many bytes the list of files takes, by the word of the file's end: 4 GB if it says that it takes more."""
    end = stream.seek(0, 2)
    stream.seek(max(0, end - _END_SIZE - _COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0
    (size,) = struct.unpack_from("<L", tail, at + 12)
    return int(size)


FORMAT = FileFormat("ZIP", (".zip",), _read, bounds=True, holds_files=True)
