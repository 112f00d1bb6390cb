"""Fixed phrases. Matched together with those of all other rules: see `newslint.rulebook.matcher`."""

from __future__ import annotations

from msgspec import Struct


class Options(Struct, frozen=True):
    """What a rule may set.

    `phrases` are looked for as whole words, in any case, curly and straight apostrophes alike, unless told otherwise.
    `whole_line`: nothing but the phrase and punctuation stands in the passage. `max_words`: only in passages of at
    most that many words (0: of any length). `unless`: patterns (RE2) that keep a passage silent.
    """

    phrases: tuple[str, ...]
    ignore_case: bool = True
    whole_words: bool = True
    whole_line: bool = False
    max_words: int = 0
    unless: tuple[str, ...] = ()
