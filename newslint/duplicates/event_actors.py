"""Whether two texts name the same people and places, and say the same of them in whatever words.

Write-ups of one event in words of their own share its actors, and words of one sense: a blaze is a fire. Hashes of the
words on the list of English words are known by it; of any other word only the hash is known.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newslint.compare.concepts import Concept, concepts_of
from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.rarity import common_words, rarities

#: rare names that each of two texts has, and none in common, by which they tell of different people and places. Of 282
#: pairs of sixteen sets that are of one event and lie near, one is parted so, and 11 of 20 that aren't and were joined
#: (30 November 2026)
OWN_NAMES = 2
#: a text of more words shares some with every event by chance. No report of the sets of series is so long
LONG = 150
#: texts that share so many of the word triples of the shorter one are written to one pattern, or copies: what their
#: words say of events, other rules judge. Without that the reports of two days of one exchange and two rounds of one
#: tournament are taken for one, and of ten sets of write-ups not a pair more is found (30 November 2026)
PATTERN = 0.1
#: what speaks for one event: the share of the rare names of the text with fewer of them that the other one has, a
#: common sense of rare words, the same as a share of all words, a number; how many numbers count; and what that must
#: come to: for a text without a day, for one of the same days, and for one of these that names other days of the week.
#: Fitted to 133 undated texts of ten sets and their events, and 181 other events of the same series: 62 and 13 come to
#: 6.6; of dated pairs of seventeen sets 162 and 2 come to 5, and of those with other weekdays 10 and none to 8
#: (30 November 2026)
_NAMED, _SAID, _OF_ALL, _NUMBERS = 3.4, 0.24, 9.7, 3
UNDATED, DATED, OTHER_DAYS = 6.6, 5.0, 8.0


def are_strangers(marks: EventMarks, left: int, right: int) -> bool:
    """Whether each of two texts names several people or places that few others have, and not one of the other's."""
    one, other = marks.actors(left), marks.actors(right)
    return min(len(one), len(other)) >= OWN_NAMES and one.isdisjoint(other)


def share_few_actors(marks: EventMarks, left: int, right: int) -> bool:
    """Whether of the several rare names that each of two texts has hardly one is the other's."""
    one, other = marks.actors(left), marks.actors(right)
    least = min(len(one), len(other))
    return least > OWN_NAMES and len(one & other) * 3 <= least


def names_in_common(marks: EventMarks, at: int, group: Sequence[int]) -> float:
    """The share of the rare names of a text, and of those of some others, that is in both: the geometric mean."""
    own, named = marks.actors(at), frozenset(name for other in group for name in marks.actors(other))
    return len(own & named) / max(1.0, math.sqrt(len(own) * len(named)))


def tell_of_one(marks: EventMarks, at: int, group: Sequence[int], enough: float = UNDATED) -> bool:
    """Whether a text tells of the event of some others by its names, its numbers, and what its words mean.

    Of texts of more than `LONG` words nothing is said, since they share some of everything by chance, nor of those
    that are written to one pattern.
    """
    if any(len(marks.codes(text)) > LONG for text in (at, *group)):
        return False
    named = frozenset(name for other in group for name in marks.actors(other))
    own = marks.actors(at)
    shared = own & named
    if not shared or any(marks.triples_in_common(at, other) >= PATTERN for other in group):
        return False
    numbers = marks.numbers(at) & frozenset(number for other in group for number in marks.numbers(other))
    mine, theirs = marks.plain_words([at]), marks.plain_words(group)
    said = _common_sense(mine, theirs)
    of_all = said / max(1.0, (_weight(mine) * _weight(theirs)) ** 0.5)
    told: float = _SAID * said + _OF_ALL * of_all + min(len(numbers), _NUMBERS)
    return _NAMED * len(shared) / min(len(own), len(named)) + told >= enough


def _weight(terms: Iterable[int]) -> float:
    return sum(rarities().get(term, 1.0) for term in terms)


def _common_sense(mine: frozenset[int], theirs: frozenset[int]) -> float:
    """How much two texts have in common: about one for each rare word that both have, or have in other words."""
    known = rarities()
    holders: defaultdict[Concept, list[int]] = defaultdict(list)
    for term in theirs - mine:
        for concept in _concepts(term):
            holders[concept].append(term)
    pairs = []
    for term in mine - theirs:
        best: dict[int, float] = {}
        for concept, strength in _concepts(term).items():
            for other in holders.get(concept, ()):
                worth = min(strength, _concepts(other)[concept]) * min(known.get(term, 1.0), known.get(other, 1.0))
                best[other] = max(best.get(other, 0.0), worth)
        pairs += [(worth, term, other) for other, worth in best.items()]
    total, taken, given = _weight(mine & theirs), set(), set()
    for worth, term, other in sorted(pairs, reverse=True):
        if term not in taken and other not in given:
            taken.add(term)
            given.add(other)
            total += worth
    return total


def _concepts(term: int) -> Mapping[Concept, float]:
    word = common_words().get(term)
    return concepts_of(word) if word else {}
