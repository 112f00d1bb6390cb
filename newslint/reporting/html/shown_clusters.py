"""What the template of the report is given of a cluster."""

from __future__ import annotations

from msgspec import Struct

from newslint.reporting.html.links import Place
from newslint.reporting.html.pieces import Piece


class ShownMember(Struct, frozen=True):
    """One story of a cluster: the letter it goes by, where it stands, and what becomes of it."""

    letter: str
    place: Place
    story: str
    path: str
    record: str | None
    title: str
    published: str
    line: int
    end_line: int
    words: int
    kept: bool
    goes: bool
    fate: str
    likeness: str


class Side(Struct, frozen=True):
    """What one story says of a point, and where: `target` is its passage beside the others."""

    letter: str
    line: int
    target: str
    pieces: tuple[Piece, ...]


class Point(Struct, frozen=True):
    """What stories say of one thing: a figure, a quotation or a claim."""

    id: str
    kind: str
    slight: bool
    sides: tuple[Side, ...]


class Cell(Struct, frozen=True):
    """A passage of one story; `how` says how it is shared with the one that is kept, if it is."""

    id: str
    line: int
    how: str
    grey: bool
    headline: bool
    pieces: tuple[Piece, ...]


class AlignedRow(Struct, frozen=True):
    """Passages that stand beside each other: for each story those of it, in its own order."""

    shared: bool
    cells: tuple[tuple[Cell, ...], ...]


class ShownCluster(Struct, frozen=True):
    """A cluster. `columns` are those of its stories that stand side by side in `rows`."""

    id: str
    digest: str
    kind: str
    said: str
    title: str
    members: tuple[ShownMember, ...]
    contradict: tuple[Point, ...]
    agree: tuple[Point, ...]
    columns: tuple[ShownMember, ...]
    rows: tuple[AlignedRow, ...]
    why_kept: str
    looked: bool
    differs: tuple[tuple[str, str, str], ...]

    @property
    def grave(self) -> int:
        """How many of its contradictions are no small matter."""
        return sum(not point.slight for point in self.contradict)
