"""Findings as a reader wants them: under their document and story, the same thing told once."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.model import Finding, Place, RecordRef, Severity


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
    """Lines of page furniture: which they are, how many, and what they hold."""

    ranges: tuple[str, ...]
    lines: int
    names: tuple[str, ...]


class Shown(Struct, frozen=True):
    """A document as people read about it: its furniture in one entry, if there is enough of it, and its stories."""

    path: str
    record: RecordRef | None
    furniture: Furniture | None
    groups: tuple[Group, ...]


#: findings of furniture in one document that are worth an entry of their own
_TOGETHER = 3
#: statements of one rule in one story that are shown each; of other rules one is
_EACH = 3


def documents_by_gravity(findings: Iterable[Finding], *, headed: bool) -> Iterator[Shown]:
    """The documents, those with the gravest finding first, else in the order they came; what repeats is folded.

    `headed`: errors have been told before, so that those of furniture may be folded with the rest of it. The findings
    are gone through once for each severity, so that one document is held at a time.
    """
    gravest = [max(f.severity for f in of_document) for of_document in _by_document(findings)]
    for severity in sorted(set(gravest), reverse=True):
        for worst, of_document in zip(gravest, _by_document(findings)):
            if worst == severity:
                yield _show(of_document, headed=headed)


def _by_document(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    for _, items in itertools.groupby(findings, key=lambda f: (f.path, f.record)):
        yield list(without_consequences(list(items)))


def _show(of_document: Sequence[Finding], *, headed: bool) -> Shown:
    furniture = [f for f in of_document if is_furniture(f) and (headed or f.severity < Severity.ERROR)]
    if len(furniture) < _TOGETHER:
        furniture = []
    apart = {id(f) for f in furniture}
    others = [f for f in of_document if id(f) not in apart]
    groups = (replace(g, folded=fold_by_rule(g.folded)) for g in group_findings(_ways_together(others)))
    entry = _as_furniture(furniture) if furniture else None
    return Shown(of_document[0].path, of_document[0].record, entry, tuple(groups))


def _ways_together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those about the ways of a page (CPY5) in the story where their rule speaks first."""
    first: dict[str, int] = {}
    for f in findings:
        if f.code.startswith("CPY5"):
            yield replace(f, story=first.setdefault(f.code, f.story))
        else:
            yield f


def is_furniture(finding: Finding) -> bool:
    """Whether it is about what belongs to the page and not to the story."""
    return finding.code.startswith("BPL")


def fold_by_rule(items: Iterable[Folded]) -> tuple[Folded, ...]:
    """The findings of one story, those of one rule told once; of statements that can't be right some are told each."""
    seen: dict[tuple[str, Severity], list[Folded]] = {}
    for item in items:
        of_rule = seen.setdefault((item.first.code, item.first.severity), [])
        if len(of_rule) < (_EACH if item.first.code.startswith("FCT") else 1):
            of_rule.append(item)
        else:
            last = of_rule[-1]
            of_rule[-1] = Folded(last.first, (*last.others, item.first, *item.others))
    return tuple(sorted(itertools.chain(*seen.values()), key=lambda item: item.first.place))


def without_consequences(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a document but those that another brings with it: what is pasted twice is quoted twice."""
    pasted = [f for f in findings if f.code.startswith("DUP1")]
    for f in findings:
        if f.code.startswith("FCT50") and any(_holds(twice, f) for twice in pasted):
            continue
        yield f


def _holds(twice: Finding, inner: Finding) -> bool:
    """Whether a finding and all that it refers to stand in a repeated passage and its first copy."""
    places = [(twice.path, twice.place), *((r.path, r.place) for r in twice.related)]

    def is_in(path: str, place: Place) -> bool:
        return any(path == p and q.line <= place.line and place.end_line <= q.end_line for p, q in places)

    return is_in(inner.path, inner.place) and all(is_in(r.path, r.place) for r in inner.related)


def _as_furniture(findings: Sequence[Finding]) -> Furniture:
    lines = {line for f in findings for line in range(f.place.line, f.place.end_line + 1)}
    names = Counter(f.name.replace("-", " ") for f in findings)
    return Furniture(tuple(line_ranges(lines)), len(lines), tuple(name for name, _ in names.most_common()))


def line_ranges(lines: Iterable[int]) -> list[str]:
    """Line numbers in words, those that follow one another, a blank line between two at most, as `3–9`."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line - runs[-1][1] <= _APART:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]


#: lines between which one more stands at most are neighbours
_APART = 2


def _key_of_related(finding: Finding) -> tuple[object, ...]:
    """What else a finding shows. Two that are about different pairs of places are not the same."""
    return tuple((r.path, r.record, r.place) for r in finding.related)


def number_findings(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with a number that is 1 for the first of its fingerprint in its document, 2 for the next."""
    for _, of_path in itertools.groupby(findings, key=lambda f: f.path):
        seen: Counter[str] = Counter()
        for finding in of_path:
            seen[finding.fingerprint] += 1
            yield finding, seen[finding.fingerprint]
