"""Where the engine draws its lines."""

import itertools
from collections import Counter

import numpy as np
import pytest

from newslint.duplicates import candidates, near_pairs
from newslint.duplicates.candidates import colliding
from newslint.duplicates.same_event import SURE, SameEvent


def test_pairs_are_the_same_in_parts() -> None:
    """Many keys are counted pile by pile, by their left members; a pair lies in one, as often as it is shared."""
    draw = np.random.default_rng(5)
    buckets = [sorted(set(draw.integers(0, 40, size=4).tolist())) for _ in range(60)]
    keys = np.array(
        [bucket << 32 | member for bucket, members in enumerate(buckets) for member in members], dtype=np.uint64
    )
    expected = Counter(pair for members in buckets for pair in itertools.combinations(members, 2))
    assert shared(keys) == expected


@pytest.mark.parametrize("stretch", [1, 2, 7, 30])
def test_the_length_of_a_stretch_changes_nothing(monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    """A bucket is never cut in two, and no pile loses a pair."""
    keys = np.array([b << 32 | m for b in range(20) for m in (b, b + 1, b + 2)], dtype=np.uint64)
    whole = shared(keys)
    monkeypatch.setattr(candidates, "STRETCH", stretch)
    made: list[int] = []
    counted = candidates._count

    def count(pile: object, keep: object) -> object:
        found = counted(pile, keep)  # type: ignore[arg-type]
        made.append(len(found[0]))
        return found

    monkeypatch.setattr(candidates, "_count", count)
    assert shared(keys) == whole
    assert len(made) == 1 + len(keys) // (2 * stretch)
    # the piles hold about as much each: memory is what they are there for
    assert max(made) <= max(6, 3 * sum(made) // len(made))


def shared(keys: "np.ndarray[tuple[int], np.dtype[np.uint64]]") -> Counter[tuple[int, int]]:
    """How many buckets each pair shares."""
    found = colliding(keys)
    return Counter(dict(zip(zip(found.left.tolist(), found.right.tolist()), found.shared.tolist())))


def test_a_crowded_bucket_is_compared_among_neighbours_and_counted() -> None:
    """One member more than a crowd makes it one."""
    keys = np.array([7 << 32 | member for member in range(9)], dtype=np.uint64)
    assert (colliding(keys, crowd=9).oversized, len(colliding(keys, crowd=9).left)) == (0, 36)
    assert colliding(keys, crowd=8).oversized == 1


@pytest.mark.parametrize(("similarity", "cores"), [(SURE, 1), (SURE - 0.01, 0)])
def test_write_ups_are_sure_from_a_likeness_on(similarity: float, cores: int) -> None:
    """The line itself is on the sure side."""
    found = SameEvent((1, 2, 3), {(1, 2): similarity, (1, 3): 0.1})
    assert len(found.cores()) == cores


def test_near_pairs_know_nothing_of_texts_that_break_off() -> None:
    """The shorter one is a part of the longer one."""
    words = [f"w{n}" for n in range(100)]
    (pair,) = near_pairs([" ".join(words), " ".join(words[:60])], 0.5)
    assert (pair.left, pair.right, pair.kind) == (0, 1, "partial")
