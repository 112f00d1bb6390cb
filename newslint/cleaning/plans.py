"""What is to be done with an archive, and what the first pass decided about it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import IO

from msgspec import Struct, field

from newslint.cleaning.cleaner import Change
from newslint.cleaning.furniture import Cut
from newslint.formats.edit_in_place import Patch
from newslint.model import Edit, Skipped, Unread
from newslint.rulebook.rule import Rule
from newslint.settings import CleanSettings, Settings

STEPS = ("damage", "furniture", "repeats")


class Plan(Struct, frozen=True):
    """What is to be done: the paths, the steps, the kinds of repeats, whether pages are split, and whether
    what is only likely to be furniture goes."""

    paths: tuple[str, ...]
    settings: Settings
    rules: tuple[Rule, ...]
    steps: tuple[str, ...] = STEPS
    repeats: tuple[str, ...] = CleanSettings().repeats
    split: bool = False
    takes_likely: bool = False


class Entry(Struct, frozen=True):
    """What the first pass decided about one document: its patch, and the changes that this makes.

    `fixing` are the edits without those that take furniture out.
    """

    path: str
    record: str | None
    patch: Patch
    changes: tuple[Change, ...]
    mending: tuple[Edit, ...] = ()


class Decisions(Struct):
    """The outcome of the first pass: the files in order, and what is known of each only when all were seen.

    `repeats` says, by path and place, which numbers of stories repeat another (0 for the whole record) and where that
    stands; `recurring` which stretches of the cleaned text recur in the archive.
    `lines` and `words` are how much text there was, `losses` the documents that lost too much of it: path, record, and
    what to say. `told` is what else the user should know.
    """

    spool: IO[bytes]
    paths: list[str] = field(default_factory=list)
    documents: int = 0
    stories: int = 0
    unread: list[Unread] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    repeats: dict[tuple[str, int], dict[int, tuple[str, str]]] = field(default_factory=dict)
    recurring: dict[tuple[str, int], list[Cut]] = field(default_factory=dict)
    lines: int = 0
    words: int = 0
    losses: list[tuple[str, str | None, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        """What was decided about each document, in order."""
        self.spool.seek(0)
        while True:
            try:
                yield pickle.load(self.spool)
            except EOFError:
                return
