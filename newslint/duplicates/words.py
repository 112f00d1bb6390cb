"""Texts → hashes of their words and shingles, whole batches at a time.

A word is a run of letters and digits; case, punctuation and spaces don't count. No Python object is made per word:
the hash of a word is a difference of prefix sums of `byte * M**position` (Karp and Rabin 1987), put right by the
inverse power of where it starts, then mixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]

#: texts are hashed in batches of about this many bytes, so that the work stays in the processor's cache
BATCH_BYTES = 1 << 17

_M = np.uint64(0x9E3779B97F4A7C15)
_M_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_IS_WORD = np.array([chr(b).isalnum() or b >= 0x80 for b in range(256)])
_ODD = 0x8CB92BA72F3D8DD7


@dataclass(frozen=True, slots=True)
class Rows:
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


def batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in batches of about `BATCH_BYTES`."""
    at = size = 0
    for number, text in enumerate(texts):
        size += len(text)
        if size >= BATCH_BYTES:
            yield texts[at : number + 1]
            at, size = number + 1, 0
    if at < len(texts):
        yield texts[at:]


@dataclass(frozen=True, slots=True)
class Spelt:
    """Words with what their spelling says: rows of hashes, and for each word whether it is a name or a number."""

    words: Rows
    is_name: NDArray[np.bool_]
    is_number: NDArray[np.bool_]


def word_hashes(texts: Sequence[str]) -> Rows:
    """The 64-bit hashes of every text's words in reading order, one row a text."""
    lowered = [text.lower().encode("utf-8", "surrogatepass") for text in texts]
    raw, starts, ends, offsets = _split(lowered)
    return Rows(_hashed(raw, starts, ends), offsets)


def spelt_words(texts: Sequence[str]) -> Spelt:
    """As `word_hashes` without -s, -ed and -ing; a name starts with a capital, a number with 0-9."""
    written = [text.encode("utf-8", "surrogatepass") for text in texts]
    lowered = [text.lower().encode("utf-8", "surrogatepass") for text in texts]
    # where lower case is longer or shorter (a few letters of Turkish or Greek), capitals can't be told by place
    written = [w if len(w) == len(low) else low for w, low in zip(written, lowered, strict=True)]
    raw, starts, ends, offsets = _split(lowered)
    upper = np.frombuffer(b" ".join(written) + b"  ", dtype=np.uint8)
    is_name = (upper[starts] != raw[starts]) | (upper[starts + 1] != raw[starts + 1])
    is_number = (raw[starts] >= 0x30) & (raw[starts] <= 0x39)
    return Spelt(Rows(_hashed(raw, starts, _stems(raw, starts, ends)), offsets), is_name, is_number)


def _split(encoded: list[bytes]) -> tuple[NDArray[np.uint8], I64, I64, I64]:
    """The bytes of all texts, where words start and end, and at which word each text starts."""
    raw = np.frombuffer(b" ".join(encoded) + b"  ", dtype=np.uint8)
    begins = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum([len(e) + 1 for e in encoded], out=begins[1:])
    mask = _word_bytes(raw)
    edges = np.flatnonzero(np.diff(mask.view(np.int8), prepend=np.int8(0)))
    starts, ends = edges[::2], edges[1::2]
    return raw, starts, ends, np.searchsorted(starts, begins).astype(np.int64)


def _hashed(raw: NDArray[np.uint8], starts: I64, ends: I64) -> U64:
    powers, inverses = _powers(_rounded(len(raw)))
    sums = np.zeros(len(raw) + 1, dtype=np.uint64)
    np.multiply(raw, powers[: len(raw)], out=sums[1:])
    np.cumsum(sums[1:], out=sums[1:])
    return mixed((sums[ends] - sums[starts]) * inverses[starts])


def _stems(raw: NDArray[np.uint8], starts: I64, ends: I64) -> I64:
    """Where words end without -s, -es, -ed or -ing, if four letters or more are left."""
    ends = ends.copy()
    last, before = raw[ends - 1], raw[np.maximum(ends - 2, 0)]
    ing = (last == ord("g")) & (before == ord("n")) & (raw[np.maximum(ends - 3, 0)] == ord("i"))
    two = (before == ord("e")) & ((last == ord("s")) | (last == ord("d")))
    one = (last == ord("s")) & ~two
    for found, length in ((ing, 3), (two, 2), (one, 1)):
        ends -= np.where(found & (ends - starts >= length + 4), length, 0)
    return ends


def shingle_sets(words: Rows, size: int) -> Rows:
    """The sets of 32-bit hashes of `size` neighbouring words, sorted within each row.

    A text of fewer words has one shingle made of them all; a text of none has none.
    """
    hashes, sizes = words.values, words.sizes
    count = len(hashes)
    if not count:
        return Rows(np.zeros(0, dtype=np.uint32), np.zeros(len(words) + 1, dtype=np.int64))
    total = np.zeros(count, dtype=np.uint64)
    places = np.arange(count, dtype=np.int64)
    # how many words the text still has, from each word on
    left = np.repeat(words.offsets[1:], sizes) - places
    for step in range(size):
        multiplier = np.uint64((_ODD * (2 * step + 1)) % (1 << 64))
        there = hashes[step:] * multiplier
        there[left[: count - step] <= step] = 0
        total[: count - step] += there
    # a shingle starts where `size` words follow; the first word of a short text starts one as well
    keep = left >= size
    keep[words.offsets[:-1][(sizes > 0) & (sizes < size)]] = True
    owners = np.repeat(np.arange(len(words), dtype=np.uint64) << np.uint64(32), sizes)
    keyed = (mixed(total[keep]) >> np.uint64(32)) | owners[keep]
    keyed.sort()
    fresh = np.ones(len(keyed), dtype=bool)
    np.not_equal(keyed[1:], keyed[:-1], out=fresh[1:])
    keyed = keyed[fresh]
    edges = np.arange(len(words) + 1, dtype=np.uint64) << np.uint64(32)
    return Rows(keyed.astype(np.uint32), np.searchsorted(keyed, edges).astype(np.int64))


def digests(words: Rows) -> U64:
    """One 64-bit number a text, the same for texts of the same words in the same order; 0 for a text of none."""
    weights = _powers(_rounded(int(words.sizes.max(initial=0)) + 1))[0]
    places = np.arange(len(words.values), dtype=np.int64) - np.repeat(words.offsets[:-1], words.sizes)
    sums = np.zeros(len(words.values) + 1, dtype=np.uint64)
    np.cumsum(mixed(words.values + weights[places]), out=sums[1:])
    return sums[words.offsets[1:]] - sums[words.offsets[:-1]]


def joined(parts: Sequence[Rows]) -> Rows:
    """The rows of all parts, one after the other."""
    if not parts:
        return Rows(np.zeros(0, dtype=np.uint32), np.zeros(1, dtype=np.int64))
    sizes = np.concatenate([part.sizes for part in parts])
    return Rows(np.concatenate([part.values for part in parts]), np.concatenate([[0], np.cumsum(sizes)]))


def mixed(values: U64) -> U64:
    """Numbers spread evenly over 64 bits: the finalizer of MurmurHash3 (Appleby 2011)."""
    values = values ^ (values >> np.uint64(33))
    values *= np.uint64(0xFF51AFD7ED558CCD)
    values ^= values >> np.uint64(33)
    values *= np.uint64(0xC4CEB9FE1A85EC53)
    values ^= values >> np.uint64(33)
    return values


def _word_bytes(raw: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which bytes of UTF-8 belong to words: letters and digits, and all beyond ASCII but common punctuation."""
    mask = _IS_WORD[raw]
    high = np.flatnonzero(raw >= 0xC2)
    if len(high):
        # U+0080-U+00BF are signs, U+2000-U+203F spaces, dashes and quotation marks
        two = high[raw[high] == 0xC2]
        three = high[raw[high] == 0xE2]
        three = three[raw[three + 1] == 0x80]
        for places in (two, two + 1, three, three + 1, three + 2):
            mask[places] = False
    return mask


def _rounded(size: int) -> int:
    return 1 << max(16, (size - 1).bit_length())


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[U64, U64]:
    """`M**i` and `M**-i` for `i` below `size`, modulo 2**64."""
    factors = np.full(size, _M)
    inverses = np.full(size, _M_INVERSE)
    factors[0] = inverses[0] = 1
    return np.cumprod(factors), np.cumprod(inverses)
