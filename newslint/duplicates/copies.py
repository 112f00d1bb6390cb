"""Texts that repeat each other word for word: exact, near, partial and cut-off copies, and the clusters they form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from newslint.duplicates.candidates import Candidates, colliding, sampled
from newslint.duplicates.linkage import average_linkage
from newslint.duplicates.words import I64, U64, Rows, batches, digests, joined, shingle_sets, word_hashes

#: words of a shingle
SIZE = 3
#: mean containment at which two groups of copies are one. Unrelated articles stay below .06; copies with 30 % of
#: their words edited share .37 with their source and .2 with each other.
THRESHOLD = 0.25
#: sets of fewer shingles count for less: a caption or a paywall is no story
FULL_SIZE = 30
#: a copy that is this much shorter is part of the other and not the same text
SAME_SIZE = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, by their numbers: Jaccard similarity, and containment of the smaller in the larger, both 0 to 1."""

    left: int
    right: int
    similarity: float
    containment: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Texts that repeat each other, by their numbers in rising order, and the pairs that were proven among them."""

    kind: str
    members: tuple[int, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What is kept of texts: their sets of word shingles, a digest of their words, and which of them break off."""

    sets: Rows
    digests: U64
    cut: frozenset[int] = frozenset()

    def shared(self, left: int, right: int) -> int:
        """How many shingles two texts share."""
        both = np.concatenate((self.sets.row(left), self.sets.row(right)))
        both.sort()
        return int(np.count_nonzero(both[1:] == both[:-1]))

    def pair(self, left: int, right: int) -> Pair:
        """Two texts compared."""
        a, b = self.sets.row(left).size, self.sets.row(right).size
        shared = self.shared(left, right)
        return self._judged(left, right, a, b, shared)

    def _judged(self, left: int, right: int, a: int, b: int, shared: int) -> Pair:
        small = min(a, b)
        similarity = shared / max(1, a + b - shared)
        containment = shared / max(1, small)
        if self.digests[left] == self.digests[right]:
            kind = "exact"
        elif small >= SAME_SIZE * max(a, b):
            kind = "near"
        else:
            kind = "teaser" if (left if a < b else right) in self.cut else "partial"
        return Pair(left, right, similarity, containment, kind)


class Fingerprinter:
    """Gathers fingerprints batch by batch; texts may be forgotten afterwards."""

    def __init__(self) -> None:
        self._sets: list[Rows] = []
        self._digests: list[U64] = []
        self._cut: set[int] = set()
        self.count = 0

    def add(self, texts: Sequence[str], cut: Iterable[int] = ()) -> None:
        """Add texts; `cut` are the places in `texts` of those known to break off, besides those ending in dots."""
        self._cut.update(self.count + at for at in cut)
        for number, text in enumerate(texts, self.count):
            if text[-12:].rstrip(" ])\n\t").endswith(("…", "...")):
                self._cut.add(number)
        for batch in batches(texts):
            words = word_hashes(batch)
            self._sets.append(shingle_sets(words, SIZE))
            self._digests.append(digests(words))
        self.count += len(texts)

    def fingerprints(self) -> Fingerprints:
        """Everything that was added."""
        numbers = np.concatenate(self._digests) if self._digests else np.zeros(0, dtype=np.uint64)
        sets = joined(self._sets)
        self._sets, self._digests = [], []
        return Fingerprints(sets, numbers, frozenset(self._cut))


@dataclass(frozen=True, slots=True)
class Copies:
    """The clusters, and how many buckets held so many texts that only neighbours in them were compared."""

    clusters: tuple[Cluster, ...]
    crowded: int


def find_copies(
    found: Fingerprints,
    kinds: Iterable[str] = ("exact", "near", "partial", "teaser"),
    threshold: float = THRESHOLD,
    least_words: int = 12,
) -> Copies:
    """Clusters of texts that repeat each other.

    Texts of the same words are one; the others become candidates by sampled shingles (Broder 1997), are proven by
    exact Jaccard similarity and containment, and joined by average linkage. `kinds` says which pairs may join, and
    `threshold` is the mean containment (0 to 1) at which two groups do. Shorter texts than `least_words` stay out.
    """
    wanted = frozenset(kinds)
    first, groups = _same(found, least_words)
    pairs: list[Pair] = []
    crowded = 0
    if wanted - {"exact"}:
        candidates = _candidates(found, first)
        crowded = candidates.crowded
        pairs = [p for p in _proven(found, candidates, threshold) if p.kind in wanted]
    counts = {head: len(group) for head, group in groups.items()}
    linked = average_linkage(((p.left, p.right, _strength(found, p)) for p in pairs), threshold, counts)
    by_member = {member: number for number, group in enumerate(linked) for member in group}
    inside: dict[int, list[Pair]] = {}
    for pair in pairs:
        if by_member.get(pair.left, -1) == by_member.get(pair.right, -2):
            inside.setdefault(by_member[pair.left], []).append(pair)
    clusters = [_cluster(group, inside.get(number, []), groups) for number, group in enumerate(linked)]
    alone = (group for head, group in groups.items() if head not in by_member)
    clusters += [Cluster("exact", tuple(group)) for group in alone if "exact" in wanted]
    return Copies(tuple(sorted(clusters, key=lambda c: c.members)), crowded)


def _same(found: Fingerprints, least: int) -> tuple[I64, dict[int, list[int]]]:
    """The first text of each digest, and for digests of several texts all of them by the first."""
    sizes = found.sets.sizes
    numbers = np.flatnonzero(sizes >= max(1, least - SIZE + 1))
    marks = found.digests[numbers]
    order = np.argsort(marks, kind="stable")
    marks, numbers = marks[order], numbers[order]
    edges = (
        np.flatnonzero(np.concatenate([[True], marks[1:] != marks[:-1], [True]])) if len(marks) else np.zeros(1, int)
    )
    many = np.flatnonzero(np.diff(edges) > 1)
    groups = {int(numbers[edges[at]]): numbers[edges[at] : edges[at + 1]].tolist() for at in many}
    return np.sort(numbers[edges[:-1]]), groups


def _candidates(found: Fingerprints, first: I64) -> Candidates:
    """Pairs of different texts that share sampled shingles enough to be worth a proof."""
    chosen = np.zeros(len(found.sets), dtype=bool)
    chosen[first] = True
    keys, given = sampled(found.sets, chosen)
    pairs = colliding(keys)
    small = np.minimum(given[pairs.left], given[pairs.right])
    # two shared samples, or one of a very short text; and no less than half of what the weakest link would share
    keep = (pairs.shared >= np.clip(small // 3, 1, 2)) & (pairs.shared >= THRESHOLD / 2.5 * small)
    return Candidates(pairs.left[keep], pairs.right[keep], pairs.shared[keep], pairs.crowded)


def _proven(found: Fingerprints, candidates: Candidates, threshold: float) -> Iterable[Pair]:
    for left, right in zip(candidates.left.tolist(), candidates.right.tolist(), strict=True):
        pair = found.pair(left, right)
        # weaker pairs still count in the means of their groups
        if pair.containment >= threshold / 4:
            yield pair


def _strength(found: Fingerprints, pair: Pair) -> float:
    small = min(found.sets.row(pair.left).size, found.sets.row(pair.right).size)
    return pair.containment * min(1.0, small / FULL_SIZE)


def _cluster(group: list[int], pairs: list[Pair], groups: dict[int, list[int]]) -> Cluster:
    members = sorted(number for head in group for number in groups.get(head, [head]))
    counts = {kind: sum(pair.kind == kind for pair in pairs) for kind in ("near", "partial", "teaser")}
    kind = max(counts, key=lambda k: counts[k])
    return Cluster(kind, tuple(members), tuple(pairs))
