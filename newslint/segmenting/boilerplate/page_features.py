"""What a line's neighbours and its place on the page add to its shape, as numbers for `judging`.

There are two rows of numbers a line. The first holds what can be counted right away. The second adds what the first
judgement of the other lines says: how sure a story the lines around are, how much of it stands above and below, and
whether the line speaks of the same things.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from newslint.segmenting.boilerplate.line_features import RIGHTS, LineFeatures, line_features, meaning

#: no run, distance or weight counts for more
RUN, FAR, HEAVY, OFTEN = 30, 30, 60, 8
#: the lines above and below of which something is told, and what
PLACES = (-2, -1, 1, 2)
NEIGHBOUR = ("words", "stop", "lowers", "function", "marks", "machine", "prose", "dated", "sign")
CONTEXT = (
    "run_before", "run_after", "prose_run", "near_prose", "wide_prose", "prose_above", "prose_below", "block",
    "block_start", "block_end", "block_share", "prose_share", "lines", "place", "from_end", "repeats", "page_marks",
    "loose", "page_words", "under_comment", "under_related", "under_tools", "over_tools", "alike", "signs",
)  # fmt: skip
FIRST = (*LineFeatures._fields, *(f"{place:+d} {name}" for place in PLACES for name in NEIGHBOUR), *CONTEXT)
SECOND = (
    "odds", *(f"{place:+d} odds" for place in (-3, -2, -1, 1, 2, 3)), "story_3", "story_8", "story_20", "lines_3",
    "lines_8", "lines_20", "story_above", "story_below", "story_share", "sure_above", "sure_below", "shared_near",
    "shared_story", "heads", "repeats_start",
)  # fmt: skip
ALL = (*FIRST, *SECOND)
_OWN = len(LineFeatures._fields)
_AT = {name: LineFeatures._fields.index(name) for name in NEIGHBOUR}
_WORDS, _STOP, _PROSE, _MARKS = (LineFeatures._fields.index(name) for name in ("words", "stop", "prose", "marks"))
_COMMENT, _TOOLS, _RELATED, _SIGN = (
    LineFeatures._fields.index(name) for name in ("comment", "tools", "related", "sign")
)
_WINDOWS = (3, 8, 20)
#: odds aren't told apart beyond this
_CERTAIN = 4.0
#: a line with this share of words of pages is the page's own
SPEAKING = 0.25
#: a line of no more words with a page's sign is the page's own, and so is one with so many separators and no figure
LABEL, MENU = 12, 2
#: a line that is so likely the story's tells what the story is about
_LIKELY = 0.2


class PageFeatures:
    """All lines of a page, and what they say of each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.shapes = shapes = [line_features(line) for line in lines]
        self.size = len(lines)
        self.is_prose = [one.prose for one in shapes]
        self.prose = [at for at, one in enumerate(self.is_prose) if one]
        self.weights = [min(one.words, HEAVY) for one in shapes]
        self.own_prose = [w if p else 0 for w, p in zip(self.weights, self.is_prose)]
        self.sums = [0, *accumulate(self.own_prose)]
        self.block = _main_block(shapes)
        start, end = self.block
        self.words = sum(one.words for one in shapes)
        self.block_share = (self.sums[end] - self.sums[start]) / self.words if self.words else 0.0
        self.loose = sum(not one.prose and one.words < 12 for one in shapes)
        self.marked = sum(map(_speaks, shapes))
        self.signed = sum(map(_is_signed, shapes, lines))

    @cached_property
    def rows(self) -> list[tuple[float, ...]]:
        """The first row of each line, in the order of `FIRST`."""
        own = list(zip(*self.shapes))
        beside = [_shift(own[_AT[name]], place) for place in PLACES for name in NEIGHBOUR]
        return list(zip(*own, *beside, *self._context(own)))

    def _context(self, own: Sequence[Sequence[float]]) -> list[Sequence[float]]:
        size, (start, end) = self.size, self.block
        loose = [not one.prose and one.words < 15 and not one.stop for one in self.shapes]
        counts = Counter(self.lines)
        above, below = _distances(self.prose, size)
        to_start, to_end = _ramp(start, size), _ramp(max(0, end - 1), size)
        return [
            _runs(loose),
            _runs(loose[::-1])[::-1],
            _lengths(self.is_prose),
            self._prose_within(3),
            self._prose_within(10),
            above,
            below,
            [*(-far for far in to_start[:start]), *([0] * (end - start)), *to_end[end:]],
            to_start,
            to_end,
            [self.block_share] * size,
            [len(self.prose) / size] * size,
            [math.log(size + 1)] * size,
            [at / size for at in range(size)],
            _ramp(size, size),
            [counts[line] if counts[line] < 4 else 4 for line in self.lines],
            [sum(map(bool, own[_MARKS])) / size] * size,
            [math.log(self.loose + 1)] * size,
            [math.log(self.words + 1)] * size,
            self._under(own[_COMMENT]),
            self._under(own[_RELATED]),
            self._under(own[_TOOLS]),
            self._under(own[_TOOLS][::-1], reverse=True)[::-1],
            self._alike(loose),
            [sum(own[_SIGN]) / size] * size,
        ]

    def _alike(self, loose: Sequence[bool]) -> list[int]:
        """In how many short lines, up to `OFTEN`, the word of each that most of them share stands; 0 for others."""
        meant = [meaning(line) if is_loose else frozenset[str]() for line, is_loose in zip(self.lines, loose)]
        counts = Counter(word for words in meant for word in words)
        return [min(OFTEN, max(map(counts.__getitem__, words), default=0)) for words in meant]

    def _prose_within(self, reach: int) -> list[int]:
        """How many words of running text stand within so many lines of each, without its own."""
        sums, size = self.sums, self.size
        low = [*([0] * reach), *sums[: max(0, size - reach)]][:size]
        high = [*sums[reach + 1 :], *([sums[-1]] * reach)][-size:]
        return [up - down - own for up, down, own in zip(high, low, self.own_prose)]

    def _under(self, marks: Sequence[float], *, reverse: bool = False) -> list[int]:
        """How many lines above each the nearest short line with such a mark stands."""
        shapes = self.shapes[::-1] if reverse else self.shapes
        found, since = [], FAR
        for one, mark in zip(shapes, marks):
            found.append(since)
            if mark and one.words <= 8:
                since = 1
            elif since < FAR:
                since += 1
        return found

    def again(self, odds: Sequence[float]) -> ContextFeatures:
        """What the first judgement of all lines (log-odds of being furniture) says of each."""
        return ContextFeatures(self, odds)


class ContextFeatures:
    """The second row of lines, from the odds of all."""

    def __init__(self, page: PageFeatures, odds: Sequence[float]) -> None:
        self.page = page
        self.odds = [max(-_CERTAIN, min(_CERTAIN, one)) for one in odds]
        self.story = [1 / (1 + math.exp(one)) for one in self.odds]
        self.lines = [0.0, *accumulate(self.story)]
        self.told = [0.0, *accumulate(share * weight for share, weight in zip(self.story, page.weights))]
        self.all = [0, *accumulate(page.weights)]
        self.sure = [at for at, share in enumerate(self.story) if share > 0.8 and page.weights[at] >= 12]
        self._meant: dict[int, frozenset[str]] = {}
        padding = [3.0] * 3
        self.padded = [*padding, *self.odds, *padding]

    def meant(self, at: int) -> frozenset[str]:
        """The words of line `at` that say what it is about."""
        kept = self._meant.get(at)
        if kept is None:
            kept = self._meant[at] = meaning(self.page.lines[at])
        return kept

    @cached_property
    def story_words(self) -> dict[str, float]:
        """How much of the likely story each word stands in."""
        found: dict[str, float] = {}
        for at, share in enumerate(self.story):
            if share > _LIKELY and self.page.weights[at] >= 8:
                for word in self.meant(at):
                    found[word] = found.get(word, 0.0) + share
        return found

    def _shared(self, at: int) -> float:
        """How much of what a line is about the rest of the likely story speaks of."""
        meant, share, told = self.meant(at), self.story[at], self.story_words
        own = share if share > _LIKELY and self.page.weights[at] >= 8 else 0.0
        return sum([min(1.0, told.get(word, 0.0) - own) for word in meant])

    @cached_property
    def heading(self) -> int:
        """The line over the main stretch of text that holds most of its words, as headlines do."""
        start = self.page.block[0]
        best, found = 0.0, -1
        for at in range(max(0, start - 15), min(start + 1, self.page.size)):
            if 3 <= self.page.shapes[at].words <= 25 and (words := self.meant(at)):
                score = self._shared(at) ** 2 / len(words)
                if score >= best and score:
                    best, found = score, at
        return found

    @cached_property
    def starts(self) -> Counter[str]:
        """How many lines begin with the same characters."""
        return Counter(line[:24] for line in self.page.lines)

    def of(self, at: int) -> tuple[float, ...]:
        """Both rows of line `at`, in the order of `ALL`."""
        page, size, story, weight = self.page, self.page.size, self.story, self.page.weights[at]
        row: list[float] = [self.odds[at]]
        row += [self.padded[at + place] for place in (0, 1, 2, 4, 5, 6)]
        shares, counts = [], []
        for reach in _WINDOWS:
            low, high = max(0, at - reach), min(size, at + reach + 1)
            told = self.told[high] - self.told[low] - story[at] * weight
            shares.append(told / max(1, self.all[high] - self.all[low] - weight))
            counts.append(self.lines[high] - self.lines[low] - story[at])
        sure = bisect_left(self.sure, at)
        next_sure = bisect_right(self.sure, at)
        meant = self.meant(at)
        row += shares
        row += counts
        row += [
            math.log(self.told[at] + 1),
            math.log(max(0.0, self.told[size] - self.told[at + 1]) + 1),
            self.told[size] / max(1, self.all[size]),
            min(at - self.sure[sure - 1], FAR) if sure else FAR,
            min(self.sure[next_sure] - at, FAR) if next_sure < len(self.sure) else FAR,
        ]
        if meant:
            near = frozenset().union(*(self.meant(n) for n in (at - 2, at - 1, at + 1, at + 2) if 0 <= n < size))
            row += [len(meant & near) / len(meant), self._shared(at) / len(meant)]
        else:
            row += [-1.0, -1.0]
        row += [float(self.heading == at), min(self.starts[page.lines[at][:24]], 4)]
        return (*page.rows[at], *row)


def _speaks(one: LineFeatures) -> bool:
    """Whether a line speaks to the reader as pages do, and isn't a sentence of a report that happens to hold a word."""
    if not one.marks or one.prose:
        return False
    return bool(one.legal or one.account or one.machine) or (not one.stop and one.marks >= SPEAKING * one.words)


def _is_signed(one: LineFeatures, line: str) -> bool:
    """Whether a line without a word of pages is a menu, or claims rights."""
    if one.marks or one.prose or one.words > LABEL:
        return False
    is_menu = one.parts >= MENU and not one.digits and not one.stop
    return is_menu or (one.sign > 0 and RIGHTS.search(line) is not None)


def _shift(column: Sequence[float], place: int) -> list[float]:
    """The column as it is seen from so many lines above (`place` > 0) or below; -1 where the page has ended."""
    padding = [-1.0] * min(abs(place), len(column))
    return [*column[place:], *padding] if place > 0 else [*padding, *column[: len(column) - len(padding)]]


def _ramp(point: int, size: int) -> list[int]:
    """How far each line is from that one, above and below."""
    above = [*([FAR] * (point - FAR)), *range(min(point, FAR), 0, -1)]
    return [*above, *range(min(FAR, size - point)), *([FAR] * (size - point - FAR))]


def _distances(marked: Sequence[int], size: int) -> tuple[list[int], list[int]]:
    """How far above and below each line the nearest other marked one is."""
    above, below = [FAR] * size, [FAR] * size
    for at, following in zip(marked, [*marked[1:], size]):
        for n in range(at + 1, min(following + 1, size, at + FAR)):
            above[n] = n - at
    for at, before in zip(marked, [-1, *marked[:-1]]):
        for n in range(max(before, at - FAR, 0), at):
            below[n] = at - n
    return above, below


def _main_block(shapes: Sequence[LineFeatures]) -> tuple[int, int]:
    """First and one past the last line of the stretch that holds the most running text and the least else."""
    best, best_span, total, start = -1, (0, 0), 0, 0
    for at, one in enumerate(shapes):
        if total <= 0:
            total, start = 0, at
        total += min(one.words, HEAVY) if one.prose else -8
        if total > best:
            best, best_span = total, (start, at + 1)
    return best_span


def _runs(loose: Sequence[bool]) -> list[int]:
    """How many short lines that are no sentences stand in a row above each line."""
    before, run = [], 0
    for is_loose in loose:
        before.append(min(run, RUN))
        run = run + 1 if is_loose else 0
    return before


def _lengths(is_prose: Sequence[int]) -> list[int]:
    """For each line of running text how many stand in a row with it; 0 for all others."""
    found: list[int] = []
    run = 0
    for one in [*is_prose, 0]:
        if one:
            run += 1
            continue
        found += [min(run, RUN)] * run
        found.append(0)
        run = 0
    return found[:-1]
