"""GitLab's code quality report (docs.gitlab.com, "Code Quality", report format)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from newslint.model import Finding, Report, Severity
from newslint.reporting.folding import number_findings
from newslint.rulebook.rule import Rule

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The findings and whatever could not be read as one JSON list, an object a line."""
    unread = (_unread(u.path, u.line, u.what) for u in report.unread)
    found = (_issue(finding, number) for finding, number in number_findings(report.findings))
    yield "["
    for number, item in enumerate(chain(unread, found)):
        yield (",\n" if number else "\n") + json.dumps(item)
    yield "\n]\n" if report.unread or report.findings else "]\n"


def _issue(f: Finding, number: int) -> dict[str, Any]:
    place, record = f.place, f.record
    first, last = (max(1, record.line),) * 2 if record else (place.line, place.end_line)
    told = f"record {record.id}, {place.told}: {f.message}" if record else f.message
    return {
        "description": told,
        "check_name": f"{f.code} {f.name}",
        "fingerprint": _fingerprint(f.path, f.fingerprint, str(number)),
        "severity": _LEVELS[f.severity],
        "location": {"path": f.path.removeprefix("./"), "lines": {"begin": first, "end": last}},
    }


def _unread(path: str, line: int | None, what: str) -> dict[str, Any]:
    return {
        "description": f"could not be read: {what}",
        "check_name": "unread",
        "fingerprint": _fingerprint(path, "unread", str(line), what),
        "severity": "blocker",
        "location": {"path": path.removeprefix("./"), "lines": {"begin": line or 1}},
    }


def _fingerprint(*parts: str) -> str:
    """GitLab takes two issues of one fingerprint for one: path and number make it the finding's own."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
