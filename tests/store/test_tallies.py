"""Sums by key and holder: whatever was folded when, they are what was added."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from newslint.errors import DamagedStoreError
from newslint.store import tallies
from newslint.store.database import Database
from newslint.store.tallies import Tallies

_FAR = (1 << 63) - 7


def of_key(held: Counter[tuple[int, int]], key: int) -> dict[int, int]:
    """The holders of a key with sums that come to something, rising."""
    return {holder: total for (own, holder), total in sorted(held.items()) if own == key and total > 0}


@pytest.mark.parametrize("seed", range(4))
def test_sums_are_what_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """In rows, in blocks, in both; with keys of many blocks, what was taken away again, and the largest numbers."""
    monkeypatch.setattr(tallies, "IN_BLOCK", 8)
    draw, database = random.Random(seed), Database(tmp_path / "cache" / "a.sqlite")
    sums, held = Tallies(database), Counter[tuple[int, int]]()
    keys = [-_FAR, -3, 0, 5, 6, 7, 1 << 32, _FAR]
    for _ in range(6):
        weights = Counter[tuple[int, int]]()
        for _ in range(120):
            key = draw.choice(keys[3:5] if draw.random() < 0.6 else keys)
            weights[key, draw.choice([draw.randrange(60), draw.randrange(-_FAR, _FAR)])] += draw.randint(1, 3)
        for pair in draw.sample(sorted(held), len(held) // 3):
            weights[pair] -= held[pair]
        held.update(weights)
        database.write(lambda db, weights=weights: sums.add(db, 1, weights))
        database.write(lambda db: sums.add(db, 2, {(5, 1): 1}))
        if draw.random() < 0.6:
            database.write(sums.fold)
        for key in keys:
            expected = of_key(held, key)
            assert sums.holders(1, key) == list(expected)
            for most in (0, 1, 9):
                assert sums.holders(1, key, most) == list(expected)[:most]
                middle = draw.choice(list(expected)) if expected else 3
                above = [holder for holder in expected if holder > middle]
                below = [holder for holder in reversed(expected) if holder < middle]
                assert sums.holders(1, key, most, middle) == above[:most]
                assert sums.below(1, key, middle, most) == below[:most]
        totals = {key: sum(of_key(held, key).values()) for key in keys if of_key(held, key)}
        assert sums.of_keys(1, [*keys, 99]) == totals
        assert sums.between(1, 0, 7) == {key: total for key, total in totals.items() if 0 <= key < 7}
    database.write(sums.fold)
    assert database.rows("SELECT count(*) FROM fresh") == [(0,)]
    assert sums.of_keys(1, keys) == totals
    database.close()


def test_a_block_that_is_not_as_it_was_written_is_damage(tmp_path: Path) -> None:
    """It has a sum of its own."""
    database = Database(tmp_path / "cache" / "a.sqlite")
    sums = Tallies(database)
    database.write(lambda db: sums.add(db, 1, {(n, 1): 1 for n in range(50)}))
    database.write(sums.fold)
    database.write(lambda db: db.execute("UPDATE blocks SET packed = substr(packed, 1, length(packed) - 1) || 'x'"))
    with pytest.raises(DamagedStoreError):
        sums.holders(1, 3)
    database.close()
