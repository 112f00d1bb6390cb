"""Ages, names and nations of one person that two write-ups give otherwise."""

from __future__ import annotations

import re

from newslint.compare.points.point import Point
from newslint.compare.points.told import COUNTS, Finder, Pairs, ToldPoints, by_bearer, meet
from newslint.extract.letters import letters_apart
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import fold

#: two ages that lie so near may have a birthday between them, and sentences in which a story names its hero
_BIRTHDAY, _LEAD = 1, 2
#: letters by which two spellings of a surname differ at most, and letters that two of a first name share
_MISSPELT, _SPELT = 2, 3
_MALE = frozenset("boy man son brother father husband uncle nephew grandfather lad widower gentleman king".split())  # noqa: SIM905
_FEMALE = frozenset("girl woman daughter sister mother wife aunt niece grandmother widow lady queen".split())  # noqa: SIM905
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|wife|husband|widow(?:er)?|father|mother|parents?|family|families|cousins?"
    r"|uncle|aunt|nephew|niece|twins?|couple|married|grand\w+|siblings?|née|heirs?|another|namesake|relatives?)\b",
    re.IGNORECASE,
)


def _ages(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = _ages_only(left, right), _ages_only(right, left)
    holders = sorted({p.holder for p in mine if p.holder} & {p.holder for p in theirs if p.holder})
    for holder in holders:
        here, there = ([p for p in side if p.holder == holder] for side in (mine, theirs))
        firm = not here[0].loose and not there[0].loose and len(_first_names_of(holder, left, right)) <= 1
        if firm and len({p.low for p in here}) == len({p.low for p in there}) == 1:
            yield here[0], there[0], "named"
    if holders or len({p.low for p in mine}) != 1 or len({p.low for p in theirs}) != 1:
        return
    one, other = mine[0], theirs[0]
    lead = max(one.sentence.number, other.sentence.number) <= _LEAD
    alone = all(len({p.low for p in story.by_kind["age"]}) == 1 for story in (left, right))
    named, story = (one, right) if one.holder else (other, left)
    if one.holder and other.holder:
        return
    if not named.holder:
        if lead and alone and not _are_of_two_sexes(one, other):
            yield one, other, "unnamed alone"
    elif alone:
        if lead:
            yield one, other, "single"
    elif named.holder in story.words.names and not any(p.holder == named.holder for p in story.by_kind["age"]):
        yield one, other, "known"


def _ages_only(one: ToldPoints, other: ToldPoints) -> list[Point]:
    """The ages that the other story has nowhere, as an age or as a bare number."""
    numbers = [p for kind in sorted(COUNTS) for p in other.by_kind[kind]]
    return [
        p
        for p in one.by_kind["age"]
        if not any(p.low <= q.high + _BIRTHDAY and q.low <= p.high + _BIRTHDAY for q in other.by_kind["age"])
        and not any(meet(p, q) for q in numbers)
    ]


def _first_names_of(last: str, left: ToldPoints, right: ToldPoints) -> set[str]:
    """The first names that two stories have before a surname: of more than one there are several people."""
    return {p.says for story in (left, right) for p in story.by_kind["first"] if p.holder == last}


def _are_of_two_sexes(here: Point, there: Point) -> bool:
    one, other = set(here.words), set(there.words)
    return bool((one & _MALE and other & _FEMALE) or (one & _FEMALE and other & _MALE))


def _pairs_of_ages(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = left.by_kind["two ages"], right.by_kind["two ages"]
    if len({(p.low, p.high) for p in mine}) == len({(p.low, p.high) for p in theirs}) == 1:
        here, there = mine[0], theirs[0]
        if max(abs(here.low - there.low), abs(here.high - there.high)) > _BIRTHDAY:
            yield here, there, "two"


def _first_names(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """Two first names before a surname, both of men or both of women, or of whom both stories name first."""
    mine, theirs = by_bearer(left.by_kind["first"]), by_bearer(right.by_kind["first"])
    known = knowledge().record
    for bearer in sorted(mine.keys() & theirs.keys()):
        here, there = mine[bearer][0], theirs[bearer][0]
        one, other = here.says, there.says
        if any(len({p.says for p in side[bearer]}) > 1 for side in (mine, theirs)) or one[:_SPELT] == other[:_SPELT]:
            continue
        if one in right.words.names or other in left.words.names or _is_kin(left, here) or _is_kin(right, there):
            continue
        forms = {one.lower(), *known.short_forms(one.lower())}
        if forms & {other.lower(), *known.short_forms(other.lower())}:
            continue
        genders = {known.gender(one), known.gender(other)} - {None}
        hero = _first_named(left) == _first_named(right) == bearer[1]
        if len(genders) < len("mf") and (hero or genders):
            yield here, there, "hero" if hero else "names"


def _first_named(story: ToldPoints) -> str:
    """The surname of whom a story names first in full."""
    return story.by_kind["first"][0].holder if story.by_kind["first"] else ""


def _is_kin(story: ToldPoints, point: Point) -> bool:
    """Whether the sentence of a name, or the next one, speaks of kin or of another of the name."""
    near = story.words.sentences[point.sentence.number : point.sentence.number + 2]
    return any(_KIN.search(sentence.span.of(story.words.text)) for sentence in near)


def _surnames(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """Two spellings of the surname behind one first name."""
    for here in left.by_kind["surname"]:
        for there in right.by_kind["surname"]:
            if here.holder != there.holder or here.words == there.words or right.names(here.says):
                continue
            several = any(
                p.holder == one.holder and p.words != one.words
                for story, one in ((left, here), (right, there))
                for p in story.by_kind["surname"]
            )
            apart = letters_apart(fold(here.says), fold(there.says), swaps=False)
            if not several and not left.names(there.says) and 0 < apart <= _MISSPELT:
                yield here, there, "spelt"


def _nations(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = by_bearer(left.by_kind["nation"]), by_bearer(right.by_kind["nation"])
    for bearer in sorted(mine.keys() & theirs.keys()):
        one, other = ({p.words for p in side[bearer]} for side in (mine, theirs))
        if len(one) == len(other) == 1 and one != other:
            yield mine[bearer][0], theirs[bearer][0], "bearer"


def _injuries(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """What of somebody was hurt, where each story tells of one part of the body."""
    mine, theirs = left.by_kind["injury"], right.by_kind["injury"]
    if len({p.low for p in mine}) == len({p.low for p in theirs}) == 1 and not meet(mine[0], theirs[0]):
        for here in mine:
            for there in theirs:
                yield here, there, "alone"


FINDERS: dict[str, Finder] = {
    "injury": _injuries,
    "age": _ages, "two ages": _pairs_of_ages, "first": _first_names, "surname": _surnames, "nation": _nations,
}  # fmt: skip
