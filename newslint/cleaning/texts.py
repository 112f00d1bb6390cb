"""One text cleaned by itself: its damage fixed, its furniture out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newslint.cleaning.cleaner import Change, Cleaner
from newslint.cleaning.piece_table import PieceTable
from newslint.formats.sources import document_of_text
from newslint.model import Unread
from newslint.rulebook.rule import Rule
from newslint.settings import Settings


class Cleaned(Struct, frozen=True):
    """A cleaned text, every change that made it, in the order they were made, and faults of newslint's own."""

    text: str
    changes: tuple[Change, ...] = ()
    unread: tuple[Unread, ...] = ()


def text_cleaner(settings: Settings, rules: Sequence[Rule]) -> Cleaner:
    """A cleaner that does what the settings have of the two steps that a text by itself allows."""
    wanted = {"damage": settings.clean.damage, "furniture": settings.clean.furniture}
    return Cleaner(settings, rules, [step for step, is_wanted in wanted.items() if is_wanted])


def clean_text(text: str, cleaner: Cleaner, language: str | None = None) -> Cleaned:
    """The text as `newslint clean` would write it, were it a file of its own."""
    document = document_of_text(text, "text", language)
    outcome = cleaner(document)
    return Cleaned(PieceTable(document.source, outcome.edits).text, outcome.changes, outcome.faults)
