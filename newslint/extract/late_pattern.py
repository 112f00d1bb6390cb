"""A pattern that is compiled when a text first needs it: most runs meet few of the words that patterns are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property


class LatePattern:
    """Stands for `re.compile(pattern, flags)`, and does its work at the first question.

    `needs` are strings, as they are written, of which every match holds one: `finditer` looks for them first, which
    takes a tenth of a pattern that begins with alternatives and so is tried at every word.
    """

    def __init__(self, pattern: str, flags: int = 0, needs: Sequence[str] = ()) -> None:
        self.pattern, self.flags, self._needs = pattern, flags, needs

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    def may_match(self, text: str, *bounds: int) -> bool:
        """Whether a text holds any of the strings that a match needs."""
        return not self._needs or any(text.find(need, *bounds) >= 0 for need in self._needs)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As a compiled pattern's."""
        return self.compiled.search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As a compiled pattern's."""
        return self.compiled.match(text, *bounds)

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As a compiled pattern's."""
        return self.compiled.fullmatch(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As a compiled pattern's."""
        # a loop, here too: `any` and what it asks are three calls more a passage
        for need in self._needs:
            if text.find(need, *bounds) >= 0:
                break
        else:
            if self._needs:
                return iter(())
        return self.compiled.finditer(text, *bounds)

    def findall(self, text: str) -> list[str]:
        """As a compiled pattern's."""
        return self.compiled.findall(text)
