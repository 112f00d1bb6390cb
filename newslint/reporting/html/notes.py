"""What was found, as it stands beside a passage: what is wrong, what shows it, what would fix it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newslint.model import Finding, Related
from newslint.reporting.excerpts import excerpt, is_inside, of_what
from newslint.reporting.head import is_contradiction
from newslint.reporting.html.pieces import Piece, cut_at_differences, show

#: how much of a line is shown around a mark, in characters
SHOWN = 320
#: differing words are marked in repetitions of at most this length, in characters; the passage itself stands beside it
_LONG = 4000


class Evidence(Struct, frozen=True):
    """Another place that a finding is about: where it stands, what it is to the finding, and its line."""

    path: str
    record: str | None
    elsewhere: bool
    line: int
    note: str
    pieces: tuple[Piece, ...]


class Note(Struct, frozen=True):
    """A finding, and those of its story that say the same (`others`: line and mark of each)."""

    id: str
    mark: str
    number: int
    code: str
    name: str
    pack: str
    severity: str
    message: str
    line: int
    column: int
    context: tuple[Piece, ...]
    evidence: tuple[Evidence, ...]
    remarks: tuple[str, ...]
    fix: str
    fix_safety: str
    others: tuple[tuple[int, str], ...]
    fingerprint: str
    contradicts: bool


def make_note(finding: Finding, name: str, number: int, others: Sequence[tuple[int, str]] = ()) -> Note:
    """The note on a finding, which is linked to as `name`."""
    outside = [other for other in finding.related if not is_inside(other, finding)]
    inside = [of_what(other, finding) for other in finding.related if is_inside(other, finding)]
    return Note(
        id=name,
        mark="m" + name[1:],
        number=number,
        code=show(finding.code),
        name=show(finding.name),
        pack=finding.code[:3],
        severity=finding.severity.label,
        message=show(finding.message),
        line=finding.place.line,
        column=finding.place.column,
        context=_line(finding, finding.severity.label, finding.code[:3]),
        evidence=tuple(_evidence(finding, other) for other in outside),
        remarks=tuple(dict.fromkeys(inside)),
        fix=show(finding.fix.title) if finding.fix else "",
        fix_safety=finding.fix.safety.value if finding.fix else "",
        others=tuple(others),
        fingerprint=finding.fingerprint,
        contradicts=is_contradiction(finding),
    )


def _evidence(finding: Finding, other: Related) -> Evidence:
    elsewhere = (other.path, other.record) != (finding.path, finding.record)
    record = show(other.record.id) if other.record else None
    cut = None
    if finding.code.startswith("DUP") and max(len(finding.excerpt), len(other.excerpt)) < _LONG:
        cut = cut_at_differences(finding.excerpt, other.excerpt)
    pieces = cut[1] if cut else _line(other)
    return Evidence(show(other.path), record, elsewhere, other.place.line, show(other.note), pieces)


def _line(item: Finding | Related, severity: str = "", pack: str = "") -> tuple[Piece, ...]:
    cut = excerpt(item, SHOWN)
    pieces = (Piece(cut.before), Piece(cut.marked, "mark", severity or "other", pack), Piece(cut.after))
    return tuple(piece for piece in pieces if piece.text)
