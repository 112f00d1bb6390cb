"""Twenty events in three write-ups each, in truly different words, and twenty like events elsewhere."""

import itertools
import json
import random
from pathlib import Path

from newslint.model import Document, Fields, RecordRef
from newslint.pipeline.deduplication import Options, deduplicate

ROWS = [json.loads(line) for line in (Path(__file__).parent / "events.jsonl").read_text(encoding="utf-8").splitlines()]
EVENTS = {row["id"]: row["event"] for row in ROWS}


def pairs_of(rows: list[dict[str, str]]) -> set[frozenset[str]]:
    """The pairs of records that are in one cluster, as `newslint dedup` finds them."""
    documents = [
        Document(
            "a.jsonl",
            f"{row['title']}\n{row['text']}",
            record=RecordRef(row["id"], number),
            fields=Fields(title=row["title"], published=row.get("published")),
            first_line=0,
        )
        for number, row in enumerate(rows, 1)
    ]
    found = deduplicate(documents, Options())
    members = [[member.record.id for member in cluster.members if member.record] for cluster in found.clusters]
    return {frozenset(pair) for group in members for pair in itertools.combinations(group, 2)}


def test_write_ups_in_other_words_are_found_and_like_events_stay_apart() -> None:
    """Of sixty pairs fifty-six are found, and none is of two events."""
    found = pairs_of(ROWS)
    assert [sorted(pair) for pair in found if len({EVENTS[one] for one in pair}) > 1] == []
    assert len(found) >= 56


def test_order_of_write_ups_does_not_matter() -> None:
    """The same pairs, whatever comes first."""
    assert pairs_of(random.Random(2).sample(ROWS, len(ROWS))) == pairs_of(ROWS)
