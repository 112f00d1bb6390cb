"""Regular expressions in RE2's syntax. Matched together with all other rules': see `newslint.rulebook.matcher`."""

from __future__ import annotations

from msgspec import Struct


class Options(Struct, frozen=True):
    r"""What a rule may set.

    `patterns` are searched in each passage, `^` and `$` being its ends; a group named `hit` is what is flagged, or else
    the whole match, and every named group is a field for the message. A match whose group `closes` holds what the
    group `opens` of an earlier one held is its other half and isn't told again. `\w`, `\b` and `\s` know all of Unicode
    as long as a pattern has no letters beyond ASCII and no `\p{…}` or `\x{…}` of its own. `max_words`: only in passages
    of at most that many words (0: of any length). `unless`: patterns that keep a passage silent.
    """

    patterns: tuple[str, ...]
    ignore_case: bool = False
    max_words: int = 0
    unless: tuple[str, ...] = ()


def with_flag(options: Options) -> tuple[str, ...]:
    """The patterns with the flag that the options ask for."""
    return tuple(f"(?i){pattern}" for pattern in options.patterns) if options.ignore_case else options.patterns
