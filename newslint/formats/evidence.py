"""How well a text reads: what its letters, marks and signs cost in the language in which they cost least.

A cost is a negative natural logarithm, so that costs add up and a difference of seven is a thousand to one. What
letters cost behind one another is counted (`letters.json`, made by tools/letter_statistics.py); what marks cost where
they stand is set by hand and was checked on files in thirty code pages, not fitted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from operator import add
from pathlib import Path

from msgspec import Struct

_SIGN = "[\u2e80-\u9fff\uac00-\ud7a3\uff61-\uff9f]"
_BESIDE_LETTER = re.compile(f"[a-zA-Z](?={_SIGN})|{_SIGN}(?=[a-zA-Z])")
_PLAIN_WORD = re.compile("[a-z]+")
#: a table's costs are written in thirds from "0" on
_STEP = 3
_EDGE = " "
#: a letter that no table has behind the one before it, one that its language doesn't have, one that is no letter at all
_UNSEEN, _FOREIGN, _NOTHING = 9.0, 11.0, 14.0
#: how much rarer in a language are pairs that only its neighbours have
_BORROWED = 4.0
#: a capital behind a small letter, a capital behind a capital, a letter beside a digit
_HUMP, _CAPITALS, _BESIDE_DIGIT = 6.0, 0.7, 3.0
#: a word of another alphabet among those of Latin letters; that there are any costs two more
_ALONE = 4.0
#: a sign of mathematics, drawing or money right behind a letter
_INSIDE = 3.0
#: what it costs a name to be of another language than its text
_NAMES = 2.0
#: a sign of thousands and a letter of the alphabet side by side
_GLUED = 3.5
#: so much of what the letters of ASCII say of a text's language counts: half of them stand in names and addresses
_OF_LANGUAGE = 0.5

#: first and last letters of scripts, and the languages written in each that have a table
_SCRIPTS = (
    ("latin", "\u00aa", "\u02af", ""),
    ("latin", "\u1e00", "\u1eff", ""),
    ("latin", "\u0300", "\u036f", ""),
    ("greek", "\u0370", "\u03ff", "el"),
    ("cyrillic", "\u0400", "\u052f", "ru uk bg sr mk be kk"),
    ("hebrew", "\u0590", "\u05ff", "he"),
    ("arabic", "\u0600", "\u06ff", "ar fa ur"),
    ("thai", "\u0e00", "\u0e7f", "th"),
)
_BY_SCRIPT = {script: tuple(names.split()) for script, _, _, names in _SCRIPTS if names}
_NOT_LATIN = frozenset(name for names in _BY_SCRIPT.values() for name in names)
_OPENING, _CLOSING, _BOTH = frozenset("‘„‚«‹¿¡「『《（【"), frozenset("’”»›」』》）】"), frozenset("“”»«’")
_BEFORE_OPENING = frozenset(" \t\r\n([-–—\"'/>\N{NO-BREAK SPACE}…“‘„«")
_EVERYDAY = {
    **dict.fromkeys("–—…", 3.5),
    "\N{NO-BREAK SPACE}": 4.5,
    **dict.fromkeys("€£§©®™°•·½¼ºª²³´№،؟؛।״׳", 5.5),
    **dict.fromkeys("、。，．・：；！？「」『』《》（）【】〜～ー　", 3.0),
}
_KINDS = {"Sm": 8.5, "So": 9.0, "Sk": 9.0, "Sc": 8.0, "No": 8.0, "Cc": 12.0, "Cn": 13.0, "Co": 13.0, "Cf": 11.0}


class Reading(Struct, frozen=True):
    """What a text costs, in which language, and how many of its characters outside ASCII that is for."""

    cost: float
    language: str
    size: int

    @property
    def each(self) -> float:
        """What one character outside ASCII costs."""
        return self.cost / max(1, self.size)


def read(text: str, common: frozenset[str] = frozenset(), near: Mapping[str, float] | None = None) -> Reading:
    """What the text costs in the language that fits it best.

    `common` are signs that their encoding counts as such, `near` what `languages` tells of the same text.
    """
    odd = [char for char in text if not char.isascii()]
    signs = sum(map(_is_sign, odd))
    if signs * 2 > len(odd):
        return min((_signs(text, name, common, len(odd)) for name in _signs_of()), key=lambda found: found.cost)
    pairs = Counter(zip(_EDGE + text, text + _EDGE, strict=True))
    inside = {pair: count for pair, count in pairs.items() if not (pair[0].isascii() and pair[1].isascii())}
    script = _script(odd)
    names = _BY_SCRIPT.get(script)
    if names:
        # words of another alphabet come in sentences
        plain = sum(count for (_, two), count in pairs.items() if two.isascii() and two.isalpha())
        words = sum(count for (one, two), count in inside.items() if not _is_letter(one) and _is_letter(two))
        alone = _ALONE * (words + 2) if len(odd) < plain else 0.0
        costs = {name: _sum(inside, name) + alone for name in names}
    else:
        costs = {name: _sum(inside, name) + cost for name, cost in (near or languages(text)).items()}
    best = min(costs, key=lambda name: costs[name])
    return Reading(costs[best], best, len(odd))


#: so many languages are tried of those that the letters of ASCII speak for
_NEAREST = 5


def languages(text: str) -> dict[str, float]:
    """The languages of the Latin alphabet that the letters of ASCII speak for most, and what speaks against each."""
    folded = _fold(text)
    plain = {name: _plain(folded, name) for name in _latin()}
    near = sorted(plain, key=lambda name: plain[name])[:_NEAREST]
    return {name: _OF_LANGUAGE * (plain[name] - plain[near[0]]) for name in near}


def _script(odd: list[str]) -> str:
    counts = Counter(_script_of(char) for char in odd)
    counts.pop("", None)
    return counts.most_common(1)[0][0] if counts else "latin"


@cache
def _script_of(char: str) -> str:
    if unicodedata.category(char)[0] not in "LM":
        return ""
    return next((script for script, first, last, _ in _SCRIPTS if first <= char <= last), "")


@cache
def _is_sign(char: str) -> bool:
    """Whether a character is one of thousands: of Chinese, Japanese or Korean, or their punctuation."""
    return (
        "\u1100" <= char <= "\u11ff"
        or "\u2e80" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or "\uf900" <= char <= "\ufaff"
        or "\uff00" <= char <= "\uffef"
    )


def _sum(pairs: dict[tuple[str, str], int], name: str) -> float:
    known = _known(name)
    total = 0.0
    for pair, count in pairs.items():
        cost = known.get(pair)
        if cost is None:
            cost = known[pair] = _pair(*pair, name)
        total += count * cost
    return total


@cache
def _known(name: str) -> dict[tuple[str, str], float]:
    """What pairs cost in a language that were asked for before; the same ones come in every text."""
    return {}


def script_of(char: str) -> str:
    """The script of a letter outside ASCII; all that thousands of signs are written in is one; "" for what is none."""
    return "signs" if _is_sign(char) else "" if char.isascii() else _script_of(char)


def dearest(text: str, language: str) -> float:
    """What the dearest pair of the text costs in a language of letters."""
    known, pairs = _known(language), zip(_EDGE + text, text + _EDGE, strict=True)
    return max((known.get(p) or _pair(*p, language) for p in pairs if not (p[0] + p[1]).isascii()), default=0.0)


def any_language(text: str) -> dict[str, float]:
    """All languages of the Latin alphabet for a single word: a name may be of any, and most are of the text's own."""
    return dict.fromkeys(_OF_NAMES, _NAMES) | {name: min(_NAMES, cost) for name, cost in languages(text).items()}


#: languages whose names stand in other papers most
_OF_NAMES = (
    "fr",
    "es",
    "de",
    "pt",
    "it",
    "sv",
    "da",
    "pl",
    "cs",
    "tr",
    "hu",
    "ro",
    "hr",
    "is",
    "fi",
    "vi",
    "nl",
    "sq",
    "lv",
    "et",
)


def _plain(folded: Counter[str], name: str) -> float:
    """What the letters of ASCII cost behind one another, for telling languages apart."""
    cost = _letters(name).get
    # a list is summed in a third less time than what a generator gives
    return sum([count * cost(pair, _UNSEEN) for pair, count in folded.items()])


def _fold(text: str) -> Counter[str]:
    """How often each pair of letters of ASCII stands in the text, its words' edges with them."""
    words = _PLAIN_WORD.findall(text.lower())
    return Counter(pair for word in words for pair in map(add, _EDGE + word, word + _EDGE))


def _pair(one: str, two: str, name: str) -> float:
    """What `two` costs behind `one` in a language."""
    table, common, latin = _letters(name), _letters("*"), name not in _NOT_LATIN
    if not _is_letter(two):
        cost = 0.0 if two.isascii() else _mark(one, two)
        if _is_letter(one):
            key = _lower(one) + _EDGE
            return cost + (table[key] if key in table else min(_UNSEEN, common.get(key, _UNSEEN) + _BORROWED))
        return cost + (_behind(one, two) if not one.isascii() else 0.0)
    cost = 0.0
    if _is_letter(one):
        if not latin and _script_of(one) != _script_of(two):
            return _NOTHING
        key = _lower(one) + _lower(two)
        if two.isupper():
            cost = _HUMP if one.islower() else _CAPITALS
    else:
        key = _EDGE + _lower(two)
        cost = _BESIDE_DIGIT if one.isdigit() else 0.5 * two.isupper()
        if not one.isascii():
            cost += _behind(one, two)
    if key in table:
        return cost + table[key]
    if key in common:
        return cost + min(_FOREIGN, common[key] + _BORROWED) if latin else _FOREIGN
    return cost + (_UNSEEN if _EDGE + key[1] in table or (latin and _EDGE + key[1] in common) else _FOREIGN)


@cache
def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


@cache
def _lower(char: str) -> str:
    # Python makes two characters of the Turkish capital
    return "i" if char == "İ" else char.lower()


def _mark(before: str, mark: str) -> float:
    """What a mark costs behind the character before it."""
    if mark in "‘’" and before.isalnum():
        return 3.0
    if (mark in _OPENING and before in _BEFORE_OPENING) or (mark in _CLOSING and before not in " \t\r\n"):
        return 3.5
    if mark in _BOTH:
        return 4.0 if mark == "“" and before in _BEFORE_OPENING else 4.5
    if mark in _EVERYDAY:
        return _EVERYDAY[mark]
    if mark in _OPENING or mark in _CLOSING:
        return 7.0
    if mark == "\N{REPLACEMENT CHARACTER}":
        return _NOTHING
    kind = unicodedata.category(mark)
    return _KINDS.get(kind, 8.0) + (_INSIDE if kind in ("Sm", "So", "Sk", "Sc", "No") and before.isalpha() else 0.0)


def _behind(mark: str, after: str) -> float:
    """What it costs a mark that this character stands behind it."""
    if mark in _OPENING:
        return 0.0 if after.isalnum() or after in "\"'“‘«„[(…$£€¿¡\N{NO-BREAK SPACE} " else 4.0
    if mark in "”»›" and after.isalnum() and mark != "»":
        return 2.0
    if mark in "…©®™°€" or not after.isalpha() or mark in _BOTH or mark in _EVERYDAY:
        return 0.0
    return 3.0


def _signs(text: str, name: str, common: frozenset[str], size: int) -> Reading:
    """What a text of Chinese, Japanese or Korean signs costs; each sign is counted by itself."""
    table, total = _signs_of()[name], 0.0
    for char, count in Counter(text).items():
        if char.isascii():
            continue
        total += count * (table.get(char) or _sign(char, common))
    return Reading(total + _GLUED * len(_BESIDE_LETTER.findall(text)), name, size)


def _sign(char: str, common: frozenset[str]) -> float:
    if char in _EVERYDAY:
        return _EVERYDAY[char]
    if char in common:
        return 8.5
    if _is_letter(char):
        return 11.0
    return _KINDS.get(unicodedata.category(char), 7.0) if char != "\N{REPLACEMENT CHARACTER}" else _NOTHING


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    text = Path(__file__).with_name("letters.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, dict[str, str]]] = json.loads(text)
    return table


@cache
def _latin() -> tuple[str, ...]:
    return tuple(name for name in _table()["letters"] if name not in _NOT_LATIN and name != "*")


@cache
def _letters(name: str) -> dict[str, float]:
    """Pair of characters → its cost."""
    found = {}
    for first, seconds in _table()["letters"][name].items():
        for char, cost in zip(seconds[::2], seconds[1::2], strict=True):
            found[first + char] = (ord(cost) - ord("0")) / _STEP
    return found


@cache
def _signs_of() -> dict[str, dict[str, float]]:
    """Language → sign → its cost."""
    return {
        name: {char: (ord(cost) - ord("0")) / _STEP for cost, chars in groups.items() for char in chars}
        for name, groups in _table()["signs"].items()
    }
