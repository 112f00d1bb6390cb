"""Letters of another script inside a word, that look like the ones that belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.enc.mojibake import is_told
from newslint.checks.enc.odd_characters import line_span, odd_characters
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


# Unicode's confusables (https://www.unicode.org/reports/tr39/), as far as readers can't tell the two apart in print
_CYRILLIC = dict(zip("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhqwABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LOOKS_LIKE = {**_CYRILLIC, **_GREEK}
_CYRILLIC_FOR = {latin: letter for letter, latin in _CYRILLIC.items()}
_FOREIGN = re.compile("[Ͱ-ӿԀ-ԯ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_MIXED = re.compile("[A-Za-zÀ-ɏ]+[Ͱ-ӿԀ-ԯ][A-Za-zÀ-ɏͰ-ӿԀ-ԯ]*|[Ͱ-ӿԀ-ԯ]+[A-Za-zÀ-ɏ][A-Za-zÀ-ɏͰ-ӿԀ-ԯ]*")
_TWO_WORDS = re.compile("(?<![a-zà-ɏ])[a-zà-ɏ]{2,}+[Ͱ-ӿԀ-ԯ]{2,}|(?<![Ͱ-ӿԀ-ԯ])[Ͱ-ӿԀ-ԯ]{2,}+[A-Za-zÀ-ɏ]{2,}")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every word that letters of another script were put into: `word`, `letters`, and an edit that fixes it.

    Only letters that can't be told apart in print count: units (kΩ), formulas and names made of two scripts don't.
    """
    if not _FOREIGN.search("".join(odd_characters(view.whole))):
        return
    for found in _MIXED.finditer(view.text):
        mended = _fix(found[0])
        if mended is not None and not is_told(view.whole, *line_span(view.text, found.start())):
            letters = "".join(dict.fromkeys(was for was, now in zip(found[0], mended) if was != now))
            fields = (("word", found[0]), ("letters", " ".join(f"U+{ord(c):04X}" for c in letters)), ("meant", mended))
            span = Span(*found.span())
            yield Hit(span, fields, edits=(Edit(span, mended),))


def _fix(word: str) -> str | None:
    if _TWO_WORDS.fullmatch(word):
        return None  # a space is missing, not a letter wrong
    foreign = [c for c in word if _FOREIGN.match(c)]
    latin = [c for c in word if _LATIN.match(c)]
    if len(foreign) <= len(latin) and all(c in _LOOKS_LIKE for c in foreign):
        if len(word) == 2 and any(c in _GREEK for c in foreign):
            return None  # a symbol with its unit or index
        return "".join(_LOOKS_LIKE.get(c, c) for c in word)
    if len(latin) < len(foreign) and all(c in _CYRILLIC_FOR for c in latin):
        return "".join(_CYRILLIC_FOR.get(c, c) for c in word) if _is_cyrillic(foreign) else None
    return None


def _is_cyrillic(letters: list[str]) -> bool:
    return all("Ѐ" <= c <= "ԯ" for c in letters)
