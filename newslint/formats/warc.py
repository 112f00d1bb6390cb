"""WARC and WET, read-only: each page that a crawler was given is a record (extra `warc`).

A record's line is its number in the file, its id is its address. The day of the crawl is no day of publication and not
taken for one. WARC 1.1: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from msgspec.structs import replace

from newslint.errors import how_to_install
from newslint.formats import declared_charset, make_document
from newslint.formats.compression import BROKEN
from newslint.formats.limits import too_long
from newslint.formats.registry import FileFormat, Item
from newslint.model import Format, RecordRef, Skipped, Unread
from newslint.settings import Settings, codec_name

_FORMS = {"text/html": Format.HTML, "application/xhtml+xml": Format.HTML, "text/plain": Format.TEXT}
#: what holds pages: responses, and in WET the text that was made of them
_KINDS = frozenset({"response", "resource", "conversion"})
_FOUND = "200"
_BLOCK = 1 << 16


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        yield Unread(path, "reading WARC needs warcio", hint=how_to_install("warc"))
        return
    passed: Counter[str] = Counter()
    number = strayed = 0
    records = _quiet(ArchiveIterator)(stream)
    while True:
        try:
            record = next(records, None)
        except (OSError, *BROKEN):
            raise
        except Exception as error:  # of a header that is none warcio has several
            what = f"not WARC from record {number + 1} on: {error}"
            yield Unread(path, what, number + 1, "what came before is read; fetch it again")
            break
        if records.err_count > strayed:
            strayed = records.err_count
            what = "what follows isn't where its length says"
            yield Unread(path, what, number, "something may be lost; fetch it again")
        if record is None:
            # warcio takes a packed file that breaks off for one that ends: this raises what it kept to itself
            stream.read(1)
            break
        number += 1
        if record.rec_type == "revisit":
            passed["pages that were the same as at an earlier visit"] += 1
        elif record.rec_type in _KINDS and (item := _item(path, number, record, settings, passed)):
            yield item
    for why, count in sorted(passed.items()):
        yield Skipped(path, f"{why}: {count}")


def _quiet(iterator: Any) -> Any:  # noqa: ANN401  (warcio's class)
    """The class of warcio's that reads records, which counts those that stray and prints nothing of them."""
    told = logging.getLogger("warcio")
    told.propagate, told.handlers = False, [logging.NullHandler()]
    return type("_Records", (iterator,), {"INC_RECORD": ""})


def _item(path: str, number: int, record: Any, settings: Settings, passed: Counter[str]) -> Item | None:  # noqa: ANN401
    http = record.http_headers
    if http and http.get_statuscode() != _FOUND:
        passed["answers that are no page (not found, moved …)"] += 1
        return None
    kind, charset = _type_of((http or record.rec_headers).get_header("Content-Type", ""))
    form = _FORMS.get(kind)
    if form is None:
        passed["pages of other types than HTML and text"] += 1
        return None
    most = settings.limits.document
    try:
        opened = record.content_stream()
        raw = _body(opened, most + 1)
    except Exception as error:  # of zlib, brotli and warcio, each with its own
        return Unread(path, f"can't be unpacked: {error}", number)
    if len(raw) > most:
        return too_long(path, most, number)
    if getattr(getattr(opened, "decompressor", None), "eof", True) is False:
        return Unread(path, "can't be unpacked to its end", number, "fetch it again")
    while record.raw_stream.read(_BLOCK):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        return Unread(path, "is cut off", number, "what came before is read; fetch it again")
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    document = make_document(path, raw, form, _encoding(raw, form, charset, settings))
    said = document.fields
    host = _host(address)
    fields = replace(said, url=address or said.url, source=said.source or host)
    return replace(document, record=RecordRef(address or str(number), number), fields=fields)


def _body(stream: Any, most: int) -> bytes:  # noqa: ANN401
    """What is in a stream that gives as much at once as it likes, or its first `most` bytes."""
    pieces, left = [], most
    while left > 0 and (piece := stream.read(min(left, _BLOCK))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname if address.startswith("http") else None
    except ValueError:
        return None


def _type_of(header: str) -> tuple[str, str]:
    """The type of a page, and the charset that its header names, if it does."""
    kind, _, rest = header.partition(";")
    name = rest.partition("charset=")[2].split(";")[0].strip("\"' \t")
    return kind.strip().lower(), name


def _encoding(raw: bytes, form: Format, charset: str, settings: Settings) -> str | None:
    """The encoding that is asked for: by the settings, or by the header of a page that doesn't say it, nor shows it."""
    if settings.records.encoding or not charset or declared_charset(raw, form):
        return settings.records.encoding
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return codec_name(charset)
    return None


FORMAT = FileFormat("WARC", (".warc", ".wet"), _read, numbered=True, bounds=True)
