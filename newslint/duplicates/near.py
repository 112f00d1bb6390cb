"""All pairs of texts above a Jaccard similarity: MinHash bands propose, exact similarity decides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newslint.duplicates.banding import band_keys, minhash
from newslint.duplicates.candidates import colliding
from newslint.duplicates.pairs import Pair, compare_counts
from newslint.duplicates.shingles import shingle_rows, shingle_sets
from newslint.duplicates.words import I64, U32, Rows, batches, join_rows, word_codes

Set = NDArray[np.unsignedinteger]
#: (rows, bands) of 128 permutations from strict to permissive
BANDS = ((5, 25), (4, 32), (3, 42), (2, 64))
#: a pair at the threshold is missed at most this often
MISSED = 0.001
#: texts whose sets are made at once
STRETCH = 256
#: a bucket of more members is oversized
MOST_IN_BUCKET = 256


def sign(texts: Sequence[str], size: int, permutations: int = 128, seed: int = 1) -> tuple[Rows, U32]:
    """The codes of texts' words and the MinHash signatures of their shingles, shape (texts, permutations)."""
    codes: list[Rows] = []
    rows: list[U32] = []
    for batch in batches(texts):
        codes.append(word_codes(batch))
        # what stands twice has the same minima as what stands once
        rows.append(minhash(shingle_rows(codes[-1], size), permutations, seed))
    return join_rows(codes), np.concatenate(rows) if rows else np.zeros((0, permutations), dtype=np.uint32)


def verified_pairs(texts: Sequence[str], threshold: float, size: int) -> list[Pair]:
    """As `newslint.duplicates.near_pairs`."""
    rows, bands = next((b for b in BANDS if (1 - threshold ** b[0]) ** b[1] <= MISSED), BANDS[-1])
    codes, signatures = sign(texts, size, rows * bands)
    filled = codes.sizes > 0
    keys = band_keys(signatures[filled], bands, rows)
    numbers = np.flatnonzero(filled).astype(np.uint64)
    # the band's number goes into its key, so that bands of different places don't meet
    keys += np.arange(bands, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    buckets = ((keys & np.uint64(0xFFFFFFFF00000000)) | numbers[:, None]).ravel()
    buckets.sort()
    pairs = colliding(buckets, most=MOST_IN_BUCKET)
    sets = _sets(codes, np.unique(np.concatenate([pairs.left, pairs.right])), size)
    proven = (_pair(sets, a, b) for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return [pair for pair in proven if pair.similarity >= threshold]


def _sets(codes: Rows, texts: I64, size: int) -> dict[int, Set]:
    """The sets of shingles of these texts."""
    found: dict[int, Set] = {}
    for at in range(0, len(texts), STRETCH):
        some = texts[at : at + STRETCH]
        sets = shingle_sets(codes.take(some), size)
        found.update((int(text), sets.row(row)) for row, text in enumerate(some))
    return found


def _pair(sets: dict[int, Set], left: int, right: int) -> Pair:
    a, b = sets[left], sets[right]
    both = np.concatenate((a, b))
    both.sort()
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    same = shared == len(a) == len(b)
    return compare_counts(left, right, (len(a), len(b)), shared, (False, False), same=same)
