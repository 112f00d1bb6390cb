"""What is left of two write-ups once what both have is taken away, and whether it excludes each other."""

from __future__ import annotations

from newslint.compare.claims import claims_of_lines
from newslint.compare.concepts import StoryWords, around, closeness
from newslint.compare.left_over import ToldValues, pairs_of_kind
from newslint.compare.residues import residues
from newslint.knowledge.senses import senses


def _told(text: str) -> ToldValues:
    return ToldValues(StoryWords(claims_of_lines(0, text.split("\n"))))


def _part(one: str, other: str, later: float | None = None) -> list[tuple[str, str]]:
    found = residues(_told(one), _told(other), later)
    return [(here.says, there.says) for here, there in found]


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


def test_a_number_of_people_told_twice_is_the_number() -> None:
    """A wider word for people may mean more of them; a number may have grown since."""
    one = "Eleven landed from coaster\nAll eleven men of the Vesta were landed, wet and hungry."
    assert _part(one, "Of the thirteen hands of the Vesta some have gone home.") == [("eleven", "the thirteen")]
    assert _part(one, "Of the nine hands of the Vesta some have gone home by air.") == []
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
    assert _part(one, "The owl left the zoo at Thorsby at 2.10pm.") == [("7.30am", "2.10pm.")]
    assert _part(one, "The owl was back at Thorsby zoo at 2.10pm on Friday.") == []


def test_a_post_of_which_there_is_one_is_anothers() -> None:
    """Who is the surveyor isn't the mayor; a wider word, and one for anybody, is no other post."""
    one = "The valve had been buried under Mercer Street since 1951, said Gus Orde, the city surveyor."
    other = "Orde, the {}, shook the old man's hand in Mercer Street."
    assert _part(one, other.format("mayor")) == [("city surveyor", "mayor")]
    assert _part(one, other.format("manager")) == []
    assert _part(one + " The mayor was away.", other.format("mayor")) == []


def test_reports_on_one_pattern_are_of_a_series() -> None:
    """What a report shares its phrases with is a copy, or another day's report."""
    one = (
        "The Thorsby ferry was late on the crossing to Ardle and carried 212 passengers in a strong wind from the west."
    )
    other = (
        "The Thorsby ferry was late on the crossing to Ardle and carried 97 passengers in a strong wind from the west."
    )
    assert _part(one, other) == []


def test_minutes_are_one_length_of_time() -> None:
    """Two lengths in one unit part where the sentences say the same; of a change none is told."""
    one = "Donal Breen of Carrow was sent off ten minutes from the end."
    assert _part(one, "He felt for Breen of Carrow, walking off with only two minutes left of the end.") == [
        ("ten minutes", "only two minutes")
    ]
    assert _part(one, "Breen of Carrow was at first said to be sent off two minutes from the end.") == []


def test_a_share_and_its_rest_are_one_point() -> None:
    """What a firm owns and what it doesn't make the whole; other shares exclude each other."""
    owns = _told("Harwell owns 64% of the Tindle brewery.")
    rest, other = _told("Harwell bids for the 36% that it does not own."), _told("Harwell owns 46% of the brewery.")
    assert list(pairs_of_kind(owns, rest, "percent")) == []
    assert [(here.says, there.says) for here, there in pairs_of_kind(owns, other, "percent")] == [("64%", "46%")]


def test_a_sum_with_decimals_is_nobodys_age_and_counts_nobody() -> None:
    """A loss of 20.39 million isn't twenty years old, nor are average lives of 7.85 years people."""
    values = _told("Brenda Tolley posted a loss of 20.39 million. The bonds have average lives of 7.85 and 15.6 years.")
    told = [value.says for value in values.values if value.kind in ("age", "people", "thing", "bare")]
    assert told == ["20.39 million"]
