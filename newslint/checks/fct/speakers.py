"""One quotation that a story gives to two people: "…," said Mrs Marl, and further down: As Mr Dunn put it, "…"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.quotations import quotation_words
from newslint.extract.sentences import sentences_of_passages
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: words of a quotation below which two people may well have said the same. Chosen, not measured
_LEAST = 5
_SAID = (
    r"(?:said|says|told|tells|added|adds|recalled|recalls|wrote|writes|declared|insisted|explained|argued|warned|asked"
    r"|replied|shouted|cried|complained|admitted|announced|remarked|observed|reckoned|joked|sighed)"
)
_WORD = r"[A-ZÀ-Ž][\w’'-]{0,30}[a-zà-ž]"
_NAME = rf"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|St)\.? )?{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,3}})"
#: behind a quotation: said Ada Marl; said the builder, Ada Marl; Ada Marl said
_BEHIND = re.compile(
    rf",? (?:{_SAID} (?:(?:the|an?|his|her|their|its) )?(?:[a-z][\w’'-]* ){{0,4}},? ?{_NAME}"
    rf"|{_NAME.replace('P<name>', 'P<other>')}(?:, [^,.;“\"]{{1,60}},)? (?:had |has )?(?:later )?{_SAID}\b)"
)
#: before it: Ada Marl, a baker, said: "…"; As Ada Marl put it, "…"; according to Ada Marl, "…"
_BEFORE = re.compile(
    rf"(?:{_NAME}(?:,(?: [^,.;:“\"]{{1,60}},)?)? (?:had |has )?(?:later )?(?:{_SAID}(?: [^.;:“\"]{{1,40}})?|put it)"
    rf"|\b[Aa]ccording to {_NAME.replace('P<name>', 'P<other>')})[:,]? ?$"
)
_NO_LETTER = re.compile(r"\W+")
_LETTERS = 16
_PRONOUNS = frozenset(
    {"He", "She", "They", "It", "We", "The", "That", "This", "Who", "His", "Her", "Their", "One", "Another"}
)
_OPENS_SENTENCE = frozenset({"As", "But", "And", "Then", "When", "Later", "Yesterday", "Today", "Now", "So", "For"})
#: what is repeated on purpose, read out, sung or shouted by many
_REPEATED = re.compile(
    r"\b(?:repeat\w*|echo\w*|quot\w+|agreed?|the same|chant\w*|chorus|slogans?|mottos?|sang|song|lyrics?|banner"
    r"|placards?"
    r"|signs?|mantra|reads?|reading|mimick\w*|mock\w*|parod\w*|recit\w*|words|tweet\w*|post(?:ed|s)?|wrote|letter"
    r"|statement|joint\w*|together|both|too|also|as well|again|referring|reference|borrow\w*|motion|resolution)\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the second speaker's name and points to the first's: `here`, `there`."""
    if view.story is None or view.story.kind != "story":
        return
    quotations = view.whole.quotations
    opened = Counter(_opening(view.text, quotation.span) for quotation in quotations)
    said: dict[tuple[str, ...], list[Span]] = {}
    for quotation in quotations:
        if opened[_opening(view.text, quotation.span)] < 2:
            continue
        if not any(p.span.holds(quotation.span) for p in view.passages):
            continue
        words = quotation_words(view.text, quotation.span, 0)
        if len(words.words) >= _LEAST and not words.broken:
            said.setdefault(words.words, []).append(quotation.span)
    for places in said.values():
        if len(places) != 2:
            continue
        one, other = (_speaker(view, span) for span in places)
        if one is None or other is None or _are_one(one.of(view.text), other.of(view.text)):
            continue
        if _may_be_meant(view, places[1], one.of(view.text)) or _may_be_meant(view, places[0], other.of(view.text)):
            continue
        fields = (("here", other.of(view.text)), ("there", one.of(view.text)))
        yield Hit(other, fields, related_locations=(RelatedLocation(one, "other"),))


def _opening(text: str, span: Span) -> str:
    """The first letters of a quotation, which two that are the same have in common."""
    return _NO_LETTER.sub("", text[span.start : min(span.end, span.start + 40)])[:_LETTERS].lower()


def _sentence(view: View, span: Span) -> Span:
    """From the start of the first sentence that touches a quotation to the end of the last."""
    told = [
        Span(*at)
        for passages in view.whole.shared(sentences_of_passages).values()
        for at in passages
        if at[0] < span.end and at[1] > span.start
    ]
    return Span(told[0].start, told[-1].end) if told else span


def _speaker(view: View, quotation: Span) -> Span | None:
    """The name beside a quotation with a verb of saying, None where there is none or names stand on both sides."""
    text, sentence = view.text, _sentence(view, quotation)
    passage = next(p.span for p in view.passages if p.span.holds(quotation))
    behind = _BEHIND.match(text, quotation.end, min(passage.end, quotation.end + 140))
    low = max(passage.start, min(sentence.start, quotation.start))
    before = _BEFORE.search(text, max(low, quotation.start - 160), quotation.start)
    if (behind is None) is (before is None):
        return None
    found = behind or before
    if found is None:
        return None
    span = Span(*found.span("name" if found["name"] else "other"))
    first, _, rest = span.of(text).partition(" ")
    if first in _OPENS_SENTENCE and rest:
        span = Span(span.start + len(first) + 1, span.end)
    return None if span.of(text).split()[0] in _PRONOUNS | _OPENS_SENTENCE else span


def _are_one(one: str, other: str) -> bool:
    """Whether two names share a word, and so may be one person's."""
    return bool({*one.split()} & {*other.split()} - {"Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."})


def _may_be_meant(view: View, quotation: Span, name: str) -> bool:
    """Whether what stands around one place of the quotation speaks of the other speaker, or of words said again."""
    around = _sentence(view, quotation).of(view.text)
    inside = quotation.of(view.text)
    outside = around.replace(inside, " ")
    return name.rsplit(maxsplit=1)[-1] in outside or bool(_REPEATED.search(outside))
