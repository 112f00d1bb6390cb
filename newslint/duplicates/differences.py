"""Two texts of much the same words: do they report the same? What differs decides, not how much is shared.

Reports written to a pattern share nearly all of their words; what tells them apart are the names, days and numbers that
stand in the places the pattern leaves open. So the texts are aligned, and facts that take each other's place are
counted beside the facts that both have. An update of a report changes few of its facts, and does so within hours.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.duplicates.facts import Account, Differences, compare_facts, hashes_of
from newslint.duplicates.hashing import NUMBER
from newslint.duplicates.small_words import COMMON, NUMBER_WORDS, REVISION_WORDS

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
#: a text of fewer words may leave it to its title what it is about
SHORT = 80
#: share of the words of two titles that makes them alike
TITLES_ALIKE = 0.5
#: two texts whose titles share less, and that share less than `MOSTLY` themselves, tell different news of one occasion
TITLES_APART, MOSTLY = 0.25, 0.75
#: so many numbers in common, and so few that differ, say the same report whatever lines begin with
MANY_NUMBERS, FEW_CHANGED = 4, 0.2


def contradiction(left: Account, right: Account, containment: float) -> str:
    """Why two texts don't report the same: `names`, `days`, `numbers`, `title` or `apart`; else "".

    `containment` is the share of the shorter one's shingles that the longer one has.
    """
    titles = _Titles(left, right)
    gap = None if left.minute is None or right.minute is None else abs(left.minute - right.minute)
    told = min(len(left.body), len(right.body))
    if not titles.revised and titles.name_other_subjects(told) and not agree(left, right):
        return "title"
    found = compare_facts(left, right)
    names = found.names
    if titles.alike < ALIKE and not (found.shared_numbers >= MANY_NUMBERS and found.changed_numbers <= FEW_CHANGED):
        names += found.starts
    allowed = _share_of_names(gap) * (2 if titles.revised else 1)
    if names and names >= allowed * (names + found.shared_names):
        return "names"
    if _corrects(left, right) and titles.alike >= TITLES_ALIKE and containment >= MOSTLY and not names:
        # days later, what is corrected are a few facts, and what begins sentences stays
        soon = gap is None or gap <= DAYS
        few = found.changed_facts <= (CHANGED_CORRECTED if soon else CHANGED_SOON)
        return "" if few and (soon or not found.starts) else "numbers"
    if found.days and found.days >= OTHER_DAYS * (found.days + found.shared_days):
        update = gap <= HOURS if gap is not None else containment >= UNDATED and not names
        if found.numbers or not update:
            return "days"
    if found.numbers and not _may_change(found, gap, containment, revised=titles.revised, named=bool(names)):
        return "numbers"
    if gap is not None and gap > DAYS and containment < UNDATED:
        return "apart"
    if titles.alike < TITLES_APART and containment < MOSTLY and not agree(left, right):
        return "title"
    return _tell_strangers(found) if containment < ALIKE else ""


def agree(left: Account, right: Account) -> bool:
    """Whether two texts state several facts, all or nearly all of them the same."""
    found = compare_facts(left, right)
    if found.names or found.starts or found.days or found.numbers or found.lost_names:
        return False
    return found.shared_numbers >= MANY_NUMBERS and found.shared_names >= 1 and not _tell_strangers(found)


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


def _corrects(left: Account, right: Account) -> bool:
    """Whether one of two texts alone speaks of a correction, and isn't the earlier one by more than hours."""
    if left.corrects == right.corrects:
        return False
    correcting, other = (left, right) if left.corrects else (right, left)
    return correcting.minute is None or other.minute is None or correcting.minute >= other.minute - HOURS


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
        marks = [any(code >> 4 in hashes_of(REVISION_WORDS) for code in title) for title in (left.title, right.title)]
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
    idle = hashes_of(COMMON) | hashes_of(NUMBER_WORDS) | hashes_of(REVISION_WORDS)
    return [code >> 4 for code in title if not code & NUMBER and code >> 4 not in idle]
