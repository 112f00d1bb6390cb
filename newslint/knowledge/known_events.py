"""Events that everybody knows by a name, and the years in which they were."""

from __future__ import annotations

from msgspec import Struct

from newslint.knowledge.tables import remember, rows

#: verbs of the past that end a name, besides those in "ed"
_VERBS = frozenset(("was", "were", "broke", "began", "went", "came", "sank", "fell", "blew", "burst", "set", "became"))


class KnownEvent(Struct, frozen=True):
    """An event, and the `years` in which it was; Games of one city may have been held several times.

    `name` is how a report calls it. `source` are the lists that the years were taken from.
    """

    name: str
    years: tuple[tuple[int, int], ...]
    source: str

    def was_in(self, year: int) -> bool:
        """Whether it was, or went on, in that year."""
        return any(first <= year <= last for first, last in self.years)


@remember
def known_events() -> dict[str, KnownEvent]:
    """What `events.csv` holds, by each form of a name: "Chernobyl disaster", "Titanic sank"."""
    found: dict[str, KnownEvent] = {}
    for row in rows("events.csv"):
        spans = [span.partition("-") for span in row["years"].split()]
        years = tuple((int(first), int(last or first)) for first, _, last in spans)
        event = KnownEvent(row["event"], years, row["source"])
        found |= dict.fromkeys(_forms(row["names"]) + _forms(row["clauses"]), event)
    return found


@remember
def happenings() -> frozenset[str]:
    """The forms that are a clause, with what came of it: "Titanic sank"."""
    return frozenset(form for row in rows("events.csv") for form in _forms(row["clauses"]))


def _forms(cell: str) -> list[str]:
    """The forms in a cell, and of a clause also that with a pronoun: "Titanic sank", "Titanic, which sank"."""
    forms = [form for form in cell.split("|") if form]
    return forms + [
        f"{name}, {pronoun} {rest}" for name, rest in map(_parted, forms) if name for pronoun in ("which", "who")
    ]


def _parted(form: str) -> tuple[str, str]:
    """The name in a clause, and what follows it; two empty texts for a form that is no clause."""
    words = form.split(" ")
    for at, word in enumerate(words[1:], 1):
        if words[at - 1][0].isupper() and (word in _VERBS or word.endswith("ed")):
            return " ".join(words[:at]), " ".join(words[at:])
    return "", ""
