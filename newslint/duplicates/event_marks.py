"""What identifies the event that a text tells of: names and numbers that few others have."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property

import numpy as np

from newslint.duplicates.event_profiles import LEAD
from newslint.duplicates.hashing import CHARACTER, NAME, NUMBER, START
from newslint.duplicates.small_words import COMMON, DAY_WORDS, NUMBER_WORDS, TITLE_WORDS
from newslint.duplicates.words import I64, Rows, StoredRows, word_codes

#: a name that more texts have tells of what an archive is about, and not of one event: so many, or this share of them.
#: Not measured apart from the rest
MANY, SHARE = 3, 1 / 12
#: numbers in words that stand for no figure: "one of", "at first"
_IDLE = "one first second"
#: in the order of the calendar, whose first day was a Monday
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


class EventMarks:
    """The names and numbers of texts, as hashes of words.

    A name stands with a capital within a sentence, and nowhere without one.
    """

    def __init__(self, codes: Rows | StoredRows, rows: I64) -> None:
        self._codes, self._rows = codes, rows
        self._names: dict[int, frozenset[int]] = {}
        self._numbers: dict[int, frozenset[int]] = {}

    def names(self, at: int) -> frozenset[int]:
        """The names of a text that not everybody knows."""
        if at not in self._names:
            values = self._codes.take(self._rows[at : at + 1]).values
            words = values >> np.uint32(4)
            capital = values & np.uint32(NAME) != 0
            within = capital & (values & np.uint32(START | CHARACTER) == 0)
            found = set(words[within].tolist()) - set(words[~capital].tolist())
            self._names[at] = frozenset(found - _widely_known())
        return self._names[at]

    def numbers(self, at: int) -> frozenset[int]:
        """The numbers of a text, in digits and in words."""
        if at not in self._numbers:
            values = self._codes.take(self._rows[at : at + 1]).values
            words = (values >> np.uint32(4)).tolist()
            digits = (values & np.uint32(NUMBER) != 0).tolist()
            found = {word for word, digit in zip(words, digits, strict=True) if digit or word in _number_words()}
            self._numbers[at] = frozenset(found)
        return self._numbers[at]

    def telling(self, left: int, right: int) -> int:
        """How many names and figures two texts share that few others have."""
        names = self.names(left) & self.names(right)
        figures = (self.numbers(left) & self.numbers(right)) - _number_words() - _slight_numbers()
        return sum(self._holders[mark] <= self._most for mark in names | figures)

    def told_days(self, at: int, day: int) -> frozenset[int]:
        """The days, as numbers in the calendar, that a text of a day begins with: the last of each weekday."""
        values = self._codes.take(self._rows[at : at + 1]).values[:LEAD]
        words = set((values >> np.uint32(4)).tolist())
        return frozenset(day - (day - 1 - number) % 7 for number, name in enumerate(_weekdays()) if name in words)

    def days_part(self, left: int, right: int, day: int, other: int) -> bool:
        """Whether two texts of these days name days where they begin, and none in common."""
        one, two = self.told_days(left, day), self.told_days(right, other)
        return bool(one and two) and not one & two

    def numbers_part(self, left: int, right: int) -> bool:
        """Whether both texts have numbers, and none in common."""
        one, other = self.numbers(left), self.numbers(right)
        return bool(one and other) and not one & other

    @cached_property
    def _holders(self) -> Counter[int]:
        """How many texts have a name or a number."""
        return Counter(mark for at in range(len(self._rows)) for mark in self.names(at) | self.numbers(at))

    @cached_property
    def _most(self) -> float:
        return max(MANY, len(self._rows) * SHARE)


@cache
def _widely_known() -> frozenset[int]:
    """The hashes of names that identify no event: countries, leaders, large cities, days, titles, common words."""
    from newslint.knowledge.gazetteer import organisations
    from newslint.knowledge.offices import knowledge

    known = knowledge()
    names = (*known.countries, *known.record.household_names(), *organisations())
    return _hashes(" ".join((COMMON, DAY_WORDS, TITLE_WORDS, *names)))


@cache
def _weekdays() -> tuple[int, ...]:
    """The hashes of the days of the week, Monday first."""
    return tuple((word_codes([name]).values >> np.uint32(4)).tolist()[0] for name in _WEEKDAYS.split())


@cache
def _number_words() -> frozenset[int]:
    return _hashes(NUMBER_WORDS) - _hashes(_IDLE)


@cache
def _slight_numbers() -> frozenset[int]:
    """Numbers that many texts have by chance: up to a dozen, and years."""
    return _hashes(" ".join(map(str, (*range(13), *range(1900, 2100)))))


def _hashes(words: str) -> frozenset[int]:
    return frozenset((word_codes([words]).values >> np.uint32(4)).tolist())
