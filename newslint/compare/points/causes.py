"""What something came of, as the nouns that a story gives for it: "started in a drying loft", "a leak is to blame"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written, noun_of, verb_of
from newslint.compare.frames import EMPTY
from newslint.compare.points.parted_numbers import is_market
from newslint.compare.points.point import Point
from newslint.compare.points.told import Finder, Pairs, ToldPoints
from newslint.extract.calendars import WEEKDAYS
from newslint.knowledge.senses import senses
from newslint.model import Span

_STARTED = r"began|begun|started|starts?|broken? out|originat\w+|kindled|sparked|triggered"
#: what something came of, behind the verb or before it
_FROM = re.compile(
    rf"\b(?:(?:{_STARTED}|caused|blamed|put down|traced(?: (?:the )?\w+)?) (?:in|at|by|with|from|inside|under|on|to)"
    r"|due to|owing to|cause (?:of (?:the )?\w+ )?(?:was|is|may have been|appears to be)"
    r"|(?:source|seat) (?:of (?:the )?\w+ )?(?:was|is|lay in))"
    r"(?: the| an?| his| her| their| its| one of the)? (?P<cause>[^,.;:—–”\"()]{3,60})"
)
_BY = re.compile(
    r"(?:(?<=[.!?:;,] )|^|\b(?:an?|the|that|at) )(?P<cause>[^,.;:—–”\"()]{3,60}?) (?:that |which )?"
    r"(?:(?:the )?\w+ (?:believes?|thinks?|says?|suspects?) )?"
    r"(?:(?:is|was|were|are) (?:thought|believed|understood|said|likely|suspected) to have"
    r"|(?:may|might|must|could) have|had|has)?(?: been)? ?"
    r"(?:started|caused|sparked|triggered|set off|touched off|(?:was|were|is|are) to blame)\b",
)
_ENDS = re.compile(
    r"\b(?:and|which|that|who|whose|when|while|as|after|before|where|but|said|according|police|because|is|was|were|next"
    rf"|near|beside|on (?:{'|'.join(WEEKDAYS)}))\b"
)
#: what any fire, crash or leak is itself
_ITSELF = frozenset("fire blaze flames flame accident crash explosion blast disaster incident".split())  # noqa: SIM905
#: by how much more a word must be met with as a verb to be one
_VERBAL = 5


def cause_points(story: StoryWords) -> Iterator[Point]:
    """What things came of, each by the nouns for it."""
    text = story.text
    for sentence in story.sentences:
        for found in _FROM.finditer(text, sentence.span.start, sentence.span.end):
            end = _ENDS.search(found["cause"])
            yield from _cause(text, found.start("cause"), end.start() if end else len(found["cause"]), sentence)
        for found in _BY.finditer(text, sentence.span.start, sentence.span.end):
            ends = [0, *(end.end() for end in _ENDS.finditer(found["cause"]))]
            yield from _cause(text, found.start("cause") + ends[-1], len(found["cause"]) - ends[-1], sentence)


def _cause(text: str, start: int, size: int, sentence: Written) -> Iterator[Point]:
    written = text[start : start + size]
    nouns = tuple(noun for word in re.findall(r"[^\W\d_]+", written) if (noun := _noun(word)))
    if nouns and _ITSELF.isdisjoint(nouns):
        start += len(written) - len(written.lstrip())
        says = written.strip()
        yield Point("came of", "", "", says, Span(start, start + len(says)), sentence, words=nouns)


def _noun(word: str) -> str:
    """The noun that a word is, if it isn't likelier a verb or a name."""
    noun, verb, table = noun_of(word), verb_of(word), senses()
    if not noun or word in EMPTY or word[0].isupper():
        return ""
    return "" if verb and table.met("v", verb) > table.met("n", noun) + _VERBAL else noun


def _causes(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """What something came of, where neither story has the other's anywhere."""
    table = senses()
    for here in left.by_kind["came of"]:
        for there in right.by_kind["came of"]:
            one = any(table.stands_for(a, b) or table.stands_for(b, a) for a in here.words for b in there.words)
            market = is_market(here, left) or is_market(there, right)
            if not one and not market and not right.knows(here.words[-1]) and not left.knows(there.words[-1]):
                yield here, there, "strange"


FINDERS: dict[str, Finder] = {"came of": _causes}
