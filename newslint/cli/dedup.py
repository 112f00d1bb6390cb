"""Find stories that repeat each other, and say which one to keep."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from newslint.cli.again import ReadAgain
from newslint.cli.arguments import add_reading, code_list, settings_from
from newslint.cli.engine import add_engine, refuse_store, spread, uses_spark
from newslint.cli.outcome import (
    has_looked,
    tell_nothing,
    tell_parts,
    tell_skipped,
    tell_unread,
    weigh_unread,
)
from newslint.cli.outputs import own_files, parse_outputs, refuse_inputs, refuse_twins, write_text
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats import read_paths
from newslint.formats.found_fields import tell_fields
from newslint.formats.registry import Item
from newslint.formats.walk import size_of
from newslint.model import Document, Skipped, Unread
from newslint.opening import irregular, is_folder, is_there
from newslint.pipeline.archive import Archive, archive_of_run
from newslint.pipeline.clusters import Clusters
from newslint.pipeline.dedup_options import KINDS, Options, dedup_options
from newslint.pipeline.deduplication import deduplicate
from newslint.pipeline.others import archive_around
from newslint.reporting import clusters
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count
from newslint.settings import DROPS, Settings

#: which of a cluster is kept: one of the archive, one of those that are compared with it, or as for any cluster
PREFER = ("archive", "new", "keeper-rule")
#: how the address of an archive that several machines share begins
SHARED = ("redis://", "rediss://", "unix://", "$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint dedup`."""
    add_reading(parser)
    add_engine(parser)
    parser.add_argument("--kinds", type=code_list, metavar="KINDS", help=f"of {','.join(KINDS)} (default all)")
    parser.add_argument(
        "--threshold",
        type=_share,
        metavar="SHARE",
        help="mean share of the shorter story's word triples that joins copies, above 0 to 1 (default 0.25)",
    )
    parser.add_argument("--plain", action="store_true", help="each file or record is one story and all of it counts")
    parser.add_argument(
        "--write-kept",
        metavar="FILE",
        help="write what is kept, as it was, to .jsonl or .csv (or .gz of them) or .parquet, or as shards to DIR/",
    )
    parser.add_argument(
        "--drop",
        choices=DROPS,
        help="which copies go: the same, those of which nothing is lost (default contained), or all of a cluster",
    )
    parser.add_argument("--dropped", metavar="FILE", help="write what goes, for what, and what was kept apart and why")
    parser.add_argument(
        "--against",
        metavar="ARCHIVE",
        help="compare with the stories in this folder, or in the shared archive at redis://…; tell what touches",
    )
    parser.add_argument(
        "--prefer",
        choices=PREFER,
        help="which to keep where the archive holds one, too (default archive with --against)",
    )
    parser.add_argument("--why", nargs=2, metavar=("A", "B"), help="say why two records or files are, or aren't, one")
    parser.add_argument(
        "--output-format",
        action="append",
        metavar="FORMAT[:PATH]",
        help=f"{', '.join(clusters.FORMATS)}; repeatable with paths (default text)",
    )


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the clusters; exit with 2 if something could not be read, or nothing was."""
    settings = settings_from(parsed)
    paths = parsed.paths or ["."]
    options = dedup_options(settings, parsed.kinds, parsed.threshold, plain=parsed.plain)
    options = replace(
        options,
        drop=parsed.drop or options.drop,
        changes=bool(parsed.dropped or parsed.why),
    )
    _refuse_combinations(parsed)
    outputs = parse_outputs(parsed.output_format or ["text"], clusters.FORMATS)
    if parsed.why:
        return _explain(parsed.why, paths, settings, options, streams)
    if parsed.write_kept:
        _check_kept(parsed.write_kept, paths, settings)
    kept = None if parsed.write_kept and is_folder(Path(parsed.write_kept)) else parsed.write_kept
    refuse_twins([kept, parsed.dropped, *(path for _, path in outputs)])
    if parsed.dropped:
        from newslint.formats.writers import check_rows

        check_rows(parsed.dropped)
        refuse_inputs([("dropped", parsed.dropped)], paths, settings)
    refuse_inputs([(name, path) for name, path in outputs if path], paths, settings)
    with Progress(streams) as progress:
        own = [
            path
            for path in (parsed.write_kept, parsed.dropped, *own_files(path for _, path in outputs if path))
            if path
        ]
        again = ReadAgain(paths, settings, own)
        archive = _archive_of(parsed, settings, own)
        documents: Iterable[Item]
        if uses_spark(parsed):
            documents = spread(parsed, paths, settings, own)
        else:
            documents = read_paths(paths, settings, own, progress.watch)
            if any(name == "html" for name, _ in outputs):
                documents = again.keep(documents)
            documents = progress.follow(documents, "pairing", partial(size_of, paths, settings.exclude, own))
        if archive and (archive.root or parsed.against):
            found, beside = _compare_with(archive, documents, parsed, options)
        else:
            told = archive.notices if archive else ()
            found, beside = deduplicate(documents, options), "".join(f"; {notice}" for notice in told)
    written = ""
    if parsed.write_kept:
        # first of all: it is there whatever becomes of standard output
        with Progress(streams) as progress:
            progress.stage(f"writing {parsed.write_kept}")
            written = _write_records(parsed.write_kept, paths, settings, found)
    if parsed.dropped:
        from newslint.formats.writers import write_rows

        write_rows(parsed.dropped, clusters.tell_dropped(found, options.drop))
    closing = (
        f"compared {count(found.documents, 'document')}, {count(found.stories, 'story')}: "
        + count(len(found.clusters), "cluster")
        + f"{beside}{written}"
        + (f"; {found.oversized} crowded buckets compared among neighbours only" if found.oversized else "")
        + (f"; {count(found.dates_unread, 'date')} not read" if found.dates_unread else "")
        + (
            f"; {count(found.sharing_address, 'record')} with the address of another one"
            if found.sharing_address
            else ""
        )
        + (f"; {found.short} too short to compare with any but the same" if found.short else "")
        + ("" if found.agreed or parsed.plain else "; too many clusters to tell on what each agrees")
        + tell_skipped(found.skipped)
        + (f"; unread {len(found.unread)}" if found.unread else "")
        + (f"; {fields}" if (fields := escape_controls(tell_fields(paths, settings))) else "")
    )
    _write(found, outputs, settings, options.drop, again, closing, streams)
    tell_unread(found.unread, streams)
    tell_nothing(found.documents, found.skipped, found.unread, streams)
    streams.error(closing)
    return weigh_unread(found.unread, looked=has_looked(found.documents, found.skipped))


def _refuse_combinations(parsed: argparse.Namespace) -> None:
    """Raise UsageError for options that don't go together."""
    if parsed.against:
        for name in ("plain", "why"):
            if getattr(parsed, name):
                hint = "name the archive beside the new files, and all of it is read"
                raise UsageError(f"--{name} doesn't go with --against", hint=hint)
    elif parsed.prefer and parsed.plain:
        raise UsageError("--prefer doesn't go with --plain", hint="nothing of an archive is looked up then")


def _archive_of(parsed: argparse.Namespace, settings: Settings, own: Sequence[str]) -> Archive | None:
    """The archive with which a run is compared: the one it names, or the one around it that has a store."""
    if parsed.against and parsed.against.startswith(SHARED):
        archive = archive_of_run(replace(settings, cache=False), (), parsed.paths or ["."], for_copies=True)
        archive.told.clear()
        return archive
    if parsed.against:
        named = Path(parsed.against)
        if not is_there(named):
            raise UsageError("no such file or folder", path=parsed.against, hint="--against names an archive")
        if not is_folder(named) and (what := irregular(named.stat())):
            raise UsageError(f"is {what}", path=parsed.against, hint="--against names an archive")
        if is_folder(named):
            archive = Archive(named.absolute(), settings, (), for_copies=True)
        else:
            archive = Archive(named.absolute().parent, replace(settings, cache=False), (), for_copies=True)
            archive.paths = (parsed.against,)
        archive.written = tuple(own)
        return archive
    if not parsed.paths:
        return None
    archive = archive_around(settings, parsed.paths, own, ())
    refuse_store(archive, {"--plain": parsed.plain, "--engine spark": uses_spark(parsed)})
    return archive


def _compare_with(
    archive: Archive, read: Iterable[Document | Unread | Skipped], parsed: argparse.Namespace, options: Options
) -> tuple[Clusters, str]:
    """The clusters of the archive that touch what was read, and a word on what that was compared with."""
    from newslint.pipeline.against import deduplicate_against

    prefer = parsed.prefer or ("archive" if parsed.against else "keeper-rule")
    is_shared = parsed.against and parsed.against.startswith(SHARED)
    try:
        if is_shared:
            from newslint.pipeline.shared import deduplicate_shared

            told = deduplicate_shared(archive, read, options, prefer, parsed.against)
        else:
            told = deduplicate_against(archive, read, options, prefer, all_of_it=bool(parsed.against))
    finally:
        archive.close()
    if is_shared:
        return (
            told.found,
            f"; {_stories(told.compared)} of the shared archive looked at; only exact and near copies count",
        )
    retold = "; write-ups of one event were looked for among what was given alone" if "retold" in options.kinds else ""
    notices = "".join(f"; {notice}" for notice in archive.notices)
    return told.found, f"; {_stories(told.compared)} of the archive compared as well{retold}{notices}"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def _write(
    found: Clusters,
    outputs: Sequence[tuple[str, str | None]],
    settings: Settings,
    drop: str,
    again: ReadAgain,
    closing: str,
    streams: Streams,
) -> None:
    """Write the clusters: those in files first, whatever becomes of standard output."""
    for name, path in sorted(outputs, key=lambda output: output[1] is None):
        if name == "html":
            from newslint.cli.html_report import pieces_of, write_report
            from newslint.reporting.html.contents import content_of_dedup

            content = content_of_dedup(found, settings, drop, again, closing)
            if path:
                tell_parts(write_report(path, content), streams)
            else:
                streams.write(pieces_of(content), "markup")
        elif path:
            write_text(path, clusters.render(name, found))
        else:
            streams.write(clusters.render(name, found), clusters.FORMS[name])


def _explain(names: Sequence[str], paths: Sequence[str], settings: Settings, options: Options, streams: Streams) -> int:
    """Say of two records, by their ids, or two files why they are, or aren't, one."""
    if names[0] == names[1]:
        raise UsageError(f"--why asks about `{names[0]}` twice", hint="name two records or files")
    there: set[str] = set()
    wanted = {*names, *map(os.path.normpath, names)}
    found = deduplicate(_noting(read_paths(paths, settings), wanted, there), options)
    tell_unread(found.unread, streams)
    names = [name if name in there else os.path.normpath(name) for name in names]
    for name in names:
        if name not in there:
            hint = "a record's id, FILE#ID, or a file as it is named in the paths"
            raise UsageError(f"nothing that was read is called `{name}`", hint=hint)
    told = list(clusters.explain_pair(found, names[0], names[1]))
    streams.write(line + "\n" for line in told)
    return weigh_unread(found.unread, looked=bool(found.documents))


def _noting(items: Iterable[Item], names: set[str], there: set[str]) -> Iterator[Item]:
    """The items as they pass; which of the names they go by is added to `there`, a file's with a line, too."""
    files = {name.rpartition(":")[0]: name for name in names if name.rpartition(":")[2].isdigit()}
    for item in items:
        if isinstance(item, Document):
            own = clusters.names_of(item.path, item.record)
            there.update(names.intersection(own))
            there.update(files[name] for name in own if name in files and not item.record)
        yield item


def _check_kept(target: str, paths: Sequence[str], settings: Settings) -> None:
    """Raise UsageError if what is kept can't be written there: before the long run, not after it."""
    from newslint.formats.writers import check_target, holds_kept
    from newslint.formats.writers.shards import check_folder, names_a_folder

    if names_a_folder(target):
        check_folder(target, paths, settings)
        return
    check_target(target, paths, settings.exclude)
    refuse_inputs([("kept", target)], paths, settings, is_earlier=lambda _, kept: holds_kept(kept, paths, settings))


def _write_records(target: str, paths: Sequence[str], settings: Settings, found: Clusters) -> str:
    """Write what is kept, and say that nothing was lost. Raises UsageError if something would be."""
    from newslint.formats.writers import write_records

    # records without a text are kept, too
    kept = found.documents + sum(item.empty for item in found.skipped) - len(found.dropped)
    # what could not be read is kept where it can be, and then there are more
    written = write_records(
        target, paths, settings, found.dropped, range(kept, sys.maxsize if found.unread else kept + 1)
    )
    told = f"; kept {kept} + dropped {len(found.dropped)} = read {kept + len(found.dropped)}"
    told += f"; {written - kept} unread kept as written" if found.unread else ""
    return told + _tell_read_again(target, paths)


def _tell_read_again(target: str, paths: Sequence[str]) -> str:
    """What to do about a file that the next run over the same folders will read, "" for one that lies elsewhere."""
    at = Path(target).absolute()
    if not any(is_folder(Path(path)) and at.is_relative_to(Path(path).absolute()) for path in paths):
        return ""
    return f"; {escape_controls(target)} lies in what is read: exclude it, or later runs take its stories for copies"


def _share(word: str) -> float:
    share = float(word)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"{word} is not above 0 and at most 1")
    return share
