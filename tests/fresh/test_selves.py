"""What is told of faults that a story or the public record gives away, in stories that were written before the rules.

Each row has its fault as `[[wrong|right]]`, or none: then it is a near miss, right as it stands.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import measure, print_levels

#: the sets, and of each: faults told, right twins and near misses flagged, and what the first run told of the faults
LEVELS = {
    "selves.jsonl": (33, 0, 8),
    "corrections4.jsonl": (9, 0, 5),
    "corrections5.jsonl": (50, 0, 18),
    "corrections5_more.jsonl": (44, 0, 9),
    "corrections6.jsonl": (25, 0, 6),
    "corrections7.jsonl": (14, 0, 6),
    # its first forty before anything was written for them: seven
    "selves9.jsonl": (37, 0, 7),
    "right5.jsonl": (0, 1, 0),
    # the first run flagged one; after sums, counts of years and names had been widened, three
    "right6.jsonl": (0, 0, 0),
    # sums in words that no rule was written for, before there was a ledger of quantities: eighteen
    "ledger.jsonl": (27, 0, 18),
    # written beside the rules
    "equations.jsonl": (47, 0, 8),
}
_OPTIONS = ("--select", "FCT,CPY601", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT512")


@pytest.mark.parametrize("name", LEVELS)
def test_faults_are_told_and_right_stories_stay_silent(name: str, tmp_path: Path) -> None:
    """At least as many faults are told, and no more right stories are flagged, as when the level was set."""
    wrong, right = measure(tmp_path, rows(name), *_OPTIONS)
    reached, flagged, _ = LEVELS[name]
    assert len(wrong) >= reached
    assert len(right) <= flagged


if __name__ == "__main__":
    # the levels by kind; with -v each fault and what is told of it
    for name in [argument for argument in sys.argv[1:] if argument != "-v"] or LEVELS:
        print_levels(name, rows(name), _OPTIONS, misses="-v" in sys.argv)
