"""How likely it is that a line of no mark but its shape heads a story of its own.

Texts of one story share their words, texts of two do not (after M. Hearst, TextTiling, Computational Linguistics
23(1), 1997), and a headline speaks of what stands under it. What each sign weighs was fitted by logistic regression on
pages that `benchmarks/segmenting.py` builds without any mark, against the subheads of single articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise

from newslint.segmenting.credits import is_stamped
from newslint.segmenting.lines import Line, could_head, is_headline_shaped, is_prose, stems_of

#: characters that stand for words or parts of them: two in a row are taken for a word
_HAN = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff]{2,}")
#: capitalised words inside sentences
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
#: words of which the first six letters may stand in any story
_COMMON = """
about after also among around because been before being between called came come could does during each even
ever every first from give going good have here high into just kind know last less like made make many more most
much must news only other over part people place said same says should since some still such take than that
their them then there these they thing think this those three through time told under until very want well were
what when where which while will with within without work would year years your
"""
_STEMS_OF_ALL_NEWS = frozenset(word[:6] for word in _COMMON.split())
#: so many lines above and below a headline are compared, and so many of the nearest
FAR = 12
NEAR = 8
_NEXT = 3
#: odds that can't get over this aren't worked out
UNLIKELY = -1.0
#: a line of so many characters over a headline is a paragraph
_PARAGRAPH = 60
#: fitted by logistic regression on 2,500 articles (title over text, as published) against 900 pages of two to six of
#: them joined without a mark: at odds of 2 (log) 11 of the articles and .75 of the pages are told to be several (28
#: November 2026)
_WEIGHTS = {
    "odds": 2.05, "new": 1.25, "words": 0.53, "fewest words": -0.2, "shaped": 1.44, "told": 2.53, "count": -0.26,
    "density": 7.26,
}  # fmt: skip
_BIAS = -2.15
#: odds beyond these, and words over this number, say no more
_DOUBT, _CERTAIN, _MANY_WORDS = 4.0, 3.0, 14


class Words:
    """The stems and the names of each line of a page, worked out when they are first asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._known: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._stems_of: dict[range, frozenset[str]] = {}
        self._odds: dict[int, float] = {}

    @cached_property
    def candidates(self) -> list[int]:
        """The lines that may head a story: short ones that aren't text, under a paragraph and over running text."""
        return [at for at, line in enumerate(self.lines) if self._may_head(at, line)]

    def _may_head(self, at: int, line: Line) -> bool:
        if len(line.text) > 170 or line.words < 4 or not could_head(line) or is_prose(line) or is_stamped(line.text):
            return False
        lines = self.lines
        below = any(is_prose(lines[n]) for n in range(at + 1, min(at + 4, len(lines))))
        return below and (at == 0 or any(len(line.text) >= _PARAGRAPH for line in lines[max(0, at - 2) : at]))

    def odds(self, at: int) -> float:
        """The logarithm of the odds that the line heads a story, not a part of the story above it."""
        known = self._odds.get(at)
        if known is None:
            known = self._odds[at] = self._odds_of(at)
        return known

    def _odds_of(self, at: int) -> float:
        above = range(max(0, at - FAR), at)
        below = range(at + 1, min(len(self.lines), at + 1 + FAR))
        head = self._line(at)[0]
        told = " ".join(line.text for line in self.lines[at + 1 : at + 1 + NEAR]).lower()
        tens = self.lines[at].words / 10
        looks = -5.1 + 3.3 * tens - 1.0 * tens * tens + 1.3 * is_headline_shaped(self.lines[at])
        most = looks + 1.0 + 4.7 * sum(stem in told for stem in head) / max(1, len(head))
        if most < UNLIKELY:
            return most
        old, new = self._stems(above[-NEAR:]), self._stems(below[:NEAR])
        names_above, names_below = self._names(above), self._names(below)
        often = self._often(above, below)
        all_words = max(1, len(head))
        return (
            looks
            + 1.7 * len(head & self._stems(below[:_NEXT])) / all_words
            + 3.0 * len(head & new) / all_words
            - 3.1 * len(head & old) / all_words
            - 1.5 * _overlap(names_above, names_below)
            - 8.2 * _overlap(old, new)
            - 6.2 * often
            + 2.0 * min(len(names_above), len(names_below)) / 20
        )

    def told(self, at: int, end: int) -> float:
        """The share of a line's words that come again in the text from `end` on."""
        head = self._line(at)[0]
        return len(head & self._stems(range(end, min(len(self.lines), end + _NEXT)))) / max(2, len(head))

    def newness(self, before: int, at: int, end: int) -> float:
        """How far a headline's words are those of the text under it, down to `end`, and not of that over it.

        From about -3 (all of it was there before) to 1 (all of it is new, and the headline speaks of it).
        """
        above, below = range(max(before, at - FAR), at), range(at + 1, min(end, at + 1 + FAR))
        head, old, new = self._line(at)[0], self._stems(above[-NEAR:]), self._stems(below[:NEAR])
        told = (len(head & new) - len(head & old)) / max(1, len(head))
        return told - 1.5 * _overlap(self._names(above), self._names(below)) - 1.5 * _overlap(old, new)

    def evidence(self, where: Sequence[int]) -> float:
        """The logarithm of the odds that these lines, together, head stories of their own and no parts of one.

        What one line leaves in doubt many tell together: subheads are short and say what was said above, headlines
        are long and new.
        """
        lines, count = self.lines, len(where)
        heads = [0, *(at for at in where if at)]
        ends = [*heads[2:], len(lines)]
        new = [self.newness(above, at, end) for (above, at), end in zip(pairwise(heads), ends)]
        words = [min(_MANY_WORDS, lines[at].words) for at in where]
        measured = {
            "odds": sum(max(-_DOUBT, min(_CERTAIN, self.odds(at))) for at in where) / count,
            "new": sum(new) / max(1, len(new)),
            "words": sum(words) / count,
            "fewest words": min(words),
            "shaped": sum(is_headline_shaped(lines[at]) for at in where) / count,
            "told": sum(self.told(at, at + 1) for at in where) / count,
            "count": math.log(count),
            "density": count / max(1, sum(map(is_prose, lines))),
        }
        return _BIAS + sum(_WEIGHTS[name] * value for name, value in measured.items())

    def _often(self, above: range, below: range) -> float:
        """Of the stems that come in three lines or more, the share that stands on both sides."""
        over = Counter(chain.from_iterable([self._line(at)[0] for at in above]))
        under = Counter(chain.from_iterable([self._line(at)[0] for at in below]))
        often = [stem for stem in over.keys() | under.keys() if over[stem] + under[stem] >= 3]
        return sum(stem in over and stem in under for stem in often) / max(1, len(often))

    def _stems(self, where: range) -> frozenset[str]:
        """The stems of lines that stand one after the other; the same ones are asked for by each line near them."""
        known = self._stems_of.get(where)
        if known is None:
            known = self._stems_of[where] = frozenset().union(*[self._line(at)[0] for at in where])
        return known

    def _names(self, where: range) -> frozenset[str]:
        return frozenset().union(*[self._line(at)[1] for at in where])

    def _line(self, at: int) -> tuple[frozenset[str], frozenset[str]]:
        known = self._known.get(at)
        if known is None:
            text = self.lines[at].text
            stems = stems_of(text) - _STEMS_OF_ALL_NEWS
            if not text.isascii():
                stems |= frozenset(one + two for run in _HAN.findall(text) for one, two in pairwise(run))
            known = self._known[at] = stems, frozenset(_NAME.findall(text))
        return known


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
