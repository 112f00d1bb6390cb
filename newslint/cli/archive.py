"""The archive store: what every file said and what was found in it, so that any part of an archive is told the whole.

  newslint archive build     look at every file of the archive, and remember
  newslint archive status    what is remembered, and what has changed since
  newslint archive prune     forget files that are gone
  newslint archive clear     forget everything
  newslint archive similar FILE …      which stories of the archive repeat those of a file, or are repeated there

The archive is what lies under the settings file, or in the git repository; the store lies in its `.newslint_cache`
folder, holds text, and is brought up to date by every `check`: an archive of 200 files or fewer needs no build.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from newslint.cli import OK
from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.outcome import tell_older_index, tell_unread, weigh_unread
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats import read_paths
from newslint.formats.walk import size_of, walk_files
from newslint.opening import is_there
from newslint.pipeline.archive import Archive, archive_of_run
from newslint.pipeline.linter import lint
from newslint.reporting.summary import count
from newslint.rulebook import load_rules
from newslint.settings import Settings

ACTIONS = ("build", "status", "prune", "clear", "similar")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint archive`."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    add_reading(parser)


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Do it; exit with 2 if something could not be read or there is no archive here."""
    settings = settings_from(parsed)
    if parsed.action == "similar":
        return _similar(parsed.paths, settings, streams)
    hint = f"`archive {parsed.action}` is about all that lies under the settings, or in the git repository, around here"
    for path in parsed.paths:
        if not is_there(path):
            raise UsageError("there is no such file or folder", path=path, hint=hint)
    rules = load_rules(settings)
    archive = archive_of_run(settings, rules)
    if archive.root is None:
        hint = "an archive is what lies under a newslint.toml, or in a git repository: `newslint init` writes one"
        raise UsageError("there is no archive here", hint=hint)
    if archive.file is None:
        raise UsageError("the archive store is switched off", hint="leave out --no-cache, or `cache` in the settings")
    tell_older_index(settings, streams)
    try:
        if parsed.action == "status":
            return _status(archive, archive.file, streams)
        if parsed.action == "clear":
            if archive.file.parent.is_symlink():
                hint = "what lies behind it is somebody else's: remove the link"
                raise UsageError("the store's folder is a link", path=str(archive.file.parent), hint=hint)
            archive.memory.database.discard()
            streams.error(f"forgot everything: {archive.file}")
            return OK
        if parsed.action == "prune":
            return _prune(archive, streams)
        with Progress(streams) as progress:
            progress.stage("looking at the archive")
            read = archive.read([archive.shown_root], watch=progress.watch)
            watched = progress.follow(read, "comparing", partial(size_of, [archive.shown_root], settings.exclude))
            report = lint(watched, rules, settings, archive=archive)
        archive.memory.database.compact()
    finally:
        archive.close()
    tell_unread(report.unread, streams)
    streams.error(
        f"remembered {report.documents:,} documents, {report.stories:,} stories in {archive.file} "
        f"({_megabytes(archive.file)})" + "".join(f"; {told}" for told in archive.notices)
    )
    return weigh_unread(report.unread, looked=bool(report.documents))


def _megabytes(file: Path) -> str:
    return f"{file.stat().st_size / 1e6 if is_there(file) else 0:,.1f} MB"


def _status(archive: Archive, file: Path, streams: Streams) -> int:
    known, there, changed = archive.files(), set(), 0
    for item in walk_files([archive.shown_root], archive.settings.exclude):
        own = archive.own(item) if isinstance(item, str) else None
        if own is None or not isinstance(item, str):
            continue
        there.add(own)
        changed += own in known and archive.recall(item) is None
    streams.write(
        line + "\n"
        for line in (
            f"archive  {archive.root}",
            f"store    {file} ({_megabytes(file)})",
            f"files    {len(there):,}, of which {len(there & set(known)):,} are remembered",
            f"changed  {changed:,} since, {len(there - set(known)):,} new, {len(set(known) - there):,} gone",
            *(f"note     {told}" for told in archive.notices),
        )
    )
    return OK


def _prune(archive: Archive, streams: Streams) -> int:
    items = walk_files([archive.shown_root], archive.settings.exclude)
    there = {archive.own(item) for item in items if isinstance(item, str)}
    gone = [known.number for path, known in archive.files().items() if path not in there]
    archive.memory.forget(gone)
    archive.memory.database.compact()
    streams.error(f"forgot {len(gone):,} files that are gone")
    return OK


def _similar(paths: Sequence[str], settings: Settings, streams: Streams) -> int:
    """Tell the clusters of the archive that hold a story of these files."""
    from newslint.pipeline.against import deduplicate_against
    from newslint.pipeline.dedup_options import dedup_options
    from newslint.pipeline.others import BUILD, archive_around
    from newslint.reporting import clusters

    if not paths:
        raise UsageError("nothing to compare with the archive", hint="newslint archive similar FILE")
    archive = archive_around(settings, paths, (), ())
    try:
        if archive.root is None:
            why = "; ".join(archive.notices) or "these files are all of the archive"
            raise UsageError(why, hint="" if BUILD in why else BUILD)
        options = dedup_options(settings)
        told = deduplicate_against(archive, read_paths(paths, settings), options, "archive", all_of_it=False)
    finally:
        archive.close()
    streams.write(clusters.render("text", told.found))
    tell_unread(told.found.unread, streams)
    streams.error(
        f"compared {count(told.found.documents, 'document')} with {count(told.compared, 'story')} of the archive: "
        f"{count(len(told.found.clusters), 'cluster')}" + "".join(f"; {notice}" for notice in archive.notices)
    )
    return weigh_unread(told.found.unread, looked=bool(told.found.documents))
