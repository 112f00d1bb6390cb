"""Workflow commands that GitHub Actions turns into annotations.

GitHub shows ten annotations of a level and step (docs.github.com, "Workflow commands"); what is beyond them stands in
the log as plain lines, in a group that unfolds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from newslint.model import Finding, Report, Severity
from newslint.reporting.escape_controls import escape_controls
from newslint.rulebook.rule import Rule

SHOWN = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The first findings of each level as annotations, gravest first, and the rest as lines of the log."""
    for unread in report.unread:
        line = f",line={unread.line}" if unread.line else ""
        yield f"::error file={_property(unread.path)}{line},title=unread::{_data(unread.what)}\n"
    shown = 0
    for severity in _LEVELS:
        for f in islice((f for f in report.findings if f.severity is severity), SHOWN):
            shown += 1
            yield _annotation(f)
    if rest := len(report.findings) - shown:
        yield f"::group::{rest} more findings\n"
        yield from map(_plain, _beyond_shown(report.findings))
        yield "::endgroup::\n"


def _beyond_shown(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that aren't among the first of their level."""
    seen: Counter[Severity] = Counter()
    for f in findings:
        seen[f.severity] += 1
        if seen[f.severity] > SHOWN:
            yield f


def _annotation(f: Finding) -> str:
    place, level = f.place, _LEVELS[f.severity]
    if f.record:
        where, told = f"line={max(1, f.record.line)}", f"record {f.record.id}, {place.told}: {f.message}"
    else:
        where, told = f"line={place.line},endLine={place.end_line}", f.message
        if place.line == place.end_line:
            where += f",col={place.column},endColumn={place.end_column}"
    also = "".join(f"\n{r.path}:{r.place.line}: {r.note}" for r in f.related)
    title = _property(f"{f.code} {f.name}")
    return f"::{level} file={_property(f.path)},{where},title={title}::{_data(told + also)}\n"


def _plain(f: Finding) -> str:
    """A line that no runner takes for a command: it starts with a word of ours and holds no `##[`."""
    told = f"{f.severity.label} {f.code} {f.path}:{f.place.line}:{f.place.column} {f.message}"
    return escape_controls(told).replace("##[", "## [") + "\n"


def _data(text: str) -> str:
    lines = "\n".join(escape_controls(line) for line in text.split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A").replace("##[", "## [")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
