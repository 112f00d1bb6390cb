"""Edits → bytes: a file with its texts changed and everything else as it was, encoding and line ends included."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from newslint.formats.edit_in_place import apply_patches, patch_of
from newslint.formats.registry import format_of
from newslint.model import Document, Edit
from newslint.settings import RecordFields

Edited = Sequence[tuple[Document, Sequence[Edit]]]


def can_write(path: str) -> bool:
    """Whether files of that name can be written back: standard input can't, nor what a format doesn't edit."""
    return path != "-" and format_of(path).edit is not None


def rewrite(path: str, raw: bytes, edited: Edited, names: RecordFields) -> bytes:
    """The file's bytes with the edits in them. `edited` lists every document of the file with the edits to its source.

    The bytes are uncompressed ones; edits must not overlap. Raises ValueError if they can't be written without loss.
    """
    patches = [patch_of(document, edits, number) for number, (document, edits) in enumerate(edited, 1)]
    if not format_of(path).by_line:
        return apply_patches(path, raw, patches, names)[0]
    lines = list(io.BytesIO(raw))
    for patch in patches:
        if patch.edits:
            lines[patch.place - 1] = apply_patches(path, lines[patch.place - 1], [patch], names)[0]
    return b"".join(lines)


def read_bytes(path: str) -> bytes:
    """A file's bytes, uncompressed. Raises OSError, EOFError or zlib.error."""
    raw = Path(path).read_bytes()
    return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw


def write_bytes(path: str, raw: bytes) -> None:
    """Put new bytes in the place of a file's, at once and with its mode; compressed if it was. Raises OSError.

    Who reads the file meanwhile, or after a crash, finds the old content or the new and nothing between.
    """
    target = Path(path).resolve()
    if target.read_bytes()[:2] == b"\x1f\x8b":
        raw = gzip.compress(raw, mtime=0)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
