"""Runs the rules on a set of short stories, each with one planted fault or none, and counts by kind."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newslint.model import Document, Fields, RecordRef

HERE = Path(__file__).parent


@dataclass
class Level:
    """How many faults and near misses of a kind there are, and which were told or flagged."""

    faults: int = 0
    near: int = 0
    told: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a set: `kind`, `wrong`, `date` and one story or two."""
    with (HERE / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def document_of(row: dict[str, Any], number: int) -> Document:
    """A row with `id`, `title`, `text` and perhaps `published` as the record of that number, as `dedup` reads it."""
    return Document(
        "a.jsonl",
        f"{row['title']}\n{row['text']}",
        record=RecordRef(row["id"], number),
        fields=Fields(title=row["title"], published=row.get("published")),
        first_line=0,
    )


def levels(found: dict[str, list[str]], items: list[dict[str, Any]], codes: dict[str, str]) -> dict[str, Level]:
    """Counts by kind; a kind's findings have codes that start as `codes` says, or with FCT."""
    counted: dict[str, Level] = defaultdict(Level)
    for item in items:
        level = counted[item["kind"]]
        told = [
            code for code in found.get(item["id"], []) if code.startswith(tuple(codes.get(item["kind"], "FCT").split()))
        ]
        if item["wrong"]:
            level.faults += 1
            (level.told if told else level.missed).append(item["id"])
        else:
            level.near += 1
            level.flagged += [f"{item['id']}: {' '.join(told)}"] if told else []
    return dict(counted)
