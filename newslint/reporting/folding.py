"""Findings as a reader wants them: under their document and story, the same thing told once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from msgspec import Struct

from newslint.model import Finding, RecordRef


class Folded(Struct, frozen=True):
    """A finding and those of the same document and story that say the same of other places."""

    first: Finding
    others: tuple[Finding, ...] = ()


class Group(Struct, frozen=True):
    """What was found in one story of one document; story 0 is what stands outside all stories."""

    path: str
    record: RecordRef | None
    story: int
    folded: tuple[Folded, ...]


def group_findings(findings: Iterable[Finding]) -> Iterator[Group]:
    """The findings, which come in the order of reports, by document and story in the order they first stand in."""
    for (path, record), of_document in itertools.groupby(findings, key=lambda f: (f.path, f.record)):
        stories: dict[int, list[Finding]] = {}
        for finding in of_document:
            stories.setdefault(finding.story, []).append(finding)
        for story, items in stories.items():
            yield Group(path, record, story, fold_findings(items))


def fold_findings(findings: Iterable[Finding]) -> tuple[Folded, ...]:
    """Each finding that says something new, with those after it that say the same in the same words."""
    same: dict[tuple[object, ...], list[Finding]] = {}
    for f in findings:
        same.setdefault((f.code, f.severity, f.message, _key_of_related(f)), []).append(f)
    return tuple(Folded(items[0], tuple(items[1:])) for items in same.values())


def _key_of_related(finding: Finding) -> tuple[object, ...]:
    """What else a finding shows. Two that are about different pairs of places are not the same."""
    return tuple((r.path, r.record, r.place) for r in finding.related)


def number_findings(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with a number that is 1 for the first of its fingerprint in its document, 2 for the next."""
    seen: dict[tuple[str, str], int] = {}
    for finding in findings:
        key = (finding.path, finding.fingerprint)
        seen[key] = seen.get(key, 0) + 1
        yield finding, seen[key]
