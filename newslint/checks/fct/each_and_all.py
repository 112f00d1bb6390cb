"""So many at so much each, and what that is in all: forty families get £150 each, £6,000 altogether.

A sentence is read so where it holds three figures and no more: one that is told for each, one that counts, and one that
a word, or its place behind a comma, makes the product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told, Wrong, shown
from newslint.extract.figures import PEOPLE, Figure, Unit, same_kind
from newslint.extract.numbers import WORDS_TO_99, value_of
from newslint.model import Span

_TIME = r"hour|day|night|week|fortnight|month|year|shift|minute|second|trip|season|game|match|mile|acre"
#: a story without one of these has no product of so many at so much
MARK_OF_EACH = re.compile(
    rf"\b(?i:each|every|apiece|per)\b|\ban? (?:{_TIME}|head)\b|\b(?:are|were|cost|sell at|sell for|sold at"
    rf"|sold for) [$£€\d]"
)
#: figures of a sentence that tells one
MOST_FACTORS = 3
#: behind a figure that is told for one: £150 each, 30 tons a day, $4 per head
_RATE = re.compile(
    rf"(?: (?!(?:each|apiece|per|an?|every)\b)[a-z][a-z-]+){{0,3}} (?:each|apiece|(?:an?|per|every"
    rf"|each) (?P<unit>{_TIME}"
    r"|head|person|member|pupil|passenger|seat|ticket|copy|share|piece|kilo|ton|tonne|litre|pound|household|family"
    r"|child"
    r"|bottle|barrel|worker|[a-z]+(?=[,.;:)])))\b"
)
#: before one: each of the 15 teams has 11 players
_FOR_EACH = re.compile(
    r"\b(?:[Ee]ach|[Ee]very(?: one)?)(?: one)? of (?:the |its |their |his |her |our )?(?:[\w’'-]+[’']s? )?\Z"
)
_TO_EACH = re.compile(r"(?: [a-z]+)? (?:for|to) (?:each|every)(?: one)? of (?:the |its |their )?(?:[\w’'-]+[’']s? )?\Z")
#: tickets are $12
_PRICED = re.compile(r"\b[A-Za-z]+s (?:are|were|cost|sell (?:at|for)|sold (?:at|for)|go for|went for) \Z")
#: what makes a figure the product: before it, and behind it
_ALL = re.compile(
    r"\b(?:total(?:ling|s|led)?(?: of)?|altogether|in all|mak(?:es?|ing)(?: up)?|made(?: up)?|com(?:es?|ing) to|came to"
    r"|br(?:ings?|ought|inging)(?: in)?|rais(?:es?|ed|ing)|worth|or|so|that is|which is|(?:bill|cost|sum|prize|pot"
    r"|gift|pool"
    r"|fund) of|costs?|needs?|took|takes?|used|pays?|paid|paying|earn(?:s|ed|ing)?|shar(?:e|ed|ing)|left|spent"
    r"|spend(?:s|ing)"
    r"?|sum|add(?:s|ed|ing)? up to|amount(?:s|ed|ing)? to)(?: (?:the|them|it|him|her|us|out|exactly|just|an?|its|their"
    r"|[a-z]+ [a-z]+))? \Z"
)
_IN_ALL = re.compile(r"\b(?:[Ii]n (?:all|total),?|[Aa]ltogether,?) \Z")
_ALL_BEHIND = re.compile(r"(?: [a-z]+){0,2},? (?:in all|in total|altogether|all told|between them|together)\b")
_APPOSED = re.compile(r"[,—–(:] ?\Z")
_CLOSED = re.compile(r"(?: [a-z]+){0,2}(?:[,.;:)]|\s{0,8}\Z)| an? (?:year|week|month|day)\b| were | was ")
_DURATION = re.compile(rf"(?<![\w.,-])(?P<n>(?i:{WORDS_TO_99})|\d{{1,3}}) (?P<unit>{_TIME})s\b")
#: what makes the sum another one
_OTHER_SUM = re.compile(
    r"\b(?:after|profit|net|less|discount|plus|average\w*|up to|minus|tips?|fees?|tax|another|more than|at least|only"
    r"|first"
    r"|extra|then|last year|rose|fell|from|previous\w*|earlier|instead|but|interest|rest|remain\w*|of them|of whom"
    r"|of which"
    r"|including|nearly|almost|about|around|roughly|over|some|half|double|twice|between \d|either|won|lost|beat)\b"
)
#: what opens a sentence that tells the total of the one before
_TAKES_UP = re.compile(
    r"(?:The (?:[a-z]+ )?(?:order|deal|contract|bill|total|sum|purchase|scheme|programme|package|cost|price|lot|prize"
    r"|takings|fund|offer)|That|This|It|In all|In total|Altogether|All (?:told|in all)|Together)\b"
)
#: how far a product may be off, as a part of it; and the size of a slip. Chosen, not measured
_SLACK, _SLIP = 0.02, 2.5


class _Count(NamedTuple):
    start: int
    end: int
    value: float
    unit: str


def with_total(text: str, sentence: Told, behind: Told) -> Told | None:
    """Two sentences as one, where the second takes up the rate and the count of the first with a total."""
    one = len(behind.figures) == 1 and len(sentence.figures) == MOST_FACTORS - 1
    if one and _TAKES_UP.match(text, behind.start) and MARK_OF_EACH.search(text, sentence.start, sentence.end):
        return Told(sentence.start, behind.end, [*sentence.figures, *behind.figures])
    return None


def multiply(text: str, sentence: Told) -> Iterator[Wrong]:
    """The products of a sentence that its own rate and count don't make."""
    told = [f for f in sentence.figures if f.unit in (Unit.COUNT, Unit.MONEY)]
    if not 2 <= len(told) <= MOST_FACTORS or len(told) != len(sentence.figures) or any(f.hedge for f in told):
        return
    if _OTHER_SUM.search(text, sentence.start, sentence.end):
        return
    rates = [f for f in told if _is_rate(text, sentence, f)]
    if len(rates) != 1:
        return
    rate = rates[0]
    counts = list(_durations(text, sentence, rate))
    rest = [f for f in told if f is not rate and not any(f.start == count.start for count in counts)]
    if len(rest) == 1 and len(counts) == 1:
        yield from _judged(text, sentence, rate, counts[0], rest[0])
    elif len(rest) == 2 and not counts:
        for count, total in (rest, rest[::-1]):
            if count.unit is Unit.COUNT and _may_be_total(text, sentence, rate, total):
                yield from _judged(text, sentence, rate, _Count(count.start, count.end, count.value, count.of), total)
                return


def _is_rate(text: str, sentence: Told, figure: Figure) -> bool:
    before = text[max(sentence.start, figure.start - 60) : figure.start]
    found = _RATE.match(text, figure.end, sentence.end)
    if found and not _TO_EACH.search(before):
        return True
    if figure.unit is Unit.MONEY and (_PRICED.search(before) or _TO_EACH.match(text[figure.end : figure.end + 60])):
        return True
    first = sentence.figures[0]
    counted = first is not figure and _FOR_EACH.search(text[max(sentence.start, first.start - 50) : first.start])
    return bool(counted) and figure is sentence.figures[1]


def _durations(text: str, sentence: Told, rate: Figure) -> Iterator[_Count]:
    """The stretches of time of a sentence, where a rate is told for the unit of them."""
    found = _RATE.match(text, rate.end, sentence.end)
    for one in _DURATION.finditer(text, sentence.start, sentence.end) if found and found["unit"] else ():
        number = value_of(one["n"].lower())
        if number and one["unit"] == found["unit"]:  # type: ignore[index]
            yield _Count(one.start(), one.end(), number.value, one["unit"])


def _may_be_total(text: str, sentence: Told, rate: Figure, total: Figure) -> bool:
    """Whether a figure is of the kind of a rate, and said to be all, or in apposition at the end."""
    before = text[max(sentence.start, total.start - 50) : total.start]
    people = _IN_ALL.search(before) and PEOPLE.search(total.of) and PEOPLE.search(rate.of)
    if total.unit is not rate.unit or not (people or same_kind(rate, total)) or total.value <= rate.value:
        return False
    if people:
        return True
    first = sentence.figures[0]
    counted = _FOR_EACH.search(text[max(sentence.start, first.start - 50) : first.start])
    if counted and total.of and total.of == rate.of and first not in (rate, total):
        return True
    if _ALL.search(before) or _ALL_BEHIND.match(text, total.end, sentence.end):
        return True
    return bool(_APPOSED.search(before) and _CLOSED.match(text, total.end, sentence.end))


def _judged(text: str, sentence: Told, rate: Figure, count: _Count, total: Figure) -> Iterator[Wrong]:
    if count.value < 2 or not _may_be_total(text, sentence, rate, total):
        return
    due = rate.value * count.value
    off = max(due, total.value) / max(min(due, total.value), 1e-9)
    slack = max(
        _SLACK * due, total.step / 2 if total.value >= 1000 else 0, rate.step / 2 * count.value if rate.step < 1 else 0
    )
    if abs(due - total.value) > slack and off < _SLIP:
        span = Span(min(rate.start, count.start, total.start), max(rate.end, count.end, total.end))
        yield Wrong(span, shown(due), text[total.start : total.end].strip())
