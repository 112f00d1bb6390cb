"""Work gives the same results wherever it runs."""

import pytest

from newslint.engines import map_ordered


class Adder:
    """Adds a number, and refuses seven."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, item: int) -> int:
        """The sum."""
        if item == 7000:
            raise ValueError("seven thousand")
        return item + self.number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_the_order_of_the_items(jobs: int) -> None:
    """One process or two: the same results in the same order."""
    assert [n + 1 for n in range(1000)] == list(map_ordered(Adder, (1,), iter(range(1000)), jobs))


def test_a_fault_in_a_worker_is_raised_here() -> None:
    """An exception in another process isn't lost."""
    with pytest.raises(ValueError, match="seven thousand"):
        list(map_ordered(Adder, (1,), [1, 7000], 2))
