"""A relation, and the two figures of the sentences around it that it must be about, as there are no others.

"It took 84,000 in May. Two years earlier 120,000 had come. That is a fall of 40 per cent": the figures are read off the
whole neighbourhood of the relation, and none of the pairs that stand there may make what is said.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.checks.fct.shares_of_wholes import APPOSED, OF_ANOTHER, is_named_part, is_theirs
from newslint.extract.accounts import Told, Wrong
from newslint.extract.coins import in_one_coin
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.relations import Relation, is_other_sum
from newslint.model import Span

#: sentences before a relation in which its figures may stand, and those in which another pair makes it true
_BACK, _AROUND = 2, 6
#: sentences of a story that announce what the next ones tell in figures
_LEAD = 2
#: figures near a relation beyond which nobody says which of them it is about. Chosen, not measured
_MOST = 40
#: figures that a relation lies between
_PAIR = 2
#: characters between a figure and a share in apposition to it
_FAR = 100
#: percentages may be off by so many points, or a part of them; shares in words and multiples by another part of them
_POINTS, _OFF, _OFF_IN_WORDS, _OFF_TIMES = 1.5, 0.05, 0.12, 0.15
_ROUGHLY = 0.2
#: what is stated is at most so many times what the figures make, or the other way round: else it is about others
_SLIP = 2.2
#: a count below this may say in how many places or for how long, beside a share
_FEW = 20
#: figures below this are exact to the last place
_ROUNDED = 1000
#: what sets a figure beside that of another time
_TIME = re.compile(
    r"\b(?i:(?:years?|months?|weeks?|decades?|seasons?|days?) (?:later|earlier|before|ago|on)|a (?:year|month"
    r"|week|decade)"
    r" (?:later|earlier|before|ago|on)"
    r"|last (?:year|month|week|season|winter|summer|spring|autumn|time|night)|this (?:year|month|week|season"
    r"|winter|summer"
    r"|spring|autumn|time)|now|nowadays|today|then|originally|formerly|at first|used to|previous\w*|once|since|until"
    r"|before the war|when (?:he|she|it|they|we)|by (?:1\d|20)\d\d|(?:in|of) (?:1\d|20)\d\d|at the (?:start|end"
    r"|beginning)"
    r"|(?:in|since|from|on|by) (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[A-Z][a-z]+day))\b|\b(?:has|have) since\b"
)
#: figures of one of many, or of a part
_ASIDE = re.compile(r"(?: [a-z]+){0,3} (?:each|apiece|per (?!c)[a-z]+|a (?:head|person|piece)|an hour|older|younger)\b")
#: the subject of a sentence that does the sum of what was told before it: a word for it, or a noun for how much
_TAKES_UP = re.compile(
    r"(?:And |But |So |Thus )?(?:Th(?:at|is|ese|ose|us)|It|Which|So|In other words|In all|They|He|She|Growth"
    r"|An? (?:increase|decrease|rise|fall|drop|share|turnout)|(?:The |Its |Their |His |Her )?"
    r"(?:[A-Za-z’'-]{1,24} ){0,2}?"
    r"(?P<noun>(?i:numbers?|figures?|totals?|sums?|prices?|costs?|sales|takings|workforce|staff|payroll|population"
    r"|bills?"
    r"|rates?|amounts?|output|production|levels?|turnover|revenues?|profits?|rents?|fares?|fees?|wages?|salar(?:y|ies)"
    r"|pay|attendances?|membership|crowds?|stocks?|herds?|flocks?|fleets?|yields?|harvests?|crops?|catch(?:es)?"
    r"|budgets?"
    r"|increase|rise|jump|growth|fall|drop|decline|decrease|reduction|cut)))\b"
)
_CLAIMS = re.compile(
    r"(?:And |But |So |Thus |In other words,? )?(?:(?:[Tt]hat|[Tt]his|It|Which) (?:is|was|makes?|made|means?"
    r"|meant|amounts? to"
    r"|amounted to|represents?|represented|comes? to|came to|works out (?:at|as)) (?:just |only |exactly )?(?:an? )?"
    r"(?:turnout of |share of |rate of |total of )?|(?<=In other words, )|(?:[Tt]he |[Tt]heir )?(?:[Tt]urnout|[Ss]hare"
    r"|[Pp]roportion) (?:was|is|came to|stood at) )\Z"
)
#: what was told before, as the subject of a share of a whole that is named only behind it
_THAT_IS = re.compile(
    r"(?:(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?[’']s? |The |Its |Their )(?:figure|total|number|sum|amount|share"
    r"|take)|That|This|It)"
    r" (?:is|was|makes?|made|equals) (?:just |only |about |some |roughly |nearly |almost |around )?"
)
#: and one that does so in its own sentence
_SO_SHARE = re.compile(
    r"[^.;:()\d]{0,90}?,? (?:so|meaning|which means|giving|making|for|and|or)(?: that)? (?:the |an? )?(?:turnout|share"
    r"|proportion|(?:[a-z]+ )?rate) (?:was|is|of|stood at|came to) "
)
#: where the base of a change is told as another time or place
_SINCE = re.compile(
    r"(?: [a-z]+){0,2} (?:from|over|on|compared (?:with|to)|than|since|versus) (?P<what>[^,.;()]{1,40})"
)
_OF_TWO = re.compile(r"\b(?:while|whereas|meanwhile|but|compared to (?!last)|unlike)\b")
#: of the same one at another time: whereas in the spring of 1954 they carried 1,250,000
_OF_SAME = re.compile(
    r"[^.;()]{0,40}?,? (?:while|whereas|but) (?:[a-z\d ]{0,50}\b(?:in|during|for|last|ago|before|earlier)\b[\w ]{0,40}?"
    r"(?:,? )\b(?:it|they|he|she)\b|(?:it|they|he|she) (?:had )?)[^.;()]{0,40}"
)
#: where or how long, not how many: in three counties, over two days
_WHERE = re.compile(r"\b(?:in|from|across|over|within|during|at|on) (?:the |all |its )?\Z")
_RANGE = re.compile(r" ?(?:to|-|–|or|and) ?(?:around |about )?")
#: one of a row of percentages: 30, 40, sometimes 50 percent
_ROW = re.compile(r"(?<!,)\b\d{1,2}, \d{1,2},? (?:[a-z]+ )?\Z")
_CLAUSE = re.compile(r"\b(?:but|while|whereas|though|although|if|unless)\b|;")
_OF_THEM = re.compile(r" of (?:them|these|those|the (?:total|lot)|all [a-z]+)(?=[,.;:)–—]|\s{0,8}\Z| and\b)")
#: a share of those told before, and then how many they are: sixty per cent of them, 100 people
_OF_THEM_THEN = re.compile(
    r" of (?:them|these|those|the (?:total|lot))(?:, | ?\(| ?[–—] ?)(?:or |that is,? |some |about )?"
)
#: a share, and in apposition the part and the whole behind it: six in ten of those asked — 595 of a sample of 850
_THEN_BOTH = re.compile(r"[^.;()\d]{0,80}?(?:, | ?\(| ?[–—] ?|: )(?:or |that is,? |some |about |exactly )?")
_OUT_OF = re.compile(
    r"(?: [a-z]+){0,2}? (?:out of|of|from|among) (?:(?:the|a|an|its|some|about|total|sample|group|of) ){0,4}"
)
_OF_THE = re.compile(r" (?:of )?(?:(?:the|its|their|his|her|those|all|about|some) ){0,3}")
#: so few of nothing that is named are no figure: in one go, one of them
_SOLE = 3


class _Entry(NamedTuple):
    """A figure, and the number of its sentence."""

    figure: Figure
    at: int


def reckon(text: str, told: list[Told], stated: list[Relation], done: list[Span]) -> Iterator[Wrong]:
    """The relations of a story that the only figures around them don't make, but for those that are told already."""
    for relation in stated:
        if any(one.start <= relation.start < one.end for one in done):
            continue
        sentence = told[relation.at]
        if _ROW.search(text, max(sentence.start, relation.start - 24), relation.start):
            continue
        if relation.kind != "share" and is_other_sum(text, relation, sentence):
            continue
        pair = _pair_of(text, told, relation)
        if pair is None or _fits(relation, pair) or _is_made_by_others(text, told, relation, pair):
            continue
        least, most = _made(relation.kind, pair)
        middle = (least + most) / 2
        if middle > 0 and 1 / _SLIP < relation.value / middle < _SLIP:
            first, last = min(pair[0].start, relation.start), max(pair[1].end, relation.end)
            computed = f"{middle:.2g} times" if relation.kind == "times" else f"{middle:.3g} per cent"
            yield Wrong(Span(first, last), computed, text[relation.start : relation.end].strip())


def _pair_of(text: str, told: list[Told], relation: Relation) -> tuple[Figure, Figure] | None:
    """The two figures around a relation that it must be about; None if there are several, or none."""
    sentence = told[relation.at]
    own = _entries(text, told, relation, relation.at, relation.at)
    beside = _beside(text, own, relation) if relation.kind == "share" else None
    if beside:
        return beside
    if any(
        f.unit in (Unit.PERCENT, Unit.POINTS) for f in sentence.figures if not relation.start <= f.start < relation.end
    ):
        return None
    ahead = [entry for entry in own if entry.figure.end <= relation.start]
    if len(ahead) >= _PAIR:
        own = ahead
    near = own if len(own) >= _PAIR else _entries(text, told, relation, max(0, relation.at - _BACK), relation.at)
    if not own and not _is_linked(text, told, relation):
        return _behind(text, told, relation)
    pairs = [(one, other) for one, other in itertools.combinations(near, 2) if _may_compare(one.figure, other.figure)]
    if any(entry.figure.hedge in ("<", ">") for entry in near):
        # a figure that is a bound may be one of the two all the same
        return None
    if len(own) == 1:
        pairs = [pair for pair in pairs if own[0] in pair]
    if len(pairs) != 1:
        return None
    one, other = pairs[0]
    if relation.kind == "share":
        return (one.figure, other.figure) if _is_part_of(text, told, relation, one, other) else None
    return (one.figure, other.figure) if _are_two_times(text, told, relation, one, other) else None


def _are_two_times(text: str, told: list[Told], relation: Relation, one: _Entry, other: _Entry) -> bool:
    """Whether words beside two figures say that they are of one thing at two times, and the change is told of them."""
    between = text[one.figure.end : other.figure.start]
    of_two = _OF_TWO.search(between) and not _OF_SAME.fullmatch(between)
    if between == " to " and text.endswith("from ", 0, one.figure.start):
        return True
    part = " of " in between and _OF_THE.fullmatch(between)
    if part or _RANGE.fullmatch(between) or of_two or _ASIDE.match(text, one.figure.end):
        return False
    since = _SINCE.match(text, relation.end, told[relation.at].end) if relation.kind != "times" else None
    first, last = told[one.at].start, max(told[other.at].end, told[relation.at].end)
    if since and not any(since.start("what") <= f.start < since.end() for f in (one.figure, other.figure)):
        what = since["what"].split()[-1]
        if what not in re.split(r"\W+", text[first : relation.start]):
            return False
    return _TIME.search(text, first, last) is not None


def _behind(text: str, told: list[Told], relation: Relation) -> tuple[Figure, Figure] | None:
    """The two figures of the next sentence that tells how a change came out which the first ones announce."""
    if relation.at >= _LEAD or relation.kind == "share" or relation.at + 1 >= len(told):
        return None
    behind = told[relation.at + 1]
    near = _entries(text, told, relation, relation.at + 1, relation.at + 1)
    if len(near) < _PAIR or not _may_compare(near[0].figure, near[1].figure):
        return None
    between = text[near[0].figure.end : near[1].figure.start]
    before = text[max(behind.start, near[0].figure.start - 6) : near[0].figure.start]
    return (near[0].figure, near[1].figure) if before.endswith("from ") and between.strip() == "to" else None


def _beside(text: str, own: list[_Entry], relation: Relation) -> tuple[Figure, Figure] | None:
    """The part and the whole that stand in apposition to a share, one behind the other."""
    behind = [entry.figure for entry in own if entry.figure.start >= relation.end][:_PAIR]
    if len(behind) < _PAIR or not _may_compare(*behind) or behind[0].value > behind[1].value:
        return None
    opened = _THEN_BOTH.fullmatch(text, relation.end, behind[0].start)
    both = opened and _OUT_OF.fullmatch(text, behind[0].end, behind[1].start)
    return (behind[0], behind[1]) if both else None


def _entries(text: str, told: list[Told], relation: Relation, first: int, last: int) -> list[_Entry]:
    """The figures of some sentences that may be one side of a relation."""
    found = [
        _Entry(f, at)
        for at in range(first, last + 1)
        for f in told[at].figures
        if f.unit in (Unit.COUNT, Unit.MONEY)
        and not (at == relation.at and relation.start <= f.start < relation.end)
        and not (f.unit is Unit.COUNT and (f.value == 1 or (f.value <= _SOLE and not f.of)))
        and not (relation.kind == "share" and f.unit is Unit.COUNT and f.value < _FEW and _is_where(text, told[at], f))
    ]
    coined = in_one_coin([entry.figure for entry in found])
    return [_Entry(figure, entry.at) for figure, entry in zip(coined, found, strict=True)]


def _is_where(text: str, sentence: Told, figure: Figure) -> bool:
    """Whether a count says in how many places or for how long something was done, not of how many."""
    return bool(figure.of) and _WHERE.search(text, max(sentence.start, figure.start - 16), figure.start) is not None


def _is_linked(text: str, told: list[Told], relation: Relation) -> bool:
    """Whether a sentence without figures of its own says that its relation is about those told before it."""
    sentence = told[relation.at]
    if not relation.at:
        return False
    if relation.kind == "share":
        return _is_claimed(text, sentence, relation)
    return len(text[sentence.start : relation.start]) < _FAR / 2 and _TAKES_UP.match(text, sentence.start) is not None


def _may_compare(one: Figure, other: Figure) -> bool:
    """Whether two figures are exact, of one kind, and of a size that can be compared."""
    if one.hedge in ("<", ">") or other.hedge in ("<", ">") or min(one.value, other.value) <= 0:
        return False
    if not (same_kind(one, other) or (one.unit is other.unit is Unit.COUNT and not (_noun(one) and _noun(other)))):
        return False
    return 1 < max(one.value, other.value) / min(one.value, other.value) < 20


def _noun(figure: Figure) -> str:
    """What a figure counts, if the word behind it is a plural."""
    last = figure.of.split()[-1] if figure.of else ""
    plural = last.endswith("s") or last in ("men", "women", "children", "staff")
    return last if plural and last not in ("persons", "others") else ""


def _is_part_of(text: str, told: list[Told], relation: Relation, one: _Entry, other: _Entry) -> bool:
    """Whether a share is said of the one figure as a part of the other."""
    sentence = told[relation.at]
    part, whole = sorted((one, other), key=lambda entry: entry.figure.value)
    if _CLAUSE.search(text, sentence.start, sentence.end):
        return False
    own = text[told[min(one.at, other.at)].start : relation.start]
    if part.at == whole.at == relation.at and _SO_SHARE.fullmatch(
        text, max(f.figure.end for f in (one, other)), relation.start
    ):
        return True
    if relation.at not in (one.at, other.at):
        return _is_claimed(text, sentence, relation)
    if part.at == relation.at and _OF_THEM_THEN.fullmatch(text, relation.end, part.figure.start):
        return True
    if whole.at == relation.at and part.at != relation.at and whole.figure.start > relation.start:
        return bool(_OF_THE.fullmatch(text, relation.end, whole.figure.start)) and bool(
            _THAT_IS.fullmatch(text, sentence.start, relation.start)
        )
    before = [entry.figure for entry in (one, other) if entry.at == relation.at and entry.figure.end <= relation.start]
    if not before or part.at != relation.at:
        return False
    if whole.at == relation.at and whole.figure.start > relation.start:
        return bool(_OF_THE.fullmatch(text, relation.end, whole.figure.start)) and bool(
            APPOSED.search(text[part.figure.end : relation.start])
        )
    between = text[before[-1].end : relation.start]
    apposed = APPOSED.search(between)
    if apposed is None or len(between) > _FAR or OF_ANOTHER.search(apposed["words"]):
        return False
    return _OF_THEM.match(text, relation.end) is not None or is_theirs(text, relation.end, own)


def _is_claimed(text: str, sentence: Told, relation: Relation) -> bool:
    """Whether a sentence says of what was told before it that it is such a share."""
    return _CLAIMS.match(text[sentence.start : relation.start]) is not None


def _room(figure: Figure) -> float:
    """How far a figure may be from what it says: some 52,000 by one of its last place, where it has two at least."""
    told = figure.value >= 20 * figure.step
    return figure.step if figure.hedge == "~" and told else figure.high - figure.value


def _made(kind: str, pair: tuple[Figure, Figure]) -> tuple[float, float]:
    """What two figures make, from the least to the most that their writing can mean."""
    (low, below), (high, above) = sorted(
        (f.value, _room(f) if f.hedge or f.value >= _ROUNDED else min(f.step, 1.0) / 2) for f in pair
    )
    if low - below <= 0:
        return 0.0, 0.0
    least, most = (high - above) / (low + below), (high + above) / (low - below)
    if kind == "times":
        return least, most
    if kind == "up":
        return 100 * (least - 1), 100 * (most - 1)
    return (100 - 100 / least, 100 - 100 / most) if kind == "down" else (100 / most, 100 / least)


def _fits(relation: Relation, pair: tuple[Figure, Figure]) -> bool:
    """Whether two figures make what is stated."""
    least, most = _made(relation.kind, pair)
    if relation.hedge:
        room = _ROUGHLY if relation.hedge == "~" else _OFF
        least = 0.0 if relation.hedge == ">" else least * (1 - room)
        most = math.inf if relation.hedge == "<" else most * (1 + room)
    if relation.kind == "times":
        return least * (1 - _OFF_TIMES) <= relation.value <= most * (1 + _OFF_TIMES)
    slack = _OFF_IN_WORDS * relation.value if relation.in_words else max(_POINTS, _OFF * relation.value)
    if relation.in_words and is_named_part(*sorted(f.value for f in pair)):
        slack = _POINTS
    return least - slack <= relation.value <= most + slack


def _is_made_by_others(text: str, told: list[Told], relation: Relation, pair: tuple[Figure, Figure]) -> bool:
    """Whether two others near a relation make it, or there are too many of them; not where both stand beside it."""
    if all(told[relation.at].start <= f.start < told[relation.at].end for f in pair):
        return False
    near = _entries(text, told, relation, max(0, relation.at - _AROUND), min(len(told) - 1, relation.at + 2))
    if len(near) > _MOST:
        return True
    pairs = ((one.figure, other.figure) for one, other in itertools.combinations(near, 2))
    return any(same_kind(*two) and min(f.value for f in two) > 0 and _fits(relation, two) for two in pairs)
