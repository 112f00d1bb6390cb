"""Twice as many records of one pattern are twice as much work, counted and not timed."""

import math
import random

import pytest

from newslint.duplicates import copy_clusters
from newslint.duplicates.copy_clusters import Verifier, find_copies
from newslint.duplicates.differences import contradiction
from newslint.duplicates.facts import Account
from newslint.duplicates.fingerprints import Fingerprinter

TOWNS = [first + last for first in ("Al", "Ber", "Cor", "Dun", "El") for last in ("by", "ton", "ford", "ham", "wick")]


def records(count: int) -> list[str]:
    """Two sentences each, written to one pattern."""
    draw = random.Random(5)
    return [
        f"Police in {draw.choice(TOWNS)} said a car was stolen from {draw.randint(1, 400)} {draw.choice(TOWNS)} Road "
        f"on day {draw.randint(1, 28)} at {draw.randint(0, 23)}:{draw.randint(10, 59)}. Anyone who has seen the "
        f"{draw.choice(['red', 'blue', 'green', 'white', 'black'])} car should call {draw.randint(100000, 999999)}."
        for _ in range(count)
    ]


def comparisons(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs of so many records are compared, and how many of these are weighed fact by fact."""
    made = [0]

    def weigh(left: Account, right: Account, containment: float) -> str:
        made[0] += 1
        return contradiction(left, right, containment)

    def judge(self: Verifier, *given: object) -> object:
        made[0] += 1
        return judged(self, *given)

    judged = Verifier._judged
    with monkeypatch.context() as patched:
        patched.setattr(copy_clusters, "contradiction", weigh)
        patched.setattr(Verifier, "_judged", judge)
        gathered = Fingerprinter()
        gathered.add(records(count))
        find_copies(gathered.fingerprints())
    return made[0]


@pytest.mark.long(300)
def test_records_of_one_pattern_take_linear_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 2,000 to 8,000 records the comparisons grow by no more than the power 1.15."""
    few, more, most = (comparisons(count, monkeypatch) for count in (2000, 4000, 8000))
    assert math.log(more / few, 2) <= 1.15
    assert math.log(most / more, 2) <= 1.15


@pytest.mark.long(120)
def test_a_few_hundred_records_show_it_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same from 100 to 400 records, where buckets begin to be oversized."""
    few, most = (comparisons(count, monkeypatch) for count in (100, 400))
    assert math.log(most / few, 4) <= 1.15
