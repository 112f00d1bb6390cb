"""Pairs worth proving: sets that share bands or sampled shingles, found by sorting and never by comparing all pairs."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from typing import IO

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates.pairs import MOST_IN_BUCKET, NEIGHBOURS
from newslint.duplicates.words import I64, U64

#: keys that are looked at at once
STRETCH = 1 << 20

#: which pairs (left, right, number of buckets that they share) to keep
Keep = Callable[[I64, I64, I64], NDArray[np.bool_]]


class Candidates(Struct, frozen=True):
    """Pairs `left[k] < right[k]`, how many buckets each pair shares, and how many buckets were oversized."""

    left: I64
    right: I64
    shared: I64
    oversized: int = 0


def colliding(keys: U64, most: int = MOST_IN_BUCKET, keep: Keep | None = None) -> Candidates:
    """The pairs that share buckets, from sorted keys (bucket << 32 | member), and that are to be kept.

    Pairs of many keys are parted by their left members into temporary files, and counted part by part.
    """
    parts = 1 + len(keys) // (2 * STRETCH)
    width = int((keys & np.uint64(0xFFFFFFFF)).max(initial=0)) // parts + 1
    oversized = 0
    with contextlib.ExitStack() as stack:
        piles = [stack.enter_context(tempfile.TemporaryFile(prefix="newslint-")) for _ in range(parts)]
        for pairs, full in _pairs(keys, most):
            oversized += full
            if parts == 1:
                pairs.tofile(piles[0])
                continue
            pairs.sort()
            edges = np.searchsorted(pairs, np.arange(parts + 1, dtype=np.uint64) * np.uint64(width << 32))
            for pile, start, end in zip(piles, edges[:-1], edges[1:], strict=True):
                pairs[start:end].tofile(pile)
        counted = [_count(pile, keep) for pile in piles]
    left, right, shared = (np.concatenate(columns) for columns in zip(*counted, strict=True))
    return Candidates(left, right, shared, oversized)


def _pairs(keys: U64, most: int) -> Iterator[tuple[U64, int]]:
    """The pairs of stretches of buckets (left << 32 | right), and how many of the buckets are oversized."""
    at = 0
    while at < len(keys):
        end = min(at + STRETCH, len(keys))
        if end < len(keys):
            # a bucket that starts before the end of the stretch belongs to it
            end = int(np.searchsorted(keys, np.uint64(((int(keys[end - 1]) >> 32) + 1) << 32)))
        yield _pairs_of(keys[at:end], most)
        at = end


def _pairs_of(keys: U64, most: int) -> tuple[U64, int]:
    buckets = keys >> np.uint64(32)
    members = keys & np.uint64(0xFFFFFFFF)
    edges = np.flatnonzero(np.concatenate([[True], buckets[1:] != buckets[:-1], [True]]))
    starts, sizes = edges[:-1], np.diff(edges)
    found: list[U64] = []
    for size in range(2, min(most, int(sizes.max(initial=0))) + 1):
        rows = starts[sizes == size]
        if len(rows):
            table = members[rows[:, None] + np.arange(size)]
            first, second = np.triu_indices(size, 1)
            found.append(_pair(table[:, first].ravel(), table[:, second].ravel()))
    full = sizes > most
    if full.any():
        inside = np.repeat(full, sizes)
        for step in range(1, NEIGHBOURS + 1):
            same = np.flatnonzero(inside[:-step] & (buckets[step:] == buckets[:-step]))
            found.append(_pair(members[same], members[same + step]))
    return np.concatenate(found) if found else np.zeros(0, dtype=np.uint64), int(full.sum())


def _pair(left: U64, right: U64) -> U64:
    pairs = (left << np.uint64(32)) | right
    return np.asarray(pairs[left != right])


def _count(pile: IO[bytes], keep: Keep | None) -> tuple[I64, I64, I64]:
    """The pairs of a pile, how often each lies in it."""
    pile.seek(0)
    keys = np.fromfile(pile, dtype=np.uint64)
    keys.sort()
    edges = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, dtype=int)
    shared = np.diff(np.append(edges, len(keys)))
    keys = keys[edges]
    left = (keys >> np.uint64(32)).astype(np.int64)
    right = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    if keep is None:
        return left, right, shared
    chosen = keep(left, right, shared)
    return left[chosen], right[chosen], shared[chosen]


class Weighted(Struct, frozen=True):
    """Pairs `left[k] < right[k]` and the sum of the products of their weights over the terms that they share."""

    left: I64
    right: I64
    weight: NDArray[np.float64]


def colliding_weights(terms: U64, owners: I64, weights: NDArray[np.float32], least: float = 0.0) -> Weighted:
    """The pairs of owners that share terms, with the sum of the products of their weights (0 to 1), if it is `least`.

    Pair and product go into one number, so that sorting numbers brings the products of a pair together.
    """
    # six at least: a float holds 53 bits, and a product of one must not run over into the pair
    bits = max(6, int(owners.max(initial=0)).bit_length())
    low_bits, left_bits = np.uint64(64 - 2 * bits), np.uint64(64 - bits)
    scale = float((1 << (64 - 2 * bits)) - 1)
    order = np.argsort(terms)
    terms, owners, weights = terms[order], owners[order].astype(np.uint64), weights[order]
    edges = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1], [True]])) if len(terms) else np.zeros(1)
    starts, sizes = edges[:-1].astype(np.int64), np.diff(edges)
    found: list[U64] = []
    for size in range(2, int(sizes.max(initial=0)) + 1):
        rows = starts[sizes == size]
        if len(rows):
            table = rows[:, None] + np.arange(size)
            first, second = np.triu_indices(size, 1)
            one, other = owners[table[:, first]].ravel(), owners[table[:, second]].ravel()
            packed = np.minimum(one, other) << left_bits
            packed |= np.maximum(one, other) << low_bits
            product = (weights[table[:, first]] * weights[table[:, second]]).ravel()
            packed |= (np.minimum(product, 1.0).astype(np.float64) * scale).astype(np.uint64)
            found.append(packed)
    if not found:
        empty = np.zeros(0, dtype=np.int64)
        return Weighted(empty, empty, np.zeros(0))
    packed = np.concatenate(found)
    found.clear()
    packed.sort()
    pairs = packed >> low_bits
    begins = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
    packed &= np.uint64((1 << int(low_bits)) - 1)
    sums = np.add.reduceat(packed.astype(np.float64), begins) / scale
    chosen = sums >= least
    pairs = pairs[begins[chosen]]
    left = (pairs >> np.uint64(bits)).astype(np.int64)
    right = (pairs & np.uint64((1 << bits) - 1)).astype(np.int64)
    return Weighted(left, right, sums[chosen])
