"""Whether two texts are written to one pattern about different things: the tides of two ports, two towns' jobless."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from newslint.duplicates.facts import Account, compare_facts
from newslint.duplicates.shingles import shingle_sets
from newslint.duplicates.words import I64, Rows, StoredRows

#: the share of the word triples of the shorter text that stand in the other, from which there is a pattern. Of 2,369
#: pairs of one event in the dev half of ECB+ none is taken for two things, of 740 pairs of templated texts that are
#: alike 705 are; at .2 as many (29 November 2026)
SHARED = 0.1
#: so many numbers that take each other's place, and more than both texts have, make two things, whatever names they
#: have in common
MANY = 3
#: an update changes no more of the numbers and days of a text. At .3 `events` falls from .945 to .940; of ninety-six
#: reports of twelve series three pairs are told to be of one event at 1, none at .45 (29 November 2026)
CHANGED = 0.4
#: texts of which what is needed for a comparison is kept, and those of which it is made at once
_KEPT, STRETCH = 4096, 64


class Patterns:
    """Texts, by their rows, that are compared for patterns."""

    def __init__(self, codes: Rows | StoredRows, rows: I64) -> None:
        self._codes, self._rows = codes, rows
        self._stretch = lru_cache(_KEPT // STRETCH)(self._find_triples)
        self._account = lru_cache(_KEPT)(self._weigh)

    def part(self, left: int, right: int) -> bool:
        """Whether two texts share a pattern, and more facts take each other's place in it than both have."""
        one, other = self._triples(left), self._triples(right)
        shared = len(np.intersect1d(one, other, assume_unique=True))
        if shared < SHARED * max(1, min(len(one), len(other))):
            return False
        found = compare_facts(self._account(left), self._account(right))
        changed = found.names + found.starts + found.days + found.numbers
        figures = found.shared_days + found.shared_numbers
        return changed > figures + found.shared_names or MANY <= found.numbers > figures

    def change(self, left: int, right: int) -> bool:
        """Whether more of the numbers and days of two texts take each other's place than an update changes."""
        return compare_facts(self._account(left), self._account(right)).changed_facts > CHANGED

    def _triples(self, at: int) -> NDArray[np.unsignedinteger]:
        return self._stretch(at // STRETCH).row(at % STRETCH)

    def _find_triples(self, number: int) -> Rows:
        """The word triples of a stretch of texts, by its number: many at once take hardly longer than one."""
        return shingle_sets(self._codes.take(self._rows[number * STRETCH : (number + 1) * STRETCH]))

    def _weigh(self, at: int) -> Account:
        return Account([], self._codes.take(self._rows[at : at + 1]).values.tolist())
