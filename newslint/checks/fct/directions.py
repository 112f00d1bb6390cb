"""Which way a change goes, by the word for it and by its own two figures: a fall to more, "up" from more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.late_pattern import LatePattern

#: verbs of a change to more and to less, from any thesaurus; what is cut or raised may stand between verb and figures
_UP = (
    r"rose|risen|rises|rising|increase[sd]?|increasing|climb(?:ed|s|ing)?|grew|grown|grows|growing|jump(?:ed|s|ing)?"
    r"|soar(?:ed|s|ing)?|surge[ds]?|swell(?:ed|s)?|swollen|expand(?:ed|s)?|advance[ds]?|gain(?:ed|s)|rall(?:ied|ies)"
    r"|rais(?:ed|es|ing)|lift(?:ed|s|ing)|hik(?:ed|es|ing)|boost(?:ed|s|ing)?|leapt|leaped|went up|gone up|doubled"
)
_DOWN = (
    r"fell|fallen|falls|falling|drop(?:ped|s|ping)?|declin(?:ed|es|ing)|decreas(?:ed|es|ing)|shr[aiu]nk(?:ing|s)?"
    r"|plung(?:ed|es|ing)|slump(?:ed|s|ing)?|tumbl(?:ed|es|ing)|slid|sank|sunk|dip(?:ped|s)|slip(?:ped|s)"
    r"|eased|contracted|retreated|dwindled|went down|gone down|lower(?:ed|s|ing)|reduc(?:ed|es|ing)|cut(?:s|ting)?"
    r"|trim(?:med|s)|slash(?:ed|es|ing)?|halved"
)
_VERB = LatePattern(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?=[^.;()]{{0,60}}\b(?:to|from|against|compared) )")
_HEDGE = r"(?:(?:by|about|nearly|almost|around|roughly|some|just|only|an average of|a total of) ){0,14}"
_THE = r"(?:(?:the|its|their|an?|his|her) |last (?:year|month|week|season)[’']s |(?:last|the previous) \w+[’']s )?"
_OLD = re.compile(rf"\b(?:from|(?:as )?compared (?:with|to)|against|versus) {_HEDGE}{_THE}{_HEDGE}$")
_NEW = re.compile(rf"\b(?:to|at) {_HEDGE}{_THE}{_HEDGE}$")
#: beside a first figure a second one, and which of them is said to be more
_THAN = LatePattern(
    rf",? (?:(?P<up>more|higher|greater|larger|dearer|longer)|(?P<down>fewer|less|lower|smaller|cheaper|shorter)) than "
    rf"{_HEDGE}(?:the|its|their|last (?:year|month|week|season)[’']s|the previous \w+[’']s) {_HEDGE}$"
)
_APPOSED = LatePattern(rf",? (?:which is |that is )?(?:(?P<up>up|higher)|(?P<down>down|lower)) from {_HEDGE}{_THE}$")
#: of which sentences the figures are places in an order, rates of exchange, odds, losses, times or ranges
_OTHER_ORDER = re.compile(
    r"\b(?:rank\w*|places?|positions?|spots?|per dollar|to the (?:dollar|euro|pound)|odds|yields?|No\.|seed\w*"
    r"|loss\w*|deficits?|debts?|handicap|per cent of|percent of|respectively|seconds|minutes|to one|short\w*"
    r"|against the|against (?:an?|its) |yen|dollar (?:rose|fell)|world number|number \d|table|league|chart|expect\w*"
    r"|forecast\w*|predict\w*|revis\w+|goals?|points?|lead|margin|gap|par|below zero|minus|negative|temperature\w*"
    r"|not|never|n[’']t|would|if|instead|between)\b|\b\d+(?:st|nd|rd|th)\b|\d-\d",
    re.IGNORECASE,
)
#: before a plural noun: the jobs gains, its cuts, in gains
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|its|their|his|her|of|in|on|to|with|by|for|from|these|those|such|any|more|further|\w+ing|\w+al"
    r"|(?:the|its|their) [\w-]+) )\Z"
)
_CLAUSE = re.compile(r"\b(?:and|but|while|whereas|after|before|although|though)\b|;")
#: characters from the verb to its figures, and between two figures that are compared
_NEAR, _BESIDE = 110, 60
#: a change that is larger is another's, or a slip of another kind
_MOST = 20


class WrongWay(NamedTuple):
    """Where a change stands, what its figures make, and what the word says."""

    start: int
    end: int
    computed: str
    stated: str


def wrong_ways(text: str, start: int, end: int, told: list[Figure]) -> Iterator[WrongWay]:
    """The changes of a sentence whose figures go the other way than its words."""
    if len(told) < 2:
        return
    wrong = [*_told_by_verb(text, start, end, told), *_compared(text, start, told)]
    if wrong and not _OTHER_ORDER.search(text, start, end):
        yield from wrong


def _told_by_verb(text: str, start: int, end: int, told: list[Figure]) -> Iterator[WrongWay]:
    for found in _VERB.finditer(text, start, end):
        if found[0].endswith("s") and _NOUN_BEFORE.search(text, start, found.start()):
            continue
        near = [f for f in told if found.end() <= f.start and f.start - found.end() < _NEAR]
        olds = [f for f in near if _OLD.search(text[max(found.end(), f.start - 44) : f.start])]
        news = [f for f in near if f not in olds and _NEW.search(text[max(found.end() - 1, f.start - 44) : f.start])]
        if len(olds) != 1 or len(news) != 1:
            continue
        old, new = olds[0], news[0]
        if _CLAUSE.search(text, found.end(), max(old.start, new.start)) or _VERB.search(
            text, found.end(), max(old.start, new.start)
        ):
            continue
        yield from _told(found.start(), old, new, rises=found["up"] is not None)


def _compared(text: str, start: int, told: list[Figure]) -> Iterator[WrongWay]:
    for new, old in itertools.pairwise(told):
        between = text[new.end : old.start]
        if not (" than " in between or " from " in between) or len(between) > _BESIDE or _CLAUSE.search(between):
            continue
        found = _THAN.search(between) or _APPOSED.search(between)
        if found and not re.search(r"[.;:()]", between):
            yield from _told(new.start, old, new, rises=found["up"] is not None)


def _told(start: int, old: Figure, new: Figure, *, rises: bool) -> Iterator[WrongWay]:
    """The change, if its figures surely go the other way."""
    if old.unit is not new.unit or old.unit is Unit.POINTS or not same_kind(old, new):
        return
    if new.hedge in ("<", ">") or old.hedge in ("<", ">") or not (old.value > 0 and new.value > 0):
        return
    if max(new.value / old.value, old.value / new.value) >= _MOST:
        return
    first, last = min(start, old.start, new.start), max(old.end, new.end)
    if rises and new.high < old.low:
        yield WrongWay(first, last, "a fall", "a rise")
    elif not rises and old.high < new.low:
        yield WrongWay(first, last, "a rise", "a fall")
