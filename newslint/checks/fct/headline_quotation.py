"""A quotation in a headline or a key point, and whether the story holds it in those words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.quotations import Quotation, find_differences, quotation_words
from newslint.model import BODY_PARTS, Hit, Part, Passage, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_OPEN, _CLOSE = (
    "[\N{LEFT DOUBLE QUOTATION MARK}\"\N{LEFT SINGLE QUOTATION MARK}']",
    ("[\N{RIGHT DOUBLE QUOTATION MARK}\"\N{RIGHT SINGLE QUOTATION MARK}']"),
)
_QUOTED = re.compile(rf"(?:(?<=[\s(:—–])|^){_OPEN}(?P<said>[^\n“”\"]{{12,200}}?){_CLOSE}(?=[\s,.:;?!)—–]|$)")


class Options(Struct, frozen=True):
    """`least_words`: shorter quotations are names of things as often as speech; `least_body`: characters of story.

    `absent`: also tell of words that the story doesn't hold.
    """

    least_words: int = 5
    least_body: int = 1000
    absent: bool = True


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one if the story has it in other words, `absent` if it has nothing like it.

    `slight` if only small words or a spelling differ.
    """
    story = view.story
    if story is None or story.kind != "story":
        return
    for passage in view.passages:
        for found in _QUOTED.finditer(view.text, passage.span.start, passage.span.end):
            said = quotation_words(view.text, Span(found.start("said"), found.end("said")), 0)
            if len(said.words) >= options.least_words:
                yield from _judge(view, passage, said, options)


def _judge(view: View, claiming: Passage, said: Quotation, options: Options) -> Iterator[Hit]:
    wanted_parts = (BODY_PARTS | {Part.CAPTION}) - {claiming.part}
    body = [p for p in view.whole.passages if p.part in wanted_parts]
    if sum(len(p.span) for p in body) < options.least_body:
        return
    words = [quotation_words(view.text, p.span, 1) for p in body]
    wanted = f" {' '.join(said.words)} "
    if any(wanted in f" {' '.join(item.words)} " for item in words):
        return
    later = [q.span for q in view.whole.quotations if q.span.start > claiming.span.end]
    quoted = [quotation_words(view.text, span, 1) for span in later if any(p.span.holds(span) for p in body)]
    for parting in find_differences([said, *quoted], options.least_words):
        if parting.one is said:
            fields = (("here", parting.one_at.of(view.text)), ("there", parting.other_at.of(view.text)))
            verdict = "slight" if parting.slight else ""
            yield Hit(parting.one_at, fields, verdict, (RelatedLocation(parting.other_at, "body"),))
            return
    if not options.absent:
        return
    known = {word for item in words for word in item.words}
    if sum(word in known for word in said.words) < 0.6 * len(said.words):
        yield Hit(said.span, (), "absent")
