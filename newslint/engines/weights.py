"""How much there is to do for an item."""

from __future__ import annotations


def weight(item: object) -> int:
    """How much there is to do for an item: the characters of a document."""
    return len(getattr(item, "text", "")) or 1
