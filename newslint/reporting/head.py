"""The head of a long report: every error and every statement that can't be right, before the pages themselves."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.model import Finding, Severity
from newslint.reporting.folding import line_ranges

#: lines that a head may have: with its title it is read at a glance, and so are 60
MOST = 50
#: a report of no more findings than this needs none
BRIEF = 8
#: contradictions: figures, quotations and claims that gainsay each other
_CONTRADICTIONS = ("FCT41", "FCT503", "FCT505", "FCT51")
#: places of folded findings that are named before "…"
NAMED = 20


class HeadLine(Struct, frozen=True):
    """The first of some findings, and where the others are."""

    first: Finding
    others: tuple[Finding, ...] = ()

    @property
    def more(self) -> str:
        """How many others there are and where, in words; nothing if there are none."""
        if not self.others:
            return ""
        if {(f.path, f.record) for f in self.others} == {(self.first.path, self.first.record)}:
            lines = line_ranges(f.place.line for f in self.others)
            named = ", ".join(lines[:NAMED]) + (", …" if len(lines) > NAMED else "")
            return f" ({len(self.others)} more: line{'s' if len(self.others) > 1 else ''} {named})"
        places = list(dict.fromkeys(f"{f.path}:{f.place.line}" for f in self.others))
        named = ", ".join(places[: NAMED // 2]) + (", …" if len(places) > NAMED // 2 else "")
        return f" ({len(self.others)} more: {named})"


def is_contradiction(finding: Finding) -> bool:
    """Whether it is about two places that contradict each other."""
    return is_doubtful(finding) and finding.code.startswith(_CONTRADICTIONS) and bool(finding.related)


def is_doubtful(finding: Finding) -> bool:
    """Whether it is about a statement that contradicts another, or what is known."""
    return finding.severity >= Severity.WARNING and finding.code.startswith("FCT")


def head_of(findings: Sequence[Finding]) -> list[HeadLine]:
    """What opens the report, errors first; what is said most often is folded until the head fits."""
    if len(findings) <= BRIEF:
        return []
    # what a head says of a finding is little, and of an archive there may be many
    grave = [
        replace(f, context="", excerpt="", fields=(), related=(), fix=None)
        for f in findings
        if f.severity is Severity.ERROR or is_doubtful(f)
    ]
    grave.sort(key=lambda f: (-f.severity, not is_doubtful(f)))
    lines: list[HeadLine] = []
    for key in (_by_statement, _by_rule, _by_code):
        lines = _fold(grave, key)
        if len(lines) <= MOST:
            break
    return lines


def _by_statement(f: Finding) -> Hashable:
    """What is wrong with the statements each, all else once a rule and document."""
    return (f.path, f.record, f.code, f.severity, f.message if is_doubtful(f) else "")


def _by_rule(f: Finding) -> Hashable:
    return (f.path, f.record, f.code, f.severity)


def _by_code(f: Finding) -> Hashable:
    return (f.code, f.severity)


def _fold(findings: Iterable[Finding], key: Callable[[Finding], Hashable]) -> list[HeadLine]:
    same: dict[Hashable, list[Finding]] = {}
    for f in findings:
        same.setdefault(key(f), []).append(f)
    return [HeadLine(first, tuple(others)) for first, *others in same.values()]
