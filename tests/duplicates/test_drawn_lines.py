"""Lines that the engine draws, stated one by one: each was found by breaking it and seeing that no test noticed."""

from collections.abc import Sequence

import pytest

from newslint.duplicates.containing import PASSAGE, tell_changes
from newslint.duplicates.differences import UNDATED, contradiction
from newslint.duplicates.event_neighbours import find_event_neighbours, index_events
from newslint.duplicates.facts import Account
from newslint.duplicates.words import RowWriter, word_codes
from tests.duplicates.spelled_out import token_hashes

BEFORE, BEHIND = "the old mill by the weir was", "and nobody knows what the owners mean to do with it now"
OPENING = (
    "Divers brought up the bell of the ferry Castel Orba from the bed of lake Venn after eleven weeks of search. "
    "The harbour master of Venn, Emre Sorel, told reporters that the bell would be shown in the chapel of Castel Orba."
)


def test_what_is_as_long_as_a_passage_is_no_fact_in_another_ones_place() -> None:
    """A passage of its own may hold any number; a shorter stretch with another number is a changed fact."""

    def kind(length: int) -> str:
        one, two = (" ".join([figure, *"abcdefghijkl"[: length - 1]]) for figure in ("41", "57"))
        other = " ".join(word if at == 0 else word * 2 for at, word in enumerate(two.split()))
        return tell_changes(f"{BEFORE} {one} {BEHIND}", f"{BEFORE} {other} {BEHIND}")[0]

    assert (kind(PASSAGE - 1), kind(PASSAGE)) == ("fact", "narrative")


@pytest.mark.parametrize(("share", "why"), [(UNDATED, ""), (UNDATED - 0.01, "days")])
def test_another_day_is_an_update_where_nearly_everything_else_is_shared(share: float, why: str) -> None:
    """Two undated texts whose day alone differs are one report if they share so much, and two if they share less."""
    one, other = (
        Account((), token_hashes(f"The bridge at Lowick stays closed until {day}, when engineers return, she said."))
        for day in ("Tuesday", "Thursday")
    )
    assert contradiction(one, other, share) == why


@pytest.mark.parametrize(("day", "why"), [("Tuesday", ""), ("Thursday", "days")])
def test_listed_words_are_known_by_their_hashes(day: str, why: str) -> None:
    """A day is a day and no name, whatever else of its sentence is the same."""
    one, other = (Account((), token_hashes(f"The bridge stays shut until {on}, she said.")) for on in ("Tuesday", day))
    assert contradiction(one, other, 0.7) == why
    assert one.days and not one.capitals


def test_texts_that_share_little_are_strangers_by_the_names_that_each_has() -> None:
    """Each names somebody of whom the other knows nothing, in stretches too long to stand in each other's place."""
    tail = "while it rained and nobody in the whole of the long street had thought of closing a window or a door before"
    one, other, nobody = (
        Account((), token_hashes(f"the court heard that {told}"))
        for told in (
            f"a man had met Mora Tessel there, {tail}",
            "many years ago a clerk had sold old maps of all those coasts to a captain, whom they called Ardle Quince",
            "many years ago a clerk had sold old maps of all those coasts to a captain, who never came to fetch them",
        )
    )
    assert contradiction(one, other, 0.15) == contradiction(other, one, 0.15) == "names"
    assert contradiction(one, nobody, 0.15) == ""


@pytest.mark.parametrize("letter", "ȺȾ\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\N{LATIN CAPITAL LETTER SHARP S}")
def test_capitals_behind_a_letter_that_changes_its_length_are_the_same_from_numpy(letter: str) -> None:
    """Where lower case has more or fewer bytes or characters, neither way tells capitals by their places."""
    for text in (f"{letter} Bob came", f"bob {letter}{letter} Anna", f"Bob {letter}nn went"):
        assert word_codes([text]).row(0).tolist() == token_hashes(text)


def test_no_rows_are_no_rows() -> None:
    """What nothing was added to holds nothing, not an empty row."""
    assert len(RowWriter().rows()) == 0


class _Two:
    """An archive of a few stories, which all fit by their days."""

    def __init__(self, leads: Sequence[str]) -> None:
        self._leads, self.total = leads, len(leads)
        self._terms = list(index_events(leads))

    def leads(self, numbers: Sequence[int]) -> list[str]:
        """How stories begin."""
        return [self._leads[number] for number in numbers]

    def place(self, number: int) -> tuple[str, int, int]:
        """Each in a file of its own."""
        return f"{number}.txt", 0, 1

    def sharing(self, term: int, number: int, margin: int) -> list[int]:
        """The stories that have a word."""
        return [other for other, (words, _) in enumerate(self._terms) if term in words]

    def counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many stories each term is."""
        return {term: sum(term in buckets for _, buckets in self._terms) for term in terms}

    def fit(self, left: int, right: int) -> bool:
        """Any two."""
        return True

    def day(self, number: int) -> int | None:
        """Nobody says."""
        return None

    def everything(self) -> Sequence[int]:
        """All of them."""
        return range(self.total)


def test_an_archive_of_two_stories_is_searched_for_neighbours() -> None:
    """Two write-ups of one event find each other though there is nothing else to compare them with; one finds none."""
    other = OPENING.replace("Divers brought up", "A crew of divers has raised").replace("told reporters", "said")
    numbers, groups = find_event_neighbours([0], _Two([OPENING, other]), 3)
    assert (numbers, groups["related"]) == ([0, 1], [[0, 1]])
    assert find_event_neighbours([0], _Two([OPENING]), 3) == ([], {"related": [], "same": []})
