"""Write-ups of the events of a few stories, among all of an archive: what `same_event` finds of them in a full run.

A story finds others by the words by which `event_profiles.similar` looks for candidates, and these in turn, as far as
the linkage of its group asks for them; how rare a word is, the archive says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates import event_likeness, event_profiles
from newslint.duplicates.event_days import FEW
from newslint.duplicates.event_likeness import Level
from newslint.duplicates.event_profiles import BUCKETS, FIELDS, Vector
from newslint.duplicates.linkage import JOINED, group_by_linkage, rounded
from newslint.duplicates.local_linkage import LocalLinkage
from newslint.duplicates.words import U32, U64, Rows, join_rows, word_codes

_LEVELS: tuple[Level, ...] = ("related", "same")


class Stories(Protocol):
    """The stories of an archive, by numbers, `total` of them."""

    total: int

    def leads(self, numbers: Sequence[int]) -> list[str]:
        """How stories begin."""

    def place(self, number: int) -> tuple[str, int, int]:
        """Where a story of which the lead was asked for stands, in the order of the archive."""

    def sharing(self, term: int, number: int, margin: int) -> list[int]:
        """The stories that have a word and can have been published within `margin` days of one."""

    def counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many stories each term is, by its bucket."""

    def fit(self, left: int, right: int) -> bool:
        """Whether two can be of one event by their days."""

    def day(self, number: int) -> int | None:
        """When a story of which the lead was asked for was published, where that is known."""

    def everything(self) -> Sequence[int]:
        """All stories of the archive."""


class _Profile(Struct, frozen=True):
    """A story's terms and weights, and those of its words by which it finds others."""

    vector: Vector
    words: U64
    weights: NDArray[np.float32]


def index_events(leads: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Of each story the words by which others find it, and the buckets of its terms, one for each."""
    terms, _ = event_profiles.terms_of(word_codes(leads))
    for at in range(len(leads)):
        row = terms.row(at)
        yield row[row % np.uint64(FIELDS) == 0].tolist(), (row & np.uint64(BUCKETS - 1)).tolist()


def find_event_neighbours(
    asked: Sequence[int], stories: Stories, margin: int
) -> tuple[list[int], dict[Level, list[list[int]]]]:
    """The stories, in the order of the archive, that tell of the events of those asked about, and the groups of these.

    There are groups, of places in that order, of those that are `related` and of those that are of the `same` event:
    the related ones of the stories asked about, and the events of all in them. Of few stories all are looked at: what
    marks an event is learnt from all of them, and what is left joins the groups of others.
    """
    if stories.total < 2:
        return [], {level: [] for level in _LEVELS}
    search = _Search(stories, margin)
    if event_likeness.threshold_for(stories.total) > JOINED:
        return search.all_groups()
    return search.groups_around(asked)


class _Search:
    """What is near some stories, looked up as it is asked for."""

    def __init__(self, stories: Stories, margin: int) -> None:
        self.stories, self.margin = stories, margin
        few = stories.total < FEW
        #: the least product of the words by which two find each other, as a share of the threshold
        self.share = (event_likeness.LOOKED_AT if few else 1.0) / 4
        self.threshold = event_likeness.threshold_for(stories.total, "related")
        self._profiles: dict[int, _Profile] = {}
        self._codes: list[Rows] = []
        self._holders: dict[int, int] = {}
        #: how alike two stories that fit are, and the product of the words by which they find each other
        self._pairs: dict[tuple[int, int], tuple[float, float]] = {}
        self._around: dict[int, dict[int, tuple[float, float]]] = {}

    def groups_around(self, asked: Sequence[int]) -> tuple[list[int], dict[Level, list[list[int]]]]:
        """The groups of related stories that hold the ones asked about, and the events of all in them."""
        members = set(asked)
        self._load(sorted(members))
        found: dict[Level, list[list[int]]] = {}
        for level in _LEVELS:
            threshold = event_likeness.threshold_for(self.stories.total, level)
            linkage = LocalLinkage(partial(self._alike, threshold * self.share), threshold, self.stories.place)
            groups = {min(group): group for group in map(linkage.group_of, sorted(members))}
            found[level] = [group for group in groups.values() if len(group) > 1]
            members.update(*found[level])
        numbers = sorted(members, key=self.stories.place)
        at = {number: place for place, number in enumerate(numbers)}
        return numbers, {
            level: sorted(sorted(at[number] for number in group) for group in groups) for level, groups in found.items()
        }

    def all_groups(self) -> tuple[list[int], dict[Level, list[list[int]]]]:
        """The groups of all stories."""
        everything = list(self.stories.everything())
        self._load(everything)
        for number in everything:
            self._look_around(number)
        products = {pair: product for pair, (_, product) in self._pairs.items()}
        alike = sorted((*pair, value) for pair, (value, _) in self._pairs.items())
        numbers = sorted(self._profiles, key=self.stories.place)
        at = {number: place for place, number in enumerate(numbers)}
        # what tells of the event of others is a candidate without sharing words enough to be one
        weighed = [
            (at[left], at[right], value, products.get((left, right), 1.0))
            for left, right, value in self._weigh(alike)
            if (left, right) in products or self.stories.fit(left, right)
        ]
        found: dict[Level, list[list[int]]] = {}
        for level in _LEVELS:
            threshold = event_likeness.threshold_for(self.stories.total, level)
            # a candidate for the least likeness needn't be one for more
            kept = [
                (left, right, value) for left, right, value, product in weighed if product >= threshold * self.share
            ]
            found[level] = group_by_linkage(sorted(kept), threshold)
        return numbers, found

    def _alike(self, least: float, number: int) -> dict[int, float]:
        """How much others are alike to a story that find it by words of which the product is `least` or more."""
        near = self._look_around(number)
        return {other: rounded(value) for other, (value, product) in near.items() if product >= least}

    def _look_around(self, number: int) -> dict[int, tuple[float, float]]:
        """What fits a story and shares words enough with it, with likeness and product of the words."""
        if number not in self._around:
            others = self._candidates(number)
            self._load([other for other in others if other not in self._profiles])
            near = self._around[number] = {}
            for other, product in zip(others, self._products(number, others), strict=True):
                if product < self.threshold * self.share or not self.stories.fit(number, other):
                    continue
                place = self.stories.place
                pair = (number, other) if place(number) < place(other) else (other, number)
                if pair not in self._pairs:
                    self._pairs[pair] = self._likeness(*pair), product
                near[other] = self._pairs[pair]
        return self._around[number]

    def _candidates(self, number: int) -> list[int]:
        """The stories of which the words in common with one may come to a quarter of the threshold."""
        profile = self._profiles[number]
        shared: defaultdict[int, float] = defaultdict(float)
        for word, weight in zip(profile.words.tolist(), profile.weights.tolist(), strict=True):
            for other in self.stories.sharing(word, number, self.margin):
                shared[other] += weight * weight
        shared.pop(number, None)
        # the other's words make a vector of length 1 at most (Cauchy and Schwarz)
        return [other for other, square in shared.items() if square >= (self.threshold * self.share) ** 2 * 0.999]

    def _load(self, numbers: Sequence[int]) -> None:
        """Make the profiles of stories."""
        if not numbers:
            return
        codes = word_codes(self.stories.leads(numbers))
        self._codes.append(codes)
        archive = event_profiles.Archive(codes, np.arange(len(numbers)), self._count, self.stories.total)
        for first, rows, weights, held in archive.stretches():
            heavy = np.sort(event_profiles.heaviest_of(rows, weights, held))
            edges, heavy_edges = rows.offsets.tolist(), np.searchsorted(heavy, rows.offsets).tolist()
            terms, words, by_word = rows.values.astype(np.uint32), rows.values[heavy], weights[heavy]
            for at, number in enumerate(numbers[first : first + len(rows)]):
                row, own = slice(edges[at], edges[at + 1]), slice(heavy_edges[at], heavy_edges[at + 1])
                self._profiles[number] = _Profile((terms[row], weights[row]), words[own], by_word[own])

    def _count(self, buckets: U64) -> U32:
        """How many stories have the terms of these buckets; each is asked for once."""
        distinct, at = np.unique(buckets, return_inverse=True)
        known = distinct.tolist()
        self._holders.update(self.stories.counts([bucket for bucket in known if bucket not in self._holders]))
        return np.array([self._holders.setdefault(bucket, 0) for bucket in known], dtype=np.uint32)[at]

    def _likeness(self, left: int, right: int) -> float:
        """The mean cosine of two stories."""
        return event_profiles.mean_cosine(self._profiles[left].vector, self._profiles[right].vector)

    def _products(self, number: int, others: Sequence[int]) -> list[float]:
        """How much a story shares with each of some others of the words by which they look for candidates."""
        one = self._profiles[number]
        if not len(one.words) or not others:
            return [0.0] * len(others)
        profiles = [self._profiles[other] for other in others]
        words = np.concatenate([profile.words for profile in profiles])
        weights = np.concatenate([profile.weights for profile in profiles])
        owners = np.repeat(np.arange(len(others)), [len(profile.words) for profile in profiles])
        at = np.searchsorted(one.words, words)
        at[at == len(one.words)] = 0
        same = one.words[at] == words
        shared = weights[same].astype(np.float64) * one.weights[at[same]]
        return np.bincount(owners[same], weights=shared, minlength=len(others)).tolist()  # type: ignore[no-any-return]

    def _weigh(self, pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
        """The pairs as alike as they are in an archive of so few; of many stories words alone are weighed."""
        if self.stories.total >= FEW:
            return list(pairs)
        numbers = list(self._profiles)
        at = {number: place for place, number in enumerate(numbers)}
        codes = join_rows(self._codes)
        placed = [(at[left], at[right], value) for left, right, value in pairs]
        days = [self.stories.day(number) for number in numbers]
        weighed = event_likeness.weigh(placed, codes, np.arange(len(numbers)), days, self.threshold, by_figures=False)
        return [(numbers[left], numbers[right], value) for left, right, value in weighed]
