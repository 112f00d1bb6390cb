"""How pages come apart, line by line: a change of the segmenter shows here what it changes.

The pages are those of `tests/fresh/`, each as it stands and as others might publish it: lines left out, cut to a few
words, run together or capitalised, by a seed. What comes out isn't all right; it is what there is. A line here is a
page: its name, a letter for each line of text in each story, stories parted by `|`, then titles' first words, days with
what told them, and names. NEWSLINT_UPDATE=1 writes what came out, to be read before it is committed.
"""

import json
import os
import random
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.model import Document, Format, Page, Part
from newslint.segmenting import segment
from newslint.segmenting.clock_times import times_in
from newslint.segmenting.credits import read_credit
from newslint.segmenting.dates import dates_in

HERE = Path(__file__).parent
FRESH = HERE.parent / "fresh"
LETTERS = {
    Part.HEADLINE: "H", Part.BYLINE: "b", Part.DATELINE: "d", Part.SUMMARY: "s", Part.PARAGRAPH: "p",
    Part.SUBHEAD: "h", Part.QUOTATION: "q", Part.CAPTION: "c", Part.ALT: "a", Part.FURNITURE: "-",
    Part.FRONT_MATTER: "m",
}  # fmt: skip
#: so many versions of each page, besides itself
VERSIONS = 10


MARKS = ["{}", "{}", "{}", "{}", "- {}", "* {}", "{}:", "{}?", "{}.", "## {}", "1. {}", "---", "{} …", "*{}*", "({})"]


def leave_out(lines: list[str], draw: random.Random) -> list[str]:
    """A page without one line in eight."""
    return [line for line in lines if draw.random() > 0.125]


def cut(lines: list[str], draw: random.Random) -> list[str]:
    """A page with one line in four cut to a few words."""
    return [" ".join(line.split()[: draw.randint(1, 32)]) if draw.random() < 0.25 else line for line in lines]


def close_up(lines: list[str], draw: random.Random) -> list[str]:
    """A page without most of its empty lines."""
    return [line for line in lines if line.strip() or draw.random() < 0.3]


def mark(lines: list[str], draw: random.Random) -> list[str]:
    """A page with marks of layout on some of its lines."""
    marks = [
        "{}",
        "{}",
        "{}",
        "{}",
        "- {}",
        "* {}",
        "{}:",
        "{}?",
        "{}.",
        "## {}",
        "1. {}",
        "---",
        "{} …",
        "*{}*",
        "({})",
    ]
    return [draw.choice(marks).format(line) if line.strip() and draw.random() < 0.3 else line for line in lines]


def shout(lines: list[str], draw: random.Random) -> list[str]:
    """A page with some of its short lines in capitals, and some of its long ones twice."""
    told = []
    for line in lines:
        if len(line) < 90:
            told.append(line.upper() if draw.random() < 0.4 else line)
        else:
            told += [line] * (2 if draw.random() < 0.1 else 1)
    return told


CHANGES = (leave_out, cut, close_up, mark, shout)


def versions(name: str, text: str) -> Iterator[tuple[str, str]]:
    """A page as it stands, and as others might publish it."""
    yield name, text
    for number in range(VERSIONS):
        draw = random.Random(f"{name} {number}")
        lines = CHANGES[number % len(CHANGES)](text.split("\n"), draw)
        yield f"{name}/{CHANGES[number % len(CHANGES)].__name__}-{number}", "\n".join(lines)


def sources() -> Iterator[tuple[str, str, str]]:
    """Set, name and text of each page."""
    for one in ("layouts", "more_layouts", "third_layouts"):
        for line in (FRESH / f"{one}.jsonl").read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            yield one, f"{row['id']}.{row['ext']}", row["text"]
    for row in yaml.safe_load((FRESH / "plain_stories.yaml").read_text(encoding="utf-8")):
        for language in sorted(row.keys() - {"kind"}):
            yield "plain_stories", f"{row['kind'].replace(' ', '-')}-{language}.txt", row[language]


def outline(page: Page) -> str:
    """A page in one line."""
    runs = groupby(page.passages, key=lambda passage: passage.story)
    parts = "|".join("".join(LETTERS[passage.part] for passage in run) for _, run in runs)
    told = [
        f"{(story.title or '')[:12]}/{story.published or ''}{(story.published_from or '')[:2]}"
        + f"/{(story.byline or '')[:12]}"
        + ("/teaser" if story.kind == "teaser" else "")
        + (f"/{story.language}" if story.language not in (None, "en") else "")
        for story in page.stories
    ]
    return "  ".join([parts, *told]).replace("\n", " ")


@cache
def outlines(wanted: str) -> list[str]:
    """The outlines of the pages of a set."""
    return [
        f"{name}: {outline(segment(Document(f'page.{name[-3:]}', page, form)))}"
        for one, source, text in sources()
        if one == wanted
        for form in [Format.MARKDOWN if source.endswith("md") else Format.TEXT]
        for name, page in versions(source, text)
        if page.strip()
    ]


def short_lines() -> Iterator[str]:
    """The short lines of all pages that hold a figure or a name, and each with its characters disturbed by a seed."""
    seen: set[str] = set()
    for _, _, text in sources():
        for line in text.split("\n"):
            if not 3 <= len(line) <= 90 or line in seen or len(line.split()) > 12 or line.endswith("."):
                continue
            seen.add(line)
            yield line
            draw = random.Random(line)
            for _ in range(2):
                chars = list(line)
                for _ in range(2):
                    at = draw.randrange(len(chars))
                    chars[at] = draw.choice(
                        ["", " ", ",", "-", str(draw.randint(0, 9)), chars[at].swapcase(), "/", ":"]
                    )
                yield "".join(chars)


def test_short_lines_are_read_as_they_were() -> None:
    """The dates, the times and the credit that each holds, and its language."""
    kept = HERE / "outlines" / "short_lines.txt"
    told = []
    for line in short_lines():
        credit = read_credit(line)
        days = [f"{one.stamp.day}{one.stamp.time or ''}@{one.start}-{one.end}" for one in dates_in(line)]
        times = [f"{one.start}-{one.end}" for one in times_in(line)]
        if credit or days or times:
            said = f"{credit.byline or ''}/{' '.join(sorted(credit.kinds))}" if credit else ""
            told.append(f"{line}  {' '.join(days)} {' '.join(times)} {said}".rstrip())
    if os.environ.get("NEWSLINT_UPDATE"):
        kept.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["layouts", "more_layouts", "third_layouts", "plain_stories"])
@pytest.mark.long(300)
def test_pages_come_apart_as_they_did(name: str) -> None:
    """Every line of every page is what it was."""
    kept = HERE / "outlines" / f"{name}.txt"
    told = outlines(name)
    if os.environ.get("NEWSLINT_UPDATE"):
        kept.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8").splitlines()
