"""Bytes → documents, and back. `registry` says which formats there are, each a module of its own."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import BinaryIO, cast

from msgspec.structs import replace

from newslint.faults import fault_of
from newslint.formats.compression import BROKEN, compression_of, unpacked
from newslint.formats.decoding import declaration, decode
from newslint.formats.guessing import escaped, wide
from newslint.formats.limits import BoundedStream, TooLongError, too_long
from newslint.formats.registry import Item, Part, SeveralTextsError, format_of
from newslint.formats.walk import walk_files
from newslint.model import Document, Fields, Format, Skipped, Span, Unread
from newslint.opening import is_stream, open_regular, open_stream
from newslint.settings import LimitsSettings, Settings

Watch = Callable[[BinaryIO], None]

#: a file whose first bytes hold this share of control characters is no text
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_SAMPLE = 8192
#: of random bytes a tenth are controls; not measured
_SHARE = 0.06
#: what front matter starts with
FRONT_MATTER = ("---\n", "---\r\n", "+++\n")


def read_paths(
    paths: Sequence[str], settings: Settings, own: Collection[str] = (), watch: Watch | None = None
) -> Iterator[Item]:
    """Every document under the paths, in a stable order, and what could not be read (`Unread`) or was left out.

    Files of records are streamed, but for `.json`; other files are held one at a time. `own` are files that the run
    writes itself: they are passed over. `watch` is called with each file as it is opened, to see how far reading is.
    """
    for item in walk_files(paths, settings.exclude, own):
        if isinstance(item, str):
            yield from read_file(item, settings, watch)
        else:
            yield item


def documents_of(
    items: Iterable[Item], unread: list[Unread], skipped: list[Skipped], *, every: bool = False
) -> Iterator[Document]:
    """The documents alone, of those that hold any text; what could not be read or was left out is put on its list.

    `every`: those without text, too.
    """
    for item in items:
        if isinstance(item, Unread):
            unread.append(item)
        elif isinstance(item, Skipped):
            skipped.append(item)
        elif every or has_text(item):
            yield item
        else:
            place = f"{item.path}:{item.record.line}" if item.record else item.path
            told = "holds a title and no text" if item.fields.title else "holds no text"
            skipped.append(Skipped(place, told, empty=True))


_LETTER = re.compile(r"[^\W_]")


def has_text(document: Document) -> bool:
    """Whether there is a letter or a digit in what people would read of a document, a record's title aside."""
    at = document.text.find("\n") + 1 if document.record and not document.first_line else 0
    for span in (*document.hidden, Span(len(document.text), len(document.text))):
        if _LETTER.search(document.text, at, span.start):
            return True
        at = max(at, span.end)
    return False


def read_file(path: str, settings: Settings, watch: Watch | None = None, part: Part | None = None) -> Iterator[Item]:
    """The documents of one file or of a part of it, or of standard input for `-`."""
    last: Item | None = None
    try:
        if is_stream(path):
            yield from read_stream(path, open_stream(path), settings)
            return
        with open_bytes(path, watch, settings.limits.expansion) as stream:
            for last in read_stream(path, stream, settings, part):
                yield last
        if not (last or part):
            yield Skipped(path, "holds no records", empty=True)
    except BROKEN as error:
        line = last.record.line if isinstance(last, Document) and last.record else None
        where = f" behind the record of line {line}" if line else ""
        what = f"the compressed file is broken{where}: {error}"
        yield Unread(path, what, line, "what came before is read; fetch it again")
    except OSError as error:
        yield Unread(path, f"can't be read: {error.strerror or error}")
    except Exception as error:
        yield fault_of(error, path, None, "reading it")


@contextlib.contextmanager
def open_bytes(
    path: str, watch: Watch | None = None, expansion: int = LimitsSettings().expansion
) -> Iterator[BinaryIO]:
    """A file's bytes, uncompressed if they are compressed. Raises OSError; reading may raise EOFError or zlib.error.

    A compressed file may hold `expansion` times its own size.
    """
    with open_regular(path) as file:
        if watch:
            watch(file)
        packing = compression_of(file.peek(4)[:4])
        yield unpacked(file, packing, expansion) if packing else file


def parts_of(path: str, most: int) -> list[Part]:
    """The parts of a file that can be read each by itself, of about `most` bytes; none if it can't be cut."""
    found = format_of(path)
    if not found.parts:
        return []
    try:
        with open_regular(path) as file:
            return [] if compression_of(file.peek(4)[:4]) else list(found.parts(file, most))
    except OSError:
        return []  # which is told when it is read


def read_stream(path: str, stream: BinaryIO, settings: Settings, part: Part | None = None) -> Iterator[Item]:
    """The documents in a stream of uncompressed bytes, read as the file of that name would be."""
    most = settings.limits.document
    said = {"language": settings.language, "date_order": settings.date_order}
    told = {name: value for name, value in said.items() if value is not None}
    form = format_of(path)
    if not form.bounds:
        stream = cast(BinaryIO, BoundedStream(stream, settings.limits.json if form.whole else most))
    try:
        read = form.read(path, stream, settings)
        if part and form.read_part:
            read = form.read_part(path, stream, settings, part)
        for item in read:
            if not isinstance(item, Document):
                yield item
            elif len(item.source) > most:
                yield too_long(path, most, item.record.line if item.record else None)
            else:
                yield replace(item, **told) if told else item
    except TooLongError as error:
        yield too_long(path, error.most)
    except SeveralTextsError as error:
        what = f"several fields hold a text: {', '.join(error.names)}"
        yield Unread(path, what, error.line, f"say which with --text-field {error.names[0]}; it is read no further")


def declared_charset(raw: bytes, form: Format) -> str | None:
    """The encoding that a text says it is in, by a mark or in its own words."""
    from newslint.formats.html import declared_encoding

    return (form is Format.HTML and declared_encoding(raw)) or declaration(raw)


def make_document(path: str, raw: bytes, form: Format, asked: str | None = None) -> Document:
    """The document that a file's bytes are; `asked` is the encoding that the settings say they are in, if they do."""
    if form is Format.HTML:
        from newslint.formats.html import readable

        decoded = decode(raw, declared_charset(raw, form), asked)
        page = readable(decoded.text)
        return Document(
            path,
            page.text,
            form,
            fields=page.fields,
            encoding=decoded.encoding,
            bom=decoded.bom,
            source=decoded.text,
            runs=page.runs,
            markup_lines=page.lines,
            markup_stories=page.stories,
            guess=decoded.guess,
        )
    decoded = decode(raw, declaration(raw), asked)
    fields = Fields()
    hidden: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()
    if form is Format.MARKDOWN or decoded.text.startswith(FRONT_MATTER):
        fields, hidden = hidden_in(decoded.text)
    if form is Format.MARKDOWN:
        code = _code_in(decoded.text, hidden)
    return Document(
        path,
        decoded.text,
        form,
        fields=fields,
        encoding=decoded.encoding,
        bom=decoded.bom,
        damage=decoded.damage,
        hidden=hidden,
        code=code,
        guess=decoded.guess,
    )


def reread(document: Document, source: str) -> Document:
    """The document that another text makes in the place of its source: a file's own, or a record's title and text."""
    if document.format is Format.HTML:
        from newslint.formats.html import readable

        page = readable(source)
        return replace(
            document,
            text=page.text,
            source=source,
            runs=page.runs,
            fields=page.fields,
            markup_lines=page.lines,
            markup_stories=page.stories,
        )
    hidden, code = document.hidden, document.code
    if document.record is None and (hidden or document.format is Format.MARKDOWN):
        hidden = hidden_in(source)[1]
        code = _code_in(source, hidden) if document.format is Format.MARKDOWN else ()
    return replace(document, text=source, source=source, hidden=hidden, code=code)


def _code_in(text: str, hidden: tuple[Span, ...]) -> tuple[Span, ...]:
    from newslint.formats.markdown_code import code_in

    return code_in(text, hidden)


def hidden_in(text: str) -> tuple[Fields, tuple[Span, ...]]:
    """What front matter says of a text, and the stretches of it that are front matter or comments."""
    from newslint.formats.markdown import comments, front_matter

    fields, front = front_matter(text)
    if front is None:
        return fields, comments(text)
    # what looks like a comment within front matter is a part of it
    return fields, (front, *(span for span in comments(text) if span.start >= front.end))


def is_binary(raw: bytes) -> bool:
    """Whether the bytes are no text: many controls, and not UTF-16 or UTF-32."""
    sample = raw[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or wide(raw):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # Korean and Chinese of seven bits shift to and fro with controls
    return controls > max(8, _SHARE * len(sample)) and not (sample.isascii() and escaped(raw))
