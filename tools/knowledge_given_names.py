"""Given names that nearly always belong to one gender, out of a century of American births."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import knowledge_offices as offices

#: births that a name must have, and the share that all but one gender may have; chosen, not measured
_BIRTHS, _SHARE = 3000, 0.01
#: women's names there that are men's elsewhere, or the other way round
_OTHERWISE_ELSEWHERE = frozenset(
    """andrea nicola jean jan joan michele simone laurence gabriele daniele sasha nikita vanja carol yuri
    guadalupe rosario trinidad ali noor amal nour jin min yu wei hyun toni pat lee nana sandy misha luca emmanuele joyce
    evelyn vivian shirley beverly leslie ashley courtney whitney dana kelly alexis""".split()  # noqa: SIM905
)


def rows(record: Path) -> Iterator[tuple[str, str]]:
    """Each name, as it is asked for, with F or M."""
    with (record / "given_names_us_ssa.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, share = offices.fold(row["name"]), float(row["share_female"])
            if int(row["female"]) + int(row["male"]) < _BIRTHS or name in _OTHERWISE_ELSEWHERE:
                continue
            if share <= _SHARE or share >= 1 - _SHARE:
                yield name, "F" if share > _SHARE else "M"
