"""A change and the two figures between which it lies: a third lower, half as much again, three times what it was.

The figures are the only two of their kind in the sentence, or in the one that it takes up. The word beside a share says
which way it goes, and so of which of the two it is a share.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told, Wrong, compared_pair, is_pair
from newslint.extract.change_words import FALL, FELL, LESS, MORE, OTHER_SUM, RISE, ROSE
from newslint.extract.figures import Figure, Unit
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ROUGH_WORDS
from newslint.extract.one_scan import may_match
from newslint.extract.relations import told_fractions
from newslint.model import Span
from newslint.segmenting.view import StoryText

_ADVERB = r"(?:by |of |just |only |exactly |another |a further |an? )*"
_BEFORE = re.compile(
    rf"\b(?i:(?P<up>{ROSE})|(?P<down>{FELL})|(?:(?P<up2>{RISE})|(?P<down2>{FALL})) of)"
    rf"(?: (?:it|them|him|her|(?:the|its|their|his|her) [a-z-]+))? {_ADVERB}\Z"
)
_BEHIND = re.compile(
    rf"(?: as (?:much|many|high|long|large|big|heavy) (?P<again>again)"
    rf"|(?: [a-z]+)? (?:(?P<up>{RISE})|(?P<down>{FALL}))\b(?! of\b)|,? (?:(?P<up2>{MORE})"
    rf"|(?P<down2>{LESS}))\b(?! of\b| the )"
    r"|(?P<ratio> of (?:what (?:it|they|he|she) (?:was|were|had|used)|(?:the|its|their) (?:former|old|previous|original"
    r"|earlier|first|usual|normal) | last (?:year|month|season)[’']s)))"
)
_APPENDED = re.compile(r"(?:, or (?:by )?|,? ?\((?:by )?|, by )\Z")
_EITHER_WAY = re.compile(rf"\b(?:(?P<up>{ROSE})|(?P<down>{FELL}))\b")
_TIMES = LatePattern(
    r"\b(?P<word>(?i:doubl(?:ed?|es|ing)|twice|two times|three times|tr(?:eb|ip)l(?:ed?|es|ing)|threefold|four times"
    r"|fourfold|quadrupl(?:ed?|es|ing)|five times|fivefold|six times|seven times|eight times|nine times|ten times"
    r"|tenfold|twofold|halv(?:ed?|es|ing)|half))(?P<of> (?:as (?:much|many|high|long|large|big|fast|heavy)\b(?! again)"
    r"|(?:(?:the|its|their|his|her|last) (?:number|figure|amount|sum|total|price|rate|cost|level|year|month|season"
    r"|(?=[$£€\d]))"
    r"|that|what)\b))?",
    needs=("ouble", "oubl", "wice", "times", "fold", "riple", "reble", "ripl", "rebl", "uadrupl", "alv", "alf "),
)
_FACTORS = {"doubl": 2, "twice": 2, "two": 2, "three": 3, "trebl": 3, "tripl": 3, "four": 4, "quadr": 4, "five": 5,
            "fivef": 5, "fourf": 4, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "tenfo": 10, "twofo": 2,
            "halv": 2, "halve": 2, "half": 2, "halvi": 2}  # fmt: skip
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|close to|just|well|at least|up to|not quite|barely|hardly|virtually|practically|the"
    r"|an?|not|won|first|second|third|fourth"
    r"|fifth|last|or)(?: an?)? \Z"
)
_OTHER_SUM = re.compile(rf"\b(?:{OTHER_SUM})\b")
#: what sets a figure beside that of another time
_TIME = re.compile(
    r"\b(?i:(?:years?|months?|weeks?|decades?|seasons?) (?:later|earlier|before|ago|on)|last (?:year|month|week|season"
    r"|winter|summer|spring|autumn)|this (?:year|month|season|winter|summer|spring|autumn|time)|now|today|then"
    r"|previous\w*|by (?:1\d|20)\d\d|in (?:1\d|20)\d\d|since)\b"
)
_PART = re.compile(
    r"\b(?:of (?:them|whom|which|those|the|these|its|all)|including|among|only|more than|each|per(?! ?cent))\b"
)
#: before "double" as a verb, and behind "doubles" as one
_TO_DO = re.compile(r"\b(?:to|will|would|can|could|may|might|must|should|did|does|not) \Z")
_WHAT = re.compile(
    r" (?:the|its|their|his|her|an?|last|what|that|to|from|in|for|since|over|on|and|as|by|every)\b|[,.;]"
)
#: a part and its whole
_OUT_OF = re.compile(r" (?:out )?of (?:the |its |their |his |her |all |some )?")
#: behind a share: what it is a change from
_SINCE = re.compile(r" (?:from|over|on|compared (?:with|to)|than|since|versus) ")
_TAKES_UP = re.compile(r"(?:Growth|Increase|That|This|The|It|Which|Their|Its|A|An)\b")
#: characters into a sentence within which it takes up the one before; between a share and its word
_SHARED, _BESIDE = 40, 60
#: points that a share may be off, a multiple as a part of it; a change of another size is no slip of this one
_POINTS, _IN_WORDS, _SHARE, _SIZE = 1.0, 3.0, 0.15, 4
#: figures below this are exact to the last place, however many zeros they have. All of them chosen, not measured
_ROUNDED = 1000


#: looked at for every figure: an enumeration's member is a call
_PERCENT = Unit.PERCENT


class _Said(NamedTuple):
    """A change as it is told: where, in per cent, `up`, `down` or `ratio`, and whether in words."""

    start: int
    end: int
    value: float
    way: str
    in_words: bool


def work_out_changes(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The changes that a story tells in per cent, fractions or multiples, and its two figures don't make."""
    if not told:
        return
    starts = [sentence.start for sentence in told]
    shares = [(f.start, f.end, f.value, False) for s in told for f in s.figures if f.unit is _PERCENT and not f.hedge]
    shares += [(f.start, f.end, 100 * f.value, True) for f in whole.shared(told_fractions) if not f.rough]
    for share in shares:
        at = bisect.bisect_right(starts, share[0]) - 1
        said = _said(text, told[at], *share)
        pair = _pair_of(text, told, at, said.start, said.end) if said else None
        if said and pair and not _is_part(text, pair) and not _is_since_elsewhere(text, said.end, told[at].end, pair):
            yield from _judged(text, said, pair)
    for found in _TIMES.finditer(text, told[0].start, told[-1].end) if may_match(whole, _TIMES) else ():
        yield from _multiple(text, told, bisect.bisect_right(starts, found.start()) - 1, found)


def _said(text: str, sentence: Told, start: int, end: int, value: float, in_words: bool) -> _Said | None:
    """The change that a word beside a percentage, or a fraction, makes of it; None if there is none."""
    before = _BEFORE.search(text, max(sentence.start, start - _BESIDE), start)
    behind = None if before else _BEHIND.match(text, end, sentence.end)
    found = before or behind
    if found is None and not in_words and _APPENDED.search(text, max(sentence.start, start - 12), start):
        # has shrunk from 640 to 480, or by 35 per cent
        ways = {bool(way["up"]) for way in _EITHER_WAY.finditer(text, sentence.start, start)}
        return _Said(start, end, value, "up" if ways.pop() else "down", False) if len(ways) == 1 else None
    if found is None or (in_words and not before and _ROUGH.search(text, max(sentence.start, start - 16), start)):
        return None
    groups = found.groupdict()
    way = "up" if groups["up"] or groups["up2"] or groups.get("again") else "down"
    return _Said(start, end, value, "ratio" if groups.get("ratio") else way, in_words)


def _is_since_elsewhere(text: str, end: int, last: int, pair: tuple[Figure, Figure]) -> bool:
    """Whether what stands behind a share says that it is a change from something else: up 9 per cent from June."""
    since = _SINCE.match(text, end, last)
    return bool(since) and not any(0 <= f.start - since.end() < _SHARED for f in pair)  # type: ignore[union-attr]


def _pair_of(text: str, told: list[Told], at: int, start: int, end: int) -> tuple[Figure, Figure] | None:
    """The two figures that a sentence compares, or the one that it takes up does."""
    sentence = told[at]
    if _OTHER_SUM.search(text, sentence.start, sentence.end):
        return None
    others = [f for f in sentence.figures if not start <= f.start < end]
    if any(f.unit in (Unit.PERCENT, Unit.POINTS) for f in others):
        return None
    if len(others) == 1 and at:
        return _across(text, told[at - 1], sentence, others[0])
    if others:
        return compared_pair(text, Told(sentence.start, sentence.end, others), rough=True)
    if at and start - sentence.start < _SHARED and _TAKES_UP.match(text, sentence.start):
        return compared_pair(text, told[at - 1], rough=True)
    return None


def _across(text: str, before: Told, sentence: Told, here: Figure) -> tuple[Figure, Figure] | None:
    """The one figure of the sentence before and the one of this, where a word says that time lies between them."""
    there = [f for f in before.figures if f.unit in (Unit.COUNT, Unit.MONEY)]
    if len(there) != 1 or len(before.figures) != 1 or not is_pair(there[0], here, rough=True):
        return None
    if not (here.of or there[0].of or here.unit is Unit.MONEY) or _PART.search(text, before.start, sentence.end):
        return None
    return (there[0], here) if _TIME.search(text, before.start, sentence.end) else None


def _is_part(text: str, pair: tuple[Figure, Figure]) -> bool:
    """Whether the first of two figures is told as a part of the other: 13 of the 22."""
    return _OUT_OF.fullmatch(text, pair[0].end, pair[1].start) is not None


def _is_verb(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a form that may be a noun is a verb: a medal double and a doubles final are none."""
    word = found["word"].lower()
    if word.endswith(("ble", "ple")):
        return _TO_DO.search(text, start, found.start()) is not None
    return not word.endswith(("bles", "ples")) or _WHAT.match(text, found.end()) is not None


def _judged(text: str, said: _Said, pair: tuple[Figure, Figure]) -> Iterator[Wrong]:
    """The change, where its figures make another of its size."""
    (low, below), (high, above) = sorted(
        (f.value, f.high - f.value if f.hedge or f.value >= _ROUNDED else min(f.step, 1.0) / 2) for f in pair
    )
    if low - below <= 0:
        return
    least, most = (high - above) / (low + below), (high + above) / (low - below)
    made = {"up": (100 * (least - 1), 100 * (most - 1)), "down": (100 - 100 / least, 100 - 100 / most),
            "ratio": (100 / most, 100 / least)}[said.way]  # fmt: skip
    slack = _IN_WORDS if said.in_words else max(_POINTS, 0.05 * said.value)
    if made[0] - slack <= said.value <= made[1] + slack:
        return
    middle = sum(made) / 2
    if said.value / _SIZE < middle < said.value * _SIZE:
        first, last = min(pair[0].start, said.start), max(pair[1].end, said.end)
        yield Wrong(Span(first, last), f"{middle:.3g} per cent", text[said.start : said.end].strip())


def _multiple(text: str, told: list[Told], at: int, found: re.Match[str]) -> Iterator[Wrong]:
    """Twice as many as before, and what there are now and were before."""
    sentence, word = told[at], found["word"].lower()
    factor = _FACTORS.get(word.split()[0][:5])
    verb = word.startswith(("doubl", "tr", "quadr", "halv")) or word.endswith("fold")
    if factor is None or not (verb or found["of"]) or (word == "half" and not found["of"].startswith(" as")):
        return
    if _ROUGH.search(text, max(sentence.start, found.start() - 16), found.start()):
        return
    if not found["of"] and not _is_verb(text, sentence.start, found):
        return
    pair = _pair_of(text, told, at, *found.span())
    if pair is None and not sentence.figures and found.start() - sentence.start < _SHARED and at + 1 < len(told):
        # the next sentence gives the figures of what this one announces
        pair = compared_pair(text, told[at + 1])
    if pair is None or _is_part(text, pair):
        return
    small, large = sorted(pair, key=lambda f: f.value)
    if large.high / small.low < factor * (1 - _SHARE) or large.low / small.high > factor * (1 + _SHARE):
        span = Span(min(pair[0].start, found.start()), max(pair[1].end, found.end()))
        yield Wrong(span, f"{large.value / small.value:.2g} times", found["word"])
