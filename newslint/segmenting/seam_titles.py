"""Which line of a seam is the headline: by its shape, by the text under it, and by where headlines stand elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import is_subject_field, is_title_field
from newslint.segmenting.headlines import is_menu
from newslint.segmenting.lines import RULE_LINE, Line, could_head, is_code, is_headline_shaped
from newslint.segmenting.marks import Marked, Seam

#: a first or last word of so many headlines is no mark of another kind of line
SHARED = 0.5
#: headlines that end over a longer line have at least so many words
FEW_WORDS = 4
#: no headline has more characters
LONGEST = 170
#: a line that looks less like a headline is none
LEAST = -1.0
#: marks that say little by themselves, and much where most headlines have them
WITH_OTHERS = ("number", "symbol", "level:", "caps", "shape:", "labelled", "dated")


class SeamTitles:
    """The headlines of a page's seams, told together.

    `signed` are the lines that sign the texts above, `seen` counts the marks of all seams, and `closes` are the marks
    of what stands under the last text of the page: no headline has them.
    """

    def __init__(
        self,
        marked: Sequence[Marked],
        seams: Sequence[Seam],
        words: Words,
        signed: set[int],
        seen: Mapping[str, int],
        closes: frozenset[str],
    ) -> None:
        self.lines: Sequence[Line] = words.lines
        self.marked, self.seams, self.words, self.signed, self.seen = marked, seams, words, signed, seen
        self._closes = frozenset(mark for mark in closes if mark.startswith(("field:", "begins:", "ends:")))

    def found(self) -> dict[Seam, int]:
        """The headline of each seam that has one."""
        scores = {seam: self._scores(seam) for seam in self.seams}
        best = {seam: max(told, key=lambda at: told[at]) for seam, told in scores.items() if told}
        usual = Counter(self._position(seam, at) for seam, at in best.items())
        levels = Counter(mark for at in best.values() for mark in self.marked[at].marks if mark.startswith("level:"))
        scores = {seam: {at: score for at, score in told.items() if score > LEAST} for seam, told in scores.items()}
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
        if line.text[0] == above.text[0] and not line.text[0].isalnum():
            return False  # both open with the same mark: two headlines, of which one has no text
        is_first = at - 2 not in told or above.gap > 0
        return is_first and is_headline_shaped(above) and FEW_WORDS <= above.words < line.words

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
        if is_menu(one.line.text) or one.line.text[0] == "(":
            return False
        if could_head(one.line):
            return True
        above = self.marked[at - 1] if at else None
        below = self.marked[at + 1] if at + 1 < len(self.marked) else None
        # a headline may end as a sentence does where a rule, a day or a credit stands by it
        beside = above is None or RULE_LINE.match(above.line.text) or above.credit or (below and below.credit)
        return bool(beside) and len(one.line.text) <= LONGEST

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
            mark.startswith(("begins:", "ends:")) and self.seen[mark] >= SHARED * len(self.seams) for mark in one.marks
        )
        score += 0.7 * any(mark.startswith(WITH_OTHERS) for mark in one.marks)
        score -= 1.0 * (at > seam.start and line.words <= 3 and all(word[:1].isupper() for word in line.text.split()))
        return score

    def _over_capitals(self, seam: Seam, at: int) -> bool:
        """Whether another line in capitals stands below, a gap between them: that one is next to the text."""
        below = self.lines[at + 1 : seam.end]
        return any(
            line.gap and line.text.isupper() and not self.marked[n].credit for n, line in enumerate(below, at + 1)
        )

    def _has_credit(self, seam: Seam) -> bool:
        return any(one.credit for one in self.marked[seam.start : seam.end])
