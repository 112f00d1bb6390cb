"""Plain text: a file is one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from newslint.formats import is_binary, make_document
from newslint.formats.registry import FileFormat, Item
from newslint.model import Edit, Format, Skipped
from newslint.settings import RecordFields, Settings

if TYPE_CHECKING:
    from newslint.formats.edit_in_place import Patch


def read_as(form: Format, path: str, raw: bytes, settings: Settings) -> Iterator[Item]:
    """The document that a file of text is, or `Skipped` for one that is no text."""
    if is_binary(raw):
        yield Skipped(path, "not a text file")
    else:
        yield make_document(path, raw, form, settings.records.encoding)


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return read_as(Format.TEXT, path, stream.read(), settings)


def _edit(text: str, patches: Sequence[Patch], names: RecordFields) -> Iterator[Edit]:
    # loaded where something is edited: it knows all formats of records
    from newslint.formats.edit_in_place import edit_text

    return edit_text(text, patches, names)


FORMAT = FileFormat("plain text", (".txt", ".text"), _read, form=Format.TEXT, edit=_edit, splits=True)
