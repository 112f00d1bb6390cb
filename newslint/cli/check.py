"""Find what is wrong in news text.

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could not be looked at, 3 a fault of newslint.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.cli import FOUND, OK
from newslint.cli.arguments import add_reading, code_list, merge_lists, settings_from
from newslint.cli.outcome import tell_faults, tell_unread, untrusted
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats import git, read_paths
from newslint.formats.registry import is_readable
from newslint.formats.walk import escape_pattern, size_of, walk_files
from newslint.knowledge.tables import tables_of
from newslint.model import Report, Severity, Skipped, Unread
from newslint.pipeline.archive import archive_of_run
from newslint.pipeline.baseline import NAME, load_baseline
from newslint.pipeline.checker import Checker
from newslint.pipeline.linter import KnownFindings, lint
from newslint.reporting import FORMATS, closing_line, render, statistics
from newslint.reporting.escape_controls import escape_controls
from newslint.rulebook import load_rules
from newslint.rulebook.rule import Rule
from newslint.settings import Settings, severity_named
from newslint.store import has_index

if TYPE_CHECKING:
    from newslint.pipeline.fixes import FixedFile
    from newslint.store.archive import Archive


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint check`."""
    add_reading(parser)
    parser.add_argument("--select", action="append", type=code_list, metavar="CODES", help="only these rules")
    parser.add_argument("--ignore", action="append", type=code_list, metavar="CODES", help="not these rules")
    parser.add_argument(
        "--output-format",
        action="append",
        metavar="FORMAT[:PATH]",
        help=f"{', '.join(FORMATS)}; repeatable with paths (default text)",
    )
    group = parser.add_argument_group("baseline: the findings that are known, so that only new ones are told")
    group.add_argument("--baseline", metavar="FILE", help="the file that holds them")
    group.add_argument("--no-baseline", action="store_true", help="report known findings too")
    group.add_argument(
        "--write-baseline", action="store_true", help="make what is found now known, forget what is gone"
    )
    group.add_argument("--prune-baseline", action="store_true", help="forget what is gone, add nothing")
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="fix what has one right answer, in the files themselves")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="fix what may change the meaning, too")
    fixes.add_argument("--diff", action="store_true", help="show what would be fixed; write and report nothing else")
    parser.add_argument("--fail-on", choices=["error", "warning", "note"], help="what makes the exit code 1")
    changes = parser.add_argument_group("what changed, by git")
    changes.add_argument("--staged", action="store_true", help="check what is staged, as it stands in the index")
    changes.add_argument("--since", metavar="REF", help="report only what touches lines changed since that commit")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    parser.add_argument("--statistics", action="store_true", help="count findings by rule instead of listing them")
    parser.add_argument("--quiet", action="store_true", help="say nothing but findings and errors")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Check, report, and tell the exit code."""
    settings = settings_from(parsed).with_flags(
        select=merge_lists(parsed.select),
        ignore=merge_lists(parsed.ignore),
        fail_on=severity_named(parsed.fail_on) if parsed.fail_on else None,
    )
    outputs = _outputs(parsed.output_format or ["text"])
    rules = load_rules(settings)
    if not rules:
        raise UsageError("no rule is left to check with", hint="--select, --ignore and the settings leave out all")
    known = _known(parsed, settings)
    settings = _without_own(
        settings, [*([str(known.baseline.file)] if known else []), *(path for _, path in outputs if path)]
    )
    if parsed.diff:
        return _show_fixes(parsed, settings, rules, streams)
    if parsed.fix or parsed.unsafe_fixes:
        _put_fixes_in(parsed, settings, rules, streams)
    paths = parsed.paths or ["."]
    changed = git.changed_since(parsed.since) if parsed.since else None
    with Progress(streams, quiet=parsed.quiet) as progress:
        archive = archive_of_run(settings, rules)
        if parsed.staged:
            documents = git.read_staged(paths, settings)
        elif archive:
            documents = archive.read(paths, watch=progress.watch)
        else:
            documents = read_paths(paths, settings, watch=progress.watch)
        total = partial(size_of, paths, settings.exclude)
        watched = progress.watched(documents, "comparing", total)
        counts = partial(git.touches, changed=changed) if changed is not None else None
        index = None if archive else _index(parsed, settings)
        try:
            report = lint(watched, rules, settings, archive=archive, index=index, known=known, counts=counts)
        finally:
            if archive:
                archive.close()
    try:
        if parsed.statistics:
            streams.write(statistics(report))
        else:
            _write(report, rules, outputs, streams)
        streams.flush()
    except BrokenPipeError:
        # whoever read the output has seen enough (`| head`); the exit code stays true
        streams.abandon()
    if not parsed.quiet:
        streams.error(closing_line(report))
    tell_faults(report.unread, streams)
    if parsed.staged and not (report.documents or report.unread):
        # a commit that touches no story is an ordinary one
        return OK
    return _exit_code(report, settings.fail_on, exit_zero=parsed.exit_zero)


def _index(parsed: argparse.Namespace, settings: Settings) -> Archive | None:
    """The archive whose index the stories are compared with, if there is one and what is read are files as they are."""
    if parsed.staged or not has_index(settings):
        return None
    from newslint.store.archive import archive_of

    return archive_of(settings)


def _fixes(
    parsed: argparse.Namespace, settings: Settings, rules: Sequence[Rule]
) -> Iterator[FixedFile | Unread | Skipped]:
    """The files with their fixes in, one after the other, and what could not be looked at."""
    from newslint.pipeline.fixes import fix_files

    paths = walk_files(parsed.paths or ["."], settings.exclude)
    checker = Checker(rules, settings, tables_of(settings))
    yield from fix_files(paths, settings, checker, unsafe=parsed.unsafe_fixes)


def _show_fixes(parsed: argparse.Namespace, settings: Settings, rules: Sequence[Rule], streams: Streams) -> int:
    from difflib import unified_diff

    from newslint.pipeline.fixes import FixedFile

    looked = changed = 0
    unread: list[Unread] = []
    for item in _fixes(parsed, settings, rules):
        if isinstance(item, Unread):
            unread.append(item)
        if isinstance(item, Skipped):
            looked += item.asked
        if not isinstance(item, FixedFile):
            continue
        looked += 1
        if item.after == item.before:
            continue
        changed += 1
        before, after = (raw.decode("utf-8", "backslashreplace").splitlines() for raw in (item.before, item.after))
        diff = unified_diff(before, after, item.path, item.path, lineterm="")
        streams.write(escape_controls(line) + "\n" for line in diff)
    tell_unread(unread, streams)
    told = f"; unread {len(unread)}" if unread else ""
    streams.error(f"looked at {looked} files; " + (f"would fix {changed}" if changed else "nothing to fix") + told)
    return untrusted(unread, looked=bool(looked)) or (FOUND if changed else OK)


def _put_fixes_in(parsed: argparse.Namespace, settings: Settings, rules: Sequence[Rule], streams: Streams) -> None:
    from newslint.pipeline.fixes import FixedFile, write_fixed

    mended = 0
    for item in _fixes(parsed, settings, rules):
        if not isinstance(item, FixedFile) or item.after == item.before:
            # the run that follows looks at the file as well, and tells
            continue
        try:
            write_fixed(item)
        except OSError as error:
            raise UsageError(f"can't be written: {error.strerror}", path=item.path) from None
        mended += sum(item.fixed.values())
    if not parsed.quiet:
        streams.error(f"fixed {mended} findings")


def _known(parsed: argparse.Namespace, settings: Settings) -> KnownFindings | None:
    """The baseline of the run and what becomes of it, if any. Raises SettingsError for a missing or broken one."""
    writes = parsed.write_baseline or parsed.prune_baseline
    if parsed.no_baseline:
        if writes:
            raise UsageError("--no-baseline doesn't go with writing one")
        return None
    if parsed.baseline:
        file: Path | None = Path(parsed.baseline)
    else:
        file = settings.located(settings.baseline) if settings.baseline else None
    if file is None and not writes:
        return None
    baseline = load_baseline(file or settings.located(NAME), must_exist=not parsed.write_baseline)
    return KnownFindings(baseline, "write" if parsed.write_baseline else "prune" if parsed.prune_baseline else "")


def _without_own(settings: Settings, files: Sequence[str]) -> Settings:
    """Settings that leave out what the run itself writes, where its name is that of an archive."""
    own = [os.path.relpath(file) for file in files if is_readable(file)]
    return settings.with_flags(exclude=(*settings.exclude, *(f"/{escape_pattern(file)}" for file in own)))


def _exit_code(report: Report, fail_on: Severity, *, exit_zero: bool) -> int:
    looked = bool(report.documents) or any(item.asked for item in report.skipped)
    if code := untrusted(report.unread, looked=looked):
        return code
    found = any(finding.severity >= fail_on for finding in report.findings)
    return FOUND if found and not exit_zero else OK


def _outputs(asked: list[str]) -> list[tuple[str, str | None]]:
    """Each output asked for as (format, path), path None for standard output. Raises UsageError."""
    outputs = []
    for word in asked:
        name, _, path = word.partition(":")
        if name not in FORMATS:
            from difflib import get_close_matches

            close = get_close_matches(name, FORMATS, 1)
            hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(FORMATS)}"
            raise UsageError(f"unknown output format `{name}`", hint=hint)
        outputs.append((name, path or None))
    if sum(path is None for _, path in outputs) > 1:
        raise UsageError("two outputs can't share standard output", hint="write one to a file: FORMAT:PATH")
    return outputs


def _write(report: Report, rules: Sequence[Rule], outputs: list[tuple[str, str | None]], streams: Streams) -> None:
    for name, path in outputs:
        if path is None:
            streams.write(render(name, report, rules=rules, colour=streams.colour, width=streams.width))
            continue
        try:
            with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(render(name, report, rules=rules))
        except OSError as error:
            raise UsageError(f"can't write the report: {error.strerror}", path=path) from None
