"""Fractions in words, and what only looks like one."""

from __future__ import annotations

import pytest

from newslint.extract.figures import figures
from newslint.extract.fractions import fractions


@pytest.mark.parametrize(
    ("text", "worth"),
    [("one in four boats", 0.25), ("two-fifths of it", 0.4), ("half of them", 0.5), ("nine out of ten", 0.9)],
)
def test_a_fraction_has_its_worth(text: str, worth: float) -> None:
    """A fraction in words is read as the part of one that it is."""
    assert [found.value for found in fractions(text, 0, len(text))] == [worth]


@pytest.mark.parametrize(
    "text", ["one in 0 boats", "ten in two", "\N{LATIN SMALL LETTER LONG S}even in ten", "three in two boats"]
)
def test_what_is_no_part_of_one_is_no_fraction(text: str) -> None:
    """One in none, more than one, and letters that only look like those of a number word are read as nothing."""
    assert list(fractions(text, 0, len(text))) == []


@pytest.mark.parametrize(
    "scale", ["thou\N{LATIN SMALL LETTER LONG S}and", "m\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}llion"]
)
def test_letters_that_only_look_like_a_scale_word_make_no_figure(scale: str) -> None:
    """A pattern that minds no case takes them for an s and an i; no table has the word."""
    assert figures(f"It cost $5 {scale} dollars", 0, 30) == []
