"""The ledger of a story's quantities: each figure with the place it has in a sum, read off its own clause.

A figure is a part unless the words around it in its clause, up to the figures before and behind, say that it is the
whole, the base of a share, what is left of one, what lies between two others, or so much for each. What sums they make
is told by whoever solves them; here nothing is compared.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from newslint.extract.accounts import Told, account
from newslint.extract.change_words import LESS, MORE
from newslint.extract.figures import Figure, Unit
from newslint.segmenting.view import StoryText


class Role(StrEnum):
    """What a figure is in the sum that its clause does."""

    PART = "part"
    WHOLE = "whole"
    BASE = "base"
    REST = "rest"
    GAP = "gap"
    RATE = "rate"
    ASIDE = "aside"


class Entry(NamedTuple):
    """A figure, the number of its sentence, its role, and whether a word says that role (and not only its place)."""

    figure: Figure
    at: int
    role: Role
    said: bool

    @property
    def value(self) -> float:
        """What the figure is worth."""
        return self.figure.value


#: characters of a clause around a figure that are read for its role. Chosen, not measured
_REACH = 64
#: what ends a clause on the left of a figure, and on its right
_CLAUSE_BEFORE = re.compile(r"[;:()—–\n]|(?<=[a-z]), (?:but|while|whereas|though|although|where|which|who|when) ")
_CLAUSE_BEHIND = re.compile(r"[;:()—–\n]|[.,](?!\d)| (?:but|while|whereas|though|although|where|which|who|when|and) ")
_ARTICLES = r"(?:(?:the|its|their|his|her|our|this|that|those|these|an?|just|only|exactly|some|of) ){0,3}"
#: a word for all of something, with the figure right behind it
_WHOLE_BEFORE = re.compile(
    rf"\b(?i:all|(?:a|the|its|their) (?:[a-z]+ )?(?:total|sum|aggregate|tally|count|bill|outlay|haul)(?: (?:of|is|was"
    rf"|to|at|comes? to|came to|stands? at|stood at|thus|so|now))*|stands? at|stood at"
    rf"|now (?:holds|has|stands at|numbers?)|totall?ing|altogether|in all,?|all told,?|in total,?"
    rf"|together,?(?: (?:they|these|those))?(?: [a-z]+)?|between them,?(?: (?:they|these))?(?: [a-z]+)?|combined"
    rf"|mak(?:ing|es?)(?: it)?|made|giving|(?:adds?|added) up to|(?:comes?|came|amounts?|amounted) to"
    rf"|bring(?:s|ing)? (?:[a-z’'-]+ ){{1,4}}to|complet(?:es?|ed|ing) (?:[a-z’'-]+ ){{0,2}}of"
    rf"|(?:the|its|their) (?:whole|entire|full)(?: [a-z]+){{1,3}}|so that(?: [a-z]+){{1,5}}"
    rf"|(?:thus|so|therefore)(?: [a-z]+)?) {_ARTICLES}\Z"
)
_WHOLE_BEHIND = re.compile(
    r"(?: [\w’'-]+){0,3}?,? (?:in all|in total|altogether|all told|between them|combined|together|in the whole"
    r"|as a whole)\b|(?: [a-z]+){0,2} the whole\b"
)
#: what was told before, taken up with an article at the beginning of a sentence: The £80,000 must be spent
_TAKES_UP = re.compile(
    r"(?:(?:And|But|So|Yet) )?(?:The|These|Those|All(?: the| of the)?|At|That) "
    r"(?:combined |extra |same |full |whole )?\Z"
)
#: and inside one, right before the figure: brought the 270 people ashore; to pay the £1,600
_DEFINITE = re.compile(r"(?<=[a-z] )(?:the|those|these|all the) \Z")
#: those of whom a part is told right before: the other fourteen of the 31; six of its 40 rooms
_OUT_OF = re.compile(r"\b(?:[Oo]f|[Oo]ut of) (?:the |its |their |his |her |all |those )*\Z")
_REST_BEFORE = re.compile(
    rf"\b(?i:other|others,|remaining|remainder,?|rest,?|balance,?|leav(?:ing|es?)|left|[Ww]hat (?:is|was) left,?"
    rf"|remains?"
    rf"|(?:there|they|it) (?:is|are|was|were) (?:now |still )?left|(?:is|are|was|were) left with)"
    rf"(?: [a-z]+){{0,3}}? {_ARTICLES}\Z"
)
_REST_BEHIND = re.compile(
    r"(?: [a-z’'-]+){0,3}? (?:(?:are|is|was|were|now|still) ){0,2}(?:left|remain(?:s|ed|ing)?|survive[sd]?|to go"
    r"|outstanding|unaccounted for)(?=[,.;)]|\Z| (?:are|is|were|was|will|have|has|had|in|of|to)\b)"
)
_GAP_BEFORE = re.compile(
    rf"\b(?i:(?:majority|margin|lead|gap|difference|advantage|surplus|shortfall|deficit|cushion|plurality)"
    rf"(?:,? (?:[a-z’'-]+ ){{0,5}}?(?:of|to|at|was|is))?|(?:won|wins?|lost|loses?|beat(?:s|en)?|defeat(?:ed|s)?|ahead"
    rf"|carried|passed|missed"
    rf"|overtops?|exceed(?:ed|s)?|outnumber(?:ed|s)?|outscored?|behind|victory|home|through|short|edged|pipped|led"
    rf"|leads)(?: [\w’'-]+){{0,7}}? by) {_ARTICLES}\Z"
)
_GAP_BEHIND = re.compile(
    rf"(?:-[a-z]+ (?:majority|margin|lead|gap|difference|advantage|surplus|shortfall|victory|win|defeat)"
    rf"|(?: [a-z]+){{0,2}}? (?:{MORE}|{LESS}|further|clear|adrift|off|too (?:many|few))\b(?<! up)(?<! down))"
)
#: behind a sum: $20 a book; not what was paid a week ago
_PRICE_BEHIND = re.compile(
    r" an? (?!week|month|year|day|few|couple|while|third|quarter|half|share in|further"
    r"|total|lot)[a-z]+\b(?! ago| earlier)"
)
_RATE_BEHIND = re.compile(
    r"(?: [a-z]+){0,2}?,? (?:each|apiece|per (?!cent)[a-z]+|an? (?:head|piece|time|day|week|month|year|hour|night"
    r"|minute|second|share|copy|ticket|tonne|ton|barrel|bottle|person|game|mile|acre|square|pound|litre"
    r"|gallon|kilo)|every [a-z]+)\b"
)
#: by 57 votes to 31, which is no gap
_TALLY_BEHIND = re.compile(r"(?: votes?)?(?: to | against |[-–])[\da-z]")
_RATE_BEFORE = re.compile(
    r"\b(?i:each|every|average(?: [a-z]+)? (?:of|is|was)|averag(?:ing|es?|ed))(?: [a-z’'-]+){0,4} \Z"
)
#: words in a figure's own clause that make it no part beside others
_ASIDE_BEFORE = re.compile(
    r"\b(?i:includ(?:ing|es?|ed)|among (?:them|those|whom)|of (?:whom|which)|than|against|compared (?:with|to)|from"
    r"|between|until|since|every|aged?|up|down|least|number|no|top|within|after|before|last"
    r"|first|next|past|about|twice|over|out of) (?:the |an? |a further |every |only |just )*\Z"
)
_ASIDE_BEHIND = re.compile(
    r" (?:of (?:them|whom|which|these|those)\b|(?:[a-z]+ ){0,2}?(?:ago|earlier|later|before|last|more than|fewer than"
    r"|less than|times|per cent)\b)|-[a-z]+\b"
)


def ledger(whole: StoryText) -> list[list[Entry]]:
    """The entries of each sentence of a story's body."""
    return [_entries(whole.text, sentence, at) for at, sentence in enumerate(whole.shared(account))]


def _entries(text: str, sentence: Told, at: int) -> list[Entry]:
    found = []
    for place, figure in enumerate(sentence.figures):
        left = sentence.figures[place - 1].end if place else sentence.start
        right = sentence.figures[place + 1].start if place + 1 < len(sentence.figures) else sentence.end
        if _is_no_count(text, sentence, figure):
            continue
        role, said = _role(text, sentence, figure, left, right)
        found.append(Entry(figure, at, role, said))
    return found


def _is_no_count(text: str, sentence: Told, figure: Figure) -> bool:
    """Whether a number in words is a pronoun or a part of a name: one in the morning, League Two."""
    word = text[figure.start : figure.end]
    if figure.unit is not Unit.COUNT or not word.isalpha():
        return False
    if word[0].isupper() and figure.start > sentence.start and text[figure.start - 1] == " ":
        return text[figure.start - 2].isalnum()
    every = text.startswith(" of ", figure.end) and not text.endswith(("every ", "each "), 0, figure.start)
    return figure.value == 1 and not figure.of and not every


def _role(text: str, sentence: Told, figure: Figure, left: int, right: int) -> tuple[Role, bool]:
    low, high = max(left, figure.start - _REACH), min(right, figure.end + _REACH)
    for mark in _CLAUSE_BEFORE.finditer(text, low, figure.start):
        low = mark.end()
    before = text[low : figure.start]
    stop = _CLAUSE_BEHIND.search(text, figure.end, high)
    behind = text[figure.end : stop.start() if stop else high]
    closes = text[figure.end : high]
    priced = figure.unit is Unit.MONEY and _PRICE_BEHIND.match(behind)
    if priced or _RATE_BEHIND.match(behind) or _RATE_BEFORE.search(before):
        return Role.RATE, True
    if (_GAP_BEFORE.search(before) and not _TALLY_BEHIND.match(text, figure.end)) or _GAP_BEHIND.match(behind):
        return Role.GAP, True
    if _REST_BEFORE.search(before) or _REST_BEHIND.match(closes):
        return Role.REST, True
    if _WHOLE_BEFORE.search(before) or _WHOLE_BEHIND.match(closes):
        return Role.WHOLE, True
    if _OUT_OF.search(before):
        return Role.BASE, False
    if _TAKES_UP.fullmatch(text, sentence.start, figure.start) or _DEFINITE.search(before):
        return Role.WHOLE, False
    if figure.unit not in (Unit.COUNT, Unit.MONEY) or _ASIDE_BEFORE.search(before) or _ASIDE_BEHIND.match(behind):
        return Role.ASIDE, True
    return Role.PART, False
