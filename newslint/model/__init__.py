"""The nouns. Everything else in newslint passes these to and fro; this room imports nothing of ours."""

from newslint.model.document import Damage, Document, Fields, Format, Guess, MarkupLine, MarkupStory, RecordRef, Run
from newslint.model.finding import (
    Finding,
    Fix,
    Hit,
    LocatedHit,
    Location,
    PlacedEdit,
    Related,
    RelatedLocation,
    Safety,
    Severity,
)
from newslint.model.report import Fault, Report, Skipped, Unread, Unspoken, Unused
from newslint.model.story import BODY_PARTS, UNKNOWN, Page, Part, Passage, Story
from newslint.model.text import Edit, Place, Span, apply_edits

__all__ = [
    "BODY_PARTS",
    "UNKNOWN",
    "Damage",
    "Document",
    "Edit",
    "Fault",
    "Fields",
    "Finding",
    "Fix",
    "Format",
    "Guess",
    "Hit",
    "LocatedHit",
    "Location",
    "MarkupLine",
    "MarkupStory",
    "Page",
    "Part",
    "Passage",
    "Place",
    "PlacedEdit",
    "RecordRef",
    "Related",
    "RelatedLocation",
    "Report",
    "Run",
    "Safety",
    "Severity",
    "Skipped",
    "Span",
    "Story",
    "Unread",
    "Unspoken",
    "Unused",
    "apply_edits",
]
