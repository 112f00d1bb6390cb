"""Pairs worth proving: sets that share bands or sampled shingles, found by sorting and never by comparing all pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newslint.duplicates.pairs import CROWD, NEIGHBOURS
from newslint.duplicates.words import I64, U64


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs `left[k] < right[k]`, how many buckets each pair shares, and how many buckets were too crowded."""

    left: I64
    right: I64
    shared: I64
    crowded: int = 0


def colliding(keys: U64, crowd: int = CROWD) -> Candidates:
    """The pairs that share buckets, from sorted keys (bucket << 32 | member)."""
    buckets = keys >> np.uint64(32)
    members = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    edges = np.flatnonzero(np.concatenate([[True], buckets[1:] != buckets[:-1], [True]])) if len(keys) else np.zeros(1)
    starts, sizes = edges[:-1].astype(np.int64), np.diff(edges)
    found: list[U64] = []
    for size in range(2, min(crowd, int(sizes.max(initial=0))) + 1):
        rows = starts[sizes == size]
        if len(rows):
            table = members[rows[:, None] + np.arange(size)]
            first, second = np.triu_indices(size, 1)
            found.append(_paired(table[:, first].ravel(), table[:, second].ravel()))
    full = sizes > crowd
    if full.any():
        inside = np.repeat(full, sizes)
        for step in range(1, NEIGHBOURS + 1):
            same = np.flatnonzero(inside[:-step] & (buckets[step:] == buckets[:-step]))
            found.append(_paired(members[same], members[same + step]))
    return _counted(found, int(full.sum()))


def _paired(left: I64, right: I64) -> U64:
    low, high = np.minimum(left, right), np.maximum(left, right)
    keys: U64 = (low.astype(np.uint64) << np.uint64(32)) | high.astype(np.uint64)
    return np.asarray(keys[low != high])


def _counted(found: list[U64], crowded: int) -> Candidates:
    keys = np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)
    found.clear()
    keys.sort()
    edges = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, dtype=int)
    shared = np.diff(np.append(edges, len(keys)))
    keys = keys[edges]
    left = (keys >> np.uint64(32)).astype(np.int64)
    return Candidates(left, (keys & np.uint64(0xFFFFFFFF)).astype(np.int64), shared.astype(np.int64), crowded)


@dataclass(frozen=True, slots=True)
class Weighted:
    """Pairs `left[k] < right[k]` and the sum of the products of their weights over the terms that they share."""

    left: I64
    right: I64
    weight: NDArray[np.float64]


def colliding_weights(terms: U64, owners: I64, weights: NDArray[np.float32]) -> Weighted:
    """The pairs of owners that share terms, with the sum of the products of their weights."""
    order = np.argsort(terms)
    terms, owners, weights = terms[order], owners[order], weights[order]
    edges = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1], [True]])) if len(terms) else np.zeros(1)
    starts, sizes = edges[:-1].astype(np.int64), np.diff(edges)
    keys: list[U64] = []
    products: list[NDArray[np.float32]] = []
    for size in range(2, int(sizes.max(initial=0)) + 1):
        rows = starts[sizes == size]
        if len(rows):
            table = rows[:, None] + np.arange(size)
            first, second = np.triu_indices(size, 1)
            low, high = owners[table[:, first]].ravel(), owners[table[:, second]].ravel()
            low, high = np.minimum(low, high), np.maximum(low, high)
            keys.append((low.astype(np.uint64) << np.uint64(32)) | high.astype(np.uint64))
            products.append((weights[table[:, first]] * weights[table[:, second]]).ravel())
    if not keys:
        empty = np.zeros(0, dtype=np.int64)
        return Weighted(empty, empty, np.zeros(0))
    pairs, place = np.unique(np.concatenate(keys), return_inverse=True)
    left = (pairs >> np.uint64(32)).astype(np.int64)
    right = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return Weighted(left, right, np.bincount(place, weights=np.concatenate(products)).astype(np.float64))
