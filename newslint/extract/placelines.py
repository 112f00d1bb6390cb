"""Where a story says at its head that it was written: "WICHITA, Kan., May 27 —", "TAKAMATSU, Japan (AP) —"."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.extract.place_names import code_of
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City
from newslint.knowledge.states import SHORT
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

_LINE = re.compile(
    r"(?<![\w'’.-])(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý'’.-]{1,20}(?: [A-ZÀ-Ý'’.-]{1,20}){0,3}"
    r"|[A-Z][a-zà-ÿ'’-]{1,20}(?: [A-Z][a-zà-ÿ'’-]{1,20}){0,2})"
    r"(?:, (?P<land>[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{1,20}){0,2}))?"
    r"(?:,? (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) \d{1,2}(?:, \d{4})?)?(?: ?\([\w /.-]{2,30}\))?"
    r" ?(?:—|–|--|-|:) ?(?=[A-Z“\"‘'])"
)
#: people in a town for it to be the one that a paper names without its country; not measured
_KNOWN = 100_000


class PlaceLine(Struct, frozen=True):
    """The place at the head of a story: its city if the record has it, and the country or state written or meant.

    `land` is where the line says it lies; `home` where it does by the line or, of a large city, by the record.
    """

    place: Span
    city: City | None
    land: str | None
    land_span: Span | None
    home: str | None


def place_line(story: StoryText) -> PlaceLine | None:
    """The line with the place, if the story opens with one."""
    body = next((p for p in story.passages if p.part in BODY_PARTS), None)
    if body is None:
        return None
    found = _LINE.match(story.text, body.span.start, min(body.span.end, body.span.start + 120))
    if found is None:
        return None
    written = found["land"]
    if written is None and not found["place"].isupper():
        return None
    land = None
    if written is not None:
        state = SHORT.get(written) or SHORT.get(written.rstrip(".") + ".")
        land = f"US-{state}" if state else code_of(written)
    city = knowledge().record.city(found["place"].title() if found["place"].isupper() else found["place"])
    home = land
    if written is None and city is not None and city.people >= _KNOWN:
        home = city.country
    return PlaceLine(
        Span(*found.span("place")), city, land, Span(*found.span("land")) if written else None, home
    )  # fmt: skip
