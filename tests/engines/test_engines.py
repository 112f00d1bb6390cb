"""Work gives the same results wherever it runs."""

import os
import signal

import pytest

from newslint import engines
from newslint.engines import AUTO, map_ordered, processes
from newslint.model import Document


class Adder:
    """Adds a number, refuses seven thousand, and is killed by eight thousand."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, item: int) -> int:
        """The sum."""
        if item == 7000:
            raise ValueError("seven thousand")
        if item == 8000:
            os.kill(os.getpid(), signal.SIGKILL)
        return item + self.number


@pytest.mark.parametrize("jobs", [1, 2, AUTO])
def test_results_keep_the_order_of_the_items(jobs: int) -> None:
    """One process or two: the same results in the same order."""
    assert [n + 1 for n in range(1000)] == list(map_ordered(Adder, (1,), iter(range(1000)), jobs))


def test_a_fault_in_a_worker_is_raised_here() -> None:
    """An exception in another process isn't lost."""
    with pytest.raises(ValueError, match="seven thousand"):
        list(map_ordered(Adder, (1,), [1, 7000], 2))


@pytest.mark.long(180)
def test_a_killed_worker_costs_its_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else was under way is done anew, and each item of the batch that kills has its word."""
    monkeypatch.setattr(processes, "BATCH", 2)
    items = [1, 2, 8000, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
    found = list(map_ordered(Adder, (1,), items, 2, lambda item: -item))
    assert found == [2, 3, -8000, -4, *(item + 1 for item in items[4:])]


def test_processes_are_started_where_there_is_enough_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page isn't worth another process, an archive is; on one core nothing is."""
    asked: list[int] = []

    def spread(worker: object, arguments: object, items: list[Document], jobs: int, lost: object) -> list[int]:
        asked.append(jobs)
        return [len(item.text) for item in items]

    monkeypatch.setattr(processes, "map_ordered", spread)
    monkeypatch.setattr(engines, "cores", lambda: 4)
    small = [Document("a.txt", "a page")]
    large = [Document(f"{n}.txt", "words " * 20_000) for n in range(12)]
    wanted = [120_000] * 12
    assert list(map_ordered(lambda: lambda item: len(item.text), (), small, AUTO)) == [6] and not asked
    assert list(map_ordered(lambda: lambda item: len(item.text), (), large, AUTO)) == wanted and asked == [4]
    monkeypatch.setattr(engines, "cores", lambda: 1)
    assert list(map_ordered(lambda: lambda item: len(item.text), (), large, AUTO)) == wanted and asked == [4]
