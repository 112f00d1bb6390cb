"""Which rules a word of a person's means: a code, a name, or the start of either, in any case."""

from __future__ import annotations

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
    close = get_close_matches(word.lower(), [rule.name for rule in rules], 1) or get_close_matches(
        word.upper(), [rule.code for rule in rules], 1
    )
    return f"did you mean `{close[0]}`?" if close else "`newslint rule` lists them all"
