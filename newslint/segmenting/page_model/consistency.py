"""How alike the headlines of a page would be: what a second judgement of a line learns from the first of all others."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

from newslint.segmenting.page_model.features import PageLines

#: a line less likely to be a headline tells nothing of what the others look like
_LEAST = 0.05
_FAR = 12


def chance_of(odds: float) -> float:
    """The probability of these log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def compare_lines(page: PageLines, odds: Sequence[float], over: Sequence[float]) -> list[list[float]]:
    """For each line what the first judgement says of it, of those around it, and of those that look like it.

    `odds` are the log-odds that a line is a headline, `over` that it stands over one.
    """
    size = len(odds)
    chances = [chance_of(one) for one in odds]
    looks = [_looks(page, n) for n in range(size)]
    likely = [n for n in range(size) if chances[n] >= _LEAST]
    totals = _Totals(likely, chances, looks)
    total, sure = sum(chances), sum(one > 0.5 for one in chances)
    best = max(odds)
    seams = max(1, page.seams)
    padded = [-8.0] * 3 + list(odds) + [-8.0] * 3
    padded_over = [-8.0] * 2 + list(over) + [-8.0] * 2
    above = _distances(chances, page, 1)
    below = _distances(chances, page, -1)
    by_place = _means(page.places, chances)
    by_fine = _means(page.fine, chances)
    rows = []
    for n in range(size):
        own = chances[n]
        near = [padded[n + step] for step in (0, 1, 2, 4, 5, 6)]
        rows.append(
            [
                odds[n],
                over[n],
                *near,
                max(near),
                padded_over[n + 1],
                padded_over[n],
                padded_over[n + 3],
                math.log(0.1 + total - own),
                sure - (own > 0.5),
                (total - own) / seams,
                best - odds[n],
                *above[n],
                *below[n],
                by_place(n),
                by_fine(n),
                *totals.shared(n, own if own >= _LEAST else 0.0),
            ]
        )
    return rows


def _looks(page: PageLines, n: int) -> tuple[object, ...]:
    """What headlines of one page have in common: their kind, what stands beside them, gaps, endings, capitals."""
    lines, kinds, size = page.lines, page.kinds, len(page.lines)
    text = lines[n].text
    below = next((step for step in range(1, 7) if n + step < size and page.prose[n + step]), 7)
    return (
        kinds[n],
        kinds[n - 1] if n else "^",
        kinds[n + 1] if n + 1 < size else "$",
        min(2, lines[n].gap),
        min(2, lines[n + 1].gap) if n + 1 < size else 3,
        text[-1] if not text[-1].isalnum() else "a",
        text[0] if not text[0].isalnum() else "A" if text[0].isupper() else "a",
        text.isupper(),
        below,
        (kinds[n - 1] if n else "^", kinds[n], kinds[n + 1] if n + 1 < size else "$"),
        (min(2, lines[n].gap), kinds[n], below),
    )


class _Totals:
    """Sums over the likely headlines of a page, by what they look like."""

    def __init__(self, likely: Sequence[int], chances: Sequence[float], looks: Sequence[tuple[object, ...]]) -> None:
        self.looks = looks
        self.total = sum(chances[n] for n in likely)
        self.sums: defaultdict[tuple[int, object], float] = defaultdict(float)
        for n in likely:
            for number, value in enumerate(looks[n]):
                self.sums[number, value] += chances[n]

    def shared(self, n: int, own: float) -> list[float]:
        """The share of the other likely headlines that a line looks like, each way; -1 where there are none."""
        others = self.total - own
        if others < 0.3:
            return [-1.0] * len(self.looks[n])
        return [
            max(0.0, self.sums.get((number, value), 0.0) - own) / others for number, value in enumerate(self.looks[n])
        ]


def _means(names: Sequence[str], chances: Sequence[float]) -> Callable[[int], float]:
    """How likely the other lines of a name are to be headlines, a function of a line's number."""
    sums: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, int] = defaultdict(int)
    for name, chance in zip(names, chances):
        sums[name] += chance
        counts[name] += 1

    def mean(n: int) -> float:
        name = names[n]
        return (sums[name] - chances[n]) / (counts[name] - 1) if counts[name] > 1 else -1.0

    return mean


def _distances(chances: Sequence[float], page: PageLines, step: int) -> list[tuple[float, float]]:
    """How many lines and words of running text lie between a line and the nearest likely headline on one side."""
    size = len(chances)
    found = [(float(_FAR), 0.0)] * size
    lines, words, seen = 0, 0, False
    for n in range(size) if step > 0 else range(size - 1, -1, -1):
        found[n] = (float(min(_FAR, lines)) if seen else float(_FAR + 1), float(min(200, words)))
        lines += 1
        words += page.lines[n].words if page.prose[n] else 0
        if chances[n] > 0.4:
            seen, lines, words = True, 0, page.lines[n].words if page.prose[n] else 0
    return found
