"""Clusters of members with what shows that they belong together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from newslint.index.members import Lines, Member
from newslint.model import Skipped, Unread


@dataclass(frozen=True, slots=True)
class Shared:
    """Passages that two members share, word for word (`verbatim`), with small changes (`edited`) or in other words."""

    left: Lines
    right: Lines
    how: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two members of a cluster, by their numbers in it, and what shows that they belong together."""

    left: int
    right: int
    similarity: float
    containment: float
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Members that repeat each other, which of them to keep (its number) and why, and the evidence."""

    id: str
    kind: str
    keep: int
    why_kept: str
    members: tuple[Member, ...]
    pairs: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """The outcome of a run. `dropped` are the documents, as (path, record's order), of which nothing is to be kept."""

    clusters: tuple[Cluster, ...]
    documents: int
    stories: int
    crowded: int
    dropped: frozenset[tuple[str, int]]
    unread: tuple[Unread, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def evidence(
    left: int, right: int, members: Sequence[Member], similarity: float, containment: float, *, thorough: bool
) -> Compared:
    """Two members side by side: the passages that they share. Without `thorough` only those of the same words."""
    from newslint.duplicates.alignment import aligned

    a, b = members[left].passages, members[right].passages
    found = aligned([line.text for line in a], [line.text for line in b], thorough=thorough)
    shared = tuple(Shared(a[one], b[two], how) for one, two, how in found)
    return Compared(left, right, round(similarity, 4), round(containment, 4), shared)


def identity(members: Sequence[Member], kind: str) -> str:
    """16 hex digits that stand for a cluster of these members."""
    told = "\n".join(f"{m.path}\t{m.record.id if m.record else ''}\t{m.story}" for m in members)
    return hashlib.blake2b(f"{kind}\n{told}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
