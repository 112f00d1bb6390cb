"""What is told of faults of 17 kinds that somebody else planted in reports of many years and manners."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check

#: of 34 faults on 30 November 2026; the first run, before anything was written for them, told FIRST, and flagged one
#: of the right twins
REACHED, FIRST = 25, 12
#: each story by itself
_SINGLE = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT505,FCT512")


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    """The stories: `title` and `text` with the fault, `right_title` and `right_text` without."""
    return rows("statements9_a.jsonl")


def _records(items: list[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    return [
        {"id": row["id"], "title": row[f"{prefix}title"], "text": row[f"{prefix}text"], "date": row["date"]}
        for row in items
    ]


def test_planted_faults_are_told(items: list[dict[str, Any]], tmp_path: Path) -> None:
    """Of the faulty stories at least as many are told as when the level was set."""
    found = {f["record"]["id"] for f in check(tmp_path / "a.jsonl", _records(items, ""), *_SINGLE)}
    assert len(found) >= REACHED


def test_right_twins_stay_silent(items: list[dict[str, Any]], tmp_path: Path) -> None:
    """Nothing is told of the same stories as they should stand."""
    assert check(tmp_path / "a.jsonl", _records(items, "right_"), *_SINGLE) == []
