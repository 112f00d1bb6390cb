"""Write-ups of the events of a few stories, among all of an archive: what `same_event` finds of them in a full run.

A story finds others by the words by which `event_profiles.similar` looks for candidates, and these in turn, until no
pair is alike enough any more; how rare a word is, the archive says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates import event_likeness, event_profiles
from newslint.duplicates.event_likeness import Level
from newslint.duplicates.event_profiles import BUCKETS, FIELDS, Vector
from newslint.duplicates.linkage import group_by_linkage
from newslint.duplicates.words import U64, Rows, join_rows, word_codes

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
    """The stories, in the order of the archive, that may tell of the events of those asked about, and the groups.

    There are groups, of places in that order, of those that are `related` and of those that are of the `same` event. Of
    few stories all are looked at: what marks an event is learnt from all of them.
    """
    if stories.total < 2:
        return [], {level: [] for level in _LEVELS}
    return _Search(stories, margin).groups(stories.everything() if stories.total < event_likeness.FEW else asked)


class _Search:
    """A search from some stories on, in rounds."""

    def __init__(self, stories: Stories, margin: int) -> None:
        self.stories, self.margin = stories, margin
        self.threshold = event_likeness.threshold_for(stories.total, "related")
        few = stories.total < event_likeness.FEW
        #: the least product of the words by which two find each other, as a share of the threshold
        self.share = (event_likeness.LOOKED_AT if few else 1.0) / 4
        self._profiles: dict[int, _Profile] = {}
        self._codes: dict[int, Rows] = {}
        #: how alike two stories are, and the product of the words by which they found each other
        self._pairs: dict[tuple[int, int], tuple[float, float]] = {}
        self._seen: set[tuple[int, int]] = set()

    def groups(self, asked: Sequence[int]) -> tuple[list[int], dict[Level, list[list[int]]]]:
        """The stories that were looked at, in order, and groups of their places in it."""
        waiting = sorted(set(asked))
        done: set[int] = set()
        self._load(waiting)
        while waiting:
            done |= set(waiting)
            near = self._look_around(waiting)
            waiting = sorted({number for pair in near for number in pair} - done)
        numbers = sorted(self._profiles, key=self.stories.place)
        at = {number: place for place, number in enumerate(numbers)}
        found: dict[Level, list[list[int]]] = {}
        for level in _LEVELS:
            threshold = event_likeness.threshold_for(self.stories.total, level)
            # a candidate for the least likeness needn't be one for more
            kept = [
                (at[one], at[other], value)
                for (one, other), (value, product) in self._pairs.items()
                if product >= threshold * self.share
            ]
            found[level] = group_by_linkage(sorted(kept), threshold)
        return numbers, found

    def _look_around(self, waiting: Sequence[int]) -> list[tuple[int, int]]:
        """The pairs of these stories with others that are alike enough to be of one event."""
        shared = {number: self._candidates(number) for number in waiting}
        self._load(sorted({other for others in shared.values() for other in others} - set(self._profiles)))
        place = self.stories.place
        pairs = {(n, o) if place(n) < place(o) else (o, n) for n, others in shared.items() for o in others}
        pairs -= self._seen
        self._seen |= pairs
        products = {pair: self._product(*pair) for pair in sorted(pairs)}
        least = self.threshold * self.share
        alike = [
            (*pair, self._likeness(*pair))
            for pair, product in products.items()
            if product >= least and self.stories.fit(*pair)
        ]
        found = []
        for left, right, value in self._weigh(alike):
            if (left, right) not in products and not self.stories.fit(left, right):
                continue
            # what tells of the event of others is a candidate without sharing words enough to be one
            self._pairs[left, right] = value, products.get((left, right), 1.0)
            if event_likeness.level_of(value, self.stories.total) != "not":
                found.append((left, right))
        return found

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
        terms, _ = event_profiles.terms_of(codes)
        buckets = np.unique(terms.values & np.uint64(BUCKETS - 1)).tolist()
        holders = np.zeros(BUCKETS, dtype=np.uint32)
        counts = self.stories.counts(buckets)
        holders[list(counts)] = list(counts.values())
        archive = event_profiles.Archive(codes, np.arange(len(numbers)), holders, self.stories.total)
        for first, rows, weights, held in archive.stretches():
            heavy = event_profiles.heaviest_of(rows, weights, held)
            owners = rows.owners[heavy]
            for at in range(len(rows)):
                number, row = numbers[first + at], slice(rows.offsets[at], rows.offsets[at + 1])
                own = heavy[owners == at]
                order = np.argsort(rows.values[own])
                vector = rows.values[row].astype(np.uint32), weights[row]
                self._profiles[number] = _Profile(vector, rows.values[own][order], weights[own][order])
                self._codes[number] = codes.take(np.array([first + at]))

    def _likeness(self, left: int, right: int) -> float:
        """The mean cosine of two stories."""
        return event_profiles.mean_cosine(self._profiles[left].vector, self._profiles[right].vector)

    def _product(self, left: int, right: int) -> float:
        """How much two stories share of the words by which they look for candidates."""
        one, other = self._profiles[left], self._profiles[right]
        if not len(other.words):
            return 0.0
        at = np.searchsorted(other.words, one.words)
        at[at == len(other.words)] = 0
        same = other.words[at] == one.words
        return float(one.weights[same] @ other.weights[at[same]])

    def _weigh(self, pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
        """The pairs as alike as they are in an archive of so few; of many stories words alone are weighed."""
        if self.stories.total >= event_likeness.FEW:
            return list(pairs)
        numbers = sorted(self._codes)
        at = {number: place for place, number in enumerate(numbers)}
        codes = join_rows([self._codes[number] for number in numbers])
        placed = [(at[left], at[right], value) for left, right, value in pairs]
        days = [self.stories.day(number) for number in numbers]
        weighed = event_likeness.weigh(placed, codes, np.arange(len(numbers)), days, self.threshold, by_figures=False)
        return [(numbers[left], numbers[right], value) for left, right, value in weighed]
