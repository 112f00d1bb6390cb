"""Heads of state or government since 1945 out of Archigos, where a country's first person has held one office."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from knowledge_offices import Row, fold, read

#: the source's letters, ours, the office that its leader holds, and since when; countries that changed are left out
_OFFICES = """CAN CA prime-minister 1945|UKG UK prime-minister 1945|IRE IE prime-minister 1945
NTH NL prime-minister 1945-07|BEL BE prime-minister 1945
LUX LU prime-minister 1945|SPN ES prime-minister 1976-07|AUS AT chancellor 1946
GFR DE chancellor 1949|ITA IT prime-minister 1946-08|MLT MT prime-minister 1964-09|GRC GR prime-minister 1974-07
SWD SE prime-minister 1945|NOR NO prime-minister 1945-07|DEN DK prime-minister 1945-06|ICE IS prime-minister 1945
FIN FI president 1946-04|IND IN prime-minister 1947-08|MAL MY prime-minister 1957-09|SIN SG prime-minister 1965-09
AUL AU prime-minister 1945|NEW NZ prime-minister 1945|JPN JP prime-minister 1952-05|ISR IL prime-minister 1948-05
TUR TR prime-minister 1983-12|JAM JM prime-minister 1962-08|TRI TT prime-minister 1962-09|BAR BB prime-minister 1966-12
FRN FR president 1959-01-08|POR PT president 1976-07|MEX MX president 1945|VEN VE president 1959-02
COL CO president 1958-08|COS CR president 1949-12|PER PE president 1980-07|CHL CL president 1945
ARG AR president 1983-12|BRA BR president 1964-04-15|URU UY president 1985-03|ECU EC president 1979-08
BOL BO president 1985-08|PAR PY president 1954-08|GUA GT president 1986-01|HON HN president 1982-01
SAL SV president 1984-06|NIC NI president 1985-01|DOM DO president 1966-07|EGY EG president 1956-06
TUN TN president 1957-07-25|SEN SN president 1960-09|CDI CI president 1960-11|KEN KE president 1964-12-12
TAZ TZ president 1964-05|ZAM ZM president 1964-10|BOT BW president 1966-09|CAO CM president 1960-05
ZIM ZW president 1987-12-31|PHI PH president 1946-07|ROK KR president 1948-07|INS ID president 1949-12
CYP CY president 1960-08"""
#: full names of those whom the source calls by a surname alone, each of them as another file of the record has it
_NAMES = Path(__file__).parent / "leader_names.csv"
#: rows of those who stood in for some days, or led otherwise than by the office
_LEAST_DAYS = 40
#: the last day of the source
_UNTIL = "2015-12-31"


def archigos(path: Path) -> Iterator[Row]:
    """Terms of heads, to the day; somebody whose full name nobody gives is left out."""
    terms: dict[str, list[str]] = {}
    for code, office, since, person, r in _known(path):
        old = terms.setdefault(r["obsid"], [code, office, person, r["startdate"], r["enddate"]])
        old[3], old[4] = max(since, min(old[3], r["startdate"])), max(old[4], r["enddate"])
    for code, office, person, start, end in terms.values():
        if (_number(end) - _number(start)) >= _LEAST_DAYS:
            known = end if end == _UNTIL else ""
            yield Row(code, office, person, start, "?" if known else end, known, "", "archigos")


def deaths(path: Path) -> list[tuple[str, str, str, str]]:
    """Name, birth, death and sex of heads of whom the source has the day on which they died."""
    day = re.compile(r"\d{4}-\d\d-\d\d")
    found = {
        (person, r["borndate"] if day.fullmatch(r["borndate"]) else r["yrborn"], r["deathdate"], r["gender"].lower())
        for _, _, _, person, r in _known(path)
        if day.fullmatch(r["deathdate"])
    }
    return sorted(found)


def _known(path: Path) -> Iterator[tuple[str, str, str, str, dict[str, str]]]:
    """Country, office, its first day, full name and the row of everybody who led one of the countries."""
    offices = {}
    for entry in _OFFICES.replace("\n", "|").split("|"):
        letters, code, office, since = entry.split(" ")
        offices[letters] = code, office, since + "1900-01-01"[len(since) :]
    names = {(r["country"], r["written"]): r["person"] for r in read(_NAMES)}
    with path.open(encoding="latin-1", newline="") as file:
        for r in csv.DictReader(file, delimiter="\t"):
            code, office, since = offices.get(r["idacr"], ("", "", ""))
            if not code or r["enddate"] <= since:
                continue
            written = unquote(r["dbpedia.uri"].rsplit("/", 1)[-1]).replace("_", " ").split(" (")[0]
            alone = r["leader"] if " " in r["leader"] and "." not in r["leader"] and "," not in r["leader"] else ""
            person = names.get((code, r["leader"])) or (written if written != "NA" else alone)
            if " " in fold(person):
                yield code, office, since, person, r


def _number(day: str) -> int:
    """A day as a number, near enough to tell weeks."""
    year, month, date = map(int, day.split("-"))
    return 365 * year + 30 * month + date
