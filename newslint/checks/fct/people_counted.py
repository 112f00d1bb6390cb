"""People who are counted in the headline or the sentence before, and named with their ages: five, and four names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import SMALL, value_of
from newslint.extract.sentences import sentences_in
from newslint.extract.short_pieces import long_text
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_NUMBER = rf"(?:{'|'.join(w for w in SMALL if SMALL[w] in range(2, 13))}|[2-9]|1[0-2])"
_PEOPLE = (
    r"(?:people|men|women|boys|girls|children|teenagers|youths|students|pupils|suspects|victims|soldiers|officers"
    r"|miners"
    r"|climbers|hikers|divers|workers|brothers|sisters|friends|fishermen|sailors|crew|defendants|players|members)"
)
#: what a headline says of those whom it counts
_FATE = (
    r"(?:charged|held|arrested|jailed|killed|dead|die|dies|died|named|accused|sentenced|fined|hurt|injured|convicted"
    r"|missing|cleared|acquitted|rescued|drown(?:ed)?|in court|face (?:trial|charges))"
)
_ANNOUNCED = LatePattern(rf"(?<![\w,.-])(?P<n>{_NUMBER}) (?:[a-z-]+ ){{0,2}}?{_FATE}\b", re.IGNORECASE)
_COUNTED = LatePattern(rf"(?<![\w,.-])(?P<n>{_NUMBER}) (?:[a-z-]+ ){{0,2}}?{_PEOPLE}\b", re.IGNORECASE)
_KIN = r"(?:(?:the|an?|his|her|their) (?:[a-z-]+ ){1,3})"
_WORD = r"[A-ZÀ-Ž][\w’'-]{0,30}[a-zà-ž]"
_PERSON = (
    rf"(?:{_KIN})?{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,3}},? \(?(?:aged )?\d{{1,3}}\)?"
    rf"(?:, (?:both )?(?:of|from) {_WORD}(?: {_WORD})?)?"
)
_AGED_NAME = LatePattern(rf"(?<![\w’'-]){_WORD},? \(?(?:aged )?\d{{1,3}}(?!\d)")
_LIST = LatePattern(rf"(?<![\w’'-]){_PERSON}(?:(?:,? and |; and |, |; ){_PERSON}){{1,11}}(?=[,;.]| [a-z])")
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_BESIDE = LatePattern(
    rf"(?<![\w,.-])(?P<n>{_NUMBER}) (?:{_WORD} )?{_PEOPLE}(?:,|:| \()? ?"
    r"(?:\(?from (?:the )?left(?: to right)?\)?[,:]? )?"
    rf"(?<=[,:(] )(?P<list>{_NAME}(?:, {_NAME}){{1,10}},? and(?:, [a-z][^,.;:]{{3,40}},)? {_NAME})(?=[.,;)\n]|$)"
)
_ONE_NAME = re.compile(_NAME)
#: that not all are named
_OPEN = re.compile(
    r"\b(?:includ\w+|among|another|others?|unnamed|unidentified|not (?:been |yet )?(?:be )?(?:named|identified)"
    r"|cannot be named"
    r"|who else|a (?:boy|girl|teenager|youth|child|baby|juvenile|minor|man|woman|driver|passer-?by|\d+-year-old"
    r"|pilot|friend"
    r"|brother|sister|second|third|fourth|fifth|sixth|seventh)|an? \w+-year-old|the (?:third|fourth|fifth|sixth"
    r"|seventh|eighth"
    r"|other|rest|remaining|youngest|pilot|driver|gunman|suspect|attacker)|also|as well as|along with|earlier"
    r"|later|at least"
    r"|more than|so far|names of|relatives|his wife|her husband|their (?:son|daughter|children|baby))\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the count and points to the list: `count`, and `listed`, how many names there are."""
    if view.story is None or view.story.kind != "story":
        return
    yield from _named_beside(view)
    text, body = view.text, long_text(view.whole)
    if not body:
        return
    lists = [found for p in body for found in _LIST.finditer(text, p.span.start, p.span.end)]
    if len(lists) != 1:
        return
    listed = lists[0]
    names = count_aged(text, [Span(*listed.span())])
    if names != count_aged(text, [p.span for p in body]):
        # somebody else is named with his age elsewhere
        return
    count = _of_headline(view, listed) or _of_sentence_before(view, listed)
    value = value_of(count.of(text).lower()) if count else None
    if count is None or value is None or int(value.value) == names or not view.admits(count):
        return
    where = Span(*listed.span())
    fields = (("count", count.of(text)), ("listed", str(names)))
    yield Hit(count, fields, related_locations=(RelatedLocation(where, "list"),))


def _named_beside(view: View) -> Iterator[Hit]:
    """A count of people right before their names: "six sisters: from left, A, B, C, D and E"."""
    for passage in view.passages:
        for found in _BESIDE.finditer(view.text, passage.span.start, passage.span.end):
            names = len(_ONE_NAME.findall(found["list"]))
            value = value_of(found["n"].lower())
            span = Span(*found.span("n"))
            if value is None or int(value.value) == names or not view.admits(span):
                continue
            fields = (("count", found["n"]), ("listed", str(names)))
            yield Hit(span, fields, related_locations=(RelatedLocation(Span(*found.span("list")), "list"),))


def count_aged(text: str, spans: list[Span]) -> int:
    """How many times somebody is named with an age in parts of a text."""
    return sum(len(_AGED_NAME.compiled.findall(text, span.start, span.end)) for span in spans)


def _of_headline(view: View, listed: re.Match[str]) -> Span | None:
    """The count of a headline, where the body has no other and says nothing of people who aren't named."""
    text, body = view.text, long_text(view.whole)
    if any(_OPEN.search(text, p.span.start, p.span.end) for p in body):
        return None
    heads = [p.span for p in view.whole.passages if p.part is Part.HEADLINE]
    told = [found for head in heads for found in _ANNOUNCED.finditer(text, head.start, head.end)]
    if len(told) != 1 or any(_COUNTED.search(text, p.span.start, p.span.end) for p in body):
        return None
    return Span(*told[0].span("n"))


def _of_sentence_before(view: View, listed: re.Match[str]) -> Span | None:
    """The one count of people in the sentence before a list that opens its own."""
    text = view.text
    told = [Span(*span) for p in long_text(view.whole) for span in sentences_in(view.whole, p)]
    at = next((i for i, span in enumerate(told) if span.start == listed.start()), 0)
    if not at or _OPEN.search(text, told[at - 1].start, told[min(at + 1, len(told) - 1)].end):
        return None
    counts = list(_COUNTED.finditer(text, told[at - 1].start, told[at - 1].end))
    return Span(*counts[0].span("n")) if len(counts) == 1 else None
