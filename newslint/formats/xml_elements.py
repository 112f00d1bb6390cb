"""XML from anybody, an item at a time: nothing is fetched, no entity is expanded, little is held.

expat reads no external file by itself; a document that declares anything of its own before its root is refused.
"""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5
from typing import BinaryIO
from xml.parsers import expat

from msgspec import Struct, field

from newslint.formats.registry import Item
from newslint.formats.xml_encoding import EncodingRefusedError, refuse_encoding
from newslint.model import Unread

#: bytes that are parsed at once
_BLOCK = 1 << 16
#: elements within which an item's are so deep at most, and so many of them; more is no news but an attack
_DEEPEST, _MOST = 200, 100_000


class RefusedError(Exception):
    """The document is well-formed as far as it was read, but not one that is read on."""


class Element(Struct):
    """An element: its name without namespace in small letters, its attributes' names likewise, and what is in it."""

    name: str
    attributes: dict[str, str]
    line: int = 0
    inner: list[Element | str] = field(default_factory=list)

    def children(self, *names: str) -> Iterator[Element]:
        """The elements right in it that are called so."""
        return (one for one in self.inner if isinstance(one, Element) and one.name in names)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements anywhere in it that are called so, in their order; not those within one another."""
        for one in self.inner:
            if isinstance(one, Element):
                if one.name in names:
                    yield one
                else:
                    yield from one.all(*names)

    def first(self, *path: str) -> Element | None:
        """The first element down a path of names."""
        found: Element | None = self
        for name in path:
            found = next(found.children(name), None) if found else None
        return found

    @property
    def text(self) -> str:
        """All characters in it, white space made one."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for one in self.inner:
            if isinstance(one, Element):
                yield from one._pieces()
            else:
                yield one


class Elements:
    """Reads a document and gives its items, whole elements of certain names, as they end."""

    def __init__(self, names: frozenset[str], most: int) -> None:
        """An item may have `most` characters."""
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = refuse_encoding
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler, parser.SkippedEntityHandler = refuse_declarations, self._skip
        self.done: list[Element] = []
        self.root = ""
        self._names, self._most = names, most
        self._open: list[Element] = []
        self._depth = self._size = self._count = 0

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = local(qualified)
        self.root = self.root or name
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RefusedError(f"its elements are nested more than {_DEEPEST} deep")
        if not self._open and name not in self._names:
            return
        element = Element(name, {local(k): v for k, v in attributes.items()}, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].inner.append(element)
        else:
            self._size = self._count = 0
        self._open.append(element)
        self._grow(sum(map(len, attributes.values())), 1)

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self.done.append(element)

    def _characters(self, text: str) -> None:
        if self._open:
            self._grow(len(text), 0)
            self._open[-1].inner.append(text)

    def _skip(self, name: str, is_parameter: bool) -> None:
        # named in a DTD that isn't read; what HTML calls so is what is meant
        if not is_parameter:
            self._characters(html5.get(name + ";", f"&{name};"))

    def _grow(self, size: int, count: int) -> None:
        self._size += size
        self._count += count
        if self._size > self._most or self._count > _MOST:
            raise RefusedError(
                "an item in it is longer than any news; [limits] in the settings says how long it may be"
            )


def local(qualified: str) -> str:
    """A name without its namespace, in small letters."""
    return qualified.rpartition(" ")[2].lower()


def refuse_declarations(name: str, system: str | None, public: str | None, has_own: int) -> None:
    """Take a document type that is only named, and refuse one that is declared on the spot."""
    if has_own:
        raise RefusedError("it declares entities or elements of its own")


class _Found(Exception):
    """The root was met."""


def root_of(start: bytes) -> str:
    """The name of the root of a document that starts like this; empty if it can't be told. No more is looked at."""
    found = ""
    parser = expat.ParserCreate(namespace_separator=" ")

    def note(name: str, _: object) -> None:
        nonlocal found
        found = local(name)
        raise _Found

    parser.StartElementHandler = note
    parser.XmlDeclHandler = refuse_encoding
    with contextlib.suppress(expat.ExpatError, EncodingRefusedError, _Found):
        parser.Parse(start, False)
    return found


def read_items(
    path: str,
    stream: BinaryIO,
    names: frozenset[str],
    most: int,
    document_of: Callable[[Element, int], Item],
) -> Iterator[Item]:
    """What `document_of` makes of each item and its number from 1, and where the document broke if it did."""
    elements, number = Elements(names, most), 0
    trouble: Unread | None = None
    ended = False
    while not (ended or trouble):
        block = stream.read(_BLOCK)
        ended = not block
        try:
            elements.parser.Parse(block, ended)
        except expat.ExpatError as error:
            what = f"not well-formed: {expat.ErrorString(error.code)}"
            trouble = Unread(path, what, error.lineno, "what came before is read; fetch it again")
        except EncodingRefusedError as error:
            trouble = Unread(path, f"isn't read: {error}", 1, "write it in UTF-8")
        except RefusedError as error:
            trouble = Unread(path, f"isn't read on: {error}", elements.parser.CurrentLineNumber)
        for element in elements.done:
            number += 1
            yield document_of(element, number)
        elements.done.clear()
    if trouble:
        yield trouble


def as_html(element: Element, names: Mapping[str, str], dropped: frozenset[str] = frozenset()) -> str:
    """What is in an element as HTML, elements called as `names` says and those that are dropped left out."""
    pieces: list[str] = []
    for one in element.inner:
        if isinstance(one, str):
            pieces.append(html.escape(one, quote=False))
        elif one.name not in dropped:
            name = names.get(one.name, one.name)
            inner = as_html(one, names, dropped)
            pieces.append(f"<{name}>" if name in ("br", "hr") else f"<{name}>{inner}</{name}>")
    return "".join(pieces)


_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")


def write_out_time(date: str) -> str:
    """A date and time of ISO 8601 with its dashes and colons, where it has none."""
    found = _BASIC.fullmatch(date.strip())
    if not found:
        return date.strip()
    year, month, day, hour, minute, second, zone = found.groups()
    time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{time}"
