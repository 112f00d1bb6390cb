"""Tell a rule in its own words, with its examples."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from textwrap import fill, indent

from newslint.cli import OK
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.rulebook import read_rules, rule_files
from newslint.rulebook.rule import Example, Rule
from newslint.settings_file import find_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint explain`."""
    parser.add_argument("rule", metavar="CODE-OR-NAME")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the rule; UsageError if there is none of that code or name."""
    settings = find_settings(Path.cwd(), parsed.config)
    rules = {key: rule for rule in read_rules(list(rule_files(settings)), settings) for key in (rule.code, rule.name)}
    rule = rules.get(parsed.rule.upper()) or rules.get(parsed.rule.lower())
    if rule is None:
        close = get_close_matches(parsed.rule, list(rules), 1)
        raise UsageError(f"no rule `{parsed.rule}`", hint=f"did you mean `{close[0]}`?" if close else None)
    streams.write(_describe(rule))
    return OK


def _describe(rule: Rule) -> Iterator[str]:
    severity = rule.verdict("").severity.label
    yield f"{rule.code} {rule.name} ({severity}{'' if rule.enabled else ', only when selected'})\n{rule.summary}\n\n"
    yield fill(" ".join(rule.why.split()), 100) + "\n\n"
    parts = ", ".join(sorted(part.value for part in rule.scope.parts))
    quoted = {None: "", True: ", only inside quotation marks", False: ", not inside quotation marks"}
    yield fill(f"Looks in: {parts}{quoted[rule.scope.quoted]}.", 100) + "\n"
    if rule.fix:
        yield f"Fix ({rule.fix.safety.value}): {rule.fix.title}.\n"
    for kind, heading in (("wrong", "Flagged:"), ("right", "Not flagged:"), ("missed", "Missed so far:")):
        examples = [example for example in rule.examples if example.kind == kind]
        if examples:
            yield f"\n{heading}\n" + "".join(_example(example) for example in examples)


def _example(example: Example) -> str:
    marked = example.text
    for start, end in sorted(example.marks, reverse=True):
        marked = f"{marked[:start]}⟦{marked[start:end]}⟧{marked[end:]}"
    because = f"    ({example.because})\n" if example.because else ""
    return indent(marked.rstrip("\n"), "  ") + "\n" + because
