"""Numbers and days that are the same, however they are written."""

import pytest

from newslint.duplicates.facts import Account, compare_facts
from newslint.duplicates.words import word_codes

SAME = {
    "hours": ("The shop shuts at 9pm on Monday.", "The shop shuts at 9 p.m. on Monday."),
    "half days": ("The boat leaves Skerra at 15:30.", "The boat leaves Skerra at 3.30pm."),
    "full hours": ("The boat leaves Skerra at 16:00 from the pier.", "The boat leaves Skerra at 4pm from the pier."),
    "words": ("The band is at two with forty songs.", "The band is at No. 2 with 40 songs."),
    "tens": ("They sold twenty-five cars in Tarma.", "They sold 25 cars in Tarma."),
    "thousands": ("The mayor had 1284 votes.", "The mayor had 1,284 votes."),
    "noughts": ("The numbers are 07-08-16.", "The numbers are 7, 8 and 16."),
    "nothing behind the point": ("Turnout was 44.0 per cent.", "Turnout was 44 per cent."),
    "units": ("The bull weighs 565kg.", "The bull weighs 565 kg."),
    "ordinals": ("It is the 3rd week at the top.", "It is the third week at the top."),
    "days": ("The service is on Sat., Feb. 7.", "The service is on Saturday, February 7."),
    "a year": ("He died on March 4.", "He died on March 4, 2009."),
}
OTHER = {
    "a fraction": ("Funds traded at six pct on the day.", "Funds traded at 6-1/16 pct on the day."),
    "another fraction": ("Funds traded at 6-3/16 pct on the day.", "Funds traded at 6-5/16 pct on the day."),
    "behind the point": ("Unemployment rose to 7 per cent.", "Unemployment rose to 7.4 per cent."),
    "minutes": ("The boat leaves at 8 p.m. from the pier.", "The boat leaves at 8:40 p.m. from the pier."),
    "half days in both": ("The boat leaves at 3.30pm.", "The boat leaves at 4.30pm."),
    "tens": ("They sold twenty-five cars in Tarma.", "They sold 26 cars in Tarma."),
    "days": ("The service is on Sat., Feb. 7.", "The service is on Sunday, February 7."),
}


def changed(one: str, other: str) -> int:
    """How many numbers and days take each other's place in two texts."""
    codes = word_codes([one, other])
    found = compare_facts(*(Account((), codes.row(at).tolist()) for at in range(2)))
    return found.numbers + found.days


@pytest.mark.parametrize("name", SAME)
def test_one_number_in_two_forms_is_no_difference(name: str) -> None:
    """A text that was only set in another style says the same."""
    assert changed(*SAME[name]) == 0


@pytest.mark.parametrize("name", OTHER)
def test_another_number_is_a_difference(name: str) -> None:
    """Also where it begins like the first one."""
    assert changed(*OTHER[name]) > 0
