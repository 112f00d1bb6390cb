"""CSV files, streamed: how one is written is told in a first pass, its rows are read in a second."""

from __future__ import annotations

import codecs
import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from newslint.formats.decoding import LONE, MARKS, without_lone
from newslint.formats.guessing import single_byte, telling, wide
from newslint.formats.json_records import Item, Picker, no_column, record_document
from newslint.model import Unread
from newslint.settings import RecordFields

if TYPE_CHECKING:
    from _csv import Reader

#: a field may be this long, in characters
LONGEST_FIELD = 1 << 28
#: the delimiter is told from so many characters, which are at most four bytes long
SAMPLE = 8192
_BLOCK = 1 << 20


class Form(Struct, frozen=True):
    """How a file is written: its encoding, the mark before it, its delimiter; `whole` if every byte can be decoded."""

    encoding: str
    mark: bytes
    delimiter: str
    whole: bool

    @property
    def errors(self) -> str:
        """What becomes of bytes that can't be decoded: each is a lone surrogate, where the codec can do that."""
        return "replace" if self.encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def csv_rows(path: str, stream: BinaryIO, names: RecordFields) -> Iterator[Item]:
    """The records of a CSV file, whose first row names the fields. What can't be read twice is copied first."""
    if stream.seekable():
        yield from _documents(path, stream, names)
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        yield from _documents(path, copy, names)


def form_of(stream: BinaryIO) -> Form:
    """How a CSV file is written. Reads all of it, but for UTF-16 and UTF-32, and holds little."""
    stream.seek(0)
    start = stream.read(4 * SAMPLE + 4)
    mark, encoding = next(((mark, name) for mark, name in MARKS if start.startswith(mark)), (b"", None))
    encoding, whole = encoding or wide(start), True
    if encoding in (None, "utf-8"):
        encoding, whole = _encoding(stream, bool(mark))
    form = Form(encoding, mark, ",", whole)
    sample = without_lone(start[len(mark) :].decode(encoding, form.errors))[:SAMPLE]
    return replace(form, delimiter=delimiter_of(sample))


def delimiter_of(sample: str) -> str:
    """The delimiter of a CSV file that starts like this; a comma if nothing speaks for another."""
    try:
        return csv.Sniffer().sniff(sample, delimiters=",;\t|").delimiter
    except csv.Error:
        return ","


def text_lines(stream: BinaryIO, form: Form) -> Iterator[str]:
    """The physical lines of a CSV file with their ends, each byte that can't be decoded as a lone surrogate."""
    stream.seek(len(form.mark))
    yield from io.TextIOWrapper(stream, form.encoding, form.errors, newline="")


def rows_of(lines: Iterable[str], delimiter: str) -> Reader:
    """The rows of the lines of a CSV file."""
    csv.field_size_limit(LONGEST_FIELD)
    # a story ends with a quotation mark as often as not: the only way to write one in a field is to double it
    return csv.reader(lines, delimiter=delimiter)


def _encoding(stream: BinaryIO, marked: bool) -> tuple[str, bool]:
    """The encoding of a stream, and whether all of it can be decoded, by the measure of `decode`."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(stream):
            decoder.decode(block)
        decoder.decode(b"", final=True)
        return "utf-8", True
    except UnicodeDecodeError:
        pass
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    broken, foreign, told = 0, -marked, b""
    for block in chain(_blocks(stream), (b"",)):
        text = decoder.decode(block, final=not block)
        broken += sum(len(found) for found in LONE.findall(text))
        foreign += len(text) - len(text.encode("ascii", "ignore"))
        told = telling(block, told)
    return ("utf-8" if foreign - broken > broken else single_byte(told)), False


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream from its start in pieces that end with lines: what speaks for an encoding stands within one."""
    stream.seek(0)
    while block := b"".join(stream.readlines(_BLOCK)):
        yield block


def _documents(path: str, stream: BinaryIO, names: RecordFields) -> Iterator[Item]:
    form, picked = form_of(stream), Picker(names)
    lines = text_lines(stream, form)
    rows = rows_of(lines if form.whole else map(without_lone, lines), form.delimiter)
    try:
        head = next(rows, None)
        if not head:
            return
        if not picked.has_text(head):
            yield no_column(path, head, names)
            return
        began = rows.line_num + 1
        for row in rows:
            if len(row) > len(head):
                hint = "a comma or a quotation mark too many? quote fields that hold commas"
                yield Unread(path, f"{len(row)} fields where the head has {len(head)}", began, hint)
            elif row:
                yield record_document(path, began, dict(zip(head, row)), picked, sound=True)
            began = rows.line_num + 1
    except csv.Error as error:
        yield Unread(path, f"not CSV: {error}", rows.line_num)
