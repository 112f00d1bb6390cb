"""Stories of a page of which one says that something happened and another that it did not, or only half of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.compare.polarity import claims, opposed_pairs
from newslint.model import BODY_PARTS, Hit, Part, RelatedLocation
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`least`: words that two sentences must share, and `share` of the shorter one's, to speak of the same thing."""

    least: int = 3
    share: float = 0.5


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the later claim and points to the earlier one; each claim is told once."""
    if len(view.whole.page.stories) < 2:
        return
    parts = BODY_PARTS | {Part.HEADLINE}
    told = [p for p in view.passages if p.story and p.part in parts]
    found = [
        claim
        for before, passage in zip([None, *told], told, strict=False)
        for claim in claims(view.text, passage.span, passage.story, before.span if before else None)
        if view.admits(claim.span)
    ]
    flagged = set()
    for one, other in opposed_pairs(found, options.least, options.share):
        if other.span not in flagged:
            flagged.add(other.span)
            fields = (("here", other.span.of(view.text)), ("there", one.span.of(view.text)), ("ladder", one.ladder))
            yield Hit(other.span, fields, related_locations=(RelatedLocation(one.sentence, "other"),))
