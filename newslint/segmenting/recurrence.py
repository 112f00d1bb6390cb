"""The stories of a page told from what recurs in its seams: credits, fields, counters, rules, closing words.

A mark parts stories if it stands in two seams or more, and if nearly all seams that hold it hold a headline as well.
Which line of a seam is the headline is told by its shape, by the words that it has in common with the text under it,
and by where headlines stand in the page's other seams. What stands above it belongs to it where the page's first seam
has such lines too, and to the story above where the last seam has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import is_subject_field, is_title_field
from newslint.segmenting.dating import has_dateline
from newslint.segmenting.headlines import is_menu
from newslint.segmenting.lines import RULE_LINE, Line, could_head, is_code, is_headline_shaped, is_prose
from newslint.segmenting.marks import Marked, Seam, mark_lines, seams_of
from newslint.segmenting.names import is_name

#: nearly all seams that hold a mark must hold a headline too
STEADY = 0.7
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
#: a first or last word of so many headlines is no mark of another kind of line
_SHARED = 0.5
#: headlines have more words than subheads: of each word over this number so much less newness is asked
_SUBHEAD, _A_WORD = 7, 0.05
#: where days stand over stories, what the evidence of the headlines without one must be (`cohesion`), and their words
UNDER_DAYS, _FEW_WORDS = -5.0, 4
#: no headline has more characters
_LONGEST = 170
#: of so many rules or more half may stand over a line that ends as a sentence does, of fewer none
_MANY_RULES = 3
#: a note to the reader at the end of a page has no more words under its first line
_NOTE = 15
#: so many lines that stand under no other text may stand above one that does
_ASIDE = 2
#: a section or a name over a headline has no more words
_KICKER = 3
_SURE = ("credit:date", "credit:by", "dateline", "signature")
#: a line that looks less like a headline is none (`_Layout._score`)
_LEAST = -1.0
_BRACKETS = re.compile(r"\s{0,3}\([^()]*\)")
_LONGEST_NAME, _UNCASED_NAME = 50, 8
_LIKELY = ("same:", "field:", "rule:", "begins:", "ends:", "credit:count")
_WITH_OTHERS = ("number", "symbol", "level:", "caps", "shape:", "labelled", "dated")
#: marks that headlines share where nothing else recurs, and what the evidence of the headlines must be then
_BY_THEMSELVES = ("dated", "symbol", "labelled", "caps", "shape:")
#: of these nobody asks whether the texts under them differ
_SURELY = ("dated", "symbol")
ALIKE, _FEWEST_ALIKE = -2.5, 3


class Start(Struct, frozen=True):
    """Where a story starts: its first line, a kicker or a date perhaps, and its headline.

    `over` is the first line of what stands over it and over others after it: a day.
    """

    over: int
    header: int
    title: int


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


class _Layout:
    """What the seams of a page have in common."""

    def __init__(self, lines: Sequence[Line], marked: list[Marked], seams: Sequence[Seam]) -> None:
        self.lines, self.marked = lines, marked
        self.seams = [seam for seam in seams if not seam.is_last]
        self.closing = next((seam for seam in seams if seam.is_last), None)
        self.words = Words(lines)
        self.signed = self._signatures()
        # by where a seam starts; seams are asked for theirs again and again
        self._marks: dict[int, frozenset[str]] = {}
        self.seen = Counter(mark for seam in seams for mark in self.marks(seam))
        self.titles = self._titles()

    def starts(self) -> list[Start]:
        """Where stories start."""
        if self._is_live() or len(self.titles) < 2:
            return []
        parting = self._parting()
        if not parting:
            return self._alike()
        found = [seam for seam in self.seams if seam in self.titles and self._is_parted(seam, parting)]
        if found and self._opens_with_story(found, parting):
            found.insert(0, self.seams[0])
        if len(found) < 2 or self._unexplained(found) > (CLUTTER if len(found) > 2 else CLUTTER_OF_TWO):
            return []
        if not parting & set(_SURE) and not self._are_most(found):
            return []
        found = sorted([*found, *self._under_one_day(found)], key=lambda seam: seam.start)
        opening = [Start(0, 0, 0)] if self._opens_with_text(found[0], parting) else []
        dayed = sum(map(self._has_day_above, found))
        return opening + self._started(found, has_days=0 < dayed < len(found))

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

    def end(self) -> int:
        """One past what belongs under the last story, as the like of it stands under others."""
        if not self.closing:
            return 0
        end = self.closing.start
        for at in range(self.closing.start, self.closing.end):
            if at - end > _ASIDE:
                break
            if at in self.signed or any(self.seen[mark] >= 2 for mark in self.marked[at].marks):
                end = at + 1
        return end

    def marks(self, seam: Seam) -> frozenset[str]:
        """All marks of a seam's lines, and the dateline of the text under it."""
        known = self._marks.get(seam.start)
        if known is None:
            lines = self.marked[seam.start : seam.end]
            known = self._marks[seam.start] = self._around(seam).union(*(one.marks for one in lines))
        return known

    def _around(self, seam: Seam) -> frozenset[str]:
        """The marks that a seam has from the texts above and below it."""
        signed = {"signature"} if seam.start in self.signed else set()
        return frozenset(self._dateline(seam) | signed)

    def _signatures(self) -> set[int]:
        """The lines of names, and of places under them, that stand under nearly every text of the page."""
        closing = self.closing
        under = [seam for seam in self.seams if not seam.is_first]
        if closing is None or len(under) < 2 or not self._is_named(closing.start):
            return set()
        named = [seam for seam in under if self._is_named(seam.start)]
        if len(named) < STEADY * len(under):
            return set()
        placed = closing.start + 1 < closing.end and self._is_named(closing.start + 1)
        signed = {seam.start for seam in [*named, closing]}
        return signed | {at + 1 for at in signed if placed and self._is_named(at + 1)}

    def _is_named(self, at: int) -> bool:
        """Whether a line is a name, with a place after a comma perhaps."""
        name = _BRACKETS.sub("", self.lines[at].text).replace(",", " ")
        if not any(map(str.isupper, name)):
            # a script without capitals: words that come again are no name, and no name is long
            return len(name) <= _UNCASED_NAME and not self.marked[at].marks and is_name(name.split())
        return len(name) <= _LONGEST_NAME and not name.isupper() and is_name(name.split())

    def _dateline(self, seam: Seam) -> set[str]:
        below = "" if seam.is_last else self.lines[seam.end].text
        return {"dateline"} if has_dateline(below) else set()

    def _alike(self) -> list[Start]:
        """Where nothing recurs but a mark that nearly all headlines have: a symbol, capitals, a place, figures."""
        seams = [] if is_prose(self.lines[0]) else [seam for seam in self.seams if seam in self.titles]
        seen = Counter(mark for seam in seams for mark in self.marked[self.titles[seam]].marks)
        for mark, count in sorted(seen.items(), key=lambda one: (one[0] not in _SURELY, -one[1])):
            found = [seam for seam in seams if mark in self.marked[self.titles[seam]].marks]
            where = [self.titles[seam] for seam in found]
            if mark.startswith(_BY_THEMSELVES) and count >= max(_FEWEST_ALIKE, COMPANION * (len(seams) - 1)):
                if (mark not in _SURELY and self.words.evidence(where) < ALIKE) or self._unexplained(found) > CLUTTER:
                    return []
                return self._started(found)
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
        where = [self.titles[seam] for seam in rest if self.lines[self.titles[seam]].words >= _FEW_WORDS]
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
        if any(mark.startswith(_WITH_OTHERS) for mark in parting):
            return False
        closing = self.marks(self.closing) if self.closing else frozenset()
        return not parting & set(_SURE) or bool(parting & set(_SURE) & (closing | {"signature"}))

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

    def _is_under_rule(self, at: int) -> bool:
        return at > 0 and RULE_LINE.match(self.lines[at - 1].text) is not None and is_headline_shaped(self.lines[at])

    def _unexplained(self, found: Sequence[Seam]) -> float:
        """The share of the lines from the first headline on that are neither text nor anything that recurs there."""
        seen = Counter(mark for seam in found for mark in self.marks(seam))
        usual = {mark for mark, count in seen.items() if count >= max(2, _SHARED * len(found))}
        heads = {self.titles[seam] for seam in found}
        first, last = self.titles[found[0]], max(at for at, one in enumerate(self.marked) if one.is_body)
        odd = sum(
            not (one.is_body or one.credit or one.marks & usual or at in heads)
            for at, one in enumerate(self.marked[first : last + 1], first)
        )
        return odd / (last + 1 - first)

    # which line is the headline

    def _titles(self) -> dict[Seam, int]:
        scores = {seam: self._scores(seam) for seam in self.seams}
        best = {seam: max(told, key=lambda at: told[at]) for seam, told in scores.items() if told}
        usual = Counter(self._position(seam, at) for seam, at in best.items())
        levels = Counter(mark for at in best.values() for mark in self.marked[at].marks if mark.startswith("level:"))
        scores = {seam: {at: score for at, score in told.items() if score > _LEAST} for seam, told in scores.items()}
        titles = {
            seam: max(
                told,
                key=lambda at: (
                    told[at]
                    + 3 * usual[self._position(seam, at)] / len(best)
                    + 6 * max((levels[mark] for mark in self.marked[at].marks), default=0) / len(best)
                ),
            )
            for seam, told in scores.items()
            if told
        }
        return {seam: at - 1 if self._is_deck(at, scores[seam]) else at for seam, at in titles.items()}

    def _is_deck(self, at: int, told: dict[int, float]) -> bool:
        """Whether a line is the deck under a headline: closed up with it, and longer."""
        if at - 1 not in told or self.lines[at].gap or self.marked[at].field or self.marked[at - 1].field:
            return False
        line, above = self.lines[at], self.lines[at - 1]
        is_first = at - 2 not in told or above.gap > 0
        return is_first and is_headline_shaped(above) and _FEW_WORDS <= above.words < line.words

    def _position(self, seam: Seam, at: int) -> tuple[str, str]:
        """What stands above and below a line in its seam, as a kind."""
        above = self._kind(at - 1) if at > seam.start else "start"
        below = self._kind(at + 1) if at + 1 < seam.end else "text"
        return above, below

    def _kind(self, at: int) -> str:
        one = self.marked[at]
        if one.credit:
            return "credit"
        return min((mark for mark in one.marks if self.seen[mark] > 1), default="line")

    def _scores(self, seam: Seam) -> dict[int, float]:
        """Each line of a seam that may be a headline, with how likely it is."""
        return {at: self._score(seam, at) for at in range(seam.start, seam.end) if self._may_head(at)}

    def _may_head(self, at: int) -> bool:
        one = self.marked[at]
        if (
            at in self.signed
            or one.credit
            or RULE_LINE.match(one.line.text)
            or (is_code(one.line.text) and any(map(str.isalpha, one.line.text)))
            or any(mark.startswith("same:") for mark in one.marks)
        ):
            return False
        if one.field and is_title_field(one.field[0]):
            return True
        if "://" in one.line.text:
            return False
        if is_menu(one.line) or one.line.text[0] == "(":
            return False
        if could_head(one.line):
            return True
        above = self.marked[at - 1] if at else None
        below = self.marked[at + 1] if at + 1 < len(self.marked) else None
        # a headline may end as a sentence does where a rule, a day or a credit stands by it
        beside = above is None or RULE_LINE.match(above.line.text) or above.credit or (below and below.credit)
        return bool(beside) and len(one.line.text) <= _LONGEST

    def _score(self, seam: Seam, at: int) -> float:
        one = self.marked[at]
        if one.field and is_title_field(one.field[0]):
            return 9.0
        line = one.line
        score = 2.0 * is_headline_shaped(line) + 1.5 * min(line.words, 10) / 10
        score += 2.0 * self.words.told(at, seam.end)
        is_upper = line.text.isupper()
        score -= 1.5 * (is_upper and line.words <= 3 and line.text[-1] != ".")
        score -= 1.5 * (is_upper and self._over_capitals(seam, at))
        score += 0.5 * (at == seam.start or line.gap > 0)
        score += 3.0 * (at > 0 and RULE_LINE.match(self.lines[at - 1].text) is not None) + 1.5 * (
            at == 0 and not self._has_credit(seam)
        )
        if one.field and is_subject_field(one.field[0]):
            score += 4.0 * all(not self._may_head(n) or self.marked[n].field for n in range(seam.start, seam.end))
        score -= 2.0 * any(mark.startswith("field:") for mark in one.marks)
        score -= 3.0 * bool(self._closes & one.marks)
        score -= 1.5 * any(
            mark.startswith(("begins:", "ends:")) and self.seen[mark] >= _SHARED * len(self.seams) for mark in one.marks
        )
        score += 0.7 * any(mark.startswith(_WITH_OTHERS) for mark in one.marks)
        score -= 1.0 * (at > seam.start and line.words <= 3 and all(word[:1].isupper() for word in line.text.split()))
        return score

    def _over_capitals(self, seam: Seam, at: int) -> bool:
        """Whether another line in capitals stands below, a gap between them: that one is next to the text."""
        below = self.lines[at + 1 : seam.end]
        return any(
            line.gap and line.text.isupper() and not self.marked[n].credit for n, line in enumerate(below, at + 1)
        )

    @cached_property
    def _closes(self) -> frozenset[str]:
        """The marks of what stands under the last text of the page: no headline has them."""
        marks = self.marks(self.closing) if self.closing else frozenset()
        return frozenset(mark for mark in marks if mark.startswith(("field:", "begins:", "ends:")))

    def _has_credit(self, seam: Seam) -> bool:
        return any(one.credit for one in self.marked[seam.start : seam.end])

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
            mark for mark, count in seen.items() if mark.startswith(_WITH_OTHERS) and count >= COMPANION * len(headed)
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
        companions = {mark for mark in self.marked[self.titles[seam]].marks if mark.startswith(_WITH_OTHERS)}
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
        return self._around(seam).union(*(one.marks for one in lines))

    # what stands above a headline

    def _started(self, found: Sequence[Seam], *, has_days: bool = False) -> list[Start]:
        """The starts of stories: the page's own head stands over the first, so of that only what heads others too.

        Where a page `has_days` each of which stands over several stories, a day is no part of the first of them.
        """
        first = self.seams[0]
        headers = {seam: self._header(seam) for seam in found if seam != first}
        if first in found:
            headers[first] = self._first_header([range(at, self.titles[seam]) for seam, at in headers.items()])
        starts = [(headers[seam], self.titles[seam]) for seam in found]
        return [
            Start(at, self._under_codes(self._under_days(at, title) if has_days else at, title), title)
            for at, title in starts
        ]

    def _under_days(self, at: int, title: int) -> int:
        """The first line from there on that is no day."""
        while at < title and "day" in self.marked[at].marks:
            at += 1
        return at

    def _header(self, seam: Seam) -> int:
        """The first line of the story that the seam's headline heads."""
        title = self.titles[seam]
        at = title
        while at > seam.start and self._goes_below(at - 1):
            at -= 1
        return self._under_rules(at, title)

    def _first_header(self, others: Sequence[range]) -> int:
        """The first line of the page's first story, `others` being the lines that stand over the other headlines."""
        seam = self.seams[0]
        usual = frozenset().union(*(self.marked[at].marks for lines in others for at in lines))
        title = self.titles[seam]
        first = max(seam.start, title - max(map(len, others), default=0))
        at = title
        while at > first and (self.marked[at - 1].marks & usual or self._is_kicker(at - 1)):
            at -= 1
        return self._under_rules(at, title)

    def _under_rules(self, at: int, title: int) -> int:
        """The first line from there on that isn't a rule: rules part stories and belong to none."""
        while at < title and RULE_LINE.match(self.lines[at].text):
            at += 1
        return at

    def _under_codes(self, at: int, title: int) -> int:
        """The first line from there on that is neither a code nor the same over nearly every headline."""
        while at < title and self.marked[at].credit is None and (is_code(self.lines[at].text) or self._is_constant(at)):
            at += 1
        return at

    def _is_constant(self, at: int) -> bool:
        """Whether a line stands in the same words over nearly all headlines: it says nothing of the story."""
        same = (mark for mark in self.marked[at].marks if mark.startswith("same:") and "#" not in mark)
        return any(self.seen[mark] >= max(2, COMPANION * len(self.titles)) for mark in same)

    def _goes_below(self, at: int) -> bool:
        """Whether a line above a headline belongs to it."""
        one = self.marked[at]
        if at in self.signed:
            return False
        apart = ("ends:", "caps") if self.lines[at + 1].gap else ("ends:",)
        marks = {mark for mark in one.marks if not mark.startswith(apart)}
        above = self._first_heads & marks
        below = (self.marks(self.closing) & marks) if self.closing else frozenset()
        if above or below:
            return bool(above) and not (below - above)
        if any(mark.startswith("rule:") for mark in one.marks):
            return False
        if one.credit:
            return "credit:date" in one.marks or "clock" in one.marks
        return "label" in one.marks or self._is_kicker(at)

    def _is_kicker(self, at: int) -> bool:
        """Whether a line is a few words right above another one."""
        below = self.lines[at + 1]
        return below.gap == 0 and self.lines[at].words <= _KICKER and not RULE_LINE.match(below.text)

    @property
    def _first_heads(self) -> frozenset[str]:
        """The marks of what stands above the first headline of the page."""
        first = self.seams[0]
        if not first.is_first or first not in self.titles:
            return frozenset()
        return frozenset().union(*(one.marks for one in self.marked[first.start : self.titles[first]]))
