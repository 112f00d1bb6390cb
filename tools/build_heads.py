"""Builds the tables of who led a state, of which party leaders were, of laureates, lakes and landmarks.

    python tools/build_heads.py --sources DIR [--sources DIR …]

The folders hold the files that `newslint/knowledge/SOURCES.md` names with their checksums. The same files give the same
bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).parent))
from knowledge_offices import Countries, fold, read

TARGET = Path(__file__).parent.parent / "newslint/knowledge/data/record"
_SINCE, _UNTIL = "1945-01-01", "2015-12-31"
#: days between the starts of one term in two sources
_SAME_START = 40
#: what the table calls the office of whoever led a state
_LED = "leader of the state"
#: who led for fewer days stood in
_LEAST_DAYS = 40
#: what the list of popes says of a name beside it; Francis never was called the first
_HONOURS = re.compile(r"\b(?:Bd|Ven|St)\. |\bServant of God |\(.*\)|(?<=Francis) I$")
#: the source's letters of the states, and ours; states that ended keep letters of their own
_LETTERS = """USA=US CAN=CA BHM=BS CUB=CU HAI=HT DOM=DO JAM=JM TRI=TT BAR=BB MEX=MX BLZ=BZ GUA=GT HON=HN SAL=SV NIC=NI
COS=CR PAN=PA COL=CO VEN=VE GUY=GY SUR=SR ECU=EC PER=PE BRA=BR BOL=BO PAR=PY CHL=CL ARG=AR URU=UY UKG=UK IRE=IE NTH=NL
BEL=BE LUX=LU FRN=FR SPN=ES POR=PT GFR=DE GDR=DDR POL=PL AUS=AT HUN=HU CZE=CSK CZR=CZ SLO=SK ITA=IT MLT=MT
ALB=AL SER=RS MAC=MK CRO=HR YUG=YUG KOS=XK SLV=SI GRC=GR CYP=CY BUL=BG MLD=MD RUM=RO RUS=RU EST=EE LAT=LV LIT=LT UKR=UA
BLR=BY ARM=AM GRG=GE AZE=AZ FIN=FI SWD=SE NOR=NO DEN=DK ICE=IS CAP=CV GNB=GW EQG=GQ GAM=GM MLI=ML SEN=SN BEN=BJ MAA=MR
NIR=NE CDI=CI GUI=GN BFO=BF LBR=LR SIE=SL GHA=GH TOG=TG CAO=CM NIG=NG GAB=GA CEN=CF CHA=TD CON=CG DRC=CD UGA=UG KEN=KE
TAZ=TZ BUI=BI RWA=RW SOM=SO DJI=DJ ETH=ET ERI=ER ANG=AO MZM=MZ ZAM=ZM ZIM=ZW MAW=MW SAF=ZA NAM=NA LES=LS BOT=BW SWA=SZ
MAG=MG COM=KM MAS=MU MOR=MA ALG=DZ TUN=TN LIB=LY SUD=SD SSD=SS IRN=IR TUR=TR IRQ=IQ EGY=EG SYR=SY LEB=LB JOR=JO ISR=IL
SAU=SA YEM=YE YPR=YPR KUW=KW BAH=BH QAT=QA UAE=AE OMA=OM AFG=AF TKM=TM TAJ=TJ KYR=KG UZB=UZ KZK=KZ CHN=CN MON=MN TAW=TW
PRK=KP ROK=KR JPN=JP IND=IN BHU=BT PAK=PK BNG=BD MYA=MM SRI=LK MAD=MV NEP=NP THI=TH CAM=KH LAO=LA DRV=VN RVN=RVN MAL=MY
SIN=SG BRU=BN PHI=PH INS=ID ETM=TL AUL=AU PNG=PG NEW=NZ SOL=SB FJI=FJ"""
_NO_PARTY = re.compile(r"no party|independent|partylos|non-party", re.IGNORECASE)
#: what stands between the names of a party that has several
_NAMES = re.compile(r" ?[|/+] ?|[\[\]()]|, ")


def main() -> None:
    """Read the sources, write the tables, and say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", action="append", type=Path, required=True, metavar="DIR")
    folders = parser.parse_args().sources
    names = (
        "arch_annual.txt", "popes.csv", "view_cabinet.csv", "us_executive.csv", "nobel_winners.csv",
        "waters_naturalearth.csv", "waters_by_country_factbook.csv",
    )  # fmt: skip
    files = {name: _find(folders, name) for name in names}
    countries = Countries(files["popes.csv"].parent)
    heads = sorted({*_led(files["arch_annual.txt"]), *_popes(files["popes.csv"])})
    opened = [
        (fold(r["person"]), r["person"], r["land"], r["office"], r["start"], r["end"], _site(r["page"]))
        for r in read(Path(__file__).parent / "opened_heads.csv")
    ]  # fmt: skip
    rows = [(fold(person), person, land, _LED, start, end, source) for person, land, start, end, source in heads]
    _write("heads.tsv", [*rows, *opened])
    parties, known = _parties(files["view_cabinet.csv"], files["us_executive.csv"], heads, countries)
    _write("parties.tsv", parties)
    _write("party_names.tsv", known)
    _write("laureates.tsv", _laureates(files["nobel_winners.csv"]))
    _write("lakes.tsv", _lakes(files["waters_naturalearth.csv"], files["waters_by_country_factbook.csv"], countries))
    for path in files.values():
        print(hashlib.sha256(path.read_bytes()).hexdigest()[:16], path.name)


def _site(page: str) -> str:
    return page.removeprefix("www.").split("/")[0]


def _find(folders: Iterable[Path], name: str) -> Path:
    return next(
        path for folder in folders for path in sorted(folder.rglob(name)) if path.parent.name != "check_licence"
    )


def _led(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Everyone who led a state, whatever the office, with the days; "?" for those still there."""
    code = dict(pair.split("=") for pair in _LETTERS.split())
    terms: dict[str, list[str]] = {}
    with path.open(encoding="latin-1", newline="") as file:
        for r in csv.DictReader(file, delimiter="\t"):
            if r["enddate"] < _SINCE or r["idacr"] not in code:
                continue
            written = unquote(r["dbpedia.uri"].rsplit("/", 1)[-1]).replace("_", " ").split(" (")[0]
            person = written if written != "NA" else r["leader"]
            if person.isupper() or not re.search(r"[a-z]{2}", person):
                continue
            old = terms.setdefault(r["obsid"], [person, code[r["idacr"]], r["startdate"], r["enddate"]])
            old[2], old[3] = min(old[2], r["startdate"]), max(old[3], r["enddate"])
    full = _full_names()
    for person, land, start, end in terms.values():
        if _days(end) - _days(start) >= _LEAST_DAYS:
            surname = fold(person.split(",")[0]).split()[-1]
            near = {
                name for name, since in full[land, surname] if abs(_days(since) - _days(start)) <= _SAME_START
            } if " " not in person or "," in person or "." in person else set()  # fmt: skip
            yield near.pop() if len(near) == 1 else person, land, start, "?" if end == _UNTIL else end, "archigos"


def _full_names() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The names and first days of everyone who held an office, by country and surname, out of the shipped table."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for line in (TARGET / "terms.tsv").read_text(encoding="utf-8").splitlines():
        key, person, land, _, start, *_ = line.split("\t")
        if key:
            found[land, key.split()[-1]].append((person, start))
    return found


def _popes(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    for r in read(path):
        if r["end"] >= _SINCE or not r["end"]:
            name = _HONOURS.sub("", r["english_name"].split(",")[0]).strip()
            yield f"Pope {name}", "VA", r["start"], r["end"] or "?", "Popet"


def _days(day: str) -> int:
    year, month, date = map(int, day.split("-"))
    return 365 * year + 30 * month + date


def _parties(
    cabinets: Path, executive: Path, heads: list[tuple[str, str, str, str, str]], countries: Countries
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The party of each head of a government by the cabinets that were his or hers, and all parties of a country."""
    led: dict[tuple[str, str], set[str]] = defaultdict(set)
    known: dict[str, set[str]] = defaultdict(set)
    for r in read(cabinets):
        land = countries.code(r["country_name"])
        day = "-".join(reversed(r["start_date"].split("/")))
        if not land or day < _SINCE or _NO_PARTY.search(r["party_name_english"]):
            continue
        names = [n.strip() for n in _NAMES.split(r["party_name_english"]) if len(n.strip()) > 3]
        known[land].update(names)
        if r["prime_minister"] != "1":
            continue
        surname = fold(re.sub(r" [IVX]+$", "", r["cabinet_name"].strip())).split()[0]
        persons = {
            person for person, of, start, end, _ in heads
            if of == land and start <= _later(day) and (end == "?" or day <= end) and surname in fold(person).split()
        }  # fmt: skip
        if len(persons) == 1:
            led[land, persons.pop()].update(names)
    for r in read(executive):
        if r["end"] >= _SINCE and r["party"]:
            led["US", r["name"]].add(r["party"])
    known["US"].update({"Democratic", "Republican"})
    people: dict[str, set[str]] = defaultdict(set)
    for land, person in led:
        people[fold(person)].add(land)
    rows = [
        (fold(person), person, land, "|".join(sorted(names)), "congress" if land == "US" else "ParlGov")
        for (land, person), names in led.items() if len(people[fold(person)]) == 1
    ]  # fmt: skip
    return rows, [(land, "|".join(sorted(names))) for land, names in known.items()]


def _later(day: str) -> str:
    """Some days later, near enough: a cabinet may be dated before its head's term."""
    year, month, date = map(int, day.split("-"))
    return f"{year + (month == 12)}-{month % 12 + 1:02}-{date:02}"


def _laureates(path: Path) -> Iterator[tuple[str, ...]]:
    """Names, years and fields; letters that the source has lost are mended by the table of figures, or stay "_"."""
    shown = [line.split("\t")[1] for line in (TARGET / "figures.tsv").read_text(encoding="utf-8").splitlines()]
    for r in read(path):
        if r["gender"] == "org" or not r["year"].isdigit():
            continue
        person = f"{r['firstname']} {r['surname']}".strip().replace("\N{REPLACEMENT CHARACTER}", "_")
        if "_" in person:
            first, last = re.escape(person.split()[0]), re.escape(person.split()[-1])
            lost = re.compile(f"{first}.* {last}".replace("_", "."))
            mended = {name for name in shown if lost.fullmatch(name) and "\N{REPLACEMENT CHARACTER}" not in name}
            person = mended.pop() if len(mended) == 1 else person
        yield fold(person), person, r["year"], r["category"]


_LAKE = re.compile(
    r"^(?:Lago(?: de)?|Lake|Lac|Laguna|Ozero|Lough|Loch|Vanern)\b (?P<name>.+)$|^(?P<other>.+?) (?:Lake|See)$"
)


def _lakes(shapes: Path, lists: Path, countries: Countries) -> Iterator[tuple[str, ...]]:
    """The states on each lake that two or more share by either source."""
    found: dict[str, set[str]] = defaultdict(set)
    for r in read(shapes):
        match = _LAKE.match(r["name"]) if r["kind"].lower() == "lake" else None
        if match:
            lands = {countries.code(one) for one in r["countries_touching"].split("; ")} - {None, ""}
            found[match["name"] or match["other"]].update(lands)
    for r in read(lists):
        match = _LAKE.match(r["name"]) if r["kind"] == "lake" else None
        if match:
            shared = re.findall(r"shared with ([^)]+)", r["text"])
            others = {countries.code(one.strip()) for s in shared for one in re.split(r", | and ", s)} - {None, ""}
            found[match["name"] or match["other"]].update({countries.code(r["country"]), *others} - {None, ""})
    for name, lands in found.items():
        if len(lands) > 1:
            yield name, " ".join(sorted(lands))


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = sorted(
        {"\t".join(cell.replace("\t", " ").strip() for cell in row) for row in rows}, key=lambda line: line.encode()
    )
    (TARGET / name).write_bytes("".join(f"{line}\n" for line in lines).encode())
    print(f"{name}: {len(lines)} rows, {(TARGET / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
