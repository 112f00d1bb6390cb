"""Markdown: a file is one document, front matter and comments hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newslint.formats.edit_in_place import edit_text
from newslint.formats.plain_text import read_as
from newslint.formats.registry import FileFormat, Item
from newslint.model import Format
from newslint.settings import Settings


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    return read_as(Format.MARKDOWN, path, stream.read(), settings)


FORMAT = FileFormat("Markdown", (".md", ".markdown"), _read, form=Format.MARKDOWN, edit=edit_text, splits=True)
