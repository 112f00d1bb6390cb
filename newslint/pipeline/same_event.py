"""Write-ups of one event as clusters, with the passages that bear it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.duplicates.event_days import lie_near
from newslint.duplicates.members import Member, inferred_days
from newslint.duplicates.text_store import TextStore
from newslint.faults import fault_of
from newslint.model import Unread
from newslint.pipeline.clusters import AGREED, Cluster, compare_with_keeper, describe_cluster, tell_agreement
from newslint.pipeline.dedup_options import Options
from newslint.pipeline.groups import choose_keeper

if TYPE_CHECKING:
    from newslint.duplicates.copy_clusters import Verifier
    from newslint.duplicates.fingerprints import Fingerprints
    from newslint.duplicates.pairs import Pair

#: days that are only read off a text don't part two that are as alike as this: they may be of what the text looks back
#: on (dev half of ECB+, B-cubed .943 and .938 without; 28 November 2026)
DOUBTFUL = 0.33
#: a passage of fewer words doesn't bear out that two stories tell of one event
SAYS = 7
#: copies of this Jaccard similarity are one write-up
SAME_TEXT = 0.5

Known = dict[tuple[int, int], float]


def find_retold(
    store: TextStore,
    clusters: list[Cluster],
    prints: Fingerprints,
    verifier: Verifier,
    options: Options,
    faults: list[Unread],
    round_ups: frozenset[int] = frozenset(),
) -> Iterator[Cluster]:
    """Write-ups of one event, among the stories that no copy stands for and that gather no reports of several."""
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
    told += (text for text, numbers in stories.items() if not round_ups.isdisjoint(numbers))
    copy_of = {member.place: cluster.id for cluster in clusters for member in cluster.members}
    waiting = find_same_event(prints, fit, told, verifier.rejected())
    agreed = len(waiting) <= AGREED
    while waiting:
        found = waiting.pop()
        chosen = [(store[n], text) for text in found.members for n in stories[text] if n not in stood_for]
        chosen.sort(key=lambda one: one[0].place)
        members = [member for member, _ in chosen]
        if len({copy_of.get(member.place, member.place) for member in members}) == 1:
            # told already, as copies
            continue
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
    """Whether the two can have been published about the same time; what isn't known fits."""
    return not left.days or not right.days or lie_near(left.days, right.days)
