"""How much text a document has, and when too much of it was lost."""

import pytest

from newslint.cleaning.amounts import Amount, amount_of, lost, words_in
from newslint.model import Document


@pytest.mark.parametrize(
    ("text", "words"),
    [("Two words", 2), ("", 0), ("— …", 0), ("Été à Nîmes", 3), ("北浜町立第二小学校", 5), ("EU の 会議", 3)],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    """Two characters of a script without blanks count as a word."""
    assert words_in(text) == words


def test_running_text_is_told_from_short_lines() -> None:
    """A line of eight words or more is running text."""
    amount = amount_of(Document("a.txt", "A headline\n\nThe ferry sat on the sand until the tide turned.\n"))
    assert amount == Amount(lines=2, words=12, running=10, own=10)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (Amount(20, 400, 400, 400), None),
        (Amount(10, 260, 260, 260), None),
        (Amount(3, 100, 100, 100), "more than half of its text is gone (400 of 500 words)"),
        (Amount(), "all of its text is gone (500 words)"),
    ],
)
def test_a_loss_of_more_than_half_is_told(after: Amount, told: str | None) -> None:
    """Of a page with five hundred words of its own."""
    assert lost(Amount(20, 600, 500, 500), after) == told


def test_menus_are_no_loss() -> None:
    """A page whose markup sets most of its words apart loses none of its own."""
    assert lost(Amount(200, 900, 400, 200), Amount(10, 200, 200, 200)) is None
