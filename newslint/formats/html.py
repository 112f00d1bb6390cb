"""HTML: what people read of a page, a line a block, with every character's place in the source."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from newslint.formats.markup_hints import TRACKED, Open, hint_of_element
from newslint.model import Fields, MarkupHint, Run, Span

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_HIDDEN = frozenset(("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "head", "textarea"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_DATES = ("article:published_time", "datePublished", "date", "dc.date", "pubdate", "og:published_time", "publishdate")


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page names in its first 2,048 bytes."""
    found = _DECLARED.search(raw[:2048])
    return found[1].decode("ascii") if found else None


def readable(source: str) -> tuple[str, tuple[Run, ...], Fields, tuple[MarkupHint, ...]]:
    """The text of a page as people read it, the runs that map it to `source`, what its head says of the story, and
    which parts its tags set apart."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    reader.flush()
    return "".join(reader.pieces), tuple(reader.runs), reader.fields(), reader.open.parts(reader.length)


class _Reader(HTMLParser):
    """Collects text and where it stands; entities become one character that maps to all of theirs."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.starts = [0]
        for found in re.finditer("\n", source):
            self.starts.append(found.end())
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.hidden: list[str] = []
        self.meta: dict[str, str] = {}
        self.in_title = False
        self.title = ""
        self.open = Open()
        self.block, self.line_start, self.linked, self.link_start = "", 0, 0, -1

    def here(self) -> int:
        """The offset in the source of what is being handled."""
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Blocks begin a line; scripts and styles hide what they hold."""
        if tag == "meta":
            said = {name: value or "" for name, value in attrs}
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            if name and "content" in said:
                self.meta.setdefault(name, said["content"])
        self.in_title = tag == "title" or (self.in_title and tag not in _BLOCKS)
        if "head" in self.hidden and tag in _BLOCKS and tag != "title":
            # a head that nobody ended: what people read has begun
            self.hidden.clear()
        if tag in _HIDDEN:
            self.hidden.append(tag)
        elif tag in _BLOCKS:
            self.break_line()
            self.block = tag
        elif tag == "a" and self.link_start < 0:
            self.link_start = self.length
        if tag in TRACKED and not self.hidden:
            self.open.start(tag, hint_of_element(tag, {name: value or "" for name, value in attrs}), self.length)

    def handle_endtag(self, tag: str) -> None:
        """Blocks end a line."""
        if tag == "title":
            self.in_title = False
        if tag in self.hidden:
            while self.hidden and self.hidden.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self.break_line()
            self.block = ""
        elif tag == "a":
            self.end_link()
            self.link_start = -1
        if not self.hidden:
            self.open.end(tag, self.length)

    def handle_data(self, data: str) -> None:
        """Text between tags, with its white space drawn together."""
        if self.in_title and not self.title.strip():
            self.title = data
        if self.hidden:
            return
        at, start = 0, self.here()
        for space in _SPACES.finditer(data):
            self.add(data[at : space.start()], start + at, space.start() - at)
            if self.pieces and not self.pieces[-1].endswith((" ", "\n")):
                self.add(" ", start + space.start(), len(space[0]))
            at = space.end()
        self.add(data[at:], start + at, len(data) - at)

    def handle_charref(self, name: str) -> None:
        """A numbered entity."""
        self.entity(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        """A named entity."""
        self.entity(f"&{name}")

    def entity(self, written: str) -> None:
        """One entity, as the character it stands for; what stands for nothing stays as it is written."""
        if self.hidden:
            return
        found = _ENTITY.match(self.source, self.here())
        whole = found[0] if found else written
        meant = html.unescape(whole)
        if meant == whole or not meant:
            self.add(whole, self.here(), len(whole))
        else:
            self.add(meant, self.here(), len(whole))

    def add(self, text: str, at: int, length: int) -> None:
        """Append text that `length` characters of the source at `at` stand for."""
        if text:
            self.pieces.append(text)
            self.runs.append(Run(self.length, at, length))
            self.length += len(text)

    def end_link(self) -> None:
        """Count what stands in a link so far."""
        if self.link_start >= 0:
            self.linked += self.length - max(self.link_start, self.line_start)
            self.link_start = self.length

    def flush(self) -> None:
        """A line has ended: note what the tags say of it."""
        self.end_link()
        if self.length > self.line_start:
            self.open.line(Span(self.line_start, self.length), self.block, self.linked)

    def break_line(self) -> None:
        """End the line, if anything stands in it."""
        self.flush()
        self._end_line()
        self.line_start, self.linked = self.length, 0

    def _end_line(self) -> None:
        if self.pieces and self.pieces[-1] != "\n":
            if self.pieces[-1] == " ":
                self.pieces.pop()
                self.runs.pop()
                self.length -= 1
            self.add("\n", self.here(), 0)

    def fields(self) -> Fields:
        """What the page's head says: title, day, site, address."""
        title = self.meta.get("og:title") or " ".join(self.title.split()) or None
        published = next((self.meta[name] for name in _DATES if self.meta.get(name)), None)
        return Fields(title, published, self.meta.get("og:site_name"), self.meta.get("og:url"))
