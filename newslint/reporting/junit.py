"""JUnit's XML as Jenkins reads it (github.com/jenkinsci/xunit-plugin, junit-10.xsd): a suite a file, a case a finding.

Errors and warnings are failures, notes are passed cases that say something, what could not be read is an error.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from newslint.model import Finding, Report, Severity, Unread
from newslint.reporting.escape_controls import escape_controls
from newslint.rulebook.rule import Rule


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report as XML with no character that XML forbids."""
    failures = sum(f.severity > Severity.NOTE for f in report.findings)
    tests = 1 + len(report.findings) + len(report.unread)
    counts = f'tests="{tests}" failures="{failures}" errors="{len(report.unread)}"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newslint" {counts} time="{report.seconds:.3f}">\n'
    # the counts of a suite stand before it, and it may be too long to be held
    suites = Counter((f.path, f.severity > Severity.NOTE) for f in report.findings)
    for path, found in itertools.groupby(report.findings, key=lambda f: f.path):
        yield from _suite(path, found, suites[path, True], suites[path, False])
    yield f' <testsuite name="newslint" tests="{1 + len(report.unread)}" failures="0" errors="{len(report.unread)}">\n'
    yield f'  <testcase classname="newslint" name="{report.documents} documents, {report.rules} rules"/>\n'
    yield from (_unread(item) for item in report.unread)
    yield " </testsuite>\n</testsuites>\n"


def _suite(path: str, found: Iterable[Finding], failures: int, notes: int) -> Iterator[str]:
    yield f' <testsuite name={_attribute(path)} tests="{failures + notes}" failures="{failures}" errors="0">\n'
    yield from (_case(f) for f in found)
    yield " </testsuite>\n"


def _case(f: Finding) -> str:
    record = f"record {f.record.id} " if f.record else ""
    where = f"{record}{f.place.line}:{f.place.column}"
    name = _attribute(f"{f.code} {f.name} {where}")
    lines = [f"{f.path} {where}: {f.message}", f.context]
    lines += [f"{r.path}:{r.place.line}: {r.note}" for r in f.related]
    told = escape("\n".join(escape_controls(line) for line in lines))
    opened = f"  <testcase classname={_attribute(f.path)} name={name}>"
    if f.severity is Severity.NOTE:
        return f"{opened}<system-out>{told}</system-out></testcase>\n"
    kind, message = _attribute(f.severity.label), _attribute(f.message)
    return f"{opened}<failure type={kind} message={message}>{told}</failure></testcase>\n"


def _unread(item: Unread) -> str:
    name = _attribute(f"{item.path}:{item.line}" if item.line else item.path)
    told = _attribute(f"{item.what} ({item.hint})" if item.hint else item.what)
    return f'  <testcase classname="unread" name={name}><error type="unread" message={told}/></testcase>\n'


def _attribute(text: str) -> str:
    return quoteattr(escape_controls(text))
