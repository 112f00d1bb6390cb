"""The second pass: writes the cleaned copy of each file, a unit at a time, and tells how it is undone."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec import Struct
from msgspec.structs import replace

from newslint.cleaning.cleaner import Change
from newslint.cleaning.names import free_name
from newslint.cleaning.piece_table import PieceTable
from newslint.cleaning.plans import Decisions, Entry, Plan
from newslint.cleaning.second_pass import cleaner_of, decide_entry, needs_second_pass, story_spans
from newslint.faults import fault_of
from newslint.formats import read_stream
from newslint.formats.compression import Compression, compression_of, pack_bytes, unpacked
from newslint.formats.decoding import with_surrogates
from newslint.formats.edit_in_place import Hunk, apply_patches
from newslint.formats.registry import format_of, is_compressed
from newslint.model import Document, Unread
from newslint.opening import open_regular, read_regular
from newslint.pipeline.suppressions import ENDING

#: where files wait, inside the copy, that can't be had back from their cleaned form: compressed, Parquet, split pages
ORIGINALS = ".originals"


class CopyResult(Struct, frozen=True):
    """What became of a file: a digest of the source, the files that came of it, how it is undone, what was dropped.

    `undo` is `same` (the copy is the source), `hunks` (told as they came) or `kept` (it waits under `ORIGINALS`).
    """

    sha256: str
    outputs: tuple[str, ...]
    undo: str
    dropped: int = 0


def copy_side_car(path: str, name: str, made: Path) -> CopyResult | None:
    """Put what somebody lets stand in a file beside its copy: there it stands as well. None if nobody can read it.

    Raises OSError if it can't be written.
    """
    try:
        raw = read_regular(path + ENDING)
    except OSError:
        return None
    (made / (name + ENDING)).write_bytes(raw)
    return CopyResult(hashlib.sha256(raw).hexdigest(), (name + ENDING,), "same")


class Teller(Protocol):
    """Who writes the manifest."""

    def change(self, change: Change, record: str | None) -> None:
        """A change was made to the file that is being copied."""

    def hunk(self, hunk: Hunk) -> None:
        """Bytes differ between the file that is being copied and what came of it."""


class Copier:
    """Copies files with what the first pass decided about them, in its order."""

    def __init__(self, plan: Plan, found: Decisions, made: Path, taken: set[str]) -> None:
        """`taken` are the names that files have in the copy; those that come to be are put to them."""
        self.taken = taken
        self.plan = plan
        self.found = found
        self.made = made
        self._entries = found.entries()
        self._ahead = next(self._entries, None)
        self._pieces: list[bytes] = []
        self.cleaner = cleaner_of(plan)
        self._broken = {item.path for item in found.unread if item.line is None}

    def copied(self, path: str, name: str, teller: Teller) -> CopyResult:
        """Write the cleaned copy of a file under a name; what can't be cleaned is copied as it is. Raises OSError."""
        try:
            return self._copied(path, name, teller)
        except OSError:
            raise
        except ValueError as error:
            self.found.unread.append(Unread(path, f"can't be cleaned: {error}", None, "it is copied as it is"))
        except Exception as error:
            self.found.unread.append(fault_of(error, path))
        self.skip(path)
        with open_regular(path) as source, (self.made / name).open("wb") as target:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            source.seek(0)
            shutil.copyfileobj(source, target)
        return CopyResult(digest, (name,), "same")

    def _copied(self, path: str, name: str, teller: Teller) -> CopyResult:
        target = self.made / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with open_regular(path) as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
        columnar = format_of(path).columnar
        if columnar and is_compressed(path):
            # Parquet is compressed inside; nobody writes it like this, and it can't be cut into batches
            self.found.unread.append(
                Unread(path, "can't be cleaned: compressed Parquet", None, "it is copied as it is")
            )
            self._broken.add(path)
        if path in self._broken:
            self.skip(path)
            shutil.copyfile(path, target)
            return CopyResult(digest, (name,), "same")
        if columnar:
            from newslint.cleaning.tables import write_table

            changed, dropped = write_table(self, path, target, teller)
            left = True
        else:
            changed, dropped, left = self._written(path, target, teller)
        outputs = [name] if left else []
        if self.plan.split and left and _is_page(path):
            outputs = self._split(path, target, name) or outputs
        whole = not columnar and _compression(path) is None and outputs in ([name], [])
        if not left:
            target.unlink()
        if not changed and outputs == [name]:
            shutil.copyfile(path, target)
            return CopyResult(digest, (name,), "same", dropped)
        if not whole:
            original = self.made / ORIGINALS / name
            original.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, original)
        return CopyResult(digest, tuple(outputs), "hunks" if whole else "kept", dropped)

    def entries(self, path: str, place: int | None = None) -> Iterator[Entry]:
        """What was decided about the documents of a file that come next, or about the one at that place."""
        while (entry := self._ahead) and entry.path == path and place in (None, entry.patch.place):
            self._ahead = next(self._entries, None)
            yield entry

    def skip(self, path: str) -> None:
        """Pass over what was decided about a file."""
        for _ in self.entries(path):
            pass

    def _written(self, path: str, target: Path, teller: Teller) -> tuple[bool, int, bool]:
        """Write a file of text or records: whether it changed, how many were dropped, and whether anything is left."""
        changed, dropped, at = False, 0, 0
        with open_regular(path) as source, target.open("wb") as file:
            packed = compression_of(source.peek(4)[:4])
            stream = unpacked(source, packed, self.plan.settings.limits.expansion) if packed else source
            out = packed.pack(file) if packed else file
            for number, unit in enumerate(_units(path, stream), 1):
                entries = list(self.entries(path, number if _is_lines(path) else None))
                after, hunks, gone = self._unit(path, unit, entries, teller)
                for hunk in hunks if not packed else ():
                    teller.hunk(replace(hunk, at=at + hunk.at))
                changed, dropped, at = changed or bool(hunks), dropped + gone, at + len(after)
                out.write(after)
            if packed:
                out.close()
        if self._ahead and self._ahead.path == path:
            raise ValueError("it was changed while it was read")
        return changed, dropped, bool(at or not changed)

    def _unit(self, path: str, unit: bytes, entries: list[Entry], teller: Teller) -> tuple[bytes, list[Hunk], int]:
        """The bytes of a unit with what was decided in them, the way back, and how many stories were dropped."""
        if any(needs_second_pass(self.found, entry) for entry in entries):
            read = read_stream(path, io.BytesIO(unit), self.plan.settings)
            documents = [item for item in read if isinstance(item, Document)]
            entries = [
                decide_entry(self.found, entry, item, self.cleaner)
                for entry, item in zip(entries, documents, strict=True)
            ]
        try:
            after, hunks = apply_patches(path, unit, [entry.patch for entry in entries], self.plan.settings.records)
        except ValueError as error:
            line = entries[0].patch.place if _is_lines(path) else None
            self.found.unread.append(Unread(path, f"can't be cleaned: {error}", line, "it is copied as it is"))
            return unit, [], 0
        if self.plan.split and _is_page(path):
            self._pieces = [piece for entry in entries for piece in self._stories(path, unit, entry)]
        for entry in entries:
            for change in entry.changes:
                teller.change(change, entry.record)
        return after, hunks, sum(change.step == "repeats" for entry in entries for change in entry.changes)

    def _split(self, path: str, target: Path, name: str) -> list[str]:
        """Write each story of a cleaned page to a file of its own in the page's place, if it has several."""
        pieces, packed = self._pieces, _compression(path)
        if len(pieces) < 2:
            return []
        stem, dot, ending = _split_name(name)
        outputs = []
        for number, piece in enumerate(pieces, 1):
            output = free_name(f"{stem}-{number:03d}{dot}{ending}", self.taken)
            self.taken.add(output)
            (self.made / output).write_bytes(pack_bytes(piece, packed) if packed else piece)
            outputs.append(output)
        target.unlink()
        return outputs

    def _stories(self, path: str, unit: bytes, entry: Entry) -> list[bytes]:
        """The stories of a cleaned page of text, each as bytes in UTF-8."""
        read = read_stream(path, io.BytesIO(unit), self.plan.settings)
        page = next((item for item in read if isinstance(item, Document)), None)
        if page is None or entry.patch.dropped:
            return []
        text = PieceTable(with_surrogates(page.text, page.damage), entry.patch.edits).text
        found = (span.of(text).strip("\r\n") for _, span in story_spans(entry, page))
        return [(story + "\n").encode("utf-8", "surrogateescape") for story in found if story.strip()]


def _split_name(name: str) -> tuple[str, str, str]:
    """A name without its endings, the dot, and the endings."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.partition(".")
    return folder + slash + stem, dot, ending


def _is_page(path: str) -> bool:
    return format_of(path).splits


def _is_lines(path: str) -> bool:
    return format_of(path).by_line


def _compression(path: str) -> Compression | None:
    with open_regular(path) as file:
        return compression_of(file.read(4))


def _units(path: str, stream: BinaryIO) -> Iterator[bytes]:
    """What is held at once: a line of JSON Lines, or a whole file."""
    if _is_lines(path):
        yield from stream
    else:
        yield stream.read()
