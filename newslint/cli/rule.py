"""List the rules, or tell one.

  newslint rule                 every rule, a line each, by pack
  newslint rule FCT             those whose code, or name, starts so
  newslint rule FCT101          one in its own words, with its examples
  newslint rule --all           all of them in their own words

With `--output-format json` a code or a name gives one object, everything else a list of them.
"""

from __future__ import annotations

import argparse
import json

from newslint.cli import OK
from newslint.cli.arguments import working_folder
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.reporting.rules import as_data, describe, listing
from newslint.rulebook import read_rules, rule_files
from newslint.rulebook.lookup import find_rules
from newslint.rulebook.rule import Rule
from newslint.settings_file import find_settings

FORMATS = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint rule`."""
    parser.add_argument("rule", nargs="?", metavar="CODE-OR-NAME", help="or the start of one (default: all rules)")
    parser.add_argument("--all", action="store_true", help="all rules, in their own words")
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="default text")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the rules; UsageError if none has that code or name."""
    if parsed.rule and parsed.all:
        raise UsageError(f"`{parsed.rule}` and --all can't go together", hint="leave one of them out")
    tell_rules(parsed.rule, parsed.config, streams, in_full=parsed.all, as_json=parsed.output_format == "json")
    return OK


def tell_rules(
    word: str | None, config: str | None, streams: Streams, *, in_full: bool = False, as_json: bool = False
) -> None:
    """Print the rules that a word means, or all: one in full, several as a list unless they are wanted `in_full`."""
    settings = find_settings(working_folder(), config)
    rules = sorted(read_rules(list(rule_files(settings)), settings), key=lambda rule: rule.code)
    found = find_rules(rules, word) if word else rules
    exact = len(found) == 1 and word is not None
    if as_json:
        alone = exact and word is not None and word.casefold() in (found[0].code.casefold(), found[0].name)
        told = as_data(found[0]) if alone else [as_data(rule) for rule in found]
        streams.write([json.dumps(told, ensure_ascii=False, indent=2) + "\n"], "json")
    elif exact or in_full:
        _tell_in_full(found, streams)
    else:
        streams.write(listing(found))
        streams.error(f"{len(found)} rules; `newslint rule {found[0].code}` tells one in its own words")


def _tell_in_full(rules: list[Rule], streams: Streams) -> None:
    for number, rule in enumerate(rules):
        streams.write(["\n\n"] if number else [])
        streams.write(describe(rule))
