"""What is told of faults in the manner of newspapers' corrections, in stories that were written before the rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check, planted

#: of 130 faults on 28 November 2026; the first run, before anything was written for them, told FIRST
REACHED, FLAGGED, FIRST = 40, 0, 20
_OPTIONS = ("--select", "FCT,CPY601", "--ignore", "FCT412,FCT413,FCT503,FCT512")


def measure(folder: Path) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
    """What is told of each story with its fault, and of its right twin."""
    told: dict[bool, dict[str, list[dict[str, Any]]]] = {True: {}, False: {}}
    for wrong, found in told.items():
        records = [row | {"text": planted(row["text"], 0 if wrong else None)} for row in rows("corrections.jsonl")]
        for finding in check(folder / f"{wrong}.jsonl", records, *_OPTIONS):
            found.setdefault(finding["record"]["id"], []).append(finding)
    return told[True], told[False]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of the stories and their twins."""
    return measure(tmp_path_factory.mktemp("corrections"))


def test_faults_like_those_of_corrections_columns_are_told(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the faults at least as many are told as when the level was set."""
    assert len(told[0]) >= REACHED


def test_their_right_twins_stay_silent(told: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Of the same stories as they should stand no more are flagged than when the level was set."""
    assert len(told[1]) <= FLAGGED


def main_table() -> None:
    """Print the levels by kind, and with `-v` each miss."""
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        wrong, right = measure(Path(folder))
    items = rows("corrections.jsonl")
    faults = Counter(row["kind"] for row in items)
    for kind, count in faults.items():
        print(f"{kind:12} {sum(row['id'] in wrong for row in items if row['kind'] == kind):3}/{count}")
    loud = {name for name, found in wrong.items() if any(f["severity"] != "note" for f in found)}
    print(f"all {len(wrong)} of {len(items)}, as error or warning {len(loud)}; right ones flagged {len(right)}")
    for name, found in right.items():
        print("FLAGGED", name, *(f"{f['code']} {f['message']}" for f in found))
    if "-v" in sys.argv:
        for row in items:
            codes = [f"{f['code']} {f['message']}" for f in wrong.get(row["id"], [])]
            print(row["id"], row["date"], row["title"], "|", row["text"], codes or "MISSED", sep="\n  ")


if __name__ == "__main__":
    main_table()
