"""Which language a text is in: told by its script, then by the words that hold its sentences together.

A script that one language has decides by itself. Where several share one, the words that are frequent in each
(`data/function_words.txt`, made by `tools/make_function_words.py`) are counted, a word that many languages have for
less. What they leave unknown in a long text is given to py3langid. Nothing is guessed: None is an answer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from newslint.model import UNKNOWN

_DATA = Path(__file__).parent / "data" / "function_words.txt"
#: so many characters of a text are looked at
ENOUGH = 1600
#: fewer letters than this say nothing, and so few words
LEAST_LETTERS, LEAST_WORDS = 12, 5
#: a text has one script if so much of its letters is of it
MOST = 0.5
#: Japanese has kana among its Chinese characters; an English paper that quotes some isn't Japanese
KANA = 0.05
#: a text is in a language if so much of its words is frequent there, and its odds (log) against the next are such;
#: of 615 documents in NTREX's five languages none is told wrongly, 2 are left unknown (28 November 2026)
SHARE, LEAD = 0.1, 2.0
#: by Zipf's law the word of rank r makes up this share of a text over (r + `SHIFT`), any other word so much of it
FIRST, SHIFT, OTHER = 0.1, 2.7, 0.0005
#: so many words left unknown are a long run, and so sure must py3langid be of it
LONG_WORDS, SURE = 60, 0.9

#: scripts by the ranges of their letters; those with a language decide, the others are shared
_SCRIPTS: tuple[tuple[str, str | None, str], ...] = (
    ("latin", None, "A-Za-zÀ-ɏḀ-ỿ"),
    ("cyrillic", None, "Ѐ-ԯ"),
    ("arabic", None, "؀-ۿݐ-ݿﭐ-﷿ﹰ-﻿"),
    ("devanagari", None, "ऀ-ॿ"),
    ("han", "zh", "㐀-䶿一-鿿"),
    ("kana", "ja", "぀-ヿㇰ-ㇿ"),
    ("hangul", "ko", "가-힣ᄀ-ᇿ"),
    ("greek", "el", "Ͱ-Ͽἀ-῿"),
    ("hebrew", "he", "֐-׿"),
    ("armenian", "hy", "԰-֏"),
    ("georgian", "ka", "Ⴀ-ჿ"),
    ("bengali", "bn", "ঀ-৿"),
    ("gurmukhi", "pa", "਀-੿"),
    ("gujarati", "gu", "઀-૿"),
    ("oriya", "or", "଀-୿"),
    ("tamil", "ta", "஀-௿"),
    ("telugu", "te", "ఀ-౿"),
    ("kannada", "kn", "ಀ-೿"),
    ("malayalam", "ml", "ഀ-ൿ"),
    ("sinhala", "si", "඀-෿"),
    ("thai", "th", "฀-๿"),
    ("lao", "lo", "຀-໿"),
    ("burmese", "my", "က-႟"),
    ("ethiopic", "am", "ሀ-፿"),
    ("khmer", "km", "ក-៿"),
)
_LANGUAGE_OF = {name: language for name, language, _ in _SCRIPTS if language}
_LETTERS = {name: re.compile(f"[{letters}]") for name, _, letters in _SCRIPTS}
_LATIN = _LETTERS["latin"]
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalpha())
_LETTER = re.compile(r"[^\W\d_]")
#: markup that was left in a text: "li" and "ul" are words elsewhere
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
#: letters, and the signs that some scripts write over and under them
_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f])+")


def language_of(texts: Iterable[str]) -> str | None:
    """The BCP 47 code of the language that most of some texts is in, read from the first on until enough is.

    `UNKNOWN` if it is long and in none that is known, None if too little tells.
    """
    head = _head(texts)
    script = _script_of(head)
    if script in _LANGUAGE_OF:
        return _LANGUAGE_OF[script]
    words = [word.casefold() for word in _WORD.findall(head)]
    if script is None or (len(words) < LEAST_WORDS and script == "latin"):
        return None
    if found := _by_words(words):
        return found
    if len(words) >= LONG_WORDS:
        return _by_library(head) or UNKNOWN
    return None if script == "latin" else UNKNOWN


def _head(texts: Iterable[str]) -> str:
    """The first characters of texts one after the other, not many more than enough."""
    pieces, size = [], 0
    for text in texts:
        pieces.append(_TAG.sub(" ", text) if "<" in text else text)
        size += len(pieces[-1])
        if size >= ENOUGH:
            break
    return " ".join(pieces)[:ENOUGH]


def _script_of(head: str) -> str | None:
    """The script of most letters, or None."""
    ascii_letters = len(head.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    if ascii_letters >= LEAST_LETTERS and 2 * ascii_letters > len(head):
        return "latin"
    latin = len(_LATIN.findall(head))
    others = 0 if head.isascii() else len(_LETTER.findall(head)) - latin
    if latin + others < LEAST_LETTERS:
        return None
    if latin > others:
        return "latin"
    counts = {name: len(pattern.findall(head)) for name, pattern in _LETTERS.items()}
    if counts["kana"] >= KANA * (counts["han"] + counts["kana"]) > 0:
        counts["kana"] += counts["han"]
    name = max(counts, key=lambda name: counts[name])
    return name if counts[name] > MOST * (latin + others) else None


def _by_words(words: list[str]) -> str | None:
    """The language whose frequent words hold so much of a text, if none comes near."""
    odds = _odds()
    told: dict[str, float] = {}
    held: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language, weight in odds.get(word, {}).items():
            told[language] = told.get(language, 0.0) + weight * count
            held[language] += count
    best = sorted(told, key=lambda language: -told[language])[:2]
    if not best or held[best[0]] < SHARE * len(words):
        return None
    lead = told[best[0]] - (told[best[1]] if len(best) == 2 else 0.0)
    return best[0] if lead >= LEAD else None


@cache
def _odds() -> Mapping[str, Mapping[str, float]]:
    """For each frequent word how far (log) it is likelier in each language that has it than any other word is."""
    odds: dict[str, dict[str, float]] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        language, *words = line.split()
        for rank, word in enumerate(words, 1):
            odds.setdefault(word, {})[language] = math.log(FIRST / (rank + SHIFT) / OTHER)
    return odds


def _by_library(head: str) -> str | None:
    """What py3langid says of a long text, if it is sure."""
    language, chance = _classifier().classify(head)
    return str(language) if float(chance) >= SURE else None


@cache
def _classifier() -> Any:  # noqa: ANN401  (it has no types, and is loaded late)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
