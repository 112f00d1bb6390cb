"""Builds the table of relations: who wrote, directed, painted, composed, invented, discovered or founded what.

    python tools/build_relations.py --sources DIR [--sources DIR …]

The folders hold the files that `newslint/knowledge/SOURCES.md` names with their checksums. The same files give the same
bytes. A row is what was made, by whom, and which lists say so; a name that stands for two things in any list, or that
two lists give to two people, is left out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from knowledge_offices import fold, read

TARGET = Path(__file__).parent.parent / "newslint/knowledge/data/record"
_FILES = (
    "1001Books.js", "goodbooks.csv", "100_best_books.csv", "1001Movies.js", "IMDB-Movie-Data.csv", "film_titles.tsv",
    "top250.js", "1001Paintings.js", "OPERA_DATA.ts", "data.noun", "tournaments.csv", "tournament_standings.csv",
    "olympics.json", "world_extremes_factbook.csv", "people_pantheon1.csv", "celebrity_deaths_4.csv",
    "offices_wikidata.csv", "todayinhist.js", "historicalEvents.js", "opened_relations.csv",
)  # fmt: skip
#: a string of a list in JavaScript
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
#: what a list adds to a title
_ADDED = re.compile(r" ?\((?:[^()]*#[^()]*|[^()]*)\)|: .*$| ?[-–] Part .*$|, (?:Vol|Volume|Book|Part) .*$")
#: the first year of birth of those whose trades and years are told
_SINCE = 1250
#: titles of pictures that many have
_COMMON = re.compile(
    r"\b(?:portrait|self|still life|landscape|untitled|study|composition|madonna|virgin|crucifixion|annunciation"
    r"|adoration|saint|st|christ|nude|holy|nativity|baptism|deposition|martyrdom|resurrection|view|lady|woman|man|girl|boy|family"
    r"|interior|bathers?|judith|venus|pieta|trinity|entombment|flowers|last supper|number|no)\b"
)
#: the least words, or letters of a lone word, of a title that is nothing else; chosen
_LETTERS = 4
#: books of a list by readers up to which a title means that book; chosen, after two false ones in news beyond it
_WELL_KNOWN = 2500


def main() -> None:
    """Read the sources, write the tables, and say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", action="append", type=Path, required=True, metavar="DIR")
    folders = [*parser.parse_args().sources, Path(__file__).parent]
    files = {name: next(p for folder in folders for p in sorted(folder.rglob(name))) for name in _FILES}
    rows = [
        *_made("wrote", [*_books(files)]),
        *_made("directed", [*_films(files)], _remade(files["film_titles.tsv"])),
        *_made("painted", [*_pictures(files["1001Paintings.js"])]),
        *_made("composed", [*_operas(files["OPERA_DATA.ts"])]),
        *_glossed(files["data.noun"]),
        *_held(files),
        *_happened(files["todayinhist.js"], files["historicalEvents.js"]),
        *_led(files["offices_wikidata.csv"]),
        *_ranked(files["world_extremes_factbook.csv"]),
        *(tuple(row.values()) for row in read(files["opened_relations.csv"])),
    ]
    _write("relations.tsv", rows)
    births = [*_births(files["people_pantheon1.csv"])]
    _write("births.tsv", births)
    _write("deaths.tsv", _deaths(files["celebrity_deaths_4.csv"], births))
    for path in files.values():
        print(hashlib.sha256(path.read_bytes()).hexdigest()[:16], path.name)


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = sorted({"\t".join(row) for row in rows})
    (TARGET / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    print(name, len(lines))


def _rows(path: Path) -> Iterator[list[str]]:
    """The lists of strings in a list of lists of JavaScript, without the head."""
    text = re.sub(r"(?m)//+\s*$|//{3,}", "", path.read_text(encoding="utf-8"))
    for block in re.findall(r"\[([^\[\]]*)\]", text):
        cells = [cell.replace('\\"', '"').strip() for cell in _STRING.findall(block)]
        if len(cells) > 1:
            yield cells


Made = tuple[str, str, str]


def _books(files: dict[str, Path]) -> Iterator[Made]:
    others = {fold(cells[0]) for cells in _rows(files["1001Books.js"])}
    for cells in _rows(files["1001Books.js"]):
        if len(cells) >= 3 and cells[0] != "Title":
            yield cells[0], cells[1], "1001Books"
    for row in read(files["goodbooks.csv"]):
        # the list goes by how many have read a book; of lesser ones others may have the name
        if int(row["book_id"]) > _WELL_KNOWN and fold(_ADDED.sub("", row["title"]).strip()) not in others:
            continue
        for title in {row["original_title"], row["title"]}:
            yield title, row["authors"].split(", ")[0], "goodbooks-10k"
    with files["100_best_books.csv"].open(encoding="utf-8", newline="") as file:
        for cells in csv.reader(file, delimiter=";"):
            yield cells[0], cells[1], "100-best-books"


def _films(files: dict[str, Path]) -> Iterator[Made]:
    for cells in _rows(files["1001Movies.js"]):
        if len(cells) >= 8 and cells[0].isdigit():
            yield cells[1], cells[7], "1001Movies"
    for row in read(files["IMDB-Movie-Data.csv"]):
        yield row["Title"], row["Director"], "IMDB-Top1000-Movies"
    text = files["top250.js"].read_text(encoding="utf-8")
    for title, directors in re.findall(r'(?m)^    "([^"]+)": \{.*?"directors": \[([^\]]*)\]', text, re.DOTALL):
        yield title.strip(), ", ".join(_STRING.findall(directors)), "IMDB_Top_250_Data_Visualizer"


def _pictures(path: Path) -> Iterator[Made]:
    for cells in _rows(path):
        if len(cells) >= 5 and cells[0].isdigit() and not _COMMON.search(fold(cells[2])):
            yield cells[2], cells[3], "1001Paintings"


def _operas(path: Path) -> Iterator[Made]:
    text = path.read_text(encoding="utf-8")
    for name, composer in re.findall(r'name: "([^"]+)",\s+composer: "([^"]+)"', text):
        yield name, composer, "Opera-Composers"


def _remade(path: Path) -> set[str]:
    """Titles under which more than one film was made."""
    years: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        title, year = line.rsplit("\t", 1)
        years[_bare(fold(title))].add(year)
    return {title for title, found in years.items() if len(found) > 1}


def _bare(key: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", key)


def _made(relation: str, told: list[Made], without: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """The rows of one kind of work, each with the one maker whom all lists have."""
    makers: dict[str, dict[str, tuple[str, str, set[str]]]] = defaultdict(dict)
    whole = {fold(title) for title, _, _ in told if not _ADDED.search(title.strip())}
    for given, maker, source in told:
        title = _ADDED.sub("", given.strip()).strip()
        if title != given.strip() and fold(title) in whole:
            continue  # "Hamlet: Screenplay and Diary" is another book than Hamlet
        maker = re.sub(r" ?\(.*?\)|,? (?:Jr|Sr|MD|PhD)\.?$", "", maker).strip()
        if not title or not maker or re.search(r"\bunknown\b|anonym|various|&| and |[,;/]", maker, re.IGNORECASE):
            maker = maker if "," in maker else ""
        if title:
            shown, by, lists = makers[fold(title)].setdefault(_same(maker), (title, maker, set()))
            lists.add(source)
    left_out = set(without)
    for key, found in makers.items():
        if len(found) != 1 or _bare(key) in left_out or not _is_telling(key):
            continue
        shown, by, lists = next(iter(found.values()))
        if fold(by) and (shown[0].isupper() or shown[0].isdigit()) and shown.isprintable():
            yield relation, shown, by.replace(", ", "|"), "", "", "; ".join(sorted(lists))


def _same(maker: str) -> str:
    """What is the same of one maker in all lists: the surname, and the first letter of the name."""
    words = fold(maker).split()
    return f"{words[0][0]} {words[-1]}" if words else ""


def _is_telling(key: str) -> bool:
    return len(key) >= _LETTERS


_NAMED = re.compile(r"(?P<verb>invent(?:ed|or|ion)|discover(?:ed|er|y)|found(?:ed|er))(?: of)? (?P<what>[^;(]+)")
_WORD = {"inven": "invented", "disco": "discovered", "found": "founded"}
#: what a gloss says behind the thing itself
_REST = re.compile(r",? (?:and|which|that|who|in|by|for|with|from|to|at|on|of|as|during|while|when)\b.*$|[,.)].*$")


#: that a gloss gives it to several
_SHARED = re.compile(r"\bwith\b|\ba founder\b|\bone of the\b|\bhelped\b|\bco-|\bamong the\b|\bwho also\b|\bAmerican\b")
#: what the words of a gloss leave unnamed
_UNNAMED = re.compile(
    r"^(?:St|Congress|mainland|who|diffraction|its"
    r"|existence|science|sect|technique|firearms|isotopes|rare earth elements"
    r"|[A-Z]\w+ service|[a-z].*(?:school|science|shop|system))$| (?:school|style)$"
)


def _glossed(path: Path) -> Iterator[tuple[str, ...]]:
    """What WordNet says that somebody invented, discovered or founded, where it says so of nobody else."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    lone = _of_one_sense(path.with_name("index.noun"))
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _, gloss = line.partition(" | ")
        cells = head.split(" ")
        if len(cells) < 5 or cells[1] != "18" or "@i" not in cells:
            continue
        names = [cells[4 + 2 * at].replace("_", " ") for at in range(int(cells[3], 16))]
        full = [name for name in names if " " in name and not re.search(r"^(?:Sir|Saint|St\.|Dame|Lord) ", name)]
        if _SHARED.search(gloss):
            continue
        gloss = re.sub(r" *\([^)]*\)", "", gloss.split('; "')[0])
        for said in _NAMED.finditer(gloss):
            what = _REST.sub("", re.sub(r"^(?:the (?:first )?|a |an )", "", said["what"].strip())).strip()
            word = re.sub(r"[ -]", "_", what.lower())
            is_thing = what[:1].isupper() or word in lone or word.removesuffix("s") in lone
            # whose river and whose strait it was, many would tell otherwise
            is_place = said["verb"].startswith("discover") and what.istitle()
            if full and is_thing and not is_place and what.count(" ") < 3 and not _UNNAMED.search(what):
                found[_WORD[said["verb"][:5]], what].add("|".join(sorted(full, key=len)))
    with_others = re.compile(r"\b(?:helped|with|co-)\b")
    for (relation, what), people in found.items():
        if len(people) == 1 and not with_others.search(what):
            yield relation, what, next(iter(people)), "", "", "WordNet"


def _of_one_sense(path: Path) -> set[str]:
    """The nouns that mean one thing, or two: a telephone, and telephony."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line.split(" ") for line in lines if not line.startswith(" ")]
    return {re.sub(r"-", "_", cells[0]) for cells in found if cells[2] in ("1", "2")}


def _held(files: dict[str, Path]) -> Iterator[tuple[str, ...]]:
    """Who won, and who was host of, the World Cups, and where the Games were."""
    second = {
        row["tournament_id"]: row["team_name"]
        for row in read(files["tournament_standings.csv"]) if row["position"] == "2"
    }  # fmt: skip
    for row in read(files["tournaments.csv"]):
        event = f"{'Women’s ' if 'Women' in row['tournament_name'] else ''}World Cup"
        year, source = row["year"], "jfjelstul/worldcup"
        yield "won", event, row["winner"], year, row["end_date"], source
        yield "lost", event, second[row["tournament_id"]], year, row["end_date"], source
        yield "hosted", event, row["host_country"].replace(", ", "|"), year, year, source
    games = json.loads(files["olympics.json"].read_text(encoding="utf-8"))["olympics"]
    for season, held in games.items():
        for one in held:
            place = one["city"].replace("St.Louis", "St Louis")
            yield "hosted", f"{season.capitalize()} Olympics", place, one["year"], one["year"], "dariusk/corpora"


#: by what words two dated lists tell of an event of `events.csv`
_DAYS = {
    "the sinking of the Titanic": r"^Titanic sinks", "the building of the Berlin Wall": r"^Berlin Wall erected",
    "the fall of the Berlin Wall": r"^fall of the Berlin wall", "the first moon landing": r"^first landing on the Moon",
    "the assassination of John F. Kennedy": r"^assassination of John F\. Kennedy",
    "the atomic bomb on Hiroshima": r"^Hiroshima Peace Day", "the atomic bomb on Nagasaki": r"part of Nagasaki",
    "the Normandy landings": r"^D-Day invasion", "the attack on Pearl Harbor": r"^Pearl Harbor attacked",
    "the sinking of the Lusitania": r"^Lusitania sunk", "the Hindenburg disaster": r"^Dirigible Hindenburg explodes",
    "the Challenger disaster": r"Challenger 10 explodes", "the launch of Sputnik": r"^USSR launches Sputnik I the",
    "the first flight of a man in space": r"Gagarin becomes 1st man",
    "the end of the First World War": r"^(?:Armistice Day|end of WW1)",
}  # fmt: skip


def _happened(*paths: Path) -> Iterator[tuple[str, ...]]:
    """The days of events, where all lists that have one agree."""
    told: list[tuple[str, str]] = []
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        dated = re.findall(r'"date": "(\d{4}-\d\d-\d\d)",\s*"event": "([^"]*)"', text)
        told += [(event, day) for day, event in dated]
        parts = re.findall(r'name: "([^"]+)",\s*day: (\d+),\s*month: (\d+),\s*year: (\d+)', text)
        for name, day, month, year in parts:
            told.append((name, f"{int(year):04}-{int(month):02}-{int(day):02}"))
    for event, words in _DAYS.items():
        days = {day for name, day in told if re.search(words, name)}
        if len(days) == 1:
            day = next(iter(days))
            yield "happened", event, event, day, day, "alexbudy/day_in_history_extension, themutti/history-date-input"


#: who heads the government of a part of a country
_HEADS = re.compile(
    r"(?:Premier|Chief Minister|Minister-President|First Minister"
    r"|President of the (?:Generalitat|Junta|Xunta|Government)"
    r"|President of the (?:Basque Autonomous Community|Community)) of (?:the )?(?P<land>[A-Z].*)$"
    r"|President of the (?P<own>Basque) Autonomous"
)
_STATES = frozenset({"Australia", "Canada", "India", "South Africa", "Spain", "Belgium", "Pakistan"})


def _led(path: Path) -> Iterator[tuple[str, ...]]:
    """Who headed the government of a state, a province or a region, with days; up to the day of the source if open."""
    for row in read(path):
        found = _HEADS.match(row["position"]) if row["country"] in _STATES else None
        if found and len(row["start"]) == len("2000-01-01") and len(row["end"] or row["as_of"]) == len("2000-01-01"):
            land = (found["land"] or found["own"]).replace(", Pakistan", "")
            if not (row["country"] == "Pakistan" and land == "Punjab"):
                yield "led", land, row["person"], row["start"], row["end"] or row["as_of"], "wikidata"


#: the lists of the Factbook: superlative, noun, what the list leaves out
_LISTS = {
    "top ten largest water bodies": ("large", "ocean"), "top ten largest landmasses": ("large", "continent"),
    "top ten largest islands": ("large", "island"), "ten smallest independent countries": ("small", "country"),
    "top ten largest natural lakes": ("large", "lake"), "top ten longest rivers": ("long", "river"),
    "top ten largest (non-polar*) deserts": ("large", "desert"),
}  # fmt: skip


#: what the names of the lists are called, too
_ALSO = {
    "Holy See": "Vatican City|the Vatican|Holy See", "Saint Kitts and Nev": "Saint Kitts and Nevis",
    "Mississippi-Missouri": "Mississippi", "Huang He/Yellow": "Yellow River|Huang He", "Yenisey-Angara": "Yenisei",
    "Ob-Irtysh": "Ob", "Great Victoria": "Great Victoria Desert", "Syrian": "Syrian Desert",
    "Arabian": "Arabian Desert",
    "Caspian Sea": "Caspian Sea|Caspian", "Patagonian": "Patagonian Desert", "Great Basin": "Great Basin Desert",
}  # fmt: skip


def _ranked(path: Path) -> Iterator[tuple[str, ...]]:
    """The places of what is largest, longest and smallest."""
    places: dict[str, int] = defaultdict(int)
    for row in read(path):
        if row["list"] not in _LISTS:
            continue
        adjective, noun = _LISTS[row["list"]]
        places[row["list"]] += 1
        place = places[row["list"]]
        names = re.sub(r" \(.*", "", row["item"]).strip()
        names = _ALSO.get(names, names)
        if names.startswith("*") or (noun == "ocean" and "Ocean" not in names) or (noun == "continent" and place > 7):
            continue
        yield "ranked", f"{adjective} {noun}", names, str(place), "", "CIA World Factbook"


def _births(path: Path) -> Iterator[tuple[str, ...]]:
    """Name, year of birth, trade and the country of birth of well-known people who are alone with the name."""
    table = [line.split("\t") for line in (TARGET / "lands.tsv").read_text(encoding="utf-8").splitlines()]
    lands = {name.casefold(): row[0] for row in table for name in row[1].split("; ")} | {"united states": "US"}
    found: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for row in read(path):
        if row["birth_year"].isdigit() and int(row["birth_year"]) >= _SINCE:
            land = lands.get(row["country"].casefold(), "")
            found[fold(row["name"])].append((row["name"], row["birth_year"], row["occupation"].lower(), land))
    for key, people in found.items():
        if len(people) == 1 and key:
            yield key, *people[0]


def _deaths(path: Path, births: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Name, years of birth and of death of those of `births` whom a list of deaths has once, as old as they were."""
    known = {row[0]: row for row in births}
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    with path.open(encoding="latin-1") as lines:
        for row in csv.DictReader(lines):
            found[fold(row["name"])].append((row["birth_year"], row["death_year"]))
    for key, people in found.items():
        one = known.get(key)
        # the list's year of birth is made of an age
        if one and len(people) == 1 and abs(int(float(people[0][0] or 0)) - int(one[2])) <= 1:
            yield key, one[1], one[2], people[0][1], "Wikipedia"


if __name__ == "__main__":
    main()
