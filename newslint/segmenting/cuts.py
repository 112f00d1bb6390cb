"""What a layout gives back of each story of a page: its lines."""

from __future__ import annotations

from msgspec import Struct


class Cut(Struct, frozen=True):
    """A story's lines: from `start` up to `end`, `title` its headline and `over` the first line that dates it.

    `headline` is what it says where the headline is run into its text, or where a message begins with it; `day` and
    `byline` are what a message's stamp or the columns of its row say.
    """

    start: int
    end: int
    title: int
    over: int
    headline: str | None = None
    day: str | None = None
    byline: str | None = None
    is_message: bool = False
