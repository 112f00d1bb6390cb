"""The names, days and numbers of a text, and which of those of two texts take each other's place."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from newslint.duplicates.hashing import NAME, NUMBER, START
from newslint.duplicates.small_words import COMMON, CORRECTION_WORDS, DAY_WORDS, NUMBER_WORDS
from newslint.duplicates.written_forms import hours_of_halves, make_another, plain_forms, say_the_same

#: a longer place where two texts differ is a passage of its own, not a slot of a pattern, unless it is full of facts
SLOT = 8
#: of texts whose lengths differ by no more than `SLOT` words and this share of the longer, one number more makes
#: another figure (6 and 6 1/16). Without it, where extractors left out footnotes, `copies` falls to .989 (29 November
#: 2026)
EVEN = 0.1
#: texts whose lengths multiply to more are compared as sets of facts: aligning them takes longer than it is worth
MOST_CELLS = 25_000_000


class Account:
    """A text as it is weighed: token hashes of its title and its body, and when it was published, in minutes.

    `words` are all words of the body, as they stand and in their plain form (`written_forms`), `figures` its numbers as
    they stand; `numbers` and `days`, in plain form, and `capitals` those words that may be such facts, `small` those
    that stand without a capital somewhere, `within` those with one that don't begin a line or a sentence.
    """

    def __init__(self, title: Sequence[int], body: Sequence[int], minute: int | None = None) -> None:
        self.title, self.body, self.minute = title, body, minute
        distinct = set(body)
        written = {code >> 4 for code in distinct}
        capitals = {code >> 4 for code in distinct if code & NAME}
        numbers = {code >> 4 for code in distinct if code & NUMBER} | (written & hashes_of(NUMBER_WORDS))
        days = capitals & hashes_of(DAY_WORDS)
        self.figures, self.written = numbers, written
        self._plain = {word: plain_forms().get(word, word) for word in numbers | days}
        self.numbers, self.days = ({self._plain[word] for word in some} for some in (numbers, days))
        self.words = written | self.numbers | self.days
        self.within = {code >> 4 for code in distinct if code & (NAME | START) == NAME}
        self.small = {code >> 4 for code in distinct if not code & NAME}
        self.capitals = capitals - self.small - days - numbers - hashes_of(COMMON)
        #: whether it speaks of a correction
        self.corrects = not written.isdisjoint(hashes_of(CORRECTION_WORDS))
        #: whether hours are counted from midnight and from noon
        self.halves = not hours_of_halves().isdisjoint(written)
        self._counts: Counter[int] | None = None

    def count_numbers(self) -> Counter[int]:
        """How often each number stands in the body."""
        if self._counts is None:
            self._counts = Counter(word for word in self.plain_body() if word in self.numbers)
        return self._counts

    def plain_body(self) -> list[int]:
        """The words of the body, numbers and days in their plain form."""
        plain = self._plain
        return [plain.get(code >> 4, code >> 4) for code in self.body]


class Differences(Struct):
    """How many facts of each kind take each other's place in two texts, and how many both texts have.

    `starts` are names known only from the beginnings of lines and sentences. `lost_names` and `lost_numbers` are the
    fewer of those that either text has and the other hasn't, wherever they stand.
    """

    names: int = 0
    starts: int = 0
    days: int = 0
    numbers: int = 0
    shared_names: int = 0
    shared_days: int = 0
    shared_numbers: int = 0
    lost_names: int = 0
    lost_numbers: int = 0

    @property
    def changed_facts(self) -> float:
        """The share of the numbers and days that changed."""
        changed = self.numbers + self.days
        return changed / max(1, changed + self.shared_numbers + self.shared_days)

    @property
    def changed_numbers(self) -> float:
        """The share of the numbers that changed."""
        return self.numbers / max(1, self.numbers + self.shared_numbers)


# who asks why two texts differ often asks next by how much
@lru_cache(maxsize=1)
def compare_facts(a: Account, b: Account) -> Differences:
    """Which facts of two texts take each other's place, and which both have."""
    names_a, names_b = a.capitals - b.small, b.capitals - a.small
    within = a.within | b.within
    found = Differences(
        shared_names=len(names_a & names_b),
        shared_days=len(a.days & b.days),
        shared_numbers=len(a.numbers & b.numbers),
    )
    only_a, only_b = names_a - b.words, names_b - a.words
    found.lost_names = min(len(only_a & within), len(only_b & within))
    found.lost_numbers = min(len(a.numbers - b.numbers), len(b.numbers - a.numbers))
    days_a, days_b = a.days - b.words, b.days - a.words
    counts_a, counts_b = a.count_numbers(), b.count_numbers()
    even = abs(len(a.body) - len(b.body)) <= SLOT + EVEN * max(len(a.body), len(b.body))
    gone, new = counts_a - counts_b, counts_b - counts_a
    if not ((only_a and only_b) or (days_a and days_b) or (gone and new) or (even and (gone or new))):
        # what only one of them has, takes nothing's place
        return found
    if len(a.body) * len(b.body) > MOST_CELLS:
        found.names, found.numbers, found.days = found.lost_names, found.lost_numbers, min(len(days_a), len(days_b))
        return found
    sides = _Side(a, only_a, days_a, within), _Side(b, only_b, days_b, within)
    halves = a.halves != b.halves
    bodies = a.plain_body(), b.plain_body()
    for (start, end), (first, last) in _slots(*bodies):
        if start < end and first < last:
            sides_facts = sides[0].facts_of(bodies[0][start:end]), sides[1].facts_of(bodies[1][first:last])
            _count(*sides_facts, found, halves=halves, even=even)
        if even and start and bodies[0][start - 1] in a.numbers:
            # 6 and 6 1/16, 7.24 and 7 have their first part in common
            found.numbers += _lengthen(a.body[start:end], b.body[first:last])
    return found


def _lengthen(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether what follows a number that two texts have in common makes another one of it in one of them."""
    behind = [list(itertools.takewhile(lambda code: code & (NUMBER | START) == NUMBER, slot)) for slot in (one, other)]
    return not all(behind) and make_another([code >> 4 for code in behind[0] or behind[1]])


class _Facts(Struct):
    """The facts of one side of a slot: names and days that the other text lacks, and numbers as they stand."""

    names: set[int]
    days: set[int]
    numbers: list[int]
    known: bool
    #: whether facts make at least half of the slot, and how many words it has
    dense: bool
    size: int


class _Side:
    """Tells the facts of the slots of one of two texts."""

    def __init__(self, text: Account, names: set[int], days: set[int], within: set[int]) -> None:
        self._text, self._names, self._days, self._within = text, names, days, within

    def facts_of(self, slot: Sequence[int]) -> _Facts:
        """What stands in a slot."""
        numbers = [word for word in slot if word in self._text.numbers]
        facts = sum(word in self._text.capitals or word in self._text.days for word in slot) + len(numbers)
        names = self._names.intersection(slot)
        known = bool(names & self._within)
        return _Facts(names, self._days.intersection(slot), numbers, known, facts * 2 >= len(slot), len(slot))


def _count(one: _Facts, two: _Facts, found: Differences, *, halves: bool, even: bool) -> None:
    """Add the facts of a slot that take each other's place.

    `halves` says that one text alone halves the day, `even` that one number more makes another figure.
    """
    if max(one.size, two.size) > SLOT and not (one.dense and two.dense):
        return
    if one.names and two.names:
        if one.known and two.known:
            found.names += 1
        else:
            found.starts += 1
    found.days += min(len(one.days), len(two.days))
    if not one.numbers or not two.numbers or say_the_same(one.numbers, two.numbers, halves=halves):
        return
    numbers = Counter(one.numbers), Counter(two.numbers)
    gone, new = numbers[0] - numbers[1], numbers[1] - numbers[0]
    found.numbers += min(gone.total(), new.total()) or (even and make_another([*gone, *new]))


def _slots(a: Sequence[int], b: Sequence[int]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The places where two texts differ between words that they share."""
    from rapidfuzz.distance import Levenshtein

    at = (0, 0)
    for block in Levenshtein.opcodes(a, b).as_matching_blocks():
        if at != (block.a, block.b):
            yield (at[0], block.a), (at[1], block.b)
        at = block.a + block.size, block.b + block.size


@cache
def hashes_of(words: str) -> frozenset[int]:
    """The hashes of the words of a list."""
    from newslint.duplicates.words import word_codes

    return frozenset((word_codes([words]).row(0) >> 4).tolist())
