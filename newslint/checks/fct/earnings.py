"""A profit that is said to rise or to fall, and the two figures between which the story has it lie."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told
from newslint.extract.change_words import FALL, FELL, RISE, ROSE
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.model import Span

#: what is earned, and what is sold; a loss that rises is another matter
_MEASURES = {
    "earned": r"profits?|earnings|net income|surplus",
    "sold": r"sales|turnover|revenues?|takings",
}
_ANY = "|".join(rf"(?P<{name}{{0}}>{words})" for name, words in _MEASURES.items())
_HOLDS = ("profit", "earning", "net income", "surplus", "sales", "turnover", "revenue", "taking")
_SAID = re.compile(
    rf"\b(?i:(?P<up>{RISE})|(?P<down>{FALL})) in (?:[\w’'-]+ ){{0,4}}?(?i:{_ANY.format('1')})\b"
    rf"|\b(?i:{_ANY.format('2')})(?: (?:at|of|for) (?:[A-Z][\w&’'-]* ?){{1,4}})?,? ?\b(?i:(?P<up2>{ROSE}|{RISE})"
    rf"|(?P<down2>{FELL}|{FALL}))\b(?! (?:to|by|from|of|\d))"
)
_TELLS = {
    "earned": re.compile(r"\b(?:[Pp]rofits?|[Ee]arnings|[Ee]arned|[Nn]et income|[Ss]urplus|made)\b"),
    "sold": re.compile(r"\b(?:[Ss]ales|[Tt]urnover|[Rr]evenues?|[Tt]akings)\b"),
}
_OLD = re.compile(r"\b(?:against|(?:as )?compared (?:with|to)|from|versus) (?:an? [a-z]+ of )?\Z")
#: what makes the change another one than that of the two figures
_OTHER = re.compile(
    r"\b(?:loss\w*|lost|expect\w*|forecast\w*|analysts?|cost|sold for|per share|a share|margin|hop(?:e|ed|ing)|despite"
    r"|not|never|n[’']t|excluding|adjusted|one-off|could|would|may|might|if)\b"
)
#: sentences of a body that tell of its headline
_LEAD = 5
#: characters between the word for a sum and the sum
_NEAR = 60


class Opposed(NamedTuple):
    """The word for a change, and the two figures that go the other way."""

    span: Span
    figures: Span


def opposed_earnings(text: str, heads: list[Span], told: list[Told]) -> Iterator[Opposed]:
    """The first of some lines that says of earnings or sales what their figures don't."""
    for head in heads:
        line = head.of(text).lower()
        found = _SAID.search(text, head.start, head.end) if any(word in line for word in _HOLDS) else None
        if found is None or _OTHER.search(text, head.start, head.end):
            continue
        kind = "earned" if found["earned1"] or found["earned2"] else "sold"
        pairs = [pair for one in told[:_LEAD] if (pair := _old_and_new(text, one, kind))]
        if len(pairs) != 1:
            continue
        old, new = pairs[0]
        rises = bool(found["up"] or found["up2"])
        group = next(name for name in ("up", "down", "up2", "down2") if found[name])
        if (new.high < old.low) if rises else (new.low > old.high):
            yield Opposed(Span(*found.span(group)), Span(min(old.start, new.start), max(old.end, new.end)))
            return


def _old_and_new(text: str, sentence: Told, kind: str) -> tuple[Figure, Figure] | None:
    """What was earned before and now, where a sentence that tells of it holds two sums of it side by side."""
    money = [f for f in sentence.figures if f.unit is Unit.MONEY and not f.hedge]
    told = _TELLS[kind].search(text, sentence.start, sentence.end)
    if told is None or len(money) < 2 or _OTHER.search(text, sentence.start, sentence.end):
        return None
    for one, other in itertools.pairwise(money):
        near = told.end() <= one.start and one.start - told.end() < _NEAR
        if near and same_kind(one, other) and one.of == other.of and _OLD.search(text, one.end, other.start):
            return other, one
    return None
