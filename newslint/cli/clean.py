"""Write a cleaned copy of an archive: damage fixed, furniture out, and of repeated stories the one to keep.

    newslint clean stories/ -o cleaned/              every step
    newslint clean stories/ --diff                   show what would change, write nothing
    newslint clean stories/ -o cleaned/ --no-repeats --no-furniture      fix damage and nothing else
    newslint clean --revert cleaned/ -o stories-again/                   the source again, byte for byte

The steps, each with a switch of its own here and under [clean] in the settings:

    damage     what the ENC rules can fix for certain: mojibake, lost apostrophes, entities, stray controls
    furniture  what the BPL rules find for certain: prompts, bios, shortcodes, what a page's markup sets apart; with
               --all also lines that only their neighbours, their place or their return elsewhere tell of
    repeats    stories of which at least four fifths stand in one that is kept, chosen as `newslint dedup` chooses:
               exact and near copies, parts, cut-off openings. Copies with more text of their own stay

Files keep their names, formats and encodings: text, Markdown, HTML, JSON Lines, JSON, CSV, Parquet; gzip of these.
The source is never written. DIR appears when all of it is there; a run that is stopped leaves what was there before.
DIR/manifest.jsonl tells every change with its rule, lines and words. Exit code: 0 everything was cleaned, 2 something
could not be read or written.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from newslint.cleaning import manifest
from newslint.cleaning.archive import decide
from newslint.cleaning.copier import Copier, copy_side_car
from newslint.cleaning.folders import entries_under, replace_folder
from newslint.cleaning.names import Naming, free_name
from newslint.cleaning.plans import STEPS, Decisions, Plan
from newslint.cleaning.revert import revert
from newslint.cleaning.second_pass import diff_documents
from newslint.cleaning.surroundings import Surroundings, around_rules
from newslint.cli import OK, UNTRUSTED
from newslint.cli.arguments import add_reading, code_list, settings_from
from newslint.cli.engine import add_engine, refuse_store, spread, uses_spark
from newslint.cli.outcome import tell_nothing, tell_unread, weigh_unread
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats.walk import size_of
from newslint.model import Skipped
from newslint.opening import is_folder, is_stream, is_there, read_regular
from newslint.pipeline.dedup_options import COPIES, KINDS
from newslint.pipeline.others import archive_around
from newslint.pipeline.suppressions import ENDING
from newslint.reporting.cleaned import closing_line, losses, summary
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count
from newslint.rulebook import load_rules

#: what the copy's own ignore file says: its manifest is no story
_IGNORED = f"/{manifest.NAME}\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint clean`."""
    add_reading(parser)
    add_engine(parser)
    parser.add_argument("-o", "--output", metavar="DIR", help="where the copy goes: a new folder, or an earlier copy")
    for step in STEPS:
        parser.add_argument(f"--no-{step}", dest=step, action="store_false", default=None, help=f"leave {step} in")
    parser.add_argument(
        "--repeats",
        dest="kinds",
        type=code_list,
        metavar="KINDS",
        help="which repeats go (default exact,near,partial,teaser)",
    )
    parser.add_argument("--split", action="store_true", default=None, help="each story of a page to a file of its own")
    parser.add_argument("--all", action="store_true", default=None, help="take out what is only likely, too")
    parser.add_argument("--diff", action="store_true", help="show what would change; write nothing")
    parser.add_argument("--revert", action="store_true", help="PATH is a cleaned copy: give its source back")
    parser.add_argument("--quiet", action="store_true", help="no summary of what was taken out")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Write the copy, show it, or give the source back."""
    paths = tuple(parsed.paths or ["."])
    if parsed.diff:
        return _show(_plan(parsed, paths), parsed, streams)
    if not parsed.output:
        raise UsageError("where should the copy go?", hint="-o DIR names a new folder; --diff only shows the changes")
    try:
        target = Path(parsed.output).resolve()
        own = _refuse_danger(target, parsed.output, paths)
        with replace_folder(target, own) as made:
            if parsed.revert:
                tell = _revert(paths, made, streams)
            else:
                tell = _clean(_plan(parsed, paths), made, parsed, streams)
    except (OSError, ValueError) as error:
        what = (isinstance(error, OSError) and error.strerror) or error
        raise UsageError(f"can't write to {parsed.output}: {what}", hint="what was there before is as it was") from None
    # the copy is in its place, whatever becomes of what is said about it
    return tell()


def _plan(parsed: argparse.Namespace, paths: tuple[str, ...]) -> Plan:
    """What is to be done, by the settings and the flags over them."""
    if any(map(is_stream, paths)):
        raise UsageError("standard input can't be cleaned", hint="name a file or a folder")
    settings = settings_from(parsed)
    wanted = settings.clean
    repeats = tuple(parsed.kinds if parsed.kinds is not None else wanted.repeats)
    unknown = [kind for kind in repeats if kind not in COPIES]
    if unknown:
        known = ", ".join(kind for kind in KINDS if kind in COPIES)
        raise UsageError(f"no such kind of repeats: {', '.join(unknown)}", hint=f"known are {known}")
    switched = {"damage": wanted.damage, "furniture": wanted.furniture, "repeats": bool(repeats)}
    steps = tuple(step for step in STEPS if switched[step] and getattr(parsed, step) is not False)
    split = wanted.split if parsed.split is None else parsed.split
    likely = wanted.likely if parsed.all is None else True
    return Plan(paths, settings, tuple(load_rules(settings)), steps, repeats, split, likely)


def _refuse_danger(target: Path, shown: str, paths: Sequence[str]) -> tuple[str, ...]:
    """The files of an earlier copy in that place. Raises UsageError if writing there could touch anything else."""
    for path in paths:
        source = Path(path).resolve()
        if target == source or target in source.parents:
            raise UsageError(f"{shown} holds the source", hint="the copy needs a folder of its own beside it")
        if source in target.parents:
            hint = f"name a folder outside {path}, or the next run would take the copy for a part of the archive"
            raise UsageError(f"{shown} lies inside the source", hint=hint)
    if not is_there(target):
        return ()
    if not is_folder(target):
        raise UsageError(f"{shown} is a file", hint="name a folder")
    return _own(target, shown)


def _own(target: Path, shown: str) -> tuple[str, ...]:
    """The files of an earlier copy. Raises UsageError if anything in it isn't as newslint wrote it."""
    held = sorted(entries_under(target))
    if not held:
        return ()
    if manifest.NAME not in held:
        raise UsageError(f"{shown} isn't empty", hint="name a folder that doesn't exist yet")
    own = manifest.read_owned(target)
    for name in held:
        if name == manifest.NAME or (name == manifest.IGNORE and _is_own_ignore(target / name)):
            continue
        if name not in own:
            raise UsageError(
                f"{shown} holds {name}, which newslint didn't write", hint="move it, or name another folder"
            )
        if (target / name).is_symlink() or manifest.digest(target / name) != own[name]:
            hint = "move it, or name another folder: the new copy would take its place"
            raise UsageError(f"{name} in {shown} was edited since", hint=hint)
    return tuple(held)


def _is_own_ignore(file: Path) -> bool:
    return not file.is_symlink() and read_regular(file) == _IGNORED.encode()


def _clean(plan: Plan, made: Path, parsed: argparse.Namespace, streams: Streams) -> Callable[[], int]:
    """Write the copy, and return what tells of it and gives the exit code."""
    found = _decide(plan, parsed, streams)
    written = dropped = 0
    with (made / manifest.NAME).open("w", encoding="utf-8") as file:
        (made / manifest.IGNORE).write_text(_IGNORED, encoding="utf-8")
        told = manifest.Manifest(file)
        told.begin(plan)
        names, copies = _names(plan, found)
        copier = Copier(plan, found, made, set(copies.values()))
        outputs: dict[str, tuple[str, ...]] = {}
        for path in found.paths:
            told.path, told.name = path, copies[path]
            copied = copier.copied(path, told.name, told)
            outputs[path] = copied.outputs
            told.end(names[path], copied, made)
            written += len(copied.outputs)
            dropped += copied.dropped
            if copied.outputs == (told.name,) and (beside := copy_side_car(path, told.name, made)):
                told.path, told.name = path + ENDING, told.name + ENDING
                told.end(names[path] + ENDING, beside, made)
        for twin in _twins(found):
            told.path, told.name = twin.path, copies[twin.path]
            put = _copy_twin(made, copies[twin.same_as], told.name, outputs[twin.same_as])
            told.twin(names[twin.path], names[twin.same_as], put, made)
            written += len(put)
        told.finish()
        _remove_empty(made)
        file.flush()
        os.fsync(file.fileno())

    def tell() -> int:
        if not parsed.quiet:
            streams.write(summary(told, plan.rules))
        tell_unread(found.unread, streams)
        tell_nothing(found.documents, found.skipped, found.unread, streams)
        for line in losses(found):
            streams.error(line)
        streams.error(closing_line(found, told, written, dropped))
        return weigh_unread(found.unread, looked=bool(found.documents))

    return tell


def _remove_empty(made: Path) -> None:
    """Remove the folders of which all files are gone."""
    for place, _, _ in os.walk(made, topdown=False):
        with contextlib.suppress(OSError):
            if place != str(made):
                Path(place).rmdir()


def _twins(found: Decisions) -> list[Skipped]:
    """The other names of files that are copied: they are in the copy, too."""
    return [item for item in found.skipped if item.same_as in set(found.paths)]


def _names(plan: Plan, found: Decisions) -> tuple[dict[str, str], dict[str, str]]:
    """For each file the name under which it comes back, and the one that it has in the copy."""
    naming = Naming(plan.paths)
    names: dict[str, str] = {}
    copies: dict[str, str] = {}
    back: set[str] = set()
    taken = {manifest.NAME, manifest.IGNORE}
    for path in (*found.paths, *(twin.path for twin in _twins(found))):
        names[path] = free_name(naming(path), back)
        back.add(names[path])
        copies[path] = free_name(names[path], taken)
        taken.add(copies[path])
    return names, copies


def _copy_twin(made: Path, first: str, name: str, outputs: Sequence[str]) -> tuple[str, ...]:
    """The file under its other name, where what came of it is one file."""
    if tuple(outputs) != (first,):
        return ()
    (made / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made / first, made / name)
    return (name,)


def _decide(plan: Plan, parsed: argparse.Namespace, streams: Streams) -> Decisions:
    """Look at every document, here or elsewhere, and show how far it has come."""
    archive = archive_around(plan.settings, plan.paths, (), around_rules(plan))
    if uses_spark(parsed):
        refuse_store(archive, {"--engine spark": True})
        return decide(plan, spread=spread(parsed, plan.paths, plan.settings))
    with Progress(streams, quiet=parsed.quiet) as progress:
        total = partial(size_of, plan.paths, plan.settings.exclude)
        try:
            around = Surroundings(archive) if archive.root else None
            found = decide(plan, partial(progress.follow, then="pairing", total=total), around=around)
        finally:
            archive.close()
        found.told += archive.notices
        return found


def _show(plan: Plan, parsed: argparse.Namespace, streams: Streams) -> int:
    found = _decide(plan, parsed, streams)
    changed = 0
    for lines in diff_documents(plan, found):
        changed += 1
        streams.write(escape_controls(line) + "\n" for line in lines)
    tell_unread(found.unread, streams)
    streams.error("; ".join((f"would change {changed} of {count(found.documents, 'document')}", *found.told)))
    return weigh_unread(found.unread, looked=bool(found.documents))


def _revert(paths: Sequence[str], made: Path, streams: Streams) -> Callable[[], int]:
    """Give the sources back, and return what tells of it and gives the exit code."""
    restored = 0
    wrong: list[str] = []
    for folder in map(Path, paths):
        if not is_there(folder / manifest.NAME):
            hint = "name a folder that `newslint clean -o` wrote"
            raise UsageError(f"{folder} holds no {manifest.NAME}", hint=hint)
        for name, whole in revert(folder, made):
            restored += whole
            wrong += [] if whole else [name]
    if not restored:
        raise UsageError("nothing could be given back", path=str(paths[0]), hint="was the copy changed?")

    def tell() -> int:
        for name in wrong:
            streams.error(f"newslint: {name}: its cleaned copy was changed or is gone; it can't be given back")
        streams.error(f"gave back {count(restored, 'file')}" + (f"; {len(wrong)} could not be" if wrong else ""))
        return UNTRUSTED if wrong else OK

    return tell
