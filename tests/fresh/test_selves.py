"""What is told of faults that a story or the public record gives away, in stories that were written before the rules.

Each row has its fault as `[[wrong|right]]`, or none: then it is a near miss, right as it stands.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check, planted, slots

#: the sets, and of each: faults told, right twins and near misses flagged, and what the first run told of the faults
LEVELS = {"selves.jsonl": (33, 0, 8), "corrections4.jsonl": (9, 0, 5)}
_OPTIONS = ("--select", "FCT,CPY601", "--ignore", "FCT412,FCT413,FCT414,FCT503,FCT512")


def measure(folder: Path, name: str) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
    """What is told of each story with its fault, and of its right twin and the near misses."""
    told: dict[bool, dict[str, list[dict[str, Any]]]] = {True: {}, False: {}}
    items = rows(name)
    for wrong, found in told.items():
        records = [
            row | {field: planted(row[field], 0 if wrong else None) for field in ("title", "text")}
            for row in items
            if not wrong or slots(row["title"] + row["text"])
        ]
        for finding in check(folder / f"{wrong}.jsonl", records, *_OPTIONS):
            found.setdefault(finding["record"]["id"], []).append(finding)
    return told[True], told[False]


@pytest.mark.parametrize("name", LEVELS)
def test_faults_are_told_and_right_stories_stay_silent(name: str, tmp_path: Path) -> None:
    """At least as many faults are told, and no more right stories are flagged, as when the level was set."""
    wrong, right = measure(tmp_path, name)
    reached, flagged, _ = LEVELS[name]
    assert len(wrong) >= reached
    assert len(right) <= flagged


def main_table() -> None:
    """Print the levels by kind, and with `-v` each miss."""
    import sys
    import tempfile

    for name in [argument for argument in sys.argv[1:] if argument != "-v"] or LEVELS:
        with tempfile.TemporaryDirectory() as folder:
            wrong, right = measure(Path(folder), name)
        items = rows(name)
        faults = [row for row in items if slots(row["title"] + row["text"])]
        for kind, count in Counter(row["kind"] for row in faults).items():
            print(f"{kind:12} {sum(row['id'] in wrong for row in faults if row['kind'] == kind):3}/{count}")
        loud = {one for one, found in wrong.items() if any(f["severity"] != "note" for f in found)}
        print(
            f"{name}: {len(wrong)} of {len(faults)}, as error or warning {len(loud)};"
            f" right ones flagged {len(right)} of {len(items)}"
        )
        for one, found in right.items():
            print("FLAGGED", one, *(f"{f['code']} {f['message']}" for f in found))
        if "-v" in sys.argv:
            for row in faults:
                codes = [f"{f['code']} {f['message']}" for f in wrong.get(row["id"], [])]
                print(row["id"], row["date"], row["title"], "|", row["text"], codes or "MISSED", sep="\n  ")


if __name__ == "__main__":
    main_table()
