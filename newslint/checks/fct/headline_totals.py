"""A headline beside a story whose own figures make its total: 1,400 here and 700 there are 2,100, and not 1,200."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from newslint.extract.figures import Figure, Unit

#: words for one place of work, or for who has it
_JOBS = frozenset("jobs posts positions workers employees staff redundancies layoffs".split())  # noqa: SIM905
#: the least that is a part, the most figures of a kind, how far a headline is from a total that it gets wrong, and how
#: near to a sum. Chosen, not measured
_LEAST_PART, _MOST_PARTS, _WHOLE, _NEAR = 2, 6, (0.3, 4.0), 0.03


def whole_of_parts(figure: Figure, told: list[Figure], is_of_fate: Callable[[Figure], bool | None]) -> Figure | None:
    """The story's total of what a headline's figure counts, which two or three of its other figures make.

    None if the headline's may be made of them as well. `is_of_fate` says whether those whom a figure counts are those
    of the headline, by what befell them, and None where nothing befell anybody.
    """
    if figure.unit not in (Unit.COUNT, Unit.MONEY):
        return None
    same = [f for f in told if f.unit is figure.unit and f.hedge != "<" and f.value >= _LEAST_PART]
    if figure.unit is Unit.MONEY:
        same = [f for f in same if f.of == figure.of]
    if len({f.value for f in same}) > _MOST_PARTS:
        return None
    for whole in same:
        rest = [f for f in same if f.value < whole.value]
        sums = (parts for count in (2, 3) for parts in itertools.combinations(rest, count))
        made = next((parts for parts in sums if sum(f.value for f in parts) == whole.value), None)
        if made is None or not _WHOLE[0] < figure.value / whole.value < _WHOLE[1]:
            continue
        if any(
            abs(one.value + other.value - figure.value) <= _NEAR * figure.value
            for one, other in itertools.combinations(rest, 2)
        ):
            return None
        if figure.unit is Unit.MONEY or any(_is_counted_alike(figure, f, is_of_fate) for f in (whole, *made)):
            return whole
    return None


def _is_counted_alike(figure: Figure, other: Figure, is_of_fate: Callable[[Figure], bool | None]) -> bool:
    """Whether the same befell those whom two figures count, or both count jobs, or the same noun."""
    fated = is_of_fate(other)
    if fated is not None:
        return fated
    one, two = (set(re.findall(r"[a-z]+", f.of)) for f in (figure, other))
    return bool({w.rstrip("s") for w in one} & {w.rstrip("s") for w in two}) or bool(_JOBS & one and _JOBS & two)
