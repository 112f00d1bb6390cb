"""Messages may speak only of what their check tells: a placeholder that nothing fills is an error of the rule."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint.checks.patterns import Options as Patterns
from newslint.checks.phrases import Options as Phrases
from newslint.checks.substitution import Options as Substitution
from newslint.errors import RuleError
from newslint.rulebook.rule import Rule
from newslint.rulebook.wording import placeholders

_GROUP = re.compile(r"\(\?P<(\w+)>")


def refuse_gaps(rule: Rule, missing: Iterable[str]) -> None:
    """Raise RuleError for a field that was missing when the rule's examples ran, or that none of its hits can have."""
    told = list_fields(rule)
    named = {name for text in templates(rule) for name in placeholders(text)}
    for name in sorted({*missing, *(named - told if told else ())}):
        line, column = _place(rule, name)
        close = difflib.get_close_matches(name, sorted(told), 1)
        known = f"known are {', '.join(sorted(told))}" if told else f"`{rule.check}` doesn't give it each time"
        hint = f"did you mean `{{{close[0]}}}`?" if close else known
        raise RuleError(f"nothing fills `{{{name}}}` in a message", path=rule.path, line=line, column=column, hint=hint)


def list_fields(rule: Rule) -> set[str]:
    """The fields that every hit of a rule of words or patterns may have; none if its check has code of its own."""
    options = rule.options
    if isinstance(options, Patterns):
        return {"excerpt", "match", *(name for pattern in options.patterns for name in _GROUP.findall(pattern))}
    if isinstance(options, Substitution):
        return {"excerpt", "match", "replacement"}
    return {"excerpt", "match"} if isinstance(options, Phrases) else set()


def templates(rule: Rule) -> Iterator[str]:
    """Everything a rule says to users."""
    yield from (verdict.message for _, verdict in rule.verdicts)
    yield from (note for _, note in rule.notes)
    if rule.fix:
        yield rule.fix.title


def _place(rule: Rule, name: str) -> tuple[int | None, int | None]:
    """The line and column at which a rule's file first speaks of a field."""
    try:
        lines = Path(rule.path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None, None
    for number, line in enumerate(lines, 1):
        at = line.find(f"{{{name}}}")
        if at >= 0:
            return number, at + 1
    return None, None
