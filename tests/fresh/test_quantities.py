"""What is told of sums in everyday words: paraphrases of each mechanism, and others that were written after it."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import measure, print_levels

#: of 90 faults each on 29 November 2026. Of the first round, which the mechanisms were written for, 15 were told
#: before; of the second one, which nothing was written for, FIRST at the first run
REACHED, FLAGGED, FIRST = {1: 58, 2: 74}, 0, 62
_OPTIONS = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT503,FCT512")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of the stories and their twins."""
    return measure(tmp_path_factory.mktemp("quantities"), rows("quantities.jsonl"), *_OPTIONS)


@pytest.mark.parametrize("number", REACHED)
def test_sums_that_fail_are_told(told: tuple[dict[str, Any], dict[str, Any]], number: int) -> None:
    """Of the faults of a round at least as many are told as when the level was set."""
    assert sum(one.startswith(f"q{number}-") for one in told[0]) >= REACHED[number]


def test_their_right_twins_stay_silent(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the same stories as they should stand none is flagged."""
    assert len(told[1]) <= FLAGGED


if __name__ == "__main__":
    # the levels by kind; with -v each fault and what is told of it
    print_levels("quantities.jsonl", rows("quantities.jsonl"), _OPTIONS, misses="-v" in sys.argv)
