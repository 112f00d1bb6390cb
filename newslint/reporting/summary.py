"""What a run came to, in one line or in a table of rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from newslint import __version__
from newslint.model import Finding, Report, Safety, Severity
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.folding import is_furniture

#: what says how a file was read, on which everything else rests: shown whatever its severity
ALWAYS_SHOWN = frozenset({"ENC116"})
#: how many of the paths behind one reason are named
NAMED = 3


def closing_line(report: Report, least: Severity = Severity.NOTE) -> str:
    """What was checked, found, skipped or could not be read and why; without a line end.

    `least` is the least severity that was shown: how many findings are below it is said.
    """
    line = (
        f"checked {count(report.documents, 'document')}, {count(report.stories, 'story')} "
        f"with {count(report.rules, 'rule')}; {_findings(report)}"
    )
    fixable, denied, furniture, hidden = _tally(report.findings, least)
    if fixable:
        line += f"; {fixable} of {len(report.findings)} fixable with --fix"
    for name, number in denied.items():
        line += f"; {number} fixable by hand only: {name} isn't written back"
    if furniture:
        verb = "is" if furniture == 1 else "are"
        line += f"; {furniture} {verb} furniture of the page, which `newslint clean` takes out"
    if hidden:
        line += f"; {count(hidden, 'note')} not shown (--min-severity note)"
    if report.unspoken:
        stories = ", ".join(f"{language} {number}" for language, number in report.unspoken.stories)
        total = sum(number for _, number in report.unspoken.stories)
        silent = count(report.unspoken.rules, "rule")
        line += f"; {silent} for other languages looked past {count(total, 'story')} ({stories})"
    if report.younger:
        verb, those = ("is", "it") if report.younger == 1 else ("are", "them")
        line += f"; {count(report.younger, 'story')} {verb} younger than what is known of the offices in {those}"
    if report.skipped:
        line += f"; skipped {len(report.skipped)}: {reasons([(s.why, s.path) for s in report.skipped])}"
    if report.unread:
        line += f"; unread {len(report.unread)}: {reasons([(u.what, u.path) for u in report.unread])}"
    if report.unused:
        places = ", ".join(f"{u.path}:{u.line} ({u.code})" for u in report.unused[:NAMED])
        line += f"; {count(len(report.unused), 'suppression')} unused: {places}"
    return escape_controls("; ".join((line, *report.told)))


def is_shown(finding: Finding, least: Severity) -> bool:
    """Whether people are shown a finding: one of that severity or graver, or what says how a file was read."""
    return finding.severity >= least or finding.code in ALWAYS_SHOWN


def _tally(findings: Iterable[Finding], least: Severity) -> tuple[int, Counter[str], int, int]:
    """How many findings can be fixed safely, how many could be if their format were written back, by its name, how
    many of those shown are furniture, and how many aren't shown."""
    # late: all formats come with the registry, and `newslint --version` doesn't ask it
    from newslint.formats.registry import archive_of, format_of

    fixable = furniture = hidden = 0
    denied: Counter[str] = Counter()
    for f in findings:
        if f.fix is not None and f.fix.safety is Safety.SAFE:
            if is_writable(f.path):
                fixable += 1
            else:
                denied[format_of(archive_of(f.path) or f.path).name] += 1
        furniture += f.severity >= least and is_furniture(f)
        hidden += not is_shown(f, least)
    return fixable, denied, furniture, hidden


def is_writable(path: str) -> bool:
    """Whether a fix can be put into a file of that name, or into one that standard input is the content of."""
    from newslint.formats.registry import can_write

    return path == "-" or can_write(path)


class Count(Struct, frozen=True):
    """What a rule found: how often, how grave at its gravest, and what of it can be fixed: in all, safely, else."""

    code: str
    name: str
    severity: str
    findings: int
    fixable: int
    fixable_safely: int
    fixable_unsafely: int


def count_by_rule(report: Report) -> list[Count]:
    """What each rule found, most first."""
    counts: Counter[tuple[str, str]] = Counter()
    fixable: Counter[str] = Counter()
    by: dict[Safety, Counter[str]] = {safety: Counter() for safety in Safety}
    gravest: dict[str, Severity] = {}
    for f in report.findings:
        counts[f.code, f.name] += 1
        fixable[f.code] += bool(f.fix and f.fix.safety is not Safety.SHOW)
        if f.fix and is_writable(f.path):
            by[f.fix.safety][f.code] += 1
        gravest[f.code] = max(f.severity, gravest.get(f.code, f.severity))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    safely, unsafely = by[Safety.SAFE], by[Safety.UNSAFE]
    return [
        Count(code, name, gravest[code].label, number, fixable[code], safely[code], unsafely[code])
        for (code, name), number in ordered
    ]


def statistics(report: Report) -> Iterator[str]:
    """A line a rule, most findings first: how many, code, name, severity, and how many of them what option fixes."""
    rows = count_by_rule(report)
    width = max((len(row.name) for row in rows), default=0)
    for row in rows:
        told = [f"{row.fixable_safely} with --fix"] if row.fixable_safely else []
        told += [f"{row.fixable_unsafely} with --fix --unsafe-fixes"] if row.fixable_unsafely else []
        mark = f"  {', '.join(told)}" if told else ""
        yield f"{row.findings:>6}  {row.code}  {row.name:<{width}}  {row.severity:<7}{mark}".rstrip() + "\n"


def statistics_json(report: Report) -> str:
    """The same for programs, with what was looked at."""
    told = {
        "schema": 1,
        "tool": {"name": "newslint", "version": __version__},
        "summary": {
            "documents": report.documents,
            "stories": report.stories,
            "rules": report.rules,
            "findings": len(report.findings),
            "unread": len(report.unread),
            "skipped": len(report.skipped),
        },
        "by_rule": [asdict(row) for row in count_by_rule(report)],
    }
    import json

    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _findings(report: Report) -> str:
    levels = Counter(f.severity for f in report.findings)
    parts = [count(levels[level], level.label) for level in sorted(Severity, reverse=True) if levels[level]]
    told = count(len(report.findings), "finding")
    known = f", {report.known} known" if report.known else ""
    suppressed = f", {report.suppressed} suppressed" if report.suppressed else ""
    return (f"{told} ({', '.join(parts)})" if parts else told) + known + suppressed


def reasons(items: Sequence[tuple[str, str]]) -> str:
    """Each reason with the paths behind it, the first few by name."""
    by_reason: dict[str, list[str]] = {}
    for why, path in items:
        by_reason.setdefault(why, []).append(path)
    told = []
    for why, paths in sorted(by_reason.items()):
        more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
        told.append(f"{why} ({', '.join(paths[:NAMED])}{more})")
    return ", ".join(told)


def count(number: int, noun: str) -> str:
    """The number with its noun, in the plural unless it is one."""
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
