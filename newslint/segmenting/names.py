"""Whether words are a name: by their capitals, but for the particles of names."""

from __future__ import annotations

import re

from newslint.segmenting.credit_words import PARTICLES

_BRACKETS = re.compile(r"\s{0,3}\([^()]*\)")


def without_brackets(text: str) -> str:
    """A text without what stands in brackets in it: where somebody lives, whom he writes for."""
    return _BRACKETS.sub("", text)


def is_name(words: list[str]) -> bool:
    """Whether words are the name of a person, a place or a paper: capitals, but for the particles of names."""
    if not 1 <= len(words) <= 6:
        return False
    # marks of print between them are none
    words = [word for word in words if any(map(str.isalnum, word)) or word == "&"]
    big = [word for word in words if not (plain(word) in PARTICLES and word[0].islower())]
    if not big or len(words) - len(big) > 3:
        return False
    return all(_is_name_word(word) for word in big) and not (words[-1][0].islower())


def _is_name_word(word: str) -> bool:
    bare = word.strip("(“\"'‘’”).")
    if not bare or any(char.isdigit() for char in bare):
        return False
    if word[-1] in ":;!?":
        return False
    if bare[0].isalpha():
        return not bare[0].islower()
    # a letter that was read as a mark is damage; a tag is none
    return bare == "&" or bare[0] != "#"


def plain(word: str) -> str:
    """A word as it is looked up: in small letters, without marks."""
    return word.casefold().strip(".,:;*_")
