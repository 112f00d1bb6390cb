"""A run of `deduplicate` on a cluster: nothing but clusters comes back, whatever the number of stories."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from newslint.duplicates.members import Member, Splitter, heading_of, minute_of, read_day
from newslint.engines.documents import Spread
from newslint.model import Skipped, Unread
from newslint.pipeline.clusters import AGREED, Cluster, Clusters
from newslint.pipeline.columns import identify_address
from newslint.pipeline.decided import apply_decisions
from newslint.pipeline.dedup_options import COPIES, KINDS, Options
from newslint.pipeline.dropping import find_dropped
from newslint.pipeline.groups import describe_group, find_furniture
from newslint.segmenting.dates import DayOrder, day_order

if TYPE_CHECKING:
    from newslint.duplicates.joining import Component

#: bits for the number of a story on its page; a document's number stands before them
_BITS = 16


def can_be_joined(options: Options) -> bool:
    """Whether clusters of these options come of joins alone: write-ups of one event and what was kept apart don't."""
    return "retold" not in options.kinds and not options.changes


def deduplicate_joined(read: Spread, options: Options) -> Clusters:
    """As `deduplicate`, of what `can_be_joined`."""
    from newslint.duplicates.pairs import THRESHOLD

    unread: list[Unread] = []
    skipped: list[Skipped] = []
    kinds = [kind for kind in options.kinds if kind in COPIES]
    threshold = options.threshold or THRESHOLD
    with options.tables.in_use(), read.open_stages() as stages:
        arguments = (options.plain, options.date_order)
        documents = read.put_stories(stages, Splitter, arguments, _Describe(options), unread, skipped)
        undated, sharing = stages.settle_days(_Redate())
        compare = kinds != ["exact"]
        texts = stages.find_components(_find_lines, compare=compare, threshold=threshold, plain=options.plain)
        clusters: list[Cluster] = []
        agreed = True
        for name in ("clusters", "agreed clusters"):
            settle = _Settle(kinds, threshold, options, agreed=name != "clusters")
            stages.settle_components(name, settle, plain=options.plain)
            faults: list[Unread] = []
            clusters = []
            for item in map(pickle.loads, stages.values_of(name)):
                (clusters if isinstance(item, Cluster) else faults).append(item)
            agreed = len(clusters) <= AGREED
            # on what stories agree is told where clusters are few, and then looking at them once more costs little
            if not agreed or not options.evidence or options.plain:
                break
        unread += faults
        clusters = apply_decisions(clusters, options.decisions)
        clusters.sort(key=lambda c: (c.members[0].place, KINDS.index(c.kind)))
        dropped = find_dropped(clusters, _Pages(stages), options.drop)
    return Clusters(
        tuple(clusters),
        documents,
        texts.stories,
        texts.oversized,
        dropped,
        tuple(unread),
        tuple(skipped),
        agreed,
        texts.short,
        (),
        undated,
        sharing,
    )


class _Describe:
    """Makes rows of the stories of documents."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def __call__(self, results: Iterable[tuple[int, bytes]]) -> Iterator[list[Any]]:
        """The rows of the members that `Splitter` has made of documents."""
        from newslint.duplicates.joining import describe_stories
        from newslint.duplicates.pairs import NEVER, breaks_off

        members: list[tuple[int, Member]] = []
        for number, packed in results:
            found = pickle.loads(packed)
            if len(found) >= 1 << _BITS:
                raise ValueError(f"{found[0].path} has {len(found):,} stories on a page")
            members += ((number << _BITS | at, member) for at, member in enumerate(found))
        if not members:
            return
        texts = [member.text.encode("utf-8", "surrogatepass") for _, member in members]
        minutes = [minute_of(member) for _, member in members]
        parts = {at: number for at, (number, member) in enumerate(members) if member.places}
        told = describe_stories(texts, [heading_of(member) for _, member in members], minutes, parts)
        sizes = told.codes.sizes.tolist()
        for at, (number, member) in enumerate(members):
            order = day_order([member.written]) if member.written else None
            yield [
                number,
                int(told.digests[at]),
                NEVER if minutes[at] is None else minutes[at],
                sizes[at],
                int(told.heads[at]),
                int(told.capitals[at]),
                member.breaks_off or breaks_off(texts[at]),
                member.path,
                member.record is None,
                order,
                bool(member.written and not order and member.date_unread),
                member.date_unread,
                identify_address(member.url) if member.url and member.story == 1 else None,
                len(told.samples[at]),
                told.samples[at].tobytes(),
                told.codes.row(at).tobytes(),
                pickle.dumps(member, 5),
            ]


class _Redate:
    """Gives a story the day that its date means in an order of days."""

    def __call__(self, packed: bytes, order: DayOrder) -> tuple[bytes, int] | None:
        """The member and the minute, or nothing."""
        member = pickle.loads(packed)
        dated = read_day(member, order)
        if dated is None:
            return None
        whole = replace(member, published=dated.published, days=dated.days, minute=dated.minute, date_unread=False)
        return pickle.dumps(whole, 5), minute_of(dated) or 0


def _find_lines(packed: bytes) -> Sequence[str]:
    """The lines of a story, packed, that are furniture; a fault in telling them is told with its component."""
    return find_furniture(pickle.loads(packed), [])


class _Settle:
    """Makes clusters of a component, packed, and of what newslint has a fault in."""

    def __init__(self, kinds: Sequence[str], threshold: float, options: Options, *, agreed: bool) -> None:
        self._kinds, self._threshold, self._options, self._agreed = tuple(kinds), threshold, options, agreed

    def __call__(
        self,
        packed: Sequence[bytes],
        component_of: Callable[[Callable[[int], Sequence[str]]], Component],
        edges: Sequence[tuple[int, int]],
    ) -> Iterator[bytes]:
        """The clusters among these members, whose texts may be joined by the pairs of `edges`, by their digests."""
        from newslint.duplicates.copy_clusters import find_copies

        options = self._options
        members: list[Member] = list(map(pickle.loads, packed))
        faults: list[Unread] = []
        with options.tables.in_use():
            component = component_of(lambda number: find_furniture(members[number], faults))
            prints, verifier = component.prints, component.verifier
            known = [verifier.pair(component.text(left), component.text(right)) for left, right in edges]
            copies = find_copies(prints, self._kinds, self._threshold, verifier, known)
            for group in copies.clusters:
                yield pickle.dumps(
                    describe_group(group, members, prints, verifier, options, faults, agreed=self._agreed), 5
                )
        yield from (pickle.dumps(fault, 5) for fault in faults)


class _Pages:
    """The stories of pages, read when they are asked for."""

    def __init__(self, stages: Any) -> None:  # noqa: ANN401  (of an engine)
        self._stages = stages

    def __iter__(self) -> Iterator[Member]:
        return map(pickle.loads, self._stages.pages())
