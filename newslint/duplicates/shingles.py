"""Codes of words → shingles, samples and digests, for whole batches."""

from __future__ import annotations

import numpy as np

from newslint.duplicates.hashing import EVERY, FACTORS, SIZE, TEXT_STEP, WHOLE
from newslint.duplicates.words import I64, U32, U64, Bits, Rows


def shingle_values(codes: Rows, size: int = SIZE) -> tuple[U32, Bits]:
    """For each word the hash of the shingle that starts with it, and whether one does.

    A text of fewer words than `size` has one shingle made of them all; a text of none has none.
    """
    words = codes.values >> np.uint32(4)
    count = len(words)
    ends = np.repeat(codes.offsets[1:], codes.sizes)
    left = ends - np.arange(count, dtype=np.int64)
    total = words * np.uint32(FACTORS[0])
    for step in range(1, min(size, count)):
        there = words[step:] * np.uint32(FACTORS[step])
        short = left[: count - step] <= step
        there[short] = 0
        total[: count - step] += there
    keep = left >= size
    sizes = codes.sizes
    keep[codes.offsets[:-1][(sizes > 0) & (sizes < size)]] = True
    return mix32(total), keep


def shingle_rows(codes: Rows, size: int = SIZE) -> Rows:
    """The shingles of each text in reading order, some of them more than once."""
    values, keep = shingle_values(codes, size)
    return Rows(values[keep], np.concatenate([[0], np.cumsum(keep)])[codes.offsets].astype(np.int64))


def samples(codes: Rows) -> tuple[U32, I64]:
    """The sampled shingles of each text (not sorted, some of them twice) and the number of their text."""
    values, keep = shingle_values(codes)
    small = codes.sizes - SIZE + 1 <= WHOLE
    keep &= (values & np.uint32(EVERY - 1) == 0) | np.repeat(small, codes.sizes)
    return values[keep], codes.owners[keep]


def shingle_sets(codes: Rows, size: int = SIZE) -> Rows:
    """The sets of shingles, sorted within each row."""
    values, keep = shingle_values(codes, size)
    keyed = values[keep].astype(np.uint64) | (codes.owners[keep].astype(np.uint64) << np.uint64(32))
    keyed.sort()
    fresh = np.ones(len(keyed), dtype=np.bool_)
    np.not_equal(keyed[1:], keyed[:-1], out=fresh[1:])
    keyed = keyed[fresh]
    edges = np.arange(len(codes) + 1, dtype=np.uint64) << np.uint64(32)
    return Rows(keyed.astype(np.uint32), np.searchsorted(keyed, edges).astype(np.int64))


def digests(codes: Rows) -> U64:
    """One 64-bit number a text, the same for texts of the same words in the same order; 0 for a text of none."""
    places = (np.arange(len(codes.values), dtype=np.uint64) + np.uint64(1)) * np.uint64(TEXT_STEP)
    shift = codes.offsets[:-1].astype(np.uint64) * np.uint64(TEXT_STEP)
    numbers = (codes.values >> np.uint32(4)).astype(np.uint64)
    numbers ^= places - np.repeat(shift, codes.sizes)
    numbers ^= numbers >> np.uint64(33)
    numbers *= np.uint64(0xFF51AFD7ED558CCD)
    numbers ^= numbers >> np.uint64(33)
    sums = np.zeros(len(numbers) + 1, dtype=np.uint64)
    np.cumsum(numbers, out=sums[1:])
    return sums[codes.offsets[1:]] - sums[codes.offsets[:-1]]


def mix32(numbers: U32) -> U32:
    """The finalizer of 32-bit MurmurHash3 (Appleby 2011), with which datasketch spreads its input as well."""
    numbers = numbers ^ (numbers >> np.uint32(16))
    numbers *= np.uint32(0x85EBCA6B)
    numbers ^= numbers >> np.uint32(13)
    numbers *= np.uint32(0xC2B2AE35)
    numbers ^= numbers >> np.uint32(16)
    return numbers
