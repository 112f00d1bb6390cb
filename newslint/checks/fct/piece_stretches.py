"""How long something took by a headline, a key point or a caption, and by the one sentence that says it too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.frames import stems
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.extract.sentences import sentence_around
from newslint.model import Passage, Span

_STRETCH = re.compile(
    rf"(?<![\w.,$£€-])(?P<n>(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|{ONES_WORDS}|\d{{1,3}})[ -]"
    r"(?P<unit>hour|day|week|month|year)s?\b(?!-olds?\b| olds?\b| ago\b| later\b| earlier\b| before\b| from now\b"
    r"| since\b"
    r"|[’'])",
    re.IGNORECASE,
)
#: no stretch of its own, or none that is exact
_NOT_IT = re.compile(
    r"\b(?:than|least|most|about|around|nearly|almost|some|over|under|up to|last|next|past|every|first|in|of"
    r"|within|another"
    r"|further|extra|aged?|by) (?:the |an? )?$",
    re.IGNORECASE,
)
#: stems that a short piece and the sentence of the story share. Chosen, checked on the clean set
_SHARED = 2


def other_stretches(text: str, piece: Span, body: list[Passage]) -> Iterator[tuple[Span, Span]]:
    """The stretch of a short piece, and the story's only one in that unit, if it is another."""
    told = _stretches(text, piece)
    if len(told) != 1:
        return
    here, unit, value = told[0]
    others = [one for p in body for one in _stretches(text, p.span, every=True) if one[1] == unit]
    if (
        len(others) != 1
        or others[0][2] == value
        or _NOT_IT.search(text, max(0, others[0][0].start - 20), others[0][0].start)
    ):
        return
    there = others[0][0]
    line = next(p.span for p in body if p.span.holds(there))
    sentence = sentence_around(text, there, line).of(text)
    shared = stems(piece.of(text)) & stems(sentence) - stems(here.of(text)) - stems(there.of(text))
    if len(shared) >= _SHARED:
        yield here, there


def _stretches(text: str, span: Span, *, every: bool = False) -> list[tuple[Span, str, float]]:
    """The stretches of a part of a text; those that may be bounds or other times only if `every` is asked for."""
    found = []
    for match in _STRETCH.finditer(text, span.start, span.end):
        number = value_of(match["n"].lower())
        if number and (every or not _NOT_IT.search(text, max(span.start, match.start() - 20), match.start())):
            found.append((Span(*match.span()), match["unit"].lower(), number.value))
    return found
