"""Passages that stand twice, verbatim or nearly, in a story or on a page.

Candidates share runs of four words; what they share is then measured with rapidfuzz's normalised Indel similarity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.bpl.parts import whole_line
from newslint.model import Edit, Hit, Passage, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "page"

_WORD = re.compile(r"[^\W_]+")
#: a note under the text names the same source as often as it is drawn on
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|\d{1,3}\.? ?\^|\^")
#: a passage of fewer characters is never compared
SHORT = 25
_RUN = 4


class Options(Struct, frozen=True):
    """What a rule may set.

    `within`: `story` compares passages of one story, `page` those of different stories of one page. Passages of fewer
    than `least_words` words are not compared. `similarity` (0 to 1) is how alike two passages must be: at 1 only case,
    spaces and the shape of quotation marks may differ; below it, verbatim repeats are left to the rule that asks for
    them.
    """

    within: str = "story"
    least_words: int = 8
    similarity: float = 1.0


class WordedPassage(Struct, frozen=True):
    """A passage and its words in lower case."""

    passage: Passage
    words: tuple[str, ...]


def check(view: View, options: Options) -> Iterator[Hit]:
    """Each passage that says again what an earlier one says, with a pointer to the earliest."""
    parts, least = view.scope.parts, options.least_words
    long = [w for w in view.whole.shared(split_into_words) if len(w.words) >= least and w.passage.part in parts]
    if len(long) < 2:
        return
    found = _verbatim(long, options) if options.similarity >= 1 else _nearly(long, options)
    for later, earlier, similarity in found:
        fields = (("similarity", f"{similarity:.0%}"), ("words", str(len(later.words))))
        edit = Edit(whole_line(view.text, later.passage.span), "")
        yield Hit(
            later.passage.span,
            fields,
            related_locations=(RelatedLocation(earlier.passage.span, "first"),),
            edits=(edit,),
        )


def split_into_words(text: StoryText) -> list[WordedPassage]:
    """The passages of a story with their words, those that are too short to compare left out."""
    page = text.text
    return [
        WordedPassage(p, tuple(plain_marks(page[p.span.start : p.span.end]).lower().split()))
        for p in text.passages
        if p.span.end - p.span.start >= SHORT and not _FOOTNOTE.match(page, p.span.start)
    ]


def plain_marks(text: str) -> str:
    """The text with straight quotation marks and apostrophes."""
    if text.isascii():
        return text
    for curly, straight in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")):
        text = text.replace(curly, straight)
    return text


def _belong(one: WordedPassage, two: WordedPassage, within: str) -> bool:
    same = one.passage.story == two.passage.story
    return same if within == "story" else not same


def _verbatim(passages: list[WordedPassage], options: Options) -> Iterator[tuple[WordedPassage, WordedPassage, float]]:
    first: dict[tuple[str, ...], list[WordedPassage]] = {}
    for one in passages:
        others = first.setdefault(one.words, [])
        earlier = next((other for other in others if _belong(one, other, options.within)), None)
        if earlier:
            yield one, earlier, 1.0
        others.append(one)


def _nearly(worded: list[WordedPassage], options: Options) -> Iterator[tuple[WordedPassage, WordedPassage, float]]:
    holders: dict[tuple[str, ...], int] = {}
    for at, one in enumerate(worded):
        runs = list(zip(*(one.words[n:] for n in range(_RUN))))
        known = holders.keys() & runs
        if known and len(known) * 6 >= len(runs):
            yield from _best(worded, one, {holders[run] for run in known}, options)
        # every second run is enough to be found by: passages that are alike share several in a row
        holders.update(dict.fromkeys(runs[::2], at))


def _best(
    worded: list[WordedPassage], one: WordedPassage, candidates: set[int], options: Options
) -> Iterator[tuple[WordedPassage, WordedPassage, float]]:
    from rapidfuzz.distance import Indel

    scored = [
        (Indel.normalized_similarity(one.words, worded[at].words, score_cutoff=options.similarity), -at)
        for at in candidates
        if _belong(one, worded[at], options.within) and worded[at].words != one.words
    ]
    best, at = max(scored, default=(0.0, 0))
    if best >= options.similarity:
        yield one, worded[-at], best


def span_words(text: str, span: Span) -> tuple[str, ...]:
    """The words of a span of a text, in lower case."""
    return tuple(_WORD.findall(span.of(text).lower()))
