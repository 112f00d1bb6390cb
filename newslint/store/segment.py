"""A part of an index: the fingerprints of some files' stories, as arrays that never change once they are written.

On disk a segment is a folder with a file an array, mapped into memory and read where it is looked at. Every block that
is read is checked against its sum first, so a damaged index is noticed and never believed.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol, cast, overload

from msgspec import Struct

from newslint.errors import NewslintError

#: array → type of its numbers: what a segment holds. `words` has a row a story, from `offsets`; `text` says which text
#: a story is, `order` lists stories by their texts, from `firsts`; `marks` are the digests of the texts, rising;
#: `keys` are sampled shingles << 32 | text, rising, of which a text has `given`; `furniture` has a row a story of
#: shingles, from `strange`; `members` are JSON, from `told`; `at` is where a record starts in its file, in bytes
ARRAYS = {
    "words": "I",
    "offsets": "Q",
    "text": "I",
    "order": "I",
    "firsts": "I",
    "marks": "Q",
    "cut": "B",
    "given": "I",
    "keys": "Q",
    "furniture": "I",
    "strange": "Q",
    "members": "B",
    "told": "Q",
    "at": "Q",
}
#: bytes that are checked at once
BLOCK = 1 << 12
#: where a record starts if that can't be told
NOWHERE = (1 << 64) - 1


class DamagedIndexError(NewslintError):
    """A file of the index that isn't what was written."""


class Numbers(Protocol):
    """A row of numbers."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, at: int, /) -> int: ...
    @overload
    def __getitem__(self, at: slice, /) -> Sequence[int]: ...


class Seen(Struct, frozen=True):
    """A file as it was read, and which stories of the segment are its. `size` is -1 for one that is gone."""

    path: str
    size: int
    changed: int
    first: int
    end: int
    documents: int


class Segment:
    """The arrays of a segment and the files it tells of."""

    def __init__(self, arrays: Mapping[str, Numbers], files: Sequence[Seen]) -> None:
        self.arrays = arrays
        self.files = {seen.path: seen for seen in files}
        self._by_first = sorted((seen for seen in files if seen.size >= 0), key=lambda seen: seen.first)
        self._starts = [seen.first for seen in self._by_first]
        self.stories = len(arrays["text"])

    def row(self, name: str, offsets: str, at: int) -> Sequence[int]:
        """A row of one of the arrays that have rows."""
        edges, values = self.arrays[offsets], self.arrays[name]
        start, end = edges[at], edges[at + 1]
        return values[start:end]

    def text_of(self, mark: int) -> int | None:
        """The number of the text with this digest."""
        marks = self.arrays["marks"]
        at = bisect_left(marks, mark)
        return at if at < len(marks) and marks[at] == mark else None

    def stories_of(self, text: int) -> Sequence[int]:
        """The stories that are this text."""
        return self.row("order", "firsts", text)

    def start_of(self, shingle: int) -> int:
        """Where in `keys` the texts with this sampled shingle start, or would."""
        keys, key = self.arrays["keys"], shingle << 32
        # hashes are spread evenly: the place is guessed, and then looked for in steps that double
        guess = min(len(keys) * shingle >> 32, len(keys) - 1)
        step = max(16, len(keys) >> 14)
        if guess < 0:
            return 0
        if keys[guess] < key:
            low = guess
            while (high := low + step) < len(keys) and keys[high] < key:
                low, step = high, step * 2
            return bisect_left(keys, key, low, min(high, len(keys)))
        high = guess
        while (low := high - step) > 0 and keys[low] >= key:
            high, step = low, step * 2
        return bisect_left(keys, key, max(low, 0), high)

    def file_of(self, story: int) -> Seen:
        """The file that a story stands in."""
        return self._by_first[bisect_right(self._starts, story) - 1]

    def check(self) -> None:
        """Check every block. Raises DamagedIndexError."""
        for values in self.arrays.values():
            if isinstance(values, Checked):
                values.check()

    def told(self, story: int) -> list[object]:
        """What is written down of a story, as `members.packed` made it."""
        raw = bytes(self.row("members", "told", story))
        found: list[object] = json.loads(raw)
        return found


class Checked:
    """Numbers in a mapped file, each block of which is checked before it is believed."""

    def __init__(self, path: Path, kind: str, sums: Sequence[int], size: int) -> None:
        self._path = path
        self._sums = sums
        if path.stat().st_size != size or len(sums) != -(-size // BLOCK):
            raise DamagedIndexError(f"{path} has {path.stat().st_size} bytes and not {size}", path=str(path))
        if size:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            with contextlib.suppress(AttributeError, OSError):
                # looked at here and there: what stands around is not worth reading
                mapped.madvise(mmap.MADV_RANDOM)
            self._bytes = memoryview(mapped)
        else:
            self._bytes = memoryview(b"")
        self._numbers = self._bytes.cast(cast(Literal["I"], kind))
        self._shift = (BLOCK // self._numbers.itemsize).bit_length() - 1
        self._good: set[int] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, int):
            if at >> self._shift not in self._good:
                self._check(at >> self._shift)
            return self._numbers[at]
        if at.start < at.stop:
            for block in range(at.start >> self._shift, (at.stop - 1 >> self._shift) + 1):
                if block not in self._good:
                    self._check(block)
        return self._numbers[at]

    def check(self) -> None:
        """Check all of it."""
        for block in range(len(self._sums)):
            self._check(block)

    def _check(self, block: int) -> None:
        if zlib.crc32(self._bytes[block * BLOCK : (block + 1) * BLOCK]) != self._sums[block]:
            raise DamagedIndexError(f"{self._path} is damaged", path=str(self._path))
        self._good.add(block)


def open_segment(folder: Path, files: Sequence[Seen]) -> Segment:
    """The segment in a folder. Raises DamagedIndexError if a file isn't there or isn't whole."""
    try:
        raw = (folder / "sums").read_bytes()
        sizes = json.loads((folder / "sizes.json").read_bytes())
        sums = memoryview(raw[4:]).cast("I")
        if zlib.crc32(raw[4:]) != int.from_bytes(raw[:4], "little"):
            raise DamagedIndexError(f"{folder / 'sums'} is damaged", path=str(folder / "sums"))
        arrays: dict[str, Numbers] = {}
        at = 0
        for name, kind in ARRAYS.items():
            count = -(-sizes[name] // BLOCK)
            arrays[name] = Checked(folder / name, kind, sums[at : at + count], sizes[name])
            at += count
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError(f"the index in {folder} can't be read: {error}", path=str(folder)) from None
    return Segment(arrays, files)


def finalise(folder: Path) -> None:
    """Write the sums and sizes of a folder's arrays; they must all be there."""
    sums, sizes = array("I"), {}
    for name in ARRAYS:
        sizes[name] = 0
        with (folder / name).open("rb") as file:
            while block := file.read(BLOCK):
                sums.append(zlib.crc32(block))
                sizes[name] += len(block)
            os.fsync(file.fileno())
    raw = sums.tobytes()
    (folder / "sums").write_bytes(zlib.crc32(raw).to_bytes(4, "little") + raw)
    (folder / "sizes.json").write_text(json.dumps(sizes))
