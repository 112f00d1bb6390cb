"""What can be measured of each line of a page, in no language: its shape, its neighbours, and what recurs of both."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.boilerplate.classifier import Classification
from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import Credit, is_title_field
from newslint.segmenting.headlines import is_menu
from newslint.segmenting.lines import (
    CUT_OFF,
    DATELINE_HEAD,
    FULL_STOP,
    HEADING,
    NUMBERED,
    RULE_LINE,
    SHORTCODE,
    SPEAKER,
    Line,
    could_head,
    is_code,
    is_headline_shaped,
)
from newslint.segmenting.marks import Marked, mark_lines
from newslint.segmenting.persons import is_person

#: counts beyond these say no more
_FAR, _MOST_WORDS, _MOST_CHARACTERS = 10, 60, 300
#: how far a line sees above and below itself
REACH = 3
#: no headline has more words: of longer lines nothing of their own is measured
LONGEST = 40
_DIGITS = re.compile(r"\d+")
_PARTING = "|·•/–—»>,;"
#: an entry of a ticker: the time of day, and words after it
_TIMED = re.compile(r"[\[(]?\d{1,2}[:.h]\d{2}[\])]?(?: ?[-–—|:])? +[^\W\d_\s]")
#: an agency, initials or a name in brackets, alone
_BRACKETED = re.compile(r"[(\[/（][^()\[\]（）]{1,40}[)\]/）]\.?")


def coarse_kind(marked: Marked) -> str:
    """What kind of line this is: lines that a page's layout puts at the same place have the same one."""
    line, text = marked.line, marked.line.text
    if RULE_LINE.match(text):
        return f"rule{text[0]}"
    if marked.credit:
        return "credit" + ",".join(sorted(marked.credit.kinds & {"date", "ago", "by", "count", "time"}))
    if heading := HEADING.match(text):
        return f"level{len(heading[1])}"
    if SHORTCODE.match(text):
        return "code"
    if line.is_prose:
        return "prose"
    if marked.is_body:
        return "body"
    if marked.field:
        return f"field{marked.field[0]}"
    if NUMBERED.match(text):
        return "number"
    if _TIMED.match(text):
        return "timed"
    if _BRACKETED.fullmatch(text):
        return "bracketed"
    if not text[0].isalnum():
        return f"mark{text[0]}"
    if text.isupper():
        return "caps" if line.words > 3 else "label"
    if line.words <= 3:
        return "few"
    if could_head(line):
        return "head"
    return "other"


_KIND_CODES = {
    "rule": 0, "credit": 1, "level": 2, "code": 3, "prose": 4, "body": 5, "field": 6, "number": 7, "mark": 8, "caps": 9,
    "label": 10, "few": 11, "head": 12, "other": 13, "timed": 14, "bracketed": 15,
}  # fmt: skip


def _code_of(kind: str) -> int:
    return next(code for name, code in _KIND_CODES.items() if kind.startswith(name))


def _first_kind(char: str) -> int:
    for kind, is_so in enumerate((str.isupper, str.islower, str.isdigit, str.isalpha)):
        if is_so(char):
            return kind
    if char in "\"'“„«‘「『»":
        return 4
    if char in "[(<{":
        return 5
    return 6 if char in "-–—•*·_=~#>|" else 7


def _ending(text: str) -> int:
    if CUT_OFF.search(text):
        return 4
    if FULL_STOP.search(text):
        return 2 if text.rstrip("\"'”’»)」』")[-1:] in "?!？！" else 1
    last = text[-1]
    return 3 if last in ",;:、，；：" else 5 if last in "\"'”’»)]」』】" else 6 if last.isdigit() else 0


def _own(marked: Marked, judgement: Classification) -> list[float]:
    line, text = marked.line, marked.line.text
    kinds = marked.credit.kinds if marked.credit else frozenset[str]()
    size = len(text)
    tokens = text[:240].split()
    letters = sum(map(str.isalpha, text[:240]))
    heading = HEADING.match(text)
    shaped = is_headline_shaped(line)
    return [
        min(line.words, _MOST_WORDS),
        min(size, _MOST_CHARACTERS),
        line.is_prose,
        marked.is_body,
        shaped,
        could_head(line),
        _ending(text),
        _first_kind(text[0]),
        text.isupper(),
        sum(map(str.istitle, tokens)) / len(tokens),
        sum(map(str.isdigit, text[:240])) / min(size, 240),
        1 - letters / min(size, 240),
        bool(kinds),
        "date" in kinds or "ago" in kinds,
        "by" in kinds,
        "time" in kinds,
        "count" in kinds,
        line.words <= 5 and is_person(text),
        0 if not marked.field else 2 if is_title_field(marked.field[0]) else 1,
        RULE_LINE.match(text) is not None,
        NUMBERED.match(text) is not None,
        len(heading[1]) if heading else 0,
        SHORTCODE.match(text) is not None,
        is_menu(line.text),
        is_code(text),
        "://" in text or "@" in text or "www." in text or "](" in text,
        line.words >= 8 and DATELINE_HEAD.match(text) is not None,
        "dated" in marked.marks,
        SPEAKER.match(text) is not None,
        text[:2] in ("**", "__", "==", ">>", "<b"),
        sum(map(text.count, _PARTING)) if size < 200 else 0,
        judgement.chance,
        judgement.is_decided,
        speaks_of_a_page(text),
        len(tokens[0]),
        _words_in_capitals(tokens),
    ]


def _words_in_capitals(tokens: Sequence[str]) -> int:
    """How many words a line begins with that are all capitals: a label run into a headline, a dateline."""
    count = 0
    for token in tokens[:6]:
        if not (token.isupper() and len(token) > 1):
            break
        count += 1
    return count


class PageLines:
    """The features of a page's lines: `rows`, one a line, empty for one that is too long, and kinds that recur."""

    def __init__(self, lines: Sequence[Line], judgements: Sequence[Classification]) -> None:
        self.lines = lines
        self.marked = mark_lines(lines)
        self.kinds = [coarse_kind(one) for one in self.marked]
        gaps = [line.gap for line in lines] + [1]
        # a line as its place in the layout: its kind, and whether gaps stand around it
        self.fine = [f"{kind}{min(2, gaps[n])}{min(2, gaps[n + 1])}" for n, kind in enumerate(self.kinds)]
        around = ["^", *self.kinds, "$"]
        self.places = [f"{around[n]}/{fine}/{around[n + 2]}" for n, fine in enumerate(self.fine)]
        self.prose = [one.is_body or one.line.is_prose for one in self.marked]
        self.rows = self._rows(judgements)

    def _rows(self, judgements: Sequence[Classification]) -> list[list[float]]:
        page = self._page()
        place = self._place()
        cohesion = self._cohesion()
        recurring = self._recurring()
        brief = [self._brief(n) for n in range(len(self.lines))]
        nothing = [-1.0] * len(brief[0])
        padded = [nothing] * REACH + brief + [nothing] * REACH
        rows: list[list[float]] = []
        for n, (marked, judgement) in enumerate(zip(self.marked, judgements)):
            if marked.line.words > LONGEST:
                rows.append([])
                continue
            seen = [value for step in range(2 * REACH + 1) if step != REACH for value in padded[n + step]]
            own = _own(marked, judgement)
            rows.append([*own, *recurring[n], *place[n], *cohesion[n], *page, *seen])
        return rows

    def _brief(self, n: int) -> list[float]:
        """What neighbours see of a line."""
        one = self.marked[n]
        line = one.line
        credit: Credit | None = one.credit
        return [
            _code_of(self.kinds[n]),
            min(line.words, _MOST_WORDS),
            min(line.gap, 4),
            _ending(line.text),
            credit is not None and bool(credit.kinds & {"date", "ago"}),
            credit is not None and "by" in credit.kinds,
            could_head(line),
            _log(self.counted_places[self.places[n]]),
            _log(self.counted_same[self.same[n]]),
        ]

    def _page(self) -> list[float]:
        size = len(self.lines)
        prose = sum(self.prose)
        return [
            math.log(size),
            prose / size,
            sum(line.gap > 0 for line in self.lines) / size,
            sum(line.words for line in self.lines) / size,
            math.log(1 + self.seams),
            sum(one.credit is not None for one in self.marked) / size,
            sum(kind.startswith("rule") for kind in self.kinds) / size,
        ]

    @property
    def seams(self) -> int:
        """How many stretches of lines that aren't running text stand over running text."""
        return sum(below and not above for above, below in zip([False, *self.prose], self.prose))

    def _recurring(self) -> list[list[float]]:
        """How often a line's words, its kind and its place come again, and what stands by lines like it."""
        self.same = [_DIGITS.sub("#", one.line.text.casefold()[:80]) for one in self.marked]
        self.counted_same = Counter(self.same)
        self.counted_places = Counter(self.places)
        kinds, fine = Counter(self.kinds), Counter(self.fine)
        opening = [" ".join(text.split()[:2]) for text in self.same]
        openings = Counter(opening)
        ending = [" ".join(text.split()[-2:]) for text in self.same]
        endings = Counter(ending)
        seams = max(1, self.seams)
        over: Counter[str] = Counter()
        near: Counter[str] = Counter()
        under: Counter[str] = Counter()
        for n, name in enumerate(self.fine):
            over[name] += n + 1 < len(self.prose) and self.prose[n + 1]
            near[name] += any(self.prose[n + 1 : n + 5])
            under[name] += n > 0 and self.prose[n - 1]
        rows = []
        gaps = sorted(line.gap for line in self.lines)
        median, most = gaps[len(gaps) // 2], gaps[-1]
        for n, name in enumerate(self.fine):
            gap = self.lines[n].gap
            below = self.lines[n + 1].gap if n + 1 < len(self.lines) else 4
            rows.append(
                [
                    _log(self.counted_same[self.same[n]]),
                    _log(openings[opening[n]]),
                    _log(endings[ending[n]]),
                    _log(kinds[self.kinds[n]]),
                    _log(fine[name]),
                    _log(self.counted_places[self.places[n]]),
                    min(2.0, fine[name] / seams),
                    min(2.0, self.counted_places[self.places[n]] / seams),
                    over[name] / fine[name],
                    near[name] / fine[name],
                    under[name] / fine[name],
                    min(gap, 4),
                    min(below, 4),
                    gap - median,
                    gap == most and most > median,
                    gap - below,
                ]
            )
        return rows

    def _place(self) -> list[list[float]]:
        """Where a line stands on the page and between stretches of running text."""
        size = len(self.lines)
        above, last = [], -_FAR
        for n, is_prose in enumerate(self.prose):
            above.append(min(_FAR, n - last))
            last = n if is_prose else last
        below, following = [0] * size, size + _FAR
        for n in range(size - 1, -1, -1):
            below[n] = min(_FAR, following - n)
            following = n if self.prose[n] else following
        firsts = [n for n, is_prose in enumerate(self.prose) if is_prose]
        first, end = (firsts[0], firsts[-1]) if firsts else (size, -1)
        stretch = self._stretches()
        return [
            [
                min(_FAR, n),
                min(_FAR, size - 1 - n),
                n / size,
                above[n],
                below[n],
                n < first,
                n > end,
                stretch[n][0],
                stretch[n][1],
            ]
            for n in range(size)
        ]

    def _stretches(self) -> list[tuple[int, int]]:
        """How many words of running text stand in a row above and below each line."""
        size = len(self.lines)
        above, total = [0] * size, 0
        for n in range(size):
            above[n] = total
            if self.prose[n]:
                total += self.lines[n].words
            elif n and not self.prose[n - 1] and n > 1 and not self.prose[n - 2]:
                total = 0
        below, total = [0] * size, 0
        for n in range(size - 1, -1, -1):
            below[n] = total
            if self.prose[n]:
                total += self.lines[n].words
            elif n + 2 < size and not self.prose[n + 1] and not self.prose[n + 2]:
                total = 0
        return [(min(300, one), min(300, two)) for one, two in zip(above, below)]

    def _cohesion(self) -> list[list[float]]:
        """Whether a line speaks of what stands under it and not of what stands over it."""
        words = Words(self.lines)
        rows = []
        for n, line in enumerate(self.lines):
            if line.words > 30 or (line.is_prose and not line.words < 15) or RULE_LINE.match(line.text):
                rows.append([-1.0, -4.0, -6.0])
                continue
            text = next((at for at in range(n + 1, min(len(self.lines), n + 6)) if self.prose[at]), n + 1)
            rows.append(
                [
                    words.told(n, text),
                    words.newness(0, n, len(self.lines)),
                    max(-6.0, words.odds(n)) if could_head(line) else -6.0,
                ]
            )
        return rows


def _log(count: int) -> float:
    return math.log(count)
