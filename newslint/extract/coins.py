"""Sums in small coin and in large, as one: from 80p to £1 is from £0.80 to £1."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newslint.extract.figures import Figure, Unit

#: a hundred of the first are one of the second
_COINS = (("pence", "pound"), ("cent", "dollar"), ("cent", "euro"))


def in_one_coin(figures: Sequence[Figure]) -> list[Figure]:
    """Some figures in order, those in pence as pounds, in cents as dollars or euros, where others are in those."""
    coins = {figure.of for figure in figures if figure.unit is Unit.MONEY}
    small, large = next((pair for pair in _COINS if set(pair) <= coins), ("", ""))
    return [
        replace(f, value=f.value / 100, step=f.step / 100, of=large) if small and f.of == small else f for f in figures
    ]
