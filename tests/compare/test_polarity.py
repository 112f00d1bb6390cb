"""Claims that exclude one another, and quotations that part."""

from __future__ import annotations

from newslint.compare.polarity import Claim, are_opposed, claims, opposed_pairs
from newslint.extract.quotations import find_differences, quotation_words
from newslint.model import Span


def _claim(sentence: str, story: int) -> Claim:
    (claim,) = claims(sentence, Span(0, len(sentence)), story)
    return claim


def test_destroyed_against_damaged() -> None:
    """Two sentences about one thing on different rungs of a ladder exclude each other."""
    one = _claim("The harbour master said the lighthouse was destroyed by the mast.", 1)
    other = _claim("The mast damaged the lighthouse, the harbour master told the council.", 2)
    assert are_opposed(one, other)
    assert not are_opposed(one, _claim("A wall fell and damaged two cars on the market square.", 2))


def test_a_sentence_with_both_rungs_claims_neither() -> None:
    """Destroyed here and damaged there is no contradiction."""
    assert claims("Ten houses were destroyed and forty were damaged.", Span(0, 49), 1) == []


def _partings(first: str, second: str) -> list[tuple[str, str]]:
    text = f"{first}\n{second}"
    one = quotation_words(text, Span(0, len(first)), 1)
    other = quotation_words(text, Span(len(first) + 1, len(text)), 2)
    return [(p.one_at.of(text), p.other_at.of(text)) for p in find_differences([one, other])]


def test_one_word_that_another_replaces() -> None:
    """A word put in another's place is found, in the middle and after a rare beginning."""
    assert _partings(
        "a reckless and ecologically unsound and foolish way", "a reckless and environmentally unsound and foolish way"
    ) == [("ecologically", "environmentally")]
    assert _partings("unmistakable and generous", "unmistakable and charitable, so we went") == [
        ("generous", "charitable")
    ]


def test_cuts_and_spellings_are_no_partings() -> None:
    """A shorter piece of the same words, a contraction and another coast's spelling alter nothing."""
    assert _partings("we will never surrender the town to anyone", "never surrender the town") == []
    assert _partings("it's the best organised fair in the land", "it is the best organized fair in the land") == []


def test_many_claims_find_each_other_by_words() -> None:
    """Each claim is set against the few that share its words, however many there are."""
    made = [_claim(f"The mast damaged the lighthouse of parish{n:04} by night.", n) for n in range(400)]
    made.append(_claim("The lighthouse of parish0007 was destroyed by the mast in that night.", 400))
    found = [(one.story, other.story) for one, other in opposed_pairs(made)]
    assert (7, 400) in found
    assert len(found) < 60
