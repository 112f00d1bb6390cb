"""What is told of faults in the manner of newspapers' corrections, in stories that were written before the rules."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import measure, print_levels

#: of 130 faults on 30 November 2026; the first run, before anything was written for them, told FIRST
REACHED, FLAGGED, FIRST = 45, 0, 20
_OPTIONS = ("--select", "FCT,CPY601", "--ignore", "FCT412,FCT413,FCT503,FCT512")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of the stories and their twins."""
    return measure(tmp_path_factory.mktemp("corrections"), rows("corrections.jsonl"), *_OPTIONS)


def test_faults_like_those_of_corrections_columns_are_told(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the faults at least as many are told as when the level was set."""
    assert len(told[0]) >= REACHED


def test_their_right_twins_stay_silent(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the same stories as they should stand no more are flagged than when the level was set."""
    assert len(told[1]) <= FLAGGED


if __name__ == "__main__":
    # the levels by kind; with -v each fault and what is told of it
    print_levels("corrections.jsonl", rows("corrections.jsonl"), _OPTIONS, misses="-v" in sys.argv)
