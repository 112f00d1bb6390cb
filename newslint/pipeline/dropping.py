"""Which documents go: of whose stories each has a copy that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.duplicates.members import Member
from newslint.pipeline.clusters import Cluster, Compared


def goes(pair: Compared, drop: str) -> bool:
    """Whether the one of a pair that isn't kept is dropped, at a level of `DROPS`, or as an editor has it."""
    if pair.decided or pair.repeats >= 0:
        return True
    return drop == "near" or (pair.similarity == 1 if drop == "exact" else not pair.missing)


def find_reason(cluster: Cluster, pair: Compared, drop: str) -> int:
    """The number of the member that stays for the one of a pair that goes: the keeper, or another of the same words."""
    for one in cluster.pairs:
        if pair.repeats in (one.left, one.right):
            return cluster.keep if goes(one, drop) else pair.repeats
    return cluster.keep


def find_dropped(clusters: Sequence[Cluster], members: Iterable[Member], drop: str) -> frozenset[tuple[str, int]]:
    """Documents of whose stories each has a copy that is kept. Other write-ups of an event are no copies."""
    gone = {
        cluster.members[pair.left if pair.right == cluster.keep else pair.right].place
        for cluster in clusters
        for pair in cluster.pairs
        if pair.decided or (cluster.kind != "retold" and goes(pair, drop))
    }
    documents = {place[:2] for place in gone}
    if any(place[1] == 0 for place in documents):
        # a page holds several stories, and all of them must have gone
        staying = {m.place[:2] for m in members if not m.record and m.place[:2] in documents and m.place not in gone}
        documents -= staying
    return frozenset(documents)
