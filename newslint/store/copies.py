"""Copies of a few stories, wherever in the archive they stand: what a run over everything finds of them.

Stories find each other by sampled shingles (Broder 1997), from those that are asked about on to all that a chain of
strong pairs reaches; these are then clustered as `duplicates.copy_clusters` clusters any others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from newslint.duplicates.copy_clusters import Copies, Verifier, find_copies
from newslint.duplicates.fingerprints import Fingerprinter, Fingerprints
from newslint.duplicates.members import Member, furniture_of, minute_of
from newslint.duplicates.pairs import (
    LEAST_WORDS,
    MOST_IN_BUCKET,
    NEIGHBOURS,
    NEVER,
    THRESHOLD,
    identify,
    is_worth_verifying,
)
from newslint.duplicates.shingles import digests, samples
from newslint.duplicates.words import word_codes
from newslint.store.lookups import Family, Item, Keys, Lookups
from newslint.store.stories import Story


class Found(Struct, frozen=True):
    """Stories, what is kept of their texts, what compares these, and which of the stories repeat each other.

    It is the archive's `duplicates.text_store.TextStore`: of the archive it holds what a search has reached.
    """

    stories: Sequence[Story]
    prints: Fingerprints
    verifier: Verifier
    copies: Copies

    def __len__(self) -> int:
        return len(self.stories)

    def __iter__(self) -> Iterator[Member]:
        return (story.member for story in self.stories)

    def __getitem__(self, number: int) -> Member:
        return self.stories[number].member

    @property
    def clusters(self) -> list[list[tuple[Story, int]]]:
        """The clusters, each as stories with the numbers of their texts."""
        return [[(self.stories[n], int(self.prints.text[n])) for n in c.members] for c in self.copies.clusters]


def to_signed(number: int) -> int:
    """A number of 64 bits as SQLite has it, in the same order."""
    return number - (1 << 63)


def index_stories(stories: Sequence[Story]) -> list[Keys]:
    """The keys of stories: sampled shingles, and the digest of the text as mark."""
    codes = word_codes([story.member.text for story in stories])
    marks, sizes = digests(codes).tolist(), codes.sizes.tolist()
    values, owners = samples(codes)
    edges = owners.searchsorted(range(len(stories) + 1))
    found = []
    for at, story in enumerate(stories):
        if sizes[at] < LEAST_WORDS:
            # hardly any words are a text of their own day, or, as a part of a page, none at all
            mark = _lonely(story.member) if story.member.places else _short(marks[at], story.member)
            found.append(Keys(mark=to_signed(mark)))
        else:
            keys = sorted(set(values[edges[at] : edges[at + 1]].tolist()))
            found.append(Keys(keys, to_signed(marks[at]), len(keys)))
    return found


def _short(mark: int, member: Member) -> int:
    minute = minute_of(member)
    return identify(mark, NEVER if minute is None else minute)


def _lonely(member: Member) -> int:
    told = f"{member.path}\0{member.place}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "little")


def find_among(stories: Sequence[Story], kinds: Iterable[str], threshold: float = THRESHOLD) -> Found:
    """The copies among stories, each compared with all others."""
    prints = _fingerprints(stories)
    verifier = Verifier(prints, lambda number: furniture_of(stories[number].member))
    return Found(stories, prints, verifier, find_copies(prints, kinds, threshold, verifier))


def find_beside(
    memory: Lookups,
    family: Family,
    asked: Sequence[Item],
    kinds: Iterable[str],
    threshold: float = THRESHOLD,
    shown: Callable[[str], str] | None = None,
) -> Found:
    """The copies in the archive that a chain of pairs joins to the stories that are asked about."""
    return _Search(memory, family, frozenset(kinds), threshold, shown).find(asked)


def _fingerprints(stories: Sequence[Story]) -> Fingerprints:
    members = [story.member for story in stories]
    made = Fingerprinter()
    made.add([member.text for member in members], members)
    return made.fingerprints()


class _Search:
    """A search from some texts on, in rounds: whom these may repeat, which of them they do, and so on from there."""

    def __init__(
        self,
        memory: Lookups,
        family: Family,
        kinds: frozenset[str],
        threshold: float,
        shown: Callable[[str], str] | None,
    ) -> None:
        self.memory, self.family, self.kinds, self.threshold, self.shown = memory, family, kinds, threshold, shown
        self._stories: dict[int, list[tuple[Item, Story]]] = {}
        self._keys: dict[int, Sequence[int]] = {}

    def find(self, asked: Sequence[Item]) -> Found:
        """The stories that were reached, and the copies among them."""
        waiting = {item.mark for item in asked if item.mark is not None}
        reached = set(waiting)
        pairs: set[tuple[int, int]] = set()
        self._load(waiting)
        while waiting and self.kinds - {"exact"}:
            candidates = {self._order(one, other) for one in waiting for other in self._candidates(one)} - pairs
            self._load({mark for pair in candidates for mark in pair})
            stories = [story for mark in sorted({m for pair in candidates for m in pair}) for story in self._of(mark)]
            strong = self._strong(stories, candidates)
            pairs |= strong
            waiting = {mark for pair in strong for mark in pair} - reached
            reached |= waiting
        ordered = sorted((item.path, item.place, item.at, mark) for mark in reached for item, _ in self._stories[mark])
        by_place = {(i.path, i.place, i.at): story for mark in reached for i, story in self._stories[mark]}
        stories = [by_place[path, place, at] for path, place, at, _ in ordered]
        prints, verifier = self._verifier_of(stories)
        number = self._numbers(prints)
        known = [verifier.pair(number[one], number[other]) for one, other in sorted(pairs)]
        return Found(stories, prints, verifier, find_copies(prints, self.kinds, self.threshold, verifier, known))

    def _of(self, mark: int) -> list[Story]:
        return [story for _, story in self._stories[mark]]

    def _load(self, marks: Iterable[int]) -> None:
        for mark in sorted(set(marks) - set(self._stories)):
            items = self.memory.find_marked(self.family, mark)
            self._stories[mark] = list(self.memory.read(self.family, items, self.shown))

    def _order(self, one: int, other: int) -> tuple[int, int]:
        return (one, other) if one < other else (other, one)

    def _candidates(self, mark: int) -> list[int]:
        """The texts that share sampled shingles enough with one to be worth verifying."""
        story = self._stories[mark][0][1]
        own = self._keys[mark] = index_stories([story])[0].keys
        counts: Counter[int] = Counter()
        for key in own:
            holders = self.memory.holders(self.family, key, MOST_IN_BUCKET + 1)
            # in an oversized bucket each is paired with its neighbours in the order of digests
            counts.update(
                holders if len(holders) <= MOST_IN_BUCKET else self.memory.beside(self.family, key, mark, NEIGHBOURS)
            )
        counts.pop(mark, None)
        return [
            other
            for other, shared in counts.items()
            if is_worth_verifying(shared, min(len(own), self.memory.size_of(self.family, other)))
        ]

    def _verifier_of(self, stories: Sequence[Story]) -> tuple[Fingerprints, Verifier]:
        prints = _fingerprints(stories)
        return prints, _Verifier(prints, stories, self.memory, self.family)

    def _numbers(self, prints: Fingerprints) -> dict[int, int]:
        """The number of each text by its mark."""
        return {to_signed(mark): at for at, mark in enumerate(sorted(set(prints.digests.tolist())))}

    def _strong(self, stories: Sequence[Story], candidates: set[tuple[int, int]]) -> set[tuple[int, int]]:
        if not candidates:
            return set()
        prints, verifier = self._verifier_of(stories)
        number = self._numbers(prints)
        strong = set()
        for one, other in candidates:
            pair = verifier.pair(number[one], number[other])
            if pair.kind in self.kinds and pair.strength >= self.threshold:
                strong.add((one, other))
        return strong


class _Verifier(Verifier):
    """Compares texts at hand; whether others hold what two of them share, it asks the archive."""

    def __init__(self, prints: Fingerprints, stories: Sequence[Story], memory: Lookups, family: Family) -> None:
        super().__init__(prints, lambda number: furniture_of(stories[number].member))
        self._memory, self._family = memory, family
        self._marks = [to_signed(mark) for mark in sorted(set(prints.digests.tolist()))]
        self._number = {mark: at for at, mark in enumerate(self._marks)}
        self._at_hand = len(self._marks)

    def _holders(self, shingle: int) -> list[int]:
        found = []
        for mark in self._memory.holders(self._family, shingle, MOST_IN_BUCKET):
            if mark not in self._number:
                self._number[mark] = len(self._marks)
                self._marks.append(mark)
            found.append(self._number[mark])
        return found

    def _sample(self, text: int) -> frozenset[int]:
        if text not in self._samples and text >= self._at_hand:
            items = self._memory.find_marked(self._family, self._marks[text])[:1]
            story = next(story for _, story in self._memory.read(self._family, items))
            self._samples[text] = frozenset(index_stories([story])[0].keys)
        return super()._sample(text)
