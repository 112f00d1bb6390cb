"""Who held an office one after the other: the record's offices, and whoever led a state."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, fold
from newslint.knowledge.sorted_tables import Table
from newslint.knowledge.tables import DATA, remember

#: the office of everybody who led a state, whatever the title was
LED = "leader of the state"
#: bodies that the record has under two letters, as it has countries
_UNIONS = frozenset({"EU", "UN", "WB"})
#: days between the end of one term and the beginning of the next that follows it
_GAP = 60


class Heads:
    """Everybody who led a state, or one of some bodies, by name and by country."""

    def __init__(self, folder: Path = DATA / "record") -> None:
        self._table = Table(folder / "heads.tsv")

    def of_name(self, name: str) -> list[Holding]:
        """The terms of a person: by the full name, or by the surname where the source has no more of somebody."""
        key = fold(name)
        words = key.split()
        rows = self._table.rows(key) or self._table.rows(f"pope {key}")
        if not rows and len(words) > 1:
            # the source's surname alone, or its middle names: "Lester B. Pearson"
            rows = self._table.rows(words[-1]) or self._by_ends.get((words[0], words[-1]), ())
        return [_holding(row) for row in rows]

    @functools.cached_property
    def _by_ends(self) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
        """The rows by first and last word of the name, where all are of one person."""
        found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for row in self._table.all():
            words = row[0].split()
            if len(words) > 1:
                found.setdefault((words[0], words[-1]), []).append(row)
        return {ends: tuple(rows) for ends, rows in found.items() if len({row[0] for row in rows}) == 1}

    def by_first_word(self, word: str) -> list[tuple[str, list[Holding]]]:
        """The names that begin with a word, each with its terms."""
        return list(self._first.get(word, {}).items())

    @functools.cached_property
    def _first(self) -> dict[str, dict[str, list[Holding]]]:
        found: dict[str, dict[str, list[Holding]]] = {}
        for row in self._table.all():
            if " " in row[0]:
                found.setdefault(row[0].split()[0], {}).setdefault(row[0], []).append(_holding(row))
        return found

    @functools.cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of all names, in small letters, as keys have them and as they are written."""
        keys = {(row[0].partition(" ")[0], row[1].partition(" ")[0].lower()) for row in self._table.all()}
        return frozenset(word for pair in keys for word in pair)

    def of_land(self, land: str) -> list[Holding]:
        """Everybody who led a state, or a body, in order."""
        return self._lands.get(land, [])

    @functools.cached_property
    def _lands(self) -> dict[str, list[Holding]]:
        found: dict[str, list[Holding]] = {}
        for held in sorted(map(_holding, self._table.all()), key=lambda h: h.start):
            found.setdefault(held.country, []).append(held)
        return found


def _holding(row: tuple[str, ...]) -> Holding:
    _, person, land, office, start, end, source = row
    day = datetime.date.fromisoformat
    ended = day(end) if end != "?" else None
    return Holding(person, land, office, day(start), ended, ended or datetime.date(2015, 12, 31), True, source)


@remember
def heads() -> Heads:
    """The shipped table."""
    return Heads()


class Line(Struct, frozen=True):
    """An office of a country or a body, and everyone who held it, in order."""

    land: str
    office: str
    held: tuple[Holding, ...]

    def before(self, term: Holding) -> Holding | None:
        """Who held the office until that term began; None where the record has a gap there, or several."""
        near = [
            h
            for h in self.held
            if h.start < term.start
            and h.firm
            and abs(((h.end or h.known_until) - term.start).days) <= _GAP
            and not is_one(h.person, term.person)
        ]
        return near[0] if len({fold(h.person) for h in near}) == 1 else None


def terms_of(name: str) -> Iterator[Holding]:
    """Everything that somebody of a name held, the lead of a state among it."""
    lands = knowledge().record.lands.values()
    also = heads().of_name(name)
    for held in knowledge().record.holdings(name):
        # the heads of a territory are those of its state; a typed row gives way to that of a page
        if (len(held.country) > len("FR") or held.country in lands or held.country in _UNIONS) and not _bears_out(
            held, also
        ):
            yield held
    yield from also


def line(land: str, office: str) -> Line:
    """The line of an office's holders."""
    also = [h for h in heads().of_land(land) if h.office == office]
    held = [] if office == LED else [h for h in knowledge().record.holders(land, office) if not _bears_out(h, also)]
    return Line(land, office, tuple(sorted((*held, *also), key=lambda h: h.start)))


def _bears_out(held: Holding, also: list[Holding]) -> bool:
    """Whether the other table has the same term."""
    return any(
        h.country == held.country and h.office == held.office and abs((h.start - held.start).days) <= _GAP for h in also
    )


def is_one(one: str, other: str) -> bool:
    """Whether two names can be of one person: the surname is the same."""
    left, right = fold(one).split(), fold(other).split()
    return bool(left and right) and (left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left))


def is_called(person: str, name: str) -> bool:
    """Whether a row's person is called by a name: the surname, and the first name where both have one."""
    row, said = fold(person).removeprefix("pope ").split(), fold(name).removeprefix("pope ").split()
    if not row or not said or person.startswith("Pope "):
        return row == said
    if row[-1] != said[-1]:
        return False
    one, other, short = row[0], said[0], knowledge().record.short_forms
    if len(row) == 1 or len(said) == 1 or one == other or other in row:
        return True
    return ((len(one) == 1 or len(other) == 1) and one[0] == other[0]) or one in short(other) or other in short(one)


def shown_office(holding: Holding) -> str:
    """An office as a sentence has it: "president of France", "head of the Federal Reserve"."""
    land = knowledge().land(holding.country)
    if holding.office == LED:
        return "pope" if holding.country == "VA" else f"leader of {land}"
    return f"{holding.office.replace('-', ' ')} of {land}" if land != holding.country else f"{land} {holding.office}"
