"""Texts → codes of their words, whole batches at a time, in the numbers of `hashing.py`.

A word is a run of letters and digits, or a character of a script that knows no spaces between words; case, punctuation
and spaces don't count, nor how a letter is composed (`normal_form`). Its code has 32 bits: a hash of 28
and flags (`NAME`, `NUMBER`, `START`). No Python object is made per word: words are read as 64-bit
numbers from where they start.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates.hashing import (
    CHARACTER,
    FOLD,
    LINE_STARTS,
    NUMBER,
    SENTENCE_ENDS,
    SPREAD,
    START,
    TAIL,
    UNSPACED,
)
from newslint.duplicates.normal_form import is_hard, unify_bytes

T = TypeVar("T", str, bytes)
U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
Bits = NDArray[np.bool_]

#: texts are coded in batches of about this many bytes, so that the work stays in the processor's cache
BATCH_BYTES = 1 << 19
#: numbers of rows that are held in memory, 8 MB
MOST_HELD = 1 << 21

_WORD_BYTE = bytes(1 if chr(b).isalnum() or b >= 0x80 else 0 for b in range(256))
#: how many of eight bytes belong to a word of so many bytes
_LEFT = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
_LINE_STARTS, _SENTENCE_ENDS = (
    np.array([chr(byte) in marks for byte in range(256)], dtype=np.bool_) for marks in (LINE_STARTS, SENTENCE_ENDS)
)
_PADDING = b"\n" * 9


class Rows(Struct, frozen=True):
    """Rows of numbers of different lengths: row `i` is `values[offsets[i]:offsets[i + 1]]`."""

    values: NDArray[np.unsignedinteger]
    offsets: I64

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, at: int) -> NDArray[np.unsignedinteger]:
        """The numbers of one row."""
        return self.values[self.offsets[at] : self.offsets[at + 1]]

    @property
    def sizes(self) -> I64:
        """How many numbers each row has."""
        return np.diff(self.offsets)

    def take(self, numbers: I64) -> Rows:
        """The rows of these numbers, in this order."""
        sizes = self.sizes[numbers]
        offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
        places = np.arange(offsets[-1], dtype=np.int64) + np.repeat(self.offsets[numbers] - offsets[:-1], sizes)
        return Rows(self.values[places], offsets)

    @property
    def owners(self) -> I64:
        """For each value the number of its row."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.sizes)


class StoredRows:
    """Rows of uint32 in a file, read where they are asked for: mapping it would count all of it as memory."""

    def __init__(self, file: IO[bytes], offsets: I64) -> None:
        self._file = file
        self.offsets = offsets

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def sizes(self) -> I64:
        """How many numbers each row has."""
        return np.diff(self.offsets)

    def take(self, numbers: I64) -> Rows:
        """The rows of these numbers, in this order."""
        starts, ends = self.offsets[numbers], self.offsets[numbers + 1]
        handle = self._file.fileno()
        raw = [
            os.pread(handle, 4 * (end - start), 4 * start)
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(ends - starts)])
        return Rows(np.frombuffer(b"".join(raw), dtype=np.uint32), offsets)


class RowWriter:
    """Rows that come one after the other and are read in any order: in memory while they are few, then in a file.

    The file has no name and goes with the process. Where no disk takes it, memory has to do.
    """

    def __init__(self) -> None:
        self._parts: list[NDArray[np.unsignedinteger]] = []
        self._sizes: list[I64] = []
        self._held = 0
        self._file: IO[bytes] | None = None

    def add(self, rows: Rows) -> None:
        """Put rows behind the others."""
        self._sizes.append(rows.sizes)
        self._parts.append(rows.values)
        self._held += len(rows.values)
        if self._held > MOST_HELD:
            self._spill()

    def _spill(self) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="newslint-")  # noqa: SIM115  (it lives as long as the rows)
            self._file.write(b"".join(part.astype(np.uint32).tobytes() for part in self._parts))
            self._file.flush()
        except OSError:
            if self._file is not None:
                raise
            return
        self._parts, self._held = [], 0

    def rows(self) -> Rows | StoredRows:
        """All rows."""
        sizes = np.concatenate(self._sizes) if self._sizes else np.zeros(0, dtype=np.int64)
        offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
        if self._file is not None:
            self._spill()
            return StoredRows(self._file, offsets)
        return Rows(np.concatenate(self._parts) if self._parts else np.zeros(0, dtype=np.uint32), offsets)


def batches(texts: Sequence[T]) -> Iterator[Sequence[T]]:
    """The texts in batches of about `BATCH_BYTES`."""
    at = size = 0
    for number, text in enumerate(texts):
        size += len(text)
        if size >= BATCH_BYTES:
            yield texts[at : number + 1]
            at, size = number + 1, 0
    if at < len(texts):
        yield texts[at:]


def word_codes(texts: Sequence[str | bytes]) -> Rows:
    """The codes (uint32) of every text's words in reading order, one row a text. Bytes are UTF-8."""
    encoded = (text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass") for text in texts)
    written = [unify_bytes(text) for text in encoded]
    return join_rows([_hash_batch(list(batch)) for batch in batches(written)])


def _hash_batch(written: list[bytes]) -> Rows:
    lowered = _lower(written)
    # line feeds part the texts
    upper = np.frombuffer(b"\n" + b"\n".join(written) + _PADDING, dtype=np.uint8)
    small = bytearray((b"\n" + b"\n".join(lowered)).lower() + _PADDING)
    raw = np.frombuffer(small, dtype=np.uint8)
    begins = np.ones(len(written) + 1, dtype=np.int64)
    begins[1:] += np.cumsum([len(e) + 1 for e in lowered])
    mask = np.frombuffer(bytearray(small.translate(_WORD_BYTE)), dtype=np.bool_)
    _settle_high_bytes(raw, mask)
    edges = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    characters = _find_unspaced(raw)
    if len(characters):
        behind, inside = characters + 3, characters[mask[characters - 1]]
        starts = np.unique(np.concatenate([starts, characters, behind[mask[behind]]]))
        ends = np.unique(np.concatenate([ends, behind, inside]))
    codes = _hash(raw, starts, ends)
    first = raw[starts]
    codes |= _capitals(upper, raw, starts, first)
    codes |= _sentence_starts(raw, starts)
    codes |= ((first >= 0x30) & (first <= 0x39)).astype(np.uint32) * np.uint32(NUMBER)
    codes[np.searchsorted(starts, characters)] |= np.uint32(CHARACTER)
    offsets = np.searchsorted(starts, begins).astype(np.int64)
    return Rows(codes, offsets)


def _find_unspaced(raw: NDArray[np.uint8]) -> I64:
    """Where characters of scripts without spaces begin (`hashing.UNSPACED`), each of which is a word of its own."""
    at = np.flatnonzero(raw[:-2] >= 0xE0)
    if not len(at):
        return at
    numbers = (raw[at].astype(np.int64) & 0x0F) << 12 | (raw[at + 1].astype(np.int64) & 0x3F) << 6 | raw[at + 2] & 0x3F
    found = np.zeros(len(at), dtype=np.bool_)
    for first, last in UNSPACED:
        found |= (numbers >= first) & (numbers <= last)
    return at[found & (raw[at] < 0xF0)]


def _lower(written: list[bytes]) -> list[bytes]:
    """Texts with those letters lowered that lowering bytes doesn't reach.

    Where lower case is longer, capitals can't be told by their place, and `written` gets it as well.
    """
    lowered = list(written)
    for at, raw in enumerate(written):
        # beyond Latin-1 and common punctuation, Unicode says how letters are lowered
        if not raw.isascii() and is_hard(raw):
            text = raw.decode("utf-8", "surrogatepass")
            low = text.lower()
            lowered[at] = low.encode("utf-8", "surrogatepass")
            if len(low) != len(text) or len(lowered[at]) != len(raw):
                written[at] = lowered[at]
    return lowered


def _capitals(upper: NDArray[np.uint8], raw: NDArray[np.uint8], starts: I64, first: NDArray[np.uint8]) -> Bits:
    """Which words start with a letter that was lowered."""
    found: Bits = upper[starts] != first
    for least, step in ((0xC2, 1), (0xE0, 2)):
        at = np.flatnonzero(first >= least)
        if len(at):
            there = starts[at] + step
            found[at] |= upper[there] != raw[there]
    return found


def _sentence_starts(raw: NDArray[np.uint8], starts: I64) -> U32:
    """`START` for the words that stand first in a line or a sentence (`hashing.LINE_STARTS`), else 0."""
    # the first word stands behind a line feed, whatever stands further before it
    before, further = raw[starts - 1], raw[starts - 2]
    first = _LINE_STARTS[before] | ((before == 0x20) & _SENTENCE_ENDS[further])
    return np.asarray(first.astype(np.uint32) * np.uint32(START))


def _settle_high_bytes(raw: NDArray[np.uint8], mask: Bits) -> None:
    """Lower the letters of Latin-1, and take U+0080-U+00BF and U+2000-U+203F out of words."""
    high = np.flatnonzero(raw >= 0xC2)
    if not len(high):
        return
    lead, second = raw[high], raw[high + 1]
    capitals = high[(lead == 0xC3) & (second <= 0x9E) & (second != 0x97)] + 1
    raw[capitals] += 0x20
    two = high[lead == 0xC2]
    three = high[(lead == 0xE2) & (second == 0x80)]
    for places in (two, two + 1, three, three + 1, three + 2):
        mask[places] = False


def _hash(raw: NDArray[np.uint8], starts: I64, ends: I64) -> U32:
    """The hash of each word in the upper 28 bits."""
    windows: U64 = np.ndarray((len(raw) - 7,), dtype="<u8", buffer=raw.data, strides=(1,))
    sizes = ends - starts
    found = windows[starts]
    found &= _LEFT[np.minimum(sizes, 8)]
    _spread(found)
    at = np.flatnonzero(sizes > 8)
    step = 8
    while len(at):
        more = windows[starts[at] + step] & _LEFT[np.minimum(sizes[at] - step, 8)]
        more ^= found[at]
        _spread(more)
        found[at] = more
        step += 8
        at = at[sizes[at] > step]
    found *= np.uint64(TAIL)
    found >>= np.uint64(36)
    found <<= np.uint64(4)
    return found.astype(np.uint32)


def _spread(numbers: U64) -> None:
    numbers *= np.uint64(SPREAD)
    numbers ^= numbers >> np.uint64(FOLD)


def join_rows(parts: Sequence[Rows]) -> Rows:
    """The rows of all parts, one after the other."""
    if not parts:
        return Rows(np.zeros(0, dtype=np.uint32), np.zeros(1, dtype=np.int64))
    sizes = np.concatenate([part.sizes for part in parts])
    return Rows(np.concatenate([part.values for part in parts]), np.concatenate([[0], np.cumsum(sizes)]))
