"""A headline beside a story whose own figures make its total: 1,400 here and 700 there are 2,100, and not 1,200."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from newslint.checks.fct.headline_fates import clause_around, fate_of
from newslint.extract.figures import Figure, Unit

#: words for one place of work, or for who has it
_JOBS = frozenset("jobs posts positions workers employees staff redundancies layoffs".split())  # noqa: SIM905
#: the least that is a part, the most figures of a kind, how far a headline is from a total that it gets wrong, and how
#: near to a sum. Chosen, not measured
_LEAST_PART, _MOST_PARTS, _WHOLE, _NEAR = 2, 6, (0.3, 4.0), 0.03

#: counts of a story beyond which two of them come to a third by chance, and the least that is no chance. Chosen, not
#: measured
_MOST_COUNTS, _LEAST_TOTAL = 7, 10


def total_of_one_fate(text: str, figure: Figure, told: list[Figure], line: tuple[int, int]) -> Figure | None:
    """The story's total of those whom the headline's count counts, by what befell them: one part and any other make it.

    Other than for `whole_of_parts` a second part may be of another fate: "nine drivers died, and three walkers".
    """
    fate = fate_of(text, figure, *line)
    counts = [f for f in told if f.unit is Unit.COUNT and not f.hedge]
    if fate is None or figure.value < _LEAST_TOTAL or len(counts) > _MOST_COUNTS:
        return None
    parts = [f for f in counts if fate_of(text, f, *clause_around(text, f)) == fate]
    sums = {one.value + other.value for one in parts for other in counts if other is not one}
    totals = [f for f in counts if f.value in sums and f.value >= _LEAST_TOTAL and are_of_one_size(figure, f)]
    return totals[0] if len({f.value for f in totals}) == 1 else None


def are_of_one_size(figure: Figure, other: Figure) -> bool:
    """Whether neither figure is more than twenty-five times the other: beyond that they count other things."""
    return 1 / 25 < figure.value / other.value < 25 if other.value > 0 else False


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
