"""Products that the ledger of a story must make: so many, at so much each, and what they come to, in any order.

The three may stand in three sentences. A total is told where no count around the rate makes it, and it is what a slip
of one digit, of two in the other order, or of a zero makes of a product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.accounts import Wrong, shown
from newslint.extract.figures import PEOPLE, Figure, Unit, same_kind
from newslint.extract.ledger import Entry, Role
from newslint.model import Span

#: how far a product may be from its factors, as they are rounded. As in the check of products
_LEAST, _GREATEST = 0.9, 1.1
#: figures around a rate beyond which some always make it, and significant digits of a slip of one. Chosen
_MOST, _DIGITS = 7, 2
#: what makes the sentences of a product tell of another sum: a part of it, a price of another time, a bound
_UNSETTLED = re.compile(
    r"\b(?:average|at least|up to|more than|over|another|plus|discount|profit|after tax|interest|from (?=[$£€\d])"
    r"|rose|fell"
    r"|rise|increase|compared|would|last year|the first|extra|between|less|minus|net|most of|or more|reduced"
    r"|respectively"
    r"|deposit|instalments?|forecast|expected|hopes?|target)\b"
)
#: what says of a figure that it is all: a verb for what is paid or taken, an article that takes up what was told
_IS_ALL = re.compile(
    r"\b(?:(?:took|takes?|brought|brings?|paid|pays?|cost|costs|earn(?:s|ed)|rais(?:es|ed)|worth|spent|netted"
    r"|yield(?:s|ed)|makes?|made|making|owes?|owed|lost|(?:cheque|check|bill|sum|total|pot|fund|invoice|order"
    r"|contract|grant) (?:of"
    r"|for|was|is|came to))(?: (?:in|out|up|him|her|them|us|some))?(?: (?:a|an|the|just|exactly|about))?|(?:[Tt]he"
    r"|[Tt]hose"
    r"|[Tt]hat|[Aa]ll|that is|which is|or|so)|in all,?|altogether,?) \Z"
)
_ALL_BEHIND = re.compile(r"(?: [a-z]+){0,2},? (?:in all|in total|altogether|all told|between them|together)\b")


def solve_products(text: str, rows: list[list[Entry]]) -> Iterator[Wrong]:
    """The totals of a story that are a slip away from what its counts and rates make, and that nothing makes."""
    for at, row in enumerate(rows):
        for rate in row:
            if rate.role is Role.RATE and rate.figure.hedge in ("", "~") and rate.value > 1:
                wider = [entry for one in rows[max(0, at - 1) : at + 2] for entry in one if entry is not rate]
                found = _of_rate(text, rate, wider) or _of_rate(text, rate, [e for e in row if e is not rate], wider)
                if found is not None:
                    yield found


def _of_rate(text: str, rate: Entry, near: list[Entry], around: list[Entry] | None = None) -> Wrong | None:
    """The total among some entries that a slip made of a product of the rate; None if those `around` make it."""
    totals = [e for e in near if _may_be_total(text, rate, e)]
    counts = [e for e in near if e.figure.unit is Unit.COUNT and e.role is not Role.RATE and e.value > 1]
    if not totals or not counts or len(near) > _MOST:
        return None
    if around is None and any(e.role is Role.RATE and e.value > 1 for e in near):
        return None
    dues = [(count, total, count.value * rate.value) for count in counts for total in totals if count is not total]
    others = [e.value * rate.value for e in around or ()]
    if any(_LEAST < due / total.value < _GREATEST for total in totals for due in (*(d[2] for d in dues), *others)):
        return None
    slips = [(c, t, due) for c, t, due in dues if not c.figure.hedge and is_slip(due, t.value)]
    if len(slips) != 1:
        return None
    count, total, due = slips[0]
    opens, closes = min(e.figure.start for e in (count, rate, total)), max(e.figure.end for e in (count, rate, total))
    zeros = f"{due:.4e}".split("e")[0] == f"{total.value:.4e}".split("e")[0]
    if not zeros and (rate.figure.hedge or not _is_all(text, total) or _UNSETTLED.search(text, opens, closes)):
        return None
    return Wrong(Span(opens, closes), shown(due), text[total.figure.start : total.figure.end].strip())


def _may_be_total(text: str, rate: Entry, entry: Entry) -> bool:
    """Whether an entry can be a product of a rate: of its unit, larger, exact, behind it or said to be all."""
    if entry.role is Role.RATE or entry.value <= rate.value or entry.figure.hedge in ("<", ">"):
        return False
    if rate.figure.unit is Unit.MONEY:
        return same_kind(rate.figure, entry.figure) and entry.figure.unit is Unit.MONEY
    one, other = _noun(rate.figure), _noun(entry.figure)
    return entry.figure.unit is Unit.COUNT and bool(one and other) and (
        one == other or PEOPLE.search(other) is not None
    )  # fmt: skip


def _noun(figure: Figure) -> str:
    return next((w for w in figure.of.split() if w.endswith("s") or w in ("people", "men", "women", "children")), "")


def _is_all(text: str, total: Entry) -> bool:
    start, end = total.figure.start, total.figure.end
    said = total.role is Role.WHOLE and total.said
    return bool(said or _IS_ALL.search(text, max(0, start - 40), start) or _ALL_BEHIND.match(text, end))


def is_slip(due: float, stated: float) -> bool:
    """Whether a slip of the pen makes one figure of another: a digit, two in the other order, or a zero too many.

    In: what is due, and what is stated. Out: True for figures of the same digits but for one of two or more, but for
    their order, or but for their zeros.
    """
    if min(due, stated) <= 0 or due == stated:
        return False
    one, other = (f"{value:.8g}".replace(".", "") for value in (due, stated))
    if "e" in one + other:
        one, other = (f"{value:.0f}" for value in (due, stated))
    if one.strip("0") == other.strip("0"):
        return True
    if len(one) != len(other):
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(one) == sorted(other)
    significant = max(len(one.rstrip("0")), len(other.rstrip("0")))
    return swapped or (len(apart) == 1 and significant >= _DIGITS)
