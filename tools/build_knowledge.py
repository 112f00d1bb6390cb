"""Builds the shipped tables of the public record out of its sources; the same sources give the same bytes.

    python tools/build_knowledge.py --sources DIR [--sources DIR …]

The folders hold the files that `newslint/knowledge/SOURCES.md` names with their checksums.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import knowledge_given_names as given_names
import knowledge_offices as offices
import knowledge_places as places
import knowledge_zones as zones
from knowledge_bodies import leads, led
from knowledge_congress import members
from knowledge_leaders import archigos, deaths
from knowledge_parliament import commoners

ROOT = Path(__file__).parent.parent
DATA = ROOT / "newslint/knowledge/data"
#: people in a city for its mayor to be in the news
_LARGE_CITY = 250_000


def _led_until(target: Path) -> dict[str, str]:
    """The last day, or "?", of everyone by whose name a state was led (`heads.tsv`)."""
    found: dict[str, str] = {}
    if (target / "heads.tsv").exists():
        for line in (target / "heads.tsv").read_text(encoding="utf-8").splitlines():
            name, _, _, _, _, end, _ = line.split("\t")
            # "?" lies behind all digits
            found[name] = max(found.get(name, ""), end)
    return found


def _led_later(end: str, lives: list[tuple[str, str, str]]) -> bool:
    """Whether a name led a state until after those deaths: Kim Jong-un is no Kim Jong-il."""
    deaths = [died for _, died, _ in lives if died]
    return bool(deaths) and end > max(deaths)


def main() -> None:
    """Read the sources, write the tables, and say how many rows and bytes each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", action="append", type=Path, required=True, metavar="DIR")
    folders = parser.parse_args().sources
    record = next(path.parent for folder in folders for path in sorted(folder.rglob("offices_wikidata.csv")))
    cities = places.Cities(_find(folders, "cities500.json"))
    countries = offices.Countries(record)
    target = DATA / "record"
    target.mkdir(exist_ok=True)
    _write_offices(record, countries, cities, target, _find(folders, "arch_annual.txt"))
    _write(target / "congress.tsv", members(record, _find(folders, "legislators-current-2022-01.csv")))
    _write(target / "commons.tsv", commoners(record))
    heads = leads(record, countries, Path(__file__).parent / "opened_bodies.csv")
    _write(target / "heads_of_bodies.tsv", ((offices.fold(lead.person), *lead) for lead in heads))
    _write(target / "bodies.tsv", led(heads))
    _write(target / "cities.tsv", cities.rows())
    _write(target / "capitals.tsv", places.capitals(record, countries, cities))
    _write(target / "waters.tsv", places.waters(record, countries, cities))
    _write(target / "currencies.tsv", places.currencies(record))
    _write(target / "zones.tsv", zones.rows(record))
    _write(target / "lands.tsv", places.lands(record, countries))
    _write(target / "given_names.tsv", given_names.rows(record))
    for folder in folders:
        for path in sorted(folder.rglob("*.*")):
            if path.parent.name != "check_licence" and path.suffix in (".csv", ".json"):
                print(hashlib.sha256(path.read_bytes()).hexdigest()[:16], path.name)


def _find(folders: Iterable[Path], name: str) -> Path:
    return next(path for folder in folders for path in folder.rglob(name))


def _write_offices(
    record: Path, countries: offices.Countries, cities: places.Cities, target: Path, leaders: Path
) -> None:
    """Terms by person and by office, the lives of people, and the word of other sources in the reviewed table."""
    own = offices.reviewed(DATA / "offices.csv")
    large = {
        (offices.fold(str(c["name"])), str(c["admin1code"]))
        for c in cities.all
        if c["countrycode"] == "US" and int(str(c["population"])) >= _LARGE_CITY
    }
    large |= {(name.removesuffix(" city"), state) for name, state in large if name.endswith(" city")}
    factbook = list(offices.factbook(record, countries))
    american = [*offices.american(record), *offices.mayors(record, large)]
    british = list(offices.british(record))
    leading = list(archigos(leaders))
    known = [*own, *british, *american, *factbook, *leading]
    wikidata = offices.with_doubts(list(offices.wikidata(record, countries)), known)
    opened = offices.opened(Path(__file__).parent / "opened.csv")
    rows, aliases, confirmed = offices.merged([own, opened, british, american, wikidata, leading, factbook])
    _confirm(DATA / "offices.csv", confirmed)
    unsure = {(r.country, r.office, r.person, r.start) for r in own if r.source == "general knowledge"} - set(confirmed)
    rows = [offices.replace(r, source=_source(r, unsure, confirmed)) for r in offices.ended(rows)]
    rows = sorted([*rows, *offices.by_years(Path(__file__).parent / "opened_years.csv")], key=offices.order)
    _write(
        target / "terms.tsv",
        sorted(
            (offices.fold(r.person), r.person, r.country, r.office, r.start, r.end, r.verified, r.status, r.source)
            for r in rows
        ),
    )
    _write(
        target / "holders.tsv",
        sorted((f"{r.country} {r.office}", r.start, r.person, r.end, r.verified, r.status, r.source) for r in rows),
    )
    _write(target / "leaders.tsv", offices.leaders(rows))
    _write(target / "surnames.tsv", offices.surnames(record, aliases))
    _write(target / "nicknames.tsv", offices.nicknames(record))
    people = {offices.fold(r.person) for r in rows}
    spellings = {(offices.fold(other), offices.fold(name)) for other, name in aliases.items()}
    lives = {}
    for r in offices.read(record / "people_wikidata.csv"):
        also = {offices.fold(r["enwiki_title"].split(" (")[0])} if r["enwiki_title"] not in ("=", "") else set()
        for name in {offices.fold(r["name"]), *also}:
            if name in people:
                lives.setdefault(name, []).append(
                    (
                        r["born"] if r["born_precision"] == "day" else r["born"][:4],
                        r["died"] if r["died_precision"] == "day" else "",
                        r["sex"],
                    )
                )
                spellings |= {(other, name) for other in {offices.fold(r["name"]), *also} - people}
    led = _led_until(target)
    _write(
        target / "spellings.tsv",
        sorted(
            (other, name)
            for other, name in spellings
            if other != name and other not in people and not _led_later(led.get(other, ""), lives.get(name, []))
        ),
    )
    for person, born, died, sex in deaths(leaders):
        name = offices.fold(person)
        if name in people and all(not life[1] for life in lives.get(name, ())) and len(lives.get(name, ())) < 2:
            lives[name] = [(born, died, sex)]
    _write(target / "lives.tsv", sorted((name, *held[0]) for name, held in lives.items() if len(held) == 1))


def _source(
    row: offices.Row, unsure: set[tuple[str, str, str, str]], confirmed: dict[tuple[str, str, str, str], str]
) -> str:
    """Where a row comes from, in one word; `typed` for what nobody else bears out."""
    key = (row.country, row.office, row.person, row.start)
    if key in confirmed:
        return confirmed[key]
    if key in unsure:
        return "typed"
    return {
        "wikidata/every-politician-scrapers 2022-07": "wikidata",
        "unitedstates/congress-legislators CC0": "congress",
    }.get(row.source, row.source)


def _confirm(path: Path, confirmed: dict[tuple[str, str, str, str], str]) -> None:
    """Name, in the reviewed table, the source that bears a typed row out."""
    rows = offices.read(path)
    for r in rows:
        source = confirmed.get((r["country"], r["office"], r["person"], r["start"]))
        if r["source"] == "general knowledge" and source:
            r["source"] = f"general knowledge, borne out by {source}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Rows as lines with tabs, in the order of the bytes of their first cells, so that a row is found by halving."""
    lines = sorted(
        {"\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in rows},
        key=lambda line: line.encode(),
    )
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    print(f"{path.name}: {len(lines)} rows, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
