"""Words that stand for others, each with what to put there. Matched together with all phrases."""

from __future__ import annotations

from msgspec import Struct


class Options(Struct, frozen=True):
    """What a rule may set: `replace` maps a phrase to what should stand there, in the case that is found.

    The other options are those of `newslint.checks.phrases`.
    """

    replace: dict[str, str]
    ignore_case: bool = True
    whole_words: bool = True
    max_words: int = 0
    unless: tuple[str, ...] = ()
