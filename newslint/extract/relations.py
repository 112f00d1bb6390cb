"""What a story says lies between its figures: so much more, so many times as much, such a share of the whole.

A relation is read once, by the words around a percentage, a fraction or a multiple; which figures it is about is told
by whoever judges it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told, account
from newslint.extract.change_words import FALL, FELL, LESS, MORE, OTHER_SUM, RISE, ROSE
from newslint.extract.figures import Unit
from newslint.extract.fractions import FRACTION, Fraction, fractions
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.segmenting.view import StoryText

_ADVERB = r"(?:by |of |just |only |exactly |another |a further |almost exactly |an? )*"
_CHANGED = re.compile(
    rf"\b(?<!make )(?<!makes )(?<!made )(?<!making )(?i:(?P<up>{ROSE}|(?:an|that|this|the) (?:extra"
    rf"|additional))|(?P<down>{FELL})|(?:(?P<up2>{RISE})"
    rf"|(?P<down2>{FALL}))(?: of|, by))"
    rf"(?: (?:it|them|him|her|(?:the|its|their|his|her) [a-z-]+))? {_ADVERB}\Z"
)
#: shrunk to a quarter, cut to half: a share of what was before
_LEFT = re.compile(rf"\b(?i:{FELL}) (?:[a-z]+ ){{0,2}}?to (?:just |only |exactly )?\Z")
_ENDS = re.compile(r"[,.;:)—–]|\s{0,8}\Z| (?:of|in|since|from|by|as|over|within|after|and|this|last|on)\b")
_CHANGE_BEHIND = re.compile(
    rf"(?: as (?:much|many|high|long|large|big|heavy) (?P<again>again)"
    rf"|(?: [a-z]+)? (?:(?P<up>{RISE})|(?P<down>{FALL}))\b(?! of\b)"
    rf"|,? (?:(?P<up2>{MORE})|(?P<down2>{LESS}))\b(?! of\b| the ))"
)
_RATIO_BEHIND = re.compile(
    r" (?:of )?(?:what (?:it|they|he|she|there) (?:was|were|had|used|cost|took|made|paid)"
    r"|(?:the|its|their|his|her) (?:former|old|previous|original|earlier|first|usual|normal|peak)"
    r"|last (?:year|month|season)[’']s|as (?:much|many|high|large|big|heavy)\b(?! again))"
    r"|(?<=half) (?:the |its |their |last (?:year|month|season)[’']s )(?=[\w’' -]{0,20}\d)"
)
_TIMES = LatePattern(
    r"\b(?P<word>(?i:(?:doubl|tr(?:eb|ip)l|quadrupl|quintupl|halv)(?:ed|ing|e(?= (?:the|what|that|from|in|by"
    r"|its|their)\b"
    r"|[,.;]))|twice|two times|three times|thrice|threefold|four times|fourfold|five times|fivefold|six times|sixfold"
    r"|seven times|sevenfold|eight times|eightfold|nine times|ten times|tenfold|twofold))"
    r"(?P<as> (?:as (?:much|many|high|long|large|big|fast|heavy|dear|expensive|wide|tall|often)\b(?! again)"
    r"|(?:(?:the|its|their|his|her|last) (?:number|figure|amount|sum|total|price|rate|cost|level|year|month|season"
    r"|(?=[$£€\d]))|that|what|more|higher|larger|bigger)\b))?",
    needs=("oubl", "wice", "times", "hrice", "fold", "riple", "reble", "ripl", "rebl", "uadrupl", "uintupl", "alv"),
)
_FACTORS = {"do": 2, "tw": 2, "th": 3, "tr": 3, "fo": 4, "qua": 4, "qui": 5, "fi": 5, "si": 6, "se": 7, "ei": 8,
            "ni": 9, "te": 10, "ha": 2}  # fmt: skip
_HEDGED = re.compile(
    r"\b(?i:(?P<about>about|around|some|nearly|almost|roughly|close to|just|not quite|barely|hardly|virtually"
    r"|practically"
    r"|approximately|nearer|the|not|won|first|second|third|fourth|fifth|last|no|never)"
    r"|(?P<more>more than|over|at least|well over|no (?:less|fewer) than)"
    r"|(?P<less>less than|fewer than|under|up to|at most|no more than|as (?:many|much) as))(?: an?)? \Z"
)
_HEDGES = {"about": "~", "more": ">", "less": "<"}
_OTHER_SUM = re.compile(rf"\b(?:{OTHER_SUM}|between \d|if|would)\b", re.IGNORECASE)


class Relation(NamedTuple):
    """How one figure is said to stand to another.

    `kind` is `up` or `down` (by so many per cent of the first), `ratio` or `share` (so many per cent of the larger),
    or `times`. `at` is the sentence that tells it; `hedge` is `~` for "about", `>` for "more than" and `<` for "under".
    """

    start: int
    end: int
    value: float
    kind: str
    in_words: bool
    hedge: str
    at: int


def relations(told: list[Told], whole: StoryText) -> list[Relation]:
    """The relations that the sentences of a story's body tell, in order."""
    text = whole.text
    if not told:
        return []
    starts = [sentence.start for sentence in told]
    shares = [(f.start, f.end, f.value, False, f.hedge) for s in told for f in s.figures if f.unit is Unit.PERCENT]
    shares += [(f.start, f.end, 100 * f.value, True, "") for f in whole.shared(told_fractions)]
    found = [
        one for share in shares if (one := _of_share(text, told, bisect.bisect_right(starts, share[0]) - 1, *share))
    ]
    return sorted([*found, *(_multiples(text, told, starts) if may_match(whole, _TIMES) else ())])


def told_fractions(whole: StoryText) -> tuple[Fraction, ...]:
    """The fractions in the sentences of a story's body, in order."""
    told = whole.shared(account)
    if not told or not may_match(whole, FRACTION):
        return ()
    return tuple(fractions(whole.text, told[0].start, told[-1].end))


def is_other_sum(text: str, relation: Relation, sentence: Told) -> bool:
    """Whether a sentence says that its relation is one of figures that aren't told."""
    return _OTHER_SUM.search(text, sentence.start, sentence.end) is not None


def _of_share(
    text: str, told: list[Told], at: int, start: int, end: int, value: float, in_words: bool, hedge: str
) -> Relation | None:
    sentence = told[at]
    before = text[max(sentence.start, start - 60) : start]
    hedge = hedge or _hedge(before)
    left = _ENDS.match(text, end, sentence.end) and _LEFT.search(before)
    ratio = left or _RATIO_BEHIND.match(text, end, sentence.end)
    if ratio:
        return Relation(start, end, value, "ratio", in_words, hedge, at)
    changed = _CHANGED.search(before)
    behind = None if changed else _CHANGE_BEHIND.match(text, end, sentence.end)
    found = changed or behind
    if found is None:
        return Relation(start, end, value, "share", in_words, hedge, at)
    groups = found.groupdict()
    kind = "up" if groups["up"] or groups["up2"] or groups.get("again") else "down"
    return Relation(start, end, value, kind, in_words, hedge, at)


def _multiples(text: str, told: list[Told], starts: list[int]) -> Iterator[Relation]:
    for found in _TIMES.finditer(text, told[0].start, told[-1].end):
        word = found["word"].lower()
        factor = _FACTORS.get(word[:3]) or _FACTORS.get(word[:2])
        at = bisect.bisect_right(starts, found.start()) - 1
        verb = word[:2] in ("do", "tr", "ha", "qu") or word.endswith("fold")
        if factor and (verb or found["as"]):
            hedge = _hedge(text[max(told[at].start, found.start() - 24) : found.start()])
            yield Relation(found.start(), found.end("word"), float(factor), "times", True, hedge, at)


def _hedge(before: str) -> str:
    """What the words right before a relation make of it."""
    found = _HEDGED.search(before)
    return _HEDGES[str(found.lastgroup)] if found else ""
