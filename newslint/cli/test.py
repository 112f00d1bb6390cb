"""Run the examples of rule files: of those named, or of every rule that the settings know.

Exit code: 0 all hold, 1 some don't, 2 a rule file is broken or no example ran.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from newslint.cli import FOUND, OK, UNTRUSTED
from newslint.cli.streams import Streams
from newslint.pipeline.examples import run_examples
from newslint.rulebook import files_under, read_rules, rule_files
from newslint.settings_file import find_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint test`."""
    parser.add_argument("paths", nargs="*", metavar="RULE-FILE", help="rule files, or folders of them")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Run the examples and report those that don't hold."""
    settings = find_settings(Path.cwd(), parsed.config)
    named = [file for path in parsed.paths for file in files_under(Path(path))]
    outcome = run_examples(read_rules(named if parsed.paths else list(rule_files(settings)), settings), settings)
    for failure in outcome.failures:
        streams.line(f"{failure.path}:{failure.line}: {failure.rule}: {failure.what}")
    for lack in outcome.lacking:
        streams.line(f"note: {lack}")
    streams.error(f"ran {outcome.ran} examples of {outcome.rules} rules: {len(outcome.failures)} don't hold")
    if not outcome.ran:
        return UNTRUSTED
    return FOUND if outcome.failures else OK
