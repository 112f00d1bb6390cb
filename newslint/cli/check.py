"""Find what is wrong in news text.

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could not be looked at, 3 a fault of newslint.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from newslint.cli import FOUND, OK
from newslint.cli.again import ReadAgain
from newslint.cli.arguments import add_reading, code_list, merge_lists, settings_from
from newslint.cli.engine import add_engine, spread, uses_spark
from newslint.cli.outcome import (
    has_looked,
    tell_faults,
    tell_nothing,
    tell_older_index,
    tell_parts,
    weigh_unread,
)
from newslint.cli.outputs import own_files, parse_outputs, refuse_inputs, write_text
from newslint.cli.progress import Progress
from newslint.cli.show import show_files, show_settings
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats import git, read_stream
from newslint.formats.found_fields import tell_fields
from newslint.formats.registry import Item
from newslint.formats.walk import size_of, walk_files
from newslint.model import Report, Severity, Unread
from newslint.opening import is_there, open_stream
from newslint.pipeline.archive import archive_of_run
from newslint.pipeline.baseline import load_baseline, nearest_baseline
from newslint.pipeline.linter import KnownFindings, lint
from newslint.pipeline.profiling import Profile
from newslint.pipeline.suppressions import ENDING
from newslint.reporting import (
    FOR_PEOPLE,
    FORMATS,
    FORMS,
    closing_line,
    from_severity,
    render,
    statistics,
    statistics_json,
)
from newslint.rulebook import load_rules, rule_files
from newslint.rulebook.rule import Rule
from newslint.settings import Settings, severity_named


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint check`."""
    add_reading(parser)
    add_engine(parser)
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
    parser.add_argument(
        "--min-severity",
        choices=["error", "warning", "note"],
        help="the least that text, concise and github show (default warning; the rest is counted)",
    )
    parser.add_argument("--fail-on", choices=["error", "warning", "note"], help="what makes the exit code 1")
    parser.add_argument(
        "--stdin-name", metavar="PATH", help="the file whose content `-` is: its format, its neighbours"
    )
    changes = parser.add_argument_group("what changed, by git")
    changes.add_argument("--staged", action="store_true", help="check what is staged, as it stands in the index")
    changes.add_argument("--since", metavar="REF", help="report only what touches lines changed since that commit")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    parser.add_argument("--statistics", action="store_true", help="count findings by rule instead of listing them")
    parser.add_argument(
        "--profile", action="store_true", help="tell what each rule costs instead of listing findings; in one process"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but findings and errors")
    looks = parser.add_argument_group("looking on")
    looks.add_argument("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")
    looks.add_argument("--show-files", action="store_true", help="list the files that would be checked, and stop")
    looks.add_argument("--show-settings", action="store_true", help="print the settings that hold, and stop")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Check once, or whenever something changes."""
    if not parsed.watch:
        return _run_once(parsed, streams)
    if parsed.staged or parsed.fix or parsed.unsafe_fixes or "-" in parsed.paths:
        raise UsageError("--watch looks at files as they are", hint="leave out --staged, --fix and -")
    from newslint.cli.watch import watch

    watch(partial(_run_once, parsed, streams), partial(_find_watched, parsed), streams)
    return OK


def _find_watched(parsed: argparse.Namespace) -> Iterator[str]:
    """Every file that a run depends on."""
    settings = settings_from(parsed)
    own = [path for _, path in parse_outputs(parsed.output_format or ["text"], FORMATS) if path]
    for item in walk_files(parsed.paths or ["."], settings.exclude, own):
        if isinstance(item, str):
            yield from (item, item + ENDING)
    yield from (str(path) for path in rule_files(settings))
    yield from (str(settings.locate(path)) for path in (*settings.facts, *(file for _, file in settings.checks)))
    baseline = parsed.baseline or nearest_baseline(settings)
    yield from (str(path) for path in (settings.path, baseline) if path)


def _run_once(parsed: argparse.Namespace, streams: Streams) -> int:
    """Check, report, and tell the exit code."""
    settings = settings_from(parsed).with_flags(
        select=merge_lists(parsed.select),
        ignore=merge_lists(parsed.ignore),
        fail_on=severity_named(parsed.fail_on) if parsed.fail_on else None,
        min_severity=severity_named(parsed.min_severity) if parsed.min_severity else None,
    )
    outputs = parse_outputs(parsed.output_format or ["text"], FORMATS)
    rules = load_rules(settings)
    if not rules:
        raise UsageError("no rule is left to check with", hint="--select, --ignore and the settings leave out all")
    if parsed.show_settings:
        return show_settings(settings, [rule.code for rule in rules], streams)
    if uses_spark(parsed):
        _refuse_local(parsed)
        settings = replace(settings, cache=False)
    known = _load_known(parsed, settings)
    paths = parsed.paths or ["."]
    own = _own(parsed, known, outputs, rules, settings)
    if parsed.show_files:
        return show_files(paths, settings, own, streams)
    if parsed.diff:
        from newslint.cli.fixes import show_fixes

        return show_fixes(parsed, settings, rules, own, streams)
    unwritten: tuple[Unread, ...] = ()
    if parsed.fix or parsed.unsafe_fixes:
        from newslint.cli.fixes import put_fixes_in

        unwritten = put_fixes_in(parsed, settings, rules, own, streams)
    changed = git.changed_since(parsed.since) if parsed.since else None
    profile = Profile() if parsed.profile else None
    with Progress(streams, quiet=parsed.quiet) as progress:
        # what is remembered costs nothing, and would hide what rules cost
        local = not (profile or uses_spark(parsed))
        archive = archive_of_run(settings if local else replace(settings, cache=False), rules, paths)
        documents: Iterable[Item]
        if parsed.staged:
            documents = git.read_staged(paths, settings)
        elif uses_spark(parsed):
            documents = spread(parsed, paths, settings, own)
        elif parsed.stdin_name:
            documents = _read_named(parsed, settings)
        else:
            documents = archive.read(paths, own, watch=progress.watch)
        total = partial(size_of, paths, settings.exclude, own)
        again = ReadAgain(paths, settings, own, staged=parsed.staged)
        if any(name == "html" for name, _ in outputs) and not uses_spark(parsed):
            documents = again.keep(documents)
        watched = documents if uses_spark(parsed) else progress.follow(documents, "comparing", total)
        counts = partial(git.touches, changed=changed) if changed is not None else None
        try:
            report = lint(watched, rules, settings, archive=archive, known=known, counts=counts, profile=profile)
        finally:
            archive.close()
    told = () if parsed.staged or parsed.quiet else tuple(filter(None, [tell_fields(paths, settings)]))
    report = replace(report, unread=(*report.unread, *unwritten), told=(*report.told, *told))
    _write(report, rules, outputs, streams, settings, again, counts_only=parsed.statistics or parsed.profile)
    if parsed.statistics:
        as_json = ("json", None) in outputs
        streams.write([statistics_json(report)] if as_json else statistics(report), "json" if as_json else "text")
    if profile:
        from newslint.reporting.costs import costs

        streams.write(costs(profile, report, rules))
    streams.flush()
    if not parsed.quiet:
        # what was written for people leaves notes out, and a table of rules leaves out nothing
        quiet = not parsed.statistics and any(name in FOR_PEOPLE for name, _ in outputs)
        least = min(settings.min_severity, settings.fail_on) if quiet else Severity.NOTE
        streams.error(closing_line(report, least))
        tell_older_index(settings, streams)
    tell_faults(report.unread, streams)
    tell_nothing(report.documents, report.skipped, report.unread, streams)
    if parsed.staged and not (report.documents or report.unread):
        # a commit that touches no story is an ordinary one
        return OK
    return _exit_code(report, settings.fail_on, exit_zero=parsed.exit_zero)


def _read_named(parsed: argparse.Namespace, settings: Settings) -> Iterator[Item]:
    """Standard input, read as the file that it is the content of. Raises UsageError if nothing else is to be read."""
    if parsed.paths != ["-"]:
        raise UsageError("--stdin-name goes with `-` alone", hint="newslint check - --stdin-name stories/a.txt")
    try:
        yield from read_stream(parsed.stdin_name, open_stream("-"), settings)
    except OSError as error:
        yield Unread(parsed.stdin_name, f"standard input can't be read: {error.strerror or error}")


def _refuse_local(parsed: argparse.Namespace) -> None:
    """Raise UsageError for what only a run on one machine does."""
    asked = {"--fix": parsed.fix or parsed.unsafe_fixes, "--diff": parsed.diff}
    asked |= {"--staged": parsed.staged, "--since": parsed.since, "--profile": parsed.profile, "--watch": parsed.watch}
    for option, given in asked.items():
        if given:
            raise UsageError(f"{option} doesn't go with --engine spark", hint="run it without --engine")


def _load_known(parsed: argparse.Namespace, settings: Settings) -> KnownFindings | None:
    """The baseline of the run and what becomes of it, if any. Raises SettingsError for a missing or broken one."""
    writes = parsed.write_baseline or parsed.prune_baseline
    if parsed.no_baseline:
        if writes:
            raise UsageError("--no-baseline doesn't go with writing one")
        return None
    if parsed.baseline:
        file: Path | None = Path(parsed.baseline)
    else:
        file = settings.locate(settings.baseline) if settings.baseline else None
    if file is None and not writes:
        # what --write-baseline writes where nobody names a file counts where nobody names one
        file = nearest_baseline(settings)
        if not is_there(file):
            return None
    baseline = load_baseline(file or nearest_baseline(settings), must_exist=not parsed.write_baseline)
    return KnownFindings(baseline, "write" if parsed.write_baseline else "prune" if parsed.prune_baseline else "")


def _exit_code(report: Report, fail_on: Severity, *, exit_zero: bool) -> int:
    if code := weigh_unread(report.unread, looked=has_looked(report.documents, report.skipped)):
        return code
    found = any(finding.severity >= fail_on for finding in report.findings)
    return FOUND if found and not exit_zero else OK


def _own(
    parsed: argparse.Namespace,
    known: KnownFindings | None,
    outputs: Sequence[tuple[str, str | None]],
    rules: Sequence[Rule],
    settings: Settings,
) -> tuple[str, ...]:
    """What the run itself writes, where its name is that of an archive. Raises UsageError if it is an input."""
    reports = [(name, path) for name, path in outputs if path]
    baseline = str(known.baseline.file) if known else None
    writes = [("baseline", baseline)] if baseline and (parsed.write_baseline or parsed.prune_baseline) else []
    others = [rule.path for rule in rules] + ([baseline] if baseline and not writes else [])
    refuse_inputs([*reports, *writes], parsed.paths or ["."], settings, others)
    return own_files([*(path for _, path in reports), *([baseline] if baseline else [])])


def _write(
    report: Report,
    rules: Sequence[Rule],
    outputs: Sequence[tuple[str, str | None]],
    streams: Streams,
    settings: Settings,
    again: ReadAgain,
    *,
    counts_only: bool,
) -> None:
    """Write the reports: those in files first, whatever becomes of standard output."""
    if any(name == "html" for name, _ in outputs):
        from newslint.cli.html_report import pieces_of, write_report
        from newslint.reporting.html.contents import content_of_check

        content = content_of_check(report, rules, settings, again, closing_line(report))
    # a note that makes the run fail is never hidden
    least = min(settings.min_severity, settings.fail_on)
    shown = {name: from_severity(report, least) if name in FOR_PEOPLE else report for name, _ in outputs}
    for name, path in outputs:
        if path and name == "html":
            tell_parts(write_report(path, content), streams)
        elif path:
            write_text(path, render(name, shown[name], rules=rules))
    if counts_only:
        return
    for name, path in outputs:
        if path is None:
            if name == "html":
                pieces = pieces_of(content)
            else:
                ink = {"colour": streams.colour, "links": streams.links}
                pieces = render(name, shown[name], rules=rules, width=streams.width, **ink)
            streams.write(pieces, FORMS.get(name, "text"))
