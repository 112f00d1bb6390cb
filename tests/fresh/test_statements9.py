"""What is told of faults that somebody else planted in reports of many years and manners."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check

#: the faults told of each set on 30 November 2026, and right stories that are flagged. Of the first set, of 17 kinds,
#: 12 of 34 were told before anything was written for them. Of the second, 50 faults of 30
#: kinds and twenty right stories that tempt, 9 were told before anybody had looked at it
REACHED = {"statements9_a.jsonl": (25, 0), "statements9_b.jsonl": (17, 0)}
#: each story by itself
_SINGLE = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT505,FCT512")


def _records(name: str, prefix: str) -> list[dict[str, Any]]:
    return [
        {"id": row["id"], "title": row[f"{prefix}title"], "text": row[f"{prefix}text"], "date": row["date"]}
        for row in rows(name)
        if row["kind"] != "tempting"
    ]


@pytest.mark.parametrize("name", REACHED)
def test_planted_faults_are_told(name: str, tmp_path: Path) -> None:
    """Of the faulty stories at least as many are told as when the level was set."""
    found = {f["record"]["id"] for f in check(tmp_path / "a.jsonl", _records(name, ""), *_SINGLE)}
    assert len(found) >= REACHED[name][0]


@pytest.mark.parametrize("name", REACHED)
def test_right_stories_stay_silent(name: str, tmp_path: Path) -> None:
    """Hardly anything is told of the same stories as they should stand, and nothing of those that tempt."""
    twins = check(tmp_path / "a.jsonl", _records(name, "right_"), *_SINGLE)
    tempting = [row for row in rows(name) if row["kind"] == "tempting"]
    assert len({f["record"]["id"] for f in twins}) <= REACHED[name][1]
    assert not tempting or check(tmp_path / "a.jsonl", tempting, *_SINGLE) == []
