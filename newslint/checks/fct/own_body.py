"""A pronoun, and behind it a part of one's own with the other's pronoun: "he slipped and fell on her knees".

Nobody shakes another's head or loses another's temper: of these phrases grammar knows that they are said of oneself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

#: phrases with a part of one's own, by any dictionary of idioms
_OWN = re.compile(
    r"\b(?:(?:shook|shaking|nodded|nodding|hung|bowed|bowing|scratched) (?P<a>his|her) head"
    r"|(?:shrugged|shrugging) (?P<b>his|her) shoulders|(?:cleared|clearing) (?P<c>his|her) throat"
    r"|(?:lost|losing|kept|keeping) (?P<d>his|her) (?:temper|footing|balance|nerve|way|cool)"
    r"|(?:made|making|fought|felt|groped|picked|found|worked) (?P<e>his|her) way"
    r"|(?:earned|earning|made|making) (?P<f>his|her) living|(?:held|holding|caught) (?P<g>his|her) breath"
    r"|(?:changed|made up|lost) (?P<h>his|her) mind|on (?P<i>his|her) (?:knees|feet|own|way home)\b"
    r"|(?:blinked|narrowed|rubbed) (?P<j>his|her) eyes|(?:gritted|brushed) (?P<k>his|her) teeth"
    r"|(?:folded|crossed) (?P<l>his|her) arms|(?:raised) (?P<m>his|her) eyebrows|(?:took|taking) (?P<n>his|her) time"
    r"|(?:rolled up) (?P<o>his|her) sleeves|(?:spent|passed) (?P<p>his|her) (?:childhood|youth)"
    r"|(?:retired|went) to (?P<q>his|her) bed|(?:resumed|took) (?P<r>his|her) seat)"
)
_SUBJECT = re.compile(r"\b(?P<who>[Hh]e|[Ss]he)\b")
#: somebody else who may be the one: another pronoun, a name, a noun of kin
_ANOTHER = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]ers?|[Hh]is|they|them|who|whom|whose|that|while|as|when|but|with|woman|man|girl|boy|wife|husband|mother"
    r"|father|daughter|son|sister|brother|lady)\b|(?<=[a-z,] )[A-Z][a-z]+"
)
#: verbs by which the subject puts somebody else there, or sees them
_DOES_TO = re.compile(
    r"\b(?:put|set|got|helped?|left|saw|found|watched|let|made|kept|held|brought|forced|pulled|pushed|lifted|knocked"
    r"|seen|heard|dropped|threw|had)\b"
)


class Mixed(NamedTuple):
    """The pronoun that does something, and the other one that stands with a part of the same person."""

    span: Span
    subject: str
    own: str


def mixed_pronouns(whole: StoryText) -> Iterator[Mixed]:
    """The sentences of a story's body in which one person is "he" and has "her" own knees, or the other way round."""
    text = whole.text
    for passage in whole.passages if may_match(whole, _OWN) else ():
        if passage.part not in BODY_PARTS or not _OWN.search(text, passage.span.start, passage.span.end):
            continue
        for start, end in whole.shared(sentences_of_passages).get(passage.span.start, ()):
            for own in _OWN.finditer(text, start, end):
                subjects = list(_SUBJECT.finditer(text, start, own.start()))
                if not subjects:
                    continue
                last = subjects[-1]
                possessive = next(value for value in own.groups() if value)
                between = text[last.end() : own.start()]
                if (last["who"].lower() == "he") == (possessive == "his") or _ANOTHER.search(between):
                    continue
                if _DOES_TO.search(between) or len(between) > 90 or whole.is_quoted(Span(*own.span())):
                    continue
                yield Mixed(Span(*last.span()), last[0], own[0])
