"""Of which party those were who led a government, and what the parties of a country are called."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from newslint.knowledge.bodies import bodies
from newslint.knowledge.record import fold
from newslint.knowledge.sorted_tables import Table
from newslint.knowledge.tables import DATA, remember

#: words that a party's name may lack, those of its country among them
_SPARE = frozenset(
    """the party of and for in union unionist movement alliance front national new list australia canada germany
    sweden australian austrian german british irish israel norway norwegian danish finnish dutch french italian
    spanish portuguese greek turkish japan czech slovak polish""".split()  # noqa: SIM905
)
#: letters by which a noun and its adjective are one: Liberals, Liberal; Socialist, Socialism
_STEM = 6
_CALLED = {"tory": "conser", "tories": "conser", "gop": "republ", "congre": "congre", "labor": "labour"}


class Parties:
    """The parties of those who led a government, by person, and of countries."""

    def __init__(self, folder: Path = DATA / "record") -> None:
        self._people, self._names = Table(folder / "parties.tsv"), Table(folder / "party_names.tsv")

    def of_person(self, name: str) -> tuple[str, str, frozenset[str], str] | None:
        """Person, country, names of the party and source of somebody of that name; None for who isn't known."""
        key = fold(name)
        rows = self._people.rows(key) or self._people.rows(self._in_full.get(key, ""))
        if len(rows) != 1:
            return None
        _, person, land, names, source = rows[0]
        also = {n for lead in bodies().of_person(name) if lead.kind == "party" for n in lead.names}
        return person, land, frozenset({*names.split("|"), *also}), source

    @functools.cached_property
    def _in_full(self) -> dict[str, str]:
        """The names of three words and more by the first and the last of them, where only one person has these."""
        found: dict[str, set[str]] = {}
        for key, *_ in self._people.all():
            words = key.split()
            if len(words) > len(("Ronald", "Reagan")):
                found.setdefault(f"{words[0]} {words[-1]}", set()).add(key)
        return {short: keys.pop() for short, keys in found.items() if len(keys) == 1}

    def is_known(self, land: str, said: frozenset[str]) -> bool:
        """Whether a country has a party of those words."""
        return any(said <= stems(name) for row in self._names.rows(land) for name in row[1].split("|"))


def stems(name: str) -> frozenset[str]:
    """What tells a party's name from others: its words without those that may be missing, cut to their stems."""
    words = [_CALLED.get(word, word) for word in re.findall(r"[^\W\d_]+", fold(name))]
    kept = [word for word in words if word not in _SPARE] or words
    return frozenset(word[:_STEM] for word in kept)


def are_akin(said: frozenset[str], own: frozenset[str]) -> bool:
    """Whether two names may be of one party."""
    return bool(said) and (said <= own or own <= said)


@remember
def parties() -> Parties:
    """The shipped tables."""
    return Parties()
