"""Texts that repeat each other word for word: exact, near, partial and cut-off copies, and the clusters they form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from newslint.duplicates.candidates import Candidates, colliding
from newslint.duplicates.containing import tell_missing
from newslint.duplicates.differences import agree, contradiction, titled_apart
from newslint.duplicates.facts import Account
from newslint.duplicates.fingerprints import Fingerprints
from newslint.duplicates.linkage import average_linkage
from newslint.duplicates.pairs import (
    DOUBT,
    LEAST_WORDS,
    MOST_IN_BUCKET,
    THRESHOLD,
    Pair,
    compare_counts,
    find_round_ups,
    find_unfit_hosts,
    is_dated,
    reject,
    stands_elsewhere,
)
from newslint.duplicates.shingles import samples, shingle_sets
from newslint.duplicates.words import I64, Rows, word_codes

Set = NDArray[np.unsignedinteger]
#: texts whose sets are made at once
STRETCH = 256


class Cluster(Struct, frozen=True):
    """Texts that repeat each other, by their numbers in rising order, and the pairs that were proven among them."""

    kind: str
    members: tuple[int, ...]
    pairs: tuple[Pair, ...] = ()


class Copies(Struct, frozen=True):
    """The clusters, and how many buckets held so many texts that only neighbours in them were compared."""

    clusters: tuple[Cluster, ...]
    oversized: int
    #: how many stories have hardly any words and no story that is the same: they weren't compared otherwise
    short: int = 0
    #: the stories that gather reports of several things
    round_ups: frozenset[int] = frozenset()


class Verifier:
    """Compares texts of `found` exactly. Sets are made when they are first asked for and kept.

    `furniture` gives the lines of a story that are furniture, for stories in doubt.
    """

    def __init__(self, found: Fingerprints, furniture: Callable[[int], Sequence[str]] = lambda story: ()) -> None:
        self._found = found
        self._furniture = furniture
        self._strange: dict[int, Set] = {}
        self._sets: dict[int, Set] = {}
        self._samples: dict[int, frozenset[int]] = {}
        self._pairs: dict[tuple[int, int], Pair] = {}
        self._accounts: dict[int, Account] = {}

    def prepare(self, texts: Iterable[int]) -> None:
        """Make the sets of many texts at one go."""
        wanted = np.array(sorted({text for text in texts if text not in self._sets}), dtype=np.int64)
        for at in range(0, len(wanted), STRETCH):
            some = wanted[at : at + STRETCH]
            sets = shingle_sets(self._codes(some))
            self._sets.update((text, sets.row(row)) for row, text in enumerate(some.tolist()))

    def _codes(self, texts: I64) -> Rows:
        return self._found.codes.take(self._found.story[texts].astype(np.int64))

    def pair(self, left: int, right: int) -> Pair:
        """Two texts compared; where it may be furniture that they share, without it (`pairs.DOUBT`)."""
        key = (left, right) if left < right else (right, left)
        if key not in self._pairs:
            self.prepare(key)
            pair = self._judged(*key, *(self._sets[text] for text in key))
            elsewhere = False
            if pair.strength >= THRESHOLD and pair.containment < DOUBT and not self._found.plain:
                pair = self._without_furniture(*key)
                elsewhere = pair.strength >= THRESHOLD and stands_elsewhere(*key, self._sample, self._holders)
            self._pairs[key] = self._weigh(pair, elsewhere=elsewhere) if pair.strength >= THRESHOLD else pair
        return self._pairs[key]

    def bound(self, left: int, right: int, *, furniture: bool) -> tuple[float, bool]:
        """The strength that two texts have at most, and whether it takes more than is at hand to know it.

        That is so where what they share may be furniture, if that isn't at hand, or else may stand elsewhere.
        """
        self.prepare((left, right))
        pair = self._judged(left, right, self._sets[left], self._sets[right])
        if pair.strength < THRESHOLD:
            return pair.strength, False
        if pair.containment >= DOUBT or self._found.plain:
            return self._weigh(pair, elsewhere=False).strength, False
        if not furniture:
            return 1.0, True
        pair = self._without_furniture(left, right)
        if pair.strength < THRESHOLD:
            return pair.strength, False
        found = self._weigh(pair, elsewhere=False)
        return found.strength, not found.why and not agree(self._account(left), self._account(right))

    def _weigh(self, pair: Pair, *, elsewhere: bool) -> Pair:
        """The pair, or nothing of it where the two report different things, or share what stands `elsewhere`.

        What stands elsewhere as well is furniture, unless it is a pattern which both fill with the same facts.
        """
        one, other = self._account(pair.left), self._account(pair.right)
        found = reject(pair, contradiction(one, other, pair.containment), dated=is_dated(one, other))
        if not elsewhere:
            return found
        if found.why:
            return replace(found, overlap=0.0)
        return found if agree(one, other) else replace(pair, similarity=0.0, containment=0.0)

    def tell_missing(self, text: int, keeper: int) -> str:
        """What of a text the one that is kept lacks (`containing.tell_missing`); "" if nothing."""
        if text == keeper:
            return ""
        self.prepare((text, keeper))
        mine, theirs = self._sets[text], self._sets[keeper]
        held = np.count_nonzero(np.isin(mine, theirs, assume_unique=True)) / max(1, len(mine))
        return tell_missing(self._account(text), self._account(keeper), float(held))

    def keep_apart(self, pairs: Iterable[Pair]) -> None:
        """Take pairs of a teaser and a story for no copies (`pairs.find_unfit_hosts`)."""
        for pair in pairs:
            self._pairs[pair.left, pair.right] = reject(pair, "teaser", dated=pair.dated)

    def rejected(self) -> Iterator[Pair]:
        """The pairs that were looked at and kept apart though they share words, each with its reason."""
        return (pair for pair in self._pairs.values() if pair.why)

    def titled_apart(self, left: int, right: int) -> bool:
        """Whether two texts have titles that share no word."""
        return titled_apart(self._account(left), self._account(right))

    def _account(self, text: int) -> Account:
        if text not in self._accounts:
            self._accounts[text] = self._found.account(text)
        return self._accounts[text]

    def _without_furniture(self, left: int, right: int) -> Pair:
        sets = self._sets[left], self._sets[right]
        furniture = np.concatenate([self._shingles_of_furniture(text) for text in (left, right)])
        a, b = (one[~np.isin(one, furniture)] if len(furniture) else one for one in sets)
        return self._judged(left, right, a, b)

    def _shingles_of_furniture(self, text: int) -> Set:
        if text not in self._strange:
            lines = self._furniture(int(self._found.story[text]))
            self._strange[text] = shingle_sets(word_codes(lines)).values
        return self._strange[text]

    def _sample(self, text: int) -> frozenset[int]:
        if text not in self._samples:
            values, _ = samples(self._codes(np.array([text], dtype=np.int64)))
            self._samples[text] = frozenset(values.tolist())
        return self._samples[text]

    def _holders(self, shingle: int) -> list[int]:
        """The first texts that have a sampled shingle."""
        keys = self._found.keys
        low, high = np.searchsorted(keys, np.array([shingle << 32, (shingle + 1) << 32], dtype=np.uint64)).tolist()
        return (keys[low : min(high, low + MOST_IN_BUCKET)] & np.uint64(0xFFFFFFFF)).tolist()  # type: ignore[no-any-return]

    def _judged(self, left: int, right: int, a: Set, b: Set) -> Pair:
        both = np.concatenate((a, b))
        both.sort()
        shared = int(np.count_nonzero(both[1:] == both[:-1]))
        breaks = bool(self._found.cut[left]), bool(self._found.cut[right])
        return compare_counts(
            left, right, (len(a), len(b)), shared, breaks, same=left == right or shared == len(a) == len(b)
        )


def find_copies(
    found: Fingerprints,
    kinds: Iterable[str] = ("exact", "near", "partial", "teaser"),
    threshold: float = THRESHOLD,
    verifier: Verifier | None = None,
    known: Sequence[Pair] | None = None,
) -> Copies:
    """Clusters of stories that repeat each other, by their numbers.

    Stories of the same words are one text; the others become candidates by sampled shingles (Broder 1997), are proven
    by exact Jaccard similarity and containment, and joined by average linkage. `kinds` says which pairs may join, and
    `threshold` is the mean containment (0 to 1) at which two groups do. Candidates aren't looked for where the pairs
    are `known`.
    """
    wanted = frozenset(kinds)
    verifier = verifier or Verifier(found)
    pairs: list[Pair] = []
    gathered: frozenset[int] = frozenset()
    oversized = 0
    if wanted - {"exact"}:
        compared: Iterable[Pair] = known or ()
        if known is None:
            candidates = _candidates(found)
            oversized = candidates.oversized
            verifier.prepare([*np.unique(candidates.left).tolist(), *np.unique(candidates.right).tolist()])
            compared = map(verifier.pair, candidates.left.tolist(), candidates.right.tolist())
        pairs = [p for p in compared if p.kind in wanted and p.strength >= threshold]
        gathered = find_round_ups(pairs, lambda a, b: verifier.pair(a, b).strength, verifier.titled_apart)
        pairs = [p for p in pairs if p.left not in gathered and p.right not in gathered]
        unfit = find_unfit_hosts(pairs)
        verifier.keep_apart(unfit)
        left_out = {(pair.left, pair.right) for pair in unfit}
        pairs = [pair for pair in pairs if (pair.left, pair.right) not in left_out]
    groups = _groups(found)

    def verify(left: int, right: int) -> float:
        pair = verifier.pair(left, right)
        return pair.strength if pair.kind in wanted else 0.0

    counts = {text: len(group) for text, group in groups.items()}
    linked = average_linkage(((p.left, p.right, p.strength) for p in pairs), threshold, counts, verify)
    by_member = {member: number for number, group in enumerate(linked) for member in group}
    inside: dict[int, list[Pair]] = {}
    for pair in pairs:
        if by_member.get(pair.left, -1) == by_member.get(pair.right, -2):
            inside.setdefault(by_member[pair.left], []).append(pair)
    clusters = [_cluster(found, group, inside.get(number, []), groups) for number, group in enumerate(linked)]
    alone = (group for text, group in groups.items() if text not in by_member)
    clusters += [Cluster("exact", tuple(group)) for group in alone if "exact" in wanted]
    round_ups = frozenset(number for text in gathered for number in groups.get(text, [int(found.story[text])]))
    return Copies(tuple(sorted(clusters, key=lambda c: c.members)), oversized, _count_short(found, groups), round_ups)


def _count_short(found: Fingerprints, groups: Mapping[int, Sequence[int]]) -> int:
    """How many stories have hardly any words and no story that is the same."""
    words = found.codes.sizes
    return int(np.count_nonzero(words < LEAST_WORDS)) - sum(
        len(g) for g in groups.values() if words[g[0]] < LEAST_WORDS
    )


def _groups(found: Fingerprints) -> dict[int, list[int]]:
    """For texts that several stories have, those stories; what has no words is no text."""
    order = np.argsort(found.text, kind="stable")
    sizes = np.bincount(found.text, minlength=len(found.story))
    edges = np.concatenate([[0], np.cumsum(sizes)])
    words = found.codes.sizes[found.story] if len(found.story) else np.zeros(0)
    many = np.flatnonzero((sizes > 1) & (words > 0))
    return {int(text): order[edges[text] : edges[text + 1]].tolist() for text in many}


def _candidates(found: Fingerprints) -> Candidates:
    """Pairs of texts that share sampled shingles enough to be worth verifying (`pairs.is_worth_verifying`)."""
    given = found.given.astype(np.int64)

    def keep(left: I64, right: I64, shared: I64) -> NDArray[np.bool_]:
        small = np.minimum(given[left], given[right])
        worth: NDArray[np.bool_] = (shared >= np.clip(small // 3, 1, 2)) & (shared * 10 >= small)
        return worth

    return colliding(found.keys, keep=keep)


def _cluster(found: Fingerprints, group: list[int], pairs: list[Pair], groups: dict[int, list[int]]) -> Cluster:
    members = sorted(number for text in group for number in groups.get(text, [int(found.story[text])]))
    counts = {kind: sum(pair.kind == kind for pair in pairs) for kind in ("near", "partial", "teaser", "exact")}
    kind = max(counts, key=lambda k: counts[k])
    stories = found.story
    told = tuple(replace(p, left=int(stories[p.left]), right=int(stories[p.right])) for p in pairs)
    return Cluster(kind, tuple(members), told)
