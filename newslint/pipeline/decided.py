"""What an editor has decided of stories that repeat each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.decisions import Decisions
from newslint.duplicates.members import Member
from newslint.pipeline.clusters import Cluster, Compared, identity

if TYPE_CHECKING:
    from newslint.compare.agreement import Agreement, SharedPoint


def names_of(member: Member, decisions: Decisions) -> frozenset[str]:
    """The names by which decisions speak of a member."""
    record = member.record.id if member.record else None
    return decisions.names(member.path, record, member.title, member.story)


def find_kept(members: Sequence[Member], decisions: Decisions) -> int | None:
    """The member that an editor has decided to keep, if there is one: the first."""
    if not decisions.about("keep"):
        return None
    return next((at for at, one in enumerate(members) if decisions.is_said("keep", names_of(one, decisions))), None)


def apply_decisions(clusters: Iterable[Cluster], decisions: Decisions) -> list[Cluster]:
    """The clusters without members that an editor has parted, and with those marked that go as an editor has it."""
    if not decisions.all:
        return list(clusters)
    settled = (_mark_dropped(_part(cluster, decisions), decisions) for cluster in clusters)
    return [cluster for cluster in settled if len(cluster.members) > 1]


def _part(cluster: Cluster, decisions: Decisions) -> Cluster:
    """The cluster without those that were parted from the one that is kept, or from one before them."""
    if not decisions.about("apart"):
        return cluster
    names = [names_of(member, decisions) for member in cluster.members]
    staying = [cluster.keep]
    for at in range(len(names)):
        if at != cluster.keep and not any(decisions.are_apart(names[at], names[one]) for one in staying):
            staying.append(at)
    staying.sort()
    if len(staying) == len(names):
        return cluster
    new = {old: at for at, old in enumerate(staying)}
    members = tuple(cluster.members[old] for old in staying)
    pairs = tuple(
        replace(pair, left=new[pair.left], right=new[pair.right], repeats=new.get(pair.repeats, -1))
        for pair in cluster.pairs
        if pair.left in new and pair.right in new
    )
    return replace(
        cluster,
        id=identity(members, cluster.kind),
        keep=new[cluster.keep],
        members=members,
        pairs=pairs,
        agreement=_renumber(cluster.agreement, new) if cluster.agreement else None,
    )


def _renumber(agreement: Agreement, new: dict[int, int]) -> Agreement:
    def staying(points: Iterable[SharedPoint]) -> tuple[SharedPoint, ...]:
        left = (
            replace(p, said=tuple(replace(s, member=new[s.member]) for s in p.said if s.member in new)) for p in points
        )
        return tuple(point for point in left if len(point.said) > 1)

    return replace(agreement, agree=staying(agreement.agree), contradict=staying(agreement.contradict))


def _mark_dropped(cluster: Cluster, decisions: Decisions) -> Cluster:
    if not decisions.about("drop"):
        return cluster

    def mark(pair: Compared) -> Compared:
        other = cluster.members[pair.left if pair.right == cluster.keep else pair.right]
        return replace(pair, decided=decisions.is_said("drop", names_of(other, decisions)))

    return replace(cluster, pairs=tuple(map(mark, cluster.pairs)))
