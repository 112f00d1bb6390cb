"""Whether two stories can be held against each other: of the same days, no copies, and not two of one series."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newslint.checks.fct.told_story import MOST, ClaimsContribution, days_fit
from newslint.model import Part

if TYPE_CHECKING:
    from newslint.compare.meeting import Days
    from newslint.duplicates.facts import Account
    from newslint.duplicates.words import Rows

#: stories that are known to be published more days apart are no longer held against each other: the figures are others
_APART = 0
#: what two write-ups in different words share of their passages at most
_COPY = 0.5
#: and from which two reports may be written to one pattern. Not measured apart from the rest
_PATTERN = 0.1
#: so many numbers, and most of all, differ in reports of a series. Not measured
_SERIES = 2


def can_be_compared(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether two write-ups of one event can be held against each other."""
    return days_fit(one, other) and _report_the_same(one, other)


def days_between(one: ClaimsContribution, other: ClaimsContribution) -> Days | None:
    """How near the days of write-ups in different words are; None if they can't be held against each other."""
    if not days_fit(one, other) or share_passages(one, other):
        return None
    if not one.days or not other.days:
        return "unknown"
    return "one" if one.days[0] == one.days[1] and one.days == other.days else "near"


def name_two_subjects(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether two stories share phrases of one pattern, and their headlines are of other subjects or numbers."""
    if _held(one, other) < _PATTERN:
        return False
    from newslint.duplicates.differences import titles_part

    return titles_part(_weighed(one), _weighed(other))


def share_passages(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether two stories are no write-ups in words of their own: the same sentences are compared elsewhere."""
    return _held(one, other) >= _COPY


def _report_the_same(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether two stories may be of one report or event: not two of a series, nor two written to one pattern."""
    known = one.days and other.days and one.days[0] == one.days[1] and other.days[0] == other.days[1]
    if known and one.days and other.days and abs((one.days[0] - other.days[0]).days) > _APART:
        return False
    from newslint.duplicates.differences import contradiction, titles_part
    from newslint.duplicates.facts import compare_facts
    from newslint.duplicates.pairs import THRESHOLD

    accounts = _weighed(one), _weighed(other)
    if known and titles_part(*accounts):
        return False
    held = _held(one, other)
    if held < THRESHOLD:
        return True
    why = contradiction(*accounts, held)
    if why == "numbers":
        # one figure that differs is what is looked for; where most do, it is another day's report
        found = compare_facts(*accounts)
        return found.numbers < _SERIES or found.changed_numbers <= 0.5
    # write-ups have headlines of their own; only of reports of one day is it told that they name two subjects
    return not why or (why == "title" and not known)


def _held(one: ClaimsContribution, other: ClaimsContribution) -> float:
    """How much of the shorter of two stories stands in the other."""
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _codes(lines: Sequence[str]) -> Rows:
    from newslint.duplicates.words import word_codes

    return word_codes(["\n".join(lines)])


@functools.lru_cache(maxsize=MOST)
def _shingles(one: ClaimsContribution) -> frozenset[int]:
    from newslint.duplicates.shingles import shingle_rows

    return frozenset(shingle_rows(_codes(_body(one))).values.tolist())


def _body(one: ClaimsContribution) -> list[str]:
    return [text for part, text, *_ in one.lines if part != Part.HEADLINE]


@functools.lru_cache(maxsize=MOST)
def _weighed(one: ClaimsContribution) -> Account:
    from newslint.duplicates.facts import Account

    title = [text for part, text, *_ in one.lines if part == Part.HEADLINE]
    day = one.days[0] if one.days and one.days[0] == one.days[1] else None
    heading, text = (_codes(lines).values.tolist() for lines in (title, _body(one)))
    return Account(heading, text, day.toordinal() * 1440 if day else None)
