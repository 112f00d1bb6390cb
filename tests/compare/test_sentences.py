"""Two sentences that say the same, side by side."""

from __future__ import annotations

import pytest

from newslint.compare.claims import claims_of_lines
from newslint.compare.sentences import Side, differences
from newslint.extract.sentences import sentences
from newslint.model import Span


def _found(first: str, second: str) -> list[tuple[str, bool, str, str, bool]]:
    left, right = (claims_of_lines(number, [text]) for number, text in enumerate((first, second)))
    sides = [Side(one, one.sentences[0]) for one in (left, right)]
    return [
        (kind, agree, here.of(first), there.of(second), slight)
        for kind, agree, here, there, slight in differences(*sides)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The pier is 40 yards long and made of oak.",
            "The pier is 60 yards long and made of oak.",
            ("40", "60", False),
        ),
        ("Its owner paid US$4 million for the mill.", "Its owner paid $6 million for the mill.", ("4", "6", False)),
        ("The old Ka-12 stood by the barn.", "The old Ka-21 stood by the barn.", ("Ka-12", "Ka-21", False)),
        # the same hedge on both sides hedges nothing, but it may be a rounding
        ("It holds about 400 boats in winter.", "It holds about 410 boats in winter.", ("400", "410", True)),
        ("Police said nine people were killed.", "Police said seven people were killed.", ("nine", "seven", True)),
        (
            "The council met on Tuesday in the school.",
            "The council met on Friday in the school.",
            ("Tuesday", "Friday", True),
        ),
    ],
)
def test_figures_in_one_place(first: str, second: str, expected: tuple[str, str, bool]) -> None:
    """A figure in the place of another is told; a toll, a rounded figure or a day is slight."""
    assert [(a, b, slight) for kind, agree, a, b, slight in _found(first, second) if not agree] == [expected]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The mayor did promise a new pier.",
            "The mayor did not promise a new pier.",
            ("did promise", "did not promise"),
        ),
        ("The price of bread rose in March.", "The price of bread fell in March.", ("rose", "fell")),
        ("They didn't find the old bell.", "They did find the old bell.", ("didn't find", "did find")),
    ],
)
def test_claims_that_exclude_each_other(first: str, second: str, expected: tuple[str, str]) -> None:
    """An opposite in the place of a word, or a negation that only one has, is a claim against a claim."""
    assert [(kind, a, b) for kind, agree, a, b, _ in _found(first, second) if not agree] == [("claim", *expected)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The pier is 40 yards long.", "The pier is 40 yards long and made of oak."),
        ("Lowick has 40 boats in winter.", "Trevone has 60 boats in winter."),
        ("She said “we have 40 boats here” to them.", "She said “we have 60 boats here” to them."),
        ("It sails at 7:15 from the pier.", "It sails at 8:15 from the pier."),
        ("The pier is 3 miles long.", "The pier is 5 kilometers long."),
        ("He has forty boats and a mill.", "He has 40 boats and a mill."),
        ("She will not come, and", "She will not"),
    ],
)
def test_no_difference(first: str, second: str) -> None:
    """One figure in two writings, another subject, quoted words, clocks, units and cut sentences differ in nothing."""
    assert [found for found in _found(first, second) if not found[1]] == []


def test_sentences_end_at_stops_only() -> None:
    """Initials and short titles end no sentence, and `n't` is a word of its own."""
    text = "Brig. Gen. Ada B. Sample didn't come. Gov. Probe spoke for 3.5 hours in the theatre."
    first, second = sentences(text, Span(0, len(text)), 0)
    assert first.words[-3:] == ("did", "not", "come")
    assert second.words == ("gov", "probe", "spoke", "for", "3.5", "hours", "in", "the", "theater")
    assert second.figures == 1


@pytest.mark.parametrize(
    "text", ["See https://example.org for 4 more.", "7 tackles, 3 assists, 10 combined", "[a][3] b"]
)
def test_no_prose(text: str) -> None:
    """Addresses, rows of tables and markup are no prose."""
    assert not any(sentence.plain for sentence in sentences(text, Span(0, len(text)), 0))
