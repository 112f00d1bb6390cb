"""Shares and changes that the ledger of a story must make: of two figures, the part of the whole, or the way between.

A share that takes up what was told before it, or says what is left, is held against every way in which the only two
figures of a kind around it can be set against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.checks.fct.solving import is_slip_of_digits
from newslint.extract.accounts import Told, Wrong
from newslint.extract.change_words import FALL, RISE
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.ledger import Entry, Role
from newslint.extract.relations import Relation
from newslint.model import Span

#: what opens a sentence that does the sum of the one before it, up to the share
_TAKES_UP = re.compile(
    r"(?:And |But |So |Thus )?(?:(?:Th(?:at|is|ese|ose)|The|It|So|Which|Exactly|Some)(?: [a-z-]+){0,3}|"
    r"(?:It|This|That) (?:is|was) (?:the )?[a-z-]+ (?:rise|fall|increase|cut|drop)\b[^.;()\d]{0,30} and,? at)? \Z"
    r"|(?:A|An|Such an?|The) (?:turnout|share|rate|proportion|response|attendance|majority|poll|pass rate) of \Z"
    r"|\Z"
)
#: that the share is of what is left of the two
_LEFT = re.compile(r"\b(?:leav(?:ing|es?)|left)(?: [a-z]+){0,2} \Z")
_NO_PAIR = re.compile(
    r"\b(?:than|average|each|every|at least|so far|would|could|may|if|another|further|up to|between|more|fewer|less"
    r"|about|combined|total|except|wanted|expected|forecast\w*|of those|as many|respectively|nationally|overall)\b"
)
_CHANGE_NOUN = re.compile(rf"\b(?:{RISE}|{FALL})\b")
_FROM_TO = re.compile(r"\bfrom \Z")
_AT = re.compile(r"(?:,| and,?| but,?) at (?:just |only |exactly )?\Z")
#: points by which a share in digits and one in words may be off. As in the reckoning of relations
_POINTS, _IN_WORDS, _NEAR = 1.5, 4.0, 1.6
_PAIR, _MOST = 2, 20.0


def solve_shares(text: str, told: list[Told], rows: list[list[Entry]], stated: list[Relation]) -> Iterator[Wrong]:
    """The shares and changes of a story that the only two figures around them can't make."""
    for relation in stated:
        if relation.hedge or relation.kind not in ("share", "up", "down") or not 0 < relation.value < 100:
            continue
        sentence = told[relation.at]
        if sum(f.unit is Unit.PERCENT for f in sentence.figures) > 1:
            continue
        before = text[sentence.start : relation.start]
        taken_up = _TAKES_UP.fullmatch(before) is not None
        left, at_rate = _LEFT.search(before) is not None, _AT.search(before) is not None
        if not (taken_up or left or at_rate):
            continue
        pair = _pair(text, told, rows, relation)
        if pair is None:
            continue
        due = _due(text, told, relation, pair, left=left, at_rate=at_rate)
        if due is not None and _is_off(due, relation):
            first, last = pair[0].start, max(pair[1].end, relation.end)
            yield Wrong(Span(first, last), f"{due:.3g} per cent", text[relation.start : relation.end].strip())


def _pair(text: str, told: list[Told], rows: list[list[Entry]], relation: Relation) -> tuple[Figure, Figure] | None:
    """The only two figures of a kind in the sentence of a share and the one before it."""
    own = [e for e in rows[relation.at] if not relation.start <= e.figure.start < relation.end]
    first = max(0, relation.at - 1)
    near = [e for row in rows[first : relation.at] for e in row]
    near = [e for e in (*near, *own) if e.figure.unit in (Unit.COUNT, Unit.MONEY)]
    if len(near) != _PAIR or any(
        (e.figure.hedge and not _is_mere(text, e.figure)) or e.role is Role.RATE or e.value <= 1 for e in near
    ):
        return None
    one, other = (e.figure for e in near)
    if not 1 < max(one.value, other.value) / min(one.value, other.value) < _MOST or other.start > relation.start:
        return None
    if not same_kind(one, other) and (one.unit is not other.unit or one.unit is Unit.MONEY):
        return None
    return None if _NO_PAIR.search(text, one.start, relation.end) else (one, other)


def _is_mere(text: str, figure: Figure) -> bool:
    """Whether the bound of a figure only says how few, or how many, it is: no more than 6,300 people had voted."""
    return text.endswith(("no more than ", "no fewer than ", "no less than "), 0, figure.start)


def _due(
    text: str, told: list[Told], relation: Relation, pair: tuple[Figure, Figure], *, left: bool, at_rate: bool
) -> float | None:
    """What the two figures make; None if another way of setting them against each other makes what is stated."""
    one, other = pair
    small, large = sorted((one.value, other.value))
    part, rest = 100 * small / large, 100 * (large - small) / large
    change = 100 * (other.value - one.value) / one.value
    ways = [part, rest, abs(change), 100 * (large - small) / small]
    sentence = told[relation.at]
    from_to = _FROM_TO.search(text, 0, one.start) and text[one.end : other.start].strip() == "to"
    if from_to and (relation.kind in ("up", "down") or _CHANGE_NOUN.search(text, sentence.start, sentence.end)):
        return abs(change)
    if at_rate or relation.kind != "share" or any(not _is_off(way, relation) for way in ways):
        return None
    if left:
        return rest
    near = [way for way in (part, rest) if max(way, relation.value) / max(min(way, relation.value), 1e-9) < _NEAR]
    digits = [way for way in (part, rest) if is_slip_of_digits(round(way), relation.value)]
    return part if part in near or part in digits or (_is_tenner(part, relation.value)) else None


def _is_tenner(due: float, stated: float) -> bool:
    """Whether a share is ten points from what is due: seventeen for seven."""
    return abs(abs(due - stated) - 10) < 1e-6


def _is_off(due: float, relation: Relation) -> bool:
    return abs(due - relation.value) > (_IN_WORDS if relation.in_words else max(_POINTS, 0.05 * due))
