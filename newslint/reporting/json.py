"""The report as one JSON object, as the contract gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from newslint import __version__
from newslint.model import Finding, Place, RecordRef, Report
from newslint.reporting.escape_controls import escape_json
from newslint.rulebook.rule import Rule


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report as JSON, one finding a line."""
    summary = {
        "documents": report.documents,
        "stories": report.stories,
        "rules": report.rules,
        "findings": len(report.findings),
        "known": report.known,
        "suppressed": report.suppressed,
        "by_code": dict(sorted(Counter(f.code for f in report.findings).items())),
        "unread": [{"path": u.path, "line": u.line, "what": u.what, "hint": u.hint} for u in report.unread],
        "skipped": [{"path": s.path, "why": s.why} for s in report.skipped],
    }
    tool = {"name": "newslint", "version": __version__}
    head = escape_json({"schema": 1, "tool": tool, "summary": summary})
    yield head[:-1] + ', "findings": ['
    for number, finding in enumerate(report.findings):
        yield (",\n" if number else "\n") + escape_json(as_dict(finding))
    yield "]}\n"


def as_dict(f: Finding) -> dict[str, Any]:
    """A finding as the contract gives it."""
    fix = f.fix and {
        "title": f.fix.title,
        "safety": f.fix.safety.value,
        "edits": [{**_place(e.place), "replacement": e.edit.replacement} for e in f.fix.edits],
    }
    return {
        "code": f.code, "name": f.name, "severity": f.severity.label, "message": f.message,
        "path": f.path, "record": _record(f.record), "story": f.story, **_place(f.place), "excerpt": f.excerpt,
        "fingerprint": f.fingerprint, "fields": dict(f.fields),
        "related": [
            {"path": r.path, "record": _record(r.record), **_place(r.place), "note": r.note} for r in f.related
        ],
        "fix": fix,
    }  # fmt: skip


def _record(record: RecordRef | None) -> dict[str, Any] | None:
    return {"id": record.id, "line": record.line} if record else None


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
