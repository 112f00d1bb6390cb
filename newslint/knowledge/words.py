"""English words: which there are, what they can be, and how common they are (see SOURCES.md)."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from newslint.knowledge.spellings import spellings
from newslint.knowledge.tables import DATA

#: endings that inflect a word, and what they take the place of
_INFLECTIONS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ers", ""), ("ers", "e"), ("or", "e"), ("ors", "e"), ("est", ""), ("iest", "y"), ("ier", "y"),
)  # fmt: skip
#: endings that make another word of any
_ENDINGS = (
    ("ee", ""), ("ees", ""), ("ee", "e"), ("ees", "e"), ("ily", "y"), ("ness", ""), ("iness", "y"), ("less", ""),
    ("like", ""), ("ish", ""), ("ism", ""), ("isms", ""), ("ist", ""), ("ists", ""), ("able", ""), ("able", "e"),
    ("ize", ""), ("ized", ""), ("izing", ""), ("ise", ""), ("ised", ""), ("ising", ""), ("ization", ""),
    ("isation", ""), ("ship", ""), ("hood", ""), ("dom", ""), ("wide", ""), ("ward", ""), ("wards", ""), ("proof", ""),
    ("ian", ""), ("ians", ""), ("in", "ing"), ("y", ""), ("ly", ""),
)  # fmt: skip
#: beginnings that are put before any word
_BEGINNINGS = (
    "re", "un", "non", "pre", "over", "anti", "multi", "micro", "mini", "sub", "super", "out", "under", "inter", "mis",
    "dis", "de", "geo", "bio", "eco", "cyber", "post", "semi", "ultra", "self", "cross", "back", "hydro", "photo",
    "tele", "auto", "counter", "mega", "nano", "neuro", "para", "trans", "uber", "up", "mid",
)  # fmt: skip
#: words of which it is remembered whether they are known (a million characters of news hold some 5,000 rare ones)
_KEPT = 1 << 15
#: letters that are left of a word without its ending, behind a beginning, and of either half of a compound
_STEM, _REST, _HALF = 3, 4, 4
#: stands behind every letter
_BEHIND_ALL = "~"
#: letters by which a stretch of the list is told: with two a look takes three times as long (30 November 2026)
_STRETCH = 3
#: letters by which it is told that no common word begins so
BEGINNING = 5
#: WordNet has nouns like "an" and "are", which are measures: of words of so few letters it says nothing
SHORT = 3


class Words:
    """The list: its text, in which a word is looked for, and the common words by how common they are."""

    def __init__(self) -> None:
        self._text = "\n" + (DATA / "words.tsv").read_text(encoding="ascii")
        self._sections: dict[str, tuple[int, int]] = {}
        cells = (DATA / "common_words.tsv").read_text(encoding="ascii").split()
        #: ten times the logarithm of how often each common word stands in books
        self.common = dict(zip(cells[::2], map(int, cells[1::2]), strict=True))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first `BEGINNING` letters of every common word."""
        return frozenset([word[:BEGINNING] for word in self.common])

    def parts(self, word: str) -> str | None:
        """What a word can be, of `nvar` (and `g` for groups), "" if nobody says; None if there is no such word."""
        at = self._text.find(f"\n{word}\t", *self._section(word[:_STRETCH]))
        if at < 0:
            return None
        start = at + len(word) + 2
        return self._text[start : self._text.index("\t", start)]

    def _section(self, beginning: str) -> tuple[int, int]:
        """Where the words stand that begin so: the list is in the order of the alphabet."""
        if beginning not in self._sections:
            start, end = self._line(beginning), self._line(beginning + _BEHIND_ALL)
            # with the breaks before and behind it
            self._sections[beginning] = (start - 1, end) if start < end else (0, 0)
        return self._sections[beginning]

    def _line(self, wanted: str) -> int:
        """Where the first line starts that isn't before `wanted`: halves take .01 ms, a look from end to end .4."""
        low, high = 1, len(self._text)
        while low < high:
            start = self._text.rfind("\n", 0, (low + high) // 2) + 1
            start = max(low, start)
            end = self._text.find("\n", start) + 1
            if self._text[start:end] < wanted:
                low = end
            else:
                high = start
        return low

    def is_known(self, word: str) -> bool:
        """Whether there is such a word, or it is made of one, or of two."""
        return word in self.common or is_listed(word) or _is_made(word)


@cache
def words() -> Words:
    """The list, read when it is first asked for."""
    return Words()


def singular_of(word: str) -> str:
    """The singular of a word with the ending of a plural, "" for a word without."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


@lru_cache(_KEPT)
def is_listed(word: str) -> bool:
    """Whether the list, or that of British and American spellings, holds a word."""
    return word in words().common or words().parts(word) is not None or word in spellings()


@lru_cache(_KEPT)
def _is_made(word: str) -> bool:
    """Whether a word is one of the list with an ending, its last letter doubled perhaps, or two of them in one."""
    for ending, instead in _INFLECTIONS:
        stem = word.removesuffix(ending)
        # beginning is listed, so begining lacks a letter
        doubled = stem + stem[-1:] + ending
        if (
            stem != word
            and len(stem) >= _STEM
            and any(map(is_listed, _bases(stem, instead)))
            and not is_listed(doubled)
        ):
            return True
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM and is_listed(stem + instead):
            return True
    for beginning in _BEGINNINGS:
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) >= _REST and is_listed(rest):
            return True
    common = words().common
    return any(word[:at] in common and word[at:] in common for at in range(_HALF, len(word) - _HALF + 1))


def _bases(stem: str, instead: str) -> tuple[str, ...]:
    """What a stem may be of: itself with what an ending took, or without the letter that it doubled."""
    return (stem + instead, stem[:-1]) if stem[-1] == stem[-2] else (stem + instead,)
