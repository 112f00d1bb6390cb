"""Sentences of a story as words, so that two of them can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.facts.numbers import SMALL, TENS
from newslint.model import Span

_TITLES = ("Mr", "Ms", "Dr", "St", "Lt", "Mrs", "Gen", "Gov", "Sen", "Rep", "Col", "Sgt", "Maj", "Brig")
_NO_TITLE = "".join(rf"(?<!\b{title})" for title in _TITLES)
#: a stop that ends a sentence: not behind an initial or a short title, and before a capital, a figure or a mark
_END = re.compile(rf"(?<!\b[A-Z]){_NO_TITLE}[.!?][”\"’)]*\s+(?=[A-Z“\"‘\d])")
#: a figure, without the country of its dollars, or a word
_TOKEN = re.compile(
    r"(?:(?:\b(?:US|HK|NZ|A|C))?[$£€](?:(?:US|HK|NZ|A|C)(?=\d))?)?(?P<word>\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])|[^\W_]+(?:['’-][^\W_]+)*)"
)
_BRITISH = re.compile(r"(?<=[a-z][tb])re(s?)$")
#: stems of words that hold no story together
_EMPTY = frozenset(
    """accord also been could from have into more other said says some than that their them then there these they this
    those were what when which while will with would about after before being people report year told""".split()  # noqa: SIM905
)
_MARKUP = re.compile(r"://|\]\(|\]\[|[<>|{}=]|\d+ of \d+ Photos|Hide Caption")
_NUMBERS = frozenset({*SMALL, *TENS, "dozen", "hundred", "thousand"}) - {"zero", "one"}
#: of a table's words every fourth, or more, is a figure
_DENSE = 4
#: letters of a word that tell it from others: "soldier" and "soldiers" are one
_STEM = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its plain words with the span of each, and `stems` of the words that tell what it is about.

    `figures` says how many of the words are numbers, `plain` that it is prose: no address, no markup and no
    row of a table.
    """

    story: int
    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    stems: frozenset[str]
    figures: int
    plain: bool


def sentences(text: str, passage: Span, story: int) -> list[Sentence]:
    """The sentences of a passage in order; `n't` is written out, so that a negation is a word of its own."""
    found, start = [], passage.start
    for end in [*(m.end() for m in _END.finditer(text, passage.start, passage.end)), passage.end]:
        if end > start:
            found.append(_sentence(text, Span(start, end), story))
        start = end
    return found


def _sentence(text: str, span: Span, story: int) -> Sentence:
    words: list[str] = []
    spans: list[Span] = []
    for token in _TOKEN.finditer(text, span.start, span.end):
        word, at = token["word"].lower(), Span(token.start("word"), token.end())
        if word.endswith(("n't", "n’t")):
            words.append(word[:-3])
            spans.append(at)
            word = "not"
        elif word.endswith(("re", "res")):
            word = _BRITISH.sub(r"er\1", word)
        words.append(word)
        spans.append(at)
    telling = (word for word in words if len(word) >= 4 or word[0].isdigit())
    stems = frozenset(stem for word in telling if (stem := word[:_STEM]) not in _EMPTY)
    digits = sum(word[0].isdigit() for word in words)
    figures = digits + sum(word.partition("-")[0] in _NUMBERS for word in words)
    plain = digits * _DENSE <= len(words) and not _MARKUP.search(text, span.start, span.end)
    return Sentence(story, span, tuple(words), tuple(spans), stems, figures, plain)


def alike(one: Sentence, other: Sentence, least: int = 4, share: float = 0.6) -> bool:
    """Whether two sentences share `least` telling words, and `share` of the shorter one's; short ones share all."""
    common = len(one.stems & other.stems)
    if common >= 2 and one.stems == other.stems:
        return True
    return common >= least and common >= share * min(len(one.stems), len(other.stems))
