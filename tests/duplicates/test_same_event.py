"""What tells of one event, by one answer for everybody who asks."""

import pytest

from newslint.duplicates import retellings
from newslint.duplicates.event_likeness import RELATED, threshold_for
from newslint.duplicates.same_event import same_event_groups
from newslint.duplicates.words import word_codes

FIRE = (
    "Flames gutted the Ormond cannery at Pellworth on Tuesday night, and 41 packers fled through a loading bay. "
    "Foreman Idris Calloway counted them in the yard.",
    "Night shift workers told how they ran when smoke filled the cannery at Pellworth. Calloway had led all 41 out, "
    "said one of them; the Ormond family promised to rebuild.",
    "A school choir from Tarn Hollow won the regional contest in Brae with three songs that its teacher had written.",
    "The price of barley fell for a fourth week as farmers across the plain began to bring in a record harvest.",
)


@pytest.mark.parametrize("count", [2, 50, 5000])
def test_related_texts_are_less_alike_than_those_of_one_event(count: int) -> None:
    """By the same share, whatever the size of the archive; in a large one less likeness is enough."""
    assert threshold_for(count, "related") == RELATED * threshold_for(count)
    assert threshold_for(count) >= threshold_for(5000)


def test_who_asks_says_which_texts_can_be_of_one_event() -> None:
    """Days that lie too far apart, and whatever else is known, come from outside."""
    codes = word_codes(FIRE)
    assert same_event_groups(codes, [7, 7, 7, 7]) == [[0, 1]]
    assert same_event_groups(codes, [7, 70, 7, 7], fit=lambda left, right: False) == []


def test_what_is_related_holds_all_that_is_the_same() -> None:
    """A group of one event is part of a group of related texts."""
    codes = word_codes(FIRE)
    assert same_event_groups(codes, [7, 8, 7, 9], "related") == [[0, 1]]


def test_the_library_gives_the_same_answer() -> None:
    """`retellings` knows no days and asks what everybody asks."""
    assert retellings(FIRE) == same_event_groups(word_codes(FIRE))
