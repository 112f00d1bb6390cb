"""What a run of `clean` came to: a table of rules with examples of what they took out, and one closing line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from newslint.model import Skipped, Unread
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count, reasons
from newslint.rulebook.rule import Rule

#: characters of an example that are shown
SHOWN = 90


class CleanSummary(Protocol):
    """Changes counted by step and by rule, with examples."""

    by_step: Counter[str]
    lines_by_step: Counter[str]
    words_by_step: Counter[str]
    by_rule: Counter[tuple[str, str]]
    examples: defaultdict[tuple[str, str], list[str]]


class Read(Protocol):
    """What was looked at."""

    paths: list[str]
    documents: int
    lines: int
    words: int
    losses: list[tuple[str, str | None, str]]
    stories: int
    unread: list[Unread]
    skipped: list[Skipped]
    told: list[str]


def summary(told: CleanSummary, rules: Sequence[Rule]) -> Iterator[str]:
    """For each rule how often it changed something, its name, and under it a few things that it took out."""
    names = {rule.code: rule.name for rule in rules}
    for (step, code), number in sorted(told.by_rule.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        name = names.get(code, "") if code else "line of stars between stories that only furniture told apart"
        title = f"{step:<9}  {number:>6}  {code or '      '}  {name}".rstrip()
        yield title + "\n"
        for example in told.examples[step, code]:
            line = escape_controls(" ".join(example.split()))
            yield f"{'':20}{line[:SHOWN]}{'…' if len(line) > SHOWN else ''}\n"


def closing_line(read: Read, told: CleanSummary, written: int, dropped: int) -> str:
    """How much was read and written, what changed, and what was skipped or could not be read and why."""
    steps = "; ".join(_step(told, step) for step in sorted(told.by_step))
    changes = sum(told.by_step.values())
    files = f"{count(len(read.paths), 'file')} into {count(written, 'file')}"
    line = f"cleaned {count(read.documents, 'document')}, {count(read.stories, 'story')} of {files}; "
    total = f"of {count(read.lines, 'line')}, {count(read.words, 'word')}"
    line += count(changes, "change") + (f" ({steps}; {total})" if steps else "")
    if dropped:
        line += f"; dropped {count(dropped, 'story')}"
    if read.skipped:
        line += f"; skipped {len(read.skipped)}: {reasons([(s.why, s.path) for s in read.skipped])}"
    if read.unread:
        line += f"; unread {len(read.unread)}: {reasons([(u.what, u.path) for u in read.unread])}"
    return escape_controls("; ".join((line, *read.told)))


def _step(told: CleanSummary, step: str) -> str:
    """How often a step changed something, and how much text that was."""
    lines, words = told.lines_by_step[step], told.words_by_step[step]
    return f"{step} {told.by_step[step]}: {count(lines, 'line')}, {count(words, 'word')}"


def losses(read: Read) -> Iterator[str]:
    """A warning for each document that lost more than half of its text."""
    for path, record, what in read.losses:
        yield escape_controls(f"newslint: {path}{f' (record {record})' if record else ''}: {what}")
