"""Tell a rule in its own words, with its examples."""

from __future__ import annotations

import argparse
from difflib import get_close_matches

from newslint.cli import OK
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.rulebook import load_rules
from newslint.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint explain`."""
    parser.add_argument("rule", metavar="CODE-OR-NAME")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the rule; UsageError if there is none of that code or name."""
    rules = {key: rule for rule in load_rules(Settings()) for key in (rule.code, rule.name)}
    rule = rules.get(parsed.rule) or rules.get(parsed.rule.upper())
    if rule is None:
        close = get_close_matches(parsed.rule, list(rules), 1)
        raise UsageError(f"no rule `{parsed.rule}`", hint=f"did you mean `{close[0]}`?" if close else None)
    streams.line(f"{rule.code} {rule.name}: {rule.summary}\n\n{rule.why}")
    return OK
