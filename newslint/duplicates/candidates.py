"""Pairs worth proving: sets that share bands or sampled shingles, found by sorting and never by comparing all pairs."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates.pairs import MOST_IN_BUCKET, NEIGHBOURS
from newslint.duplicates.words import I64, U64

#: keys that are looked at at once
STRETCH = 1 << 20
#: texts whose terms, a hundred each at most, and pairs, some thousand each, are looked at at once
_OWNERS = 2_000

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
        yield pair_buckets(keys[at:end], most)
        at = end


def pair_buckets(keys: U64, most: int = MOST_IN_BUCKET) -> tuple[U64, int]:
    """The pairs (left << 32 | right) of whole buckets of sorted keys, and how many of the buckets are oversized."""
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


#: a term of a text with its weight, as it lies in a temporary file
_POSTING = np.dtype([("term", "<u8"), ("owner", "<u4"), ("weight", "<f4")])
#: temporary files of a kind at most: a process has a thousand
_FILES = 200

Postings = Iterable[tuple[NDArray[np.unsignedinteger], I64, NDArray[np.float32]]]


def colliding_weights(
    postings: Postings, count: int, least: float = 0.0, fit: Callable[[I64, I64], NDArray[np.bool_]] | None = None
) -> Weighted:
    """The pairs of `count` owners that share terms, with the sum of the products of their weights (0 to 1).

    `postings` are terms, their owners and weights, in stretches. Pairs that come to less than `least` and those that
    `fit` says no of are left out. What there is of terms and of pairs lies in temporary files, parted by terms and then
    by left members, so that memory doesn't grow with it. Pair and product go into one number, so that sorting numbers
    brings the products of a pair together.
    """
    # six at least: a float holds 53 bits, and a product of one must not run over into the pair
    bits = max(6, max(0, count - 1).bit_length())
    parts = min(_FILES, 1 + count // _OWNERS)
    width = count // parts + 1
    with contextlib.ExitStack() as stack:
        by_term, by_left = (
            [stack.enter_context(tempfile.TemporaryFile(prefix="newslint-")) for _ in range(parts)] for _ in range(2)
        )
        for terms, owners, weights in postings:
            rows = np.empty(len(terms), dtype=_POSTING)
            rows["term"], rows["owner"], rows["weight"] = terms, owners, weights
            for part, pile in enumerate(by_term):
                rows[terms % np.uint64(parts) == part].tofile(pile)
        for pile in by_term:
            for packed in _products(_read_pile(pile, _POSTING), bits, fit):
                packed.sort()
                edges = np.searchsorted(packed >> np.uint64(64 - bits), np.arange(parts + 1) * width)
                for target, start, end in zip(by_left, edges[:-1], edges[1:], strict=True):
                    packed[start:end].tofile(target)
        summed = [_sum_products(_read_pile(pile, np.dtype(np.uint64)), bits, least) for pile in by_left]
    left, right, weight = (np.concatenate(columns) for columns in zip(*summed, strict=True))
    return Weighted(left, right, weight)


def _read_pile(pile: IO[bytes], kind: np.dtype[Any]) -> NDArray[Any]:
    pile.seek(0)
    return np.fromfile(pile, dtype=kind)


def _products(rows: NDArray[Any], bits: int, fit: Callable[[I64, I64], NDArray[np.bool_]] | None) -> Iterator[U64]:
    """The pairs of owners of each term with the product of their weights, packed into one number each."""
    low_bits, left_bits = np.uint64(64 - 2 * bits), np.uint64(64 - bits)
    scale = float((1 << (64 - 2 * bits)) - 1)
    order = np.argsort(rows["term"])
    terms, owners, weights = rows["term"][order], rows["owner"][order].astype(np.uint64), rows["weight"][order]
    edges = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1], [True]])) if len(terms) else np.zeros(1)
    starts, sizes = edges[:-1].astype(np.int64), np.diff(edges)
    for size in range(2, int(sizes.max(initial=0)) + 1):
        whole = starts[sizes == size]
        first, second = np.triu_indices(size, 1)
        some = max(1, STRETCH // len(first))
        for at in range(0, len(whole), some):
            table = whole[at : at + some, None] + np.arange(size)
            one, other = owners[table[:, first]].ravel(), owners[table[:, second]].ravel()
            left, right = np.minimum(one, other), np.maximum(one, other)
            product = (weights[table[:, first]] * weights[table[:, second]]).ravel()
            packed = left << left_bits
            packed |= right << low_bits
            packed |= (np.minimum(product, 1.0).astype(np.float64) * scale).astype(np.uint64)
            yield packed[fit(left.astype(np.int64), right.astype(np.int64))] if fit else packed


def _sum_products(packed: U64, bits: int, least: float) -> tuple[I64, I64, NDArray[np.float64]]:
    """The pairs and the sums of their products, of those that come to `least`."""
    low_bits = np.uint64(64 - 2 * bits)
    packed.sort()
    pairs = packed >> low_bits
    begins = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])) if len(pairs) else np.zeros(0, dtype=int)
    pairs = pairs[begins]
    most = np.uint64((1 << int(low_bits)) - 1)
    packed &= most
    sums = np.add.reduceat(packed, begins) / float(most) if len(pairs) else np.zeros(0)
    chosen = sums >= least
    pairs = pairs[chosen]
    left = (pairs >> np.uint64(bits)).astype(np.int64)
    right = (pairs & np.uint64((1 << bits) - 1)).astype(np.int64)
    return left, right, sums[chosen]
