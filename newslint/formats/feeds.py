"""Feeds, read-only: RSS 0.9x to 2.0 and 1.0 (RDF), and Atom. Each item is a record with title, link, date and text.

Nothing outside the feed is fetched, and a feed that declares entities is refused: it could grow without end.
RSS 2.0: https://www.rssboard.org/rss-specification; Atom: RFC 4287; `content:encoded` and `dc:date`, `dc:source` are
modules of RSS 1.0.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from newslint.formats.html_in_records import plain_text
from newslint.formats.records import Picker, record_document
from newslint.formats.registry import FileFormat, Item
from newslint.formats.xml_encoding import EncodingRefusedError, refuse_encoding
from newslint.model import Skipped, Unread
from newslint.settings import RecordFields, Settings

#: what an item is called, and the elements that say something of it, the first that has text counting
ROOTS = frozenset({"rss", "feed", "rdf"})
_ITEMS = frozenset({"item", "entry"})
_FIELDS = {
    "id": ("guid", "id"),
    "title": ("title",),
    "text": ("encoded", "content", "body", "description", "summary"),
    "published": ("pubdate", "published", "date", "issued", "updated", "modified"),
    "source": ("source", "publisher"),
    "url": ("link", "origlink"),
}
_WANTED = frozenset(name for names in _FIELDS.values() for name in names)
#: bytes that are parsed at once
_BLOCK = 1 << 16
#: elements within which a feed's items are so deep at most; deeper ones are no feed but an attack
_DEEPEST = 200


class _Refused(Exception):
    """The feed is well-formed, but not one that is read."""


class _OtherXml(Exception):
    """What is read is XML, but no feed."""


class _Feed:
    """Collects the items of a feed as the parser comes by them."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = refuse_encoding
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        self.done: list[tuple[int, dict[str, str]]] = []
        self.title = ""
        self._item: dict[str, list[str]] | None = None
        self._line = 0
        self._path: list[str] = []
        self._field = ""
        self._within = 0

    def _entity(self, *_: object) -> None:
        raise _Refused("it declares entities")

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(" ")[2].lower()
        if not self._path and name not in ROOTS:
            raise _OtherXml
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise _Refused(f"its elements are nested more than {_DEEPEST} deep")
        if self._field:
            # markup of its own (Atom's xhtml): kept as it would be written
            self._within += 1
            self._add(f"<{name}>")
        elif self._item is None and name in _ITEMS:
            self._item, self._line = {}, self.parser.CurrentLineNumber
        elif name in _WANTED and (self._item is not None or len(self._path) in (2, 3)):
            self._field = name
            kind = attributes.get("type", "")
            self._add("" if kind != "text" else "\N{ZERO WIDTH NO-BREAK SPACE}")
            if name == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
                self._add(attributes["href"])

    def _end(self, qualified: str) -> None:
        name = self._path.pop()
        if self._within:
            self._within -= 1
            self._add(f"</{name}>")
        elif self._field:
            self._field = ""
        elif self._item is not None and name in _ITEMS:
            self.done.append((self._line, {name: "".join(pieces) for name, pieces in self._item.items()}))
            self._item = None

    def _characters(self, text: str) -> None:
        if self._field:
            self._add(html.escape(text, quote=False) if self._within else text)

    def _add(self, text: str) -> None:
        if self._item is not None:
            self._item.setdefault(self._field, []).append(text)
        elif self._field == "title":
            self.title += text


def read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    """The items of a feed."""
    feed = _Feed()
    number = 0
    try:
        while block := stream.read(_BLOCK):
            feed.parser.Parse(block, False)
            for line, item in feed.done:
                number += 1
                yield _item(path, number, line, item, feed.title)
            feed.done.clear()
        feed.parser.Parse(b"", True)
    except expat.ExpatError as error:
        what = f"not well-formed: {expat.ErrorString(error.code)}"
        yield Unread(path, what, error.lineno, "what came before is read; fetch it again")
    except EncodingRefusedError as error:
        yield Unread(path, f"isn't read: {error}", 1, "write it in UTF-8")
    except _OtherXml:
        yield Skipped(path, "XML, but no feed")
        return
    except _Refused as error:
        yield Unread(path, f"this feed isn't read: {error}", feed.parser.CurrentLineNumber)
    for line, item in feed.done:
        number += 1
        yield _item(path, number, line, item, feed.title)
    if not number:
        yield Skipped(path, "a feed without items")


def _item(path: str, number: int, line: int, item: dict[str, str], feed: str) -> Item:
    record = {
        field: found
        for field, names in _FIELDS.items()
        if (found := next((item[name].strip() for name in names if item.get(name, "").strip()), ""))
    }
    text = _plain(record.pop("text", ""))
    if not text:
        return Skipped(path, f"the item on line {line} has no text")
    record["title"] = " ".join(_plain(record.get("title", "")).split())
    record.setdefault("source", feed.strip())
    return record_document(path, line, record | {"text": text}, Picker(RecordFields()), number)


def _plain(text: str) -> str:
    """The text of what is HTML in a feed, or may be: nearly all feeds escape markup and few of them say so."""
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        return text[1:].strip()
    return plain_text(text)


FORMAT = FileFormat("feed (RSS, Atom)", (".rss", ".atom", ".rdf"), read, numbered=True)
