"""Key points that only say again what stands in the text word for word."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.dup.repeated_passages import span_words
from newslint.model import Hit, Part, RelatedLocation
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`least_words`: shorter key points are not compared."""

    least_words: int = 5


def check(view: View, options: Options) -> Iterator[Hit]:
    """Each key point whose words stand in a row in a paragraph, with a pointer to that paragraph."""
    points = [passage for passage in view.whole.passages if passage.part is Part.SUMMARY]
    if not points:
        return
    text = view.text
    paragraphs = [(p, f" {' '.join(span_words(text, p.span))} ") for p in view.passages if p.part is Part.PARAGRAPH]
    for point in points:
        words = span_words(text, point.span)
        told = f" {' '.join(words)} "
        holder = next((p for p, said in paragraphs if told in said), None)
        if holder and len(words) >= options.least_words:
            yield Hit(point.span, related_locations=(RelatedLocation(holder.span, "body"),))
