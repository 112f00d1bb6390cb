"""Facts and sums in the constructions of papers: each relation by each construction, with several facts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check

#: told of each relation on 1 December 2026, of all its constructions: 819 of 1,261 in all, 591 when they were written
LEVELS = {
    "adj office": 22,
    "age": 60,
    "age birth": 12,
    "anniversary": 12,
    "born": 24,
    "capital": 30,
    "city country": 35,
    "city state": 21,
    "conv": 18,
    "currency": 29,
    "days span": 4,
    "dead acts": 20,
    "death age": 20,
    "duration": 9,
    "ended": 26,
    "event year": 35,
    "games": 19,
    "headline": 8,
    "impossible day": 16,
    "laureate": 12,
    "list count": 18,
    "list things": 9,
    "maker": 14,
    "multiple": 12,
    "name drift": 2,
    "nationality": 9,
    "office": 18,
    "opposed head": 4,
    "party": 25,
    "pct fall": 15,
    "pct rise": 32,
    "predecessor": 30,
    "product": 11,
    "rank2": 1,
    "remainder": 4,
    "score": 6,
    "seat": 18,
    "share": 24,
    "shares over": 4,
    "spelling": 35,
    "sum": 24,
    "votes": 7,
    "waters": 36,
    "weekday": 18,
    "years between": 9,
    "zones": 2,
}
_SINGLE = ("--select", "FCT", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT505,FCT512")
_BEHIND = " Shops stayed open until late in the evening."


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The ids of sentences of which something is told, wrong and right."""
    folder = tmp_path_factory.mktemp("constructions")
    return {side: _told(folder / f"{side}.jsonl", side) for side in ("wrong", "right")}


def _told(path: Path, side: str) -> set[str]:
    records: list[dict[str, Any]] = [
        {"id": row["id"], "title": row["title"], "text": row[side] + _BEHIND, "date": row["date"]}
        for row in rows("constructions.jsonl")
    ]
    return {finding["record"]["id"] for finding in check(path, records, *_SINGLE)}


def test_as_many_are_told_in_every_relation_as_before(told: dict[str, set[str]]) -> None:
    """No construction that was read is lost."""
    count = Counter(one.split("/")[0] for one in told["wrong"])
    assert {name: count[name] for name in LEVELS if count[name] < LEVELS[name]} == {}


def test_nothing_is_told_of_what_is_right(told: dict[str, set[str]]) -> None:
    """The same sentences with the facts as the record has them stay silent."""
    assert told["right"] == set()
