"""The archive index: what has been seen, so that a few changed files are compared with the whole archive at once.

  newslint index build [PATHS]    index everything under PATHS (default: what is indexed already, else .)
  newslint index status           what is indexed, whether it is whole, and what has changed since
  newslint index prune            forget what is gone: put everything into one part

The index lies in `.newslint-index` beside the settings file, or in the current folder. `check` and `dedup` find it
there and bring it up to date by themselves; --no-cache does without.
"""

from __future__ import annotations

import argparse

from newslint.cli import OK, UNTRUSTED
from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.outcome import tell_unread, untrusted
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.store.archive import Archive, archive_of
from newslint.store.gatherer import Outcome

ACTIONS = ("build", "status", "prune")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint index`."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    add_reading(parser)


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Do it; exit with 2 if something could not be read or the index isn't whole."""
    settings = settings_from(parsed)
    archive = archive_of(settings)
    if parsed.action != "build" and not archive.exists:
        raise UsageError("there is no index here", path=str(archive.folder), hint="make one: newslint index build")
    if parsed.action == "status":
        return _status(archive, streams)
    if parsed.action == "prune":
        return _report(archive, archive.prune(), streams)
    known = [archive.shown(root) for root in archive.roots()] if archive.exists and not parsed.paths else []
    paths = parsed.paths or known or ["."]
    with Progress(streams) as progress:
        progress.stage("indexing")
        outcome = archive.build(paths)
    return _report(archive, outcome, streams)


def _report(archive: Archive, outcome: Outcome, streams: Streams) -> int:
    tell_unread(outcome.unread, streams)
    unread = f"; unread {len(outcome.unread)}" if outcome.unread else ""
    streams.error(
        f"indexed {outcome.read} files, {outcome.stories} stories in {archive.folder} "
        f"({archive.bytes() / 1e6:,.1f} MB){unread}"
    )
    return untrusted(outcome.unread, looked=True)


def _status(archive: Archive, streams: Streams) -> int:
    found = archive.status()
    told = [
        f"index    {archive.folder}",
        f"roots    {', '.join(found.roots)}",
        f"files    {found.files:,}, stories {found.stories:,}, parts {found.parts}, {archive.bytes() / 1e6:,.1f} MB",
        f"changed  {found.changed:,} files new or changed since, {found.gone:,} gone: the next run reads them",
        f"whole    {'yes' if not found.damage else 'no: ' + found.damage + ': the next run builds it anew'}",
    ]
    streams.write(line + "\n" for line in told)
    return UNTRUSTED if found.damage else OK
