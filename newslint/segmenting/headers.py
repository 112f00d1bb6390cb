"""What stands over the headlines of a page's stories, and so where each of them starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from newslint.segmenting.lines import RULE_LINE, is_code
from newslint.segmenting.marks import Seam
from newslint.segmenting.page_seams import PageSeams

#: what stands in the same words over so many headlines says nothing of the story under it
NEARLY_ALL = 0.8
#: a section or a name over a headline has no more words
_KICKER = 3


class Start(Struct, frozen=True):
    """Where a story starts: its first line, a kicker or a date perhaps, and its headline.

    `over` is the first line of what stands over it and over others after it: a day.
    """

    over: int
    header: int
    title: int


class Headers:
    """The lines above the headlines of a page."""

    def __init__(self, page: PageSeams) -> None:
        self.page = page

    def started(self, found: Sequence[Seam], *, has_days: bool = False) -> list[Start]:
        """The starts of stories: the page's own head stands over the first, so of that only what heads others too.

        Where a page `has_days` each of which stands over several stories, a day is no part of the first of them.
        """
        first = self.page.seams[0]
        headers = {seam: self._header(seam) for seam in found if seam != first}
        if first in found:
            headers[first] = self._first_header([range(at, self.page.titles[seam]) for seam, at in headers.items()])
        starts = [(at, self.page.titles[seam]) for seam, at in self._without_extra(found, headers).items()]
        return [
            Start(at, self._under_codes(self._under_days(at, title) if has_days else at, title), title)
            for at, title in starts
        ]

    def _without_extra(self, found: Sequence[Seam], headers: dict[Seam, int]) -> dict[Seam, int]:
        """The first lines, but for words over one headline that stand over none of the others: an advertisement's."""
        over = {seam: self.page.titles[seam] - headers[seam] for seam in found}
        usual, count = Counter(over.values()).most_common(1)[0]
        if not usual or 2 * count <= len(found):
            return {seam: headers[seam] for seam in found}
        return {seam: self._without_more(headers[seam], self.page.titles[seam] - usual) for seam in found}

    def _without_more(self, at: int, usual: int) -> int:
        while at < usual and not self.page.marked[at].marks and self._is_kicker(at):
            at += 1
        return at

    def _under_days(self, at: int, title: int) -> int:
        """The first line from there on that is no day."""
        while at < title and "day" in self.page.marked[at].marks:
            at += 1
        return at

    def _header(self, seam: Seam) -> int:
        """The first line of the story that the seam's headline heads."""
        title = self.page.titles[seam]
        at = title
        while at > seam.start and self._goes_below(at - 1):
            at -= 1
        return self._under_rules(at, title)

    def _first_header(self, others: Sequence[range]) -> int:
        """The first line of the page's first story, `others` being the lines that stand over the other headlines."""
        seam = self.page.seams[0]
        usual = frozenset().union(*(self.page.marked[at].marks for lines in others for at in lines))
        title = self.page.titles[seam]
        first = max(seam.start, title - max(map(len, others), default=0))
        at = title
        while at > first and (self.page.marked[at - 1].marks & usual or self._is_kicker(at - 1)):
            at -= 1
        return self._under_rules(at, title)

    def _under_rules(self, at: int, title: int) -> int:
        """The first line from there on that isn't a rule: rules part stories and belong to none."""
        while at < title and RULE_LINE.match(self.page.lines[at].text):
            at += 1
        return at

    def _under_codes(self, at: int, title: int) -> int:
        """The first line from there on that is neither a code nor the same over nearly every headline."""
        while at < title and self._says_nothing(at):
            at += 1
        return at

    def _says_nothing(self, at: int) -> bool:
        """Whether a line tells nothing of a story: a code, or what stands over nearly every headline."""
        return self.page.marked[at].credit is None and (is_code(self.page.lines[at].text) or self._is_constant(at))

    def _is_constant(self, at: int) -> bool:
        """Whether a line stands in the same words over nearly all headlines: it says nothing of the story."""
        same = (mark for mark in self.page.marked[at].marks if mark.startswith("same:") and "#" not in mark)
        return any(self.page.seen[mark] >= max(2, NEARLY_ALL * len(self.page.titles)) for mark in same)

    def _goes_below(self, at: int) -> bool:
        """Whether a line above a headline belongs to it."""
        one = self.page.marked[at]
        if at in self.page.signed:
            return False
        apart = ("ends:", "caps") if self.page.lines[at + 1].gap else ("ends:",)
        marks = {mark for mark in one.marks if not mark.startswith(apart)}
        above = self._first_heads & marks
        below = (self.page.marks(self.page.closing) & marks) if self.page.closing else frozenset()
        if above or below:
            return bool(above) and not (below - above)
        if any(mark.startswith("rule:") for mark in one.marks):
            return False
        if one.credit:
            return "credit:date" in one.marks or "clock" in one.marks
        return "label" in one.marks or self._is_kicker(at)

    def _is_kicker(self, at: int) -> bool:
        """Whether a line is a few words right above another one."""
        below = self.page.lines[at + 1]
        return below.gap == 0 and self.page.lines[at].words <= _KICKER and not RULE_LINE.match(below.text)

    @property
    def _first_heads(self) -> frozenset[str]:
        """The marks of what stands above the first headline of the page."""
        first = self.page.seams[0]
        if not first.is_first or first not in self.page.titles:
            return frozenset()
        return frozenset().union(*(one.marks for one in self.page.marked[first.start : self.page.titles[first]]))
