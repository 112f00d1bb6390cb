"""One JSON object a finding, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.model import Report
from newslint.reporting.escape_controls import escape_json
from newslint.reporting.json import as_dict
from newslint.rulebook.rule import Rule


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The findings, a line each."""
    for finding in report.findings:
        yield escape_json(as_dict(finding)) + "\n"
