"""Two texts of much the same words: do they report the same? What differs decides, not how much is shared.

Reports written to a pattern share nearly all of their words; what tells them apart are the names, days and numbers that
stand in the places the pattern leaves open. So the texts are aligned, and facts that take each other's place are
counted beside the facts that both have. An update of a report changes few of its facts, and does so within hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from newslint.duplicates.hashing import NAME, NUMBER, START
from newslint.duplicates.small_words import COMMON, DAY_WORDS, NUMBER_WORDS, REVISION_WORDS

#: the constants below were chosen on the dev half of the templated Reuters stories (28 November 2026): at most so many
#: minutes lie between a report and an update that changes its figures freely, or changes them at all
HOURS, DAYS = 12 * 60, 3 * 24 * 60
#: the share of a pair's numbers that may have changed within hours, within days, and where a correction says so
CHANGED_SOON, CHANGED_LATER, CHANGED_CORRECTED = 0.5, 0.12, 0.67
#: share of names, without days and within days, and share of days that may take each other's place. With none at all
#: without days, `copies` falls to .977 (dev, 28 November 2026): extracts of one page have other names beside each other
OTHER_NAMES_UNDATED, OTHER_NAMES, OTHER_DAYS = 0.1, 0.25, 0.5
#: of texts that share less than this, no more of the names (numbers) of one may be missing in the other
ALIKE, MISSING_NAMES, MISSING_NUMBERS = 0.6, 0.2, 0.34
#: without days a changed number makes two reports, unless so much is shared
UNDATED = 0.9
#: a longer place where two texts differ is a passage of its own, not a slot of a pattern, unless it is full of facts
SLOT = 8
#: a text of fewer words may leave it to its title what it is about
SHORT = 80
#: share of the words of two titles that makes them alike
TITLES_ALIKE = 0.5
#: two texts whose titles share less, and that share less than `MOSTLY` themselves, tell different news of one occasion
TITLES_APART, MOSTLY = 0.25, 0.75
#: so many numbers in common, and so few that differ, say the same report whatever lines begin with
MANY_NUMBERS, FEW_CHANGED = 4, 0.2
#: texts whose lengths multiply to more are compared as sets of facts: aligning them takes longer than it is worth
MOST_CELLS = 25_000_000


class Account:
    """A text as it is weighed: token hashes of its title and its body, and when it was published, in minutes.

    `words` are all words of the body; `numbers`, `days` and `capitals` those that may be such facts, `small` those that
    stand without a capital somewhere, `within` those with one that don't begin a line or a sentence.
    """

    def __init__(self, title: Sequence[int], body: Sequence[int], minute: int | None = None) -> None:
        self.title, self.body, self.minute = title, body, minute
        distinct = set(body)
        self.words = {code >> 4 for code in distinct}
        capitals = {code >> 4 for code in distinct if code & NAME}
        self.within = {code >> 4 for code in distinct if code & (NAME | START) == NAME}
        self.small = {code >> 4 for code in distinct if not code & NAME}
        self.numbers = {code >> 4 for code in distinct if code & NUMBER} | (self.words & _hashes(NUMBER_WORDS))
        self.days = capitals & _hashes(DAY_WORDS)
        self.capitals = capitals - self.small - self.days - self.numbers - _hashes(COMMON)
        self._counts: Counter[int] | None = None

    def count_numbers(self) -> Counter[int]:
        """How often each number stands in the body."""
        if self._counts is None:
            self._counts = Counter(word for code in self.body if (word := code >> 4) in self.numbers)
        return self._counts


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
    def changed_numbers(self) -> float:
        """The share of the numbers that changed."""
        return self.numbers / max(1, self.numbers + self.shared_numbers)


def contradiction(left: Account, right: Account, containment: float) -> str:
    """Why two texts don't report the same: `names`, `days`, `numbers`, `title` or `apart`; else "".

    `containment` is the share of the shorter one's shingles that the longer one has.
    """
    titles = _Titles(left, right)
    gap = None if left.minute is None or right.minute is None else abs(left.minute - right.minute)
    if not titles.revised and titles.name_other_subjects(min(len(left.body), len(right.body))):
        return "title"
    found = compare_facts(left, right)
    names = found.names
    if titles.alike < ALIKE and not (found.shared_numbers >= MANY_NUMBERS and found.changed_numbers <= FEW_CHANGED):
        names += found.starts
    allowed = _share_of_names(gap) * (2 if titles.revised else 1)
    if names and names >= allowed * (names + found.shared_names):
        return "names"
    if found.days and found.days >= OTHER_DAYS * (found.days + found.shared_days):
        update = gap <= HOURS if gap is not None else containment >= UNDATED and not names
        if found.numbers or not update:
            return "days"
    if found.numbers and not _may_change(found, gap, containment, revised=titles.revised, named=bool(names)):
        return "numbers"
    if gap is not None and gap > DAYS and containment < UNDATED:
        return "apart"
    if titles.alike < TITLES_APART and containment < MOSTLY:
        return "title"
    return _tell_strangers(found) if containment < ALIKE else ""


def titles_part(left: Account, right: Account) -> bool:
    """Whether the titles of two reports say that they are two: of other subjects, or with other numbers."""
    titles = _Titles(left, right)
    if titles.revised:
        return False
    numbers = [{code for code in one.title if code & NUMBER} for one in (left, right)]
    return titles.name_other_subjects(0) or bool(all(numbers) and not numbers[0] & numbers[1])


def titled_apart(left: Account, right: Account) -> bool:
    """Whether both have titles, and these share no word that says what they are about."""
    return _Titles(left, right).alike == 0


def _share_of_names(gap: int | None) -> float:
    """The share of the names of an update, so many minutes later, that may take each other's place."""
    if gap is None:
        return OTHER_NAMES_UNDATED
    return OTHER_NAMES if gap <= DAYS else 0.0


def _may_change(found: Differences, gap: int | None, containment: float, *, revised: bool, named: bool) -> bool:
    """Whether an update of one report may change as many numbers as these."""
    if gap is None:
        return containment >= UNDATED and not named and not found.days
    if gap > DAYS:
        return False
    if gap <= HOURS and containment >= UNDATED and not named:
        return True
    if revised:
        return found.changed_numbers <= CHANGED_CORRECTED
    return found.changed_numbers <= (CHANGED_SOON if gap <= HOURS else CHANGED_LATER)


def _tell_strangers(found: Differences) -> str:
    """Why texts that share little are of two reports: each has names or numbers that the other lacks."""
    if found.lost_names and found.lost_names >= MISSING_NAMES * (found.lost_names + found.shared_names):
        return "names"
    if found.lost_numbers and found.lost_numbers >= MISSING_NUMBERS * (found.lost_numbers + found.shared_numbers):
        return "numbers"
    return ""


class _Titles:
    """The titles of two texts beside each other."""

    def __init__(self, left: Account, right: Account) -> None:
        words = _telling(left.title), _telling(right.title)
        self._words = words
        self._bodies = left.words, right.words
        self._known = all(words)
        one, two = set(words[0]), set(words[1])
        #: the share of the words of the shorter title that the other has; without titles nothing speaks against it
        self.alike = len(one & two) / min(len(one), len(two)) if self._known else 1.0
        marks = [any(code >> 4 in _hashes(REVISION_WORDS) for code in title) for title in (left.title, right.title)]
        #: whether one says that it corrects or updates something, under much the same title
        self.revised = any(marks) and self.alike >= TITLES_ALIKE

    def name_other_subjects(self, size: int) -> bool:
        """Whether two titles speak of two subjects that the texts don't tell apart, or begin with two subjects."""
        if not self._known or size >= SHORT:
            return False
        (one, two), (body_a, body_b) = self._words, self._bodies
        only_a = [word for word in one if word not in two and word not in body_b]
        only_b = [word for word in two if word not in one and word not in body_a]
        if not only_a or not only_b:
            return False
        if one[0] == only_a[0] and two[0] == only_b[0]:
            return True
        said = min(len(body_a.intersection(one)) / len(one), len(body_b.intersection(two)) / len(two))
        return self.alike < TITLES_ALIKE and said < TITLES_ALIKE


def _telling(title: Sequence[int]) -> list[int]:
    """The words of a title that say what it is about."""
    idle = _hashes(COMMON) | _hashes(NUMBER_WORDS) | _hashes(REVISION_WORDS)
    return [code >> 4 for code in title if not code & NUMBER and code >> 4 not in idle]


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
    if not ((only_a and only_b) or (days_a and days_b) or (counts_a - counts_b and counts_b - counts_a)):
        # what only one of them has, takes nothing's place
        return found
    if len(a.body) * len(b.body) > MOST_CELLS:
        found.names, found.numbers, found.days = found.lost_names, found.lost_numbers, min(len(days_a), len(days_b))
        return found
    sides = _Side(a, only_a, days_a, within), _Side(b, only_b, days_b, within)
    for one, two in _slots(a.body, b.body):
        _count(sides[0].facts_of(one), sides[1].facts_of(two), found)
    return found


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
        words = [code >> 4 for code in slot]
        numbers = [word for word in words if word in self._text.numbers]
        facts = sum(word in self._text.capitals or word in self._text.days for word in words) + len(numbers)
        names = self._names.intersection(words)
        known = bool(names & self._within)
        return _Facts(names, self._days.intersection(words), numbers, known, facts * 2 >= len(words), len(words))


def _count(one: _Facts, two: _Facts, found: Differences) -> None:
    """Add the facts of a slot that take each other's place."""
    if max(one.size, two.size) > SLOT and not (one.dense and two.dense):
        return
    if one.names and two.names:
        if one.known and two.known:
            found.names += 1
        else:
            found.starts += 1
    found.days += min(len(one.days), len(two.days))
    if not one.numbers or not two.numbers:
        return
    numbers = Counter(one.numbers), Counter(two.numbers)
    found.numbers += min((numbers[0] - numbers[1]).total(), (numbers[1] - numbers[0]).total())


def _slots(a: Sequence[int], b: Sequence[int]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """The places where two texts have different words between words that they share."""
    from rapidfuzz.distance import Levenshtein

    starts: tuple[int, int] | None = None
    at = (0, 0)
    for step in Levenshtein.opcodes([code >> 4 for code in a], [code >> 4 for code in b]):
        if step.tag == "equal":
            if starts and starts[0] < at[0] and starts[1] < at[1]:
                yield a[starts[0] : at[0]], b[starts[1] : at[1]]
            starts = None
        elif starts is None:
            starts = step.src_start, step.dest_start
        at = step.src_end, step.dest_end
    if starts and starts[0] < at[0] and starts[1] < at[1]:
        yield a[starts[0] : at[0]], b[starts[1] : at[1]]


@cache
def _hashes(words: str) -> frozenset[int]:
    """The hashes of the words of a list."""
    from newslint.duplicates.words import word_codes

    return frozenset((word_codes([words]).row(0) >> 4).tolist())
