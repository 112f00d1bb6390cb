"""Two sentences of two stories that say the same, side by side: in which figures and claims do they differ?"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.compare.claims import StoryClaims
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.numbers import SCALES, value_of
from newslint.extract.quantities import Quantity, bounds, quantities
from newslint.extract.sentences import Sentence
from newslint.knowledge.tables import DATA
from newslint.model import Span

_TOLLS = frozenset({"dead", "hurt", "held", "missing"})
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "none", "neither", "without"})
_VERB = re.compile(
    r"(?: more| others?)? (?:were|was|are|dead|killed|died|injured|wounded|missing|arrested|in|on|at|as)\b"
)
_DIGIT = re.compile(r"[\d,.]+")
_HEDGES = frozenset({"about", "around", "some", "nearly", "almost", "over", "approximately", "roughly", "just"})
_DAYS = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS)) - {"may", "march"}
_MONTHS = frozenset(name[:3].lower() for name in MONTHS)
_PLACES = re.compile(r"(?:[A-Z][\w.’'-]*[ ,;:/()–—-]+){1,8}")
#: of the words of two sentences, the share that stands in both in the same order, for a difference to be one
_SAME_ORDER = 0.7

Step = tuple[str, int, int, int, int]


class Side(NamedTuple):
    """A sentence and the account that it stands in."""

    account: StoryClaims
    sentence: Sentence

    def quotes(self, at: Span) -> bool:
        """Whether that is somebody's own words."""
        return self.account.quotes(at)


class Difference(NamedTuple):
    """What the two sides say of one thing (`figure` or `claim`), where, and whether they agree on it."""

    kind: str
    agree: bool
    here: Span
    there: Span
    slight: bool = False


def differences(left: Side, right: Side) -> Iterator[Difference]:
    """Figures that stand in one place of two sentences, or count one thing there; opposites; a negation in one."""
    one, other = left.sentence, right.sentence
    if one.words == other.words:
        yield from (Difference("figure", True, one.spans[at], other.spans[at]) for at in _telling_figures(one))
        return
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    ordered = same >= _SAME_ORDER * min(len(one.words), len(other.words))
    if ordered and not _names_differ(left, right, steps):
        yield from _in_one_place(left, right, steps)
    yield from _counts(left, right, differ=not ordered)


def _telling_figures(sentence: Sentence) -> list[int]:
    return [at for at, word in enumerate(sentence.words) if (_value(word) or 0) > 2]


def _names_differ(left: Side, right: Side, steps: Sequence[Step]) -> bool:
    """Whether a name stands where the other sentence has another: then they speak of two things."""
    for tag, start, end, begin, stop in steps:
        if tag == "replace":
            mine = any(_is_name(left.account.text, s) for s in left.sentence.spans[max(1, start) : end])
            theirs = any(_is_name(right.account.text, s) for s in right.sentence.spans[max(1, begin) : stop])
            dates = {*left.sentence.words[start:end], *right.sentence.words[begin:stop]} & _DAYS
            if mine and theirs and not dates:
                return True
    return False


def _is_name(text: str, span: Span) -> bool:
    """Whether a word has a capital, and no figure that may be the difference."""
    return text[span.start].isupper() and not text[span.end - 1].isdigit()


def _in_one_place(left: Side, right: Side, steps: Sequence[Step]) -> Iterator[Difference]:
    one, other = left.sentence, right.sentence
    changes = sum(step[0] != "equal" for step in steps)
    for at, same in _equal_figures(one, steps):
        yield Difference("figure", True, one.spans[at], other.spans[same])
    for tag, start, end, begin, stop in steps:
        mine, theirs = one.words[start:end], other.words[begin:stop]
        if tag == "equal":
            continue
        if tag == "replace" and len(mine) == len(theirs) == 1 and (mine[0], theirs[0]) in _opposites():
            yield from _unless_quoted(left, right, "claim", one.spans[start], other.spans[begin])
        elif tag == "replace" and len(mine) == len(theirs) == 1 and mine[0] in _DAYS and theirs[0] in _DAYS:
            yield from _unless_quoted(left, right, "figure", one.spans[start], other.spans[begin], slight=True)
        elif tag == "replace":
            yield from _figure_for_figure(left, right, (start, end, begin, stop), alone=changes == 1)
        elif changes == 1 and len(mine) + len(theirs) <= 2 and {*mine, *theirs} & _NEGATIONS:
            if 0 in (start, begin) or stop == len(other.words) or end == len(one.words):
                # a line that breaks off there
                continue
            here, there = _around(one, start, end), _around(other, begin, stop)
            yield from _unless_quoted(left, right, "claim", here, there)


def _unless_quoted(
    left: Side, right: Side, kind: str, here: Span, there: Span, *, slight: bool = False
) -> Iterator[Difference]:
    if not left.quotes(here) and not right.quotes(there):
        yield Difference(kind, False, here, there, slight)


def _figure_for_figure(
    left: Side, right: Side, where: tuple[int, int, int, int], *, alone: bool
) -> Iterator[Difference]:
    """A figure in the place of another; `alone` if nothing else differs, and then hedges are the same on both sides."""
    start, end, begin, stop = where
    one, other = left.sentence, right.sentence
    mine, theirs = _figures_among(left, start, end), _figures_among(right, begin, stop)
    if len(mine) != 1 or len(theirs) != 1:
        return
    at, same = mine[0], theirs[0]
    value, other_value = _value(one.words[at]), _value(other.words[same])
    if (value is None) is not (other_value is None) or value == other_value is not None:
        return
    here, there = one.spans[at], other.spans[same]
    if _is_in_dateline(left, at) and _is_in_dateline(right, same):
        return  # reports of two days
    if value is None:
        # a type of aircraft, or a measure written in one word
        if alone and _mask(one.words[at]) == _mask(other.words[same]):
            yield from _unless_quoted(left, right, "figure", here, there)
        return
    if _is_rounding(one.words[at], other.words[same]):
        return
    if _says(left, right, there) and _says(right, left, here):
        # each story has both figures, and says elsewhere what the other one is of
        return
    apart = _differ(left, at, right, same)
    if apart or (alone and not _is_clock(left, at) and not _is_clock(right, same)):
        bare = max(len({*one.words[start:end]} - _HEDGES), len({*other.words[begin:stop]} - _HEDGES)) == 1
        slight = not bare or not apart or any(count.span.overlaps(here) for count in _tolls(left))
        yield from _unless_quoted(left, right, "figure", here, there, slight=slight)


def _is_in_dateline(side: Side, at: int) -> bool:
    """Whether a figure is the day of a dateline: only places and a month stand before it, and a month is beside it."""
    text, sentence = side.account.text, side.sentence
    span = sentence.spans[at]
    if not _PLACES.fullmatch(text, sentence.spans[0].start, span.start):
        return False
    beside = (*sentence.words[max(0, at - 1) : at], *sentence.words[at + 1 : at + 2])
    return any(word[:3] in _MONTHS for word in beside)


def _says(side: Side, other: Side, figure: Span) -> bool:
    """Whether a story has a figure of the other one, wherever it stands."""
    written = re.escape(figure.of(other.account.text))
    return re.search(rf"(?<![\w.,]){written}(?![.,]?\w)", side.account.text) is not None


def _figures_among(side: Side, start: int, end: int) -> list[int]:
    """The places of words with a figure in them, or a number in words; no footnote's mark and no item's number."""
    words = side.sentence.words
    found = [at for at in range(start, end) if words[at][-1].isdigit() or words[at][0].isdigit() or _value(words[at])]
    return [at for at in found if at and not _is_mark(side.account.text, side.sentence.spans[at])]


def _is_mark(text: str, span: Span) -> bool:
    """Whether a figure stands alone in brackets."""
    return bool(re.search(r"[(\[] ?$", text[max(0, span.start - 2) : span.start])) and bool(
        re.match(r" ?[)\]]", text[span.end : span.end + 2])
    )


def _mask(word: str) -> str:
    """A word with figures, without them."""
    return _DIGIT.sub("#", word)


def _equal_figures(one: Sentence, steps: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """The places of figures above two that stand in both sentences with the same words around them."""
    for tag, start, end, begin, _ in steps:
        if tag == "equal" and end - start > 1:
            for at in range(start, end):
                if (_value(one.words[at]) or 0) > 2:
                    yield at, begin + at - start


def _around(sentence: Sentence, start: int, end: int) -> Span:
    """The words from `start` to `end` with one on each side."""
    return Span(sentence.spans[max(0, start - 1)].start, sentence.spans[min(len(sentence.spans), end + 1) - 1].end)


@functools.cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Pairs of words of which, in one place of a sentence, one is wrong if the other is right; in both orders."""
    with (DATA / "opposites.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(row["one"], row["other"]) for row in csv.DictReader(file)]
    return frozenset(pairs + [(other, one) for one, other in pairs])


@functools.lru_cache(maxsize=8192)
def _value(word: str) -> float | None:
    if word in ("a", "an", "zero", "one") or word in SCALES:
        return None
    number = value_of(word)
    return number.value if number else None


def _is_rounding(one: str, other: str) -> bool:
    """Whether one of two figures is the other with fewer places behind the point: 9.9 and 9.93, 114 and 114.1."""
    (less, short), (more, full) = sorted((len(word.partition(".")[2]), word) for word in (one, other))
    mine, theirs = _value(short), _value(full)
    if less == more or mine is None or theirs is None or not (short[0].isdigit() and full[0].isdigit()):
        return False
    return bool(abs(mine - theirs) <= 0.5 / 10**less + 1e-9)


def _differ(left: Side, at: int, right: Side, there: int) -> bool:
    """Whether no bound, rounding or unit lets the two figures be one."""
    if _after(left.sentence, at) != _after(right.sentence, there) or _is_clock(left, at) or _is_clock(right, there):
        return False
    mine, theirs = _interval(left, at), _interval(right, there)
    return mine[1] < theirs[0] or theirs[1] < mine[0]


def _is_clock(side: Side, at: int) -> bool:
    """Whether the figure is part of a time of day, which zones shift."""
    span, text = side.sentence.spans[at], side.account.text
    return ":" in text[max(0, span.start - 2) : span.start] + text[span.end : span.end + 2]


def _after(sentence: Sentence, at: int) -> str:
    """The word behind a figure: its unit, or what it counts."""
    return sentence.words[at + 1][:4] if at + 1 < len(sentence.words) else ""


def _interval(side: Side, at: int) -> tuple[float, float]:
    sentence = side.sentence
    number = value_of(sentence.words[at])
    assert number is not None
    before = side.account.text[max(sentence.span.start, sentence.spans[at].start - 24) : sentence.spans[at].start]
    low, high = bounds(number.value, before)
    # 4,200 may be 4,180, as 30 is not 28
    slack = min(number.step / 2, 0.05 * number.value) if number.value >= 100 and number.step > 1 else 0.0
    return low - slack, high + slack


def _counts(left: Side, right: Side, *, differ: bool) -> Iterator[Difference]:
    """Tolls of one kind in two sentences that say the same: equal ones agree, others contradict if `differ`."""
    mine, theirs = _tolls(left), _tolls(right)
    for count in mine:
        near = [q for q in theirs if q.kind == count.kind]
        equal = next((q for q in near if q.value == count.value), None)
        if equal:
            yield Difference("figure", True, count.span, equal.span)
        elif differ and len(near) == sum(q.kind == count.kind for q in mine) == 1:
            people = _is_of_people(left, count) and _is_of_people(right, near[0])
            if people and _are_apart(count, near[0]):
                yield Difference("figure", False, count.span, near[0].span, True)


def _tolls(side: Side) -> list[Quantity]:
    """How many people something befell, in so many words."""
    span = side.sentence.span
    if not side.sentence.figures:
        return []
    found = quantities(side.account.text, span.start, span.end)
    return [q for q in found if q.kind in _TOLLS and q.close and not q.vague and q.value > 2]


def _is_of_people(side: Side, count: Quantity) -> bool:
    """Whether people are counted: a word for them follows, or no other noun does ("14 were killed")."""
    return count.people or bool(_VERB.match(side.account.text, count.span.end))


def _are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether no bound of either lets it be the other: at least nine may grow into eleven, nine may not."""
    return one.high < other.low or other.high < one.low
