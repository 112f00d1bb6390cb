"""What is told of faults that a calculator or a calendar proves, planted in short reports of everyday wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check

#: told of the faults on 30 November 2026. Of the 82 of the first set 34 were when they were written, before anything
#: was made for them; of the 30 of the second, written after that, 19
_REACHED = {"statements10_own.jsonl": 74, "statements10_more.jsonl": 26}
#: each story by itself
_SINGLE = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT505,FCT512")


def _records(name: str, prefix: str) -> list[dict[str, str]]:
    return [
        {"id": row["id"], "title": row[f"{prefix}title"], "text": row[f"{prefix}text"], "date": row["date"]}
        for row in rows(name)
    ]


@pytest.mark.parametrize("name", _REACHED)
def test_sums_and_dates_that_fail_are_told(name: str, tmp_path: Path) -> None:
    """Of the faulty stories at least as many are told as when the level was set."""
    found = {f["record"]["id"] for f in check(tmp_path / "a.jsonl", _records(name, ""), *_SINGLE)}
    assert len(found) >= _REACHED[name]


@pytest.mark.parametrize("name", _REACHED)
def test_right_twins_stay_silent(name: str, tmp_path: Path) -> None:
    """Nothing is told of the same stories as they should stand."""
    assert check(tmp_path / "a.jsonl", _records(name, "right_"), *_SINGLE) == []
