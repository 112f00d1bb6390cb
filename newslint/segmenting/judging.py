"""Whether a line belongs to the story or to the page around it, told from shape, neighbours and place.

A small forest of boosted trees weighs what `features` measures (weights: `data/judging.json`, made by
`tools/train_judging.py`). Lines that read as running text in the middle of a page that is mostly running text are
the story's without asking it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newslint.model import Part
from newslint.segmenting.features import NAMES, PageFeatures, Shape, speaks_of_a_page

_DATA = Path(__file__).parent / "data" / "judging.json"
#: a line is furniture from this probability on; on pages that are nearly all text the doubt counts for the line
EVEN = 0.55
NEARLY_ALL_TEXT = 0.85
#: a sentence on a page without furniture may well speak of networks and subscriptions
SENTENCE = 0.95
#: how much of a page's words its main stretch of text must hold for the page to be nearly all text
TEXT_SHARE = 0.8
#: a page with fewer lines than this that speak the language of pages has lost its furniture, or never had any; so has
#: a record with a title, whose maker took the story out of its page, unless many and a good share of its lines do
CLUTTER = 2
CLUTTER_IN_RECORD, SHARE_IN_RECORD = 4, 0.05

#: log-odds at which the trees that are left aren't asked: each corrects those before it, by less and less
DECIDED = 2.2

Tree = tuple[tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a line is (`FURNITURE` or `PARAGRAPH`), how sure that is (0.5 to 1), and why, in words."""

    label: Part
    confidence: float
    reason: str

    @property
    def is_furniture(self) -> bool:
        """Whether the line belongs to the page."""
        return self.label is Part.FURNITURE


_TEXT = Judgement(Part.PARAGRAPH, 0.99, "reads as the text around it")
_UNTOLD = Judgement(Part.PARAGRAPH, 0.5, "stands on a page that has no furniture to learn from")


def judge(lines: Sequence[str], *, titled: bool = False) -> list[Judgement]:
    """A judgement for each line of a page, or of a record with a title (`titled`), which then is the first line.

    The lines aren't blank and have no white space around.
    """
    if not lines:
        return []
    if sum(map(speaks_of_a_page, lines)) < (CLUTTER_IN_RECORD if titled else 1):
        # too little here speaks the language of pages to tell furniture by; rules know single lines
        return [_UNTOLD] * len(lines)
    page = PageFeatures(lines)
    least = max(CLUTTER_IN_RECORD, SHARE_IN_RECORD * page.loose) if titled else CLUTTER
    cluttered = page.marked >= least
    bar = NEARLY_ALL_TEXT if page.block_share >= TEXT_SHARE or not cluttered else EVEN
    return [_judged(page, at, bar, cluttered) for at in range(len(lines))]


def _judged(page: PageFeatures, at: int, bar: float, cluttered: bool) -> Judgement:
    # a list, a table or a poem looks like a menu; what tells them apart is that menus stand among the words of a page
    if _is_plain_text(page, at):
        return _TEXT
    if not cluttered and not page.shapes[at].own[11]:
        return _UNTOLD
    chance = probability(page.of(at))
    if chance >= (SENTENCE if not cluttered and page.shapes[at].is_prose else bar):
        return Judgement(Part.FURNITURE, chance, _reason(page, at))
    return Judgement(Part.PARAGRAPH, max(0.5, 1 - chance), "fits the text around it")


def _is_plain_text(page: PageFeatures, at: int) -> bool:
    own: Shape = page.shapes[at]
    if not own.is_prose or page.block_share < TEXT_SHARE:
        return False
    words, machine, marker, by = own.own[0], own.own[10], own.own[11], own.own[13]
    return words >= 12 and not (machine or marker or by) and page.block[0] <= at < page.block[1]


def probability(row: Sequence[float]) -> float:
    """How likely a line with these features is furniture, from 0 to 1."""
    total = 0.0
    for features, values, left, right in _forest():
        at = 0
        while (feature := features[at]) >= 0:
            at = left[at] if row[feature] <= values[at] else right[at]
        total += values[at]
        if not -DECIDED < total < DECIDED:
            break
    return 1 / (1 + math.exp(-total))


@cache
def _forest() -> tuple[Tree, ...]:
    """The trees: feature of each node (-1 at a leaf), its threshold (or the leaf's weight), and where to go."""
    read = json.loads(_DATA.read_text(encoding="utf-8"))
    if tuple(read["features"]) != NAMES:
        raise ValueError("data/judging.json was trained on other features: run tools/train_judging.py")
    return tuple((tuple(f), tuple(v), tuple(left), tuple(right)) for f, v, left, right in read["trees"])


def _reason(page: PageFeatures, at: int) -> str:
    """What a person would point at."""
    own = page.shapes[at].own
    start, end = page.block
    run = int(page.before[at] + page.after[at]) + 1
    if own[11]:
        return "speaks the language of pages and not of reports"
    if run >= 4 and not own[2]:
        return f"is one of {run} short lines in a row without a full stop"
    if end and at < start:
        return "stands before the text begins"
    if end and at >= end:
        return "stands after the text ends"
    if page.counts[page.lines[at]] > 1:
        return "stands on the page more than once"
    return "doesn't fit the text around it"
