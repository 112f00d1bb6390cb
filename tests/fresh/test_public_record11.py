"""What is told of people, bodies and places that a story or the public record contradicts."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import measure, print_levels

_SET = "public_record11.jsonl"
#: of 72 faults on 30 November 2026; the first run, before anything was made for them, told ten
REACHED, FLAGGED = 50, 0
_OPTIONS = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT505,FCT512")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of the stories and their twins."""
    return measure(tmp_path_factory.mktemp("record"), rows(_SET), *_OPTIONS)


def test_statements_of_people_and_places_that_are_wrong_are_told(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the faults at least as many are told as when the level was set."""
    assert len(told[0]) >= REACHED


def test_their_right_twins_stay_silent(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the same stories as they should stand no more are flagged than when the level was set."""
    assert len(told[1]) <= FLAGGED


if __name__ == "__main__":
    # the levels by kind; with -v each fault and what is told of it
    print_levels(_SET, rows(_SET), _OPTIONS, misses="-v" in sys.argv)
