"""Whether a line belongs to the story or to the page around it, told from shape, neighbours and place.

Two small forests of boosted trees weigh what `features` measures. The first judges every line by what can be counted
right away; where it stays in doubt, the second judges again, with what the first said of the lines around. There are
two of each, made by `tools/train_judging.py`: `data/classifier.json` for English, `data/other_languages.json` for the
rest. Lines that read as running text in the middle of a page that is mostly running text are the story's without asking
either.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from newslint.model import Part
from newslint.segmenting.boilerplate.line_features import KINDS, LONG, RIGHTS, speaks_of_a_page
from newslint.segmenting.boilerplate.page_features import ALL, SPEAKING, ContextFeatures, PageFeatures

_DATA = Path(__file__).parent / "data" / "classifier.json"
#: trained on English pages, most of whose words of pages were put into other letters, and on pages in 20 languages
_FOREIGN = Path(__file__).parent / "data" / "other_languages.json"
#: a line is furniture from this probability on; on pages that are nearly all text the doubt counts for the line
EVEN = 0.5
NEARLY_ALL_TEXT = 0.85
#: a sentence on a page without furniture may well speak of networks and subscriptions
SENTENCE = 0.95
#: and so may the line over a text that speaks of the same things as the text
HEADLINE = 0.97
#: running text without a word of pages is lost to a story more dearly than it is kept
UNMARKED = 0.75
#: how much of a page's words its main stretch of text must hold for the page to be nearly all text
TEXT_SHARE = 0.8
#: a page with fewer lines than this that speak the language of pages, or a smaller share of such lines, has lost its
#: furniture, or never had any; so many lines are enough whatever their share
CLUTTER, CLUTTER_SHARE, ENOUGH_CLUTTER = 3, 0.02, 6
#: a record with a title, whose maker took the story out of its page, isn't judged unless many and a good share of its
#: lines do
CLUTTER_IN_RECORD, SHARE_IN_RECORD = 4, 0.05

#: how sure a judgement is that says nothing
UNTOLD = 0.5
#: log-odds from which on the first judgement stands
DECIDED = 3.0
#: log-odds of the second judgement at which the trees that are left aren't asked: each corrects the last by less
SETTLED = 4.0

#: a leaf's log-odds, or a feature's number, its threshold, and the trees for what is at most that and for the rest
Tree = Any
Forest = list[Tree]


class Classification(Struct, frozen=True):
    """What a line is (`FURNITURE` or `PARAGRAPH`), how sure that is (0.5 to 1), and why, in words."""

    label: Part
    confidence: float
    reason: str

    @property
    def is_furniture(self) -> bool:
        """Whether the line belongs to the page."""
        return self.label is Part.FURNITURE

    @property
    def chance(self) -> float:
        """How likely the line is furniture, as far as its page tells."""
        return self.confidence if self.is_furniture else (1 - self.confidence) * self.is_decided

    @property
    def is_decided(self) -> bool:
        """Whether the page says enough of itself to judge the line at all."""
        return self.confidence != UNTOLD


#: a line that is surely text
TEXT = Classification(Part.PARAGRAPH, 0.99, "reads as the text around it")
_UNTOLD = Classification(Part.PARAGRAPH, UNTOLD, "stands on a page that has no furniture to learn from")


def classify(lines: Sequence[str], *, titled: bool = False, foreign: bool = False) -> list[Classification]:
    """A judgement for each line of a page, or of a record with a title (`titled`), which then is the first line.

    The lines aren't blank and have no white space around; `foreign` ones aren't English.
    """
    if not says_enough(lines, titled=titled, foreign=foreign):
        return untold(len(lines))
    page = PageFeatures(lines)
    marked = page.marked + (page.signed if foreign else 0)
    cluttered = not titled and marked >= min(max(CLUTTER, CLUTTER_SHARE * page.loose), ENOUGH_CLUTTER)
    if titled and page.marked < SHARE_IN_RECORD * page.loose:
        return untold(len(lines))
    bar = EVEN if cluttered and page.block_share < TEXT_SHARE else NEARLY_ALL_TEXT
    classifier = _LineClassifier(page, foreign=foreign)
    return [classifier.classify(at, bar, cluttered=cluttered) for at in range(len(lines))]


def untold(count: int) -> list[Classification]:
    """The judgements of so many lines on a page that tells nothing of furniture."""
    return [_UNTOLD] * count


def says_enough(lines: Sequence[str], *, titled: bool = False, foreign: bool = True) -> bool:
    """Whether enough lines speak the language of pages to tell furniture by; if not, rules know single lines."""
    least = CLUTTER_IN_RECORD if titled else CLUTTER if foreign else 1
    speaking = filter(_may_be_a_pages if foreign else speaks_of_a_page, lines)
    return next(islice(speaking, least - 1, None), None) is not None


def _may_be_a_pages(line: str) -> bool:
    """Whether a line holds a word that pages speak with, or a mark of rights."""
    return speaks_of_a_page(line) or (len(line) < LONG and RIGHTS.search(line) is not None)


class _LineClassifier:
    """Classifies the lines of a page. The forests are asked when the first line is in doubt: on most pages none is."""

    def __init__(self, page: PageFeatures, *, foreign: bool) -> None:
        self.page = page
        self.foreign = foreign
        self.forests = _forests(foreign)
        self.reasons = _Reasons(page)

    @cached_property
    def first(self) -> list[float]:
        """The first judgement of all lines, as log-odds."""
        return [odds(self.forests[0], row, DECIDED) for row in self.page.rows]

    @cached_property
    def around(self) -> ContextFeatures:
        """What the first judgement of all lines says of each."""
        return self.page.again(self.first)

    def classify(self, at: int, bar: float, *, cluttered: bool) -> Classification:
        """The judgement of line `at`, which is furniture if that is as likely as `bar`."""
        page, own = self.page, self.page.shapes[at]
        if _is_plain_text(page, at):
            return TEXT
        # a list, a table or a poem looks like a menu; what tells them apart is that menus stand among the words of
        # a page
        if not cluttered and (own.stop or not self.reasons.cause(at)):
            return _UNTOLD
        first = self.first[at]
        told = first if abs(first) >= DECIDED else odds(self.forests[1], self.around.of(at), SETTLED)
        chance = 1 / (1 + math.exp(-told))
        if own.prose:
            bar = SENTENCE if not cluttered else max(bar, UNMARKED) if not own.marks else bar
        if self.foreign and bar <= chance < HEADLINE and not own.marks and at == self.around.heading:
            return Classification(Part.PARAGRAPH, max(0.51, 1 - chance), "speaks of what the text under it does")
        if chance >= bar:
            return Classification(Part.FURNITURE, chance, self.reasons.of(at))
        return Classification(Part.PARAGRAPH, max(0.51, 1 - chance), "fits the text around it")


def _is_plain_text(page: PageFeatures, at: int) -> bool:
    own = page.shapes[at]
    if not own.prose or page.block_share < TEXT_SHARE:
        return False
    return own.words >= 12 and not (own.machine or own.marks or own.by) and page.block[0] <= at < page.block[1]


def odds(forest: Forest, row: Sequence[float], enough: float) -> float:
    """What the trees add up to for a row, up to where it can hardly turn: beyond `enough` either way."""
    total: float = 0.0
    for node in forest:
        while node.__class__ is list:
            feature, threshold, low, high = node
            node = low if row[feature] <= threshold else high
        total += node
        if not -enough < total < enough:
            break
    return total


def use(weights: Path = _DATA) -> None:
    """Judge English by these weights from now on: for measuring with some that have not seen what is measured."""
    global _path
    _path = weights
    _forests.cache_clear()


_path = _DATA


@cache
def _forests(foreign: bool) -> tuple[Forest, Forest]:
    """The trees of the first judgement and of the second, for English or for other languages."""
    path = _FOREIGN if foreign else _path
    read = json.loads(path.read_text(encoding="utf-8"))
    if unknown := set(read["features"]) - set(ALL):
        raise ValueError(
            f"{path.name} was trained on other features ({', '.join(unknown)}): run tools/train_judging.py"
        )
    places = [ALL.index(name) for name in read["features"]]
    return _placed(read["first"], places), _placed(read["second"], places)


def _placed(forest: Forest, places: Sequence[int]) -> Forest:
    """The trees with the places that the features have now."""

    def placed(node: Tree) -> Tree:
        if node.__class__ is not list:
            return node
        return [places[node[0]], node[1], placed(node[2]), placed(node[3])]

    return [placed(tree) for tree in forest]


#: how a line of each kind speaks, and what it is called by those that stand beside it
_SPEAKS = {
    "comment": ("speaks of comments", "the comments"),
    "tools": ("offers to share, print or follow", "a share prompt"),
    "account": ("speaks of accounts and subscriptions", "a subscription prompt"),
    "legal": ("speaks of rights and terms", "a line of rights and terms"),
    "site": ("speaks of the site and not of the news", "a line about the site"),
    "related": ("points to other stories", "a list of other stories"),
    "media": ("points to pictures or films", "a line about pictures or films"),
}
_NEAR, _HEADING_WORDS, _UNDER = 3, 6, 12
_RUN_BEFORE, _RUN_AFTER = ALL.index("run_before"), ALL.index("run_after")


class _Reasons:
    """What a person would point at, line by line of a page."""

    def __init__(self, page: PageFeatures) -> None:
        self.page = page
        #: which of `KINDS` each line speaks as, if it isn't running text: the one with the most words
        self.kinds = [
            max(KINDS, key=lambda kind: getattr(one, kind))
            if one.marks and not (one.prose or (one.stop and one.marks < SPEAKING * one.words))
            else None
            for one in page.shapes
        ]
        self.counts = Counter(page.lines)

    def cause(self, at: int) -> str:
        """The words of pages that give line `at` away: its own, or those beside it; empty if there are none."""
        kinds = self.kinds
        kind = kinds[at]
        if kind:
            return _SPEAKS[kind][0]
        above = next(filter(None, kinds[max(0, at - _NEAR) : at][::-1]), None)
        below = next(filter(None, kinds[at + 1 : at + 1 + _NEAR]), None)
        if above and below:
            if above == below:
                return f"stands between two lines: each {_SPEAKS[above][0]}"
            return f"stands between {_SPEAKS[above][1]} and {_SPEAKS[below][1]}"
        if heading := self._heading(at):
            return f"stands under “{heading}”"
        return ""

    def of(self, at: int) -> str:
        """Why line `at` is furniture."""
        if cause := self.cause(at):
            return cause
        page = self.page
        run = page.rows[at][_RUN_BEFORE] + page.rows[at][_RUN_AFTER] + 1
        if run >= 4 and not page.shapes[at].stop:
            return f"is one of {int(run)} short lines in a row without a full stop"
        start, end = page.block
        if end and at < start:
            return "stands before the text begins"
        if end and at >= end:
            return "stands after the text ends"
        if self.counts[page.lines[at]] > 1:
            return "stands on the page more than once"
        return "doesn't fit the text around it"

    def _heading(self, at: int) -> str | None:
        """The short line above that names other stories or comments, with no running text between."""
        page = self.page
        for n in range(at - 1, max(-1, at - 1 - _UNDER), -1):
            one = page.shapes[n]
            if one.prose and page.block[0] <= n < page.block[1]:
                return None
            if (one.related or one.comment) and one.words <= _HEADING_WORDS and not one.stop:
                return page.lines[n]
        return None
