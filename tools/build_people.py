"""Builds the tables of public figures and of members of Congress before 1999 out of their sources.

    python tools/build_people.py --sources DIR [--sources DIR …]

The folders hold the files that `newslint/knowledge/SOURCES.md` names with their checksums. The same files give the same
bytes. Whoever has a namesake with other days in any source is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from knowledge_offices import fold, read

TARGET = Path(__file__).parent.parent / "newslint/knowledge/data/record"
#: what WordNet says of a person, with the years of birth and death at the end
_LIFE = re.compile(r"\((?:[^()]*, )?(?:born )?(?P<born>1[6-9]\d\d)-(?P<died>1[89]\d\d|20\d\d)\)")
_INSTANCE_OF, _PEOPLE = "@i", "18"
#: a member's first and last year in Congress, by age, where no source has the days: chosen
_FIRST_AGE, _LAST_AGE = 25, 92


def main() -> None:
    """Read the sources, write the tables, and say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", action="append", type=Path, required=True, metavar="DIR")
    folders = parser.parse_args().sources
    used = [
        _find(folders, n)
        for n in ("data.noun", "nobel_winners.csv", "people_wikidata.csv", "us_congress_former_last_seat.csv")
    ]
    nouns, laureates, wikidata, former = used
    _write("figures.tsv", figures(nouns, laureates, wikidata))
    _write("congress_before.tsv", members(former))
    _write("nationals.tsv", nationals(nouns, laureates))
    for path in used:
        print(hashlib.sha256(path.read_bytes()).hexdigest()[:16], path.name)


def figures(nouns: Path, laureates: Path, wikidata: Path) -> Iterator[tuple[str, ...]]:
    """Name, name as shown, birth, death and source of public figures who have died, each alone with the name."""
    lives: dict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    for name, born, died in _of_wordnet(nouns):
        lives[fold(name)].add((name, born, died, "WordNet"))
    for row in read(laureates):
        if "/" in row["died"] and "/" in row["born"] and row["surname"]:
            lives[fold(f"{row['firstname']} {row['surname']}")].add(
                (f"{row['firstname']} {row['surname']}", _day(row["born"]), _day(row["died"]), "Nobel Foundation")
            )
    for row in read(wikidata):
        also = row["enwiki_title"].split(" (")[0] if row["enwiki_title"] not in ("=", "") else row["name"]
        for name in {row["name"], also}:
            lives[fold(name)].add((name, row["born"], row["died"], "Wikidata" if row["enwiki_title"] else "other"))
    for key, known in lives.items():
        years = {life[1][:4] for life in known}
        best = max(known, key=lambda life: (len(life[2]), life[3], life))
        died = {life[2][:4] for life in known}
        if len(years) == 1 and len(died) == 1 and best[2] and best[3] != "other" and " " in key:
            yield key, best[0], best[1], best[2], best[3]


def _of_wordnet(path: Path) -> Iterator[tuple[str, str, str]]:
    """Every full name of a person in WordNet, with the years of birth and death."""
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _, gloss = line.partition(" | ")
        cells = head.split(" ")
        life = _LIFE.search(gloss) if len(cells) > 4 and cells[1] == _PEOPLE and _INSTANCE_OF in cells else None
        if life is None:
            continue
        for at in range(int(cells[3], 16)):
            name = cells[4 + 2 * at].replace("_", " ")
            if " " in name and name[0].isupper() and not re.search(r"^M(?:rs|r|s)\.|\b(?:the|of|[IVX]+)\b|\.$", name):
                yield name, life["born"], life["died"]


#: adjectives of one country that the table of countries lacks
_ALSO = {"United States": "US", "American": "US", "English": "UK", "Scottish": "UK", "Welsh": "UK", "British": "UK",
         "Flemish": "BE", "Soviet": "RU", "Czechoslovakian": "CZ", "Yugoslav": "RS", "Greek": "GR", "Dutch": "NL",
         "New Zealand": "NZ", "Argentine": "AR", "South African": "ZA"}  # fmt: skip
_NATION = re.compile(
    r"(?P<adjective>United States|New Zealand|South African|[A-Z][a-z]+)(?P<also>-born)? (?P<rest>[a-z].*)"
)
_BORN_IN = re.compile(r"\(born in (?:the )?(?P<land>[A-Z][A-Za-z ]+?)(?: in \d+| of [^)]*)?\)")
#: the first year of birth of somebody whom a story of our days may call by a nationality
_MODERN = 1880
#: laureates who were born in one country and mostly stay what they were born
_PRIZES = ("literature", "peace")


def nationals(nouns: Path, laureates: Path) -> Iterator[tuple[str, ...]]:
    """Name, name as shown, countries, what the person is, and source, of those who are alone with the name."""
    table = [line.split("\t") for line in (TARGET / "lands.tsv").read_text(encoding="utf-8").splitlines()]
    lands = {name: row[0] for row in table for name in row[1].split("; ")} | {
        "United States": "US",
        "Great Britain": "UK",
    }
    adjectives = {name: row[0] for row in table for name in row[2].split("; ")} | _ALSO
    found: dict[str, list[tuple[str, set[str], set[str], str]]] = defaultdict(list)
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from newslint.knowledge.senses import senses

    meaning = senses()
    for line in nouns.read_text(encoding="utf-8").splitlines():
        head, _, gloss = line.partition(" | ")
        cells = head.split(" ")
        nation = _NATION.match(gloss) if len(cells) > 4 and cells[1] == _PEOPLE and _INSTANCE_OF in cells else None
        year = re.search(r"\b(1[6-9]\d\d)(?:-\d{4})?\)", gloss)
        if nation is None or nation["also"] or not year or int(year[1]) < _MODERN:
            continue
        codes = {adjectives.get(nation["adjective"], "")}
        born = _BORN_IN.search(gloss)
        if born:
            codes |= {lands.get(born["land"], "")}
        kinds = {
            noun for noun in re.findall(r"\b[a-z-]+\b", nation["rest"].split(" (")[0]) if meaning.may_be_person(noun)
        }
        for at in range(int(cells[3], 16)):
            name = cells[4 + 2 * at].replace("_", " ")
            if " " in name and name[0].isupper() and "" not in codes and kinds:
                found[fold(name)].append((name, codes, kinds, "WordNet"))
    for row in read(laureates):
        codes = {row["borncountrycode"].replace("GB", "UK"), row["diedcountrycode"].replace("GB", "UK")}
        if row["category"] in _PRIZES and all(len(code) == 2 for code in codes) and row["surname"]:
            name, kind = (
                f"{row['firstname']} {row['surname']}",
                {"writer"} if row["category"] == "literature" else {"politician"},
            )
            if row["born"].rsplit("/", 1)[-1] >= str(_MODERN) and "\N{REPLACEMENT CHARACTER}" not in name:
                found[fold(name)].append((name, codes, kind, "Nobel Foundation"))
    for key, known in found.items():
        sources = [one[3] for one in known]
        if len(set(sources)) == len(sources):
            codes = set().union(*(one[1] for one in known))
            kinds = sorted(set().union(*(one[2] for one in known)))
            yield key, known[0][0], " ".join(sorted(codes)), " ".join(kinds), known[0][3]


def _day(written: str) -> str:
    """A day as the tables have it; the year alone where the source knows no more."""
    month, day, year = written.split("/")
    return f"{year}-{month:0>2}-{day:0>2}" if int(day) else year


def members(former: Path) -> Iterator[tuple[str, ...]]:
    """Those who sat in Congress in the twentieth century, with chamber, state and party of the last seat."""
    for row in read(former):
        if row["born"] < "1880" or row["party"] == "":
            continue
        born = int(row["born"][:4])
        chamber = {"Senate": "senator", "House": "representative"}[row["last_chamber"]]
        names = {row["name"], row["wikipedia"].split(" (")[0]}
        names |= {f"{row['nickname']} {row['name'].split()[-1]}"} if row["nickname"] else set()
        for name in names - {""}:
            words = re.sub(r" (?:jr|sr|ii|iii|iv)$", "", fold(name)).split()
            key = " ".join([words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]])
            shown = row["wikipedia"].split(" (")[0] or row["name"]
            yield (
                key, shown, chamber, row["state"], row["party"],
                f"{born + _FIRST_AGE}-01-01", f"{born + _LAST_AGE}-12-31", "last",
            )  # fmt: skip


def _find(folders: Iterable[Path], name: str) -> Path:
    return next(path for folder in folders for path in sorted(folder.rglob(name)))


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = sorted({"\t".join(row) for row in rows}, key=lambda line: line.encode())
    (TARGET / name).write_bytes("".join(f"{line}\n" for line in lines).encode())
    print(f"{name}: {len(lines)} rows")


if __name__ == "__main__":
    main()
