"""Which stories are held against each other point by point: those of one event, in words of their own.

Related stories that share names which few others have; in an archive of few stories also those that the words alone
don't bring together, an undated one, say, or an inquest months later: there a rare name is one event's.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.checks.fct.event_groups import in_order
from newslint.checks.fct.same_report import days_between, name_two_subjects, share_passages
from newslint.checks.fct.told_story import ClaimsContribution, day_of, names_of
from newslint.compare.frames import stems
from newslint.compare.meeting import Meeting
from newslint.duplicates.event_days import FEW
from newslint.duplicates.small_words import COMMON, DAY_WORDS, TITLE_WORDS
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.knowledge.offices import knowledge
from newslint.knowledge.words import words

#: related stories are held against each other by details if they have so many names in common that so few stories
#: have, and of more stories one in so many. Chosen on our own sixty
_NAMES, _SEVERAL, _FEW, _RARE = 1, 2, 6, 200
#: rare names that two stories of a large archive share that aren't of one day, and the share of those of the story
#: with fewer. Of 57 findings on 9,822 wire stories 27 fewer are told with it and with the rest of
#: `_are_of_one_event`, and nearly all were wrong; beside 600 articles 27 of 31 planted contradictions are told
#: as before (30 November 2026)
_MANY, _MOST_NAMES = 3, 0.5
#: characters in which a story names its subject
_SUBJECT = 360
#: characters in which one of the names must stand that make two stories one event's. Chosen, not measured
_OPENING = 600
#: names that make two stories one event's; with one of them, and days that don't lie far apart, so many stems
#: do as well. Chosen on five sets of write-ups and six of series (29 November 2026)
_SURE, _STEMS = 2, {"one": 5, "near": 5, "unknown": 7}
#: ten times the logarithm of how often a word stands in books, from which a name may be a word: "Court", "School"
_COMMON = 70
_SLIGHT = frozenset(f"{COMMON} {DAY_WORDS} {TITLE_WORDS}".split())
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z]\w+(?:-\w+)*")
_TWO_CAPITALS = re.compile(r"(?<![\w’'-])(?=([A-Z]\w+(?:-\w+)* [A-Z]\w+(?:-\w+)*))")


def find_meetings(
    gathered: Sequence[ClaimsContribution],
    strict: Sequence[Sequence[int]],
    related: Sequence[Sequence[int]],
    known: Counter[str],
    total: int,
) -> dict[tuple[int, int], Meeting]:
    """The pairs of stories that are held against each other, and how they stand to each other.

    `strict` and `related` are groups by their words, `known` says how many stories have a name.
    """
    few = _FEW + total // _RARE
    # in a small archive names and days have told already what is of one event
    least = _SEVERAL if total >= FEW else 1
    together = {number: at for at, members in enumerate(strict) for number in members}
    found = {}
    for members in related:
        names = {n: frozenset(name for name in names_of(gathered[n]) if known[name] <= few) for n in members}
        for left, right in combinations(sorted(in_order(gathered, members)), 2):
            if len(names[left] & names[right]) < _NAMES or not _open_alike(gathered, names, left, right):
                continue
            same = together.get(left, -1) == together.get(right, -2) and len(names[left] & names[right]) >= least
            if total >= FEW and not (same and _are_of_one_event(gathered, names, left, right)):
                continue
            days = days_between(gathered[left], gathered[right])
            if days:
                found[left, right] = Meeting(
                    days, same and days != "unknown", _days_later(gathered[left], gathered[right])
                )
    if total < FEW:
        for pair, meeting in _by_names(gathered, known, few):
            if pair not in found or not found[pair].same:
                found[pair] = meeting
        found |= _through_others(gathered, found)
    return found


def _through_others(
    gathered: Sequence[ClaimsContribution], found: dict[tuple[int, int], Meeting]
) -> dict[tuple[int, int], Meeting]:
    """The pairs of a small archive that are of one event since each of the two is of one event with a third."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for (left, right), meeting in found.items():
        if meeting.same:
            near[left].add(right)
            near[right].add(left)
    through = {}
    for others in near.values():
        for left, right in combinations(sorted(others), 2):
            if right not in near[left] and not share_passages(gathered[left], gathered[right]):
                days = days_between(gathered[left], gathered[right])
                if days:
                    later = _days_later(gathered[left], gathered[right])
                    through[left, right] = Meeting(days, True, later)
    return through


def _are_of_one_event(
    gathered: Sequence[ClaimsContribution], names: dict[int, frozenset[str]], left: int, right: int
) -> bool:
    """Whether two alike stories of a large archive are of one event: headlines with one subject, and names in common.

    Stories of one firm, one war or one market are as alike day after day: those of other days need most of the names.
    """
    one, other = gathered[left], gathered[right]
    if name_two_subjects(one, other):
        return False
    if days_between(one, other) == "one":
        return True
    shared, least = len(names[left] & names[right]), min(len(names[left]), len(names[right]))
    return shared >= _MANY and shared >= _MOST_NAMES * least


def _open_alike(
    gathered: Sequence[ClaimsContribution], names: dict[int, frozenset[str]], left: int, right: int
) -> bool:
    """Whether each story opens with names that the other has: two reports on one pattern open with their own."""
    opening = {n: names[n] & names_of(gathered[n], _SUBJECT) for n in (left, right)}
    return not opening[left].isdisjoint(names[right]) and not opening[right].isdisjoint(names[left])


def _by_names(
    gathered: Sequence[ClaimsContribution], known: Counter[str], few: int
) -> Iterator[tuple[tuple[int, int], Meeting]]:
    """The pairs of a small archive that rare names make one event's, whenever they were published."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(gathered):
        for name in _capitals(one):
            if known[name] and known[name] <= few:
                holders[name].append(number)
    shared: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    full: Counter[tuple[int, int]] = Counter()
    for name, having in _holders_of_full_names(gathered).items():
        if 1 < len(having) <= few and any(known[word] and _tells(word) for word in name.split()):
            full.update(combinations(having, 2))
    for name, having in holders.items():
        if 1 < len(having) <= few and _tells(name):
            for pair in combinations(having, 2):
                shared[pair].add(name)
    for (left, right), names in sorted(shared.items()):
        one, other = gathered[left], gathered[right]
        days = days_between(one, other)
        # a person's full name makes up for an opening that names nobody
        if not _are_named(names, one, other) and not (full[left, right] and days in ("one", "near")):
            continue
        if days is None and share_passages(one, other):
            continue
        if len(names) + full[left, right] >= _SURE or (days and len(_stems(one) & _stems(other)) >= _STEMS[days]):
            yield (left, right), Meeting(days or "far", True, _days_later(one, other))


def _holders_of_full_names(gathered: Sequence[ClaimsContribution]) -> dict[str, list[int]]:
    """The stories that have each first name with its surname, or another name of two words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(gathered):
        for name in _full_names(one):
            holders[name].append(number)
    return holders


def _are_named(names: set[str], one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether each of two stories opens with one of the names.

    One of them must have it inside a sentence: a word that opens one may be any, and is taken from the `names`.
    """
    names &= names_of(one) | names_of(other)
    return bool(names) and not (
        names.isdisjoint(_capitals(one, _OPENING)) or names.isdisjoint(_capitals(other, _OPENING))
    )


def _days_later(one: ClaimsContribution, other: ClaimsContribution) -> float | None:
    """How many days later the second was published: endless for an undated story beside one that has a day."""
    first, second = day_of(one), day_of(other)
    if first is None or second is None:
        return None if first is second else math.inf if second is None else -math.inf
    return second - first


@functools.lru_cache(1024)
def _capitals(one: ClaimsContribution, within: int | None = None) -> frozenset[str]:
    """The words with a capital in the first characters of a story, at the beginning of a sentence too."""
    return frozenset(_CAPITAL.findall("\n".join(row[1] for row in one.lines)[:within]))


@functools.lru_cache(1024)
def _full_names(one: ClaimsContribution) -> frozenset[str]:
    """The pairs of words with a capital that stand side by side in a story."""
    return frozenset(found[1] for row in one.lines for found in _TWO_CAPITALS.finditer(row[1]))


@functools.lru_cache(1024)
def _stems(one: ClaimsContribution) -> frozenset[str]:
    return frozenset(stem for row in one.lines for stem in stems(row[1]))


def _tells(name: str) -> bool:
    """Whether a name can tell of one event: no title, given name, city, country or large body, and no common word."""
    word = name.lower()
    if word in _SLIGHT or name in MONTHS or name in WEEKDAYS or words().common.get(word, 0) >= _COMMON:
        return False
    record = knowledge().record
    return name not in _widely_known() and record.gender(name) is None and record.city(name) is None


@functools.cache
def _widely_known() -> frozenset[str]:
    from newslint.knowledge.gazetteer import organisations

    known = knowledge()
    names = (*known.countries, *known.record.household_names(), *known.record.adjectives, *organisations())
    return frozenset(word for name in names for word in name.split())
