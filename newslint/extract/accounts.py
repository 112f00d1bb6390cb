"""The account of a story's figures: its sentences in order, so that a sum may be told over two of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from newslint.extract.figures import Figure, Unit, figured_sentences, same_kind
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Part, Span
from newslint.segmenting.view import StoryText

#: figures of a sentence beyond which nobody says which of them a word compares. Chosen, not measured
_MOST = 6
#: what says beside two figures that one of them is the other at another time, or elsewhere
_COMPARES = re.compile(
    r"\b(?:against|(?:as )?compared (?:with|to)|versus|from|than|until|now|then|last (?:year|month|week|season|spring"
    r"|summer|autumn|winter|time)|this (?:year|month|week|season|spring|summer|autumn|winter)|previous\w*|used to"
    r"|(?:year|month|week|season|decade)s? (?:ago|earlier|before)|instead of|(?:the|its|their) (?:usual|normal|former"
    r"|original|old)|had (?:been|cost|paid|earned|numbered|stood)|(?:last|this) [A-Z][a-z]+|in (?:1\d|20)\d\d"
    r"|(?:on [A-Z][a-z]+day|in (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|spring|summer|autumn|winter))|before the [a-z]+"
    r"|fallen to|risen to|will be)\b|\b(?:cost|stood at|was|were) (?:\Z|(?=[$£€\d]))"
)
#: figures of other things than those that are compared: of one of many, or of a part
_ASIDE = re.compile(r"\b(?:each|every|per (?!c)[a-z]+|aged?|of them|of whom|of which|including|among|another|other)\b")


class Wrong(NamedTuple):
    """Where a sum stands, what it comes to, and what is stated."""

    span: Span
    computed: str
    stated: str


class Told(NamedTuple):
    """A sentence of a story's body, and the figures in it."""

    start: int
    end: int
    figures: list[Figure]


def account(whole: StoryText) -> list[Told]:
    """Every sentence of a story's body, in order."""
    figured = whole.shared(figured_sentences)
    sentences = whole.shared(sentences_of_passages)
    told = []
    for passage in whole.passages:
        if passage.part in BODY_PARTS and passage.part is not Part.CAPTION:
            known = {sentence.start: sentence.figures for sentence in figured.get(passage.span.start, ())}
            told += [Told(*span, known.get(span[0], [])) for span in sentences.get(passage.span.start, ())]
    return told


def sentence_at(told: Sequence[Told], offset: int) -> int | None:
    """Which of a story's sentences an offset stands in; None in what lies between them, a caption for one."""
    at = bisect_right(told, offset, key=attrgetter("start")) - 1
    return at if at >= 0 and offset < told[at].end else None


def compared_pair(
    text: str, sentence: Told, but: Figure | None = None, *, rough: bool = False
) -> tuple[Figure, Figure] | None:
    """The two figures of a sentence that it compares with each other; None if it has others, or compares none."""
    rest = [f for f in sentence.figures if f is not but and f.unit in (Unit.COUNT, Unit.MONEY)]
    if len(rest) != 2 or len(sentence.figures) > _MOST:
        return None
    one, other = rest
    if not is_pair(one, other, rough=rough):
        return None
    around = text[max(sentence.start, one.start - 40) : one.start], text[one.end : min(sentence.end, other.end + 40)]
    if not any(_COMPARES.search(words) for words in around) or _ASIDE.search(
        text, one.end, min(sentence.end, other.end + 12)
    ):
        return None
    return one, other


def is_pair(one: Figure, other: Figure, *, rough: bool = False) -> bool:
    """Whether two figures are exact (or `rough`: about so many), of one kind, and of a size that can be compared."""
    allowed = ("", "~") if rough else ("",)
    if (
        one.hedge not in allowed
        or other.hedge not in allowed
        or not same_kind(one, other)
        or min(one.value, other.value) <= 0
    ):
        return False
    return 1 < max(one.value, other.value) / min(one.value, other.value) < 20


def neighbours(told: list[Told], at: int) -> Iterator[Told]:
    """The sentence before one, and the one behind it."""
    if at:
        yield told[at - 1]
    if at + 1 < len(told):
        yield told[at + 1]


def shown(value: float) -> str:
    """A sum as a message has it: 1.2 million, 4,500, 3.5."""
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if value >= size:
            return f"{value / size:.3g}{name}"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
