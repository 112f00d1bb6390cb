"""A share, and the part and the whole that it is one of: 30 of 90, or a third; a third of its 36 singers, 12 in all.

Part and whole are told apart by "of" and its like, and a share is theirs where it stands in apposition to them: behind
a comma, a bracket or a dash, with no verb of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told, Wrong
from newslint.extract.figures import Figure, FiguredSentence, Unit, same_kind
from newslint.extract.fractions import fractions
from newslint.extract.numbers import ROUGH_WORDS
from newslint.extract.units import unit_named
from newslint.model import Span

_DET = r"(?:(?:the|its|his|her|their|our|all|those|these|some|every|a total of|an? [a-z]+ of) ){0,3}"
_OWNER = r"(?:(?:the )?(?:[\w’'.-]+ ){0,3}?[\w’'.-]+[’']s? |(?:[a-z-]+ ){1,2})?"
#: between a part and its whole: 15 of its 60 boats; 200 loaves of the 1,000
_PART_OF_WHOLE = re.compile(
    rf"(?: [\w’'-]+){{0,4}}? (?:(?:(?:out )?of|among) {_DET}{_OWNER}"
    r"|on (?:an? |its )?(?:[a-z]+ )?(?:turnover|sales|revenues?|income|takings) of )"
)
_OUT_OF = re.compile(r"(?: [a-z]+){0,3} out of (?:the |its |a total of |some |a |about |around |[a-z]+ of )*")
#: before a whole whose part stands behind it: of the 90 gardens on the hill, 30
_OF_WHOLE = re.compile(rf"(?:(?<=[,;:] )|(?<=and )|(?<=but )|^)(?:[Oo]f|[Aa]mong|[Oo]ut of|[Ff]rom) {_DET}{_OWNER}\Z")
_SOME_OF_THEM = re.compile(r"(?: [a-z]+)? of (?:them|those|these|whom|which)\b")
_OF_WHOM = re.compile(r",? of (?:whom|which|them|those),? \Z")
#: what stands between the two and a share in apposition to them: a mark, and words that say that it is one
APPOSED = re.compile(
    r"(?:, |; |: | ?[(–—] ?| - )(?P<words>(?:(?:or|that is|i\.e\.|which \w+|it \w+|that \w+|this \w+"
    r"|[a-z]+ing(?: to| at| up| as)?|[a-z]+ly|just|only|thus|so|an? (?:[\w-]+ ){1,3}(?:of|at)|equal to|equivalent to),?"
    r" ){0,3})(?:an? )?\Z"
)
#: among them those that make it a share of something else, or a change
OF_ANOTHER = re.compile(
    r"\b(?:leaving|includ|exclud|ris|fall|increas|decreas|grow|dropp|declin|los|gain|add|beat|bring|sav|giv|follow"
    r"|(?:rise|fall|drop|cut|growth|swing|margin|discount|return|yield|dividend|interest|majority|lead|tax|fee|rate of"
    r" (?:interest|growth|inflation)|more|less|fewer|change) )"
)
_CLAUSE = re.compile(r"\b(?:and|but|while|whereas|against|compared|than|if|unless|though|although)\b|[;:]|\. ")
_ENDS = re.compile(r"(?=[,.;:)–—]|\s{0,8}\Z)| (?=[(–—])")
_BASE = re.compile(
    r" (?:of|in|among) (?:(?:the|its|their|all|his|her|our|those) )*(?P<whole>[\w’'-]+(?: [a-z][\w’-]*)?)"
)
_OF_THEM = re.compile(r" of (?:them|those)\b")
#: words for a whole that was told before, whatever is counted in it; and those that set off another one
_SAME_WHOLE = re.compile(
    r"total|lot|number|sum|fleet|stock|herd|flock|crop|workforce|staff|electorate|population|roll|capacity|places"
    r"|seats|houses|membership"
)
_ALL_OF_IT = frozenset({"whole", "entire", "total", "all"})
#: between a whole and its part in apposition, when the share came first, and behind that part
_THEN_PART = re.compile(r"[^.;:()\d–—]{0,60}?(?:, (?:or |that is,? |which is |exactly |some )?| ?[(–—] ?)")
_PART_ENDS = re.compile(r" (?:in all|in total|altogether|of them)\b|(?: [\w’'-]+){0,2}(?:[,.;:)–—]|\s{0,8}\Z)")
#: between a share and the part of a whole behind it: one in four boats, 15 out of a fleet of 60,
_THEN_BOTH = re.compile(r"(?: [\w’'-]+){0,7}?(?:, (?:or |that is,? )?| ?[(–—] ?|: )(?:exactly |only |just |some )?")
#: a tenth of its takings went to the poor, £680 out of sales of £6,800
_LONG_LEAD = re.compile(r" of [^.;:()\d]{0,150} ")
_BOTH_END = re.compile(r"(?: [\w’'-]+){0,3}[,)–—]")
_TAKES_UP = re.compile(
    r"(?:That|This|It|Which|These|They|Those) (?:is|was|are|were|makes?|made|means?|meant|amount(?:s|ed)? to"
    r"|represents?|equals?|comes? to|came to|works? out (?:at|as)|accounts? for) (?:just |only |exactly |precisely )?\Z"
)
_HEDGE_BEFORE = re.compile(rf"\b(?i:{ROUGH_WORDS}|up to|at least|close to|not quite)(?: an?| the)? \Z")
#: points that a percentage may be off, and a part of it; the part of a fraction in words, and of a small whole's: 3 of
#: 8 is a third to many. Chosen, not measured
_POINTS, _OFF, _OFF_IN_WORDS, _OFF_OF_FEW, _FEW = 1.5, 0.05, 0.12, 0.25, 20
#: a rate with a name may be that of those who are left: "20 of 80 stayed away, a turnout of 75 per cent"
_NAMED_RATE = re.compile(r"\ban? (?:[\w-]+ ){1,3}(?:of|at) \Z")
#: characters before a part and its whole in which what is counted may be named
_OWN = 24
#: parts of a whole that have names of their own: three quarters are never called two thirds
_NAMED_PARTS = 5
#: and what a rough one may be off besides
_ROUGH = 0.1
#: "half" and a percentage beside it are seldom one share: half the town, 40 per cent
_HALF = 50
#: a share of another size is no slip of this one
_SIZE = 4


class _Share(NamedTuple):
    """A share in per cent: where it stands, and whether it is told in words."""

    start: int
    end: int
    value: float
    in_words: bool
    rough: bool = False


def work_out_shares(text: str, sentence: Told | FiguredSentence) -> Iterator[Wrong]:
    """The shares of a sentence that the part and the whole beside them don't make, or the fraction beside them."""
    counts = [f for f in sentence.figures if f.unit in (Unit.COUNT, Unit.MONEY)]
    percents = any(f.unit is Unit.PERCENT for f in sentence.figures)
    yield from _more_than_all(text, counts)
    if len(counts) < 2 and not percents:
        return
    shares = _shares(text, sentence)
    if len(counts) >= 2 and shares:
        pairs = list(_pairs(text, sentence.start, counts))
        for share in shares:
            found = _behind(text, counts, pairs, share) or _before(text, counts, pairs, share)
            yield from _judged(text, share, found)
    if percents:
        yield from _told_twice(text, sentence, shares)


def _more_than_all(text: str, counts: list[Figure]) -> Iterator[Wrong]:
    """A part that is larger than its whole: 362 out of some 315."""
    for part, whole in itertools.pairwise(counts):
        if part.value <= whole.value or part.hedge or whole.hedge in ("<", ">") or not _alike(part, whole):
            continue
        if _OUT_OF.fullmatch(text, part.end, whole.start) and part.value < _SIZE * whole.value:
            stated = text[part.start : part.end]
            yield Wrong(Span(part.start, whole.end), f"at most {text[whole.start : whole.end]}", stated)


def take_up_shares(text: str, told: list[Told]) -> Iterator[Wrong]:
    """The shares of a story that take up the part and the whole of the sentence before: "That is two in five"."""
    for at, sentence in enumerate(told):
        if (
            at
            and text.startswith(("Th", "It", "Wh"), sentence.start)
            and not any(f.unit in (Unit.COUNT, Unit.MONEY) for f in sentence.figures)
        ):
            before = [f for f in told[at - 1].figures if f.unit in (Unit.COUNT, Unit.MONEY)]
            pairs = list(_pairs(text, told[at - 1].start, before)) if len(before) == 2 else []
            for share in _shares(text, sentence) if pairs else []:
                if _TAKES_UP.match(text, sentence.start, share.start) and _ENDS.match(text, share.end, sentence.end):
                    yield from _judged(text, share, pairs[0])


def _told_twice(text: str, sentence: Told | FiguredSentence, shares: list[_Share]) -> Iterator[Wrong]:
    """A fraction, and the percentage in apposition to it: one in five bakers (20 percent)."""
    for one, other in itertools.pairwise(sorted(shares)):
        if not one.in_words or other.in_words or one.value == _HALF:
            continue
        between = text[one.end : other.start]
        apposed = APPOSED.search(between)
        if apposed is None or len(between) > 80 or _CLAUSE.search(between[: apposed.start()]):
            continue
        if OF_ANOTHER.search(apposed["words"]) or any(one.end <= f.start < other.start for f in sentence.figures):
            continue
        slack = max(_POINTS, _OFF * other.value)
        unnamed = not between[: apposed.start()].strip()
        theirs = unnamed or _OF_THEM.match(text, other.end) or is_theirs(text, other.end, between)
        if theirs and abs(one.value - other.value) > slack:
            yield Wrong(Span(one.start, other.end), f"{one.value:.1f} per cent", f"{other.value:g} per cent")


def _shares(text: str, sentence: Told | FiguredSentence) -> list[_Share]:
    """The percentages and fractions of a sentence, but for those that are said to be rough or bounds."""
    shares = [
        _Share(f.start, f.end, f.value, False, f.hedge == "~")
        for f in sentence.figures
        if f.unit is Unit.PERCENT and f.hedge in ("", "~")
    ]
    for fraction in fractions(text, sentence.start, sentence.end):
        if not fraction.rough:
            shares.append(_Share(fraction.start, fraction.end, 100 * fraction.value, True))
    return [s for s in shares if s.rough or not _HEDGE_BEFORE.search(text, max(sentence.start, s.start - 16), s.start)]


def _pairs(text: str, start: int, counts: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The parts of a sentence, each with the whole beside it."""
    for one, other in itertools.pairwise(counts):
        if one.hedge or other.hedge or not _alike(one, other):
            continue
        between = text[one.end : other.start]
        if between == " (":
            # one sum in two currencies
            continue
        if one.value < other.value and _PART_OF_WHOLE.fullmatch(between):
            yield one, other
        elif one.value > other.value and _is_whole(text, start, one, other, between):
            yield other, one


def _is_whole(text: str, start: int, whole: Figure, part: Figure, between: str) -> bool:
    """Whether the first of two figures is a whole: of the 90 gardens 30; 90 gardens, of which 30; and 30 of them."""
    if _SOME_OF_THEM.match(text, part.end) or _OF_WHOM.search(between):
        return len(between) < 80 and not re.search(r"[.;:()]", between)
    return len(between) < 80 and not _CLAUSE.search(between) and bool(_OF_WHOLE.search(text[start : whole.start]))


def _alike(one: Figure, other: Figure) -> bool:
    """Whether one of two figures can be a part of the other: a part may be told by what it does."""
    if one.unit is not other.unit or (one.unit is Unit.MONEY and not same_kind(one, other)):
        return False
    # 1,000 square kilometres (386 square miles) are no whole and its part
    return one.of == other.of or not (unit_named(one.of) and unit_named(other.of))


def _behind(
    text: str, counts: list[Figure], pairs: list[tuple[Figure, Figure]], share: _Share
) -> tuple[Figure, Figure] | None:
    """The part and the whole to which a share stands in apposition."""
    before = [f for f in counts if f.end <= share.start]
    for part, whole in pairs:
        last = max(part.end, whole.end)
        if len(before) < 2 or before[-1].end != last:
            continue
        between = text[last : share.start]
        apposed = APPOSED.search(between)
        if apposed is None or len(between) > 100 or _CLAUSE.search(between[: apposed.start()]):
            continue
        own = text[max(0, min(part.start, whole.start) - _OWN) : share.start]
        margin = text.find(" on ", part.end, whole.start) > 0 and "margin" in apposed["words"]
        if (margin or not OF_ANOTHER.search(apposed["words"])) and is_theirs(text, share.end, own):
            return part, whole
    return None


def is_theirs(text: str, end: int, own: str) -> bool:
    """Whether nothing behind the end of a share names another whole than that of `own`, or goes on about it."""
    if _ENDS.match(text, end):
        return True
    base = _BASE.match(text, end)
    if base is None:
        return False
    words = set(re.findall(r"[a-z]{3,}", base["whole"].lower()))
    named = words - _ALL_OF_IT
    if not named or named & set(re.findall(r"[a-z]{3,}", own.lower())):
        return True
    return words == named and any(map(_SAME_WHOLE.fullmatch, words))


def _before(
    text: str, counts: list[Figure], pairs: list[tuple[Figure, Figure]], share: _Share
) -> tuple[Figure, Figure] | None:
    """The whole that a share is said to be of, with the part in apposition; or both in apposition to the share."""
    behind = [f for f in counts if f.start >= share.end][:2]
    if len(behind) < 2 or any(f.hedge for f in behind):
        return None
    one, other = behind
    if re.fullmatch(rf" (?:of|in|among) {_DET}{_OWNER}", text[share.end : one.start]):
        between = text[one.end : other.start]
        if one.value > other.value and _alike(one, other) and _THEN_PART.fullmatch(between):
            return (other, one) if _PART_ENDS.match(text, other.end) else None
        return None
    if (one, other) in pairs and share.in_words and _LONG_LEAD.fullmatch(text, share.end, one.start):
        return (one, other) if _OUT_OF.fullmatch(text, one.end, other.start) else None
    if (one, other) in pairs and _THEN_BOTH.fullmatch(text, share.end, one.start) and _BOTH_END.match(text, other.end):
        return one, other
    return None


def is_named_part(part: float, whole: float) -> bool:
    """Whether a part is exactly a half, thirds, quarters or fifths of a whole that isn't of a few: none is another."""
    return whole >= _FEW and any(part * n % whole == 0 for n in range(2, _NAMED_PARTS + 1))


def _judged(text: str, share: _Share, pair: tuple[Figure, Figure] | None) -> Iterator[Wrong]:
    """The share, where part and whole make another of its size, be it told of the part or of what is left."""
    if pair is None or not pair[1].value:
        return
    part, whole = pair
    low, high = 100 * part.low / whole.high, 100 * part.high / whole.low if whole.low > 0 else 100
    slack = max(_POINTS, _OFF * share.value) + (_ROUGH * share.value if share.rough else 0)
    if share.in_words:
        slack = (_OFF_OF_FEW if whole.value < _FEW else _OFF_IN_WORDS) * share.value
    made = 100 * part.value / whole.value
    if share.in_words and is_named_part(part.value, whole.value):
        slack = min(slack, _POINTS)
    ranges = [(low, high)] + ([(100 - high, 100 - low)] if _NAMED_RATE.search(text[: share.start][-60:]) else [])
    if any(least - slack <= share.value <= most + slack for least, most in ranges):
        return
    if share.value / _SIZE < made < share.value * _SIZE:
        first, last = min(part.start, whole.start, share.start), max(part.end, whole.end, share.end)
        yield Wrong(Span(first, last), f"{made:.3g} per cent", text[share.start : share.end].strip())
