"""A file or a record as decoded text, with the way back to its source."""

from __future__ import annotations

import bisect
import enum
import re
from functools import cached_property

from msgspec import Struct
from msgspec.structs import force_setattr

from newslint.model.text import Place, Span

_LINE_END = re.compile(r"\r\n?|\n")
_NOT_PLAIN = re.compile(r"[^\t\r\n\x20-\x7e]")


class Format(enum.StrEnum):
    """How a document's text is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class RecordRef(Struct, frozen=True):
    """Which record of a file a document is: its `id`, and the 1-based physical line it starts on.

    `number` counts the records of files in which several can start on one line (JSON); elsewhere it is 0.
    """

    id: str
    line: int
    number: int = 0

    @property
    def order(self) -> int:
        """What no two records of a file have in common, and by which they are ordered."""
        return self.number or self.line


class Fields(Struct, frozen=True):
    """What a record or front matter says of its story, as it was written there."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


class Damage(Struct, frozen=True):
    """Bytes that are nothing in the file's encoding.

    They stand in the text as one U+FFFD each, or as what they are in the code `page` that their line is in.
    """

    span: Span
    raw: bytes
    page: str = ""


class Guess(Struct, frozen=True):
    """An encoding that was told by nothing but the bytes: they read best in it.

    `rival` is the next best of those that give another text, `margin` how much less likely that text is, as a natural
    logarithm, `certain` whether the guess is beyond doubt, `told` whether another record of the file shows it already.
    `beside`: the record is in this encoding, and others of its file are in UTF-8.
    """

    encoding: str
    rival: str
    certain: bool
    margin: float = 0.0
    told: bool = False
    beside: bool = False


class MarkupLine(Struct, frozen=True):
    """What markup says of a line of a document's text.

    `kind` is `headline`, `heading`, `byline`, `date`, `caption`, `quotation`, `item`, `cell` or `text`; of a line that
    is no story's it is empty, and `called` says in words what the markup calls such. `story` counts from 1. `level` is
    a heading's: 1 to 6, and 7 for a line that is only bold. `day` is what a `time` in a line that is no prose says to
    machines, `name` who is named there in an element of an author's. `is_shown`: a picture stands in the line's figure.
    """

    span: Span
    kind: str
    called: str = ""
    story: int = 0
    level: int = 0
    day: str = ""
    name: str = ""
    is_shown: bool = False


class MarkupStory(Struct, frozen=True):
    """What the markup of a page says of a story: its title, who wrote it, and the day as it is written there."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None


class Run(Struct, frozen=True):
    """A stretch of a document's text and the `length` characters of its source that it stands for.

    Where both are equally long they are the same characters; else the stretch is what an entity or a white space means.
    """

    text_start: int
    source_start: int
    length: int


class Document(Struct, frozen=True, dict=True):
    """A file, or one record of it, as decoded text.

    `text` is what people read, and every `Span` in newslint counts in it. `source` is what stands in the file:
    the same object unless the format has markup (HTML), in which case `runs` say which stretch of `text` is which
    stretch of `source`. A record's title is the first line of `text` and then `first_line` is 0.
    `damage` lists undecodable bytes; `guess` is there where nothing but the bytes told `encoding`, or the page that
    some lines of a text of UTF-8 are in; `hidden` lists the stretches of `text` that are machinery and not copy
    (front matter, comments), to which the segmenter gives no passage but `FRONT_MATTER`; `code` lists those that
    are code (in Markdown), in which no copy is corrected.
    `markup_lines` is what the markup of a page says of each line, `markup_stories` what it says of each story.
    `language` is what the settings say all of it is in, if they do, and `date_order` how its dates in figures are to be
    read: `dmy` or `mdy`.
    `newline` counts line ends by kind, as `(("\\n", 12), …)`, before anything is changed.
    """

    path: str
    text: str
    format: Format = Format.TEXT
    record: RecordRef | None = None
    fields: Fields = Fields()
    first_line: int = 1
    encoding: str = "utf-8"
    bom: bool = False
    damage: tuple[Damage, ...] = ()
    hidden: tuple[Span, ...] = ()
    source: str = ""
    runs: tuple[Run, ...] = ()
    markup_lines: tuple[MarkupLine, ...] = ()
    markup_stories: tuple[MarkupStory, ...] = ()
    language: str | None = None
    date_order: str | None = None
    guess: Guess | None = None
    code: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.source and not self.runs:
            force_setattr(self, "source", self.text)

    @cached_property
    def copy(self) -> str:
        """`text` as checks read it: each character of code that isn't ASCII, or controls something, is an x."""
        pieces: list[str] = []
        at = 0
        for span in self.code:
            pieces += (self.text[at : span.start], _NOT_PLAIN.sub("x", span.of(self.text)))
            at = span.end
        return "".join((*pieces, self.text[at:])) if pieces else self.text

    def in_source(self, span: Span) -> Span:
        """The characters of `source` that `span` of `text` came from."""
        if not self.runs:
            return span
        start = self._source_span(span.start).start
        return Span(start, max(start, self._source_span(span.end - 1).end)) if len(span) else Span(start, start)

    def _source_span(self, offset: int) -> Span:
        """Where one character of `text` stands in `source`; an entity is as long there as it is written."""
        runs = self.runs
        at = max(0, bisect.bisect_right(self._run_starts, offset) - 1)
        run = runs[at]
        size = (runs[at + 1].text_start if at + 1 < len(runs) else len(self.text)) - run.text_start
        if size != run.length:
            return Span(run.source_start, run.source_start + run.length)
        there = run.source_start + offset - run.text_start
        return Span(there, there + 1)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset in `source` at which each line starts; a line ends with LF, CR LF or CR."""
        source, starts, at = self.source, [0], 0
        if "\r" in source:
            return (0, *(found.end() for found in _LINE_END.finditer(source)))
        while (at := source.find("\n", at) + 1) > 0:
            starts.append(at)
        return tuple(starts)

    @cached_property
    def _run_starts(self) -> list[int]:
        return [run.text_start for run in self.runs]

    def place(self, span: Span) -> Place:
        """Lines and columns of a span of `text`, as reports give them."""
        return self.source_place(self.in_source(span))

    def source_place(self, there: Span) -> Place:
        """Lines and columns of a span of `source`."""
        line, column = self._position(there.start)
        end_line, end_column = self._position(there.end)
        if end_column == 1 and end_line > line:
            # a span that takes its line's end with it ends on that line, not before the next one's first character
            end_line -= 1
            end_column = (
                self.line_starts[end_line - self.first_line + 1] - self.line_starts[end_line - self.first_line] + 1
            )
        return Place(line, column, end_line, end_column)

    def _position(self, offset: int) -> tuple[int, int]:
        row = bisect.bisect_right(self.line_starts, offset) - 1
        return row + self.first_line, offset - self.line_starts[row] + 1
