"""What `dedup` says of texts, line by line: a change of the engine shows here what it changes.

The texts are those of `tests/fresh/`, each as it stands and as others might publish it: cut, edited, with page
furniture, on another day, under another title. What comes out isn't all right; it is what there is. A line here is a
cluster, with its members, the kept one, why, and how alike they are, what they share, agree on and contradict; then
what was kept apart, and why. NEWSLINT_UPDATE=1 writes what came out, to be read before it is committed.
"""

import json
import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newslint.duplicates.members import Member
from newslint.model import Document
from newslint.pipeline.deduplication import Options, deduplicate
from tests.fresh.measuring import document_of

HERE = Path(__file__).parent
FRESH = HERE.parent / "fresh"
#: of each set so many texts: the whole of `templated` takes long
MOST = 150
FOOT = "Share this article\n\nSign up to our newsletter for the news of the day.\n\nAll rights reserved."


def versions(row: dict[str, Any], draw: random.Random) -> Iterator[dict[str, Any]]:
    """A text as it stands and, of every third, in three of six other forms."""
    yield row
    if draw.random() > 0.34:
        return
    text: str = row["text"]
    sentences = text.split(". ")
    words = text.split(" ")
    swapped = words[:]
    for _ in range(max(1, len(words) // 30)):
        at = draw.randrange(len(swapped))
        swapped[at] = draw.choice(["some", "perhaps", "later", swapped[at].upper(), "7"])
    forms = {
        "half": ". ".join(sentences[: max(1, len(sentences) // 2)]),
        "teaser": " ".join(words[: max(8, len(words) // 3)]) + " …",
        "edited": " ".join(swapped),
        "page": f"{text}\n\n{FOOT}",
        "longer": f"{text} Nobody could say on the day how long it would last. The next report is due in a week.",
        "reflowed": "\n".join(sentence for sentence in text.split(" and ")),
    }
    for name in draw.sample(sorted(forms), 3):
        title = row["title"] if draw.random() < 0.7 else f"Update: {row['title']}"
        published = row.get("published")
        if published and draw.random() < 0.3:
            published = f"{published[:8]}{min(28, int(published[8:10]) + draw.randint(1, 4)):02}"
        yield row | {"id": f"{row['id']}/{name}", "title": title, "text": forms[name], "published": published}


def documents(name: str) -> list[Document]:
    """The texts of a set."""
    rows = [json.loads(line) for line in (FRESH / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    draw = random.Random(name)
    rows = sorted(draw.sample(rows, min(MOST, len(rows))), key=lambda row: str(row["id"]))
    found = [one for row in rows for one in versions(row, draw)]
    return [document_of(row, number) for number, row in enumerate(found, 1)]


@cache
def outline(name: str, *, plain: bool) -> list[str]:
    """The clusters of a set, what of them goes, and what was kept apart, a line each."""
    found = deduplicate(documents(name), Options(plain=plain, changes=True))
    told = []
    for cluster in found.clusters:
        names = [_name_of(member) for member in cluster.members]
        pairs = [
            f"{pair.left}-{pair.right} {pair.similarity:.2f}/{pair.containment:.2f}"
            f" {len(pair.shared)}{''.join(sorted({one.how[0] for one in pair.shared}))}"
            f" {pair.missing or ''} {pair.changed or ''} {' '.join(map(str, pair.differs or ()))}".rstrip()
            for pair in cluster.pairs
        ]
        agreed = cluster.agreement
        both = f"{len(agreed.agree)} agree, {len(agreed.contradict)} contradict" if agreed else "not compared"
        told.append(f"{cluster.kind}: {', '.join(names)}: {names[cluster.keep]} ({cluster.why_kept}); {both}; {pairs}")
    told.append(f"goes: {sorted(number for _, number in found.dropped)}")
    told += sorted(f"apart: {_name_of(one.left)} {_name_of(one.right)} {one.why}" for one in found.rejected)
    return [*told, f"{found.documents} {found.stories} {found.short} {found.dates_unread} {len(found.clusters)}"]


def _name_of(member: Member) -> str:
    return member.record.id if member.record else ""


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("name", ["templated", "events", "serial_events"])
def test_repeats_are_told_as_they_were(name: str, plain: bool) -> None:
    """Every cluster is what it was."""
    kept = HERE / "outlines" / f"{name}{'-plain' if plain else ''}.txt"
    told = outline(name, plain=plain)
    if os.environ.get("NEWSLINT_UPDATE"):
        kept.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8").splitlines()
