"""Members → the arrays of a segment: with NumPy for many, without it for a few that need an answer now."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newslint.duplicates import hashing as spelling
from newslint.duplicates.members import Member, furniture_of, heading_of, minute_of, pack
from newslint.duplicates.pairs import DAY, LEAST_WORDS, NEVER, breaks_off, identify
from newslint.store.segment import ARRAYS, NOWHERE, Seen, Segment, finalise

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: more stories than this are indexed with NumPy
FEW = 60
#: members whose texts are coded at once
BATCH = 512


class FolderBuilder:
    """Writes a segment into a folder as members come; only what finds texts again is held in memory."""

    def __init__(self, folder: Path) -> None:
        from newslint.duplicates.fingerprints import Fingerprinter

        self._folder = folder
        self._prints = Fingerprinter(folder)
        self._pending: list[Member] = []
        self._files: dict[str, BinaryIO] = {name: (folder / name).open("wb") for name in ("members", "furniture")}
        self._told = array("Q", [0])
        self._strange = array("Q", [0])
        self._at = array("Q")

    @property
    def stories(self) -> int:
        """How many stories there are so far."""
        return len(self._at)

    def add(self, member: Member, at: int = NOWHERE) -> None:
        """Add a story, whose record starts at byte `at` of its file."""
        raw = pack(member)
        self._files["members"].write(raw)
        self._told.append(self._told[-1] + len(raw))
        self._at.append(at)
        strange = array("I", shingles_of(furniture_of(member)))
        self._files["furniture"].write(strange.tobytes())
        self._strange.append(self._strange[-1] + len(strange))
        self._pending.append(member)
        if len(self._pending) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        cut = [at for at, member in enumerate(self._pending) if member.breaks_off]
        parts = [at for at, member in enumerate(self._pending) if member.places]
        titles, minutes = map(heading_of, self._pending), map(minute_of, self._pending)
        self._prints.add([member.text for member in self._pending], cut, [*titles], [*minutes], parts)
        self._pending.clear()

    def seal(self) -> None:
        """Write what is left, and the sums that tell damage."""
        import numpy as np

        self._flush()
        found = self._prints.fingerprints()
        order = np.argsort(found.text, kind="stable").astype(np.uint32)
        firsts = np.searchsorted(found.text[order], np.arange(len(found.story) + 1))
        arrays: dict[str, NDArray[Any]] = {
            "offsets": found.codes.offsets.astype(np.uint64),
            "text": found.text,
            "order": order,
            "firsts": firsts.astype(np.uint32),
            "marks": found.digests[found.story],
            "cut": found.cut,
            "given": found.given,
            "keys": found.keys,
            "told": np.array(self._told, dtype=np.uint64),
            "strange": np.array(self._strange, dtype=np.uint64),
            "at": np.array(self._at, dtype=np.uint64),
        }
        for name, values in arrays.items():
            values.tofile(self._folder / name)
        for file in self._files.values():
            file.close()
        finalise(self._folder)


def build_in_memory(members: Sequence[Member], files: Sequence[Seen]) -> Segment:
    """The segment of a few members, in memory."""
    codes = [spelling.token_hashes(member.text) for member in members]
    digests = [_identify(at, member, row) for at, (member, row) in enumerate(zip(members, codes))]
    marks = sorted(set(digests))
    number = {mark: at for at, mark in enumerate(marks)}
    text = [number[digest] for digest in digests]
    order = sorted(range(len(members)), key=lambda story: (text[story], story))
    samples: dict[int, set[int]] = {}
    cut = [0] * len(marks)
    for story, row in enumerate(codes):
        cut[text[story]] |= members[story].breaks_off or breaks_off(members[story].text)
        if text[story] not in samples:
            samples[text[story]] = spelling.sample(spelling.shingles(row)) if len(row) >= LEAST_WORDS else set()
    firsts = [0]
    for at in range(len(marks)):
        firsts.append(firsts[-1] + text.count(at))
    strange = [shingles_of(furniture_of(member)) for member in members]
    told = [pack(member) for member in members]
    rows: dict[str, Iterable[int]] = {
        "words": (code for row in codes for code in row),
        "offsets": _edges(map(len, codes)),
        "text": text,
        "order": order,
        "firsts": firsts,
        "marks": marks,
        "cut": cut,
        "given": [len(samples[at]) for at in range(len(marks))],
        "keys": sorted(shingle << 32 | at for at, sample in samples.items() for shingle in sample),
        "furniture": (shingle for row in strange for shingle in row),
        "strange": _edges(map(len, strange)),
        "members": b"".join(told),
        "told": _edges(map(len, told)),
        "at": [NOWHERE] * len(members),
    }
    return Segment({name: memoryview(array(kind, rows[name])) for name, kind in ARRAYS.items()}, files)


def _identify(at: int, member: Member, codes: Sequence[int]) -> int:
    """What makes a story one text with others, as `Fingerprinter` has it."""
    digest = spelling.digest(codes)
    if len(codes) >= LEAST_WORDS:
        return digest
    minute = minute_of(member)
    digest = identify(digest, NEVER if minute is None else minute)
    return identify(digest, NEVER + (at + 1) * DAY) if member.places else digest


def _edges(sizes: Iterable[int]) -> list[int]:
    edges = [0]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges


def write_segment(segment: Segment, folder: Path) -> None:
    """Write a segment that is in memory into a folder."""
    for name, values in segment.arrays.items():
        (folder / name).write_bytes(bytes(values))  # type: ignore[call-overload]
    finalise(folder)


def shingles_of(lines: Sequence[str]) -> list[int]:
    """The shingles of lines, each once, rising."""
    return sorted({shingle for line in lines for shingle in spelling.shingles(spelling.token_hashes(line))})


def files_table(files: Iterable[Seen]) -> str:
    """The files of a segment as JSON."""
    return json.dumps([[f.path, f.size, f.changed, f.first, f.end, f.documents] for f in files])
