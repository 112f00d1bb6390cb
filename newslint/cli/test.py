"""Run the examples of rule files: of those named, or of every rule that the settings know.

  newslint test our-rules                          do the examples hold?
  newslint test our-rules --coverage               what of the rules does no example need?
  newslint test our-rules --against stories        what do the rules, as they are, gain and lose there against git's
                                                   last commit?
  newslint test our-rules --against old-rules --on stories
                                                   what do they gain and lose against those in another folder?

Exit code: 0 all examples hold, 1 some don't, 2 a rule file is broken or no example ran. What coverage tells, and what a
change gains and loses, is for a person to judge and changes no exit code.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from newslint.cli import FOUND, OK, UNTRUSTED
from newslint.cli.arguments import working_folder
from newslint.cli.outcome import tell_unread
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.model import Finding
from newslint.opening import is_folder
from newslint.pipeline.examples import run_examples
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count
from newslint.rulebook import files_under, read_rules, rule_files
from newslint.rulebook.rule import Rule
from newslint.settings import Settings
from newslint.settings_file import find_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint test`."""
    parser.add_argument("paths", nargs="*", metavar="RULE-FILE", help="rule files, or folders of them")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")
    parser.add_argument(
        "--coverage", action="store_true", help="tell what of phrases and patterns no example needs, and idle examples"
    )
    parser.add_argument(
        "--against",
        metavar="DIR",
        help="tell what the rules gain and lose: in a folder of stories against git's last commit, or against the "
        "rules in a folder of rules",
    )
    parser.add_argument("--on", action="append", metavar="PATH", help="stories to compare rules on (default: examples)")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Run the examples, report those that don't hold, and tell what else was asked for."""
    settings = find_settings(working_folder(), parsed.config)
    if parsed.on and not parsed.against:
        raise UsageError("--on says where rules are compared", hint="name with --against what they are compared with")
    named = [file for path in parsed.paths for file in files_under(Path(path))]
    files = named if parsed.paths else list(rule_files(settings))
    rules = read_rules(files, settings)
    outcome = run_examples(rules, settings)
    for failure in outcome.failures:
        streams.line(f"{failure.path}:{failure.line}: {failure.rule}: {failure.what}")
    for lack in outcome.lacking:
        streams.line(f"note: {lack}")
    failed = len(outcome.failures)
    streams.error(
        f"ran {count(outcome.ran, 'example')} of {count(outcome.rules, 'rule')}{_verdict(outcome.ran, failed)}"
    )
    if parsed.coverage:
        _tell_coverage(rules, settings, streams)
    if parsed.against:
        _tell_changes(parsed, rules, files, settings, streams)
    if not outcome.ran:
        return UNTRUSTED
    return FOUND if outcome.failures else OK


def _verdict(ran: int, failed: int) -> str:
    """How many of the examples don't hold, or that all do; nothing of none."""
    if failed:
        return f": {failed} {'doesn' if failed == 1 else 'don'}'t hold"
    return ": all hold" if ran else ""


def _tell_coverage(rules: Sequence[Rule], settings: Settings, streams: Streams) -> None:
    from newslint.pipeline.coverage import can_be_looked_at, find_untested

    number = 0
    for gap in find_untested(rules, settings):
        number += gap.parts
        line = f":{gap.line}" if gap.line else ""
        streams.line(escape_controls(f"{gap.path}{line}: {gap.rule}: {gap.what}"))
    looked = sum(map(can_be_looked_at, rules))
    past = f"; {count(len(rules) - looked, 'rule')} with a check in Python passed over" if looked < len(rules) else ""
    streams.error(f"{count(number, 'part')} untested in {count(looked, 'rule')}{past}")


def _tell_changes(
    parsed: argparse.Namespace, rules: Sequence[Rule], files: Sequence[Path], settings: Settings, streams: Streams
) -> None:
    from newslint.pipeline.rule_changes import compare_rules, examples_as_documents, read_all

    other = Path(parsed.against)
    if not is_folder(other):
        raise UsageError("--against names a folder of rules, or one of stories", path=str(other))
    if any(other.rglob("*.yaml")):
        before, where = read_rules(list(files_under(other)), settings), str(other)
        texts = list(parsed.on or ())
    else:
        before, where = _rules_of_last_commit(files, settings), "git's last commit"
        texts = [str(other), *(parsed.on or ())]
    read = read_all(texts, settings) if texts else examples_as_documents([*rules, *before])
    changes = compare_rules(before, rules, lambda: read, settings)
    for sign, findings in (("+", changes.gained), ("-", changes.lost)):
        streams.write(f"{sign} {_line(finding)}\n" for finding in findings)
    tell_unread(changes.unread, streams)
    streams.error(
        f"against {where}, in {count(changes.documents, 'document')}: {len(changes.gained)} gained, "
        f"{len(changes.lost)} lost, {changes.same} the same"
    )


def _line(f: Finding) -> str:
    record = f"#{f.record.id}" if f.record else ""
    return escape_controls(f"{f.path}{record}:{f.place.line}:{f.place.column}: {f.code} {f.message}")


def _rules_of_last_commit(files: Sequence[Path], settings: Settings) -> list[Rule]:
    """The rules as the last commit has them; a file that it doesn't hold is new."""
    with tempfile.TemporaryDirectory(prefix="newslint-") as folder:
        old = []
        for number, file in enumerate(files):
            shown = subprocess.run(
                ["git", "-C", str(file.parent), "show", f"HEAD:./{file.name}"], capture_output=True, check=False
            )
            if shown.returncode == 0:
                old.append(Path(folder, f"{number}-{file.name}"))
                old[-1].write_bytes(shown.stdout)
        if not old:
            raise UsageError("git's last commit holds none of these rules", hint="name a folder of old rules")
        return read_rules(old, settings)
