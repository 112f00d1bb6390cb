"""CSV files, streamed: how one is written is told in a first pass, its rows are read in a second."""

from __future__ import annotations

import codecs
import csv
import io
import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from newslint.formats.decoding import LONE, MARKS, is_mostly_utf8, share_of, without_lone
from newslint.formats.guessing import guess, guess_beside, telling, wide
from newslint.formats.records import Item, Picker, no_column, once_told, record_document, twin_columns
from newslint.model import Guess, Unread
from newslint.settings import RecordFields

if TYPE_CHECKING:
    from _csv import Reader

#: a field may be this long, in characters
LONGEST_FIELD = 1 << 28
#: the delimiter is told from so many characters, which are at most four bytes long
SAMPLE = 8192
_BLOCK = 1 << 20


class Form(Struct, frozen=True):
    """How a file is written: its encoding, the mark before it, its delimiter; `whole` if every byte can be decoded.

    `guess` is how the encoding was told if nothing names it, or the page of the lines that aren't in UTF-8.
    """

    encoding: str
    mark: bytes
    delimiter: str
    whole: bool
    guess: Guess | None = None

    @property
    def errors(self) -> str:
        """What becomes of bytes that can't be decoded: each is a lone surrogate, where the codec can do that."""
        return "replace" if self.encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def csv_rows(path: str, stream: BinaryIO, names: RecordFields) -> Iterator[Item]:
    """The records of a CSV file, whose first row names the fields. What can't be read twice is copied first."""
    if stream.seekable():
        yield from _documents(path, stream, names)
        return
    import tempfile

    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        yield from _documents(path, copy, names)


def form_of(stream: BinaryIO, asked: str | None = None) -> Form:
    """How a CSV file is written: in the encoding `asked` for, if any.

    Else all of it is read, but for UTF-16 and UTF-32, and little is held.
    """
    stream.seek(0)
    start = stream.read(4 * SAMPLE + 4)
    mark, encoding = next(((mark, name) for mark, name in MARKS if start.startswith(mark)), (b"", None))
    encoding, whole, found = encoding or asked or wide(start), asked is None, None
    if encoding is None or (encoding == "utf-8" and not asked):
        encoding, whole, found = _encoding(stream, len(mark))
    form = Form(encoding, mark, ",", whole, found)
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


def readable_lines(stream: BinaryIO, form: Form, noted: _Pages | None = None) -> Iterator[str]:
    """The physical lines of a CSV file as people read them: lines in a page of their own are read in it, and noted."""
    lines = text_lines(stream, form)
    if form.whole:
        return lines
    page = form.guess.encoding if form.guess and form.encoding == "utf-8" else ""
    return (_readable(line, page, noted or _Pages()) for line in lines)


def _readable(line: str, page: str, noted: _Pages) -> str:
    if line.isascii():
        return line
    if page and LONE.search(line):
        raw = line.encode("utf-8", "surrogateescape")
        if not is_mostly_utf8(raw):
            noted.has_foreign = True
            return raw.decode(page, "replace")
    noted.has_own = True
    return without_lone(line)


def _encoding(stream: BinaryIO, start: int) -> tuple[str, bool, Guess | None]:
    """The encoding of a stream, whether all of it can be decoded, and how it was told, by the measure of `decode`."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(stream, 0):
            decoder.decode(block)
        decoder.decode(b"", final=True)
        return "utf-8", True, None
    except UnicodeDecodeError:
        pass
    own = foreign = b""
    for block in _blocks(stream, start):
        lines: dict[bool, list[bytes]] = {True: [], False: []}
        for line in block.splitlines(keepends=True):
            if not line.isascii():
                lines[is_mostly_utf8(line)].append(line)
        own, foreign = telling(b"".join(lines[True]), own), telling(b"".join(lines[False]), foreign)
    if not foreign:
        return "utf-8", False, None
    found = guess_beside(foreign, own) if own else None
    if found:
        return "utf-8", False, found
    found = guess(own + foreign)
    return found.encoding, False, found


def _blocks(stream: BinaryIO, start: int) -> Iterator[bytes]:
    """The stream from a place on in pieces that end with lines: what speaks for an encoding stands within one."""
    stream.seek(start)
    while block := b"".join(stream.readlines(_BLOCK)):
        yield block


def _documents(path: str, stream: BinaryIO, names: RecordFields) -> Iterator[Item]:
    form, picked = form_of(stream, names.encoding), Picker(names)
    pages = _Pages()
    noted = _Noted(readable_lines(stream, form, pages), form.delimiter)
    rows = rows_of(noted, form.delimiter)
    try:
        head = next(rows, None)
        if not head:
            return
        if not picked.has_text(head):
            yield no_column(path, head, names)
            return
        if twins := twin_columns(path, head, picked):
            yield twins
            return
        began, guess = rows.line_num + 1, form.guess
        noted.lines.clear()
        pages.forget()
        for row in rows:
            if noted.ended and noted.is_open():
                count = rows.line_num - began + 1
                what = "a quotation mark is not closed" + (f": {count} lines are one row" if count > 1 else "")
                yield Unread(path, what, began, "double the quotation marks within a field")
            elif len(row) > len(head):
                hint = "a comma or a quotation mark too many? quote fields that hold commas"
                yield Unread(path, f"{len(row)} fields where the head has {len(head)}", began, hint)
            elif row:
                encoding, own = pages.share(form.encoding, guess)
                item = record_document(path, began, dict(zip(head, row)), picked, 0, encoding, guess=own, sound=True)
                yield item
                guess = once_told(guess, item) if own else guess
            began = rows.line_num + 1
            noted.lines.clear()
            pages.forget()
    except csv.Error as error:
        yield Unread(path, f"not CSV: {error}", rows.line_num)


class _Pages:
    """Whether the lines of the row at hand are in UTF-8, in the other page that the file has, or in both."""

    def __init__(self) -> None:
        self.has_own = self.has_foreign = False

    def forget(self) -> None:
        """Begin with the next row."""
        self.has_own = self.has_foreign = False

    def share(self, encoding: str, guess: Guess | None) -> tuple[str, Guess | None]:
        """The encoding of the row at hand, and how that was told."""
        if guess is None or encoding != "utf-8":
            return encoding, guess
        return share_of(guess, has_own=self.has_own, has_foreign=self.has_foreign)


class _Noted:
    """The lines of a file as they pass, with those of the row at hand kept: only the last row can be left open."""

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self._rest = iter(lines)
        self._delimiter = delimiter
        self.lines: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._rest, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.lines.append(line)
        return line

    def is_open(self) -> bool:
        """Whether the lines of the row at hand end within quotation marks."""
        rows = csv.reader([*self.lines, "\n", "x\n"], delimiter=self._delimiter)
        return sum(1 for row in rows if row) == 1
