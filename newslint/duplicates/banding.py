"""MinHash signatures and their bands, bit for bit as datasketch makes them, for whole batches of sets."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from newslint.duplicates.shingles import mix32
from newslint.duplicates.words import U32, U64, Rows

#: sets are permuted in blocks of about this many numbers, so that the work stays in the processor's cache
_BLOCK = 1 << 12


def minhash(sets: Rows, permutations: int = 128, seed: int = 1) -> U32:
    """The signatures of sets of 32-bit numbers: an array of shape (sets, permutations), 0 to 2**32 - 1.

    The scheme is `affine32` of datasketch 2: `MinHash(hashvalues=row, scheme="affine32")` reads a row, and
    `MinHash(hashfunc=int).update(number)` over the set writes the same. An empty set has 2**32 - 1 throughout.
    The share of places in which two signatures agree estimates the Jaccard similarity of their sets (Broder 1997),
    with a standard error of at most 0.5 / sqrt(permutations).
    """
    factors, shifts = _affine(permutations, seed)
    numbers = mix32(np.asarray(sets.values, dtype=np.uint32))
    out = np.full((len(sets), permutations), 0xFFFFFFFF, dtype=np.uint32)
    filled = np.flatnonzero(sets.sizes)
    starts = sets.offsets[filled]
    ends = sets.offsets[filled + 1]
    at = 0
    while at < len(filled):
        last = max(at + 1, int(np.searchsorted(starts, starts[at] + _BLOCK)))
        block = numbers[starts[at] : ends[last - 1]]
        permuted = np.multiply.outer(factors, block)
        permuted += shifts[:, None]
        out[filled[at:last]] = np.minimum.reduceat(permuted, starts[at:last] - starts[at], axis=1).T
        at = last
    return out


def band_keys(signatures: U32, bands: int, rows: int) -> U64:
    """One 64-bit key for each band of each signature, shape (sets, bands): equal keys mean equal bands.

    Two sets of Jaccard similarity s share a band with probability 1 - (1 - s**rows)**bands
    (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, ch. 3.4).
    """
    keys = np.zeros((len(signatures), bands), dtype=np.uint64)
    for row in range(rows):
        keys = (keys + signatures[:, row : bands * rows : rows]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    return keys


@lru_cache(maxsize=8)
def _affine(permutations: int, seed: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The factors and shifts that datasketch draws for this seed."""
    draw = np.random.RandomState(seed)
    factors = draw.randint(0, 1 << 31, permutations, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, draw.randint(0, 1 << 32, permutations, dtype=np.uint32)
