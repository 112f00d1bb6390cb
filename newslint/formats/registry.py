"""Which formats there are, by the endings of their files. Nothing else in newslint knows an ending.

A format is one module with a value `FORMAT` that says what it can do; what it doesn't offer is denied by its name.
To add one: write the module, and its line here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import Struct

from newslint.formats.compression import ENDINGS, compression_named
from newslint.model import Document, Edit, Format, Skipped, Unread
from newslint.settings import RecordFields, Settings

if TYPE_CHECKING:
    from newslint.formats.edit_in_place import Patch

Item = Document | Unread | Skipped
#: (path, uncompressed bytes, settings) → the documents in them, and what could not be read, in order
Read = Callable[[str, BinaryIO, Settings], Iterator[Item]]
#: (text of the file or of one of its lines, patches in order, names of fields) → edits to that text
EditText = Callable[[str, "Sequence[Patch]", RecordFields], Iterator[Edit]]
#: (file, bytes that a part may have) → where its parts are, for files that can be read from somewhere in the middle
FindParts = Callable[[BinaryIO, int], "Iterator[Part]"]
#: as `Read`, of a part
ReadPart = Callable[[str, BinaryIO, Settings, "Part"], Iterator[Item]]
#: a `formats.writers.sources.Source` → the fields of each record of it that is kept
ReadFields = Callable[[Any], Iterator[dict[str, Any]]]
#: (open target, sources) → how many records were written; the sources are `formats.writers.sources.Source`
Write = Callable[[BinaryIO, Sequence[Any]], int]

#: ending → module of the format
MODULES = {
    ".txt": "newslint.formats.plain_text",
    ".text": "newslint.formats.plain_text",
    ".md": "newslint.formats.markdown_files",
    ".markdown": "newslint.formats.markdown_files",
    ".html": "newslint.formats.html_files",
    ".htm": "newslint.formats.html_files",
    ".xhtml": "newslint.formats.html_files",
    ".jsonl": "newslint.formats.json_lines",
    ".ndjson": "newslint.formats.json_lines",
    ".json": "newslint.formats.json_array",
    ".csv": "newslint.formats.csv_files",
    ".parquet": "newslint.formats.parquet_files",
    ".arrow": "newslint.formats.arrow_files",
    ".feather": "newslint.formats.arrow_files",
    ".rss": "newslint.formats.feeds",
    ".atom": "newslint.formats.feeds",
    ".rdf": "newslint.formats.feeds",
    ".xml": "newslint.formats.xml_files",
    ".warc": "newslint.formats.warc",
    ".wet": "newslint.formats.warc",
    ".zip": "newslint.formats.zip_files",
    ".tar": "newslint.formats.tar_files",
    ".tgz": "newslint.formats.tar_files",
}
#: stands between the name of an archive of files and that of a file in it
MARK = "!"
#: how a file is read whose ending nobody knows, if somebody names it
_ELSE = "newslint.formats.plain_text"


class SeveralTextsError(Exception):
    """Two fields of a record hold a text, each another, and nothing says which is meant."""

    def __init__(self, line: int, names: Sequence[str]) -> None:
        super().__init__(line, names)
        self.line = line
        self.names = names


class Part(Struct, frozen=True):
    """A part of a file of records, from `start` to `stop` in the format's own measure, and the records `before` it."""

    start: int
    stop: int
    before: int


class FileFormat(Struct, frozen=True):
    """A format: what messages call it, its endings, how it is read, and what else it can do, None for what it can't.

    `form` is how the text in it is written, for files that are one text; None for files of records. `edit` puts edits
    into its text, with which files are fixed and cleaned; `write` writes kept records, `fields` gives all that they
    hold, `names` how their fields are called where that stands in the file. `by_line`: each record is a line that can
    be read and edited by itself. `numbered`: records are told apart by their number and not by their line. `columnar`:
    written batch by batch, compressed inside. `tabular`: rows under a head. `splits`: a page of it can be parted into
    a file a story. `whole`: held in memory at once, so that a large one takes its time before anything is seen.
    `bounds`: holds little at once by its own care. `holds_files`: its documents are those of the files in it.
    `seeks`: it has to go to and fro in a file.
    `parts` tells where a file can be cut for several machines, `read_part` reads what is between two cuts.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    form: Format | None = None
    edit: EditText | None = None
    write: Write | None = None
    fields: ReadFields | None = None
    names: Callable[[Any], Iterator[str]] | None = None
    by_line: bool = False
    numbered: bool = False
    columnar: bool = False
    tabular: bool = False
    splits: bool = False
    whole: bool = False
    bounds: bool = False
    holds_files: bool = False
    parts: FindParts | None = None
    read_part: ReadPart | None = None
    seeks: bool = False


def ending_of(path: str) -> str:
    """The registered ending of a file's name, without that of compression; empty if it has none."""
    name = path.lower()
    if packing := compression_named(name):
        name = name.removesuffix(packing.ending)
    dot = name.rfind(".")
    ending = name[dot:] if dot >= 0 else ""
    return ending if ending in MODULES else ""


def is_readable(path: str) -> bool:
    """Whether a file of that name in a folder is one that newslint reads."""
    return bool(ending_of(path))


def archive_of(path: str) -> str | None:
    """The archive of files that a document of that path is in, None if it is in none."""
    found = path.find(MARK)
    while found >= 0:
        if (ending := ending_of(path[:found])) and format_of(ending).holds_files:
            return path[:found]
        found = path.find(MARK, found + 1)
    return None


def can_write(path: str) -> bool:
    """Whether files of that name can be written back: standard input can't, nor what a format doesn't edit."""
    return path != "-" and not archive_of(path) and format_of(path).edit is not None


def is_compressed(path: str) -> bool:
    """Whether the name says that the file is compressed."""
    return compression_named(path) is not None


def format_of(path: str) -> FileFormat:
    """The format of a file of that name; plain text if its ending is none that is known."""
    return _format_in(MODULES.get(ending_of(path), _ELSE))


@cache
def _format_in(module: str) -> FileFormat:
    found: FileFormat = importlib.import_module(module).FORMAT
    return found


def writable_endings() -> list[str]:
    """The endings of files that kept records can be written to."""
    return [
        ending + more
        for ending in MODULES
        if (found := format_of(ending)).write
        for more in (("",) if found.columnar else ("", *ENDINGS))
    ]
