"""Findings that somebody has looked at and lets stand, said where it leaves the copy clean.

    ignore CPY101 because the minutes say so
    ignore doubled-word "had had" because it is grammar
    ignore FCT101 3f8c944020cb52ab because the weekday is the old calendar's

An order names a code, a prefix or a name, and may name the flagged words or a fingerprint. It stands a line each in a
side-car file (`story.txt.newslint` beside `story.txt`), in front matter under `newslint:`, or in a comment
`<!-- newslint: ignore … because … -->` of Markdown and HTML. A comment holds for its own line and the next one that has
text; `ignore-file` in it, and every other place, holds for the whole file. The reason is not optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from newslint.model import Document, Finding, Format, Span
from newslint.rulebook.rule import is_named

ENDING = ".newslint"
_COMMENT = re.compile(r"<!--\s*newslint:\s*(.{0,600}?)\s*-->", re.DOTALL)
_ORDER = re.compile(
    r"ignore(?P<file>-file)?\s+(?P<code>[\w-]+)(?:\s+(?:[\"“](?P<words>[^\"”]+)[\"”]|(?P<print>[0-9a-f]{16})))?"
    r"(?:\s+because\s+(?P<reason>\S.*))?\s*$",
    re.DOTALL,
)
_IN_FRONT = re.compile(r"^newslint:[ \t]*(?P<one>\S.*)?$|^[ \t]+-[ \t]+(?P<item>ignore.*)$", re.MULTILINE)


class Suppression(Struct, frozen=True, tag=True):
    """Lets findings of a code, prefix or name stand: in `lines` (first and last) or the whole file (None)."""

    path: str
    line: int
    code: str
    reason: str
    words: str | None = None
    fingerprint: str | None = None
    lines: tuple[int, int] | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether it lets that finding stand."""
        if not is_named(finding.code, finding.name, (self.code,)):
            return False
        if self.words is not None and self.words not in finding.excerpt and finding.excerpt not in self.words:
            return False
        if self.fingerprint is not None and self.fingerprint != finding.fingerprint:
            return False
        return self.lines is None or self.lines[0] <= finding.place.line <= self.lines[1]


class InvalidSuppression(Struct, frozen=True, tag=True):
    """An order that can't be followed, where it stands and why."""

    path: str
    line: int
    what: str


class Outcome(Struct, frozen=True):
    """The findings that stay, how many are let stand, and the suppressions that let nothing stand."""

    kept: tuple[Finding, ...]
    suppressed: int
    unused: tuple[Suppression, ...]


def suppressions_of(document: Document) -> tuple[Suppression | InvalidSuppression, ...]:
    """Every suppression that a document has, in it or beside it."""
    found: list[Suppression | InvalidSuppression] = list(_read_side_car(document.path))
    if document.record is None and "newslint:" in document.source:
        found += _in_front(document)
        if document.format in (Format.MARKDOWN, Format.HTML):
            found += _in_comments(document)
    return tuple(found)


def apply_suppressions(
    findings: Sequence[Finding], given: Iterable[Suppression], codes: Sequence[tuple[str, str]]
) -> Outcome:
    """The findings without those that a suppression of their file covers.

    `codes` are the codes and names of the rules that ran: a suppression of others can't be called unused.
    """
    by_path: dict[str, list[Suppression]] = {}
    for suppression in dict.fromkeys(given):
        by_path.setdefault(suppression.path, []).append(suppression)
    kept: list[Finding] = []
    used: set[Suppression] = set()
    for finding in findings:
        covering = [s for s in by_path.get(finding.path, ()) if s.covers(finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    unused = tuple(
        s for group in by_path.values() for s in group
        if s not in used and any(is_named(code, name, (s.code,)) for code, name in codes)
    )  # fmt: skip
    return Outcome(tuple(kept), len(findings) - len(kept), unused)


def _read_side_car(path: str) -> tuple[Suppression | InvalidSuppression, ...]:
    try:
        status = Path(path + ENDING).stat()
        return _in_side_car(path, status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        return ()


@lru_cache(maxsize=64)
def _in_side_car(path: str, changed: int, size: int) -> tuple[Suppression | InvalidSuppression, ...]:
    """The orders in the side-car of a file; kept, as every record of a file asks for them, until it changes."""
    where = path + ENDING
    lines = Path(where).read_text(encoding="utf-8-sig").splitlines()
    orders = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return tuple(_order(path, line, number, None, where) for number, line in orders if line and line[0] != "#")


def _in_front(document: Document) -> Iterator[Suppression | InvalidSuppression]:
    for span in document.hidden:
        text = span.of(document.text)
        if text.startswith(("---", "+++")):
            for found in _IN_FRONT.finditer(text):
                order = found["one"] or found["item"]
                if order and order.strip("\"'").startswith("ignore"):
                    start = span.start + found.start()
                    line = document.source_place(Span(start, start)).line
                    yield _order(document.path, order.strip("\"'"), line, None)


def _in_comments(document: Document) -> Iterator[Suppression | InvalidSuppression]:
    for found in _COMMENT.finditer(document.source):
        place = document.source_place(Span(found.start(), found.end()))
        lines = (place.line, _next_line_with_text(document, place.end_line))
        yield _order(document.path, found[1], place.line, lines)


def _next_line_with_text(document: Document, line: int) -> int:
    starts, source = document.line_starts, document.source
    for row in range(line, len(starts)):
        end = starts[row + 1] if row + 1 < len(starts) else len(source)
        if source[starts[row] : end].strip():
            return row + 1
    return line


def _order(
    path: str, order: str, line: int, lines: tuple[int, int] | None, where: str | None = None
) -> Suppression | InvalidSuppression:
    found = _ORDER.match(order.strip())
    if not found:
        return InvalidSuppression(
            where or path, line, f'a suppression reads `ignore CODE because …`, not "{order[:60]}"'
        )
    if not found["reason"]:
        return InvalidSuppression(
            where or path, line, f"the suppression of {found['code']} gives no reason; add `because …`"
        )
    return Suppression(
        path=path,
        line=line,
        code=found["code"],
        reason=" ".join(found["reason"].split()),
        words=found["words"],
        fingerprint=found["print"],
        lines=None if found["file"] else lines,
    )
