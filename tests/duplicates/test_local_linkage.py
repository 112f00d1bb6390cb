"""Average linkage from an item on gives the groups of a run over everything, and looks at few items for that."""

import random

import pytest

from newslint.duplicates.linkage import average_linkage, rounded
from newslint.duplicates.local_linkage import LocalLinkage

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
