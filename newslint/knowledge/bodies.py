"""Who led a party, ran a firm or was mayor of a city, as far as the sources date it."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct

from newslint.knowledge.record import Table, fold
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
    """The rows by person, and by body of a kind and country."""

    def __init__(self, table: Table) -> None:
        self._of_person: dict[str, list[Lead]] = {}
        self._of_body: dict[tuple[str, str, str], list[Lead]] = {}
        day = datetime.date.fromisoformat
        for kind, land, names, person, early, first, last, late, source in table.all():
            lead = Lead(
                kind, land, frozenset(names.split("|")), person, day(early), day(first), day(last), day(late), source
            )
            self._of_person.setdefault(fold(person), []).append(lead)
            for name in lead.names:
                self._of_body.setdefault((kind, land, name), []).append(lead)

    def of_person(self, name: str) -> list[Lead]:
        """What a person of that full name has led."""
        return self._of_person.get(fold(name), [])

    def of_body(self, kind: str, land: str, name: str) -> list[Lead]:
        """Everyone who has led a body; empty for one that isn't known."""
        return self._of_body.get((kind, land, name), [])


@remember
def bodies() -> Bodies:
    """The shipped table, read once."""
    return Bodies(Table(DATA / "record" / "heads_of_bodies.tsv"))


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
