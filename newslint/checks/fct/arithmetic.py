"""Sums that a sentence does before the reader's eyes: a share of a whole, a change in per cent, a doubling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.directions import wrong_ways
from newslint.checks.fct.shares_of_wholes import take_up_shares, work_out_shares
from newslint.extract.accounts import account
from newslint.extract.figures import Figure, FiguredSentence, Unit, figured_sentences, same_kind
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_UP = r"increase|rise|jump|gain|surge|hike|growth|climb|upturn|leap|uptick|boost"
_DOWN = r"decrease|drop|decline|fall|cut|reduction|plunge|slump|loss|slide|dip|downturn"
_ROSE = (
    r"rose|risen|rises?|rising|increas(?:ed|es?|ing)|jump(?:ed|s)?|climb(?:ed|s)?|grew|grown|grows?|surged?|gained"
    r"|soared|up|added|went up|gone up|leapt|leaped|swelled|expanded|advanced"
)
_FELL = (
    r"fell|fallen|falls?|falling|dropp(?:ed|ing)|drops?|declin(?:ed|es?|ing)|decreas(?:ed|es?|ing)|shrank|shrunk"
    r"|plunged|slumped|tumbled|slid|down|lost|went down|gone down|sank|dipped|contracted|retreated|reduced|lowered|cut"
)
_HEDGE = r"(?:(?:by|about|nearly|almost|around|roughly|some|more than|over|just|an estimated|only|another) )*"
#: what says right before a percentage, or right behind it, that it is a change, and which way
_CHANGE_BEFORE = re.compile(
    rf"(?:\b(?P<up>{_ROSE})|\b(?P<down>{_FELL})|\ban? (?:[a-z]+ )?(?:(?P<up2>{_UP})|(?P<down2>{_DOWN})) of) {_HEDGE}$"
)
_CHANGE_BEHIND = re.compile(
    rf"(?:(?: [a-z]+)? (?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?! of| in| from)| (?:(?P<up2>more|higher|dearer)"
    rf"|(?P<down2>less|fewer|lower|cheaper)) than)"
)
_FROM = re.compile(rf"\b(?:from|against|compared (?:with|to)|versus|instead of) {_HEDGE}$")
_TO = re.compile(rf"\bto {_HEDGE}$")
_CLAUSE_END = re.compile(r"\b(?:and|but|while|whereas|against|compared)\b|;")
_TIMES = re.compile(
    r"(?<!the )(?<!['’]s )(?<!s['’] )\b(?:(?P<two>doubl(?:ed|es|ing)|(?<=will )double|(?<=to )double|(?<=ould )double"
    r"|twice as (?:much|many|high) as|twofold)|(?P<three>(?:tripl|trebl)(?:ed|es|ing)|(?<=will )tr(?:ip|eb)le"
    r"|(?<=to )tr(?:ip|eb)le|(?<=ould )tr(?:ip|eb)le|threefold"
    r"|three times as (?:much|many) as)"
    r"|(?P<four>quadrupl(?:ed?|es|ing)|fourfold)|(?P<half>halv(?:ed?|es|ing)|half as (?:much|many) as))\b(?! title)"
)
_FACTORS = {"two": 2.0, "three": 3.0, "four": 4.0, "half": 0.5}
_MARKS = (
    "third",
    "quarter",
    "fth",
    "xth",
    "nth",
    " in ",
    "half",
    "%",
    "percent",
    "per cent",
    "ubl",
    "ripl",
    "rebl",
    "rupl",
    "halv",
    "fold",
    "twice as",
    "half as",
    "times as",
)
_MORE_MARKS = (" than ", " above ", " below ", " from ", " against ", " compared ", " out of ")
_ANY_MARK = re.compile("|".join((*_MARKS, *_MORE_MARKS)))
#: words that make the change another one than that of the two figures
_OTHER_SUM = re.compile(
    r"\b(?:constant|adjusted|adjusting|currenc\w+|real terms|inflation|excluding|organic|like-for-like|per share"
    r"|per capita|annual rate"
    r"|a year on average|annually|average annual|compound\w*|respectively|each year|every year|points?)\b"
)
#: how far a stated percentage may be from the computed one (points), and a stated multiple (share)
_POINTS, _SHARE = 1.5, 0.2
#: characters between the parts of one sum
_NEAR = 90


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Sum(Struct, frozen=True):
    """A sum that doesn't come out: where it stands, and what it comes to beside what is stated."""

    start: int
    end: int
    computed: str
    stated: str


#: 132 million, 32 million more than the 90 million planned
_MORE_THAN = re.compile(
    r" (?P<way>more|less|fewer|higher|lower|above|below|over|under)(?: than)? (?:the |its |their "
    r"|an? |(?:a|the) (?:planned|original|first|estimated|previous) )?"
)
#: of whom there can't be more than all: people, households, places
_EVERYBODY = re.compile(
    r" of (?:all |the |its |their |those |[A-Z][a-z]+ |adult |young |older |eligible |registered )*(?:people|persons"
    r"|men|women|children|adults|voters|households|families"
    r"|residents|respondents|pupils|students|teachers|patients|nurses|doctors|workers|employees|members|citizens"
    r"|drivers|passengers|farmers|companies|firms"
    r"|schools|homes|houses|flats|cases|women and men|Americans|Germans|Britons|the population|population|parents"
    r"|readers|customers|users|owners|births|deaths|teenagers)\b"
)


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the whole sum; `computed` is what it comes to, `stated` what stands there."""
    text = view.text
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if _ANY_MARK.search(text, start, end) is None:
            continue
        for first, last, told in view.whole.shared(figured_sentences).get(start, ()):
            for wrong in _sums(text, first, last, told):
                span = Span(wrong.start, wrong.end)
                if view.admits(span):
                    yield Hit(span, (("computed", wrong.computed), ("stated", wrong.stated)))
            for share in work_out_shares(text, FiguredSentence(first, last, told)):
                if view.admits(share.span):
                    yield Hit(share.span, (("computed", share.computed), ("stated", share.stated)))
    for share in take_up_shares(text, view.whole.shared(account)):
        if view.admits(share.span) and any(p.span.holds(share.span) for p in view.passages):
            yield Hit(share.span, (("computed", share.computed), ("stated", share.stated)))


def _sums(text: str, start: int, end: int, told: list[Figure]) -> Iterator[_Sum]:
    if _ANY_MARK.search(text, start, end) is None:
        return
    for wrong in wrong_ways(text, start, end, told):
        yield _Sum(*wrong)
    percents = [figure for figure in told if figure.unit is Unit.PERCENT]
    counts = [figure for figure in told if figure.unit in (Unit.COUNT, Unit.MONEY)]
    for percent in percents:
        found = _change(text, start, end, told, percent)
        if found:
            yield found
    yield from _differences(text, counts)
    for percent in percents:
        if _is_more_than_all(text, start, end, percent):
            yield _Sum(percent.start, percent.end, "at most 100 per cent", f"{percent.value:g} per cent")
    if len(percents) == 0:
        yield from _multiples(text, start, end, counts)


def _is_more_than_all(text: str, start: int, end: int, percent: Figure) -> bool:
    """Whether more than a hundred in a hundred people, or places, are said to do something."""
    if not 100 < percent.value < 1000 or percent.hedge == ">" or not _EVERYBODY.match(text, percent.end, end):
        return False
    return not re.search(r"\b(?:rose|increase[ds]?|up|growth|grew|than)\b", text[start:end])


def _differences(text: str, counts: list[Figure]) -> Iterator[_Sum]:
    """A figure, how much more or less it is than another, and that other one."""
    for one, more, other in zip(counts, counts[1:], counts[2:], strict=False):
        said = _MORE_THAN.fullmatch(text, more.end, other.start)
        if said is None or not re.fullmatch(
            r"[^.;()]{0,24}?, (?:or |some |which is |that is )?", text[one.end : more.start]
        ):
            continue
        if one.hedge or more.hedge or not (same_kind(one, more) and same_kind(more, other)):
            continue
        sign = 1 if said["way"] in ("more", "higher", "above", "over") else -1
        due, slack = one.value - other.value, (one.step + other.step + more.step) / 2
        if abs(due - sign * more.value) > max(slack, 0.02 * more.value):
            yield _Sum(
                one.start,
                other.end,
                f"{abs(due):,.0f} {'more' if due > 0 else 'less'}",
                f"{more.value:,.0f} {said['way']}",
            )


def _change(text: str, start: int, end: int, told: list[Figure], percent: Figure) -> _Sum | None:
    """A percentage of change beside the two figures between which it changed."""
    before = _CHANGE_BEFORE.search(text[max(start, percent.start - 60) : percent.start])
    behind = None if before else _CHANGE_BEHIND.match(text, percent.end, end)
    said = before or behind
    if said is None or _OTHER_SUM.search(text, max(start, percent.start - _NEAR), min(end, percent.end + _NEAR)):
        return None
    groups = said.groupdict()
    rises = bool(groups.get("up") or groups.get("up2"))
    pair = _pair(text, start, told, percent)
    if pair is None:
        return None
    old, new = pair
    low, high = 100 * new.low / old.high, 100 * new.high / old.low
    change = (low - 100, high - 100) if rises else (100 - high, 100 - low)
    if old.unit is Unit.PERCENT and abs(abs(new.value - old.value) - percent.value) < 1:
        # from 20 % to 30 % is a rise by ten points, and many call that 10 per cent
        return None
    first, last = min(old.start, new.start, percent.start), max(old.end, new.end, percent.end)
    return _told(first, percent, *change, last)


def _pair(text: str, start: int, told: list[Figure], percent: Figure) -> tuple[Figure, Figure] | None:
    """The old figure and the new one: from A to B, to B from A, B … from A; None if the sentence has several."""
    rest = [f for f in told if f is not percent]
    olds = [f for f in rest if _FROM.search(text[max(start, f.start - 30) : f.start])]
    news = [f for f in rest if f not in olds and _TO.search(text[max(start, f.start - 30) : f.start])]
    if len(olds) == 1:
        near = (
            [f for f in news if abs(f.start - olds[0].start) <= _NEAR] if news else _just_before(rest, olds[0], percent)
        )
        if len(near) == 1 and _CLAUSE_END.search(text, *_between(percent, olds[0], near[0])):
            return None
        if len(near) == 1 and _fits(near[0], olds[0], percent):
            return olds[0], near[0]
        return None
    if olds or news or len(rest) != 2 or rest[1].end > percent.start:
        return None
    one, other = rest
    # 200 million tonnes in May and 150 million tonnes in June, a fall of 25 per cent
    appended = re.search(r", an? [^,]*$", text[other.end : percent.start])
    if appended and percent.start - other.end < 50 and one.of and one.of == other.of and one.unit is other.unit:
        return (one, other) if not (one.hedge or other.hedge) else None
    return None


def _between(percent: Figure, one: Figure, other: Figure) -> tuple[int, int]:
    """What stands between a percentage and the pair that it may go with; nothing if it stands within the pair."""
    first, last = min(one.start, other.start), max(one.end, other.end)
    return (percent.end, first) if percent.end <= first else (last, percent.start) if percent.start >= last else (0, 0)


def _just_before(rest: list[Figure], old: Figure, percent: Figure) -> list[Figure]:
    """What a figure after "from" was, if it is the nearest of its kind before it."""
    near = [f for f in rest if f.end <= old.start and old.start - f.end <= _NEAR and f.unit is not Unit.PERCENT]
    return near[-1:] if near and abs(near[-1].end - percent.start) <= _NEAR / 2 else []


def _fits(new: Figure, old: Figure, percent: Figure) -> bool:
    if new.hedge in ("<", ">") or old.hedge in ("<", ">") or not (old.value > 0 and new.value > 0):
        return False
    return same_kind(new, old) and max(new.value / old.value, old.value / new.value) < 20


def _multiples(text: str, start: int, end: int, counts: list[Figure]) -> Iterator[_Sum]:
    """Doubled, tripled, halved beside the two figures."""
    for found in _TIMES.finditer(text, start, end):
        kind = str(found.lastgroup)
        hedge = text[max(start, found.start() - 14) : found.start()]
        pair = _as_much_as(text, counts, found) if found[0].endswith(" as") else _pair(text, start, counts, _at(found))
        if pair is None or abs(pair[0].start - found.start()) > 140 or not _fits(pair[1], pair[0], pair[0]):
            continue
        old, new = pair
        least, most = new.low / old.high / _FACTORS[kind], new.high / old.low / _FACTORS[kind]
        more = re.search(r"\b(?:more than|over|at least) $", hedge)
        less = re.search(r"\b(?:nearly|almost|close to|about|roughly|around|virtually|practically) $", hedge)
        low, high = (1 - _SHARE * (2 if less else 1), 1 + _SHARE)
        if more:
            low, high = (1 / 2, 1.02) if kind == "half" else (0.97, 1.9)
        if most < low or least > high:
            ratio = new.value / old.value
            first, last = min(old.start, new.start, found.start()), max(old.end, new.end, found.end())
            yield _Sum(first, last, f"{ratio:.2g} times", found[0])


def _at(found: re.Match[str]) -> Figure:
    return Figure(found.start(), found.end(), 1, 1, Unit.PERCENT)


def _as_much_as(text: str, counts: list[Figure], found: re.Match[str]) -> tuple[Figure, Figure] | None:
    """Costs $6, twice as much as the $4 it cost."""
    before = [f for f in counts if f.end <= found.start() and found.start() - f.end < 20]
    behind = [f for f in counts if f.start >= found.end() and re.fullmatch(r" (?:the )?", text[found.end() : f.start])]
    if before and behind and not behind[0].hedge and same_kind(before[-1], behind[0]):
        return behind[0], before[-1]
    return None


def _told(first: int, percent: Figure, low: float, high: float, last: int = 0) -> _Sum | None:
    slack = max(_POINTS, 0.05 * percent.value) + (0.1 * percent.value if percent.hedge == "~" else 0)
    if percent.hedge == ">" and high >= percent.value - slack and low <= 2 * percent.value + slack:
        return None
    if low - slack <= percent.value <= high + slack:
        return None
    middle = (low + high) / 2
    if middle < 0 and percent.value > 0:
        return None
    return _Sum(first, max(last, percent.end), f"{middle:.1f} per cent", f"{percent.value:g} per cent")
