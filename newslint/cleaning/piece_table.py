"""A text that is changed again and again, and what that comes to as edits to the text that it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from newslint.model import Edit, Span


class _Piece(Struct, frozen=True):
    """Characters of the original from `start` to `end`, or, where these are the same place, `put` in it."""

    start: int
    end: int
    put: str = ""

    def __len__(self) -> int:
        return len(self.put) or self.end - self.start


class PieceTable:
    """A text under work, as pieces of the original and of what was put between them (a piece table)."""

    def __init__(self, original: str, edits: Iterable[Edit] = ()) -> None:
        self.original = original
        self.pieces = [_Piece(0, len(original))] if original else []
        self.apply(edits)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(piece.put or self.original[piece.start : piece.end] for piece in self.pieces)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make edits to the text as it is now; they must not overlap."""
        pieces: list[_Piece] = []
        cursor = _Cursor(self.pieces)
        for edit in sorted(edits):
            pieces += cursor.until(edit.span.start)
            gone = list(cursor.until(edit.span.end))
            if edit.replacement:
                here = gone[-1].end if gone else cursor.origin
                pieces.append(_Piece(here, here, edit.replacement))
        pieces += cursor.until(None)
        self.pieces = pieces

    def edits(self) -> tuple[Edit, ...]:
        """The edits that make this text of the original."""
        found, put, at = [], "", 0
        for piece in [*self.pieces, _Piece(len(self.original), len(self.original))]:
            if piece.put:
                put += piece.put
                continue
            if piece.start > at or put:
                found.append(Edit(Span(at, piece.start), put))
            put, at = "", piece.end
        return tuple(found)

    def was(self, span: Span) -> Span:
        """The characters of the original that a span of the text as it is now was made of."""
        cursor = _Cursor(self.pieces)
        for _ in cursor.until(span.start):
            pass
        inside = list(cursor.until(span.end))
        return Span(inside[0].start, inside[-1].end) if inside else Span(cursor.origin, cursor.origin)

    def offset(self, original: int) -> int:
        """Where the first character that is left of the original from `original` on stands now."""
        at = 0
        for piece in self.pieces:
            if piece.start >= original and not piece.put:
                return at
            if not piece.put and original < piece.end:
                return at + original - piece.start
            at += len(piece)
        return at

    def now(self, span: Span) -> Span | None:
        """Where characters of the original stand now, or None if they are gone."""
        at = 0
        for piece in self.pieces:
            if not piece.put and piece.start <= span.start and span.end <= piece.end:
                return Span(at + span.start - piece.start, at + span.end - piece.start)
            at += len(piece)
        return None


class _Cursor:
    """Walks along pieces by offsets of the text that they make."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self.rest = iter(pieces)
        self.piece: _Piece | None = next(self.rest, None)
        self.at = 0
        self.origin = 0

    def until(self, end: int | None) -> Iterator[_Piece]:
        """The pieces up to that offset (None: to the end), the last one cut where it ends."""
        while self.piece is not None and (end is None or self.at < end):
            piece = self.piece
            room = len(piece) if end is None else end - self.at
            if room >= len(piece):
                self.piece = next(self.rest, None)
            elif piece.put:
                self.piece = _Piece(piece.start, piece.end, piece.put[room:])
                piece = _Piece(piece.start, piece.end, piece.put[:room])
            else:
                self.piece = _Piece(piece.start + room, piece.end)
                piece = _Piece(piece.start, piece.start + room)
            self.at += len(piece)
            self.origin = piece.end
            yield piece
