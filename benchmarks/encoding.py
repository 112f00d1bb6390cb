"""What the search for mojibake costs beside ftfy on the same articles, and how much damage of each kind it fixes.

    python benchmarks/encoding.py articles.jsonl.gz [N]      on the first N articles (default 1000)

The records need a field `text`. Cost: processor seconds of our gate alone, of gate and repair, and of
`ftfy.fix_text` with the same settings, in turns in one process. Damage: each paragraph with a mark or letter outside
ASCII is damaged in every way below; found is a hit in it, fixed is the paragraph as it was. Healthy: the articles as
they are, where each hit wants a look.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

import ftfy
import ftfy.bad_codecs
from ftfy.fixes import fix_c1_controls

from newslint.checks.enc import mojibake, wrong_page
from newslint.checks.enc.code_pages import gate
from newslint.model import Document, Hit, Page, Part
from newslint.model.text import apply_edits
from newslint.segmenting.view import Scope, StoryText, View

ROUNDS = 3
PAGES = {
    "cp1252": "sloppy-windows-1252", "latin-1": "latin-1", "Mac Roman": "macroman", "cp437": "cp437", "cp850": "cp850",
    "cp1250": "sloppy-windows-1250", "cp1251": "sloppy-windows-1251", "cp1253": "sloppy-windows-1253",
    "cp1254": "sloppy-windows-1254", "cp1257": "sloppy-windows-1257",
}  # fmt: skip


def main(source: str, most: str = "1000") -> None:
    """Print the costs, and a line for each kind of damage."""
    articles = list(islice(texts(source), int(most)))
    cost(articles)
    hits = sum(len(found(text)) for text in articles)
    print(f"healthy articles: {len(articles)}, hits in them: {hits}")
    paragraphs = [line for text in articles for line in text.split("\n") if not line.isascii() and "\ufffd" not in line]
    rng = random.Random(1)
    mixed_up(articles)
    damaged(rng.sample(paragraphs, min(500, len(paragraphs))), rng)


def texts(source: str) -> Iterator[str]:
    """The articles of a file of records."""
    opened = gzip.open if source.endswith(".gz") else open
    with opened(source, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def cost(articles: list[str]) -> None:
    """Megabytes a second of the gate, of gate and repair, and of ftfy."""
    size = sum(len(text.encode()) for text in articles) / 1e6
    settings = mojibake._configuration()
    ways: dict[str, Callable[[str], object]] = {
        "gate": lambda text: gate().search(text),
        "gate + repair": found,
        "ftfy.fix_text": lambda text: ftfy.fix_text(text, settings),
        "ftfy.fix_text, its defaults": ftfy.fix_text,
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began = time.process_time()
            for text in articles:
                way(text)
            best[name] = min(best[name], time.process_time() - began)
    print(f"{len(articles)} articles, {size:.1f} MB, best of {ROUNDS} rounds")
    for name, seconds in best.items():
        print(f"{name:28}{size / seconds:9.1f} MB/s{best['ftfy.fix_text'] / seconds:9.1f} times as fast as ftfy")


def found(text: str) -> list[Hit]:
    """What our checks find in a text."""
    view = View(StoryText(Page(Document("a", text), (), ()), None, ()), Scope(frozenset(Part)))
    return [*mojibake.check(view, mojibake.Options()), *wrong_page.check(view, wrong_page.Options())]


def mixed_up(articles: list[str]) -> None:
    """How many lines with marks are fixed in articles of one page that were read in another, and harm to others."""
    print(f"{'whole articles':34}{'lines':>7}{'mended':>8}{'harmed':>8}")
    for written, read in (("mac-roman", "cp1252"), ("cp1252", "mac-roman"), ("cp1252", "cp437")):
        lines = mended = harmed = 0
        for text in articles:
            broken = other_page(text, written, read)
            if broken is None or broken == text:
                continue
            after = apply_edits(broken, [edit for hit in found(broken) for edit in hit.edits])
            for was, damaged_, now in zip(text.split("\n"), broken.split("\n"), after.split("\n"), strict=True):
                lines += was != damaged_
                mended += was != damaged_ and now == was
                harmed += now not in (was, damaged_) and sum(map(str.__ne__, was, now)) > sum(
                    map(str.__ne__, was, damaged_)
                )
        print(f"{written + ' read as ' + read:34}{lines:7}{mended / max(1, lines):8.3f}{harmed:8}")


def damaged(paragraphs: list[str], rng: random.Random) -> None:
    """How much of each kind of damage is found and fixed, by us and by ftfy, and what the gate misses of ftfy's."""
    settings = mojibake._configuration()
    print(f"{'damage':34}{'lines':>7}{'found':>8}{'mended':>8}{'by ftfy':>9}{'gate misses':>13}")
    for name, damage in kinds(rng).items():
        lines = found_ = mended = theirs = missed = 0
        for line in paragraphs:
            broken = damage(line)
            if broken is None or broken == line:
                continue
            lines += 1
            hits = found(broken)
            found_ += bool(hits)
            mended += apply_edits(broken, [edit for hit in hits for edit in hit.edits]) == line
            by_ftfy = ftfy.fix_text(broken, settings)
            theirs += by_ftfy == line
            missed += by_ftfy not in (broken, fix_c1_controls(broken)) and mojibake.suspect(broken) is None
        if lines:
            shares = f"{found_ / lines:8.3f}{mended / lines:8.3f}{theirs / lines:9.3f}"
            print(f"{name:34}{lines:7}{shares}{missed:13}")


def kinds(rng: random.Random) -> dict[str, Callable[[str], str | None]]:
    """Every kind of damage by its name."""
    ways: dict[str, Callable[[str], str | None]] = {}
    for name, page in PAGES.items():
        ways[f"UTF-8 read as {name}"] = lambda line, page=page: misread(line, [page])
        ways[f"UTF-8 read as {name}, twice"] = lambda line, page=page: misread(line, [page, page])
    several = ["sloppy-windows-1252", "latin-1", "macroman"]
    ways["three pages at random"] = lambda line: misread(line, rng.choices(several, k=3))
    ways["one word of a line"] = lambda line: one_word(line, rng)
    ways["cp1252, a byte lost"] = lambda line: without(misread(line, ["sloppy-windows-1252"]), "\x9d")
    ways["cp1252, no-break spaces lost"] = lambda line: plain_spaces(misread(line, ["sloppy-windows-1252"]))
    return ways


def misread(line: str, pages: list[str]) -> str | None:
    """The line written in UTF-8 and read in a page, for each page in turn."""
    try:
        for page in pages:
            line = line.encode("utf-8").decode(page)
    except UnicodeDecodeError:
        return None
    return line


def other_page(line: str, written: str, read: str) -> str | None:
    """The line written in one page and read in another, if what is not ASCII in it are marks alone."""
    if any(char.isalpha() and not char.isascii() for char in line):
        return None
    try:
        return line.encode(written).decode(read)
    except UnicodeError:
        return None


def one_word(line: str, rng: random.Random) -> str | None:
    """The line with one of its words that is not ASCII misread."""
    words = line.split(" ")
    places = [at for at, word in enumerate(words) if not word.isascii()]
    if not places:
        return None
    at = rng.choice(places)
    words[at] = misread(words[at], ["sloppy-windows-1252"]) or words[at]
    return " ".join(words)


def without(line: str | None, char: str) -> str | None:
    """The line without a character, if it has it."""
    return line.replace(char, "") if line and char in line else None


def plain_spaces(line: str | None) -> str | None:
    """The line with plain spaces for no-break ones, if it has any."""
    return line.replace("\N{NO-BREAK SPACE}", " ") if line and "\N{NO-BREAK SPACE}" in line else None


if __name__ == "__main__":
    main(*sys.argv[1:])
