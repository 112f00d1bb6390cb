"""A page's source → what people read of it, a line a block, with every character's place in the source."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from newslint.formats.html.pictures import shows
from newslint.formats.html.tokens import attributes, tokens_of
from newslint.formats.html.tree import BLOCKS, Element, Stack
from newslint.model import Run

_SPACES = re.compile(r"[\t\r\n\f]+ *|  [ \t\r\n\f]*")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
#: white space that is more than one blank, entities, and the ends of lines that a `pre` holds
_SPECIAL = re.compile(r"[ \t\r\n\f]*[\t\r\n\f][ \t\r\n\f]*|  +|" + _ENTITY.pattern)
#: what a tag says that may hold the name of an author
_AUTHOR = re.compile(r"auth?or|byline|auteur|verfasser|redac", re.IGNORECASE)
#: and that may say when: to those who point at it
_STAMPED = re.compile(r"""\btitle=["'][^"']{0,40}(?<!\d)(?:19|20)\d\d(?!\d)""")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(slots=True)
class Line:
    """A line of a page's text: where it stands, in which block, how much of it is links, and whether it is all bold."""

    start: int
    end: int
    block: Element
    linked: int = 0
    is_bold: bool = False


@dataclass(slots=True)
class Read:
    """What was read of a page: its text, what of the source that is, its lines, its tree, and what its head says."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    root: Element | None = None
    elements: list[Element] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    data: list[str] = field(default_factory=list)
    times: list[Element] = field(default_factory=list)
    authors: list[Element] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)


class Reader:
    """Collects text and where it stands; entities become one character that maps to all of theirs."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.stack = Stack()
        self.read = Read(root=self.stack.root, elements=self.stack.all)
        self.length = self.line_start = self.linked = self.bold = 0
        self.block: Element = self.stack.root
        self.ends_blank = True
        self.raw = ""

    def run(self) -> Read:
        """Read all of it."""
        for start, end, tag, is_end, written in tokens_of(self.source):
            if not tag:
                self._text(start, end, written)
            elif is_end:
                self._end(tag)
            else:
                self._start(tag, written)
        self._break()
        self.stack.close(self.length)
        return self.read

    def _start(self, tag: str, written: str) -> None:
        if tag in ("meta", "link", "base"):
            self._head(tag, written)
            return
        if tag == "br" or tag in BLOCKS or "-" in tag:
            self._break()
        if tag == "br":
            return
        element = self.stack.begin(tag, written, self.length)
        if tag == "time" or _STAMPED.search(written):
            self.read.times.append(element)
        elif written and _AUTHOR.search(written):
            self.read.authors.append(element)
        elif tag == "script":
            self.raw = "data" if "ld+json" in written else ""
        elif tag == "title":
            self.raw = "" if self.read.title or self.stack.foreign else "title"
        if shows(tag, written):
            self.read.pictures.append(element)

    def _head(self, tag: str, written: str) -> None:
        said = attributes(written)
        if tag == "meta":
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            if name and "content" in said:
                self.read.meta.setdefault(name.lower(), html.unescape(said["content"]))
            if said.get("itemprop", "").lower() == "datepublished" and not self.stack.top.hides:
                self.read.times.append(Element(tag, self.stack.top, written, self.length))
        elif tag == "link" and said.get("rel", "").lower() == "canonical":
            self.read.canonical = self.read.canonical or html.unescape(said.get("href", ""))

    def _end(self, tag: str) -> None:
        if tag in BLOCKS or "-" in tag:
            self._break()
        if tag == "br":
            self._break()
            return
        self.stack.end(tag, self.length)

    def _text(self, at: int, end: int, raw: str) -> None:
        top, source = self.stack.top, self.source
        if raw:  # the text of a raw element
            if self.raw == "title":
                self.read.title = " ".join(html.unescape(source[at:end]).split())
            elif self.raw == "data":
                self.read.data.append(source[at:end])
            self.raw = ""
        if top.hides or (self.ends_blank and source[at:end].isspace() and not top.is_kept):
            return
        is_kept = top.is_kept
        for found in _SPECIAL.finditer(source, at, end):
            self._add(source[at : found.start()], at, found.start() - at)
            written = found[0]
            if written[0] == "&":
                meant = html.unescape(written)
                self._add(meant or written, found.start(), len(written))
            elif is_kept and _LINE_END.search(written):
                self._break()
            elif not self.ends_blank:
                self._add(" ", found.start(), len(written))
            at = found.end()
        self._add(source[at:end], at, end - at)

    def _add(self, text: str, at: int, length: int) -> None:
        """Append text that `length` characters of the source at `at` stand for."""
        if self.ends_blank and length == len(text):
            bare = text.lstrip(" ")
            at += length - len(bare)
            text, length = bare, len(bare)
        if not text:
            return
        if self.length == self.line_start:
            block = self.stack.top
            while block.tag not in BLOCKS and "-" not in block.tag and block.parent is not None:
                block = block.parent
            self.block = block
        self.read.pieces.append(text)
        self.read.runs.append(Run(self.length, at, length))
        self.length += len(text)
        if self.stack.anchors:
            self.linked += len(text)
        if self.stack.bolds:
            self.bold += len(text)
        self.ends_blank = text[-1] == " "

    def _break(self) -> None:
        """End the line, if anything stands in it."""
        if self.length == self.line_start:
            return
        pieces, runs = self.read.pieces, self.read.runs
        while pieces[-1] == " " and self.length > self.line_start:
            pieces.pop()
            runs.pop()
            self.length -= 1
        if pieces[-1].endswith(" ") and runs[-1].length == len(pieces[-1]):
            bare = pieces[-1].rstrip(" ")
            last = runs[-1]
            self.length -= len(pieces[-1]) - len(bare)
            pieces[-1] = bare
            runs[-1] = Run(last.text_start, last.source_start, len(bare))
        if self.length > self.line_start:
            size = self.length - self.line_start
            line = Line(self.line_start, self.length, self.block, min(self.linked, size), self.bold >= size)
            self.read.lines.append(line)
            last = runs[-1]
            pieces.append("\n")
            runs.append(Run(self.length, last.source_start + last.length, 0))
            self.length += 1
        self.line_start, self.linked, self.bold, self.ends_blank = self.length, 0, 0, True
