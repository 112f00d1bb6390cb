"""One line a finding: path:line:column: severity CODE message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.model import Report
from newslint.reporting.escape_controls import escape_controls
from newslint.rulebook.rule import Rule


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report, a line a finding. In a file of records the record's id stands before its own line."""
    for f in report.findings:
        record = f"#{f.record.id}" if f.record else ""
        place = f"{f.path}{record}:{f.place.line}:{f.place.column}"
        yield escape_controls(f"{place}: {f.severity.label} {f.code} {f.message}") + "\n"
    for unread in report.unread:
        line = f":{unread.line}" if unread.line else ""
        yield escape_controls(f"{unread.path}{line}: unread: {unread.what}") + "\n"
