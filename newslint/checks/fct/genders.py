"""One person, or one pair, that a story calls a man and a woman: "a 19-year-old man … after she was hit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.gendered_words import FEMALE, MALE, MAN, PRONOUN, WOMAN
from newslint.extract.sentences import sentences_in
from newslint.knowledge.offices import knowledge
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (
    ("he ", "she ", " and "),
    (
        "man", "men", "boy", "girl", "father", "mother", "son", "daughter", "brother", "sister", "wife", "nun", "monk",
        "widow",
    ),
)  # fmt: skip

#: one person at the head of a story's first sentence, whom only the noun tells
_SUBJECT = re.compile(rf"(?:An?|The) (?:[a-z\d][\w-]* ){{0,3}}?(?:(?P<m>{MAN})|(?P<f>{WOMAN}))\b(?![’'-])")
_SIBLINGS = re.compile(
    r"\b(?:[Tt]wo|[Tt]he|[Bb]oth|[Tt]hree) (?:[a-z-]+ ){0,2}?(?:(?P<m>brothers|sons|schoolboys|boys|men)"
    r"|(?P<f>sisters|daughters|schoolgirls|girls|women))\b(?![’'])"
)
_NAME = r"[A-ZÀ-Ž][a-zà-ž]+"
_PAIR = re.compile(
    rf"(?<![\w’'.-])(?P<one>{_NAME})(?: {_NAME})?(?:, \d+,)? and (?:her sister "
    rf"|his brother )?(?P<other>{_NAME}) {_NAME}\b"
)
_AGED = re.compile(rf"(?P<given>{_NAME}) (?:[A-Z]\. )?{_NAME}, (?:aged )?\d{{1,3}},")
#: anybody else in the words between the noun and what is said of it
_OTHERS = re.compile(
    rf"\b(?:{MALE}|{FEMALE}|men|women|people|person|couple|parents?|children|child|baby|wives|partner|friends?|cousin"
    r"|twins?|family|lord|lady|mr|mrs|ms|miss|sir|dame|driver|rider|owner|officer|doctor|nurse|teacher"
    r"|boss|mayor|minister|president|lawyer|judge|neighbou?r|colleague|victim|suspect|attacker|killer|thief|gunman"
    r"|suitor|lover|dog|cat|horse|bear|lion|elephant|ship|boat|named? after|dressed|transgender|born a|disguised)s?\b",
    re.IGNORECASE,
)
#: a name inside a sentence: a capital that opens none
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Ž][a-zà-ž]+(?: [A-ZÀ-Ž][a-zà-ž]+)+")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the second word, with a pointer to the first; verdict `pair` for two names against their noun."""
    if view.story is None or view.story.kind != "story":
        return
    body = [p for p in view.whole.passages if p.part in BODY_PARTS][:2]
    spans = [Span(*span) for p in body for span in sentences_in(view.whole, p)][:3]
    for found in (_of_one(view, spans), _of_pair(view, spans), _of_name(view, spans)):
        if found is not None and view.admits(found.span):
            yield found
            return


def _of_one(view: View, spans: list[Span]) -> Hit | None:
    """The first pronoun behind one unnamed person, where nobody else has been spoken of."""
    text = view.text
    subject = _SUBJECT.match(text, spans[0].start, spans[0].end) if spans else None
    if subject is None:
        return None
    for span in spans[:2]:
        found = PRONOUN.search(text, max(span.start, subject.end()), span.end)
        if found is None:
            continue
        between = text[subject.end() : found.start()]
        if _OTHERS.search(between) or _CAPITAL.search(between) or view.whole.is_quoted(Span(*found.span())):
            return None
        if found.lastgroup == subject.lastgroup:
            return None
        # whose: "her dog" may be anybody's, "she was" is the subject's
        if found[0].lower() not in ("he", "she"):
            return None
        return _told(text, Span(*found.span()), Span(*subject.span(str(subject.lastgroup))), "")
    return None


def _of_pair(view: View, spans: list[Span]) -> Hit | None:
    """Two names of one gender under a noun of the other: "two sisters", and then "Karl and Dieter Baum"."""
    text = view.text
    for at, span in enumerate(spans[:2]):
        noun = _SIBLINGS.search(text, span.start, span.end)
        if noun is None or (noun[0].lower().startswith("three") and noun["m"] != "brothers" and noun["f"] != "sisters"):
            continue
        last = spans[min(at + 1, len(spans) - 1)].end
        pair = _PAIR.search(text, noun.end(), last)
        if pair is None or _OTHERS.search(text[noun.end() : pair.start()]):
            continue
        record = knowledge().record
        genders = {record.gender(pair["one"]), record.gender(pair["other"])}
        # of two names one may be in no table
        if len(genders - {None}) == 1 and noun.lastgroup not in genders:
            group = str(noun.lastgroup)
            return _told(text, Span(*noun.span(group)), Span(*pair.span()), "pair")
    return None


def _of_name(view: View, spans: list[Span]) -> Hit | None:
    """The name that opens the second sentence, where the first has spoken of one person of the other gender."""
    text = view.text
    subject = _SUBJECT.match(text, spans[0].start, spans[0].end) if len(spans) > 1 else None
    name = _AGED.match(text, spans[1].start, spans[1].end) if subject else None
    if subject is None or name is None:
        return None
    between = text[subject.end() : spans[0].end]
    gender = knowledge().record.gender(name["given"])
    if gender in (None, subject.lastgroup) or _OTHERS.search(between) or _CAPITAL.search(between):
        return None
    return _told(text, Span(*name.span("given")), Span(*subject.span(str(subject.lastgroup))), "name")


def _told(text: str, span: Span, other: Span, verdict: str) -> Hit:
    fields = (("here", span.of(text)), ("there", other.of(text)))
    return Hit(span, fields, verdict, (RelatedLocation(other, "there"),))
