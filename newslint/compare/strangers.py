"""Whether two stories speak of one thing or each of its own: of people and places that the other one doesn't know."""

from __future__ import annotations

import re

from newslint.compare.claims import StoryClaims
from newslint.compare.frames import EMPTY
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.model import Span

#: letters by which a name is known again. Not measured
_STEM = 7
_CALENDAR = frozenset(name.lower()[:_STEM] for name in (*MONTHS, *WEEKDAYS))
_WORD = re.compile(r"\w+(?:[-’'](?!s\b)\w+)*")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")


class OfOthers:
    """Whether sentences of two stories speak of people or places that the other story doesn't know."""

    def __init__(self, left: StoryClaims, right: StoryClaims) -> None:
        self._sides = left, right
        self._words = tuple(frozenset(map(_bare, _WORD.findall(one.text))) for one in self._sides)

    def speak(self, here: Span, there: Span) -> bool:
        """Whether each of the sentences in which the spans stand does."""
        return self._is_strange(0, here) and self._is_strange(1, there)

    def _is_strange(self, side: int, span: Span) -> bool:
        """Whether a sentence has a name that the other story hasn't; a first word is one if a name goes on with it."""
        one, others = self._sides[side], self._words[1 - side]
        for sentence in one.sentences:
            if sentence.span.holds(span):
                found = list(_NAME.finditer(one.text, sentence.span.start, sentence.span.end))
                first = [name for name in found[:1] if name.start() == sentence.span.start]
                if first and not (len(found) > 1 and found[1].start() == found[0].end() + 1):
                    found = found[1:]
                names = [name for name in found if not span.overlaps(Span(*name.span()))]
                return any(_bare(name[0]) not in others | _CALENDAR and name[0].lower() not in EMPTY for name in names)
        return False


def _bare(name: str) -> str:
    """A name without its genitive, its plural, and what may come behind a stem in another grammar."""
    return name.lower().replace("’", "'").removesuffix("'s").removesuffix("s")[:_STEM]
