"""Which stories go because another one holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from newslint.cleaning.cleaner import following
from newslint.cleaning.piece_table import PieceTable
from newslint.cleaning.plans import Decisions, Plan
from newslint.formats import read_file
from newslint.knowledge.tables import tables_of
from newslint.model import Document, RecordRef
from newslint.pipeline.deduplication import Clusters, Member, Options, deduplicate, goes

#: what is left of clusters is compared again at most this often
ROUNDS = 5

Place = tuple[str, int]


def seek_repeats(plan: Plan, found: Decisions, documents: Iterable[Document]) -> None:
    """Note which stories repeat others, once all documents have passed.

    A story that the one kept of its cluster doesn't hold may stand in another one that stays, and what recurs tells
    less where copies are gone: what is left of clusters is compared again until nothing more goes.
    """
    given = plan.settings.dedup
    options = Options(
        kinds=plan.repeats,
        threshold=given.threshold,
        preferred_sources=given.preferred_sources,
        keep=given.keep,
        evidence=False,
        tables=tables_of(plan.settings),
    )
    keepers: dict[tuple[Place, int], Member] = {}
    clusters = deduplicate(documents, options)
    for _ in range(ROUNDS):
        left = _note(found, clusters, keepers, given.drop)
        if len(left) < 2:
            break
        clusters = deduplicate(_read_again(plan, found, left), options)
    for place, numbers in found.repeats.items():
        for number, (kind, _) in numbers.items():
            keeper = keepers[place, number]
            while (_place(keeper), _number(keeper)) in keepers:
                keeper = keepers[_place(keeper), _number(keeper)]
            numbers[number] = (kind, f"{keeper.path}:{keeper.record.id if keeper.record else keeper.line}")


def _note(found: Decisions, clusters: Clusters, keepers: dict[tuple[Place, int], Member], drop: str) -> set[Place]:
    """Note the stories that go; the documents of clusters that stay, if any went."""
    left: set[Place] = set()
    before = len(keepers)
    for cluster in clusters.clusters:
        keeper = cluster.members[cluster.keep]
        staying = {_place(keeper)}
        for pair in cluster.pairs:
            member = cluster.members[pair.left if pair.right == cluster.keep else pair.right]
            if goes(pair, drop):
                found.repeats.setdefault(_place(member), {})[_number(member)] = (cluster.kind, "")
                keepers[_place(member), _number(member)] = keeper
            else:
                staying.add(_place(member))
        left |= staying
    return {place for place in left if place not in found.repeats} if len(keepers) > before else set()


def _place(member: Member) -> Place:
    return member.path, member.record.line if member.record else 0


def _number(member: Member) -> int:
    return 0 if member.record else member.story


def _read_again(plan: Plan, found: Decisions, left: set[Place]) -> Iterator[Document]:
    """The documents at these places once more, as the first pass made them."""
    entries = found.entries()
    for path in found.paths:
        for read in read_file(path, plan.settings):
            if not isinstance(read, Document):
                continue
            entry = next(entries)
            if (path, entry.patch.place) in left:
                edits = entry.patch.edits if read.record else entry.mending
                document = following(read, PieceTable(read.source, edits))
                if read.record:
                    reference = RecordRef(read.record.id, entry.patch.place, read.record.number)
                    document = replace(document, record=reference)
                yield document
