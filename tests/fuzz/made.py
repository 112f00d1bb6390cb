"""Values and files that are made of a fuzzer's bytes: as they come they'd never get past the first brace."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

#: texts that somebody may put where anything else is meant
TEXTS = (
    "", " ", "\n", "The boat sailed from Lowick on Monday, the owner said.", "\x1b[31m", "\u202eabc", "\x00", "\ud800",
    "../../x", "/etc/passwd", "*", "**/**", "[", "!", "a" * 300, "2023-03-11", "99999-99-99", "CPY101", "CPY", "error",
    "-", "-1", "1e999", "nan", "en", "xx-YY", "https://example.org/2023/03/11/boat", "exact", "{}", "utf-8", "rot13",
)  # fmt: skip
NUMBERS = (0, 1, -1, 3, 255, 1 << 31, 1 << 63, 1 << 64, -(1 << 63), 10**400, 0.5, 1e308, -0.0, 1e-320)
#: a value is at most so deep: what is deeper is another's fault, and is told by the rows of tests/trust
DEEPEST = 4


class Maker:
    """Makes values of bytes, as long as there are some; then the simplest of each."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def number(self, below: int) -> int:
        """A number from 0 to less than `below`."""
        if self.at >= len(self.data):
            return 0
        self.at += 1
        return self.data[self.at - 1] % below

    @property
    def is_spent(self) -> bool:
        """Whether all bytes were taken."""
        return self.at >= len(self.data)

    def pick(self, among: Sequence[Any]) -> Any:  # noqa: ANN401  (one of whatever they are)
        """One of several."""
        return among[self.number(len(among))]

    def text(self) -> str:
        """One of the texts, or the next bytes as they come."""
        if self.number(3):
            return self.pick(TEXTS)
        size = self.number(60)
        self.at += size
        return self.data[self.at - size : self.at].decode("utf-8", "replace")

    def value(self, keys: Sequence[str], depth: int = 0) -> object:
        """Whatever JSON may say."""
        kind = self.number(8 if depth < DEEPEST else 6)
        if kind < 3:
            return self.text()
        if kind == 3:
            return self.pick(NUMBERS)
        if kind < 6:
            return self.pick((None, True, False))
        if kind == 6:
            return [self.value(keys, depth + 1) for _ in range(self.number(5))]
        return self.table(keys, depth + 1)

    def table(self, keys: Sequence[str], depth: int = 0) -> dict[str, object]:
        """Some of the keys, or others, with whatever values."""
        return {
            self.pick(keys) if self.number(8) else self.text(): self.value(keys, depth) for _ in range(self.number(7))
        }


def toml(value: object) -> str:
    """A value as TOML writes it; what TOML has no word for is a text."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(key)} = {toml(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(held) for held in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    return _quoted(value or "")


def _quoted(text: object) -> str:
    return json.dumps(text if isinstance(text, str) else str(text)).replace("\\ud800", "?")
