"""Sentences that speak of one thing and say the opposite of it."""

from __future__ import annotations

from newslint.compare.opposed import Told, opposed_words
from newslint.compare.opposites import lemmas, opposites
from newslint.model import Span


def _opposed(headline: str, body: str) -> list[tuple[str, str]]:
    left, right = Told(headline, (Span(0, len(headline)),), headline=True), Told(body, (Span(0, len(body)),))
    return [(one.word, other.word) for one, other in opposed_words(left, right, 2)]


def test_opposites_are_known_in_any_form() -> None:
    """Endings and irregular forms lead to the word that the list has."""
    assert "forbid" in lemmas("forbade")
    assert "acquit" in opposites("convicted", "v")


def test_a_word_that_only_points_is_no_claim() -> None:
    """North and south are told of one thing without a contradiction."""
    assert opposites("north", "n") == frozenset()


def test_a_headline_is_opposed_by_its_text() -> None:
    """The words around both must be the same."""
    assert _opposed("Port strike vote accepted", "The port strike vote was rejected by the crews.") == [
        ("accepted", "rejected")
    ]


def test_what_is_asked_for_opposes_nothing() -> None:
    """Somebody wanted it, and didn't get it."""
    assert _opposed("Port strike vote accepted", "Owners had hoped the port strike vote would be rejected.") == []
