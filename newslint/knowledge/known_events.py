"""Events that everybody knows by a name, and the years in which they were."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.knowledge.tables import remember, rows

#: verbs of the past that end a name, besides those in "ed"
_VERBS = frozenset(("was", "were", "broke", "began", "went", "came", "sank", "fell", "blew", "burst", "set", "became"))


class KnownEvent(Struct, frozen=True):
    """An event, and the `years` in which it was; Games of one city may have been held several times.

    Every one of its `names` ("Chernobyl disaster") and `clauses` ("Titanic sank") holds one of the `marks`, which are
    words up to the first mark inside. `source` are the lists that the years were taken from.
    """

    event: str
    marks: tuple[str, ...]
    names: tuple[str, ...]
    clauses: tuple[str, ...]
    years: tuple[tuple[int, int], ...]
    source: str

    def was_in(self, year: int) -> bool:
        """Whether it was, or went on, in that year."""
        return any(first <= year <= last for first, last in self.years)


class Sighting(Struct, frozen=True):
    """A form of an event's name, and where it stands; `happens` if it is a clause."""

    start: int
    end: int
    event: KnownEvent
    happens: bool


@remember
def known_events() -> tuple[KnownEvent, ...]:
    """What `events.csv` holds."""
    return tuple(
        KnownEvent(
            row["event"], _forms(row["marks"]), _forms(row["names"]), _clauses(row["clauses"]), _years(row["years"]),
            row["source"],
        )
        for row in rows("events.csv")
    )  # fmt: skip


def known_events_in(text: str, start: int, end: int, words: frozenset[str]) -> Iterator[Sighting]:
    """Every event that `text[start:end]` names, the longest form at each place; `words` are the words of the text."""
    for event in known_events():
        if not words.isdisjoint(event.marks):
            found = [one for happens in (False, True) for one in _named(text, start, end, event, happens=happens)]
            for one in found:
                if not any(o.start <= one.start and one.end <= o.end and o is not one for o in found):
                    yield one


def _named(text: str, start: int, end: int, event: KnownEvent, *, happens: bool) -> Iterator[Sighting]:
    for form in event.clauses if happens else event.names:
        at = text.find(form, start, end)
        while at >= 0:
            behind = at + len(form)
            if not text[behind : behind + 1].isalnum() and not text[max(0, at - 1) : at].isalnum():
                yield Sighting(at, behind, event, happens)
            at = text.find(form, behind, end)


def _years(cell: str) -> tuple[tuple[int, int], ...]:
    spans = [span.partition("-") for span in cell.split()]
    return tuple((int(first), int(last or first)) for first, _, last in spans)


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for form in cell.split("|") if form)


def _clauses(cell: str) -> tuple[str, ...]:
    """The clauses in a cell, each also with a pronoun: "Titanic sank", "Titanic, which sank"."""
    parted = [_parted(form) for form in _forms(cell)]
    return _forms(cell) + tuple(f"{name}, {who} {rest}" for name, rest in parted if name for who in ("which", "who"))


def _parted(form: str) -> tuple[str, str]:
    """The name in a clause, and what follows it; two empty texts for a clause without a name."""
    words = form.split(" ")
    for at, word in enumerate(words[1:], 1):
        if words[at - 1][0].isupper() and (word in _VERBS or word.endswith("ed")):
            return " ".join(words[:at]), " ".join(words[at:])
    return "", ""
