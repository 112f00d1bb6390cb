"""Regular expressions in RE2's syntax. Matched together with all other rules': see `newslint.checks.matching`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`patterns` are tried in order; the first group named `hit`, or else the whole match, is what is flagged."""

    patterns: tuple[str, ...]
    ignore_case: bool = False
    whole_line: bool = False
    max_words: int = 0
    unless: tuple[str, ...] = ()
