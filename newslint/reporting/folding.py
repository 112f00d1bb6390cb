"""Findings as a reader wants them: under their document and story, the same thing told once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from msgspec import Struct

from newslint.model import Finding, RecordRef, Severity


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


class Furniture(Struct, frozen=True):
    """Lines of page furniture that stand together: the first and the last, how many, and what they are."""

    first: int
    last: int
    lines: int
    names: tuple[str, ...]


#: so many findings of furniture next to each other are told as one, and lines between which two still are neighbours
_TOGETHER, _APART = 3, 2
#: contradictions: figures, quotations and claims that gainsay each other
_CONTRADICTIONS = ("FCT41", "FCT503", "FCT505", "FCT51")


def is_contradiction(finding: Finding) -> bool:
    """Whether it is about two places that contradict each other."""
    return finding.severity >= Severity.WARNING and finding.code.startswith(_CONTRADICTIONS) and bool(finding.related)


def by_gravity(groups: Iterable[Group]) -> list[Group]:
    """The groups by document, those with the gravest finding first, else in the order they came."""
    found = list(groups)
    gravest: dict[tuple[str, RecordRef | None], Severity] = {}
    for group in found:
        key = (group.path, group.record)
        worst = max(item.first.severity for item in group.folded)
        gravest[key] = max(worst, gravest.get(key, worst))
    return sorted(found, key=lambda group: -gravest[group.path, group.record])


def with_furniture_joined(items: Iterable[Folded]) -> Iterator[Folded | Furniture]:
    """The findings, those of page furniture (BPL below an error) that stand together joined to one."""
    plain: list[Folded] = []
    lines: dict[int, str] = {}
    for item in items:
        everyone = (item.first, *item.others)
        if item.first.code.startswith("BPL") and item.first.severity < Severity.ERROR:
            for f in everyone:
                for line in range(f.place.line, f.place.end_line + 1):
                    lines.setdefault(line, f.name)
        plain.append(item)
    runs = [run for run in _runs(sorted(lines)) if len(run) >= _TOGETHER]
    joined = {line for run in runs for line in run}
    told: set[int] = set()
    for item in plain:
        left = [f for f in (item.first, *item.others) if f.place.line not in joined or not f.code.startswith("BPL")]
        for run in runs:
            if run[0] not in told and len(left) < 1 + len(item.others) and item.first.place.line >= run[0]:
                told.add(run[0])
                names = tuple(dict.fromkeys(lines[line].replace("-", " ") for line in run))
                yield Furniture(run[0], run[-1], len(run), names)
        if left:
            yield Folded(left[0], tuple(left[1:]))


def _runs(lines: list[int]) -> Iterator[list[int]]:
    """Lines that stand together, a blank line between two of them at most."""
    run: list[int] = []
    for line in lines:
        if run and line - run[-1] > _APART:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


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
