"""Who was given which Nobel prize in which year, as far as the table goes."""

from __future__ import annotations

import functools
from pathlib import Path

from newslint.knowledge.record import fold
from newslint.knowledge.sorted_tables import Table
from newslint.knowledge.tables import DATA, remember


class Laureates:
    """Names with years and fields, by person and by year."""

    def __init__(self, folder: Path = DATA / "record") -> None:
        self._table = Table(folder / "laureates.tsv")

    def of_person(self, name: str) -> list[tuple[int, str]]:
        """The years and fields of somebody of that name, by first and last name."""
        rows = self._table.rows(fold(name))
        if not rows:
            words = fold(name).split()
            near = [r for r in self._table.all() if len(words) > 1 and _ends(r[0]) == (words[0], words[-1])]
            rows = tuple(near) if len({r[0] for r in near}) == 1 else ()
        return [(int(row[2]), row[3]) for row in rows]

    def of_year(self, year: int, field: str) -> list[str]:
        """Everyone who was given the prize for a field in a year; empty for years of none, or of bodies alone."""
        return self._years.get((year, field), [])

    @functools.cached_property
    def _years(self) -> dict[tuple[int, str], list[str]]:
        found: dict[tuple[int, str], list[str]] = {}
        for _, person, given, of in self._table.all():
            found.setdefault((int(given), of), []).append(person)
        return found


def _ends(name: str) -> tuple[str, str]:
    words = name.split()
    return words[0], words[-1]


@remember
def laureates() -> Laureates:
    """The shipped table."""
    return Laureates()
