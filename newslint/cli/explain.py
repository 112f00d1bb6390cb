"""Tell a rule in its own words, with its examples; without a rule, list packs and rules."""

from __future__ import annotations

import argparse

from newslint.cli import OK
from newslint.cli.rule import tell_rules
from newslint.cli.streams import Streams


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint explain`."""
    parser.add_argument("rule", nargs="?", metavar="CODE-OR-NAME", help="or the start of one (default: list them all)")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the rule, or the list of those that are meant; UsageError if there is none."""
    tell_rules(parsed.rule, parsed.config, streams)
    return OK
