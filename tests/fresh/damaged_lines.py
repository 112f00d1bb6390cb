"""The sentences of encoding_texts.yaml, damaged as files are, and what the ENC rules make of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct

from newslint.model import Document, Safety
from newslint.pipeline.checker import Checker
from newslint.pipeline.fixes import without_overlaps
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.settings import Settings

HERE = Path(__file__).parent


#: languages that put none between words
WITHOUT_SPACES = ("ja", "zh-Hans", "zh-Hant", "th")


class Damaged(Struct, frozen=True):
    """A line as it was written, as it came out, and by which way."""

    way: str
    language: str
    meant: str
    text: str


def misread(text: str, page: str) -> str:
    """UTF-8 that was read in a page; bytes that it hasn't are controls, as browsers have it."""
    return "".join(_read(byte, page) for byte in text.encode())


def _read(byte: int, page: str) -> str:
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)


def damaged_lines() -> Iterator[Damaged]:
    """Each sentence in each page that its language's UTF-8 is taken for; some twice, with lost bytes, in company."""
    for row in yaml.safe_load((HERE / "encoding_texts.yaml").read_text(encoding="utf-8")):
        language, lines = row["language"], row["lines"].splitlines()
        for page in row["misread"]:
            for at, line in enumerate(lines):
                bad = misread(line, page)
                yield Damaged(page, language, line, bad)
                if page == "cp1252":
                    yield Damaged("twice", language, line, misread(bad, page))
                    lost = "".join(char for char in bad if not "\x80" <= char <= "\x9f")
                    if lost != bad:
                        yield Damaged("lost", language, line, lost)
                words = [word for word in line.split() if not word.isascii()]
                if words and language not in WITHOUT_SPACES:
                    word = max(words, key=len)
                    yield Damaged(f"{page} one word", language, line, line.replace(word, misread(word, page), 1))
                if at == 0:
                    before, after = "“It’s all true – isn’t it?” asked Zoë. ", " The café’s owner didn’t say…"
                    yield Damaged(f"{page} in company", language, before + line + after, before + bad + after)


@cache
def checker() -> Checker:
    """A checker with the ENC rules."""
    return Checker([rule for rule in load_rules(Settings()) if rule.code.startswith("ENC")])


def mend(text: str) -> tuple[str, bool]:
    """The text with all safe fixes in it, and whether anything was told of it."""
    told = False
    for _ in range(4):
        found = checker().check_page(segment(Document("a.txt", text))).findings
        told |= bool(found)
        chosen = without_overlaps(f for f in found if f.fix and f.fix.safety is Safety.SAFE)
        edits = sorted((placed.edit for f in chosen for placed in f.fix.edits), reverse=True)  # type: ignore[union-attr]
        if not edits:
            break
        for edit in edits:
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text, told


def verdict(line: Damaged) -> str:
    """`right`, `told` or `silent` where nothing was changed, `partly` or `wrong` where something was."""
    got, told = mend(line.text)
    spaces = str.maketrans({"\xa0": " "})
    if got.translate(spaces) == line.meant.translate(spaces):
        return "right"
    if got == line.text:
        return "told" if told else "silent"
    return "partly" if set(got) - set(line.text) <= set(line.meant) else "wrong"
