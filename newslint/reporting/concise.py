"""One line a finding: path:line:column: CODE message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.model import Report
from newslint.rulebook.rule import Rule


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report, a line a finding."""
    for f in report.findings:
        yield f"{f.path}:{f.place.line}:{f.place.column}: {f.severity.label} {f.code} {f.message}\n"
