"""Fixed phrases. Matched together with those of all other rules: see `newslint.checks.matching`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` are whole words in any case unless told otherwise; `whole_line`: nothing else stands there."""

    phrases: tuple[str, ...]
    ignore_case: bool = True
    whole_words: bool = True
    whole_line: bool = False
    max_words: int = 0
