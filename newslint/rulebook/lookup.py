"""Which rules a word of a person's means: a code, a name, or the start of either, in any case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from newslint.errors import UsageError

#: what people call the packs
SUBJECTS = {
    "fact": "FCT", "facts": "FCT", "statements": "FCT", "contradictions": "FCT",
    "duplicate": "DUP", "duplicates": "DUP", "duplication": "DUP", "repeats": "DUP", "copies": "DUP",
    "boilerplate": "BPL", "furniture": "BPL",
    "encoding": "ENC", "encodings": "ENC", "damage": "ENC",
    "copy": "CPY", "style": "CPY", "typos": "CPY", "grammar": "CPY",
}  # fmt: skip


class Named(Protocol):
    """What has a code and a name."""

    @property
    def code(self) -> str:
        """Three capitals and three digits."""

    @property
    def name(self) -> str:
        """Words with hyphens."""


#: what a code is written as, with letters in the place of figures
_CODE = re.compile(r"([A-Z]{3})([0-9OIL]{3,4})")
_FIGURES = str.maketrans("OIL", "011")
T = TypeVar("T", bound=Named)


def find_rules(rules: Sequence[T], word: str) -> list[T]:
    """The one rule of that code or name, or all whose code or name starts so. Raises UsageError if there is none."""
    exact = [rule for rule in rules if word.upper() == rule.code or word.lower() == rule.name]
    if exact:
        return exact
    begun = [rule for rule in rules if rule.code.startswith(word.upper()) or rule.name.startswith(word.lower())]
    if begun and word:
        return begun
    raise UsageError(f"no rule `{word}`", hint=near_hint(rules, word))


def near_hint(rules: Sequence[Named], word: str) -> str:
    """What somebody may have meant, or where all rules are listed."""
    from difflib import get_close_matches

    if word.lower() in SUBJECTS:
        return f"did you mean `{SUBJECTS[word.lower()]}`?"
    if meant := _near_code([rule.code for rule in rules], word):
        return f"did you mean `{meant}`?"
    close = get_close_matches(word.lower(), [rule.name for rule in rules], 1) or get_close_matches(
        word.upper(), [rule.code for rule in rules], 1
    )
    return f"did you mean `{close[0]}`?" if close else "`newslint rule` lists them all"


def _near_code(codes: Sequence[str], word: str) -> str:
    """The code of a known pack that is meant by one of its codes, letters read as figures, or the one most like it."""
    found = _CODE.fullmatch(word.upper())
    if not found:
        return ""
    pack, figures = found[1], found[2].translate(_FIGURES)
    beside = [code for code in codes if code.startswith(pack)]

    def is_far(code: str) -> tuple[int, int]:
        return _edits(figures, code.removeprefix(pack)), abs(int(figures) - int(code.removeprefix(pack)))

    return min(beside, key=is_far, default="")


def _edits(one: str, other: str) -> int:
    """How many figures have to be changed, put in or left out to make the one of the other."""
    row = list(range(len(other) + 1))
    for number, figure in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, its in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (figure != its))
    return row[-1]
