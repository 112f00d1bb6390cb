"""Files that a command writes: none of them may be one that it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from newslint.decisions import NAME, NAMES
from newslint.errors import UsageError
from newslint.formats.own_reports import HTML_BEGINS, JSON_BEGINS
from newslint.formats.registry import is_readable
from newslint.formats.replacing import is_sink, replace_file
from newslint.formats.walk import IGNORE_FILES, walk_files
from newslint.opening import irregular, is_file, is_stream, open_regular
from newslint.settings import Settings

#: how a report of each format begins: an earlier one in a folder that is read gives way to a new one
_BEGINNINGS = {
    "json": re.compile(JSON_BEGINS),
    "jsonl": re.compile(rb'\{(?:"code": ?"[A-Z]{3}\d{3}", ?"name"|"id": ?"[0-9a-f]{16}", ?"kind")'),
    "sarif": re.compile(rb"\{[^}]{0,300}sarif"),
    "gitlab": re.compile(rb'\[\s*(?:\]|\{[^}]{0,200}"(?:check_name|description|fingerprint)")'),
    "junit": re.compile(rb"<\?xml[^>]*>\s*<testsuites"),
    "html": re.compile(HTML_BEGINS, re.DOTALL),
    "concise": re.compile(rb"[^\n]{1,4096}:\d+(?::\d+: |: unread: )"),
    "github": re.compile(rb"::(?:error|warning|notice) file="),
    "text": re.compile(rb"[^\n]{1,4096}\n  (?:story \d+\n|\d+:\d+  |could not be read)"),
    "baseline": re.compile(rb'\{"newslint": ?"baseline"'),
    "dropped": re.compile(rb'\{"id": ?(?:"(?:[^"\\]|\\.)*"|null), ?"path": ?"|id,path,kept'),
    "settings": re.compile(rb"# written by `newslint init`"),
}
_Key = tuple[int, int]


def parse_outputs(asked: Sequence[str], formats: Sequence[str]) -> list[tuple[str, str | None]]:
    """Each output asked for as (format, path), path None for standard output. Raises UsageError."""
    outputs = []
    for word in asked:
        name, colon, path = word.partition(":")
        if name not in formats:
            from difflib import get_close_matches

            close = get_close_matches(name, formats, 1)
            hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(formats)}"
            raise UsageError(f"unknown output format `{name}`", hint=hint)
        if colon and not path:
            raise UsageError(f"`{word}` names no file", hint=f"{name}:FILE, or {name} alone for standard output")
        outputs.append((name, path or None))
    if sum(path is None for _, path in outputs) > 1:
        raise UsageError("two outputs can't share standard output", hint="write one to a file: FORMAT:PATH")
    return outputs


def refuse_inputs(
    outputs: Sequence[tuple[str, str]],
    paths: Sequence[str],
    settings: Settings,
    others: Iterable[Path | str] = (),
    is_earlier: Callable[[str, str], bool] | None = None,
) -> None:
    """Raise UsageError if an output, given as (kind, path), is a file that the run reads, by whatever name.

    The run reads what is under `paths`, what stands beside those files, its settings, and `others`. An output of an
    earlier run in a folder that is read is no input: `is_earlier` tells by kind and path, else its beginning does.
    """
    is_earlier = is_earlier or _is_earlier
    refuse_twins([path for _, path in outputs])
    there = [(kind, path, key) for kind, path in outputs if not is_sink(path) and (key := _key(path))]
    for _, path, _ in there:
        if ".git" in Path(path).resolve().parts:
            raise UsageError("is git's own", path=path, hint="name another file")
    if not there:
        return
    read = _inputs(paths, settings, others)
    for kind, path, key in there:
        if key not in read or (kind != "baseline" and read[key](path) and is_earlier(kind, path)):
            continue
        raise UsageError("is read by this run, and would be lost", path=path, hint="name a new file for the output")


def refuse_twins(paths: Iterable[str | None]) -> None:
    """Raise UsageError if two outputs are one file; None is standard output."""
    seen: set[object] = set()
    for path in paths:
        if path and not is_sink(path):
            one: object = _key(path) or Path(path).resolve()
            if one in seen:
                raise UsageError("is to be written twice", path=path, hint="name another file for one of them")
            seen.add(one)


def _key(path: str | Path) -> _Key | None:
    """What the names of one file have in common; None for one that isn't there. Raises UsageError for a pipe."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    if what := irregular(found):
        raise UsageError(f"is {what}", path=str(path), hint="name a file")
    return found.st_dev, found.st_ino


def _inputs(
    paths: Sequence[str], settings: Settings, others: Iterable[Path | str]
) -> dict[_Key, Callable[[str], bool]]:
    """The files that are read, and for each whether a path is that very entry of a folder, and no other link to it."""
    found: dict[_Key, Callable[[str], bool]] = {}
    for path, in_folder in _read(paths, settings, others):
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            continue
        found[status.st_dev, status.st_ino] = _same_entry(path) if in_folder else lambda other: False
    return found


def _same_entry(path: str | Path) -> Callable[[str], bool]:
    def same(other: str) -> bool:
        one, two = Path(path), Path(other)
        return one.name == two.name and one.parent.resolve() == two.parent.resolve() and not two.is_symlink()

    return same


def _read(paths: Sequence[str], settings: Settings, others: Iterable[Path | str]) -> Iterator[tuple[str | Path, bool]]:
    named = set(paths)
    for item in walk_files(paths, settings.exclude):
        path = item if isinstance(item, str) else item.path
        if not is_stream(path):
            yield path, path not in named
            yield f"{path}.newslint", False
    for path in paths:
        for name in IGNORE_FILES if not is_stream(path) else ():
            yield Path(path, name), False
    if settings.path:
        yield settings.path, False
    for path in (*settings.facts, *settings.packs, NAME, NAMES):
        yield settings.locate(path), False
    for other in others:
        yield other, False


def _is_earlier(kind: str, path: str) -> bool:
    """Whether a file is what an earlier run has written there, or empty."""
    try:
        with open_regular(path) as file:
            begins = file.read(4096)
    except OSError:
        return False
    return not begins or (kind in _BEGINNINGS and _BEGINNINGS[kind].match(begins) is not None)


def refuse_stranger(kind: str, path: str | Path) -> None:
    """Raise UsageError if a file is there that no earlier run has written."""
    if _key(path) and not _is_earlier(kind, str(path)):
        raise UsageError(f"holds something else than {kind}", path=str(path), hint="move it, or name another file")


def write_text(path: str, pieces: Iterable[str]) -> None:
    """Put a text in the place of a file, whole or not at all. Raises UsageError if it can't be written."""
    try:
        with replace_file(path) as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"can't be written: {told}", path=path) from None


def own_files(outputs: Iterable[str]) -> tuple[str, ...]:
    """Those of the outputs that a later run would read as stories: this one passes over them."""
    return tuple(path for output in outputs if is_readable(output) for path in (output, *_earlier_parts(output)))


def _earlier_parts(path: str) -> list[str]:
    """The files by source that an earlier run has written beside a long report."""
    if is_sink(path):
        return []
    from glob import escape

    name = Path(path)
    beside = name.parent.glob(f"{escape(name.stem)}-*{name.suffix}")
    return [str(one) for one in beside if is_file(one) and _is_earlier("html", str(one))]
