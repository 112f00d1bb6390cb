"""A cleaned copy of an archive: damage mended, furniture out, repeated stories out. The source is never written.

DIR/manifest.jsonl lists every change with its rule and lines; `newslint clean --revert DIR -o OUT` gives the source
back byte for byte. DIR appears when all of it is written: who stops the run in the middle has the old or the new.
Exit code: 0 all was cleaned, 2 something could not be read or written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newslint.cleaning import STEPS, Cleaned, Cleaner, undo, undone
from newslint.cli import OK, UNTRUSTED
from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.model import Document, Format
from newslint.reading import document as document_of
from newslint.reading import format_of
from newslint.reading.files import files
from newslint.reading.writing import can_write
from newslint.rulebook import load_rules
from newslint.segmenting import segment

MANIFEST = "manifest.jsonl"
SCHEMA = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint clean`."""
    add_reading(parser)
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="where the copy goes; must not exist")
    for step in STEPS:
        parser.add_argument(f"--no-{step}", dest=step, action="store_false", help=f"leave {step} in")
    parser.add_argument("--split", action="store_true", help="write each story of a page of text to a file of its own")
    parser.add_argument("--revert", action="store_true", help="PATH is a cleaned copy: give its source back")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Write the copy, or with --revert the source."""
    paths = parsed.paths or ["."]
    target = Path(parsed.output).resolve()
    if any(target == Path(p).resolve() or target in Path(p).resolve().parents for p in paths):
        raise UsageError(f"{parsed.output} holds the source", hint="the copy needs a folder of its own")
    old = target.is_dir() and any(target.iterdir())
    if target.exists() and not target.is_dir():
        raise UsageError(f"{parsed.output} is a file", hint="name a folder")
    if old and not (target / MANIFEST).is_file():
        raise UsageError(f"{parsed.output} isn't empty", hint="name a folder that doesn't exist yet")
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        made.chmod(0o755)
        code = _revert(paths, made, streams) if parsed.revert else _clean(parsed, paths, target, made, streams)
        if target.exists():
            aside = made.with_name(made.name + ".old")
            target.replace(aside)
            made.replace(target)
            shutil.rmtree(aside)
        else:
            made.replace(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return code


def _clean(parsed: argparse.Namespace, paths: Sequence[str], target: Path, made: Path, streams: Streams) -> int:
    settings = settings_from(parsed)
    steps = [step for step in STEPS if getattr(parsed, step)]
    cleaner = Cleaner(settings, load_rules(settings), steps)
    read = written = changed = unread = 0
    names: set[str] = set()
    with (made / MANIFEST).open("w", encoding="utf-8") as manifest:
        manifest.write(json.dumps({"schema": SCHEMA, "steps": steps, "split": parsed.split}) + "\n")
        for item in files(paths, settings.exclude):
            if isinstance(item, str) and (item == "-" or target in Path(item).resolve().parents):
                continue
            if not isinstance(item, str):
                unread += hasattr(item, "what")
                streams.error(f"newslint: {item.path}: {getattr(item, 'what', None) or getattr(item, 'why', '')}")
                continue
            try:
                result = cleaner.cleaned(item, Path(item).read_bytes())
            except (OSError, EOFError, zlib.error, ValueError) as error:
                unread += 1
                streams.error(f"newslint: {item}: can't be cleaned: {error}")
                continue
            name = _free(_name(item, paths), names)
            read += 1
            changed += len(result.changes)
            for row in _rows(result, name, made, split=parsed.split):
                written += len(row["outputs"]) if row["kind"] == "file" else 0
                manifest.write(json.dumps(row) + "\n")
        manifest.flush()
        os.fsync(manifest.fileno())
    streams.error(f"cleaned {read} files into {written}: {changed} changes" + (f"; unread {unread}" if unread else ""))
    return UNTRUSTED if unread or not read else OK


def _rows(result: Cleaned, name: str, made: Path, *, split: bool) -> Iterator[dict[str, Any]]:
    """Write what came of a file; the manifest's rows about it: its changes, and how to undo them."""
    for change in result.changes:
        yield {"kind": "change", "path": name, **asdict(change)}
    pieces = list(_pieces(result, name)) if split else []
    row: dict[str, Any] = {"kind": "file", "path": name, "source": result.path}
    row["sha256"] = hashlib.sha256(result.before).hexdigest()
    if len(pieces) > 1:
        for piece, content in pieces:
            _put(made / piece, content)
        yield {**row, "outputs": [piece for piece, _ in pieces], "undo": undo_whole(result.before)}
    elif result.after is None:
        yield {**row, "outputs": [], "undo": undo_whole(result.before)}
    else:
        _put(made / name, result.after)
        how = undo(result.before, result.after) if result.after != result.before else {"hunks": []}
        yield {**row, "outputs": [name], "undo": how}


def undo_whole(before: bytes) -> dict[str, Any]:
    """A way to undo that needs no cleaned file."""
    return {"whole": before.decode("utf-8", "surrogateescape")}


def _pieces(result: Cleaned, name: str) -> Iterator[tuple[str, bytes]]:
    """The stories of a page of text, each with the name of its own file."""
    form = format_of(result.path.lower())
    if result.after is None or not can_write(name) or form is Format.HTML or not _is_page(name):
        return
    document: Document = document_of(result.path, result.after, form)
    stem, dot, ending = name.rpartition(".")
    for story in segment(document).stories:
        text = story.span.of(document.text).rstrip() + "\n"
        yield f"{stem}-{story.number:03d}{dot}{ending}", text.encode("utf-8", "surrogateescape")


def _is_page(name: str) -> bool:
    return name.lower().endswith((".txt", ".text", ".md", ".markdown"))


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
    stem, dot, ending = name.partition(".")
    number, free = 1, name
    while free in names or free == MANIFEST:
        number += 1
        free = f"{stem}~{number}{dot}{ending}"
    names.add(free)
    return free


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _revert(paths: Sequence[str], made: Path, streams: Streams) -> int:
    restored = wrong = 0
    for folder in map(Path, paths):
        manifest = folder / MANIFEST
        if not manifest.is_file():
            raise UsageError(f"{folder} holds no {MANIFEST}", hint="name a folder that `newslint clean -o` wrote")
        with manifest.open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("kind") != "file":
                    continue
                name, how = row["path"], row["undo"]
                out = (made / name).resolve()
                if made.resolve() not in out.parents:
                    raise UsageError(f"{manifest}: {name} leads out of the folder")
                after = b"" if "whole" in how else (folder / name).read_bytes()
                content = undone(after, how)
                if hashlib.sha256(content).hexdigest() != row["sha256"]:
                    wrong += 1
                    streams.error(f"newslint: {name}: was changed since it was cleaned; can't be given back")
                    continue
                _put(out, content)
                restored += 1
    streams.error(f"gave back {restored} files" + (f"; {wrong} could not be" if wrong else ""))
    return UNTRUSTED if wrong else OK
