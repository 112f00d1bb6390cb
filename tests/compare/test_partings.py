"""The typed points of two write-ups of one event that exclude each other."""

from __future__ import annotations

from newslint.compare.claims import claims_of_lines
from newslint.compare.concepts import StoryWords, around, closeness
from newslint.compare.meeting import Meeting
from newslint.compare.points.inventory import take_inventory
from newslint.compare.points.partings import partings
from newslint.compare.points.told import ToldPoints
from newslint.knowledge.senses import senses


def _told(text: str) -> ToldPoints:
    return take_inventory(StoryWords(claims_of_lines(0, text.split("\n"))))


def _part(one: str, other: str, later: float | None = 0) -> list[tuple[str, str]]:
    found = partings(_told(one), _told(other), Meeting("one" if later == 0 else "near", True, later))
    return [(here.says, there.says) for here, there, _ in found]


def test_a_wider_word_stands_for_a_narrower_one() -> None:
    """A lorry may be called a truck, and no barge a tanker."""
    table = senses()
    assert table.stands_for("truck", "lorry")
    assert not table.stands_for("barge", "tanker")
    assert not table.stands_for("person", "vet")


def test_closeness_counts_words_of_one_meaning() -> None:
    """What is shared is counted by meaning, and rare words tell more than common ones."""
    one, other = (
        StoryWords(claims_of_lines(0, [line]))
        for line in ("The lorry struck a lamp post in Ardle.", "In Ardle a truck hit a lamp.")
    )
    mine, theirs = around(one.sentences[0], one.sentences[0].span), one.sentences[0].tokens
    assert mine == ([], [])
    assert closeness(theirs, other.sentences[0].tokens, one, other) > 1
    assert closeness(theirs, (), one, other) == 0


def test_a_thing_has_one_colour() -> None:
    """A van is white or black; two vans are two, and a constable is no thing."""
    one = "A white van was seen near the kennels by a milkman at Thorsby."
    assert _part(one, "A black van was towed away at Thorsby, police said, near the kennels.") == [("white", "black")]
    both = "A white van and a black van were seen near the kennels by a milkman at Thorsby."
    assert _part(both, "A black van was towed away at Thorsby, police said, near the kennels.") == []
    constable = "A white police officer was seen near the kennels by a milkman at Thorsby."
    assert _part(constable, "A black police officer was seen at Thorsby by a milkman near the kennels.") == []


def test_an_age_is_of_the_name_before_it() -> None:
    """An age stands behind its bearer, or before a name that it describes; a birthday may lie between two."""
    one = "The keeper, Ann Orde, 44, saw the owl leave its cage at Thorsby."
    assert _part(one, "Miss Orde, who at 34 has kept owls at Thorsby for years, ran after it.") == [("44", "34")]
    assert _part(one, "Miss Orde, who at 45 has kept owls at Thorsby for years, ran after it.") == []


def test_a_cause_is_one() -> None:
    """What a fire came of, where neither story knows the other's; a wider word for it is no other cause."""
    one = "The fire at the Thorsby mill began in a drying loft, the fire chief said."
    assert _part(one, "The blaze at the Thorsby mill was started by a lightning bolt.") == [
        ("drying loft", "lightning bolt")
    ]
    assert _part(one, "The blaze at the Thorsby mill began in a loft above the office.") == []


def test_sums_of_one_thing_part() -> None:
    """A reward is one sum; what was revised, or rounds it, is the same."""
    one = "A reward of $500 is offered for the owl by the keepers of Thorsby zoo."
    assert _part(one, "The reward of $5,000 for the owl went to a milkman of Thorsby.") == [("$500", "$5,000")]
    assert _part(one, "The reward for the owl, raised to $900, went to a milkman of Thorsby.") == []


def test_a_number_of_people_may_have_grown() -> None:
    """Five who died by the next day are no contradiction to three."""
    dead = "Three dead at Thorsby mill\nThree workers were killed in the fire at the Thorsby mill."
    assert _part(dead, "Five workers were killed in the fire at the Thorsby mill.", later=1) == []


def test_somebody_says_yes_or_no() -> None:
    """Who denied a murder did not admit it; what would be admitted says nothing."""
    one = "Carl Trent had denied murdering Jo Adey outside the Thorsby mill."
    assert ("denied", "admitted") in _part(one, "Trent had admitted the murder of Jo Adey, of Thorsby.")
    assert _part(one, "Trent would have admitted the murder of Jo Adey, of Thorsby.") == []


def test_an_hour_is_one_where_each_story_has_one() -> None:
    """Hours of two days are two, and a sunset clause is none."""
    one = "The owl left its cage at Thorsby zoo at 7.30am on Tuesday."
    assert _part(one, "The owl left the zoo at Thorsby at 2.10pm.") == [("at 7.30am", "at 2.10pm.")]
    assert _part(one, "The owl was back at Thorsby zoo at 2.10pm on Friday.") == []


def test_a_post_of_which_there_is_one_is_anothers() -> None:
    """Who is the surveyor isn't the mayor; a wider word, and one for anybody, is no other post."""
    one = "The valve had been buried under Mercer Street since 1951, said Gus Orde, the city surveyor."
    other = "Orde, the {}, shook the old man's hand in Mercer Street."
    assert _part(one, other.format("mayor")) == [("city surveyor", "mayor")]
    assert _part(one, other.format("manager")) == []
    assert _part(one + " The mayor was away.", other.format("mayor")) == []


def test_a_minister_has_one_portfolio() -> None:
    """Who is at the treasury isn't the home secretary; a finance minister is."""
    one = "Finance minister Ilze Orde opened the valve works at Thorsby on Monday."
    assert _part(one, "Ilze Orde, the transport minister, opened the valve works.") == [("Finance", "transport")]
    assert _part(one, "The valve works were opened by Ilze Orde, the treasury minister.") == []


def test_a_side_of_a_place_is_one() -> None:
    """East of a place isn't west of it; north-east is east as well."""
    one = "The trawler sank 26 miles east of Thorsby Head in a gale, the coastguard said."
    assert _part(one, "She went down in the gale, some 26 miles west of Thorsby Head.") == [("east", "west")]
    assert _part(one, "She went down in the gale, 26 miles north-east of Thorsby Head.") == []


def test_nobody_and_five_are_two() -> None:
    """Nobody was hurt where five were; nobody else says nothing."""
    one = "Five people were hurt when the valve at Thorsby burst."
    assert _part(one, "The Thorsby valve burst, but nobody was hurt.") == [("Five", "nobody was hurt")]
    assert _part(one, "The Thorsby valve burst, but nobody else was hurt.") == []


def test_what_was_insured_was_not_uninsured() -> None:
    """A thing that was insured isn't one that was not; what may be so is no claim."""
    one = "The owl of Thorsby was insured, the keepers said."
    assert _part(one, "The owl was not insured, said the keeper at Thorsby.") == [("was insured", "not insured")]
    assert _part(one, "If the owl was not insured, Thorsby is poorer.") == []


def test_reports_on_one_pattern_are_of_a_series() -> None:
    """What a report shares its phrases with is a copy, or another day's report."""
    one = (
        "The Thorsby ferry was late on the crossing to Ardle and carried 212 passengers in a strong wind from the west."
    )
    other = (
        "The Thorsby ferry was late on the crossing to Ardle and carried 97 passengers in a strong wind from the west."
    )
    assert _part(one, other) == []
