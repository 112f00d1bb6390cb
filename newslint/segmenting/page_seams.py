"""A page's seams read together: the marks of each, what signs the texts above, and which line is the headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.cohesion import Words
from newslint.segmenting.dating import has_dateline
from newslint.segmenting.lines import Line
from newslint.segmenting.marks import Marked, Seam
from newslint.segmenting.names import is_name, without_brackets
from newslint.segmenting.seam_titles import SeamTitles

#: so many of the texts of a page are signed where any is
STEADY = 0.7
#: so many lines that stand under no other text may stand above one that does
_ASIDE = 2
_LONGEST_NAME, _UNCASED_NAME = 50, 8


class PageSeams:
    """The seams of a page, what recurs in them, and their headlines; `closing` is the one under the last text."""

    def __init__(self, lines: Sequence[Line], marked: list[Marked], seams: Sequence[Seam]) -> None:
        self.lines, self.marked = lines, marked
        self.seams = [seam for seam in seams if not seam.is_last]
        self.closing = next((seam for seam in seams if seam.is_last), None)
        self.words = Words(lines)
        self.signed = self._signatures()
        # by where a seam starts; seams are asked for theirs again and again
        self._marks: dict[int, frozenset[str]] = {}
        self.seen = Counter(mark for seam in seams for mark in self.marks(seam))
        closes = self.marks(self.closing) if self.closing else frozenset[str]()
        self.titles = SeamTitles(marked, self.seams, self.words, self.signed, self.seen, closes).found()

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
            known = self._marks[seam.start] = self.around(seam).union(*(one.marks for one in lines))
        return known

    def around(self, seam: Seam) -> frozenset[str]:
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
        name = without_brackets(self.lines[at].text).replace(",", " ")
        if not any(map(str.isupper, name)):
            # a script without capitals: words that come again are no name, and no name is long
            return len(name) <= _UNCASED_NAME and not self.marked[at].marks and is_name(name.split())
        return len(name) <= _LONGEST_NAME and not name.isupper() and is_name(name.split())

    def _dateline(self, seam: Seam) -> set[str]:
        below = "" if seam.is_last else self.lines[seam.end].text
        return {"dateline"} if has_dateline(below) else set()
