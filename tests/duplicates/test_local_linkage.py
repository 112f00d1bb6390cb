"""Average linkage from an item on gives the groups of a run over everything, and looks at few items for that."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from newslint.duplicates.event_likeness import Level
from newslint.duplicates.event_neighbours import find_event_neighbours, index_events
from newslint.duplicates.linkage import average_linkage, rounded
from newslint.duplicates.local_linkage import LocalLinkage
from newslint.duplicates.same_event import same_event_groups
from newslint.duplicates.words import word_codes

Pairs = dict[tuple[int, int], float]


def drawn(rng: random.Random, items: int, pairs: int) -> Pairs:
    """Likenesses among items, many of them equal, some a third or a tenth, which no float holds."""
    values = (0.1, 0.2, 0.3, 1 / 3, 0.5, 2 / 3, 0.9, rng.random())
    found = {}
    for _ in range(pairs):
        left, right = sorted(rng.sample(range(items), 2))
        found[left, right] = rounded(rng.choice(values))
    return found


def neighbours(pairs: Pairs) -> dict[int, dict[int, float]]:
    """The same by item."""
    near: dict[int, dict[int, float]] = {}
    for (left, right), value in pairs.items():
        near.setdefault(left, {})[right] = near.setdefault(right, {})[left] = value
    return near


@pytest.mark.parametrize("seed", range(60))
def test_an_item_has_the_group_that_it_has_in_a_run_over_everything(seed: int) -> None:
    """Whichever item is asked about, alone or behind others, and however many pairs are equally alike."""
    rng = random.Random(seed)
    items = rng.randint(2, 40)
    pairs = drawn(rng, items, rng.randint(1, 4 * items))
    near, threshold = neighbours(pairs), rng.choice((0.1, 0.15, 0.3, 0.5))
    whole = average_linkage([(*pair, value) for pair, value in sorted(pairs.items())], threshold)
    group_of = {item: group for group in whole for item in group}
    shared = LocalLinkage(lambda item: near.get(item, {}), threshold, lambda item: item)
    for item in rng.sample(range(items), items):
        alone = LocalLinkage(lambda item: near.get(item, {}), threshold, lambda item: item)
        for linkage in (alone, shared):
            assert sorted(linkage.group_of(item)) == group_of.get(item, [item])


def test_few_items_are_looked_at() -> None:
    """In a long chain of pairs, all of them alike enough, it is the near ones."""
    items = 1_000
    rng = random.Random(4)
    near = neighbours({(at, at + 1): rounded(rng.uniform(0.4, 0.6)) for at in range(items - 1)})
    asked: list[int] = []

    def look_at(item: int) -> dict[int, float]:
        asked.append(item)
        return near[item]

    LocalLinkage(look_at, 0.3, lambda item: item).group_of(500)
    assert len(asked) == len(set(asked)) < 20


class _Archive:
    """Stories of some events, which all fit by their days, and which of them were asked for."""

    def __init__(self, leads: Sequence[str]) -> None:
        self._leads, self.total = leads, len(leads)
        self._sharing: dict[int, list[int]] = {}
        self._counts: Counter[int] = Counter()
        self.asked: set[int] = set()
        for number, (words, buckets) in enumerate(index_events(leads)):
            self._counts.update(buckets)
            for word in words:
                self._sharing.setdefault(word, []).append(number)

    def leads(self, numbers: Sequence[int]) -> list[str]:
        """How stories begin."""
        self.asked.update(numbers)
        return [self._leads[number] for number in numbers]

    def place(self, number: int) -> tuple[str, int, int]:
        """Each in a file of its own."""
        return f"{number:04}.txt", 0, 1

    def sharing(self, term: int, number: int, margin: int) -> list[int]:
        """The stories that have a word."""
        return self._sharing[term]

    def counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many stories each term is."""
        return {term: self._counts[term] for term in terms}

    def fit(self, left: int, right: int) -> bool:
        """Any two."""
        return True

    def day(self, number: int) -> int | None:
        """Nobody says."""
        return None

    def everything(self) -> Sequence[int]:
        """All of them."""
        return range(self.total)


def told(rng: random.Random, event: int) -> str:
    """A write-up of an event, of which the neighbouring events have some of the words and names."""
    words = [f"{kind}{event + step}" for step in (0, 0, 1) for kind in ("ba", "do", "ki", "lu", "me", "nor", "pas")]
    names = [f"Tor{'a' * (event % 7)}{event // 7}na", f"Vel{event // 2}da"]
    chosen = rng.sample(words, 11) + names + rng.sample([f"common{at}" for at in range(12)], 6)
    rng.shuffle(chosen)
    return f"It was {' '.join(chosen)} on the day."


def test_of_many_stories_each_is_told_the_events_of_a_run_over_everything() -> None:
    """Whatever story is asked about, and without asking for all the others."""
    rng = random.Random(11)
    leads = [told(rng, event) for event in range(75) for _ in range(rng.randint(1, 7))]
    rng.shuffle(leads)
    assert len(leads) > 250
    codes = word_codes(leads)
    levels: tuple[Level, ...] = ("same", "related")
    whole = {level: same_event_groups(codes, [], level, by_figures=False) for level in levels}
    assert {level: any(len(group) > 3 for group in groups) for level, groups in whole.items()} == dict.fromkeys(
        levels, True
    )
    looked_at = []
    for number in rng.sample(range(len(leads)), 40):
        archive = _Archive(leads)
        numbers, found = find_event_neighbours([number], archive, 3)
        for level in levels:
            groups = [[numbers[at] for at in group] for group in found[level]]
            assert [g for g in groups if number in g] == [g for g in whole[level] if number in g]
            assert all(group in whole[level] for group in groups)
        looked_at.append(len(archive.asked))
    assert sorted(looked_at)[20] < len(leads) / 2
