"""One JSON object a finding, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.model import Report
from newslint.reporting.escape_controls import escaped_json
from newslint.reporting.json import as_dict
from newslint.rulebook.rule import Rule


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The findings, a line each."""
    for finding in report.findings:
        yield escaped_json(as_dict(finding)) + "\n"
