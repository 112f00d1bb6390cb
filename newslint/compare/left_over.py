"""What only one of two write-ups of an event gives, beside what only the other gives of the same person or thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from newslint.compare.concepts import StoryWords
from newslint.compare.told_traits import told_traits
from newslint.compare.told_values import Value, told_values
from newslint.extract.calendars import WEEKDAYS
from newslint.knowledge.offices import knowledge
from newslint.knowledge.senses import senses

#: a sum or a number that is so many times another is no other value of it, and so many times a length of time
_ALIKE, _AS_LONG = 12, 40
#: two ages that lie so near may have a birthday between them
_BIRTHDAY = 1
#: the share of a figure within which another may be its rounding, and figures from which roundings are looked for
_ROUNDED, _EXACT = 0.06, 20
#: a percentage and the rest of the whole, and what their sum may be off
_WHOLE, _REST = 100, 0.5
#: words that may be said of any people
_WIDE = frozenset("people person men women others souls lives man human".split())  # noqa: SIM905
#: letters that two spellings of one first name share
_SPELT = 3
#: what is counted again and again in any story of sport, and nouns that count nothing
_SPORT = frozenset(
    """point game goal score touchdown rebound assist carry catch hit run try wicket set match season win loss defeat
    victory shot foul lap inning yard completion pass interception home fixture time way part""".split()  # noqa: SIM905
)

#: kinds of which no value is so many times another
_UNMEASURED = ("hour", "dial", "injury")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")

#: what one may be beside whatever else he is
_ANY_ROLE = frozenset(
    """leader head chief boss director manager official officer executive chairman chairwoman chair secretary master
    captain spokesman spokeswoman member representative winner loser owner founder champion star victim survivor
    candidate man woman author expert host president organiser organizer favourite favorite partner colleague
    successor predecessor father mother husband wife son daughter brother sister widow suspect defendant accused
    politician lawmaker senator congressman representative player striker defender midfielder scorer singer actor
    veteran professor academic scientist researcher businessman billionaire activist lawyer""".split()  # noqa: SIM905
)

Pairs = Iterator[tuple[Value, Value]]


class ToldValues:
    """A story's words, and the values in it."""

    def __init__(self, words: StoryWords) -> None:
        self.words = words
        self.values = [*told_values(words), *told_traits(words)]
        self.by_kind: defaultdict[str, list[Value]] = defaultdict(list)
        for value in self.values:
            self.by_kind[value.kind].append(value)

    def of_bearer(self, value: Value) -> list[Value]:
        """The values of the kind and bearer of one."""
        return [v for v in self.by_kind[value.kind] if v.key == value.key]

    def has_number(self, wanted: Value) -> bool:
        """Whether the story has a number anywhere, of whatever it is the number there."""
        return any(value.high and overlap(value, wanted) for value in self.values)

    def knows(self, noun: str) -> bool:
        """Whether the story has a word that may stand for what a noun names."""
        return any(senses().stands_for(word, noun) for word in self.words.nouns)


def pairs_of_kind(left: ToldValues, right: ToldValues, kind: str) -> Pairs:
    """The values of a kind of which each is in one story only, and that can't be one."""
    finder = _FINDERS.get(kind.split(" ", maxsplit=1)[0])
    return finder(left, right, kind) if finder else iter(())


def overlap(one: Value, other: Value) -> bool:
    """Whether two numbers may be one, rounded perhaps."""
    slack = _ROUNDED * min(one.low, other.low) if min(one.low, other.low) > _EXACT else 0.0
    return one.low <= other.high + slack and other.low <= one.high + slack


def only_there(one: ToldValues, other: ToldValues, value: Value) -> set[float | str]:
    """The values of the kind and bearer of one that the first story has and the other hasn't."""
    alike = other.of_bearer(value)
    return {_told(v) for v in one.of_bearer(value) if not any(_agree(v, w) for w in alike)}


def _told(value: Value) -> float | str:
    return value.low or value.says


def _agree(one: Value, other: Value) -> bool:
    return overlap(one, other) if one.high else one.says == other.says


def _numbers(left: ToldValues, right: ToldValues, kind: str) -> Pairs:
    """Sums, shares, times, measures and hours that only one story has."""
    mine = [v for v in left.by_kind[kind] if not any(_same(v, w) for w in right.by_kind[kind])]
    theirs = [v for v in right.by_kind[kind] if not any(_same(v, w) for w in left.by_kind[kind])]
    most = _AS_LONG if kind == "time" else _ALIKE
    for here in mine:
        for there in theirs:
            fit = _are_of_one_day(left, right, here, there) if kind in _UNMEASURED else _lie_within(here, there, most)
            if here.key == there.key and fit:
                yield here, there


def _are_of_one_day(left: ToldValues, right: ToldValues, here: Value, there: Value) -> bool:
    """Whether the sentences of two values name no two days."""
    mine, theirs = (
        frozenset(_WEEKDAY.findall(value.sentence.span.of(story.words.text)))
        for story, value in ((left, here), (right, there))
    )
    return not mine or not theirs or bool(mine & theirs)


def _same(one: Value, other: Value) -> bool:
    return one.key == other.key and (overlap(one, other) or _make_the_whole(one, other))


def _make_the_whole(one: Value, other: Value) -> bool:
    """Whether one is a percentage and the other the rest: what somebody owns, and what he doesn't."""
    return one.kind == "percent" and abs(one.low + one.high + other.low + other.high - 2 * _WHOLE) <= 2 * _REST


def _lie_within(one: Value, other: Value, most: float) -> bool:
    return max(one.high, other.high) <= most * min(one.low, other.low)


def _counts(left: ToldValues, right: ToldValues, kind: str) -> Pairs:
    """Numbers of people and things of which the other story has no such number of anything."""
    mine = [v for v in left.by_kind[kind] if not right.has_number(v)]
    theirs = [v for v in right.by_kind[kind] if not left.has_number(v)]
    table = senses()
    for here in mine:
        for there in theirs:
            one, other = here.key, there.key
            related = table.stands_for(one, other) or table.stands_for(other, one)
            if kind == "people":
                related = _are_rivals(here, there)
            if related and not {one, other} & _SPORT and _lie_within(here, there, _ALIKE):
                yield here, there


def _are_rivals(here: Value, there: Value) -> bool:
    """Whether two numbers of people exclude each other: a wider word, men for a crew, may mean more, and no fewer."""
    if (here.key in _WIDE) == (there.key in _WIDE):
        return True
    return here.high < there.low if here.key in _WIDE else there.high < here.low


def _of_one(left: ToldValues, right: ToldValues, kind: str) -> Pairs:
    """What each story gives once of one bearer, each otherwise."""
    mine, theirs = _by_bearer(left.by_kind[kind]), _by_bearer(right.by_kind[kind])
    for bearer in sorted(mine.keys() & theirs.keys()):
        here, there = mine[bearer][0], theirs[bearer][0]
        several = max(len({_told(v) for v in mine[bearer]}), len({_told(v) for v in theirs[bearer]})) > 1
        if several or _told(here) == _told(there):
            continue
        if kind == "age" and abs(here.low - there.low) <= _BIRTHDAY:
            continue
        if kind != "first" or _are_two_names(left, right, here, there):
            yield here, there


def _by_bearer(values: Sequence[Value]) -> dict[str, list[Value]]:
    found: defaultdict[str, list[Value]] = defaultdict(list)
    for value in values:
        found[value.key].append(value)
    return found


def _are_two_names(left: ToldValues, right: ToldValues, here: Value, there: Value) -> bool:
    """Whether two first names are two, and neither story has the other's: no short form, no initial, no two people."""
    known, one, other = knowledge().record, here.says, there.says
    if one in right.words.names or other in left.words.names:
        return False
    if len({known.gender(one), known.gender(other)} - {None}) > 1:
        return False
    forms = {one.lower(), *known.short_forms(one.lower())}
    if forms & {other.lower(), *known.short_forms(other.lower())}:
        return False
    return one[:_SPELT] != other[:_SPELT] and not one.startswith(other) and not other.startswith(one)


def _causes(left: ToldValues, right: ToldValues, kind: str) -> Pairs:
    """What something came of, where neither story has the other's anywhere."""
    table = senses()
    for here in left.by_kind[kind]:
        for there in right.by_kind[kind]:
            one = any(table.stands_for(a, b) or table.stands_for(b, a) for a in here.words for b in there.words)
            if not one and not right.knows(here.words[-1]) and not left.knows(there.words[-1]):
                yield here, there


def _roles(left: ToldValues, right: ToldValues, kind: str) -> Pairs:
    """What somebody is, where neither story has a word for what he is in the other."""
    mine, theirs = _by_bearer(left.by_kind[kind]), _by_bearer(right.by_kind[kind])
    for bearer in sorted(mine.keys() & theirs.keys()):
        here, there = mine[bearer][0], theirs[bearer][0]
        one, other = here.words[0], there.words[0]
        if max(len(mine[bearer]), len(theirs[bearer])) > 1 or {one, other} & _ANY_ROLE:
            continue
        if not right.knows(one) and not left.knows(other):
            yield here, there


_FINDERS: dict[str, Callable[[ToldValues, ToldValues, str], Pairs]] = {
    **dict.fromkeys(("money", "percent", "time", "measure", *_UNMEASURED), _numbers),
    **dict.fromkeys(("people", "thing"), _counts),
    **dict.fromkeys(("age", "first", "quality", "answer"), _of_one),
    "cause": _causes,
    "role": _roles,
}
