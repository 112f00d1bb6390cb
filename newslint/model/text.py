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


class Edit(Struct, frozen=True, order=True):
    """Put `replacement` in the place of `span`."""

    span: Span
    replacement: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits in it."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text
