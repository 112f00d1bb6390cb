"""Sums that the ledger of a story must make, whatever words tell them: parts and whole, what is left, the way between.

An entry with a role is held against every reading of the figures around it; it is told where the one that takes all of
them fails, no other comes true, and what stands there is what a slip makes of what is due.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from newslint.checks.fct.solving_products import is_slip
from newslint.extract.accounts import Told, Wrong, shown
from newslint.extract.figures import PEOPLE, Figure, Unit, same_kind
from newslint.extract.fractions import fractions
from newslint.extract.ledger import Entry, Role
from newslint.model import Span

#: sentences before a sum in which its figures may stand; those around it in which others may make it come true
_BACK, _AROUND = 2, 3
#: figures around a sum beyond which some always make it. Chosen, not measured
_MOST = 9
#: how many times as much as is due a slip is at most, where its words or only its place tell what a figure is. Chosen
_NEAR_SAID, _NEAR = 1.5, 1.2
#: counts below this are exact, however many zeros they have
_ROUNDED = 1000
#: parts that a total has at least; where they are fewer than `_SEVERAL`, they count what the total counts
_PARTS, _SEVERAL = 2, 3
#: characters before a total that takes up what the sentence before told
_OPENS = 24
#: what makes the sentences of a sum tell of several times, of shares or of some only
_UNSETTLED = re.compile(
    r"\b(?:than|compared|against|includ\w+|among|per cent|percent|average|respectively|another|rose|fell|risen|fallen"
    r"|increase\w*|decrease\w*|at least|so far|most of|the rest|others|elsewhere|forecast\w*|expected"
    r"|last (?:year|month|season)|(?:year|month|week|day|decade)s? (?:ago|earlier|before|later)|if|would|could|may"
    r"|between (?!them)|from (?=[$£€\d])|up to|both|as well as|respective|half|quarter|third)\b|%"
)
#: what opens the list of what a count is made of
_LISTED = re.compile(r"(?:,? with|:|—|–|\() ?\Z")
#: and what says behind a total that others are in it
_OPEN = re.compile(r"\b(?:includ\w+|takes? in|counts? in|counting|also|as well|other)\b")
#: what keeps the rest of a sentence from being the rest of a whole
_UNSETTLED_REST = re.compile(
    r"\b(?:than|compared|per cent|percent|average|rose|fell|risen|fallen|at least|would|could|may|if|half|another|each"
    r"|every|homeless|including|last (?:year|month|season)|more|fewer|from)\b|%"
)
_UNSETTLED_GAP = re.compile(
    r"\b(?:average|each|every|per|at least|would|could|may|if|forecast\w*|expected|about|aged?|combined|total)\b|%"
)
#: what is chased in cricket is one more than what was made
_CHASED = re.compile(r"(?i)\b(?:chas\w+|target|need\w*|require\w*|set)\b")
_VOTERS = frozenset("votes vote members delegates ballots papers abstentions councillors senators seats".split())  # noqa: SIM905
#: what a part may be said to be, and what a figure may be that another lies so far from
_PIECES = (Role.PART, Role.REST, Role.BASE)
_SIDES = (Role.PART, Role.WHOLE, Role.REST, Role.BASE)
_TALLY = re.compile(r"(?: votes?)? to ")
_REST_OF_THEM = re.compile(r"\b(?:[Tt]he|[Aa]ll the) (?:rest|others|remainder|remaining [a-z]+)(?: [a-z’'-]+){1,5} \Z")


def solve(text: str, told: list[Told], rows: list[list[Entry]]) -> Iterator[Wrong]:
    """The sums of a story that its own figures don't make."""
    for at, row in enumerate(rows):
        for entry in row:
            if entry.figure.hedge:
                continue
            if entry.role is Role.WHOLE:
                yield from _total(text, told, rows, entry)
            elif entry.role is Role.REST:
                yield from _rest(text, told, rows, entry)
            elif entry.role is Role.GAP:
                yield from _gap(text, told, rows, entry)
        yield from _divided(text, told, rows, at)
        yield from _told_first(text, told, rows, at)


def _near(rows: list[list[Entry]], first: int, last: int) -> list[Entry]:
    return [entry for row in rows[max(0, first) : last + 1] for entry in row]


def _like(one: Entry, other: Entry) -> bool:
    """Whether two entries can stand in one sum: counts, or sums in one currency."""
    return one.figure.unit is other.figure.unit and one.figure.unit in (Unit.COUNT, Unit.MONEY) and (
        one.figure.unit is Unit.COUNT or same_kind(one.figure, other.figure)
    )  # fmt: skip


def _noun(figure: Figure) -> str:
    """The plural that a figure counts; empty if none stands behind it."""
    plural = next((w for w in reversed(figure.of.split()) if w.endswith("s") or w in ("men", "women", "children",
                                                                                     "people")), "")  # fmt: skip
    return plural


def _slack(*figures: Figure) -> float:
    """How far rounding takes a sum: half of each last place, one of them at most; small counts are exact."""
    steps = [f.step for f in figures if f.unit is Unit.MONEY or f.value >= _ROUNDED]
    return min(sum(steps) / 2, max(steps, default=0.0)) + 1e-6


def _is_slip(due: float, stated: float, near: float) -> bool:
    """Whether one figure can stand for another by a slip: a digit, two in the other order, a zero, or near to it."""
    if min(due, stated) <= 0 or due == stated:
        return False
    if max(due, stated) / min(due, stated) <= near:
        return True
    return is_slip_of_digits(due, stated)


def is_slip_of_digits(due: float, stated: float) -> bool:
    """Whether two figures have the same digits in another order or another size, or differ in one of three or more."""
    one, other = (f"{value:.6g}".replace(".", "") for value in (due, stated))
    if "e" in one + other:
        one, other = (f"{value:.0f}" for value in (due, stated))
    bare, bare_other = one.strip("0"), other.strip("0")
    if bare == bare_other:
        return True
    if len(one) != len(other):
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(one) == sorted(other)
    return swapped or (len(apart) == 1 and len(bare) >= _SEVERAL)


def _is_made(stated: Entry, others: Sequence[Entry]) -> bool:
    """Whether any sum, difference or product of the figures around makes what is stated, or one of them repeats it."""
    values = [e.value for e in others if e.figure.unit is stated.figure.unit or e.figure.unit is Unit.COUNT]
    slack = _slack(stated.figure, *(e.figure for e in others))
    if len(values) > _MOST + _PARTS or any(abs(value - stated.value) <= 1e-6 for value in values):
        return True
    rates = [e.value for e in others if e.role is Role.RATE]
    if any(abs(rate * value - stated.value) <= slack for rate in rates for value in values):
        return True
    if any(abs(abs(one - other) - stated.value) <= slack for one, other in itertools.combinations(values, 2)):
        return True
    signs = range(_PARTS, len(values) + 1)
    return any(
        abs(sum(some) - stated.value) <= slack or abs(2 * max(some) - sum(some) - stated.value) <= slack
        for count in signs
        for some in itertools.combinations(values, count)
    )


def _counts_alike(total: Entry, parts: list[Entry]) -> bool:
    """Whether a total may count all of what its parts count."""
    if total.figure.unit is Unit.MONEY:
        return True
    nouns, noun = {n for e in parts if (n := _noun(e.figure))}, _noun(total.figure)
    if not nouns or not noun or nouns == {noun} or {*nouns, noun} <= _VOTERS:
        return True
    if all(PEOPLE.search(one) for one in (*nouns, noun)):
        return True
    return len(parts) >= _SEVERAL and (len(nouns) == len(parts) or nouns <= {noun})


def _wrong(text: str, due: float, stated: Entry, others: Sequence[Entry]) -> Wrong:
    first = min(stated.figure.start, *(e.figure.start for e in others))
    last = max(stated.figure.end, *(e.figure.end for e in others))
    money = stated.figure.unit is Unit.MONEY
    return Wrong(Span(first, last), shown(due), shown(stated.value) if not money else _written(text, stated.figure))


def _written(text: str, figure: Figure) -> str:
    return text[figure.start : figure.end].strip()


def _total(text: str, told: list[Told], rows: list[list[Entry]], total: Entry) -> Iterator[Wrong]:
    """Parts, and behind them, in their sentence or in the next ones, what they are in all."""
    if _OPEN.search(text, total.figure.end, told[total.at].end):
        return
    # several parts in the sentence of the total are all of them, though figures of the sentences before may be others
    own: tuple[float, list[Entry]] | None = None
    failed: tuple[float, list[Entry]] | None = None
    for first in range(total.at, max(-1, total.at - _BACK - 1), -1):
        parts = _parts(_near(rows, first, total.at), total)
        if len(parts) < _PARTS or (failed and parts == failed[1]):
            continue
        due = sum(e.value for e in parts)
        if abs(due - total.value) <= _slack(total.figure, *(e.figure for e in parts)):
            return
        sound = not any(e.figure.hedge or e.role not in _PIECES for e in parts)
        if not sound or _UNSETTLED.search(text, told[first].start, total.figure.start):
            break
        if len(parts) <= _MOST and _counts_alike(total, parts) and all(e.value < total.value for e in parts):
            if len(parts) == _PARTS and due < total.value and not _is_taken_up(text, told, total, first):
                # two may be some of several
                continue
            failed = (due, parts)
            if first == total.at and len(parts) >= _SEVERAL:
                own = failed
    failed = own or failed
    back = 0 if own and total.said else _AROUND
    around = [e for e in _near(rows, total.at - back, total.at) if e.figure.start < total.figure.start]
    near = _NEAR_SAID if total.said else 1.0 if _is_inside(text, told, total) else _NEAR
    if (
        failed
        and (_is_slip(failed[0], total.value, near) or is_slip(failed[0], total.value))
        and not _is_made(total, around)
    ):
        yield _wrong(text, failed[0], total, failed[1])


def _is_inside(text: str, told: list[Told], total: Entry) -> bool:
    """Whether a figure that takes up what was told stands inside of its sentence, where others do so too."""
    return len(text[told[total.at].start : total.figure.start]) >= _OPENS


def _told_first(text: str, told: list[Told], rows: list[list[Entry]], at: int) -> Iterator[Wrong]:
    """A count, and behind it, to the end of its sentence, what it is made of: 23 fires, with 11 in Orwen …"""
    row = rows[at]
    opens = next((n for n in range(1, len(row)) if _is_listed(text, row[n - 1], row[n])), len(row))
    totals, parts = [e for e in row[:opens] if _noun(e.figure)], row[opens:]
    if (
        not totals
        or not _SEVERAL <= len(parts) <= _MOST
        or _UNSETTLED.search(text, told[at].start, parts[-1].figure.end)
    ):
        return
    total, due = totals[0], sum(e.value for e in parts)
    if any(e.role not in _PIECES or e.figure.hedge or not _like(e, total) for e in (*parts, total)):
        return
    if not all(_noun(e.figure) in ("", _noun(total.figure)) and e.value < total.value for e in parts):
        return
    off = abs(due - total.value) > _slack(total.figure, *(e.figure for e in parts))
    if off and _is_slip(due, total.value, _NEAR) and not _is_made(total, [e for e in row[:opens] if e is not total]):
        yield _wrong(text, due, total, parts)


def _is_listed(text: str, before: Entry, entry: Entry) -> bool:
    """Whether the mark that opens a list stands right before a figure."""
    return _LISTED.search(text, before.figure.end, entry.figure.start) is not None


def _is_taken_up(text: str, told: list[Told], total: Entry, first: int) -> bool:
    """Whether a total stands in the sentence of its parts, or opens its own as what was told before: all 19."""
    return first == total.at or 0 < len(text[told[total.at].start : total.figure.start]) < _OPENS


def _parts(near: list[Entry], total: Entry) -> list[Entry]:
    """The figures before a total that may be its parts: of those that name a thing, the ones that name its own."""
    parts = [e for e in near if e.figure.end <= total.figure.start and _like(e, total)]
    noun = _noun(total.figure)
    same = [e for e in parts if _noun(e.figure) in ("", noun)]
    return same if noun and any(_noun(e.figure) == noun for e in parts) else parts


def _rest(text: str, told: list[Told], rows: list[list[Entry]], rest: Entry) -> Iterator[Wrong]:
    """A whole, the parts of it that are told, and what is left."""
    before = [e for e in _near(rows, rest.at - _BACK, rest.at) if e is not rest and _like(e, rest)]
    larger = [e for e in before if e.value > rest.value and e.role is not Role.RATE]
    if not larger or len(before) > _MOST:
        return
    whole = max(larger, key=lambda e: e.value)
    parts = [e for e in before if e is not whole]
    subset = [e for e in parts if e.role is Role.ASIDE or e.figure.hedge]
    plain = [e for e in parts if e not in subset and e.figure.start < rest.figure.start]
    first = min(whole.at, rest.at)
    if whole.figure.hedge or not plain or _UNSETTLED_REST.search(text, told[first].start, told[rest.at].end):
        return
    if any(fractions(text, told[first].start, told[rest.at].end)):
        return
    due = whole.value - sum(e.value for e in plain)
    if any(_leaves(whole_, rest, [e for e in before if e is not whole_]) for whole_ in larger):
        return
    if due > 0 and _is_slip(due, rest.value, _NEAR_SAID) and not _is_made(rest, before):
        yield _wrong(text, due, rest, [whole, *plain])


def _leaves(whole: Entry, rest: Entry, parts: list[Entry]) -> bool:
    """Whether a whole less some of the figures around it, or all, leaves the rest."""
    return any(
        abs(whole.value - sum(e.value for e in some) - rest.value)
        <= _slack(whole.figure, rest.figure, *(e.figure for e in some))
        for count in range(len(parts) + 1)
        for some in itertools.combinations(parts, count)
    )


def _divided(text: str, told: list[Told], rows: list[list[Entry]], at: int) -> Iterator[Wrong]:
    """Those who are left of a chamber, and how they voted: two abstained, and the rest divided nine to six."""
    for one, other in itertools.pairwise(rows[at]):
        if not _TALLY.fullmatch(text, one.figure.end, other.figure.start):
            continue
        if _REST_OF_THEM.search(text, told[at].start, one.figure.start):
            votes = replace(one.figure, end=other.figure.end, value=one.value + other.value)
            row = [e for e in rows[at] if e is not one and e is not other]
            rest = Entry(votes, at, Role.REST, said=True)
            yield from _rest(text, told, [*rows[:at], [*row, rest]], rest)


def _may_differ(entry: Entry, gap: Entry) -> bool:
    """Whether a gap may be one of an entry: of its unit, or without one where the gap has a currency."""
    bare = entry.figure.unit is Unit.COUNT and gap.figure.unit is Unit.MONEY and not entry.figure.of
    return _like(entry, gap) or bare


def _is_voted(entry: Entry, gap: Entry) -> bool:
    """Whether a gap is one of votes, and an entry counts those who cast them."""
    return "vote" in gap.figure.of and any(word in _VOTERS for word in entry.figure.of.split())


def _gap(text: str, told: list[Told], rows: list[list[Entry]], gap: Entry) -> Iterator[Wrong]:
    """Two figures, and so many more, or fewer, of the one than of the other."""
    noun = _noun(gap.figure)
    for first in (gap.at, gap.at - 1):
        near = [e for e in _near(rows, first, gap.at) if e is not gap and _may_differ(e, gap)]
        pair = [e for e in near if not _noun(e.figure) or not noun or noun in e.figure.of or _is_voted(e, gap)]
        if len(pair) >= _PARTS:
            break
    else:
        return
    if first != gap.at and any(e.figure.start > gap.figure.start for e in pair):
        return
    if len(pair) != _PARTS or len(near) > _PARTS + 1 or any(e.figure.hedge or e.role not in _SIDES for e in pair):
        return
    one, other = pair
    named = _noun(one.figure) and _noun(other.figure)
    if (named and not same_kind(one.figure, other.figure)) or _UNSETTLED_GAP.search(
        text, told[one.at].start, gap.figure.start
    ):
        return
    due = abs(one.value - other.value)
    slack = _slack(gap.figure, one.figure, other.figure)
    if _CHASED.search(text, told[one.at].start, told[gap.at].end):
        due, slack = due - 1, slack + 1
    if abs(due - gap.value) <= slack or gap.value >= max(one.value, other.value):
        return
    others = [e for e in _near(rows, gap.at - 1, gap.at) if e is not gap]
    if _is_slip(due, gap.value, 2.0) and not _is_made(gap, others):
        yield _wrong(text, due, gap, pair)
