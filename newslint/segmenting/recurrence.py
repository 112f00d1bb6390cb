"""The stories of a page told from what recurs in its seams: credits, fields, counters, rules, closing words.

A mark parts stories if it stands in two seams or more, and if nearly all seams that hold it hold a headline as well.
Which line of a seam is the headline is told by its shape, by the words that it has in common with the text under it,
and by where headlines stand in the page's other seams. What stands above it belongs to it where the page's first seam
has such lines too, and to the story above where the last seam has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newslint.segmenting.boundaries import is_entry_of_a_day
from newslint.segmenting.calendar_names import weekday_of
from newslint.segmenting.credits import is_title_field
from newslint.segmenting.headers import Headers, Start
from newslint.segmenting.lines import RULE_LINE, Line, is_headline_shaped, is_prose, prose_after
from newslint.segmenting.marks import Seam, mark_lines, seams_of
from newslint.segmenting.page_seams import STEADY, PageSeams
from newslint.segmenting.seam_titles import FEW_WORDS, LONGEST, SHARED, WITH_OTHERS

#: a mark that nearly all headlines have marks others as well
COMPANION = 0.8
#: how new the texts under the headlines must be where only closing words, rules or fields recur (`cohesion`)
HARDLY_NEW = -0.25
#: from so many entries with a clock time on a page is live coverage
ENTRIES = 3
#: where no credit says so, stories are parted if most lines that could be headlines are
MOST = 0.65
#: lines that nothing explains are a menu, links, comments; 0.0 to 0.3 on pages of several stories, more elsewhere
CLUTTER, CLUTTER_OF_TWO = 0.35, 0.25
#: headlines have more words than subheads: of each word over this number so much less newness is asked
_SUBHEAD, _A_WORD = 7, 0.05
#: where days stand over stories, what the evidence of the headlines without one must be (`cohesion`)
UNDER_DAYS = -5.0
#: of so many rules or more half may stand over a line that ends as a sentence does, of fewer none
_MANY_RULES = 3
#: text stands so many lines below what a rule parts from the story above
TOLD_WITHIN = 12
#: a note to the reader at the end of a page has no more words under its first line
_NOTE = 15
_SHORT = 3
_DATED = ("credit:date", "dateline")
_SURE = ("credit:date", "credit:by", "dateline", "signature")
_LIKELY = ("same:", "field:", "rule:", "begins:", "ends:", "credit:count")
#: marks that headlines share where nothing else recurs, and what the evidence of the headlines must be then
_BY_THEMSELVES = ("dated", "symbol", "labelled", "caps", "shape:")
#: of these nobody asks whether the texts under them differ
_SURELY = ("dated", "symbol")
ALIKE, _FEWEST_ALIKE = -2.5, 3


def recurring_starts(lines: Sequence[Line]) -> tuple[list[Start], range]:
    """Where the stories of a page start, the first included, and the least and the most that the last one ends at.

    Nothing if no mark recurs between stories.
    """
    marked = mark_lines(lines)
    seams = seams_of(marked)
    if len(seams) < 2:
        return [], range(0)
    layout = _Layout(lines, marked, seams)
    starts, until = layout.without_notes(layout.starts())
    return starts, range(min(layout.end(), until), until)


def _is_of_a_day(text: str) -> bool:
    """Whether a line begins with the name of a weekday; shorter ones are words in other languages: "la", "di"."""
    word = text.partition(" ")[0].strip(":,.–—")
    return len(word) > _SHORT and bool(weekday_of(word))


class _Layout(PageSeams):
    """How the seams of a page part its stories."""

    def starts(self) -> list[Start]:
        """Where stories start."""
        if self._is_live() or len(self.titles) < 2:
            return []
        parting = self._parting()
        if not parting:
            return self._alike()
        found = [seam for seam in self.seams if seam in self.titles and self._is_parted(seam, parting)]
        found = self._without_lower(found)
        if found and self._opens_with_story(found, parting):
            found.insert(0, self.seams[0])
        if len(found) < 2 or not (self._is_steady_rhythm(found) or self._is_tidy(found)):
            return []
        if not parting & set(_SURE) and not self._are_most(found):
            return []
        found = sorted([*found, *self._under_one_day(found)], key=lambda seam: seam.start)
        opening = [Start(0, 0, 0)] if self._opens_with_text(found[0], parting) else []
        dayed = sum(map(self._has_day_above, found))
        headed = opening + Headers(self).started(found, has_days=0 < dayed < len(found))
        ruled = (Start(at, at, at) for at in self._ruled(found, parting))
        return sorted([*headed, *ruled], key=lambda start: start.title)

    def _without_lower(self, found: Sequence[Seam]) -> list[Seam]:
        """The seams without those whose headline is marked as a lower one than nearly all others: a quiz, a note."""
        levels = {seam: self._level(self.titles[seam]) for seam in found}
        usual, count = Counter(levels.values()).most_common(1)[0] if levels else (0, 0)
        if not usual or count < max(2, STEADY * len(found)):
            return list(found)
        return [seam for seam in found if levels[seam] <= usual]

    def _level(self, at: int) -> int:
        return next((int(mark[-1]) for mark in self.marked[at].marks if mark.startswith("level:")), 0)

    def _ruled(self, found: Sequence[Seam], parting: frozenset[str]) -> list[int]:
        """Where rules part stories, the short lines under those rules that stand over none of the headlines found."""
        rules = {mark for mark in parting if mark.startswith("rule:")}
        under = [
            at + 1
            for seam in self.seams
            if seam not in found
            for at in range(seam.start, seam.end)
            if self.marked[at].marks & rules
        ]
        if len(found) < max(_MANY_RULES, STEADY * (len(found) + len(under))):
            return []
        return [at for at in under if len(self.lines[at].text) <= LONGEST and prose_after(self.lines, at, TOLD_WITHIN)]

    def without_notes(self, starts: list[Start]) -> tuple[list[Start], int]:
        """The starts without a note to the reader that closes the page, and where that starts.

        No headline but its own ends as a sentence does, and next to nothing stands under it.
        """
        closes = [self.lines[start.title].text.endswith((".", "。", "।")) for start in starts]
        under = sum(line.words for line in self.lines[starts[-1].title + 1 :]) if starts else 0
        if len(starts) <= 2 or any(closes[:-1]) or not closes[-1] or under > _NOTE:
            return starts, len(self.lines)
        at = starts[-1].over
        while RULE_LINE.match(self.lines[at - 1].text):
            at -= 1
        return starts[:-1], at

    def _alike(self) -> list[Start]:
        """Where nothing recurs but a mark that nearly all headlines have: a symbol, capitals, a place, figures."""
        seams = [] if is_prose(self.lines[0]) else [seam for seam in self.seams if seam in self.titles]
        seen = Counter(mark for seam in seams for mark in self.marked[self.titles[seam]].marks)
        for mark, count in sorted(seen.items(), key=lambda one: (one[0] not in _SURELY, -one[1])):
            found = [seam for seam in seams if mark in self.marked[self.titles[seam]].marks]
            where = [self.titles[seam] for seam in found]
            if mark == "labelled" and all(is_entry_of_a_day(self.lines[at].text) for at in where):
                return []  # a diary
            if mark.startswith(_BY_THEMSELVES) and count >= max(_FEWEST_ALIKE, COMPANION * (len(seams) - 1)):
                if (mark not in _SURELY and self.words.evidence(where) < ALIKE) or self._unexplained(found) > CLUTTER:
                    return []
                return Headers(self).started(found)
        return []

    def _is_live(self) -> bool:
        """Whether clock times, or days but not over the first text, head the entries of one story."""
        if self.seen["dated"] >= ENTRIES and "dated" not in self.marks(self.seams[0]):
            return True
        return self.seen["clock"] >= ENTRIES and self.seen["credit:date"] < self.seen["clock"]

    def _under_one_day(self, found: Sequence[Seam]) -> list[Seam]:
        """Where days stand over several stories each, the seams of those that aren't the first of their day."""
        under_days = [seam for seam in found if self._has_day_above(seam)]
        rest = [
            seam for seam in self.seams if seam in self.titles and seam not in found and seam.start > found[0].start
        ]
        where = [at for seam in rest if self.lines[at := self.titles[seam]].words >= FEW_WORDS - 1]
        where = [at for at in where if not _is_of_a_day(self.lines[at].text)]
        if len(under_days) < STEADY * len(found) or not where or self.words.evidence(where) < UNDER_DAYS:
            return []
        return [seam for seam in rest if self.titles[seam] in where]

    def _has_day_above(self, seam: Seam) -> bool:
        return any("day" in one.marks for one in self.marked[seam.start : self.titles[seam]])

    def _opens_with_story(self, found: Sequence[Seam], parting: frozenset[str]) -> bool:
        """Whether the page's first headline heads a story too: it has no mark where marks stand under the stories.

        Where headlines have marks of their own the first text without one introduces the page.
        """
        first = self.seams[0]
        if first in found or not first.is_first or first not in self.titles:
            return False
        if any(mark.startswith(WITH_OTHERS) for mark in parting):
            return False
        if all(self._is_credited(self.titles[seam] + 1) for seam in found):
            return False  # here what dates or signs a story stands under its headline
        closing = self.marks(self.closing) if self.closing else frozenset()
        return not parting & set(_SURE) or bool(parting & set(_SURE) & (closing | {"signature"}))

    def _is_credited(self, at: int) -> bool:
        credit = self.marked[at].credit if at < len(self.marked) else None
        return credit is not None and bool(credit.kinds & {"date", "by"})

    def _opens_with_text(self, first: Seam, parting: frozenset[str]) -> bool:
        """Whether a page whose stories are parted by rules begins with the text of one, no headline over it."""
        ruled = all(mark.startswith(("rule:", "begins:", "ends:")) for mark in parting)
        return ruled and first.start > 0 and self.marked[0].is_body

    def _are_most(self, found: Sequence[Seam]) -> bool:
        """Whether these are most of the page's headlines, and look like headlines: subheads of a text aren't parted."""
        ruled = [seam for seam in found if any(mark.startswith("rule:") for mark in self.marks(seam))]
        headed = [seam for seam in ruled if self._is_under_rule(self.titles[seam])]
        enough = len(ruled) / 2 if len(ruled) >= _MANY_RULES else len(ruled)
        if ruled and len(ruled) >= len(found) - 1 and len(headed) >= enough:
            return True
        if is_prose(self.lines[0]):
            # whoever lists stories begins with a headline
            return False
        shaped = sum(is_headline_shaped(self.lines[self.titles[seam]]) for seam in found)
        return len(found) >= MOST * len(self.titles) and shaped >= COMPANION * len(found)

    def _is_tidy(self, found: Sequence[Seam]) -> bool:
        """Whether next to nothing on the page is left unexplained."""
        return self._unexplained(found) <= (CLUTTER if len(found) > 2 else CLUTTER_OF_TWO)

    def _is_steady_rhythm(self, found: Sequence[Seam]) -> bool:
        """Whether each headline has a day and the same line besides: menus between the stories say nothing then.

        What is found must be all days of the page: the stories that a page links to have days, but no such lines.
        """
        told = [self._beside(seam) for seam in found]
        dated = sum(any(mark in _DATED for mark in marks) for marks in told)
        same = Counter(mark for marks in told for mark in marks if mark.startswith("same:"))
        return dated == len(found) > 2 and max(same.values(), default=0) == len(found)

    def _is_under_rule(self, at: int) -> bool:
        return at > 0 and RULE_LINE.match(self.lines[at - 1].text) is not None and is_headline_shaped(self.lines[at])

    def _unexplained(self, found: Sequence[Seam]) -> float:
        """The share of the lines from the first headline on that are neither text nor anything that recurs there."""
        seen = Counter(mark for seam in found for mark in self.marks(seam))
        usual = {mark for mark, count in seen.items() if count >= max(2, SHARED * len(found))}
        heads = {self.titles[seam] for seam in found}
        first, last = self.titles[found[0]], max(at for at, one in enumerate(self.marked) if one.is_body)
        odd = sum(
            not (one.is_body or one.credit or one.marks & usual or at in heads)
            for at, one in enumerate(self.marked[first : last + 1], first)
        )
        return odd / (last + 1 - first)

    # which marks part stories

    def _parting(self) -> frozenset[str]:
        sure = {mark for mark in _SURE if self._is_steady(mark)}
        likely = {mark for mark in self.seen if mark.startswith(_LIKELY) and self._is_steady(mark)}
        where = [self.titles[seam] for seam in self.seams if self._beside(seam) & likely]
        if not sure and not self._are_new(where, HARDLY_NEW):
            return frozenset()
        parting = sure | likely
        headed = [seam for seam in self.seams if self._beside(seam) & parting]
        if not headed:
            return frozenset()
        return frozenset(parting | self._companions(headed))

    def _companions(self, headed: Sequence[Seam]) -> set[str]:
        """Marks that parting says little of, but nearly all headlines have."""
        seen = Counter(mark for seam in headed for mark in self.marked[self.titles[seam]].marks)
        return {
            mark for mark, count in seen.items() if mark.startswith(WITH_OTHERS) and count >= COMPANION * len(headed)
        }

    def _is_steady(self, mark: str) -> bool:
        holding = [seam for seam in self.seams if mark in self.marks(seam)]
        headed = [seam for seam in holding if mark in self._beside(seam)]
        everywhere = len(headed) + (self.closing is not None and mark in self.marks(self.closing))
        enough = 2 if mark in _SURE or mark.startswith(("rule:", "same:", "field:")) else 3
        return everywhere >= enough and len(headed) >= max(1, STEADY * len(holding))

    def _are_new(self, where: Sequence[int], least: float) -> bool:
        """Whether the texts under these headlines are about different things."""
        if len(where) < 2:
            return False
        ends = [*where[1:], len(self.lines)]
        told = [self.words.newness(above, at, end) for (above, at), end in zip(pairwise(where), ends[1:])]
        words = sum(self.lines[at].words for at in where) / len(where)
        return sum(told) / len(told) > least - _A_WORD * max(0.0, words - _SUBHEAD)

    def _is_parted(self, seam: Seam, parting: frozenset[str]) -> bool:
        companions = {mark for mark in self.marked[self.titles[seam]].marks if mark.startswith(WITH_OTHERS)}
        return bool((self._beside(seam) | companions) & parting)

    def _beside(self, seam: Seam) -> frozenset[str]:
        """The marks of a seam's lines but its headline; none where it has no headline."""
        if seam not in self.titles:
            return frozenset()
        title = self.titles[seam]
        field = self.marked[title].field
        if field and is_title_field(field[0]):
            return self.marks(seam)
        lines = self.marked[seam.start : title] + self.marked[title + 1 : seam.end]
        return self.around(seam).union(*(one.marks for one in lines))
