"""What two figures make: a share of a whole, so much a day or for each, a gain in pence and in per cent."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, shown
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.fractions import fractions
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import WORDS_TO_99, value_of
from newslint.extract.one_scan import may_match
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: what works a share out of the figures before it
_WORKED_OUT = LatePattern(
    r"\b(?:(?:works?|worked) out (?:at|as|to)|equates? to|equivalent to|amount(?:s|ed|ing) to|c[oa]mes? to|that makes"
    r"|described as|(?P<named>an?) (?:turnout|poll|response|response rate|success rate|share|proportion"
    r"|pass rate|hit rate) of) "
    r"(?:just |only |about |almost |nearly |over |more than |around )?(?=[\d\w])",
    needs=("work", "quate", "quivalent", "amount", "to ", "that makes", "described as", " of "),
)
_FOR_EACH = LatePattern(
    r" (?:for|to) (?:each|every)(?: one)? of (?:the |its |their )?(?:[\w’'-]+[’']s? )?", needs=(" each", " every")
)
_N = rf"(?:\d[\d,]*(?:\.\d+)?|(?i:{WORDS_TO_99}))"
#: 874 miles in 38 days, which is 23 miles a day
_A_DAY = LatePattern(
    rf"(?<![\w.,$£€-])(?P<all>{_N}) (?P<what>[a-z]{{4,}})\b[^.;()\d]{{0,40}}? (?:in|over"
    rf"|within) (?P<n>{_N}) (?P<unit>day|week"
    rf"|month|year|hour|minute)s\b[^.;()\d]{{0,40}}?(?:,|which|or|average|about|at"
    rf"|[–—(]) ?[^.;()\d,]{{0,30}}?(?P<each>{_N})"
    r"(?: (?P<again>[a-z]+))? (?:an?|per|every|each) (?P<unit2>day|week|month|year|hour|minute)\b",
    needs=(" days", " weeks", " months", " years", " hours", " minutes"),
)
_ROSE = r"rose|risen|gained|added|climbed|jumped|put on|advanced|up|higher|surged|leapt|soared|firmed"
_FELL = r"fell|fallen|lost|shed|dropped|slid|slipped|declined|down|lower|sank|tumbled|plunged|eased|gave up|dipped"
#: shares added 18p to 246p, a gain of 7.9 per cent; fell 30 cents, or 1.2 percent, to $24.70
_MOVED = LatePattern(rf"\b(?:(?P<up>{_ROSE})|(?P<down>{_FELL}))(?: by)? (?=[\d$£€¥])")
_PARTS_THEM = re.compile(r"[;:.]|\b(?:and|but|while|after|as|with|when|from|against|since|in|than|who|which)\b|.{40}")
_TO = re.compile(r"\b(?:to|at)(?: close at| end at| finish at)? $")
_OF_THEM = re.compile(
    r"\b(?:[Oo]f (?:the|those|these)|[Tt]he|of (?:them|these|those|whom)|replied|answered|took part)\b"
)
#: how far a share may be from the one that its figures make: points, and a part of it; a product or a quotient
_POINTS, _SHARE, _PRODUCT = 1.5, 0.06, 0.06
#: beyond this the figures are others'; chosen, not measured
_MOST_OFF = 12


def work_out(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The shares, rates and gains of a story that its own figures don't make."""
    if not told:
        return
    first, last = told[0].start, told[-1].end
    starts = [sentence.start for sentence in told]
    for found in _WORKED_OUT.finditer(text, first, last) if may_match(whole, _WORKED_OUT) else ():
        yield from _of_share(
            text, told, bisect.bisect_right(starts, found.start()) - 1, found.end(), named=bool(found["named"])
        )
    for found in _FOR_EACH.finditer(text, first, last) if may_match(whole, _FOR_EACH) else ():
        yield from _of_each(text, told, bisect.bisect_right(starts, found.start()) - 1, found)
    for found in _A_DAY.finditer(text, first, last) if may_match(whole, _A_DAY) else ():
        yield from _of_rate(text, found)
    for sentence, until in zip(told, [*starts[1:], last]):
        # a step, a price and a percentage: few sentences have them, and the pattern is tried at every word
        if sentence.figures[2:] and Unit.PERCENT in [figure.unit for figure in sentence.figures]:
            for found in _MOVED.finditer(text, sentence.start, until):
                yield from _of_move(sentence, text, found)


def _of_share(text: str, told: list[Told], at: int, where: int, *, named: bool) -> Iterator[Wrong]:
    """A percentage or a fraction that is worked out of the two counts before it; a `named` one is no change."""
    sentence = told[at]
    percent = next((f for f in sentence.figures if f.start == where and f.unit is Unit.PERCENT), None)
    fraction = None if percent else next((f for f in fractions(text, where, sentence.end) if f.start == where), None)
    if percent is None and fraction is None:
        return
    before = [f for f in sentence.figures if f.end <= where and f.unit in (Unit.COUNT, Unit.MONEY)]
    if not before and at:
        before = [f for f in told[at - 1].figures if f.unit in (Unit.COUNT, Unit.MONEY)]
    if len(before) == 1 and at:
        # all 480 were asked. Of the 312 who answered, …
        near = [f for f in told[at - 1].figures if f.unit in (Unit.COUNT, Unit.MONEY)]
        before = [*near, *before] if len(near) == 1 and _OF_THEM.search(text, sentence.start, where) else before
    if len(before) != 2 or before[0].unit is not before[1].unit or any(f.hedge in "<>" and f.hedge for f in before):
        return
    if text[before[0].end : before[1].start] == " (":
        # one sum in two currencies
        return
    part, whole = sorted(before, key=lambda f: f.value)
    if not 0 < part.value < whole.value:
        return
    stated, rough = (percent.value, False) if percent else (100 * fraction.value, fraction.rough)  # type: ignore[union-attr]
    low, high = 100 * part.low / whole.high, 100 * part.high / whole.low
    changes = (100 * (whole.value / part.value - 1), 100 * (1 - part.value / whole.value))
    slack = max(_POINTS, (0.15 if rough else _SHARE) * stated)
    if low - slack <= stated <= high + slack or (
        not named and any(abs(change - stated) <= slack for change in changes)
    ):
        return
    end = percent.end if percent else fraction.end  # type: ignore[union-attr]
    yield Wrong(Span(before[0].start, end), f"{100 * part.value / whole.value:.3g} per cent", text[where:end])


def _of_each(text: str, told: list[Told], at: int, found: re.Match[str]) -> Iterator[Wrong]:
    """So much for each of so many, and what that is in all, in the sentence or in the one before it."""
    sentence = told[at]
    each = next((f for f in sentence.figures if f.end == found.start() and f.unit is Unit.MONEY), None)
    count = next((f for f in sentence.figures if f.start == found.end() and f.unit is Unit.COUNT), None)
    if each is None or count is None or count.value < 2 or each.hedge in ("<", ">"):
        return
    near = [f for f in sentence.figures if f is not each and f.unit is Unit.MONEY]
    near = near or [f for f in (told[at - 1].figures if at else []) if f.unit is Unit.MONEY]
    if len(near) != 1 or not same_kind(near[0], each) or near[0].hedge in ("<", ">"):
        return
    due = near[0].value / count.value
    off = max(due, each.value) / max(min(due, each.value), 1e-9)
    if 1 + 2 * _PRODUCT < off < _MOST_OFF:
        span = Span(min(near[0].start, each.start), max(near[0].end, count.end))
        yield Wrong(span, f"{shown(due)} each", text[each.start : each.end])


def _of_rate(text: str, found: re.Match[str]) -> Iterator[Wrong]:
    """So many in so many days, and how many that is a day."""
    every, count, each = (value_of(found[name].lower()) for name in ("all", "n", "each"))
    if not (every and count and each) or found["unit"] != found["unit2"] or not (count.value > 1 and each.value):
        return
    if found["again"] and found["again"].rstrip("s") != found["what"].rstrip("s"):
        return
    due = every.value / count.value
    off = max(due, each.value) / min(due, each.value)
    if 1 + 2 * _PRODUCT < off < _MOST_OFF and abs(due - each.value) > 1:
        yield Wrong(Span(*found.span()), f"{due:.3g} a {found['unit']}", found["each"])


def _of_move(sentence: Told, text: str, found: re.Match[str]) -> Iterator[Wrong]:
    """By how much a price moved, to what, and what that is in per cent."""
    figures = [f for f in sentence.figures if f.start >= found.end()][:3]
    if len(figures) < 3 or figures[0].start != found.end():
        return
    if any(_PARTS_THEM.search(text[one.end : other.start]) for one, other in itertools.pairwise(figures)):
        return
    percents = [f for f in figures if f.unit is Unit.PERCENT]
    plain = [f for f in figures if f.unit is not Unit.PERCENT]
    if len(percents) != 1 or len(plain) != 2 or any(f.hedge for f in figures):
        return
    new = next((f for f in plain if _TO.search(text, max(sentence.start, f.start - 16), f.start)), None)
    if new is None:
        return
    step = plain[0] if new is plain[1] else plain[1]
    scale = _same_money(step, new)
    if scale is None or not 0 < step.value * scale < new.value:
        return
    sign = -1 if found["up"] else 1
    low, high = (100 * f * scale / (new.value + sign * f * scale) for f in (step.low, step.high))
    stated = percents[0]
    slack = stated.step / 2 + 0.05 + 0.02 * stated.value
    if not low - slack <= stated.value <= high + slack:
        due = 100 * step.value * scale / (new.value + sign * step.value * scale)
        yield Wrong(
            Span(found.start(), figures[-1].end), f"{due:.3g} per cent", text[stated.start : stated.end].strip()
        )


def _same_money(step: Figure, new: Figure) -> float | None:
    """What a step is worth in the unit of a price: a hundredth for cents and pence; None for another unit."""
    if same_kind(step, new):
        return 1.0
    small = {"pence": "pound", "cent": "dollar"}
    return 0.01 if step.unit is new.unit is Unit.MONEY and small.get(step.of) == new.of else None
