"""Headlines of databases that print a code of two capitals before each field."""

from newslint.segmenting.headlines import without_codes

FIELDS = ["HD Ferry runs aground", "WC 164 words", "PD 28 May 2024", "SN The Lowick Herald", "LA English"]
TITLES = ["HD Ferry runs aground", "HD Bakers sell at dawn"]


def test_the_code_of_a_field_is_no_part_of_a_headline() -> None:
    """Both stories have all fields."""
    assert without_codes(TITLES, FIELDS * 2) == ["Ferry runs aground", "Bakers sell at dawn"]


def test_capitals_that_are_words_stay() -> None:
    """No other codes stand on the page, or the headlines begin with different ones, or there is but one."""
    assert without_codes(TITLES, TITLES) == TITLES
    assert without_codes(TITLES, FIELDS) == TITLES
    mixed = ["EU backs ferry deal", "UK bakers sell at dawn"]
    assert without_codes(mixed, FIELDS * 2) == mixed
    assert without_codes(["EU backs ferry deal", "Ferry runs aground"], FIELDS * 2)[0] == "EU backs ferry deal"
    assert without_codes(TITLES[:1], FIELDS) == TITLES[:1]
