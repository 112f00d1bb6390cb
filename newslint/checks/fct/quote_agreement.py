"""One utterance quoted in two wordings, across the stories of a page or within one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.compare.claims import is_speech
from newslint.extract.quotations import WordingDifference, find_differences, quotation_words
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`least_words`: shorter quotations are not compared.

    `within`: `page` compares the stories of a page with each other, `story` long quotations of one story of which one
    word differs, for whoever says a thing twice mostly said it twice.
    """

    least_words: int = 3
    within: Literal["page", "story"] = "page"


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the words of the later quotation that the earlier has otherwise. Verdict `slight`: small words."""
    if options.within == "story":
        yield from _told_twice(view, options.least_words)
        return
    if len(view.whole.page.stories) < 2:
        return
    quoted = []
    passages = iter(view.whole.passages)
    passage = next(passages, None)
    for quotation in view.whole.quotations:
        while passage is not None and passage.span.end < quotation.span.end:
            passage = next(passages, None)
        if passage is None:
            break
        if passage.story and passage.part not in (Part.FURNITURE, Part.CAPTION) and is_speech(view.text, quotation):
            quoted.append(quotation_words(view.text, quotation.span, passage.story))
    for parting in find_differences(quoted, options.least_words):
        fields = (
            ("here", parting.other_at.of(view.text)),
            ("there", parting.one_at.of(view.text)),
        )
        if parting.one.story == parting.other.story:
            # whoever says a thing twice in one story mostly said it twice
            continue
        verdict = "slight" if parting.slight else ""
        yield Hit(parting.other_at, fields, verdict, (RelatedLocation(parting.one_at, "other"),))


def _told_twice(view: View, least: int) -> Iterator[Hit]:
    """Long quotations of a story that are the same but for one word; they begin or end with the same three."""
    known: dict[tuple[int, int, bool, tuple[str, ...]], Span] = {}
    stories = view.whole.page.stories
    for quotation in view.whole.quotations:
        words = quotation.span.of(view.text).lower().split()
        if len(words) < least:
            continue
        start = quotation.span.start
        story = next((s.number for s in stories if s.span.start <= start < s.span.end), 0)
        ends = ((True, tuple(words[1:4])), (False, tuple(words[-4:-1])))
        keys = [(story, len(words), *end) for end in ends]
        earlier = next((known[key] for key in keys if key in known), None)
        for key in keys:
            known.setdefault(key, quotation.span)
        if earlier and any(p.span.holds(quotation.span) for p in view.passages):
            parting = _one_word_apart(view, earlier, quotation.span)
            if parting:
                fields = (("here", parting.other_at.of(view.text)), ("there", parting.one_at.of(view.text)))
                yield Hit(parting.other_at, fields, "", (RelatedLocation(parting.one_at, "other"),))


def _one_word_apart(view: View, one: Span, other: Span) -> WordingDifference | None:
    """The parting of two quotations that have the same words but for one, if it is more than a small word."""
    said = [quotation_words(view.text, span, number) for number, span in enumerate((one, other))]
    if len(said[0].words) != len(said[1].words):
        return None
    if sum(mine != theirs for mine, theirs in zip(said[0].words, said[1].words, strict=True)) != 1:
        return None
    return next((parting for parting in find_differences(said) if not parting.slight), None)
