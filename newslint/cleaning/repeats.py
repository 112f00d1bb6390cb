"""Which stories go because another one holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from newslint.cleaning.cleaner import following
from newslint.cleaning.piece_table import PieceTable
from newslint.cleaning.plans import Decisions, Plan
from newslint.cleaning.surroundings import Surroundings, place_of
from newslint.duplicates.members import Member
from newslint.formats import read_file
from newslint.knowledge.tables import tables_of
from newslint.model import Document, RecordRef
from newslint.pipeline.clusters import Cluster
from newslint.pipeline.dedup_options import Options
from newslint.pipeline.deduplication import deduplicate
from newslint.pipeline.dropping import find_reason, goes

#: what is left of clusters is compared again at most this often
ROUNDS = 5

Place = tuple[str, int]


def seek_repeats(
    plan: Plan, found: Decisions, documents: Iterable[Document], around: Surroundings | None = None
) -> None:
    """Note which stories repeat others, once all documents have passed; others of the archive `around` them, too.

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
    clusters = _copies(documents, options, found, around)
    for _ in range(ROUNDS):
        left = _note(found, clusters, keepers, given.drop)
        if len(left) < 2:
            break
        if around:
            clusters = around.copies_among(left, options, found.unread)
        else:
            clusters = deduplicate(_read_again(plan, found, left), options).clusters
    for place, numbers in found.repeats.items():
        for number, (kind, _) in numbers.items():
            keeper = keepers[place, number]
            while (place_of(keeper), _number(keeper)) in keepers:
                keeper = keepers[place_of(keeper), _number(keeper)]
            numbers[number] = (kind, f"{keeper.path}:{keeper.record.id if keeper.record else keeper.line}")


def _copies(
    documents: Iterable[Document], options: Options, found: Decisions, around: Surroundings | None
) -> Sequence[Cluster]:
    """The clusters of copies among documents, or of all stories of the archive around them that touch these."""
    if around is None:
        return deduplicate(documents, options).clusters
    for _ in documents:
        pass
    around.finish()
    return around.copies(options, found.unread)


def _note(
    found: Decisions, clusters: Sequence[Cluster], keepers: dict[tuple[Place, int], Member], drop: str
) -> set[Place]:
    """Note the stories that go; the documents of clusters that stay, if any went."""
    left: set[Place] = set()
    before = len(keepers)
    for cluster in clusters:
        keeper = cluster.members[cluster.keep]
        staying = {place_of(keeper)}
        for pair in cluster.pairs:
            member = cluster.members[pair.left if pair.right == cluster.keep else pair.right]
            if goes(pair, drop):
                found.repeats.setdefault(place_of(member), {})[_number(member)] = (cluster.kind, "")
                keepers[place_of(member), _number(member)] = cluster.members[find_reason(cluster, pair, drop)]
            else:
                staying.add(place_of(member))
        left |= staying
    return {place for place in left if place not in found.repeats} if len(keepers) > before else set()


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
