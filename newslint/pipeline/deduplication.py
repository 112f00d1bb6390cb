"""A run of `deduplicate`: documents → stories → engine → clusters with the lines they stand in. Wires the rooms."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newslint.decisions import Decisions
from newslint.duplicates.containing import tell_missing_of
from newslint.duplicates.keeper import CountFindings, choose, count_words
from newslint.duplicates.members import Lines, Member, Splitter, furniture_of, heading_of, inferred_days, minute_of
from newslint.duplicates.text_store import HELD, SpillingStore, TextStore
from newslint.engines.documents import map_documents
from newslint.faults import fault_of
from newslint.knowledge.tables import OWN, Tables
from newslint.model import Document, Skipped, Unread
from newslint.pipeline.clusters import (
    Cluster,
    Clusters,
    Compared,
    Rejected,
    Shared,
    compare_with_keeper,
    describe_cluster,
    tell_agreement,
)
from newslint.pipeline.columns import Columns
from newslint.pipeline.decided import apply_decisions, find_kept
from newslint.segmenting.dates import DayOrder
from newslint.settings import DROPS, KEEP

if TYPE_CHECKING:
    from newslint.duplicates.copy_clusters import Cluster as Group
    from newslint.duplicates.copy_clusters import Verifier
    from newslint.duplicates.fingerprints import Fingerprints
    from newslint.duplicates.pairs import Pair

Known = dict[tuple[int, int], float]
__all__ = [
    "DROPS",
    "KINDS",
    "Cluster",
    "Clusters",
    "Compared",
    "Lines",
    "Member",
    "Options",
    "Rejected",
    "Shared",
    "deduplicate",
    "goes",
]

KINDS = ("exact", "near", "partial", "teaser", "retold")
COPIES = frozenset(KINDS) - {"retold"}
#: write-ups of one event are published within these days
DAYS = 3
#: days that are only read off a text don't part two that are as alike as this: they may be of what the text looks back
#: on (dev half of ECB+, B-cubed .943 and .938 without; 28 November 2026)
DOUBTFUL = 0.33
#: a passage of fewer words doesn't bear out that two stories tell of one event
SAYS = 7
#: copies of this Jaccard similarity are one write-up
SAME_TEXT = 0.5
#: of more clusters it isn't told on what their stories agree: reading them that closely takes longer than finding them
AGREED = 300
_BATCH = 512


class Options(Struct, frozen=True):
    """How to look. `date_order` says how "04/09/2019" is to be read; without it such a date is read
    if the other dates of its file say how.

    `threshold` (0 to 1, None for the engine's own) is the mean containment that joins copies.

    `keep` is the order of reasons to keep one story rather than others, of `settings.KEEP`; `findings_of` counts a
    member's findings for the reason `cleanest`. Without `evidence` no shared lines are told, which would be held.
    `drop` says which members of a cluster go (`DROPS`); with `changes` it is told what changed in each and why others
    were kept apart.
    `decisions` are an editor's, which outweigh all of this.
    `tables` is what is known of the world, by which stories are dated. Where some members are `preferred`, one of them
    is kept.
    """

    kinds: tuple[str, ...] = KINDS
    threshold: float | None = None
    plain: bool = False
    preferred_sources: tuple[str, ...] = ()
    jobs: int = 1
    keep: tuple[str, ...] = KEEP
    findings_of: CountFindings | None = None
    evidence: bool = True
    drop: str = "contained"
    changes: bool = False
    date_order: DayOrder | None = None
    tables: Tables = OWN
    preferred: Callable[[Member], bool] | None = None
    decisions: Decisions = Decisions()

    def preferring(self, preferred: Callable[[Member], bool]) -> Options:
        """These options, keeping of each cluster one that is preferred, if there is one."""
        return replace(self, preferred=preferred)


def deduplicate(read: Iterable[Document | Unread | Skipped], options: Options, held: int = HELD) -> Clusters:
    """Find the stories that repeat each other. The outcome is the same for any order and any number of jobs.

    Texts of more than `held` characters, and what is kept of them, are held in temporary files.
    """
    from newslint.duplicates.copy_clusters import Verifier, find_copies
    from newslint.duplicates.pairs import THRESHOLD

    unread: list[Unread] = []
    skipped: list[Skipped] = []
    store = SpillingStore(held)
    with options.tables.in_use(), tempfile.TemporaryDirectory(prefix="newslint-") as folder:
        prints, documents, undated, sharing = _gather(read, store, options, Path(folder), unread, skipped)
        kinds = [kind for kind in options.kinds if kind in COPIES]
        verifier = Verifier(prints, lambda number: _furniture(store[number], unread))
        copies = find_copies(prints, kinds, options.threshold or THRESHOLD, verifier)
        agreed = len(copies.clusters) <= AGREED
        clusters = [
            describe_group(group, store, prints, verifier, options, unread, agreed=agreed) for group in copies.clusters
        ]
        if "retold" in options.kinds:
            retold = list(find_retold(store, clusters, prints, verifier, options, unread))
            agreed = agreed and all(cluster.agreement is not None for cluster in retold)
            clusters += retold
        rejected = tuple(_tell_rejected(store, prints, verifier)) if options.changes else ()
        del prints, verifier
    clusters = apply_decisions(clusters, options.decisions)
    clusters.sort(key=lambda c: (c.members[0].place, KINDS.index(c.kind)))
    dropped = find_dropped(clusters, store, options.drop)
    return Clusters(
        tuple(clusters),
        documents,
        len(store),
        copies.oversized,
        dropped,
        tuple(unread),
        tuple(skipped),
        agreed,
        copies.short,
        rejected,
        undated,
        sharing,
    )


def _gather(
    read: Iterable[Document | Unread | Skipped],
    store: SpillingStore,
    options: Options,
    folder: Path,
    unread: list[Unread],
    skipped: list[Skipped],
) -> tuple[Fingerprints, int, int, int]:
    """The fingerprints of all stories, which are put in the store; how many documents there were, dates that weren't
    read, and records that have the address of another one.

    Documents in which newslint has a fault are told in `unread`.
    """
    from newslint.duplicates.fingerprints import Fingerprinter

    gathered = Fingerprinter(folder, plain=options.plain)
    pending: list[Member] = []
    columns = Columns()
    count = undated = 0

    def flush() -> None:
        cut = [at for at, member in enumerate(pending) if member.breaks_off]
        texts = [member.text.encode("utf-8", "surrogatepass") for member in pending]
        parts = [at for at, member in enumerate(pending) if member.places]
        gathered.add(texts, cut, [heading_of(member) for member in pending], [minute_of(m) for m in pending], parts)
        for member, text in zip(pending, texts):
            columns.see(len(store), member)
            store.add(member, text)
        pending.clear()

    arguments = (options.plain, options.date_order)
    for found in map_documents(Splitter, arguments, read, unread, skipped, options.jobs):
        count += 1
        undated += sum(member.date_unread for member in found)
        pending += found
        if len(pending) >= _BATCH:
            flush()
    flush()
    for number, dated in columns.days():
        store.redate(number, dated)
        gathered.redate(number, minute_of(dated) or 0)
        undated -= 1
    return gathered.fingerprints(), count, undated, columns.sharing


def _furniture(member: Member, faults: list[Unread]) -> list[str]:
    """The lines of a story that are furniture; none, and a word about it, where newslint has a fault in it."""
    try:
        return furniture_of(member)
    except Exception as error:
        faults.append(fault_of(error, member.path, member.record))
        return []


def describe_group(
    group: Group,
    store: TextStore,
    prints: Fingerprints,
    verifier: Verifier,
    options: Options,
    faults: list[Unread],
    *,
    agreed: bool,
) -> Cluster:
    """A cluster of the engine with its members, in the order of their places, the keeper, and the evidence."""
    found = [(store[number], int(prints.text[number])) for number in group.members]
    found.sort(key=lambda one: one[0].place)
    members = [member for member, _ in found]
    keep, why = choose_keeper(members, options)
    look_again = None if options.plain else partial(tell_missing_story, members, keep)
    alike = compare_with_keeper(keep, [text for _, text in found], verifier, look_again)
    told = options.evidence
    return describe_cluster(
        group.kind,
        members,
        (keep, why),
        alike,
        thorough=not options.plain,
        evidence=told,
        agreed=told and agreed,
        changes=options.changes or (told and not options.plain),
        faults=faults,
    )


def tell_missing_story(members: Sequence[Member], keep: int, at: int) -> str:
    """What of the story of a member, but for its furniture, the one that is kept lacks."""
    mine, keeper = _story_of(members[at]), members[keep]
    return tell_missing_of(mine, keeper.text) if mine != members[at].text else "words"


def _story_of(member: Member) -> str:
    """The text of a member without the lines that are furniture, or that speak of the page."""
    from newslint.segmenting.boilerplate.line_features import speaks_of_a_page

    lines = member.text.split("\n")
    if not any(map(speaks_of_a_page, lines)):
        return member.text
    furniture = {*_furniture(member, []), *filter(speaks_of_a_page, lines)}
    return "\n".join(line for line in lines if line not in furniture)


def choose_keeper(members: Sequence[Member], options: Options) -> tuple[int, str]:
    """The place of the member to keep, and why."""

    if (decided := find_kept(members, options.decisions)) is not None:
        return decided, "an editor chose it"

    def words_of(member: Member) -> int:
        return count_words(member.text if options.plain else _story_of(member))

    places = [at for at, member in enumerate(members) if options.preferred and options.preferred(member)]
    places = places or list(range(len(members)))
    chosen = [members[at] for at in places]
    keep, why = choose(chosen, options.preferred_sources, options.keep, options.findings_of, words_of)
    return places[keep], why


def find_retold(
    store: TextStore,
    clusters: list[Cluster],
    prints: Fingerprints,
    verifier: Verifier,
    options: Options,
    faults: list[Unread],
) -> Iterator[Cluster]:
    """Write-ups of one event, among the stories that no copy stands for."""
    from newslint.duplicates.event_likeness import SURE
    from newslint.duplicates.same_event import ALIGNED, find_same_event

    # a keeper stands for those that are the same text
    places = {member.place for cluster in clusters for member in _same_as_keeper(cluster)}
    stood_for = {number for number, member in enumerate(store) if member.place in places} if places else set()
    dated: dict[int, Member] = {}
    stories: dict[int, list[int]] = {}
    for number, text in enumerate(prints.text.tolist()):
        stories.setdefault(text, []).append(number)

    def fit(left: int, right: int, similarity: float) -> bool:
        pair = [_with_days(store, int(prints.story[text]), dated, faults) for text in (left, right)]
        return _days_fit(*pair) or (similarity >= DOUBTFUL and not all(one.day for one in pair))

    told = [text for text, numbers in stories.items() if all(number in stood_for for number in numbers)]
    waiting = find_same_event(prints, fit, told, verifier.rejected())
    agreed = len(waiting) <= AGREED
    while waiting:
        found = waiting.pop()
        chosen = [(store[n], text) for text in found.members for n in stories[text] if n not in stood_for]
        chosen.sort(key=lambda one: one[0].place)
        members = [member for member, _ in chosen]
        keep, why = choose_keeper(members, options)

        beside = _SameEvent(verifier, found.known)
        alike = compare_with_keeper(keep, [text for _, text in chosen], beside)
        cluster = describe_cluster("retold", members, (keep, why), alike, agreed=False, faults=faults)
        if _count_aligned(cluster) >= ALIGNED or max(pair.similarity for pair in cluster.pairs) >= SURE:
            # most groups fall apart: what the others agree on is the dearest part of telling of them
            yield replace(cluster, agreement=tell_agreement("retold", members, faults)) if agreed else cluster
        else:
            # one theme, but no two sentences that say the same; some of them may still tell of one event
            waiting += found.cores()


class _SameEvent:
    """Write-ups compared by the likeness of their rare words, which is what joined them."""

    def __init__(self, verifier: Verifier, known: Known) -> None:
        self._verifier, self._known = verifier, known

    def pair(self, left: int, right: int) -> Pair:
        """How much two texts share; their similarity is that of their rare words."""
        # what is rare and shared raises it, above the cosine of the words, and no further than to 1
        similarity = min(1.0, self._known.get((min(left, right), max(left, right)), 0.0))
        return replace(self._verifier.pair(left, right), similarity=similarity)

    def tell_missing(self, text: int, keeper: int) -> str:
        """Another write-up is never dropped for the one to read first."""
        return "words"


def _count_aligned(cluster: Cluster) -> int:
    """How many passages say the same, those aside that speak of the page or hardly say anything."""
    from newslint.segmenting.boilerplate.line_features import speaks_of_a_page

    texts = (shared.left.text for pair in cluster.pairs for shared in pair.shared)
    return sum(text.count(" ") + 1 >= SAYS and not speaks_of_a_page(text) for text in texts)


def _with_days(store: TextStore, number: int, known: dict[int, Member], faults: list[Unread]) -> Member:
    if number not in known:
        member = store[number]
        days = None
        try:
            days = inferred_days(member)
        except Exception as error:
            faults.append(fault_of(error, member.path, member.record, "telling its day"))
        known[number] = replace(member, days=days, text="")
    return known[number]


def _same_as_keeper(cluster: Cluster) -> Iterator[Member]:
    """The members that are the keeper's text, or the opening of it."""
    for pair in cluster.pairs:
        if cluster.kind in ("exact", "teaser") or pair.similarity >= SAME_TEXT:
            yield cluster.members[pair.left if pair.right == cluster.keep else pair.right]


def _days_fit(left: Member, right: Member) -> bool:
    """Whether the two can have been published within `DAYS` of each other; what isn't known fits."""
    if not left.days or not right.days:
        return True
    apart = max((left.days[0] - right.days[1]).days, (right.days[0] - left.days[1]).days)
    return apart <= DAYS


def _tell_rejected(store: TextStore, prints: Fingerprints, verifier: Verifier) -> Iterator[Rejected]:
    """The pairs of texts that share words and were kept apart."""
    for pair in verifier.rejected():
        left, right = (replace(store[int(prints.story[text])], text="") for text in (pair.left, pair.right))
        yield Rejected(left, right, pair.why)


def goes(pair: Compared, drop: str) -> bool:
    """Whether the one of a pair that isn't kept is dropped, at a level of `DROPS`, or as an editor has it."""
    if pair.decided:
        return True
    return drop == "near" or (pair.similarity == 1 if drop == "exact" else not pair.missing)


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
