"""How examples of rules are run."""

from pathlib import Path

import pytest

from newslint.model import Document, Fields, Part
from newslint.pipeline.coverage import variants
from newslint.pipeline.examples import as_page, findings_in, run_examples
from newslint.rulebook import read_rules, rule_files
from newslint.rulebook.rule import Example, Rule
from newslint.settings import Settings

BY_CODE = {rule.code: rule for rule in read_rules(list(rule_files(Settings(select=("CPY101",)))))}


@pytest.fixture
def doubled() -> Rule:
    """The rule about doubled words."""
    return BY_CODE["CPY101"]


def test_each_line_is_a_passage_where_it_stands() -> None:
    """Empty lines are none, and the story is all of the text."""
    page = as_page(Document("example", "One line.\n\nAnother."), Part.CAPTION)
    assert [(p.part, p.span.start, p.span.end, p.story) for p in page.passages] == [
        (Part.CAPTION, 0, 9, 1),
        (Part.CAPTION, 11, 19, 1),
    ]
    (story,) = page.stories
    assert (story.number, story.span.start, story.span.end) == (1, 0, 19)


def test_only_a_title_is_a_headline() -> None:
    """The first line of a record with a title, and of no other."""
    titled = Document("example", "Title\nText", fields=Fields(title="Title"), first_line=0)
    assert [p.part for p in as_page(titled, Part.PARAGRAPH).passages] == [Part.HEADLINE, Part.PARAGRAPH]
    plain = Document("example", "Title\nText")
    assert [p.part for p in as_page(plain, Part.PARAGRAPH).passages] == [Part.PARAGRAPH, Part.PARAGRAPH]


def test_findings_count_in_the_text_of_the_example(doubled: Rule) -> None:
    """A title goes before the text and moves nothing; what is found in it isn't the text's."""
    given = (("title", "The the title"),)
    example = Example("wrong", "He saw the the boat.", ((7, 14),), 1, given=given)
    (found,) = findings_in(doubled, example, example.text, Settings())
    assert (found.span.start, found.span.end) == (7, 14)


@pytest.mark.parametrize(
    ("example", "what"),
    [
        (Example("wrong", "The boat.", ((0, 3),), 4), "flagged nothing, marked 'The'"),
        (Example("right", "He saw the the boat.", (), 4, "why"), "flagged 'the the', marked nothing"),
        (Example("missed", "He saw the the boat.", ((7, 14),), 4, "why"), "it is found by now"),
        (
            Example("wrong", "He saw the the boat.", ((7, 14),), 4, fixed="He saw a boat."),
            "fixed to 'He saw the boat.'",
        ),
    ],
)
def test_an_example_that_does_not_hold_says_what_came_instead(doubled: Rule, example: Example, what: str) -> None:
    """With the line it stands on."""
    from msgspec.structs import replace

    outcome = run_examples([replace(doubled, examples=(example,))])
    (failure,) = outcome.failures
    assert (failure.rule, failure.line, outcome.ran) == ("CPY101", 4, 1)
    assert failure.what.startswith(what)


def test_a_miss_that_is_missed_still_holds(doubled: Rule) -> None:
    """And a rule without a kind of example is told."""
    from msgspec.structs import replace

    outcome = run_examples([replace(doubled, examples=(Example("missed", "The boat.", ((0, 3),), 4, "why"),))])
    assert outcome.failures == ()
    assert outcome.lacking == ("CPY101 has no `wrong` example", "CPY101 has no `right` example")


def test_a_rule_of_one_phrase_is_not_tried_without_it(tmp_path: Path) -> None:
    """Without its only phrase it would be no rule; one of two is tried without each."""
    told = []
    for number, phrases in enumerate(("{teh: the}", "{teh: the, adn: and}")):
        path = tmp_path / f"OWN10{number}-slip.yaml"
        path.write_text(
            f"code: OWN10{number}\nname: slip{number}\nseverity: note\nsummary: A slip\nmessage: 'A slip'\n"
            f"why: It is read.\nin: [paragraph]\ncheck: substitution\nwith: {{replace: {phrases}}}\n"
            "examples:\n  - wrong: |\n      See ⟦teh⟧ end.\n  - right: |\n      See the end.\n    because: 'right'\n",
            encoding="utf-8",
        )
        (rule,) = read_rules([path])
        told.append([one.part for one in variants(rule) if "replace" in one.where])
    assert told == [[], ["teh", "adn"]]
