"""Misspelt words are told by what is a slip away; rare words, terms and words of other languages are left alone."""

import pytest

from newslint.model import Document
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings

#: slips of the hand and the ear, typed for this test; and words that are rare and right
SLIPS = """parliment comission negotations resturant agreemnt ambulence televison sucessful neighbourhod independance
    maintainence oppurtunity begining refugess millitary prosecuter hopital sentance witnessess recomended aquired
    collegue goverment enviromental transferrred seperate committment ocasion benefitial parralel""".split()  # noqa: SIM905
RIGHT = """vaporetto favelas kibbutz parliamentarian remortgage hydrofoil flyover overwintering pantomime unmapped
    thatched geotagged backbencher whippersnapper minicab firefighting doorstepped tarmac podcaster crowdfunding
    decarbonise microplastics halloumi snowplough unionised councillors glaciologist fentanyl""".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The rule of misspelt words."""
    return Checker(load_rules(Settings(select=("CPY633",))))


def _told(checker: Checker, sentence: str) -> list[str]:
    text = f"Notes from Lowick county\n\n{sentence}\n\nThe county said so on Monday."
    return [dict(f.fields)["word"] for f in checker.check(Document(path="a.txt", text=text, language="en"))]


def test_slips_are_told(checker: Checker) -> None:
    """At least nine of ten."""
    told = [word for word in SLIPS if _told(checker, f"They spoke of the {word} before the doors were shut.")]
    assert len(told) >= 0.9 * len(SLIPS), sorted(set(SLIPS) - set(told))


def test_rare_words_are_left_alone(checker: Checker) -> None:
    """None of the right ones is told."""
    assert [word for word in RIGHT if _told(checker, f"They spoke of the {word} before the doors were shut.")] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The goverment fell, and the goverment of the day wept.",
        "They sang a canzone della montagna.",
        "“The goverment fell,” he wrote.",
        "He wrote to the goverment@lowick.example address.",
    ],
)
def test_what_may_be_meant_so_is_left_alone(checker: Checker, sentence: str) -> None:
    """A word that comes twice, another language, a quotation, an address."""
    assert _told(checker, sentence) == []
