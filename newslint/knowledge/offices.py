"""The knowledge base: who held which office when, read from plain tables that people can review.

`offices.csv` has one row a term. An end has three states: a day (ended); empty, with the day in `verified_until` on
which the holder still held it (open); or `?`, where the source stops at `verified_until` and what came after it is
unknown. `status` is `acting` or `disputed` for terms that a text may or may not count. `people.csv` gives other
spellings of a name, and says which names are too common to name an office-holder by themselves. `titles.csv` says
which offices a written title can mean. A user's own `*.csv` files may add rows to any of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.knowledge.tables import read_added, remember, rows

if TYPE_CHECKING:
    from newslint.knowledge.record import Record

#: codes that are what the news calls them
_AS_CODES = frozenset({"US", "UK", "EU", "UN", "NATO", "IMF", "WHO", "IAEA"})
_OWN = ("offices.csv", "people.csv", "titles.csv", "countries.csv")
#: offices that several people hold side by side
SHARED = frozenset({"vice-premier", "deputy-prime-minister"})


class Term(Struct, frozen=True):
    """One person's time in one office; `end` is None while it is open or unknown, then `verified_until` is set."""

    country: str
    office: str
    person: str
    start: datetime.date
    end: datetime.date | None
    verified_until: datetime.date | None
    state: str
    status: str
    source: str

    def covers(self, day: datetime.date, before: int = 0, after: int = 0) -> bool | None:
        """Whether `day` lies in the term, widened by so many days on either side; None if nobody knows."""
        if day < self.start - datetime.timedelta(before):
            return False
        if self.end is not None:
            return day <= self.end + datetime.timedelta(after)
        assert self.verified_until is not None
        return True if day <= self.verified_until else None

    @property
    def last(self) -> datetime.date:
        """The last day on which the person is known to have held the office."""
        return self.end or self.verified_until or self.start

    def __str__(self) -> str:
        end = {"ended": str(self.end), "open": f"now (as of {self.verified_until})"}.get(
            self.state, f"at least {self.verified_until}"
        )
        acting = f", {self.status}" if self.status else ""
        return f"{self.country} {self.office} {self.start} to {end}{acting} [{self.source}]"


class Title(Struct, frozen=True):
    """The offices that a written title can mean, and the countries it is limited to (empty for all)."""

    text: str
    offices: frozenset[str]
    countries: frozenset[str]

    def may_mean(self, term: Term, country: str | None = None) -> bool:
        """Whether the title, said of a country perhaps, can be the one that the term's office carries."""
        return (
            term.office in self.offices
            and (not self.countries or term.country in self.countries)
            and (country is None or term.country == country)
        )


class Knowledge:
    """Tables of the public record, and the questions that checks ask of them."""

    def __init__(self, rows: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
        self._terms: dict[str, list[Mapping[str, str]]] = {}
        self._by_office: dict[str, list[Mapping[str, str]]] = {}
        for row in rows["offices.csv"]:
            self._terms.setdefault(row["person"], []).append(row)
            self._by_office.setdefault(row["office"], []).append(row)
        self._held: dict[tuple[str, str | None], tuple[Term, ...]] = {}
        self._known: dict[str, tuple[Term, ...]] = {}
        #: everyone who held an office, and the other spellings of their names
        self.people = tuple(self._terms)
        self.aliases = {name: row["person"] for row in rows["people.csv"] for name in _split(row["aliases"])}
        common = {row["person"] for row in rows["people.csv"] if row["common"]}
        #: the names that mean an office-holder wherever they stand
        self.names = self.aliases | {person: person for person in self.people if person not in common}
        self.titles = {
            row["title"].lower(): Title(
                row["title"], frozenset(_split(row["offices"])), frozenset(row["countries"].split())
            )
            for row in rows["titles.csv"]
        }
        self.countries = {name: row["code"] for row in rows["countries.csv"] for name in _split(row["names"])}

    @cached_property
    def record(self) -> Record:
        """The wide record: everyone who held an office, and places, waters and money."""
        from newslint.knowledge.record import Record

        return Record(extra=read_added("offices.csv"))

    def land_of(self, written: str) -> str | None:
        """The code of a country by its name or its adjective; None for what is neither."""
        return self.countries.get(written) or self.record.lands.get(written) or self.record.adjectives.get(written)

    @property
    def verified_until(self) -> datetime.date:
        """The last day for which any row says who is in office; of later days the tables know nothing."""
        days = (row["verified_until"] for held in self._terms.values() for row in held)
        return max((datetime.date.fromisoformat(day) for day in days if day), default=datetime.date.min)

    def terms(self, person: str) -> tuple[Term, ...]:
        """Every term of a person, by its start; empty for someone that the tables don't hold."""
        name = self.names.get(person, person)
        if name not in self._known:
            found = (_term(row) for row in self._terms.get(name, ()))
            self._known[name] = tuple(sorted(found, key=lambda term: term.start))
        return self._known[name]

    def all_terms(self) -> Iterator[Term]:
        """Every row of the table of offices."""
        return (_term(row) for rows in self._terms.values() for row in rows)

    def land(self, code: str) -> str:
        """A country's name as a sentence has it; the code itself for bodies and where it is the common name."""
        return code if code in _AS_CODES else next((n for n, known in self.countries.items() if known == code), code)

    def holders(self, office: str, country: str | None = None) -> tuple[Term, ...]:
        """Every term in an office, of one country or of all, by its start."""
        key = (office, country)
        if key not in self._held:
            rows = self._by_office.get(office, ())
            found = (_term(row) for row in rows if country in (None, row["country"]))
            self._held[key] = tuple(sorted(found, key=lambda term: term.start))
        return self._held[key]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _term(row: Mapping[str, str]) -> Term:
    day = datetime.date.fromisoformat
    end = row["end"]
    state = "open" if not end else "unknown" if end == "?" else "ended"
    return Term(
        row["country"], row["office"], row["person"], day(row["start"]),
        day(end) if state == "ended" else None, day(row["verified_until"]) if state != "ended" else None,
        state, row["status"], row["source"],
    )  # fmt: skip


@remember
def knowledge() -> Knowledge:
    """The tables of our own and those that `use` named, read once. Raises SettingsError for a table that is broken."""
    return Knowledge({name: rows(name) for name in _OWN})


def contradictions(terms: Iterable[Term], grace: int = 35) -> Iterator[tuple[Term, Term]]:
    """Pairs of terms that cannot both be right: one office, two holders, more than `grace` days together.

    Terms that are acting or disputed stand beside others as a matter of course, and so do the holders of a shared
    office; but nobody holds one office twice at a time.
    """
    by_office: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if not term.status:
            by_office.setdefault((term.country, term.office), []).append(term)
    for (_, office), held in by_office.items():
        held.sort(key=lambda term: (term.start, term.person))
        for place, one in enumerate(held):
            for other in held[place + 1 :]:
                if office in SHARED and one.person != other.person:
                    continue
                end = min(t.end or t.verified_until or t.start for t in (one, other))
                if (end - other.start).days > (0 if one.person == other.person else grace):
                    yield one, other
