"""What is told of faults of 27 kinds that somebody planted who knew neither rules nor code, two of each kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check

#: of 54 faults on 30 November 2026; the first run, before anything was written for them, told FIRST, and flagged none
#: of the right twins and of the twenty tempting stories
REACHED, FIRST = 36, 13
#: each story by itself
_SINGLE = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT505,FCT512")


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    """The stories: `title` and `text`, and for a faulty one `right_title` and `right_text`."""
    return rows("statements8_a.jsonl")


def _records(items: list[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    return [
        {"id": row["id"], "title": row[f"{prefix}title"], "text": row[f"{prefix}text"], "date": row["date"]}
        for row in items
        if f"{prefix}text" in row
    ]


def test_planted_faults_are_told(items: list[dict[str, Any]], tmp_path: Path) -> None:
    """Of the faulty stories at least as many are told as when the level was set."""
    faulty = [row for row in items if row["kind"] != "tempting"]
    found = {f["record"]["id"] for f in check(tmp_path / "a.jsonl", _records(faulty, ""), *_SINGLE)}
    assert len(found) >= REACHED


def test_right_twins_and_tempting_stories_stay_silent(items: list[dict[str, Any]], tmp_path: Path) -> None:
    """Nothing is told of the same stories as they should stand, nor of right ones that tempt."""
    tempting = [row for row in items if row["kind"] == "tempting"]
    records = _records(items, "right_") + _records(tempting, "")
    assert check(tmp_path / "a.jsonl", records, *_SINGLE) == []
