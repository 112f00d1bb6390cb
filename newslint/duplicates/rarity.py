"""How rare words are in English at large: a background for archives that are too small to tell it themselves."""

from __future__ import annotations

from functools import cache

import numpy as np

from newslint.duplicates.hashing import CHARACTER, NAME, NUMBER
from newslint.duplicates.words import U32, word_codes

#: the list's figures (ten times the logarithm of how often a word stands in books) go from 60 to 104: a word of
#: the first has a rarity of .8 then, one of the last none, and one that isn't on the list 1
_EVERYWHERE, _NOWHERE = 100, 50
#: the share of the words of a text, names and numbers aside, that are on the list if it is in English. Of five sets of
#: write-ups none has less than .79; the same news in German, French, Spanish and Dutch .18 to .29 (29 November 2026)
_ENGLISH = 0.6


@cache
def rarities() -> dict[int, float]:
    """How rare each common word is, by its hash: from 0 to 1, which any other word has."""
    from newslint.knowledge.words import words

    common, span = words().common, _EVERYWHERE - _NOWHERE
    return {code: max(0.0, (_EVERYWHERE - common[word]) / span) for code, word in common_words().items()}


@cache
def common_words() -> dict[int, str]:
    """The common words of English by their hashes."""
    from newslint.knowledge.words import words

    common = words().common
    hashes = (word_codes([" ".join(common)]).values >> np.uint32(4)).tolist()
    return dict(zip(hashes, common, strict=True))


def is_english(codes: U32) -> bool:
    """Whether the words of a text are those that the background is of, by their codes."""
    plain = (codes[codes & np.uint32(NAME | NUMBER | CHARACTER) == 0] >> np.uint32(4)).tolist()
    known = rarities()
    return sum(word in known for word in plain) >= _ENGLISH * len(plain)
