"""The stories of a page, told by weights learned from pages of all layouts: what is a headline, and where each starts.

Two small forests of boosted trees judge each line by its shape, its neighbours and what recurs (`features`): whether it
is a headline, and whether it stands over one and belongs to it. Two more judge again, with what the first said of all
lines of the page: the headlines of one page look alike (`consistency`; after W. Cohen and V. Carvalho, Stacked
Sequential Learning, IJCAI 2005). The headlines are then chosen together: the set with the greatest odds of which each
has text under it. Weights: `data/titles.json`, made by `tools/train_pages.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct

from newslint.segmenting.boilerplate.classifier import Classification
from newslint.segmenting.boilerplate.line_features import RIGHTS
from newslint.segmenting.headers import Start
from newslint.segmenting.lines import Line
from newslint.segmenting.page_model.consistency import compare_lines
from newslint.segmenting.page_model.features import PageLines

_DATA = Path(__file__).parent / "data" / "titles.json"
#: what a headline costs that no text stands under
_BARE = 2.0
#: of what stands over a headline a story starts with the first credit whose odds to belong to it are at least this:
#: sections, counters and codes say nothing of it (of 218 inner starts on 106 pages of layouts that weren't learned from
#: .89 F1; with all that likely stands over it .79; 29 November 2026)
_FIRST = 1.0

#: the odds of a line that is too long for a headline; of pages where fewer than two lines have better ones than the
#: second nobody asks further (single articles take a third of the time then)
NEVER, _DOUBTFUL = -8.0, -3.0

Forest = list[Any]


class Told(Struct, frozen=True):
    """The stories of a page told together: where they start, and the log-odds of each line that it is a headline."""

    starts: Sequence[Start]
    odds: Sequence[float]

    @property
    def certainty(self) -> float:
        """The log-odds of the headlines on average, the surest left out: that one heads a page of one story."""
        told = sorted((self.odds[start.title] for start in self.starts), reverse=True)[1:]
        return sum(told) / len(told) if told else NEVER

    def weigh(self, titles: Sequence[int]) -> float:
        """The log-odds of other headlines on average."""
        return sum(self.odds[title] for title in titles) / len(titles)


def find_titled(lines: Sequence[Line], judgements: Sequence[Classification]) -> Told | None:
    """Where the stories of a page start, in order, by learned weights; None if no line of it can head a second one."""
    if not _is_parted(lines):
        return None
    page = PageLines(lines, judgements)
    odds, over = judge_lines(page)
    odds = [NEVER if RIGHTS.match(line.text) else one for line, one in zip(lines, odds)]
    titles = choose_titles(odds, page.prose)
    if not titles:
        return None
    last = max((at for at, is_prose in enumerate(page.prose) if is_prose), default=0)
    # what dates a text may stand below it: then the page's last has it too
    has_feet = any(_is_day(page, at) for at in range(last + 1, len(lines)))
    heads = []
    for above, title in pairwise([-1, *titles]):
        top = title
        while top - 1 > above and (over[top - 1] > 0 or (not has_feet and _is_day(page, top - 1))):
            top -= 1
        heads.append(range(top, title))
    # a day over some headlines only stands over several stories each time
    dayed = sum(any(_is_day(page, at) for at in head) for head in heads)
    has_days = 0 < dayed < len(heads)
    starts = []
    for head in heads:
        credited = (at for at in head if page.marked[at].credit and (over[at] >= _FIRST or _is_day(page, at)))
        first = next((at for at in credited if not (has_days and _is_day(page, at))), head.stop)
        starts.append(Start(head.start, first, head.stop))
    return Told(starts, odds)


def _is_day(page: PageLines, at: int) -> bool:
    credit = page.marked[at].credit
    return credit is not None and credit.is_day


def _is_parted(lines: Sequence[Line]) -> bool:
    """Whether a line that is no sentence stands between two that are running text: else only the first can head any."""
    is_below = is_parted = False
    for line in lines:
        if line.is_prose and is_parted:
            return True
        is_parted = (is_below and not line.is_prose) or is_parted
        is_below = is_below or line.is_prose
    return False


def judge_lines(page: PageLines) -> tuple[list[float], list[float]]:
    """The log-odds of each line that it is a headline, and that it stands over one as a part of its story."""
    forests = _forests()
    odds = [_sum(forests["title"], row) if row else NEVER for row in page.rows]
    if sum(one > _DOUBTFUL for one in odds) < 2:
        return odds, [NEVER] * len(odds)
    over = [_sum(forests["over"], row) if row else NEVER for row in page.rows]
    rows = [[*row, *more] if row else row for row, more in zip(page.rows, compare_lines(page, odds, over))]
    return (
        [_sum(forests["title again"], row) if row else NEVER for row in rows],
        [_sum(forests["over again"], row) if row else NEVER for row in rows],
    )


def choose_titles(odds: Sequence[float], prose: Sequence[bool]) -> list[int]:
    """The lines, in order, that together are likeliest to be the page's headlines: text parts each from the next."""
    size = len(odds)
    following = [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        following[at] = at if prose[at] else following[at + 1]
    best, taken = [0.0] * (size + 1), [False] * size
    for at in range(size - 1, -1, -1):
        text = following[at + 1]
        told = odds[at] + (best[text] if text < size else best[at + 1] - _BARE)
        taken[at] = told > best[at + 1]
        best[at] = max(told, best[at + 1])
    titles, at = [], 0
    while at < size:
        if taken[at]:
            titles.append(at)
            at = following[at + 1] if following[at + 1] < size else at + 1
        else:
            at += 1
    return titles


def _sum(forest: Forest, row: Sequence[float]) -> float:
    """What the trees add up to for a row: the first number is where they begin."""
    total: float = forest[0]
    for node in forest[1:]:
        while node.__class__ is list:
            feature, threshold, low, high = node
            node = low if row[feature] <= threshold else high
        total += node
    return total


@cache
def _forests() -> dict[str, Forest]:
    """The trees, by what they judge."""
    read: dict[str, Forest] = json.loads(_DATA.read_text(encoding="utf-8"))
    return read
