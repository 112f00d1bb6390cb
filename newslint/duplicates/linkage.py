"""Pairs → clusters that hold together: average linkage over the pairs that are known and those it asks for."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

#: for the mean of two groups that have more pairs than this, so many of them are asked for
ASKED = 64

#: what is left joins a large group that it is near enough to if it is so much alike to it in the mean. In an archive of
#: more than 250 nothing is left of that: `event_likeness.threshold_for` is less
JOINED = 0.25
#: likenesses are known to so many parts of one: sums of them are exact then, in whatever order they are added up
_PARTS = 1 << 36

Verify = Callable[[int, int], float]


def average_linkage(
    pairs: Iterable[tuple[int, int, float]],
    threshold: float,
    counts: Mapping[int, int] | None = None,
    verify: Verify | None = None,
) -> list[list[int]]:
    """Clusters of two or more in which, at each merger, the mean similarity across the two parts was >= threshold.

    `pairs` are (left, right, similarity), each pair once. A pair that isn't there has the similarity that
    `verify(left, right)` gives, or 0, so strangers that one shared paragraph joins don't chain; of large groups `ASKED`
    pairs stand for all. An item may stand for several equal ones: `counts` says for how many, if more than one.
    Members and clusters come in rising order.
    Source: Sokal and Michener (1958), computed on a sparse graph with a heap in O(E log E) for E pairs.
    """
    groups = _Groups(counts or {}, verify)
    heap: list[tuple[float, int, int]] = []
    for left, right, similarity in pairs:
        groups.add(left, right, similarity)
        if similarity >= threshold:
            heap.append((-similarity, min(left, right), max(left, right)))
    heapq.heapify(heap)
    near, members = groups.near, groups.members
    while heap:
        negative, left, right = heapq.heappop(heap)
        if left not in members or right not in members or right not in near[left]:
            continue
        if abs(groups.mean(left, right) + negative) > 1e-12:
            continue
        groups.merge(left, right)
        for other in near[left]:
            mean = groups.mean(left, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(left, other), max(left, other)))
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def group_by_linkage(pairs: Sequence[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Clusters of write-ups by average linkage, and what is left joined to a large one that it is near enough to.

    A few lines share less with each of five write-ups than these among themselves. They belong to a cluster of three
    or more if they reach the threshold with one member, and a quarter in the mean.
    """
    clusters = average_linkage(((left, right, rounded(value)) for left, right, value in pairs), threshold)
    inside = {member: number for number, group in enumerate(clusters) for member in group}
    sums: dict[tuple[int, int], float] = {}
    best: dict[tuple[int, int], float] = {}
    for left, right, similarity in pairs:
        for one, other in ((left, right), (right, left)):
            if one not in inside and other in inside:
                key = (one, inside[other])
                sums[key] = sums.get(key, 0.0) + similarity
                best[key] = max(best.get(key, 0.0), similarity)
    chosen: dict[int, tuple[float, int]] = {}
    for (one, number), total in sums.items():
        mean = total / len(clusters[number])
        if len(clusters[number]) >= 3 and mean >= JOINED and best[one, number] >= threshold:
            chosen[one] = max(chosen.get(one, (0.0, 0)), (mean, number))
    for one, (_, number) in chosen.items():
        clusters[number] = sorted([*clusters[number], one])
    return clusters


def rounded(likeness: float) -> float:
    """A likeness that adds up exactly with others."""
    return round(likeness * _PARTS) / _PARTS


class _Groups:
    """The groups at one moment, each known by its least member, and the sums of similarities between neighbours."""

    def __init__(self, counts: Mapping[int, int], verify: Verify | None) -> None:
        self.near: dict[int, dict[int, float]] = {}
        self.members: dict[int, list[int]] = {}
        self._sizes: dict[int, int] = {}
        self._counts = counts
        self._verify = verify

    def add(self, left: int, right: int, similarity: float) -> None:
        for item in (left, right):
            if item not in self.members:
                self.members[item] = [item]
                self._sizes[item] = self._counts.get(item, 1)
                self.near[item] = {}
        total = similarity * self._counts.get(left, 1) * self._counts.get(right, 1)
        self.near[left][right] = self.near[right][left] = total

    def mean(self, left: int, right: int) -> float:
        return self.near[left][right] / (self._sizes[left] * self._sizes[right])

    def merge(self, left: int, right: int) -> None:
        """Put `right` into `left`: sums of similarities add up."""
        near = self.near
        del near[left][right], near[right][left]
        for other in sorted({*near[left], *near[right]}):
            total = 0.0
            for part in (left, right):
                known = near[part].get(other)
                total += self._asked(part, other) if known is None else known
            near[other].pop(right, None)
            near[left][other] = near[other][left] = total
        del near[right]
        self.members[left] += self.members.pop(right)
        self._sizes[left] += self._sizes.pop(right)

    def _asked(self, left: int, right: int) -> float:
        """The sum of similarities between two groups that have not been compared."""
        if not self._verify:
            return 0.0
        pairs = _some(sorted(self.members[left]), sorted(self.members[right]))
        weights = [self._counts.get(a, 1) * self._counts.get(b, 1) for a, b in pairs]
        total = sum(self._verify(a, b) * weight for (a, b), weight in zip(pairs, weights))
        return total / sum(weights) * self._sizes[left] * self._sizes[right]


def _some(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """All pairs across two groups, or `ASKED` of them spread evenly."""
    count = len(left) * len(right)
    step = max(1, count // ASKED)
    return [(left[at // len(right)], right[at % len(right)]) for at in range(0, count, step)][:ASKED]
