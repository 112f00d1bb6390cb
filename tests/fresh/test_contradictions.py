"""What is told of contradictions between write-ups of one event in different words, one planted at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fresh.measuring import rows
from tests.fresh.slotted import check, planted, slots

#: of forty on 29 November 2026; the first run, before anything was written for them, told FIRST
REACHED, FIRST = 24, 0
_OPTIONS = ("--select", "FCT")


def _records(event: dict[str, Any], nth: int | None = None) -> list[dict[str, Any]]:
    """The write-ups of an event, with the fault of its nth place, or none."""
    places = [(n, slot) for n, written in enumerate(event["stories"]) for slot in range(slots(written["text"]))]
    wrong, slot = places[nth] if nth is not None else (None, None)
    return [
        written | {"id": f"{event['event']}-{n}", "text": planted(written["text"], slot if n == wrong else None)}
        for n, written in enumerate(event["stories"])
    ]


def measure(folder: Path) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
    """What is told where a contradiction was planted, and of the sixty stories without any, side by side.

    Every event has two places; the first ones are planted in one archive, the others in another.
    """
    path, events = folder / "events.jsonl", rows("contradictions.jsonl")
    found = {}
    for nth in (0, 1):
        told = check(path, [record for event in events for record in _records(event, nth)], *_OPTIONS)
        for event in events:
            here = [f for f in told if f["record"]["id"].rpartition("-")[0] == event["event"]]
            found[f"{event['event']}-{nth}"] = here
    return found, check(path, [record for event in events for record in _records(event)], *_OPTIONS)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[Any]]:
    """What is told of the forty and of the sixty."""
    return measure(tmp_path_factory.mktemp("contradictions"))


def test_contradictions_in_different_words_are_told(told: tuple[dict[str, Any], list[Any]]) -> None:
    """Of forty contradictions at least as many are told as when the level was set."""
    assert sum(map(bool, told[0].values())) >= REACHED


def test_write_ups_that_agree_stay_silent(told: tuple[dict[str, Any], list[Any]]) -> None:
    """Sixty stories that agree in twenty events are silent."""
    assert told[1] == []


def main_table() -> None:
    """Print the levels and each place."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        found, right = measure(Path(folder))
    for name, findings in found.items():
        print(name, *(f"{f['severity']} {f['code']} {f['message']}" for f in findings), sep="\n   ")
    print(f"told {sum(map(bool, found.values()))} of {len(found)}; right ones {len(right)}")
    for finding in right:
        print("FLAGGED", finding["record"]["id"], finding["code"], finding["message"])


if __name__ == "__main__":
    main_table()
