"""A quotation in a headline, and whether the story holds it in those words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.facts.quotes import Utterance, partings, utterance
from newslint.model import BODY_PARTS, Hit, Part, Pointer, Span
from newslint.segmenting.view import View

UNIT = "story"

_OPEN, _CLOSE = (
    "[\N{LEFT DOUBLE QUOTATION MARK}\"\N{LEFT SINGLE QUOTATION MARK}']",
    ("[\N{RIGHT DOUBLE QUOTATION MARK}\"\N{RIGHT SINGLE QUOTATION MARK}']"),
)
_QUOTED = re.compile(rf"(?:(?<=[\s(:—–])|^){_OPEN}(?P<said>[^\n“”\"]{{12,200}}?){_CLOSE}(?=[\s,.:;?!)—–]|$)")


@dataclass(frozen=True, slots=True)
class Options:
    """`least_words`: shorter quotations are names of things as often as speech; `least_body`: characters of story."""

    least_words: int = 5
    least_body: int = 1000


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one if the story has it in other words, `absent` if it has nothing like it."""
    story = view.story
    if story is None or story.kind != "story":
        return
    for passage in view.passages:
        for found in _QUOTED.finditer(view.text, passage.span.start, passage.span.end):
            said = utterance(view.text, Span(found.start("said"), found.end("said")), 0)
            if len(said.words) >= options.least_words:
                yield from _judged(view, said, options)


def _judged(view: View, said: Utterance, options: Options) -> Iterator[Hit]:
    body = [p for p in view.whole.passages if p.part in BODY_PARTS or p.part is Part.CAPTION]
    if sum(len(p.span) for p in body) < options.least_body:
        return
    words = [utterance(view.text, p.span, 1) for p in body]
    wanted = f" {' '.join(said.words)} "
    if any(wanted in f" {' '.join(item.words)} " for item in words):
        return
    quoted = [utterance(view.text, q.span, 1) for q in view.whole.quotations if q.span.start > said.span.end]
    for parting in partings([said, *quoted], options.least_words):
        if parting.one is said:
            fields = (("here", parting.one_at.of(view.text)), ("there", parting.other_at.of(view.text)))
            yield Hit(parting.one_at, fields, "", (Pointer(parting.other_at, "body"),))
            return
    known = {word for item in words for word in item.words}
    if sum(word in known for word in said.words) < 0.6 * len(said.words):
        yield Hit(said.span, (), "absent")
