"""The line that a finding stands in, cut to what an eye can take in, with the flagged characters told apart."""

from __future__ import annotations

from msgspec import Struct

from newslint.model import Finding, Place, Related
from newslint.reporting.escape_controls import escape_controls

CUT = "…"


class Excerpt(Struct, frozen=True):
    """A line in three pieces, harmless to show: what stands before the mark, the marked characters, what follows."""

    before: str
    marked: str
    after: str


def excerpt(item: Finding | Related, most: int) -> Excerpt:
    """The first line of what is flagged in about `most` characters, cut at words where that can be."""
    before, marked, after = _pieces(item.context, item.context_column, item.place)
    room = most - min(len(marked), most // 2)
    left = min(len(before), max(room // 2, room - len(after)))
    return Excerpt(
        escape_controls(_tail(before, left)),
        escape_controls(_middle(marked, most)),
        escape_controls(_head(after, room - left)),
    )


def is_inside(other: Related, finding: Finding) -> bool:
    """Whether a place lies within the flagged characters, so that showing its line again would tell nothing."""
    one, whole = other.place, finding.place
    return (other.path, other.record) == (finding.path, finding.record) and (
        (whole.line, whole.column) <= (one.line, one.column)
        and (one.end_line, one.end_column) <= (whole.end_line, whole.end_column)
    )


def of_what(other: Related, finding: Finding) -> str:
    """The note of a place within the flagged characters, with its own before it if they are fewer."""
    note = escape_controls(other.note)
    return note if other.excerpt == finding.excerpt else f"{escape_controls(_middle(other.excerpt, 60))}: {note}"


def _pieces(context: str, first_column: int, place: Place) -> tuple[str, str, str]:
    start = max(0, place.column - first_column)
    end = place.end_column - first_column if place.end_line == place.line else len(context)
    return context[:start].lstrip(), context[start:end], context[max(start, end) :].rstrip()


def _tail(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    at = text.find(" ", len(text) - most + 1)
    return CUT + (text[at:] if 0 <= at < len(text) - 1 else text[len(text) - most + 1 :])


def _head(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    at = text.rfind(" ", 1, max(1, most - 1))
    return (text[: at + 1] if at > 0 else text[: max(0, most - 1)]) + CUT


def _middle(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = most // 2 - 2
    return f"{text[:half]} {CUT} {text[-half:]}"
