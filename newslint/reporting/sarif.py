"""SARIF 2.1.0 (OASIS standard, docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning services and editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice, tee
from typing import Any
from urllib.parse import quote

from newslint import __version__
from newslint.model import Finding, Place, RecordRef, Related, Report
from newslint.reporting.folding import number_findings
from newslint.rulebook.packs import SITE, page_of
from newslint.rulebook.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: results of one run that GitHub shows; it takes 25,000 and leaves out what it likes
#: (docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning)
MOST = 5_000
_Numbered = tuple[Finding, int, bool]


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report as one SARIF log, a result a line, the gravest first and those that a baseline holds last.

    What is more than a service shows goes into further runs, each with a category of its own.
    """
    driver = {
        "name": "newslint",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": SITE,
        "rules": [_descriptor(rule) for rule in rules],
    }
    results = _order(report)
    total = len(report.findings) + len(report.baselined or ())
    index = {rule.code: number for number, rule in enumerate(rules)}
    head = json.dumps({"$schema": SCHEMA, "version": "2.1.0"})
    yield f'{head[:-1]}, "runs": ['
    for part in range(max(1, -(-total // MOST))):
        here = min(MOST, total - part * MOST)
        run = {
            "tool": {"driver": driver},
            "automationDetails": {"id": f"newslint/{part + 1}/" if part else "newslint/"},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that newslint ran in."}}},
            "invocations": [_invocation(report, _tell_part(part, here, total))],
        }
        yield ("," if part else "") + json.dumps(run)[:-1] + ', "results": ['
        for count, (finding, number, is_known) in enumerate(islice(results, here)):
            result = _result(finding, number, index) | _state(report, is_known=is_known)
            yield (",\n" if count else "\n") + json.dumps(result)
        yield "]}"
    yield "]}\n"


def _order(report: Report) -> Iterator[_Numbered]:
    """Every finding with the number that tells it from its like, and whether a baseline holds it.

    All are gone through once for each severity, so that none has to be held.
    """
    for wants_known in (False, True):
        levels = {f.severity for f in (report.baselined or () if wants_known else report.findings)}
        for severity in sorted(levels, reverse=True):
            for finding, number, is_known in _number(report):
                if is_known == wants_known and finding.severity is severity:
                    yield finding, number, is_known


def _number(report: Report) -> Iterator[_Numbered]:
    """The findings that are new and those that are known in one order, numbered together."""
    known = ((f, True) for f in report.baselined or ())
    both, twins = tee(merge(((f, False) for f in report.findings), known, key=lambda one: one[0].order))
    for (_, is_known), (finding, number) in zip(both, number_findings(f for f, _ in twins)):
        yield finding, number, is_known


def _state(report: Report, *, is_known: bool) -> dict[str, Any]:
    """Whether a result is new or stands in the baseline; nothing where there is none."""
    if report.baselined is None:
        return {}
    if not is_known:
        return {"baselineState": "new"}
    suppression = {"kind": "external", "status": "accepted", "justification": "it stands in the baseline"}
    return {"baselineState": "unchanged", "suppressions": [suppression]}


def _tell_part(part: int, here: int, all_of_them: int) -> str:
    """Which results a run holds, where one doesn't hold all."""
    if here == all_of_them:
        return ""
    first = part * MOST + 1
    return f"results {first:,} to {first + here - 1:,} of {all_of_them:,}, the gravest first; a run holds {MOST:,}"


def uri(path: str) -> str:
    """A path as a URI reference: absolute ones with `file:`, all with what isn't allowed in a URI encoded."""
    plain = path.replace("\\", "/").removeprefix("./")
    try:
        encoded = quote(plain.encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:  # half a character, which only Windows allows in a name
        encoded = quote(plain.encode("utf-8", "replace"), safe="/")
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def _descriptor(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.why.split())
    page = page_of(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": f"**{rule.summary}.** {why}\n\n`newslint explain {rule.code}` tells more."},
        **({"helpUri": page} if page else {}),
        "defaultConfiguration": {"level": rule.verdict("").severity.label, "enabled": rule.enabled},
        "properties": {"tags": [rule.pack]},
    }


def _invocation(report: Report, part: str) -> dict[str, Any]:
    unread = [
        _notification("unread", "error", f"{item.what} ({item.hint})" if item.hint else item.what, item.path, item.line)
        for item in report.unread
    ]
    skipped = [_notification("skipped", "note", f"left out: {item.why}", item.path, None) for item in report.skipped]
    split = [{"descriptor": {"id": "part"}, "level": "note", "message": {"text": part}}] if part else []
    return {"executionSuccessful": not report.unread, "toolExecutionNotifications": unread + skipped + split}


def _notification(name: str, level: str, text: str, path: str, line: int | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if line:
        physical["region"] = {"startLine": line}
    return {
        "descriptor": {"id": name},
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
    }


def _result(f: Finding, number: int, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": f.code,
        "level": f.severity.label,
        "message": {"text": _message(f.record, f.place, f.message)},
        "locations": [_location(f, f.excerpt)],
        "partialFingerprints": {"newslint/v1": f"{f.fingerprint}:{number}"},
        "properties": {"story": f.story, "fields": dict(f.fields)},
    }
    if f.code in index:
        result["ruleIndex"] = index[f.code]
    if f.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _message(r.record, r.place, r.note)}, **_location(r, r.excerpt)}
            for number, r in enumerate(f.related, 1)
        ]
    if f.fix and f.record is None:
        replacements = [
            {"deletedRegion": _region(e.place), "insertedContent": {"text": e.edit.replacement}} for e in f.fix.edits
        ]
        change = {"artifactLocation": _artifact(f.path), "replacements": replacements}
        result["fixes"] = [{"description": {"text": f.fix.title}, "artifactChanges": [change]}]
    return result


def _message(record: RecordRef | None, place: Place, text: str) -> str:
    """The message; of a record it says where in it, for SARIF can only name the line that the record stands on."""
    return f"record {record.id}, {place.told}, column {place.column}: {text}" if record else text


def _location(item: Finding | Related, excerpt: str) -> dict[str, Any]:
    record = item.record
    if record is None:
        region = {**_region(item.place), "snippet": {"text": excerpt}}
        return {"physicalLocation": {"artifactLocation": _artifact(item.path), "region": region}}
    # a record's own lines are not the file's, and its title is line 0, which SARIF doesn't know
    physical = {"artifactLocation": _artifact(item.path), "region": {"startLine": max(1, record.line)}}
    logical = {"name": record.id, "fullyQualifiedName": f"{item.path}#{record.id}", "kind": "record"}
    return {"physicalLocation": physical, "logicalLocations": [logical], "properties": {"recordRegion": _plain(item)}}


def _plain(item: Finding | Related) -> dict[str, int]:
    place = item.place
    return {"line": place.line, "column": place.column, "endLine": place.end_line, "endColumn": place.end_column}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    there = uri(path)
    return {"uri": there} if there.startswith("file:") else {"uri": there, "uriBaseId": "%SRCROOT%"}
