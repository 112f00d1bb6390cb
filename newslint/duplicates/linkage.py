"""Pairs → clusters that hold together: average linkage over the pairs that are known, all others counting as 0."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


def average_linkage(
    pairs: Iterable[tuple[int, int, float]], threshold: float, counts: Mapping[int, int] | None = None
) -> list[list[int]]:
    """Clusters of two or more in which, at each merger, the mean similarity across the two parts was >= threshold.

    `pairs` are (left, right, similarity), each pair once; a pair that isn't there has the similarity 0, so strangers
    that one shared paragraph joins don't chain. An item may stand for several equal ones: `counts` says for how many,
    if more than one. Members and clusters come in rising order.
    Source: Sokal and Michener (1958), computed on a sparse graph with a heap in O(E log E) for E pairs.
    """
    counts = counts or {}
    near: dict[int, dict[int, float]] = {}
    heap: list[tuple[float, int, int]] = []
    for left, right, similarity in pairs:
        total = similarity * counts.get(left, 1) * counts.get(right, 1)
        near.setdefault(left, {})[right] = total
        near.setdefault(right, {})[left] = total
        if similarity >= threshold:
            heap.append((-similarity, min(left, right), max(left, right)))
    heapq.heapify(heap)
    members = {item: [item] for item in near}
    sizes = {item: counts.get(item, 1) for item in near}
    while heap:
        negative, left, right = heapq.heappop(heap)
        if left not in members or right not in members:
            continue
        if abs(near[left].get(right, -1.0) / (sizes[left] * sizes[right]) + negative) > 1e-12:
            continue
        _merge(near, left, right)
        members[left] += members.pop(right)
        sizes[left] += sizes.pop(right)
        for other, total in near[left].items():
            mean = total / (sizes[left] * sizes[other])
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(left, other), max(left, other)))
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def _merge(near: dict[int, dict[int, float]], left: int, right: int) -> None:
    """Put `right` into `left`: sums of similarities add up."""
    others = near.pop(right)
    del near[left][right], others[left]
    for other, total in others.items():
        del near[other][right]
        merged = near[left].get(other, 0.0) + total
        near[left][other] = near[other][left] = merged
