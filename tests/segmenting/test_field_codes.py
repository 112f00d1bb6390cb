"""Headlines of databases that print a code of two capitals before each field."""

import pytest

from newslint.model import Document
from newslint.segmenting import segment
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


EXPORT = """SE{gap}Harbour
HD{gap}Ferry waits nine hours for the tide
BY{gap}Ann Soames
WC{gap}64 words
PD{gap}28 May 2014
SN{gap}The Lowick Herald
LA{gap}English
LP
A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide.
TD
Nobody was hurt. The operator means to look at how the channel is marked, and at what the pilot had for lunch.
AN{gap}Document LWHRLD0020140528ea5s0001
SE{gap}Trade
HD{gap}Bakers may open at four
WC{gap}31 words
PD{gap}29 May 2014
SN{gap}The Lowick Herald
LA{gap}English
LP
Bakers have won the right to sell bread at four in the morning, which nobody but the fishermen had asked for.
AN{gap}Document LWHRLD0020140529ea5t0002
Search Summary
"""


@pytest.mark.parametrize("gap", [" ", "  ", "\t"])
def test_records_of_an_export_are_stories_however_their_codes_are_set_off(gap: str) -> None:
    """By one space, two, or a tab; the section stands over the headline, and the search below the last record."""
    page = segment(Document("a.txt", EXPORT.format(gap=gap)))
    assert [(story.title, str(story.published)) for story in page.stories] == [
        ("Ferry waits nine hours for the tide", "2014-05-28"),
        ("Bakers may open at four", "2014-05-29"),
    ]


def test_capitals_of_a_text_are_no_codes() -> None:
    """Nothing tells how many words there are, and in which archive."""
    text = "HD Works sold to its men\n\nIN LOWICK on Monday the works that made ropes for two navies went to its men.\n"
    assert len(segment(Document("a.txt", text)).stories) == 1
