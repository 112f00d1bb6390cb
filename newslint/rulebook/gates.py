"""Which rules a text can give rise to at all: one look for the strings that their checks need, before any is asked.

Many checks are about words that most texts don't hold, and each went through the text to find that out. What a check
needs is said by its module (`newslint.checks.protocols`) and kept with the rule, so that a check whose gate stays shut
isn't loaded either.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from newslint import checks
from newslint.extract.word_finder import find_words
from newslint.extract.words import fold_case
from newslint.rulebook.rule import Rule


def with_options(rule: Rule, options: Struct) -> Rule:
    """The rule with other options, and the gate that goes with them."""
    return replace(rule, given=options, gate=checks.gate_of(rule.check, options))


class Gates:
    """The gates of many rules, looked at together. A gate is told by its number; that of rules without one is 0."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._numbers: dict[tuple[tuple[str, ...], ...], int] = {(): 0}
        for rule in rules:
            self._numbers.setdefault(rule.gate, len(self._numbers))
        strings = sorted({string for gate in self._numbers for group in gate for string in group if len(string) > 1})
        at = {string: number for number, string in enumerate(strings)}
        #: each gate with its groups, as the characters and the numbers of the strings that open them
        self._gates = [
            [
                (frozenset(s for s in group if len(s) == 1), frozenset(at[s] for s in group if len(s) > 1))
                for group in gate
            ]
            for gate in self._numbers
        ]
        # the dense form looks no faster for some hundred strings, and takes 3 ms to make (30 November 2026)
        self._finder = find_words(strings, build="small") if strings else None

    def number_of(self, rule: Rule) -> int:
        """The number of a rule's gate."""
        return self._numbers[rule.gate]

    def find_open(self, text: str) -> set[int]:
        """The gates that a text opens."""
        folded = fold_case(text)
        characters = set(folded)
        found = {index for index, _, _ in self._finder.found_in(folded)} if self._finder else set[int]()
        return {
            number
            for number, groups in enumerate(self._gates)
            if all(not (chars.isdisjoint(characters) and strings.isdisjoint(found)) for chars, strings in groups)
        }
