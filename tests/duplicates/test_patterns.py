"""Two texts written to one pattern about two things, and write-ups of one thing that share sentences."""

import numpy as np
import pytest

from newslint.duplicates.patterns import Patterns
from newslint.duplicates.words import word_codes

PATTERNS = {
    "tides": (
        "High water at Brodie on Monday: 05:12 (4.4 m) and 17:40 (4.6 m). Low water: 11:20 (0.9 m). Sunset 20:14.",
        "High water at Kelpness on Monday: 07:31 (3.1 m) and 19:55 (3.3 m). Low water: 13:44 (0.4 m). Sunset 20:09.",
    ),
    "quakes": (
        "A quake of magnitude 5.1 struck 40 km north of Tarma at 03:12 on Friday, experts said. Its depth was 10 km.",
        "A quake of magnitude 4.6 struck 22 km west of Ilova at 19:50 on Friday, experts said. Its depth was 35 km.",
    ),
    "jobs": (
        "Unemployment in Garth fell to 5.2 per cent in May from 5.4 per cent in April. Employers added 1,300 jobs.",
        "Unemployment in Lindale fell to 7.9 per cent in May from 8.3 per cent in April. Employers added 4,200 jobs.",
    ),
    "results": (
        "Corvin Ltd said net profit rose to 12.4 million in the quarter from 11.1 million. Sales were 88 million.",
        "Aldane Ltd said net profit rose to 3.9 million in the quarter from 2.7 million. Sales were 41 million.",
    ),
    "lottery": (
        "Draw 1,204 of the Mayor lottery: 4, 11, 17, 23, 31, 40. Bonus 6. Nobody had all six. The pot is 9 million.",
        "Draw 1,205 of the Mayor lottery: 2, 13, 19, 28, 37, 44. Bonus 8. Nobody had all six. The pot is 11 million.",
    ),
    "weather": (
        "Braemore, Tuesday: rain in the morning, then dry. Highs of 12 to 14 degrees, lows of 5. West wind at 20.",
        "Catterby, Tuesday: rain in the morning, then sun. Highs of 16 to 18 degrees, lows of 9. South wind at 35.",
    ),
    "obituaries": (
        "Elsie Morrow, 91, of Tain, died on 3 May. A service will be held at St Ann's on 11 May at 2 p.m.",
        "Walter Finch, 78, of Perrin, died on 5 May. A service will be held at St Mark's on 14 May at 10 a.m.",
    ),
    "matches": (
        "Thornley beat Brixworth 2-1 in the second round of the cup before 4,112. Dale scored after 14 minutes.",
        "Castleby beat Winmoor 3-0 in the second round of the cup before 6,730. Kerr scored after 9 minutes.",
    ),
}

ONE_EVENT = {
    "a toll that grows": (
        "A bus fell into a ravine near Tarma on Friday. At least 12 people died. A Captain Ruiz is in charge.",
        "A bus fell into a ravine near Tarma on Friday. At least 14 people died. Divers joined the search.",
    ),
    "an agency's sentence in two stories": (
        "The bank will shut 90 branches by June, it said. Shares fell 4 per cent. Chairman Otto Brandt was glad.",
        "In Wels they heard it on the radio. The bank will shut 90 branches by June, it said. The baker is worried.",
    ),
    "two views of one match": (
        "Thornley beat Brixworth 2-1 with a goal by Osei after 71 minutes. Manager Pell praised his boys.",
        "Osei struck after 71 minutes, and Thornley beat Brixworth 2-1. Brixworth's Marsh had scored before.",
    ),
    "other words": (
        "Flames gutted the Ormond cannery on Tuesday night, and 41 packers fled through a loading bay.",
        "Night shift workers told how they ran when smoke filled the cannery. The Ormond family promised to rebuild.",
    ),
    "the same": ("Nothing moved in Tarma on Friday but 3 dogs.", "Nothing moved in Tarma on Friday but 3 dogs."),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_reports_that_fill_one_pattern_with_other_facts_are_two(name: str) -> None:
    """What stands in the places that the pattern leaves open decides."""
    assert Patterns(word_codes(PATTERNS[name]), np.arange(2)).part(0, 1)


@pytest.mark.parametrize("name", ONE_EVENT)
def test_write_ups_of_one_event_are_not_of_two(name: str) -> None:
    """They share more facts than take each other's place, or no pattern."""
    assert not Patterns(word_codes(ONE_EVENT[name]), np.arange(2)).part(0, 1)
