"""Words of which one excludes the other of one thing: northbound and southbound trains, a brother and a sister."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.frames import EMPTY, Detail, stem
from newslint.extract.verbs import may_be_finite
from newslint.model import Span

#: pairs that know no degrees, as any grammar of adjectives has them: sides, ends, directions, ranks among two
_PAIRS = (
    ("left", "right"), ("inner", "outer"), ("front", "rear"), ("front", "back"),
    ("elder", "younger"), ("older", "younger"), ("eldest", "youngest"), ("oldest", "youngest"), ("inbound", "outbound"),
    ("eastbound", "westbound"), ("northbound", "southbound"), ("eastern", "western"), ("northern", "southern"),
    ("maternal", "paternal"), ("male", "female"), ("incoming", "outgoing"), ("import", "export"),
    ("indoor", "outdoor"), ("first-half", "second-half"), ("passenger", "freight"), ("civil", "military"),
    ("civilian", "military"), ("voluntary", "compulsory"), ("winning", "losing"),
)  # fmt: skip
_KEYS = {word: f"{pair[0]}/{pair[1]}" for pair in _PAIRS for word in pair}
_WORDS = "|".join(sorted(_KEYS, key=len, reverse=True))
_MODIFIER = re.compile(rf"(?<![\w’'-])(?P<word>{_WORDS}) (?P<noun>[a-z]{{3,}})(?: (?P<noun2>[a-z]{{3,}}))?")
#: one relation, by which of the two sexes a person has it
_KIN = {
    "brother": ("sibling", "m"), "sister": ("sibling", "f"), "son": ("child", "m"), "daughter": ("child", "f"),
    "husband": ("spouse", "m"), "wife": ("spouse", "f"), "widower": ("spouse", "m"), "widow": ("spouse", "f"),
    "nephew": ("nephew", "m"), "niece": ("nephew", "f"), "uncle": ("uncle", "m"), "aunt": ("uncle", "f"),
    "father": ("parent", "m"), "mother": ("parent", "f"), "grandson": ("grandchild", "m"),
    "granddaughter": ("grandchild", "f"), "grandfather": ("grandparent", "m"), "grandmother": ("grandparent", "f"),
}  # fmt: skip
_KINSHIP = re.compile(rf"\b(?P<word>{'|'.join(_KIN)})s?\b", re.IGNORECASE)
_FLOORS = ("ground", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FLOOR = re.compile(rf"\b(?P<floor>{'|'.join(_FLOORS)})[ -]floor\b", re.IGNORECASE)


def opposites_of_kind(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """Which of two a thing is, which relation somebody has, and on which floor."""
    for found in _MODIFIER.finditer(text, span.start, span.end):
        at = Span(*found.span("word"))
        for noun in (found["noun"], found["noun2"]):
            if not noun or noun in EMPTY or may_be_finite(noun):
                break
            yield Detail("side", f"{_KEYS[found['word']]} {stem(noun)}", found["word"], at, frozenset(), whole)
    for found in _KINSHIP.finditer(text, span.start, span.end):
        relation, sex = _KIN[found["word"].lower()]
        at, value = Span(*found.span()), 1.0 if sex == "m" else 2.0
        yield Detail("kin", relation, at.of(text), at, frozenset(), whole, value, value)
    for found in _FLOOR.finditer(text, span.start, span.end):
        value = _FLOORS.index(found["floor"].lower()) + 1.0
        # the first floor of American houses is the ground floor, and so on
        yield Detail("floor", "", found[0], Span(*found.span()), frozenset(), whole, value - 1, value + 1)
