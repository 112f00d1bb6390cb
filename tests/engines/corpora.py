"""A made-up archive with copies and faults in it, as shards of several formats."""

import json
import random
from pathlib import Path

_WHO = ("The harbour master", "A council spokesman", "The ferry's owner", "Two residents", "An engineer", "The mayor")
_DID = ("said", "told reporters", "wrote in a letter", "confirmed", "denied", "repeated")
_WHAT = (
    "that the bridge would stay shut until the cables were replaced",
    "that nobody had been hurt when the pier gave way",
    "that tickets for the crossing would cost more from June",
    "that the old lighthouse was to be sold to the highest bidder",
    "that the storm had taken eleven boats from their moorings",
    "that a new school would be built behind the market",
)
_WHEN = ("on Tuesday", "late on Friday", "after the meeting", "in a statement", "on the quay", "last week")


def make_texts(count: int, seed: int = 7) -> list[str]:
    """So many texts, of which about one in six is a copy of an earlier one with a word changed."""
    draw = random.Random(seed)
    texts: list[str] = []
    for number in range(count):
        if texts and draw.random() < 0.17:
            words = draw.choice(texts).split(" ")
            words[draw.randrange(len(words))] = f"word{number}"
            texts.append(" ".join(words))
            continue
        sentences = [
            " ".join((*map(draw.choice, (_WHO, _DID, _WHEN, _WHAT)), f"in case {draw.randrange(9999)}."))
            for _ in range(draw.randrange(4, 9))
        ]
        if draw.random() < 0.1:
            sentences[1] = sentences[1].replace("that", "that that", 1)
        if draw.random() < 0.05:
            sentences.append("It donâ€™t matter, he said on Sunday, 11 March 2023.")
        texts.append(" ".join(sentences))
    return texts


def write_archive(folder: Path, count: int) -> None:
    """The texts as shards of JSON Lines and of Parquet, and some as files."""
    import pyarrow
    import pyarrow.parquet

    texts = make_texts(count)
    records = [
        {"id": f"r{n}", "title": f"Report {n}", "published": f"2023-03-{n % 28 + 1:02d}", "text": text}
        for n, text in enumerate(texts)
    ]
    third = count // 3
    (folder / "wire").mkdir(parents=True)
    for shard in range(2):
        lines = [json.dumps(record) for record in records[shard * third // 2 : (shard + 1) * third // 2]]
        (folder / "wire" / f"{shard}.jsonl").write_text("\n".join([*lines, "broken", '{"text": ""}']), encoding="utf-8")
    for shard in range(2):
        some = records[third + shard * third // 2 : third + (shard + 1) * third // 2]
        table = pyarrow.Table.from_pylist(some)
        pyarrow.parquet.write_table(table, folder / f"train-0000{shard}-of-00002.parquet", row_group_size=100)
    (folder / "pages").mkdir()
    for record in records[2 * third : 2 * third + 60]:
        (folder / "pages" / f"{record['id']}.txt").write_text(
            f"{record['title']}\n\n{record['text']}\n", encoding="utf-8"
        )
    (folder / "list.json").write_text(json.dumps(records[2 * third + 60 :]), encoding="utf-8")
