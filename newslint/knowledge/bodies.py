"""Who led a party, ran a firm or was mayor of a city, as far as the sources date it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from msgspec import Struct

from newslint.knowledge.record import fold
from newslint.knowledge.sorted_tables import Table
from newslint.knowledge.tables import DATA, remember

_SPARE = re.compile(r"\b(?:the|party|of|and|unionist|for)\b")
#: what papers call a party beside its name
_CALLED = {"tory": "conservative", "gop": "republican"}


class Lead(Struct, frozen=True):
    """One person at the head of one body, certainly from `first` to `last`, perhaps from `early` to `late`."""

    kind: str
    land: str
    names: frozenset[str]
    person: str
    early: datetime.date
    first: datetime.date
    last: datetime.date
    late: datetime.date
    source: str

    @property
    def shown(self) -> str:
        """The row as a report shows it."""
        body = max(self.names, key=lambda name: (len(name), name))
        until = "now" if self.late.year == datetime.MAXYEAR else str(self.late.year)
        since = "" if self.early.year == datetime.MINYEAR else f"about {self.first.year} "
        return f"{self.person}, {body} ({self.land}), {since}to {until} [{self.source}]"


class Bodies:
    """Who led what, looked up by person, or by a body of a kind and country."""

    def __init__(self, folder: Path = DATA / "record") -> None:
        self._heads, self._bodies = Table(folder / "heads_of_bodies.tsv"), Table(folder / "bodies.tsv")

    def of_person(self, name: str) -> list[Lead]:
        """What a person of that full name has led."""
        return [_lead(row) for row in self._heads.rows(fold(name))]

    def of_body(self, kind: str, land: str, name: str) -> list[Lead]:
        """Everyone who has led a body; empty for one that isn't known."""
        people = [person for row in self._bodies.rows(f"{kind} {land} {name}") for person in row[1].split("|")]
        rows = [_lead(row) for person in people for row in self._heads.rows(person)]
        return [lead for lead in rows if lead.kind == kind and lead.land == land and name in lead.names]


def _lead(row: tuple[str, ...]) -> Lead:
    day = datetime.date.fromisoformat
    _, kind, land, names, person, early, first, last, late, source = row
    return Lead(kind, land, frozenset(names.split("|")), person, day(early), day(first), day(last), day(late), source)


@remember
def bodies() -> Bodies:
    """The shipped tables."""
    return Bodies()


def body_name(kind: str, written: str) -> str:
    """A body's name as the table has it: a party's without what may be missing, its nouns in the singular."""
    name = fold(written)
    if kind != "party":
        return name
    words = [re.sub(r"(?<=[a-z]{3})s$", "", word) for word in _SPARE.sub(" ", name).split()]
    short = " ".join(words)
    return _CALLED.get(short, short)


def other_name(name: str) -> str | None:
    """What the members of a party are called, as its name: Social Democrats are the Social Democratic one."""
    return f"{name.removesuffix(' democrat')} democratic" if name.endswith(" democrat") else None
