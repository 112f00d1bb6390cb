"""A quotation at the end of a paragraph about things, which nobody is said to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.cpy.lone_quotations import SPEAKS
from newslint.extract.named_people import introduced_people
from newslint.extract.sentences import sentence_spans
from newslint.extract.words import as_set
from newslint.model import Hit, Part, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (('"', "”"),)

_LAST = re.compile(r"[.!?] (?P<quoted>[“\"](?=[A-Z])[^“”\"\n]{10,200}[.!?][”\"])$")
#: whoever does a thing, and the pronouns for people
_PERSON = re.compile(
    r"\b(?:he|she|they|we|you|who|whose|whom|his|her|him|their|them|our|us|my|me|your|people|public|crowd|staff|police|family"
    r"|families|team|man|men|woman|women|child|children|boys?|girls?|mother|father|residents?|pupils?|students?|witness\w*"
    r"|neighbou?rs?|fans?|sources?|critics?|officials?|experts?|guests?|clerks?|everyone|everybody|nobody|someone|one|others"
    r"|council|company|club|union|court|church|government|ministry|school|party|group|sign|poster|note|message|slogan|motto|banner"
    r"|song|poem|verse|words?|[a-z]{3,14}(?:ers?|ors?|ists?|ians?|ants|men|women|man|woman)|He|She|They|We|You|I|Who|His|Her"
    r"|Their|Police|People|[A-Z][a-z]{2,14}(?:ers|ors|ists|ians|men|women|man|woman))\b(?![’']s)"
)


class Options(Struct, frozen=True):
    """`things` are words that end like people and are none: former, river."""

    things: tuple[str, ...] = ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers each quotation that ends a paragraph behind a sentence about things, and whose speaker nobody is.

    The next paragraph mustn't tell of a speaker in its first sentence, nor open a quotation.
    """
    paragraphs = [p for p in view.whole.passages if p.part in (Part.PARAGRAPH, Part.QUOTATION, Part.SUMMARY)]
    text = view.text
    for at, passage in enumerate(paragraphs):
        if passage.part is not Part.PARAGRAPH or passage.part not in view.scope.parts:
            continue
        if text[passage.span.end - 1] not in '”"' or not (
            found := _LAST.search(text, passage.span.start, passage.span.end)
        ):
            continue
        spans = sentence_spans(text, passage.span.start, found.start() + 1)
        if not spans or _tells(view, Span(*spans[-1]), options):
            continue
        if at + 1 < len(paragraphs):
            behind = paragraphs[at + 1].span
            first = Span(*sentence_spans(text, behind.start, behind.end)[0])
            if (
                SPEAKS.search(first.of(text))
                or first.of(text)[:1] in "“\"'‘"
                or first.of(text).startswith(("That ", "So "))
            ):
                continue
        yield Hit(Span(*found.span("quoted")))


def _tells(view: View, sentence: Span, options: Options) -> bool:
    """Whether a sentence says something of somebody, or of what is written somewhere."""
    words = sentence.of(view.text)
    if SPEAKS.search(words) or "”" in words or '"' in words or words.endswith(":"):
        return True
    if any(found[0].lower() not in as_set(options.things) for found in _PERSON.finditer(words)):
        return True
    return any(sentence.overlaps(person.span) for person in view.whole.shared(introduced_people) if person.sure)
