"""From what a check sees (a hit) to what a user sees (a finding)."""

from __future__ import annotations

import enum

from msgspec import Struct

from newslint.model.document import Document, RecordRef
from newslint.model.story import Page
from newslint.model.text import Edit, Place, Span


class Severity(enum.IntEnum):
    """How sure and how grave: an `ERROR` is impossible, a `WARNING` wants an editor, a `NOTE` is for who asks.

    What is `SILENT` is no fault, and no part of a story either: `clean` takes it out, and no report tells it.
    """

    SILENT = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """`note`, `warning` or `error`, as settings and reports spell it; `silent`, as a verdict of a rule may be."""
        return self.name.lower()


class Safety(enum.StrEnum):
    """Whether a fix may be applied unasked (`SAFE`), on request (`UNSAFE`), or only be shown (`SHOW`)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOW = "show"


class RelatedLocation(Struct, frozen=True):
    """Another place that a hit is about; `role` is a word that the rule turns into a note.

    `page` is None for the hit's own document.
    """

    span: Span
    role: str
    page: Page | None = None
    fields: tuple[tuple[str, str], ...] = ()


class Hit(Struct, frozen=True):
    """What a check yields: where, named facts for the message, which of the rule's verdicts, and edits that fix it."""

    span: Span
    fields: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    related_locations: tuple[RelatedLocation, ...] = ()
    edits: tuple[Edit, ...] = ()


class PlacedEdit(Struct, frozen=True):
    """An edit to a document's source, with its lines and columns."""

    edit: Edit
    place: Place


class Fix(Struct, frozen=True):
    """A way to fix a finding: what it does in a few words, how safe it is, and the edits to the source."""

    title: str
    safety: Safety
    edits: tuple[PlacedEdit, ...]


class Location(Struct, frozen=True):
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


class LocatedHit(Struct, frozen=True):
    """What a check of the whole archive yields: a hit whose places stand by themselves.

    `related_locations` are (role, location).
    """

    location: Location
    fields: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    related_locations: tuple[tuple[str, Location], ...] = ()


class Related(Struct, frozen=True):
    """Another place that a finding shows, with the line it stands in."""

    path: str
    record: RecordRef | None
    place: Place
    note: str
    excerpt: str = ""
    context: str = ""
    context_column: int = 1


class Finding(Struct, frozen=True):
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


#: A line longer than this is shown only around what is flagged in it.
LONGEST_CONTEXT = 2000


def locate(document: Document, span: Span, story: int = 0) -> Location:
    """A span of a document with its lines, columns and characters, good for as long as anyone wants."""
    there = document.in_source(span)
    place = document.source_place(there)
    context, column = _context(document, there, place.line)
    return Location(
        document.path, document.record, story, there, place, there.of(document.source), context, context_column=column
    )


def _context(document: Document, there: Span, line: int) -> tuple[str, int]:
    row = line - document.first_line
    starts, source = document.line_starts, document.source
    start = starts[row]
    end = starts[row + 1] if row + 1 < len(starts) else len(source)
    if end - start > LONGEST_CONTEXT:
        first = max(start, there.start - LONGEST_CONTEXT // 4)
        end = min(end, first + LONGEST_CONTEXT)
        return source[first:end].rstrip("\r\n"), first - start + 1
    return source[start:end].rstrip("\r\n"), 1
