"""Text and places in it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
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


class Place(Struct, frozen=True, order=True):
    """1-based lines and columns in code points; end line inclusive, end column exclusive. A title is line 0."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def told(self) -> str:
        """The line in words, for messages: "line 3", or "title"."""
        return f"line {self.line}" if self.line else "title"


class Edit(Struct, frozen=True, order=True):
    """Put `replacement` in the place of `span`."""

    span: Span
    replacement: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits in it."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        pieces += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*pieces, text[at:]))
