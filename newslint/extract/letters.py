"""How many letters two spellings are apart, by rapidfuzz, which is loaded when that is first asked."""

from __future__ import annotations


def letters_apart(one: str, other: str, *, swaps: bool = True) -> int:
    """The letters to put in, leave out or change to make one word of another; with `swaps` two neighbours that change
    places count once (optimal string alignment), else twice (Levenshtein)."""
    from rapidfuzz.distance import OSA, Levenshtein

    return int(OSA.distance(one, other) if swaps else Levenshtein.distance(one, other))
