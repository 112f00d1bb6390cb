"""All pairs of texts above a Jaccard similarity: MinHash bands propose, exact similarity decides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newslint.duplicates.candidates import colliding
from newslint.duplicates.copies import Fingerprints, Pair
from newslint.duplicates.signatures import band_keys, minhash
from newslint.duplicates.words import U32, Rows, batches, digests, joined, shingle_sets, word_hashes

#: (rows, bands) of 128 permutations from strict to permissive
BANDS = ((5, 25), (4, 32), (3, 42), (2, 64))
#: a pair at the threshold is missed at most this often
MISSED = 0.001


def signed(texts: Sequence[str], size: int, permutations: int = 128, seed: int = 1) -> tuple[Fingerprints, U32]:
    """The shingle sets of texts and their MinHash signatures, shape (texts, permutations)."""
    sets: list[Rows] = []
    marks = []
    rows: list[U32] = []
    for batch in batches(texts):
        words = word_hashes(batch)
        sets.append(shingle_sets(words, size))
        marks.append(digests(words))
        rows.append(minhash(sets[-1], permutations, seed))
    if not rows:
        return Fingerprints(joined([]), np.zeros(0, dtype=np.uint64)), np.zeros((0, permutations), dtype=np.uint32)
    return Fingerprints(joined(sets), np.concatenate(marks)), np.concatenate(rows)


def proven_pairs(texts: Sequence[str], threshold: float, size: int) -> list[Pair]:
    """As `newslint.duplicates.near_pairs`."""
    found, signatures = signed(texts, size)
    rows, bands = next((b for b in BANDS if (1 - threshold ** b[0]) ** b[1] <= MISSED), BANDS[-1])
    filled = found.sets.sizes > 0
    keys = band_keys(signatures[filled], bands, rows)
    numbers = np.flatnonzero(filled).astype(np.uint64)
    # the band's number goes into its key, so that bands of different places don't meet
    keys += np.arange(bands, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    buckets = (keys & np.uint64(0xFFFFFFFF00000000)) | numbers[:, None]
    ordered = buckets.ravel()
    ordered.sort()
    pairs = colliding(ordered, crowd=256)
    proven = (found.pair(a, b) for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return [pair for pair in proven if pair.similarity >= threshold]
