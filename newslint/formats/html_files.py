"""HTML: a file is one document, what its markup hides left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newslint.formats.edit_in_place import edit_text
from newslint.formats.own_reports import own_report
from newslint.formats.plain_text import read_as
from newslint.formats.registry import FileFormat, Item
from newslint.model import Format
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    raw = stream.read()
    if report := own_report(path, raw):
        return iter((report,))
    return read_as(Format.HTML, path, raw, settings)


FORMAT = FileFormat("HTML", (".html", ".htm", ".xhtml"), _read, form=Format.HTML, edit=edit_text)
