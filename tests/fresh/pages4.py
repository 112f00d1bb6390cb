"""What newslint says of pages4.jsonl: 22 pages by somebody who had no part in the code, a layout each, 13 languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from newslint.cleaning.cleaner import Cleaner
from newslint.cleaning.piece_table import PieceTable
from newslint.formats import make_document
from newslint.model import Document, Format, Story
from newslint.segmenting import segment

FOLDER = Path(__file__).parent
ROWS = FOLDER / "pages4.jsonl"
_FORMATS = {"txt": Format.TEXT, "md": Format.MARKDOWN, "html": Format.HTML}


@cache
def rows(path: Path = ROWS) -> list[dict[str, Any]]:
    """The pages, each with its stories and the lines that are the page's own."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def document_of(row: dict[str, Any], text: str | None = None) -> Document:
    """A page as it is read from a file; `text` in place of what stands in it."""
    return make_document(f"{row['id']}.{row['ext']}", (text or row["text"]).encode(), _FORMATS[row["ext"]])


def letters(text: str | None) -> str:
    """A text without its marks and its case."""
    return re.sub(r"[\W_]+", "", text or "").lower()


def lines_of(document: Document) -> list[str]:
    """The lines of a page as people read them, letters only."""
    return [letters(line) for line in document.text.split("\n")]


def find(lines: list[str], wanted: str, after: int) -> int:
    """The first line from there on that holds those words."""
    sought = letters(wanted)
    return next((at for at in range(after, len(lines)) if sought in lines[at]), -1)


def judge_page(row: dict[str, Any]) -> Counter[str]:
    """How many starts, titles, dates and bylines there are, and were told rightly, wrongly, and too often."""
    document = document_of(row)
    lines = lines_of(document)
    stories = {document.text.count("\n", 0, one.span.start): one for one in segment(document).stories}
    told: Counter[str] = Counter()
    at, heads, first_text = 0, set(), -1
    for number, gold in enumerate(row["stories"]):
        start = find(lines, gold["start"], at)
        title = find(lines, gold["title"], start)
        at = find(lines, gold["body_lines"][-1].split("\n")[-1], title)
        first_text = first_text if number else find(lines, gold["first"], title)
        own = range(start, title + 1)
        heads |= set(own)
        story = next((stories[line] for line in own if line in stories), None)
        told["starts"] += number > 0
        told["starts right"] += number > 0 and story is not None
        told += compare(story, gold)
    told["extra"] = sum(line not in heads and line > first_text for line in stories)
    return told


def compare(story: Story | None, gold: dict[str, Any]) -> Counter[str]:
    """What is right and wrong of a story's title, day and byline."""
    told: Counter[str] = Counter(titles=1, dates=gold["date"] is not None, bylines=gold["byline"] is not None)
    if story is None:
        return told
    day = str(story.published) if story.published else None
    told["titles right"] = letters(story.title) == letters(gold["title"])
    told["dates right"] = day is not None and day == gold["date"]
    told["dates wrong"] = day is not None and day != gold["date"]
    is_said = gold["byline"] is not None and letters(gold["byline"]) in letters(story.byline)
    told["bylines right"] = is_said
    told["bylines wrong"] = story.byline is not None and not is_said
    return told


def judge_cleaning(row: dict[str, Any], cleaner: Cleaner) -> Counter[str]:
    """How many words of the stories `clean` keeps, and how many lines of the page it takes."""
    document = document_of(row)
    left = document_of(row, PieceTable(document.source, cleaner(document).edits).text)
    kept = lines_of(left)
    joined = "".join(kept)
    told: Counter[str] = Counter()
    for story in row["stories"]:
        for line in story["body_lines"]:
            told["words"] += len(line.split())
            told["words kept"] += len(line.split()) * (letters(line) in joined)
    bare = Counter(" ".join(line.split()) for line in left.text.split("\n"))
    for line in row["furniture"]:
        told["furniture"] += 1
        told["furniture taken"] += bare[" ".join(line.split())] == 0
    return told


def told_of(path: Path, cleaner: Cleaner) -> dict[str, Counter[str]]:
    """All counts of each page."""
    return {row["id"]: judge_page(row) + judge_cleaning(row, cleaner) for row in rows(path)}


def share(told: Counter[str], part: str, whole: str) -> float:
    """A part of a whole; all of it where there is none."""
    return told[part] / told[whole] if told[whole] else 1.0


def starts_f1(told: Counter[str]) -> float:
    """The F1 of inner starts."""
    return 2 * told["starts right"] / max(1, told["starts"] + told["starts right"] + told["extra"])
