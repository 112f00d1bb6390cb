"""Fillers that may stand in one place of two write-ups, what is measured, and when they contradict each other."""

from __future__ import annotations

from newslint.compare.claims import claims_of_lines
from newslint.compare.concepts import StoryWords
from newslint.compare.judgement import contradictions, odds, possible_slots
from newslint.compare.left_over import ToldValues
from newslint.compare.slots import Slots, slots_of

_LIKELY = 1.1
_ONE = """Keeper of Trevone light retires
Ruth Tamblyn left the lighthouse at Trevone for the last time on Monday, and the islanders gave her £400.
The red boat that took her to Port Ellen was steered by her nephew, Owen Carlyon, a joiner."""
_OTHER = """Lamp goes on without its keeper
The lighthouse at Trevone has lost its keeper, Ruth Tamblyn. The islanders gave her {sum} in a purse.
A {colour} boat brought Miss Tamblyn to Port Ellen, with her nephew Owen {name} at the helm."""


def _slots(text: str) -> Slots:
    return Slots(ToldValues(StoryWords(claims_of_lines(0, text.split("\n")))))


def _other(amount: str = "£400", colour: str = "red", name: str = "Carlyon") -> Slots:
    return _slots(_OTHER.format(sum=amount, colour=colour, name=name))


def _told(other: Slots, later: float | None = None) -> list[tuple[str, str]]:
    return [(slot.here.says, slot.there.says) for slot in contradictions(_slots(_ONE), other, _LIKELY, later)]


def test_what_stands_in_one_place_is_told() -> None:
    """Another sum and a misspelt surname contradict the other story; another colour may."""
    assert _told(_other(amount="£900")) == [("£400", "£900")]
    colours = slots_of(_slots(_ONE), _other(colour="white"))
    assert [(slot.here.says, slot.there.says) for slot in colours] == [("red", "white")]
    assert _told(_other(name="Carlyan")) == [("Owen Carlyon", "Owen Carlyan")]


def test_write_ups_that_agree_are_silent() -> None:
    """What both give alike is no slot, and what else they say contradicts nothing."""
    assert _told(_other()) == []


def test_a_change_explains_two_sums() -> None:
    """A sentence that tells how a sum rose has both."""
    assert _told(_slots(_OTHER.format(sum="£900, which had risen from £300,", colour="red", name="Carlyon"))) == []


def test_forms_of_one_word_are_no_slot() -> None:
    """North and northern, a city and its country, a mother and a mum exclude nothing."""
    one = _slots("The northern bank of the Tamar gave way at Calstock.\nHer mother was born in Lyon, near the river.")
    other = _slots("The Tamar broke its north bank at Calstock.\nHer mum was born in France, near the river.")
    assert [(s.here.says, s.there.says) for s in slots_of(one, other) if s.here.group != "number"] == []


def test_what_is_measured_is_the_same_either_way() -> None:
    """Two stories have the same slots whichever comes first, with the same odds."""
    one, other = _slots(_ONE), _other(amount="£900", colour="white")
    ways = [
        sorted((sorted((s.here.says, s.there.says)), round(odds(s), 6)) for s in possible_slots(*pair))
        for pair in ((one, other), (other, one))
    ]
    assert ways[0] == ways[1] != []
