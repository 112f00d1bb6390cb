"""The manifest of a cleaned copy: JSON Lines that tell every change, and how the source is had back."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath
from typing import IO, Any, BinaryIO

from msgspec import Struct, field
from msgspec.structs import asdict

from newslint.cleaning.cleaner import Change
from newslint.cleaning.copier import ORIGINALS, CopyResult
from newslint.cleaning.plans import Plan
from newslint.errors import ReadingError
from newslint.formats.edit_in_place import Hunk
from newslint.formats.walk import MANIFEST
from newslint.opening import open_regular

NAME = MANIFEST
#: says that the manifest is no story
IGNORE = ".newslintignore"
#: 2: the last row says how many files there are
SCHEMA = 2
_READABLE = (1, SCHEMA)
#: examples of what a rule took out that a summary shows, and how much of each
EXAMPLES = 3
#: a row may be this long, in bytes: it holds what was taken out of a document
_LONGEST = 1 << 28
_MOST = 1 << 62
_HINT = "the copy can't be trusted: make it anew from the source"


class Manifest(Struct):
    """Writes the manifest of a copy, and keeps count for whoever tells of the run.

    Rows are of a `kind`: `change` (step, rule, lines of the source, what stood there, what was put), `undo` (bytes of
    the copy and what stood in their place), and last for each file `file`.
    """

    file: IO[str]
    path: str = ""
    name: str = ""
    files: int = 0
    digests: dict[str, str] = field(default_factory=dict)
    by_step: Counter[str] = field(default_factory=Counter)
    lines_by_step: Counter[str] = field(default_factory=Counter)
    words_by_step: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def begin(self, plan: Plan) -> None:
        """The first row: what was asked for."""
        self._row({"schema": SCHEMA, "steps": plan.steps, "repeats": plan.repeats, "split": plan.split})

    def change(self, change: Change, record: str | None) -> None:
        """A change to the file that is being copied."""
        self.by_step[change.step] += 1
        self.lines_by_step[change.step] += change.lines
        self.words_by_step[change.step] += change.words
        key = (change.step, change.code)
        self.by_rule[key] += 1
        shown = f"{change.removed} → {change.put}" if change.put else change.removed
        if len(self.examples[key]) < EXAMPLES and shown.strip() and shown not in self.examples[key]:
            self.examples[key].append(shown)
        told = {name: value for name, value in asdict(change).items() if name != "kept" or value}
        self._row({"kind": "change", "path": self.path, "record": record, **told})

    def hunk(self, hunk: Hunk) -> None:
        """Bytes that differ between a file's copy and its source."""
        row = {"kind": "undo", "at": hunk.at, "length": hunk.length}
        self._row({**row, "was": hunk.was.decode("utf-8", "surrogateescape")})

    def end(self, restore: str, copied: CopyResult, made: Path) -> None:
        """The row of a file, after all of its changes: where it came from and goes back to, and what came of it."""
        row = {"kind": "file", "path": self.path, "restore": restore, "sha256": copied.sha256}
        outputs = {name: digest(made / name) for name in copied.outputs}
        self._row({**row, "outputs": outputs, "undo": copied.undo, "name": self.name})
        self.digests[restore] = copied.sha256
        self.files += 1

    def twin(self, restore: str, of: str, outputs: Collection[str], made: Path) -> None:
        """The row of a file that is another name of one that was copied: what comes of that comes of it."""
        row = {"kind": "file", "path": self.path, "restore": restore, "of": of, "sha256": self.digests[of]}
        told = {name: digest(made / name) for name in outputs}
        self._row({**row, "outputs": told, "undo": "twin", "name": self.name})
        self.files += 1

    def finish(self) -> None:
        """The last row: a manifest without it was cut."""
        self._row({"kind": "end", "files": self.files})

    def _row(self, row: dict[str, Any]) -> None:
        self.file.write(json.dumps(row) + "\n")


def digest(path: Path) -> str:
    """The SHA-256 of a regular file, in hexadecimal. Raises OSError."""
    with open_regular(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of the manifest of a cleaned copy, with what they must have. Raises ReadingError if it is broken."""
    path = folder / NAME
    try:
        with open_regular(path) as lines:
            yield from _checked(path, lines)
    except OSError as error:
        raise ReadingError(f"the manifest can't be read: {error.strerror}", path=str(path)) from None


def _checked(path: Path, lines: BinaryIO) -> Iterator[dict[str, Any]]:
    schema: Any = None
    files, ended, number = 0, False, 0
    while line := lines.readline(_LONGEST):
        number += 1
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise ReadingError("the manifest is broken", path=str(path), line=number, hint=_HINT) from None
        if number == 1:
            schema = row.get("schema") if isinstance(row, dict) else None
            if isinstance(schema, bool) or schema not in _READABLE:
                raise ReadingError("the manifest is of another version of newslint", path=str(path), line=1)
        elif ended or not isinstance(row, dict) or not _is_row(row):
            what = f"row {number} isn't what newslint writes"
            raise ReadingError(what, path=str(path), line=number, hint=_HINT)
        elif row["kind"] == "end":
            ended = bool(row["files"] == files)
        files += row.get("kind") == "file"
        yield row
    if schema != 1 and not ended:
        raise ReadingError("the manifest has no end: rows are missing", path=str(path), line=number, hint=_HINT)


def _is_row(row: dict[str, Any]) -> bool:
    """Whether a row has what rows of its kind have."""
    match row:
        case {"kind": "change"}:
            return True
        case {"kind": "undo", "at": int(at), "length": int(length), "was": str(was)}:
            return 0 <= at < _MOST and 0 <= length < _MOST and _bytes_of(was) is not None
        case {"kind": "end", "files": int()}:
            return True
        case {"kind": "file", "path": str(), "restore": str(restore), "sha256": str(), "name": str(name)}:
            outputs, undo = row.get("outputs"), row.get("undo")
            return (
                isinstance(outputs, dict)
                and all(isinstance(digest, str) and is_inside(output) for output, digest in outputs.items())
                and undo in ("same", "hunks", "kept", "twin")
                and isinstance(row.get("of", ""), str)
                and is_inside(restore)
                and is_inside(name)
            )
    return False


def is_inside(name: str) -> bool:
    """Whether a path stays in the folder that it counts from."""
    parts = PurePath(name).parts
    return bool(parts) and "\0" not in name and not PurePath(name).is_absolute() and ".." not in parts


def _bytes_of(was: str) -> bytes | None:
    try:
        return was.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return None


def read_owned(folder: Path) -> dict[str, str]:
    """The files that a cleaned copy wrote, its originals among them, each with its digest."""
    owned: dict[str, str] = {}
    for row in rows(folder):
        if row.get("kind") == "file":
            owned.update(row["outputs"])
            if row["undo"] == "kept":
                owned[f"{ORIGINALS}/{row['name']}"] = row["sha256"]
    return owned
