"""A group beside a label of another country, faith or people: "Hezbollah, the Sunni group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import story_chunk
from newslint.knowledge.labels import FAITHS, PEOPLES, SIDES, Label, labels
from newslint.knowledge.offices import knowledge
from newslint.knowledge.tables import remember
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_NOUN = (
    r"(?:group|militia|movement|party|organi[sz]ation|rebels?|militants?|fighters|separatists?|guerrillas?|forces?|insurgents|faction"
    r"|network|company|cartel|extremists|Islamists|jihadists|outfit|army)"
)
#: the words of a label: adjectives, and what the group is; "Iranian-backed" and "anti-Sunni" are one word each
_WORDS = rf"(?P<words>(?:(?!(?:of|the|an?|in|by|and|to|for|from|with) )[\w'’-]+ ){{1,4}}?{_NOUN}(?! {_NOUN}))"
_SKIP = LatePattern(
    r"\b(?:rival|against|fight\w*|anti\w*|pro|former|other|both|prox(?:y|ies)|all(?:y|ies|ied)|client|sponsored|backed|funded)\b|,",
    re.IGNORECASE,
)

#: behind a label, the name of the group that it is of: "Hamas, the Lebanese group Hezbollah and others"
_ITS_OWN_NAME = re.compile(r" (?:of |called |known as )?(?:the )?[A-Z]")


#: how a side is called in a message
_SIDED = {"left": "of the left", "right": "of the right"}


class Options(Struct, frozen=True):
    """This check has nothing to set."""


@remember
def _names() -> tuple[str, ...]:
    return tuple(labels())


@remember
def _finder() -> WordFinder:
    return find_words(_names())


@remember
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, labels()), key=len, reverse=True))
    behind = re.compile(
        rf"(?<![\w-])(?P<name>{names})(?: (?:group|movement|fighters|party|militants|rebels))?"
        rf"(?:,| is| are| was| were|, which is| \() ?(?:a|an|the) {_WORDS}\b"
    )
    before = re.compile(
        rf"\b(?:[Tt]he|[Aa]n?|[Bb]y|[Oo]f|[Ww]ith) {_WORDS}(?: (?:of|called|known as))?"
        rf" (?:the )?(?P<name>{names})(?![\w-])"
    )
    return behind, before


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers name and label. Verdict `typed` where only memory bears the table out."""
    if view.story is None:
        return
    chunk = story_chunk(view.whole) if view.passages else ""
    there = {name for name, _, _ in _finder().found_in(chunk)}
    for passage in view.passages if there else ():
        text = view.text[passage.span.start : passage.span.end]
        if not any(_names()[name] in text for name in there):
            continue
        for pattern in _patterns():
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                span = Span(found.start("name") if pattern is _patterns()[0] else found.start("words"), found.end())
                if view.admits(span):
                    yield from _judged(view, found, span)


def _judged(view: View, found: re.Match[str], span: Span) -> Iterator[Hit]:
    label = labels()[found["name"]]
    if _SKIP.search(found["words"]) or (found.re is _patterns()[0] and _ITS_OWN_NAME.match(view.text, found.end())):
        return
    wrong = next((said for word in found["words"].split() if (said := _mismatch(word, label))), None)
    if wrong is None:
        return
    fields = (("name", found["name"]), ("said", wrong[0]), ("right", wrong[1]), ("source", label.source))
    place = Span(found.start("name"), found.end("name"))
    yield Hit(span, fields, "typed" if label.is_typed else "", (RelatedLocation(place, "record", fields=fields),))


def _mismatch(word: str, label: Label) -> tuple[str, str] | None:
    """A word of the label that is of another faith, people or country, and what the table has instead."""
    faith = FAITHS.get(word.lower())
    if faith is not None:
        return (word, label.faith.capitalize()) if label.faith and label.faith != faith else None
    side = SIDES.get(word.lower())
    if side is not None:
        return (word, _SIDED[label.side]) if label.side and label.side != side else None
    if word in PEOPLES and label.people:
        return (word, label.people) if word != label.people else None
    code = knowledge().land_of(word) if word[0].isupper() else None
    if code is None or not label.home or code in label.home or code == "EU":
        return None
    return word, " or ".join(knowledge().land(home) for home in sorted(label.home))
