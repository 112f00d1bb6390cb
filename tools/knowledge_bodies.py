"""Who led a party, ran a firm or was mayor of a city, out of the public record, as far as each source dates it.

A row says from when to when somebody certainly led the body, and from when to when he or she may have: a source that
gives years, or names the leader once a year, is sure of less than one that gives days.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from knowledge_offices import Countries, fold, read

#: days around a term in which somebody is already, or still, called by it
_BEFORE, _AFTER = 75, 60
#: days that a term must be old, or have left, to be certain
_FIRM = 20
#: years around the editions that name a leader in which he or she may have led
_EDITIONS = 2
_ALWAYS, _EVER = "9999-12-31", "0001-01-01"
#: the last edition that names leaders, and the first; who stands there may have led for long, or lead still
_LAST_EDITION, _FIRST_EDITION = 2023, 1998
_MAYOR = re.compile(
    r"(?:[Ll]ord )?[Mm]ayors? of (?:the )?(?P<city>[A-ZÀ-Ž][\w' -]+)$|Governor of (?P<other>Tokyo|Seoul)$"
)
_NAME = re.compile(r"^(?:(?:Rev|Sir|Dr|Lord|Prof|Gen|Col|Dame|Prime Minister|President|acting leader|Chief)\.? )+")
_AFTER_NAME = re.compile(
    r",? (?:\((?:interim|acting)[^)]*\)|-? ?(?:honorary |acting |interim |first |national |general )*"
    r"(?:co-?)?(?:chair\w*|president|leader|secretary(?: general)?|spokes\w+|founder)\b.*)$",
    re.IGNORECASE,
)
#: words that a party's name may lack
_SPARE = re.compile(r"\b(?:the|party|of|and|unionist|for)\b")
#: what is no name of a party but a remark on it; more words than a paper uses for one
_REMARK = re.compile(
    r"\b(?:was|previously|formerly|merge\w*|includ\w+|coalition|vacant|leader|opposition|faction|consists)\b"
)
_MOST_WORDS = 4
#: words of a country in the names of its parties
_OWN: dict[str, frozenset[str]] = {}


class Lead(NamedTuple):
    """One person at the head of one body: `kind` is party, firm or city, `names` what the body is called."""

    kind: str
    land: str
    names: str
    person: str
    maybe_from: str
    sure_from: str
    sure_to: str
    maybe_to: str
    source: str


def leads(record: Path, countries: Countries, opened: Path) -> list[Lead]:
    """All rows of all sources."""
    for r in read(record / "countries_factbook.csv"):
        land = countries.code(r["name"])
        _OWN[land] = frozenset(fold(f"{r['name']} {r['adjective']}").split()) - {"south", "north", "new", "united"}
    return sorted({*_parties(record, countries), *_cities(record, countries), *_typed(opened)})


def led(heads: list[Lead]) -> set[tuple[str, str]]:
    """For each kind, country and name of a body the names of all who have led it."""
    found: dict[str, set[str]] = defaultdict(set)
    for lead in heads:
        for name in lead.names.split("|"):
            found[f"{lead.kind} {lead.land} {name}"].add(fold(lead.person))
    return {(body, "|".join(sorted(people))) for body, people in found.items()}


def _shift(day: str, days: int) -> str:
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days))


def _by_day(kind: str, land: str, names: str, person: str, start: str, end: str, as_of: str, source: str) -> Lead:
    last = end or as_of
    return Lead(
        kind, land, names, person, _shift(start, -_BEFORE), _shift(start, _FIRM), _shift(last, -_FIRM if end else 0),
        _shift(end, _AFTER) if end else _ALWAYS, source,
    )  # fmt: skip


def _cities(record: Path, countries: Countries) -> Iterator[Lead]:
    """Mayors, where the source gives the days."""
    for r in read(record / "offices_wikidata.csv"):
        found = _MAYOR.match(r["position"])
        if found and len(r["start"]) == 10 and len(r["end"]) in (0, 10) and not re.fullmatch(r"Q\d+", r["person"]):
            city, land = fold(found["city"] or found["other"]), countries.code(r["country"])
            yield _by_day("city", land, city, r["person"], r["start"], r["end"], r["as_of"][:10], "wikidata")


def _typed(path: Path) -> Iterator[Lead]:
    """Rows typed from a public page that was opened; a year alone means that it is sure of the years between."""
    for r in read(path):
        source = r["page"].split("/")[0]
        names = "|".join(fold(name) for name in r["names"].split(";"))
        if len(r["start"]) == 10:
            row = (r["start"], r["end"], r["as_of"])
            yield _by_day(r["kind"], r["land"], names, r["person"], *row, source)
            continue
        first, last = int(r["start"]), int(r["end"] or r["as_of"][:4])
        yield Lead(
            r["kind"], r["land"], names, r["person"], f"{first - 1}-07-01", f"{first + 1}-01-01",
            f"{last - 1}-12-31" if r["end"] else r["as_of"], f"{last + 1}-06-30" if r["end"] else _ALWAYS, source,
        )  # fmt: skip


def _parties(record: Path, countries: Countries) -> Iterator[Lead]:
    """Leaders of parties by the editions of the Factbook that name them; a party's spellings are put together."""
    seen: dict[str, list[tuple[frozenset[str], str, int, int]]] = defaultdict(list)
    for r in read(record / "party_leaders_factbook_1990_2025.csv"):
        land, names = countries.code(r["country"]), _party_names(r["party"])
        if land and names:
            for person in _people(r["leader"]):
                seen[land].append((names, person, int(r["first_edition_seen"]), int(r["last_edition_seen"])))
    for land, rows in sorted(seen.items()):
        bare = [(_bare(names, land), person, first, last) for names, person, first, last in rows]
        for names, held in _groups(bare):
            yield from _led(land, "|".join(sorted(names)), held)


def _led(land: str, names: str, held: list[tuple[str, int, int]]) -> Iterator[Lead]:
    """One row a person and stretch of editions; editions that follow each other are one stretch."""
    by_person: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for person, first, last in held:
        by_person[person].append((first, last))
    for person, spans in sorted(by_person.items()):
        spans.sort()
        joined = [spans[0]]
        for first, last in spans[1:]:
            if first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        for first, last in joined:
            before = _EVER if first <= _FIRST_EDITION else f"{first - _EDITIONS}-01-01"
            after = _ALWAYS if last >= _LAST_EDITION else f"{last + _EDITIONS}-12-31"
            sure = (f"{first}-12-31", f"{last - 1}-12-31")
            yield Lead("party", land, names, person, before, *sure, after, "factbook")


def _party_names(written: str) -> frozenset[str]:
    """The names of a party without what may be missing: "Labor (Labour) Party" is labor and labour."""
    if len(written) > 60 or not re.match(r"[A-Z]", written) or written.count(")") != written.count("("):
        return frozenset()
    inside = re.findall(r"\(([^)]+)\)", written)
    parts = [re.sub(r"\([^)]*\)", " ", written), *inside]
    found = set()
    for part in parts:
        for name in re.split(r" or |, ", part):
            short = " ".join(_SPARE.sub(" ", fold(name)).split())
            if len(short) > 1 and not _REMARK.search(short) and len(short.split()) <= _MOST_WORDS:
                found.add(short)
    return frozenset(found - {"northern ireland", "northerm ireland", "greens labor"})


def _bare(names: frozenset[str], land: str) -> frozenset[str]:
    """The names with their nouns in the singular and without the name of the country."""
    found = set()
    for name in names:
        words = [re.sub(r"(?<=[a-z]{3})s$", "", word) for word in name.split()]
        own = [word for word in words if word not in _OWN.get(land, ())]
        found.add(" ".join(own or words))
    return frozenset(found)


def _people(written: str) -> Iterator[str]:
    """The names in a cell of leaders, as they are written in a sentence."""
    # "Anthony (Tony) BLAIR" is Tony Blair
    written = re.sub(r"^(?:Sir )?[A-Z]\w+ \(([A-Z][a-z]+)\) (?=[A-Z]{2})", r"\1 ", written)
    written = re.sub(r"\([^)]*\) ?", "", written)
    for one in re.split(r" and |;|, (?=[A-Z][a-z]+ [A-Z]{2})", written):
        name = _AFTER_NAME.sub("", _NAME.sub("", one.strip()))
        words = name.split()
        if not 2 <= len(words) <= 4 or not words[-1].isupper() or re.search(r"[\d,:]|\bNA\b", name):
            continue
        yield " ".join(_word(w) for w in words)


def _word(word: str) -> str:
    if not word.isupper() or len(word) < 3:
        return word
    capital = "-".join(part.capitalize() for part in word.split("-"))
    return re.sub(r"^(Mc|O['’])(\w)", lambda m: m[1] + m[2].upper(), capital)


def _groups(
    rows: list[tuple[frozenset[str], str, int, int]],
) -> Iterator[tuple[frozenset[str], list[tuple[str, int, int]]]]:
    """The rows of each party: those whose names meet."""
    groups: list[tuple[set[str], list[tuple[str, int, int]]]] = []
    for names, person, first, last in rows:
        meeting = [g for g in groups if g[0] & names]
        merged = (set(names), [(person, first, last)])
        for group in meeting:
            merged[0].update(group[0])
            merged[1].extend(group[1])
            groups.remove(group)
        groups.append(merged)
    for group_names, held in groups:
        yield frozenset(group_names), held
