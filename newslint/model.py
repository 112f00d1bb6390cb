"""The nouns. Everything else in newslint passes these to and fro; this module imports nothing of ours."""

from __future__ import annotations

import bisect
import datetime
import enum
from dataclasses import dataclass, field
from functools import cached_property


class Severity(enum.IntEnum):
    """How sure and how grave: an `ERROR` is impossible, a `WARNING` wants an editor, a `NOTE` is for who asks."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """`note`, `warning` or `error`, as settings and reports spell it."""
        return self.name.lower()


class Part(enum.StrEnum):
    """What a passage is to its story."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUMMARY = "summary"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    QUOTATION = "quotation"
    CAPTION = "caption"
    ALT = "alt"
    FURNITURE = "furniture"
    FRONT_MATTER = "front-matter"


#: The parts that a reader would call the story itself.
BODY_PARTS = frozenset({Part.PARAGRAPH, Part.SUBHEAD, Part.QUOTATION, Part.SUMMARY})


class Format(enum.StrEnum):
    """How a document's text is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class Safety(enum.StrEnum):
    """Whether a fix may be applied unasked (`SAFE`), on request (`UNSAFE`), or only be shown (`SHOW`)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOW = "show"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open pair of code-point offsets, `0 <= start <= end`, into a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class RecordRef:
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


@dataclass(frozen=True, slots=True)
class Fields:
    """What a record or front matter says of its story, as it was written there."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that could not be decoded. They stand in the text as one U+FFFD each."""

    span: Span
    raw: bytes


@dataclass(frozen=True, slots=True)
class MarkupHint:
    """What markup says of a stretch of a document's text: by how much it shifts the log-odds of being furniture.

    `called` says in words what the markup calls the stretch, if it sets it apart from the story.
    """

    span: Span
    called: str
    odds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a document's text and the `length` characters of its source that it stands for.

    Where both are equally long they are the same characters; else the stretch is what an entity or a white space means.
    """

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True)
class Document:
    """A file, or one record of it, as decoded text.

    `text` is what people read, and every `Span` in newslint counts in it. `source` is what stands in the file:
    the same object unless the format has markup (HTML), in which case `runs` say which stretch of `text` is which
    stretch of `source`. A record's title is the first line of `text` and then `first_line` is 0.
    `damage` lists undecodable bytes; `hidden` lists the stretches of `text` that are machinery and not copy
    (front matter, comments), to which the segmenter gives no passage but `FRONT_MATTER`.
    `markup_hints` lists what the tags of a page say of its lines, the stretches that they set apart first.
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
    markup_hints: tuple[MarkupHint, ...] = ()

    def __post_init__(self) -> None:
        if not self.source and not self.runs:
            object.__setattr__(self, "source", self.text)

    def in_source(self, span: Span) -> Span:
        """The characters of `source` that `span` of `text` came from."""
        if not self.runs:
            return span
        start = self._source_span(span.start).start
        return Span(start, max(start, self._source_span(span.end - 1).end)) if len(span) else Span(start, start)

    def _source_span(self, offset: int) -> Span:
        """Where one character of `text` stands in `source`; an entity is as long there as it is written."""
        runs = self.runs
        at = max(0, bisect.bisect_right(runs, offset, key=lambda r: r.text_start) - 1)
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
        if "\r" not in source:
            while (at := source.find("\n", at) + 1) > 0:
                starts.append(at)
            return tuple(starts)
        for at, char in enumerate(source):
            if char == "\n" or (char == "\r" and source[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return tuple(starts)

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


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """1-based lines and columns in code points; end line inclusive, end column exclusive. A title is line 0."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page: `span` covers its lines without the last line end; `reason` says why it is what it is.

    `doubt` is how likely the line is furniture after all, from 0 to 1, where something on its page tells.
    """

    part: Part
    span: Span
    story: int = 0
    reason: str = ""
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Story:
    """One report in a document: `number` is 1-based, `kind` is `story` or `teaser`, passages are in reading order.

    `published` is the day it was published if something says so, `published_range` the earliest and latest day it
    can have been, `published_from` what said so (`record`, `dateline`, `front-matter`, `url`, `inferred`).
    """

    number: int
    kind: str
    span: Span
    passages: tuple[Passage, ...]
    title: str | None = None
    byline: str | None = None
    published: datetime.date | None = None
    published_range: tuple[datetime.date, datetime.date] | None = None
    published_from: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A document and what stands in it: every passage in order, those of a story and those of none (`story` 0)."""

    document: Document
    stories: tuple[Story, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `replacement` in the place of `span`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class RelatedLocation:
    """Another place that a hit is about; `role` is a word that the rule turns into a note.

    `page` is None for the hit's own document.
    """

    span: Span
    role: str
    page: Page | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: where, named facts for the message, which of the rule's verdicts, and edits that fix it."""

    span: Span
    fields: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    related_locations: tuple[RelatedLocation, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedEdit:
    """An edit to a document's source, with its lines and columns."""

    edit: Edit
    place: Place


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to fix a finding: what it does in a few words, how safe it is, and the edits to the source."""

    title: str
    safety: Safety
    edits: tuple[PlacedEdit, ...]


@dataclass(frozen=True, slots=True)
class Location:
    """A span with all that a report needs, for checks that outlive the document.

    `context` is the source line that `place.line` names, from its `context_column` on: a very long line is cut to
    what stands around the span.
    """

    path: str
    record: RecordRef | None
    story: int
    span: Span
    place: Place
    excerpt: str
    context: str
    context_column: int = 1


@dataclass(frozen=True, slots=True)
class LocatedHit:
    """What a check of the whole archive yields: a hit whose places stand by themselves.

    `related_locations` are (role, location).
    """

    location: Location
    fields: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    related_locations: tuple[tuple[str, Location], ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding shows, with the line it stands in."""

    path: str
    record: RecordRef | None
    place: Place
    note: str
    excerpt: str = ""
    context: str = ""
    context_column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """What a user sees.

    `excerpt` is the flagged characters, `context` the source line that `place.line` names, from its `context_column`
    on (a very long line is cut to what stands around the excerpt), `story` the 1-based number of the story or 0 for
    what stands outside all of them.
    `fingerprint` is made of content and not of position, so it survives moved lines.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    record: RecordRef | None
    story: int
    span: Span
    place: Place
    excerpt: str
    context: str
    fingerprint: str
    fields: tuple[tuple[str, str], ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    context_column: int = 1

    @property
    def order(self) -> tuple[object, ...]:
        """Path, record, position, code: the order of every report."""
        record = self.record
        return (self.path, record.order if record else 0, self.place, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was asked for and could not be looked at: it makes the run exit with 2."""

    path: str
    what: str
    line: int | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out, and why; it doesn't change the exit code of a run that looked at something else.

    `asked`: the settings or the command line ask for leaving it out, so that a run of nothing but it is fine.
    """

    path: str
    why: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Unused:
    """A suppression that lets nothing stand any more."""

    path: str
    line: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: what was looked at, what was found, and what was not looked at.

    `known` counts findings that a baseline holds, `suppressed` those that somebody lets stand; neither are among
    `findings`. `unused` are suppressions that let nothing stand, `told` is what else the user should know of the run.
    """

    findings: tuple[Finding, ...]
    documents: int
    stories: int
    rules: int
    unread: tuple[Unread, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    known: int = 0
    suppressed: int = 0
    unused: tuple[Unused, ...] = ()
    told: tuple[str, ...] = ()
