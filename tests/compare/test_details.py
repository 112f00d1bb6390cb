"""What single points two write-ups state, and which of them part."""

from __future__ import annotations

from newslint.compare.claims import claims_of_lines
from newslint.compare.contrasts import Contrast, contrasts
from newslint.compare.details import details
from newslint.compare.frames import Detail
from newslint.compare.meeting import Meeting


def _stated(*lines: str) -> tuple[Detail, ...]:
    account = claims_of_lines(0, lines)
    return details(account.text, account.sentences)


def _parts(one: str, other: str) -> list[tuple[str, str]]:
    found: list[Contrast] = list(contrasts(_stated(one), _stated(other), Meeting("one")))
    return [(contrast.here.says, contrast.there.says) for contrast in found]


def test_a_count_has_its_noun_for_a_key() -> None:
    """What is counted is the plural behind the number, whatever describes it."""
    found = _stated("The council will fell twelve old lime trees along the quay.")
    assert [(d.key, d.says) for d in found if d.kind == "count"] == [("tree", "twelve")]


def test_counts_of_one_thing_part() -> None:
    """Two numbers of one thing in two stories of a day exclude each other."""
    one = "The council will fell twelve old lime trees along the quay."
    assert _parts(one, "Along the quay 21 lime trees are to be felled.") == [("twelve", "21")]


def test_sums_of_two_things_do_not_part() -> None:
    """The price of a firm and the bonds of its buyer: what is near the two sums isn't the same."""
    price = "Moorcroft Mills bought the Denholm spinning works for 450 million dollars."
    other = "After buying the Denholm spinning works, Moorcroft Mills owes holders of its bonds 120 million dollars."
    assert _parts(price, other) == []
    assert _parts(price, price.replace("450", "120")) == [("450 million dollars", "120 million dollars")]


def test_units_are_no_things_that_are_counted() -> None:
    """Ten cents here and fifty there are no two counts of cents."""
    one = "West Texas Sour was up 10 cts to 16.60 dlrs a barrel."
    assert _parts(one, "The Light Louisiana grade was raised 50 cts to 17.85 dlrs a barrel.") == []


def test_counts_of_two_peoples_do_not_part() -> None:
    """Eleven of one nation and twenty-six of another are two counts."""
    one = "The patrol arrested eleven Danish poachers in the bay."
    assert _parts(one, "The patrol arrested 26 Norwegian poachers in the bay.") == []


def test_what_both_have_does_not_part() -> None:
    """A story that has the other's figure, too, excludes nothing."""
    one = "The council will fell twelve old lime trees along the quay, and plant 21 maples."
    assert _parts(one, "Along the quay 21 lime trees are to be felled.") == []


def test_ages_of_one_surname_part() -> None:
    """An age may be a year off for a birthday, and no more."""
    assert _parts("Ida Holm, 44, swam it first.", "The swimmer, Ida Holm, 54, is a nurse.") == [("44", "54")]
    assert _parts("Ida Holm, 44, swam it first.", "The swimmer, Ida Holm, 45, is a nurse.") == []


def test_a_short_form_is_the_same_first_name() -> None:
    """Bill and William are one man."""
    one = "The barn belongs to Bill Oakes, a farmer, who found the coins."
    assert _parts(one, "The farmer who found the coins in the barn is William Oakes.") == []


def test_where_a_thing_is_parts() -> None:
    """Two towns for one thing exclude each other; a town and its country don't."""
    one = "A painting was found behind a tank in an attic in Harrogate by a house clearer."
    assert _parts(one, "The house clearer took the painting from an attic in Whitby.") == [("Harrogate", "Whitby")]
    assert _parts(one, "The house clearer took the painting from an attic in England.") == []
