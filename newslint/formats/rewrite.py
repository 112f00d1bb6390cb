"""Edits → bytes: a file with its texts changed and everything else as it was, encoding and line ends included."""

from __future__ import annotations

import io
from collections.abc import Sequence

from newslint.formats.compression import compression_of, pack_bytes, unpacked
from newslint.formats.edit_in_place import apply_patches, patch_of
from newslint.formats.registry import format_of
from newslint.formats.replacing import replace_file
from newslint.model import Document, Edit
from newslint.opening import open_regular
from newslint.settings import RecordFields

Edited = Sequence[tuple[Document, Sequence[Edit]]]


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
    """A regular file's bytes, as they are stored. Raises OSError."""
    with open_regular(path) as file:
        return file.read()


def unpack(stored: bytes, expansion: int) -> bytes:
    """The bytes without their compression, if they have one. Raises OSError, EOFError or zlib.error."""
    packing = compression_of(stored)
    return unpacked(io.BytesIO(stored), packing, expansion).read() if packing else stored


def write_bytes(path: str, raw: bytes, stored: bytes) -> None:
    """Put new bytes in the place of a file that holds `stored`; compressed if these are. Raises OSError.

    Who reads the file meanwhile, or after a crash, finds the old content or the new and nothing between. A file that
    holds something else by now is left alone, and ChangedError is raised.
    """
    if packing := compression_of(stored):
        raw = pack_bytes(raw, packing)
    with replace_file(path, stored) as file:
        file.write(raw)
