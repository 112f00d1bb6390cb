"""Cities, capitals, waters, currencies and the names of countries out of the public record."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from pathlib import Path

from knowledge_offices import Countries, fold, read

#: people in a place for its name to be one that the news uses without more
_LARGE = 40_000
#: and for its other names to be looked at
_KNOWN = 100_000
#: people in a place for a long name that no other place has
_ALONE, _LONG_NAME = 5_000, 7
#: and for a place to be called a city
_TOWN = 15_000
_ASCII = re.compile(r"[A-Za-z][A-Za-z' -]+")
#: letters that stand for a country where its own are used otherwise
_CODES = {"GB": "UK"}


def code_of(city: dict[str, object]) -> str:
    """The country of a place, with the state where the United States are it."""
    country = str(city["countrycode"])
    country = _CODES.get(country, country)
    return f"US-{city['admin1code']}" if country == "US" else country


class Cities:
    """Every place of GeoNames with more than five hundred people."""

    def __init__(self, path: Path) -> None:
        self.all = list(json.loads(path.read_text(encoding="utf-8")).values())
        self.by_name: dict[str, list[dict[str, object]]] = defaultdict(list)
        for city in self.all:
            for name in self.names(city):
                self.by_name[name].append(city)

    @staticmethod
    def names(city: dict[str, object]) -> set[str]:
        """The names of a place, folded; of a village only the first."""
        found = {fold(str(city["name"]))}
        other = city["alternatenames"]
        if isinstance(other, list):
            found |= {fold(n) for n in other if _ASCII.fullmatch(n) and len(n) > 3 and not n.isupper()}
        return found - {""}

    def rows(self) -> list[tuple[str, ...]]:
        """name, shown, country, people, latitude, longitude, and everywhere a place is called so."""
        found = []
        for name, cities in sorted(self.by_name.items()):
            best = max(cities, key=lambda c: int(str(c["population"])))
            people = int(str(best["population"]))
            alone = people >= _ALONE and len(name) >= _LONG_NAME and len({code_of(c) for c in cities}) == 1
            if people < (_LARGE if fold(str(best["name"])) == name else _KNOWN) and not (
                alone and fold(str(best["name"])) == name
            ):
                continue
            large = {code_of(c) for c in cities if int(str(c["population"])) >= _TOWN}
            there = sorted(f"{code}+" if code in large else code for code in {code_of(c) for c in cities})
            found.append(
                (
                    name,
                    str(best["name"]),
                    code_of(best),
                    str(people),
                    f"{best['latitude']:.1f}",
                    f"{best['longitude']:.1f}",
                    " ".join(there),
                )
            )
        return found

    def find(self, name: str, country: str) -> dict[str, object] | None:
        """The largest place of a name in a country."""
        there = [
            c
            for c in self.by_name.get(fold(name), ())
            if _CODES.get(str(c["countrycode"]), c["countrycode"]) == country
        ]
        return max(there, key=lambda c: int(str(c["population"])), default=None)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points of the globe."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    inner = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(inner))


def capitals(record: Path, countries: Countries, cities: Cities) -> list[tuple[str, ...]]:
    """country, names of the city, first and last year in which the source calls it the capital."""
    found: dict[tuple[str, str], list[int]] = {}
    for r in read(record / "capitals_by_edition_factbook.csv"):
        code = countries.code(r["country"])
        for part in re.split(r";|\band\b", re.sub(r"\([^)]*\)", "", r["capital"])):
            name = part.split(",")[0].split(" note")[0].strip(" -.")
            # one edition's line of Cape Verde stands under Canada in the source
            if code and name and name[0].isupper() and (code, name) != ("CA", "Praia"):
                found.setdefault((code, name), []).extend((int(r["first_edition_seen"]), int(r["last_edition_seen"])))
    for r in read(record / "countries_geonames.csv"):
        code = _CODES.get(r["iso2"], r["iso2"])
        if r["capital"]:
            found.setdefault((code, r["capital"]), []).extend((2025, 2026))
    rows = []
    for (code, name), years in sorted(found.items()):
        city = cities.find(name, code)
        names = {fold(name), *(cities.names(city) if city else ())}
        rows.append((code, name, "|".join(sorted(names)), str(min(years)), str(max(years))))
    return rows


#: names of one river in two languages, as the map has them on different stretches of it
_SAME_WATER = {"Rhein": "Rhine", "Donau": "Danube", "Dunav": "Danube", "Duna": "Danube", "Dnipro": "Dnieper"}
_KINDS = {
    "river": "river",
    "lake centerline": "river",
    "sea": "sea",
    "gulf": "sea",
    "bay": "sea",
    "strait": "sea",
    "channel": "sea",
    "ocean": "sea",
}


def waters(record: Path, countries: Countries, cities: Cities) -> list[tuple[str, ...]]:
    """name, kind, countries that touch it, and the large cities near it with their places on the globe."""
    names = {**countries.codes, "Russian Federation": "RU", "Northern Cyprus": "CY", "Gambia": "GM"}
    lands: dict[tuple[str, str], set[str]] = defaultdict(set)
    near: dict[tuple[str, str], set[str]] = defaultdict(set)
    for r in read(record / "waters_naturalearth.csv"):
        kind = _KINDS.get(r["kind"].lower())
        if kind is None:
            continue
        key = (_SAME_WATER.get(r["name"], r["name"]), kind)
        lands[key] |= {names.get(c, "?") for c in r["countries_touching"].split("; ") if c}
        for written in r["cities_near_over_200k"].split("; "):
            part = re.fullmatch(r"(.+) \(([A-Z]{2})\)", written)
            city = cities.find(part[1], _CODES.get(part[2], part[2])) if part else None
            if city:
                near[key].add(f"{city['latitude']:.1f},{city['longitude']:.1f}")
                lands[key].add(_CODES.get(str(city["countrycode"]), str(city["countrycode"])))
    return [
        (name, kind, " ".join(sorted(lands[name, kind])), " ".join(sorted(near[name, kind])))
        for name, kind in sorted(lands)
        if name
    ]


def currencies(record: Path) -> list[tuple[str, ...]]:
    """country, the noun of its money, from and until when; whether it was tender, 1 or 0."""
    found = set()
    for r in read(record / "currencies_by_country_cldr.csv"):
        code = _CODES.get(r["territory"], r["territory"])
        name = re.sub(r"\s*\([^)]*\)", "", r["currency_name"]).split()
        if name:
            found.add((code, name[-1].lower(), r["start"], r["end"], r["legal_tender"]))
    return sorted(found)


def lands(record: Path, countries: Countries) -> list[tuple[str, ...]]:
    """country, its names, and its adjectives."""
    nouns: dict[str, set[str]] = defaultdict(set)
    adjectives: dict[str, set[str]] = defaultdict(set)
    for r in read(record / "countries_factbook.csv"):
        name = r["name"]
        if "," in name:
            last, first = name.split(", ", 1)
            name = f"{first} {last}" if first != "The" else last
        code = countries.code(r["name"]) or countries.code(name)
        found = re.match(r"\.([a-z]{2})\b", r["internet_code"])
        code = code or (_CODES.get(found[1].upper(), found[1].upper()) if found else "")
        if not code or r["dependency_status"]:
            continue
        nouns[code].add(name)
        for written in re.split(r"[;,]| or ", r["adjective"]):
            word = re.sub(r"\([^)]*\)", "", written).strip()
            if re.fullmatch(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?", word) and "note" not in word:
                adjectives[code].add(word)
    for name, code in countries.codes.items():
        if code in nouns and "," not in name:
            nouns[code].add(name)
    return [(code, "; ".join(sorted(nouns[code])), "; ".join(sorted(adjectives[code]))) for code in sorted(nouns)]
