"""Which stories are held against each other point by point: those of one event, in words of their own.

Related stories that share names which few others have; in an archive of few stories also those that the words alone
don't bring together, an undated one, say, or an inquest months later: there a rare name is one event's.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.checks.fct.event_groups import in_order
from newslint.checks.fct.same_report import days_between, share_passages
from newslint.checks.fct.told_story import ClaimsContribution, day_of, names_of
from newslint.compare.frames import stems
from newslint.compare.meeting import Meeting
from newslint.duplicates.same_event import FEW
from newslint.duplicates.small_words import COMMON, DAY_WORDS, TITLE_WORDS
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.knowledge.offices import knowledge
from newslint.knowledge.words import words

#: related stories are held against each other by details if they have so many names in common that so few stories
#: have, and of more stories one in so many. Chosen on our own sixty
_NAMES, _SEVERAL, _FEW, _RARE = 1, 2, 6, 200
#: characters in which a story names its subject
_SUBJECT = 360
#: names that make two stories one event's; with one of them stories share so many stems, and so many if their days lie
#: far apart. Of 127 pairs of one event in five sets 84 have two such names, of 4,348 others none; with one name no
#: pair of others shares more than three stems of its own (29 November 2026)
_SURE, _STEMS, _MORE = 2, 4, 6
#: ten times the logarithm of how often a word stands in books, from which a name may be a word: "Court", "School"
_COMMON = 70
_SLIGHT = frozenset(f"{COMMON} {DAY_WORDS} {TITLE_WORDS}".split())
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z]\w+(?:-\w+)*")


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
            days = days_between(gathered[left], gathered[right])
            if days:
                found[left, right] = Meeting(
                    days, same and days != "unknown", _days_later(gathered[left], gathered[right])
                )
    if total < FEW:
        for pair, meeting in _by_names(gathered, known, few):
            if pair not in found or not found[pair].same:
                found[pair] = meeting
    return found


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
    for name, having in holders.items():
        if 1 < len(having) <= few and _tells(name):
            for pair in combinations(having, 2):
                shared[pair].add(name)
    for (left, right), names in sorted(shared.items()):
        one, other = gathered[left], gathered[right]
        near = days_between(one, other)
        if near is None and share_passages(one, other):
            continue
        days = "far" if near is None else near
        least = _MORE if days == "far" else _STEMS
        if len(names) >= _SURE or len(_stems(one) & _stems(other)) >= least:
            yield (left, right), Meeting("far" if days == "unknown" else days, True, _days_later(one, other))


def _days_later(one: ClaimsContribution, other: ClaimsContribution) -> int | None:
    first, second = day_of(one), day_of(other)
    return None if first is None or second is None else second - first


@functools.lru_cache(1024)
def _capitals(one: ClaimsContribution) -> frozenset[str]:
    """The words with a capital in a story, at the beginning of a sentence too."""
    return frozenset(name for row in one.lines for name in _CAPITAL.findall(row[1]))


@functools.lru_cache(1024)
def _stems(one: ClaimsContribution) -> frozenset[str]:
    return frozenset(stem for row in one.lines for stem in stems(row[1]))


def _tells(name: str) -> bool:
    """Whether a name can tell of one event: no title, given name, country or large body, and no common word."""
    word = name.lower()
    if word in _SLIGHT or name in MONTHS or name in WEEKDAYS or words().common.get(word, 0) >= _COMMON:
        return False
    return name not in _widely_known() and knowledge().record.gender(name) is None


@functools.cache
def _widely_known() -> frozenset[str]:
    from newslint.knowledge.gazetteer import organisations

    known = knowledge()
    names = (*known.countries, *known.record.household_names(), *known.record.adjectives, *organisations())
    return frozenset(word for name in names for word in name.split())
