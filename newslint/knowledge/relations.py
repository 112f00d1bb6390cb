"""What stands in a relation to what by the record: works and their makers, inventions, firms and their founders."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from newslint.knowledge.record import fold
from newslint.knowledge.senses import senses
from newslint.knowledge.sorted_tables import Table
from newslint.knowledge.tables import DATA, remember
from newslint.knowledge.words import words

#: the trades whose people are taken for makers of a kind, beside those whom the table has as such
TRADES = {
    "wrote": ("writer", "philosopher", "historian"),
    "directed": ("film director",),
    "painted": ("painter", "artist", "sculptor"),
    "composed": ("composer",),
    "invented": ("inventor", "engineer", "physicist", "chemist"),
    "discovered": ("physicist", "chemist", "biologist", "physician", "astronomer", "explorer"),
    "founded": ("businessperson", "inventor", "designer", "fashion designer", "computer scientist"),
}


class Row(Struct, frozen=True):
    """One relation: `objects` are the names of what, or whom, the subject stands in it to, from and to a year."""

    relation: str
    subject: str
    objects: tuple[str, ...]
    first: str
    last: str
    source: str

    @property
    def shown(self) -> str:
        """The row as a report shows it."""
        years = f", {self.first}" if self.first and self.first == self.last else ""
        return f"{self.subject}{years}: {self.objects[0]} [{self.source}]"


class Famous(Struct, frozen=True):
    """Somebody well known: the name, its first and last word in small letters, trade and country of birth."""

    name: str
    given: str
    surname: str
    trade: str
    land: str


class Relations:
    """The table, looked up by the words of a story."""

    def __init__(self, folder: Path = DATA / "record") -> None:
        self._table, self._births = Table(folder / "relations.tsv"), Table(folder / "births.tsv")

    @functools.cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row."""
        return tuple(
            Row(relation, subject, tuple(objects.split("|")), first, last, source)
            for relation, subject, objects, first, last, source in self._table.all()
        )

    @functools.cached_property
    def made(self) -> dict[str, list[tuple[str, Row]]]:
        """The forms of the names of what was made, by the longest word of each: a story without it doesn't name it."""
        found: dict[str, list[tuple[str, Row]]] = {}
        for row in self.rows:
            for form in _forms(row.subject) if row.relation in TRADES else ():
                found.setdefault(max(re.findall(r"[^\W_]+", form), key=len), []).append((form, row))
        return found

    @functools.cached_property
    def makers(self) -> dict[str, dict[str, frozenset[str]]]:
        """By trade and surname everyone who makes things of the kind, in small letters."""
        found: dict[str, dict[str, set[str]]] = {relation: {} for relation in TRADES}
        for row in self.rows:
            for name in row.objects if row.relation in TRADES else ():
                if key := fold(name):
                    found[row.relation].setdefault(key.split()[-1], set()).add(key)
        for key, _, _, trade, _ in self._births.all():
            for relation, trades in TRADES.items():
                if trade in trades:
                    found[relation].setdefault(key.split()[-1], set()).add(key)
        return {
            relation: {surname: frozenset(names) for surname, names in by.items()} for relation, by in found.items()
        }

    def maker(self, relation: str, written: str) -> str | None:
        """The surname of somebody who is known to make things of a kind, in small letters; None for anybody else.

        A surname alone will do if it is no other word.
        """
        said = fold(written).split()
        known = self.makers[relation].get(said[-1]) if said else None
        if not known:
            return None
        if len(said) == 1:
            return said[0] if is_only_a_name(said[0]) else None
        first = said[0]
        fits = any(name.split()[0] == first or (name[0] == first[0] and 1 in (len(first), len(name.split()[0])))
                   for name in known if " " in name)  # fmt: skip
        return said[-1] if fits else None

    def of_event(self, relation: str, event: str) -> dict[int, Row]:
        """The rows of a relation of one event, by year."""
        return {int(row.first): row for row in self.rows if row.relation == relation and row.subject == event}

    @functools.cached_property
    def ranks(self) -> dict[str, dict[str, int]]:
        """By kind of list ("large island") the place of each name."""
        found: dict[str, dict[str, int]] = {}
        for row in self.rows:
            if row.relation == "ranked":
                for name in row.objects:
                    found.setdefault(row.subject, {})[name] = int(row.first)
        return found

    @functools.cached_property
    def days(self) -> dict[str, datetime.date]:
        """The day of each event that the record dates to the day, by its name in `events.csv`."""
        told = [row for row in self.rows if row.relation == "happened"]
        return {row.subject: datetime.date.fromisoformat(row.first) for row in told}

    @functools.cached_property
    def led(self) -> dict[str, list[Row]]:
        """Who headed the government of each part of a country."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.relation == "led":
                found.setdefault(row.subject, []).append(row)
        return found

    @functools.cached_property
    def famous(self) -> dict[str, tuple[Famous, ...]]:
        """The famous people of two names by surname."""
        return self._by(lambda one: one.surname)

    @functools.cached_property
    def famous_given(self) -> dict[str, tuple[Famous, ...]]:
        """The same by given name."""
        return self._by(lambda one: one.given)

    def famous_person(self, name: str) -> Famous | None:
        """The one well-known person of that name."""
        rows = self._births.rows(fold(name))
        if len(rows) != 1:
            return None
        key, shown, _, trade, land = rows[0]
        words = key.split()
        return Famous(shown, words[0], words[-1], trade, land)

    @functools.cached_property
    def written(self) -> tuple[frozenset[str], frozenset[str]]:
        """The surnames and the given names of the famous with a capital, as most papers write them."""
        return frozenset(map(str.capitalize, self.famous)), frozenset(map(str.capitalize, self.famous_given))

    def is_famous(self, name: str, born: int) -> bool:
        """Whether a well-known person born that year has the first and the last word of a name: Hillary Clinton."""
        words = fold(name).split()
        return (words[0], words[-1], str(born)) in self._ends if len(words) > 1 else False

    @functools.cached_property
    def _ends(self) -> frozenset[tuple[str, str, str]]:
        names = ((key.split(), year) for key, _, year, _, _ in self._births.all())
        return frozenset((words[0], words[-1], year) for words, year in names)

    def _by(self, key: Callable[[Famous], str]) -> dict[str, tuple[Famous, ...]]:
        found: dict[str, list[Famous]] = {}
        for folded, name, _, trade, land in self._births.all():
            words = folded.split()
            if len(words) > 1:
                one = Famous(name, words[0], words[-1], trade, land)
                found.setdefault(key(one), []).append(one)
        return {word: tuple(people) for word, people in found.items()}

    def born(self, name: str) -> int | None:
        """The year in which a well-known person of that name was born; None for who isn't known."""
        rows = self._births.rows(fold(name))
        return int(rows[0][2]) if len(rows) == 1 else None


def _forms(subject: str) -> set[str]:
    """How the name of a thing is written: without its article, with a hyphen or without one, at the start of a text."""
    forms = {subject}
    bare = re.sub(r"^(?:The|A|An) ", "", subject)
    if " " in bare:
        forms.add(bare)
    if subject.count("-") + subject.count(" ") == 1:
        forms |= {subject.replace("-", " "), subject.replace(" ", "-")}
    return forms | {subject[0].upper() + subject[1:]} if subject[0].islower() else forms


def is_only_a_name(word: str) -> bool:
    """Whether a word is no other word than somebody's name: Tolstoy, and not King or Green."""
    return len(word) > 2 and words().parts(word) in (None, "", "n") and senses().met("n", word) <= 0


@remember
def relations() -> Relations:
    """The shipped table."""
    return Relations()
