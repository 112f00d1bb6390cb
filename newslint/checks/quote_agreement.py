"""One utterance quoted in two wordings across the stories of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.facts.quotes import partings, utterance
from newslint.model import Hit, Part, Pointer
from newslint.segmenting.view import View

UNIT = "page"


@dataclass(frozen=True, slots=True)
class Options:
    """`least_words`: shorter quotations are not compared."""

    least_words: int = 3


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the words of the later quotation that the earlier, in another story, has otherwise."""
    if len(view.whole.page.stories) < 2:
        # whoever says a thing twice in one story mostly said it twice
        return
    quoted = []
    passages = iter(view.whole.passages)
    passage = next(passages, None)
    for quotation in view.whole.quotations:
        while passage is not None and passage.span.end < quotation.span.end:
            passage = next(passages, None)
        if passage is None:
            break
        if passage.story and passage.part not in (Part.FURNITURE, Part.CAPTION) and len(quotation.span) > 20:
            quoted.append(utterance(view.text, quotation.span, passage.story))
    for parting in partings(quoted, options.least_words):
        fields = (
            ("here", parting.other_at.of(view.text)),
            ("there", parting.one_at.of(view.text)),
        )
        if parting.one.story == parting.other.story:
            continue
        yield Hit(parting.other_at, fields, pointers=(Pointer(parting.one_at, "other"),))
