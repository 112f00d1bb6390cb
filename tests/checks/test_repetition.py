"""A word that stands twice is taken out once only where nothing else can have been meant."""

import pytest

import newslint


@pytest.mark.parametrize(
    ("sentence", "fixable"),
    [
        ("The boat reached the the pier on Monday.", True),
        ("She walked to to the bridge on Monday.", True),
        ("He was devoted the the club all his life.", False),
        ("The land belongs the the town of Lowick.", False),
        ("They came close the the title on Monday.", False),
    ],
)
def test_one_of_two_articles_may_stand_for_another_word(sentence: str, fixable: bool) -> None:
    """Behind a word that wants a preposition nothing is certain but that something is wrong."""
    text = f"Club wins\n\n{sentence} Nobody was hurt, and the people of the town went home by train.\n"
    (finding,) = newslint.check(text, select=["CPY101"]).findings
    assert (finding.fix is not None) is fixable
