"""What identifies the event that a text tells of: names and numbers that few others have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property

import numpy as np

from newslint.duplicates.event_profiles import BACKGROUND, LEAD
from newslint.duplicates.hashing import CHARACTER, NAME, NUMBER, START
from newslint.duplicates.rarity import rarities
from newslint.duplicates.shingles import shingle_sets
from newslint.duplicates.small_words import COMMON, DAY_WORDS, NUMBER_WORDS, TITLE_WORDS
from newslint.duplicates.words import I64, U32, Rows, StoredRows, word_codes

#: a name that more texts have tells of what an archive is about, and not of one event: so many, or this share of them.
#: Not measured apart from the rest
MANY, SHARE = 3, 1 / 12
#: figures weigh twice as much as words of their rarity, small ones and those in words less than half. At 1 two pairs
#: of five sets of series fewer are found
FIGURE, SLIGHT = 2.0, 0.4
#: a name that tells of a series is so rare, from 0 to 1: "Division" and "Trophy" aren't. At .6 four pairs more are
#: found, and one more of two templated texts
RARE_NAME = 0.7
#: words in common, besides names and numbers, by which two reports tell of one thing, so much they weigh together, or
#: so many rare names. Where a town and a figure are all that reports share, they are of one place. Of 300 templated
#: texts that name the towns of others 19 are put with reports of other things without that, and 2 with it; of the
#: pairs of series 4 are lost (29 November 2026)
SAID, NAMED = 2.0, 3
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
        self._terms: dict[int, frozenset[int]] = {}
        self._actors: dict[int, frozenset[int]] = {}

    def codes(self, at: int) -> U32:
        """The codes of the words of a text."""
        return self._codes.take(self._rows[at : at + 1]).values.astype(np.uint32)

    def names(self, at: int) -> frozenset[int]:
        """The names of a text that not everybody knows."""
        if at not in self._names:
            values = self.codes(at)
            words = values >> np.uint32(4)
            capital = values & np.uint32(NAME) != 0
            within = capital & (values & np.uint32(START | CHARACTER) == 0)
            found = set(words[within].tolist()) - set(words[~capital].tolist())
            self._names[at] = frozenset(found - _widely_known())
        return self._names[at]

    def numbers(self, at: int) -> frozenset[int]:
        """The numbers of a text, in digits and in words."""
        if at not in self._numbers:
            values = self.codes(at)
            words = (values >> np.uint32(4)).tolist()
            digits = (values & np.uint32(NUMBER) != 0).tolist()
            found = {word for word, digit in zip(words, digits, strict=True) if digit or word in _number_words()}
            self._numbers[at] = frozenset(found)
        return self._numbers[at]

    def figures(self, at: int) -> frozenset[int]:
        """The numbers of a text that it doesn't share with many others by chance."""
        return self.numbers(at) - _number_words() - _slight_numbers()

    def terms(self, at: int) -> frozenset[int]:
        """The words and numbers of a text that may tell of its event: all but common words and the names of days."""
        if at not in self._terms:
            self._terms[at] = frozenset((self.codes(at) >> np.uint32(4)).tolist()) - _common_words()
        return self._terms[at]

    def actors(self, at: int) -> frozenset[int]:
        """The words of a text that are rare names here or in another one: one that begins a sentence counts as well."""
        if at not in self._actors:
            self._actors[at] = self.terms(at) & self.rare_names
        return self._actors[at]

    def plain_words(self, group: Iterable[int]) -> frozenset[int]:
        """The words of some texts that are no names or numbers in any."""
        terms = frozenset(term for at in group for term in self.terms(at))
        return terms - self._all_names - self._all_numbers

    def triples_in_common(self, left: int, right: int) -> float:
        """The share of the word triples of the shorter text that stand in the other."""
        one, other = (shingle_sets(self._codes.take(self._rows[at : at + 1])).row(0) for at in (left, right))
        return len(np.intersect1d(one, other, assume_unique=True)) / max(1, min(len(one), len(other)))

    def weekdays(self, at: int) -> frozenset[int]:
        """The days of the week that a text begins with, as remainders of days in the calendar."""
        words = set((self.codes(at)[:LEAD] >> np.uint32(4)).tolist())
        return frozenset((number + 1) % 7 for number, name in enumerate(_weekdays()) if name in words)

    def telling_names(self, left: int, right: int) -> int:
        """How many names two texts share that few others have."""
        return self._count_telling(self.names(left) & self.names(right))

    def telling_figures(self, left: int, right: int) -> int:
        """How many figures two texts share that few others have."""
        return self._count_telling(self.figures(left) & self.figures(right))

    def _count_telling(self, marks: frozenset[int]) -> int:
        return sum(self._holders[mark] <= self._most for mark in marks)

    def told_days(self, at: int, day: int) -> frozenset[int]:
        """The days, as numbers in the calendar, that a text of a day begins with: the last of each weekday."""
        return frozenset(day - (day - weekday) % 7 for weekday in self.weekdays(at))

    def days_part(self, left: int, right: int, day: int, other: int) -> bool:
        """Whether two texts of these days name days where they begin, and none in common, or each its own as well."""
        one, two = self.told_days(left, day), self.told_days(right, other)
        return bool(one and two) and (not one & two or (abs(day - other) > 1 and day in one and other in two))

    def numbers_part(self, left: int, right: int) -> bool:
        """Whether both texts have numbers, and none in common."""
        one, other = self.numbers(left), self.numbers(right)
        return bool(one and other) and not one & other

    @cached_property
    def weights(self) -> dict[int, float]:
        """What each word and number says of an event: most if it is rare in the archive and in English."""
        return {term: self._worth(term) * self.rarity_here(term) for term in self._texts_with}

    def rarity_here(self, term: int) -> float:
        """How rare a word or number is in the archive: the logarithm of how many texts there are for one with it."""
        return math.log((self.count + 1) / (self._texts_with[term] + 0.5))

    def holders_of(self, term: int) -> int:
        """How many texts have a word or a number."""
        return self._texts_with[term]

    @cached_property
    def count(self) -> int:
        """How many texts there are, `BACKGROUND` at least."""
        return max(BACKGROUND, len(self._rows))

    @cached_property
    def _texts_with(self) -> Counter[int]:
        return Counter(term for at in range(len(self._rows)) for term in self.terms(at))

    def _worth(self, term: int) -> float:
        if term in self._all_numbers:
            return SLIGHT if term in _number_words() or term in _slight_numbers() else FIGURE
        return rarities().get(term, 1.0)

    @cached_property
    def rare_names(self) -> frozenset[int]:
        """The names of all texts that are rare in English; one that begins a sentence here stands within one there."""
        return frozenset(name for name in self._all_names if rarities().get(name, 1.0) >= RARE_NAME)

    def bear_out(self, shared: frozenset[int]) -> bool:
        """Whether texts that share these words and numbers have more in common than a place."""
        said = sum(self.weights[word] for word in shared - self._all_names - self._all_numbers)
        return said >= SAID or len(shared & self.rare_names) >= NAMED

    def are_of_one_series(self, left: int, right: int) -> bool:
        """Whether two texts share a rare name, and more than a place."""
        shared = self.terms(left) & self.terms(right)
        return not shared.isdisjoint(self.rare_names) and self.bear_out(shared)

    @cached_property
    def _all_names(self) -> frozenset[int]:
        return frozenset(name for at in range(len(self._rows)) for name in self.names(at))

    @cached_property
    def _all_numbers(self) -> frozenset[int]:
        return frozenset(number for at in range(len(self._rows)) for number in self.numbers(at))

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
def _common_words() -> frozenset[int]:
    return _hashes(f"{COMMON} {DAY_WORDS}")


@cache
def _number_words() -> frozenset[int]:
    return _hashes(NUMBER_WORDS) - _hashes(_IDLE)


@cache
def _slight_numbers() -> frozenset[int]:
    """Numbers that many texts have by chance: up to a dozen, and years."""
    return _hashes(" ".join(map(str, (*range(13), *range(1900, 2100)))))


def _hashes(words: str) -> frozenset[int]:
    return frozenset((word_codes([words]).values >> np.uint32(4)).tolist())
