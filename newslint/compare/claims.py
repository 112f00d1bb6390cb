"""What one story says that another write-up of the event may say otherwise: its quotations and its sentences."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from newslint.compare.polarity import Claim, claims
from newslint.extract.quotations import Quotation, quotation_words
from newslint.extract.sentences import Sentence, sentences
from newslint.model import BODY_PARTS, Part, Passage, Span
from newslint.segmenting.quotations import QuotedSpan, quotations_of

#: the parts in which a story speaks for itself
TOLD = BODY_PARTS | {Part.HEADLINE}
#: sentences and quotations beyond these are not compared
_MOST = 200
#: characters from which a quotation is more than a name or a word
_LEAST_QUOTED = 20
_LEAST_SPACES = 2


class StoryClaims(Struct, frozen=True):
    """A story as far as another can gainsay it; every span counts in `text`, `number` tells it from the others."""

    number: int
    text: str
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    quoted: tuple[Span, ...]
    #: when it was published, if that is known
    day: datetime.date | None = None

    def has_said(self, words: tuple[str, ...]) -> bool:
        """Whether anybody is quoted with these words, one after another."""
        wanted, size = words, len(words)
        return any(
            wanted == item.words[at : at + size] for item in self.quotations for at in range(len(item.words) - size + 1)
        )

    def quotes(self, span: Span) -> bool:
        """Whether any of the span is somebody's own words."""
        return any(span.overlaps(other) for other in self.quoted)


def claims_of_story(
    number: int,
    text: str,
    passages: Iterable[Passage],
    quotations: Sequence[QuotedSpan] | None = None,
    day: datetime.date | None = None,
) -> StoryClaims:
    """The account of a story that stands in `text`; its quotations are looked for if they aren't given."""
    told = [p for p in passages if p.part in TOLD]
    if quotations is None:
        quotations = quotations_of(text, told)
    quoted = tuple(q.span for q in quotations)
    said = [quotation_words(text, q.span, number) for q in quotations[:_MOST] if is_speech(text, q)]
    found: list[Sentence] = []
    for passage in told:
        if len(found) < _MOST:
            found += sentences(text, passage.span, number)
    before = [None, *(p.span for p in told)]
    claimed = [c for passage, last in zip(told, before, strict=False) for c in claims(text, passage.span, number, last)]
    kept = [c for c in claimed if not any(c.span.overlaps(span) for span in quoted)]
    return StoryClaims(number, text, tuple(said), tuple(found[:_MOST]), tuple(kept[:_MOST]), quoted, day)


def is_speech(text: str, quotation: QuotedSpan) -> bool:
    """Whether a quotation is long enough, no attribute of a tag, and surely somebody's: a straight mark may be lost."""
    span = quotation.span
    if len(span) <= _LEAST_QUOTED or text[span.start - 1 : span.start] == "=":
        return False
    if text.find("://", span.start, span.end) >= 0 or text.count(" ", span.start, span.end) < _LEAST_SPACES:
        return False
    return quotation.closed or text[span.start] == "“"


def claims_of_lines(number: int, lines: Iterable[str]) -> StoryClaims:
    """The account of a story of which nothing is known but its lines."""
    passages, at, kept = [], 0, list(lines)
    for line in kept:
        passages.append(Passage(Part.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    return claims_of_story(number, "\n".join(kept), passages)
