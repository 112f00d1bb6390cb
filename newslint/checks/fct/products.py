"""Sums by multiplication that a story does before the reader's eyes: so many at so much, so much a month and a year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.figures import Figure, Unit, figured_sentences, same_kind
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: what says that a price, or a yield, is for one
_EACH = re.compile(
    r"(?: each| apiece| a head| per head| a piece| a share| per share| a copy| a ticket| a night| a tonne| a barrel"
    r"| an? [a-z]+(?=[,.;)]| and)| per [a-z]+)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:[Ee]ach|[Ee]very one|[Ee]very single one) of (?:the |its |their |\w+ \w+[’']s )*$")
#: what says before a figure that it is the product
_TOTAL = re.compile(
    r"\b(?:a total of|for a total of|totall?ing|in total|altogether|in all|bringing in|raising|raised|worth|earning"
    r"|(?:will |would )?cost(?:s|ing)?(?: it| them| the \w+| its \w+)?"
    r"|at a (?:total )?cost(?: to the \w+)? of|a bill of"
    r"|or|making|came to|comes? to|adds up to|values? (?:\w+ ){1,4}at|valuing (?:\w+ ){1,4}at"
    r"|, (?!leaving|including|saving|paying|giving|losing|starting|beating|counting)[a-z]+ing) "
    r"(?:about |around |some |roughly |nearly |almost )?$",
    re.IGNORECASE,
)
#: and what says so of a sum that is told before what makes it up: the raffle took in £900 as all 300 tickets went
_TAKEN_IN = re.compile(
    r"\b(?:(?:pull(?:s|ed)?|takes?|took|brings?|brought|rak(?:es?|ed)|haul(?:s|ed)) in|rais(?:es?|ed)|earn(?:s|ed)?"
    r"|made|makes"
    r"|gross(?:es|ed)?|nett?(?:s|ed)|yield(?:s|ed)?|collect(?:s|ed)|fetch(?:es|ed)) $",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"\b(?:[Aa]ll|[Ee]very one of|[Ee]ach of)(?: of)?(?: the| its| their)? $")
_TOTAL_BEHIND = re.compile(r",? (?:in all|in total|altogether)\b", re.IGNORECASE)
_PERIOD = (
    r"(?:an? |per |every |each )(?P<{0}>day|week|fortnight|month|quarter|year|annum)\b|(?P<{0}2>annually|yearly)\b"
)
_FIRST = re.compile(rf" (?:{_PERIOD.format('period')})")
_THEN = re.compile(
    r"(?: on average)?,? ?(?:\(|[–—] ?)?(?:or|which is|which makes|which comes to|that is|equal to"
    r"|equivalent to|making) "
    r"(?:about |around |some |roughly |nearly |almost |a total of )*$"
)
#: how many of the shorter period a longer one has, least and most
_RATIO = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (200, 366), ("week", "fortnight"): (2, 2),
    ("week", "month"): (4, 4.4), ("week", "year"): (46, 52.2), ("fortnight", "year"): (24, 26.1),
    ("month", "quarter"): (3, 3), ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip
_YIELD = re.compile(r",? (?:a|an average) (?:yield|average|rate) of $|, or $|, an average of $")
_RATE = re.compile(
    r"\b(?:at|with) (?:a |the |[A-Z][a-z]+day[’']s |yesterday[’']s |today[’']s |last (?:week|month|year)[’']s "
    r"|the current |the present |the official )*(?:exchange )?(?:rate of )?"
    r"(?P<rate>[\d.,]+) (?P<noun>[a-z]+?)s? to (?:the|a) (?P<unit>dollar|euro|pound)\b"
)
#: $1.50 to the pound; the pound fetching three guilders
_RATE_OF_TWO = re.compile(
    r"(?P<rate>(?:[$£€]\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine"
    r"|ten)\b)[\d.]{0,12})(?: [a-z]{1,20})? (?:to|for) (?:the|a|one) "
    r"(?P<unit>dollar|euro|pound)\b|\b(?:the|a|one) (?P<unit2>dollar|euro|pound) (?:fetching|at|worth"
    r"|buying|standing at|equal to) "
    r"(?P<rate2>[$£€\w])"
)
#: a product may be off by so much, as its parts are rounded; characters between the parts
_SLACK, _NEAR = 0.1, 110
#: "£5 a month or £50 a year" are two offers, and who pays for a year at once pays less: so much of the sum at least;
#: chosen, not measured ("£5 a month, or £60 a year" is one price said twice)
_DISCOUNT = 0.6


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Product(Struct, frozen=True):
    start: int
    end: int
    computed: float
    stated: Figure


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the figures; `computed` is what they make, `stated` what stands there."""
    text = view.text
    for passage in view.passages:
        for first, last, told in view.whole.shared(figured_sentences).get(passage.span.start, ()):
            if len(told) < 2:
                continue
            for found in (
                _of_many(text, first, last, told),
                _of_periods(text, last, told),
                _of_rate(text, last, told),
                _of_exchange(text, first, last, told),
            ):
                span = Span(found.start, found.end) if found else None
                if found and span and view.admits(span):
                    stated = text[found.stated.start : found.stated.end]
                    yield Hit(span, (("computed", _shown(found)), ("stated", stated)))
                    break


def _shown(found: _Product) -> str:
    value = found.computed
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if value >= size:
            return f"{value / size:.3g}{name}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _of_many(text: str, start: int, end: int, told: list[Figure]) -> _Product | None:
    """So many things at so much each, and what that makes."""
    prices = [f for f in told if f.unit is Unit.MONEY and _EACH.match(text, f.end, end)]
    prices = prices or _for_each(text, start, told)
    counts = [f for f in told if f.unit is Unit.COUNT and f.value > 1 and f.of]
    totals = [f for f in told if f.unit is Unit.MONEY and f not in prices and _is_total(text, start, end, f)]
    if not totals and len(counts) == 1 and _ALL_OF_THEM.search(text, max(start, counts[0].start - 24), counts[0].start):
        sums = [f for f in told if f.unit is Unit.MONEY and f not in prices and f.end < counts[0].start]
        totals = [f for f in sums if _TAKEN_IN.search(text, max(start, f.start - 24), f.start)]
    if len(prices) != 1 or len(counts) != 1 or len(totals) != 1:
        return None
    price, count, total = prices[0], counts[0], totals[0]
    first, last = min(price.start, count.start, total.start), max(price.end, count.end, total.end)
    if any(f.hedge in ("<", ">") for f in (price, count, total)) or ";" in text[first:last] or last - first > 2 * _NEAR:
        return None
    unit = _in_pence(text, price)
    if unit is None or not (unit != 1 or price.of == total.of or not (price.of and total.of)):
        return None
    return _if_off(first, last, price.low * count.low * unit, price.high * count.high * unit, total)


def _for_each(text: str, start: int, told: list[Figure]) -> list[Figure]:
    """The first sum of a sentence that tells what each of so many gets: "Each of its 400 workers will get $250"."""
    counted = next((f for f in told if f.unit is Unit.COUNT and f.value > 1), None)
    if counted is None or not _EVERY.search(text, max(start, counted.start - 40), counted.start):
        return []
    return [f for f in told if f.unit is Unit.MONEY and f.start > counted.end][:1]


def _is_total(text: str, start: int, end: int, figure: Figure) -> bool:
    before = text[max(start, figure.start - 50) : figure.start]
    return bool(_TOTAL.search(before) or _TOTAL_BEHIND.match(text, figure.end, end))


def _in_pence(text: str, price: Figure) -> float | None:
    """What a price is worth in the unit of a total: a hundredth for pence and cents."""
    written = text[price.start : price.end + 1].lower()
    return 0.01 if price.of in ("pence", "cent", "cents") or written.endswith("p") else 1.0


def _of_periods(text: str, end: int, told: list[Figure]) -> _Product | None:
    """So much a month, or so much a year."""
    for one, other in itertools.pairwise(told):
        first, then = _FIRST.match(text, one.end, end), _FIRST.match(text, other.end, end)
        if not first or not then or not same_kind(one, other) or not _THEN.fullmatch(text, first.end(), other.start):
            continue
        short, long = (found["period"] or "year" for found in (first, then))
        short, long = short.replace("annum", "year"), long.replace("annum", "year")
        little, much = one, other
        if (short, long) not in _RATIO:
            short, long, little, much = long, short, other, one
        ratio = _RATIO.get((short, long))
        if ratio and one.hedge not in ("<", ">") and other.hedge not in ("<", ">"):
            offered = little.unit is Unit.MONEY and text.startswith(" or ", first.end())
            least = little.low * ratio[0] * (_DISCOUNT if offered else 1)
            return _if_off(one.start, other.end, least, little.high * ratio[1], much, 0.05)
    return None


def _of_rate(text: str, end: int, told: list[Figure]) -> _Product | None:
    """A sum, what it is in dollars, and the rate at which it is so much."""
    for one, other in itertools.pairwise(told):
        rate = _RATE.search(text, other.end, min(end, other.end + 60))
        between = text[one.end : other.start]
        apart = " and " in between or len(between) > _NEAR / 2
        if not rate or apart or one.unit is not Unit.MONEY or other.unit is not Unit.MONEY:
            continue
        many = float(rate["rate"].strip(".,").replace(",", "") or 0)
        if many and other.of == rate["unit"] and rate["noun"] in one.of:
            return _if_off(one.start, rate.end(), one.low / many, one.high / many, other)
    return None


def _of_exchange(text: str, start: int, end: int, told: list[Figure]) -> _Product | None:
    """A sum, the rate of two currencies, and what the sum is in the other: £2m, at $1.50 to the pound, is $3m."""
    rate = _RATE_OF_TWO.search(text, start, end)
    money = [f for f in told if f.unit is Unit.MONEY and not f.hedge]
    if rate is None or len(money) != 3 or " and " in text[money[0].end : money[1].start]:
        return None
    at, base = (
        next((f for f in money if f.start <= max(rate.start("rate"), rate.start("rate2")) < f.end), None),
        rate["unit"] or rate["unit2"],
    )
    one = next((f for f in money if f is not at and f.of == base), None)
    other = next((f for f in money if at and f is not at and f.of == at.of), None)
    if at is None or one is None or other is None or base == at.of or not at.value:
        return None
    # the sum that stands first is the one that was paid, the other is worked out
    first, last = money[0].start, money[-1].end
    if other.start < one.start:
        return _if_off(first, last, other.low / at.high, other.high / at.low, one, 0.03)
    return _if_off(first, last, one.low * at.low, one.high * at.high, other, 0.03)


def _if_off(first: int, last: int, low: float, high: float, stated: Figure, slack: float = _SLACK) -> _Product | None:
    """The product, where what is stated lies outside of what its parts can make."""
    room = slack * (2 if stated.hedge else 1)
    if low * (1 - room) <= stated.high and stated.low <= high * (1 + room):
        return None
    return _Product(first, last, (low + high) / 2, stated)
