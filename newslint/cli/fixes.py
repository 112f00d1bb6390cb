"""`newslint check --fix` and `--diff`: fixes put into the files, or shown."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Sequence

from newslint.cli import FOUND, OK
from newslint.cli.outcome import tell_unread, weigh_unread
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats.walk import walk_files
from newslint.knowledge.tables import tables_of
from newslint.model import Skipped, Unread
from newslint.pipeline.checker import Checker
from newslint.pipeline.fixes import FixedFile, NotWritten, fix_files, write_fixed
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count, reasons
from newslint.rulebook.rule import Rule
from newslint.settings import Settings


def _fixes(
    parsed: argparse.Namespace, settings: Settings, rules: Sequence[Rule], own: Collection[str]
) -> Iterator[FixedFile | NotWritten | Unread | Skipped]:
    """The files with their fixes in, one after the other, and what could not be looked at."""
    paths = walk_files(parsed.paths or ["."], settings.exclude, own)
    checker = Checker(rules, settings, tables_of(settings))
    yield from fix_files(paths, settings, checker, unsafe=parsed.unsafe_fixes)


def show_fixes(
    parsed: argparse.Namespace, settings: Settings, rules: Sequence[Rule], own: Collection[str], streams: Streams
) -> int:
    """Print what would be fixed, as a diff; the exit code."""
    from difflib import unified_diff

    looked = changed = 0
    unread: list[Unread] = []
    left: list[tuple[str, str]] = []
    for item in _fixes(parsed, settings, rules, own):
        if isinstance(item, Unread):
            unread.append(item)
        if isinstance(item, Skipped):
            looked += item.asked
        if isinstance(item, NotWritten):
            left.append((f"{item.format} isn't written back", item.path))
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
    told = f"; left as they are {len(left)}: {reasons(left)}" if left else ""
    told += f"; unread {len(unread)}" if unread else ""
    streams.error(
        f"looked at {count(looked, 'file')}; " + (f"would fix {changed}" if changed else "nothing to fix") + told
    )
    return weigh_unread(unread, looked=bool(looked)) or (FOUND if changed else OK)


def put_fixes_in(
    parsed: argparse.Namespace, settings: Settings, rules: Sequence[Rule], own: Collection[str], streams: Streams
) -> tuple[Unread, ...]:
    """Write the fixes, and return the files that could not be written."""
    unwritten: list[Unread] = []
    fixed = 0
    for item in _fixes(parsed, settings, rules, own):
        if not isinstance(item, FixedFile) or item.after == item.before:
            # the run that follows looks at the file as well, and tells
            continue
        try:
            write_fixed(item)
        except (OSError, UsageError) as error:
            what = error.strerror if isinstance(error, OSError) else error.what
            unwritten.append(Unread(item.path, f"can't be fixed: {what}", None, "it is as it was"))
            continue
        fixed += sum(item.fixed.values())
    if not parsed.quiet:
        streams.error(f"fixed {count(fixed, 'finding')}")
    return tuple(unwritten)
