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
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from newslint.cleaning import folders, manifest
from newslint.cleaning.archive import decide
from newslint.cleaning.copier import ORIGINALS, Copier
from newslint.cleaning.plans import STEPS, Plan
from newslint.cleaning.second_pass import diff_documents
from newslint.cli import OK, UNTRUSTED
from newslint.cli.arguments import add_reading, code_list, settings_from
from newslint.cli.outcome import tell_unread, untrusted
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.pipeline.deduplication import COPIES, KINDS
from newslint.reporting.cleaned import closing_line, losses, summary
from newslint.reporting.escape_controls import escape_controls
from newslint.rulebook import load_rules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint clean`."""
    add_reading(parser)
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
        return _show(_plan(parsed, paths), streams)
    if not parsed.output:
        raise UsageError("where should the copy go?", hint="-o DIR names a new folder; --diff only shows the changes")
    target = Path(parsed.output).resolve()
    _refuse_danger(target, parsed.output, paths)
    try:
        with folders.replace_folder(target) as made:
            return (
                _revert(paths, made, streams) if parsed.revert else _clean(_plan(parsed, paths), made, parsed, streams)
            )
    except OSError as error:
        raise UsageError(
            f"can't write to {parsed.output}: {error.strerror or error}", hint="what was there before is as it was"
        ) from None


def _plan(parsed: argparse.Namespace, paths: tuple[str, ...]) -> Plan:
    """What is to be done, by the settings and the flags over them."""
    if "-" in paths:
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


def _refuse_danger(target: Path, shown: str, paths: Sequence[str]) -> None:
    """Raise UsageError if writing there could touch a source or somebody else's files."""
    for path in paths:
        source = Path(path).resolve()
        if target == source or target in source.parents:
            raise UsageError(f"{shown} holds the source", hint="the copy needs a folder of its own beside it")
        if source in target.parents:
            hint = f"name a folder outside {path}, or the next run would take the copy for a part of the archive"
            raise UsageError(f"{shown} lies inside the source", hint=hint)
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{shown} is a file", hint="name a folder")
    held = {str(file.relative_to(target)): file for file in target.rglob("*") if not file.is_dir()}
    if not held:
        return
    if manifest.NAME not in held:
        raise UsageError(f"{shown} isn't empty", hint="name a folder that doesn't exist yet")
    own = manifest.read_owned(target)
    for name, file in sorted(held.items()):
        if name in (manifest.NAME, manifest.IGNORE) or name.startswith(ORIGINALS + os.sep):
            continue
        if name not in own:
            raise UsageError(
                f"{shown} holds {name}, which newslint didn't write", hint="move it, or name another folder"
            )
        if manifest.digest(file) != own[name]:
            hint = "move it, or name another folder: the new copy would take its place"
            raise UsageError(f"{name} in {shown} was edited since", hint=hint)


def _clean(plan: Plan, made: Path, parsed: argparse.Namespace, streams: Streams) -> int:
    found = decide(plan)
    names: set[str] = set()
    written = dropped = 0
    with (made / manifest.NAME).open("w", encoding="utf-8") as file:
        (made / manifest.IGNORE).write_text(f"/{manifest.NAME}\n", encoding="utf-8")
        told = manifest.Manifest(file)
        told.begin(plan)
        copier = Copier(plan, found, made)
        for path in found.paths:
            restore = _name(path, plan.paths)
            told.path, told.name = path, _free(restore, names)
            copied = copier.copied(path, told.name, told)
            names.update(copied.outputs)
            told.end(restore, copied, made)
            written += len(copied.outputs)
            dropped += copied.dropped
        file.flush()
        os.fsync(file.fileno())
    if not parsed.quiet:
        streams.write(summary(told, plan.rules))
    tell_unread(found.unread, streams)
    for line in losses(found):
        streams.error(line)
    streams.error(closing_line(found, told, written, dropped))
    return untrusted(found.unread, looked=bool(found.documents))


def _show(plan: Plan, streams: Streams) -> int:
    found = decide(plan)
    changed = 0
    for lines in diff_documents(plan, found):
        changed += 1
        streams.write(escape_controls(line) + "\n" for line in lines)
    tell_unread(found.unread, streams)
    streams.error(f"would change {changed} of {found.documents} documents")
    return untrusted(found.unread, looked=bool(found.documents))


def _name(path: str, paths: Sequence[str]) -> str:
    """Where a file goes in the copy: as it stands under the folder that was named, under its name if several were."""
    for given in paths:
        root = Path(given)
        if root.is_dir() and Path(path).is_relative_to(root):
            inside = Path(path).relative_to(root)
            return str(Path(root.resolve().name) / inside if len(paths) > 1 else inside)
    return Path(path).name


def _free(name: str, names: set[str]) -> str:
    """The name, or one like it that no other file has; the manifest has a name of its own."""
    folder, slash, last = name.rpartition("/")
    return folder + slash + next(free for free in _number(last) if folder + slash + free not in {*names, manifest.NAME})


def _number(name: str) -> Iterator[str]:
    stem, dot, ending = name.partition(".")
    number = 1
    yield name
    while True:
        number += 1
        yield f"{stem}~{number}{dot}{ending}"


def _revert(paths: Sequence[str], made: Path, streams: Streams) -> int:
    restored, wrong = 0, []
    for folder in map(Path, paths):
        if not (folder / manifest.NAME).is_file():
            hint = "name a folder that `newslint clean -o` wrote"
            raise UsageError(f"{folder} holds no {manifest.NAME}", hint=hint)
        for name, whole in manifest.revert(folder, made):
            restored += whole
            if not whole:
                wrong.append(name)
                streams.error(f"newslint: {name}: its cleaned copy was changed or is gone; it can't be given back")
    streams.error(f"gave back {restored} files" + (f"; {len(wrong)} could not be" if wrong else ""))
    return UNTRUSTED if wrong or not restored else OK
