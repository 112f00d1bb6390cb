"""The manifest of a cleaned copy: JSON Lines that tell every change, and how the source is had back."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from msgspec import Struct, field
from msgspec.structs import asdict

from newslint.cleaning.cleaner import Change
from newslint.cleaning.copier import ORIGINALS, CopyResult
from newslint.cleaning.plans import Plan
from newslint.errors import ReadingError
from newslint.formats.edit_in_place import Hunk

NAME = "manifest.jsonl"
#: says that the manifest is no story
IGNORE = ".newslintignore"
SCHEMA = 1
#: examples of what a rule took out that a summary shows, and how much of each
EXAMPLES = 3
_BLOCK = 1 << 20


class Manifest(Struct):
    """Writes the manifest of a copy, and keeps count for whoever tells of the run.

    Rows are of a `kind`: `change` (step, rule, lines of the source, what stood there, what was put), `undo` (bytes of
    the copy and what stood in their place), and last for each file `file`.
    """

    file: IO[str]
    path: str = ""
    name: str = ""
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

    def _row(self, row: dict[str, Any]) -> None:
        self.file.write(json.dumps(row) + "\n")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of the manifest of a cleaned copy. Raises ReadingError if it is broken."""
    path = folder / NAME
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
            except ValueError:
                raise ReadingError("the manifest is broken", path=str(path), line=number) from None
            if number == 1 and row.get("schema") != SCHEMA:
                raise ReadingError("the manifest is of another version of newslint", path=str(path), line=1)
            yield row


def read_owned(folder: Path) -> dict[str, str]:
    """The files that a cleaned copy wrote, each with its digest."""
    return {
        name: digest for row in rows(folder) if row.get("kind") == "file" for name, digest in row["outputs"].items()
    }


def revert(folder: Path, made: Path) -> Iterator[tuple[str, bool]]:
    """Write the sources of a cleaned copy to another folder: each one's name, and whether it came out as it was."""
    hunks: list[Hunk] = []
    for row in rows(folder):
        if row.get("kind") == "undo":
            hunks.append(Hunk(row["at"], row["length"], row["was"].encode("utf-8", "surrogateescape")))
        elif row.get("kind") == "file":
            out = (made / row["restore"]).resolve()
            if made.resolve() not in out.parents:
                raise ReadingError(f"{row['restore']} leads out of the folder", path=str(folder / NAME))
            yield row["restore"], _restore(folder, row, hunks, out)
            hunks = []


def _restore(folder: Path, row: dict[str, Any], hunks: list[Hunk], out: Path) -> bool:
    out.parent.mkdir(parents=True, exist_ok=True)
    name = next(iter(row["outputs"]), None)
    try:
        if row["undo"] == "kept":
            shutil.copyfile(folder / ORIGINALS / row["name"], out)
        elif name is None:
            out.write_bytes(b"".join(hunk.was for hunk in hunks))
        else:
            with (folder / name).open("rb") as source, out.open("wb") as target:
                for hunk in hunks:
                    _copy(source, target, hunk.at - source.tell())
                    target.write(hunk.was)
                    source.seek(hunk.length, 1)
                shutil.copyfileobj(source, target, _BLOCK)
    except FileNotFoundError:
        return False
    if digest(out) == row["sha256"]:
        return True
    out.unlink()
    return False


def _copy(source: IO[bytes], target: IO[bytes], length: int) -> None:
    while length > 0 and (block := source.read(min(length, _BLOCK))):
        target.write(block)
        length -= len(block)
