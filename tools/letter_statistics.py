"""Counts how often one letter follows another in each language, for telling which encoding bytes are in.

    python tools/letter_statistics.py SENTENCES newslint/formats/letters.json

SENTENCES is a folder of plain text, a file a language (`de.txt`). The table in the package was made of the test
sentences of lingua-py (https://github.com/pemistahl/lingua-py, `language-testdata/sentences` at 754ce21, Apache 2.0),
which come from the Leipzig Corpora Collection (CC BY 4.0): a thousand sentences a language. The Spanish ones among them
have lost their accents; es.txt was the first 400,000 characters of Don Quijote instead (Project Gutenberg's number
2000, public domain). Only counts are kept.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
import unicodedata
from collections import Counter
from pathlib import Path

#: languages whose letters follow one another by rules that pairs show
LETTERS = (
    *("af", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hr", "hu", "is", "it"),
    *("lt", "lv", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tr", "vi"),
    *("be", "bg", "kk", "mk", "ru", "sr", "uk", "el", "he", "ar", "fa", "ur", "th"),
)
#: languages with thousands of signs, of which each is counted alone
SIGNS = ("zh", "ja", "ko")
#: what is no letter
EDGE = " "
#: pairs that were met less often say nothing
FEWEST = 2
#: costs are kept as natural logarithms in steps of a third, one character each from "0" on
STEP = 3
#: the languages that other languages' papers take names from, for what stands in no table of theirs
COMMON = ("fr", "es", "de", "pt", "it", "sv", "da", "nb", "pl", "cs", "tr", "hu", "ro", "hr")
#: letters that only a sentence holds which was read in another page than it was written in
MISREAD = {"tr": frozenset("ðþý"), "hu": frozenset("õû")}
#: Romanian is written with either pair in pages of one byte
CEDILLAS, COMMAS = str.maketrans("șțȘȚ", "şţŞŢ"), str.maketrans("şţŞŢ", "șțȘȚ")


def is_letter(char: str) -> bool:
    """Whether a character is part of a word: a letter, or a mark upon one."""
    return unicodedata.category(char)[0] in "LM"


def as_in_1258(text: str) -> str:
    """Vietnamese as Windows wrote it: the tone is a mark of its own behind its letter."""
    out = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        if len(parts) > 2:
            char = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES)) + "".join(
                p for p in parts if p in TONES
            )
        elif len(parts) > 1 and parts[1] in TONES:
            try:
                char.encode("cp1258")
            except UnicodeEncodeError:
                char = parts
        out.append(char)
    return "".join(out)


TONES = "\u0300\u0301\u0303\u0309\u0323"


def pairs_of(text: str) -> Counter[str]:
    """How often each pair of characters stands in the text; whatever is no letter is an edge."""
    # Python makes two characters of the Turkish capital
    chars = [char if is_letter(char) else EDGE for char in text.replace("İ", "i").lower()]
    return Counter(one + two for one, two in itertools.pairwise(chars) if one + two != EDGE * 2)


def costs_of(pairs: Counter[str]) -> dict[str, str]:
    """First character → the characters that follow it, each with what it costs."""
    firsts: Counter[str] = Counter()
    for pair, count in pairs.items():
        firsts[pair[0]] += count
    found: dict[str, str] = {}
    for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if count >= FEWEST:
            found[pair[0]] = found.get(pair[0], "") + pair[1] + written(count / firsts[pair[0]])
    return dict(sorted(found.items()))


def written(share: float) -> str:
    """A cost as one character."""
    return chr(ord("0") + round(-math.log(share) * STEP))


def signs_of(text: str) -> dict[str, str]:
    """Cost → the signs that cost as much."""
    counts = Counter(char for char in text if not char.isascii() and is_letter(char))
    total = sum(counts.values())
    found: dict[str, str] = {}
    for char, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        cost = written(count / total)
        found[cost] = found.get(cost, "") + char
    return found


def main() -> None:
    """Write the table."""
    folder, target = map(Path, sys.argv[1:])
    counts: dict[str, Counter[str]] = {}
    for name in LETTERS:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        text = "\n".join(line for line in text.splitlines() if MISREAD.get(name, frozenset()).isdisjoint(line))
        counts[name] = pairs_of(text)
        if name == "ro":
            counts[name] = pairs_of(text.translate(CEDILLAS)) + pairs_of(text.translate(COMMAS))
        if name == "vi":
            counts[name] += pairs_of(as_in_1258(text))
    common: Counter[str] = sum((counts[name] for name in COMMON), Counter())
    table = {
        "letters": {"*": costs_of(common), **{name: costs_of(pairs) for name, pairs in counts.items()}},
        "signs": {name: signs_of((folder / f"{name}.txt").read_text(encoding="utf-8")) for name in SIGNS},
    }
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
