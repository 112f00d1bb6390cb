"""A Nobel prize that by the record went to others in that year: "Carlos Fuentes has won this year's prize"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE, trim_name, without_opener
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.story_dates import dating
from newslint.knowledge.laureates import laureates
from newslint.knowledge.record import fold
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("nobel", "peace prize"), ("prize", "laureate"))
_NAME = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,3}}"
_FIELD = re.compile(
    r"[Nn]obel (?P<a>[Pp]eace)|\b(?P<b>[Pp]eace) prize|[Pp]rize (?:for|in) (?P<c>literature|physics|chemistry"
    r"|medicine|economics|peace)"
    r"|[Nn]obel (?P<d>[Ll]iterature|[Pp]hysics|[Cc]hemistry|[Mm]edicine|[Ee]conomics)",
    re.IGNORECASE,
)
#: the year's prize is given, in the story's own days
_GIVEN = LatePattern(
    r"\b(?:(?:was|is|were|been|be|becomes? the [\w ]{3,40} to be|first [\w ]{3,60} to be) (?:yesterday "
    r"|today )?(?:awarded|given|chosen|named)"
    r"|is this year['’]s|(?:has|have|had)? ?(?:won|gone|goes|went|going)|becomes? the [\w ]{3,50} to (?:receive"
    r"|win)|wins?"
    r"|be divided|shared?"
    r"|receives?|awarded)\b"
)
_PRIZE = re.compile(r"\b(?:[Pp]rize|award|Nobel)\b")
_TWO_WORDS = LatePattern(_NAME)
#: capital words of an award, a place, a body
_NO_PERSON = re.compile(
    r"\b(?:Nobel|Prize|Academy|Committee|University|Institute|Movement|Party|Foundation|Court|Belt|House|Mount|New"
    r"|City|North|South"
    r"|West|East|United|States|Street|Park|Square|Minister|President|Century|War|The|Hall|College|School)\b"
)
#: sentences that go on about the person named before, and characters in which that is
_SHE = ("He ", "She ", "The ", "At ", "It ", "His ", "Her ", "This ")
_REACH = 400
_NOW = re.compile(
    r"\b(?:yesterday|today|this year['’]s|(?:Mon|Tues|Wednes|Thurs|Fri)day|has (?:won|gone)|becomes?|this week"
    r"|is the first)\b"
)
_THEN = re.compile(
    r"\b(?:ago|last year|former|previous|earlier|past|once|who (?:won|shared|received|was (?:awarded|given))"
    r"|(?<!this year's Nobel )(?<!this year’s Nobel )(?:winner|laureates?)|since|tipped|favourite"
    r"|odds|nominat\w+|never|not|might|could|would|should|may|if|hope\w*|expected|until)\b"
)
_YEAR = re.compile(r"(?<![\w$€£,.-])(19\d\d|20[01]\d)(?![\w%])")
#: the days of October in which the prizes are told, and some after them
_FIRST, _LAST = (10, 1), (10, 31)
#: "Toni Morrison won the Nobel prize for literature in 1990"
_WON_IN = LatePattern(
    rf"(?P<name>{_NAME}),? (?:who )?(?:had |has )?(?:won|received|was awarded|was given|shared|took) (?:the|a|his|her) "
    r"(?:(?P<before>\d{4}) )?Nobel(?P<rest>[^.;,“”\"\n]{3,50}?)(?: in (?P<behind>\d{4}))?(?=[.,;\n]|$)",
    needs=("Nobel",),
)

#: "Mother Teresa, whose sisters …, accepted the Nobel Prize for Medicine", "the Nobel physics laureate Marie Curie"
_IN_FIELD = LatePattern(
    rf"(?P<name>{_NAME})(?:, [^.;“”\"\n]{{2,90}},|,)? (?:(?:who|has|had|was|were|been|also|later|jointly) ){{0,3}}"
    r"(?:won|received|accepted|collected|awarded|given|shared|took)"
    r" (?:the |a |his |her |this year['’]s |last year['’]s |(?:\d{4}) ){0,2}Nobel(?: [Pp]rize)?(?: (?:for|in))? "
    r"(?P<field>(?i:literature|physics|chemistry|medicine|economics|peace))\b",
    needs=("Nobel",),
)
_OF = r"(?P<field>(?i:literature|physics|chemistry|medicine|economics|peace))\b"
_BEARER = r"(?:(?:[Pp]rize )?(?:[Ll]aureate|[Ww]inner)|[Pp]rize[- ]winner)"
_IS = r",? (?:is |was )?(?:(?:the|an?|a former|(?:joint )?winner of (?:the \d{4}|the|a)|recipient of the) )?"
#: "the Nobel peace laureate X", "the Nobel peace prize winner X" · "X, the Nobel physics laureate,"
#: · "X, a Nobel laureate in physics," "X, winner of the Nobel Prize for literature,"
_LAUREATES = (
    LatePattern(rf"\bNobel (?:[Pp]rize[- ]winning )?{_OF} {_BEARER},? (?P<name>{_NAME})", needs=("Nobel",)),
    LatePattern(rf"(?P<name>{_NAME}){_IS}Nobel {_OF} {_BEARER}", needs=("Nobel",)),
    LatePattern(rf"(?P<name>{_NAME}){_IS}Nobel (?:{_BEARER}|[Pp]rize) (?:for|in) {_OF}", needs=("Nobel",)),
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name; verdict `year` for a laureate of another year."""
    if view.story is None or view.story.kind != "story":
        return
    yield from _of_another_year(view)
    yield from _of_another_field(view)
    told = dating(view.whole)
    day = told.day if told else None
    if day is None or not _FIRST <= (day.month, day.day) <= _LAST:
        return
    first, last = view.story.span.start, view.story.span.end
    fields = {next(g for g in m.groups() if g).lower() for m in _FIELD.finditer(view.text, first, last)}
    right = laureates().of_year(day.year, fields.pop()) if len(fields) == 1 else []
    words = set(fold(view.text[first:last]).split())
    # a name whose letters the source has lost can't be looked for
    if not right or any("_" in person or fold(person).split()[-1] in words for person in right):
        return
    hit = _blamed(view, day.year, right)
    if hit is not None:
        yield hit


def _blamed(view: View, year: int, right: list[str]) -> Hit | None:
    """The name that a sentence about the award gives the prize to, or the one before it."""
    assert view.story is not None
    first, last = (p.span for p in (view.passages[0], view.passages[-1]))
    people = [
        span for found in _TWO_WORDS.finditer(view.text, first.start, last.end)
        if (span := trim_name(view.text, without_opener(view.text, Span(*found.span())))) and " " in span.of(view.text)
        and not span.of(view.text).isupper()
        and not view.whole.is_quoted(span) and not _NO_PERSON.search(span.of(view.text))
    ]  # fmt: skip
    for at in sorted(at for told in view.whole.shared(sentences_of_passages).values() for at in told):
        sentence = Span(*at).of(view.text)
        if (
            not _GIVEN.search(sentence)
            or not _PRIZE.search(sentence)
            or not _NOW.search(sentence + view.text[at[1] : at[1] + 1])
        ):
            continue
        others = {int(y) for y in _YEAR.findall(sentence)} - {year}
        if _THEN.search(sentence) or others:
            continue
        before = [span for span in people if span.start < at[1]]
        inside = [span for span in before if span.start >= at[0]]
        named = inside or [span for span in before if span.start >= at[0] - _REACH]
        if not named or len(inside) > 1 or (not view.text.startswith(_SHE, at[0]) and not inside):
            return None
        span = named[0]
        if not view.admits(span):
            return None
        fields = (
            ("person", span.of(view.text)),
            ("year", str(year)),
            ("right", " and ".join(right)),
            ("rows", f"{year}: {', '.join(right)}"),
        )
        return Hit(span, fields, related_locations=(RelatedLocation(span, "record", fields=fields),))
    return None


def _of_another_field(view: View) -> Iterator[Hit]:
    """A laureate who is said to have been given the prize of another field."""
    for passage in view.passages:
        bounds = (passage.span.start, passage.span.end)
        for found in (m for p in (_IN_FIELD, *_LAUREATES) for m in p.finditer(view.text, *bounds)):
            own, field = laureates().of_person(found["name"]), found["field"].lower()
            span, place = Span(*found.span("field")), Span(*found.span("name"))
            if not own or not found["name"][0].isupper() or any(of == field for _, of in own) or not view.admits(span):
                continue
            if _DENIED.search(view.text, max(passage.span.start, found.start() - 40), found.end()):
                continue
            right = " and ".join(f"{of} in {year}" for year, of in own)
            fields = (("person", place.of(view.text)), ("year", field), ("right", right), ("rows", right))
            yield Hit(span, fields, "field", (RelatedLocation(place, "record", fields=fields),))


_DENIED = re.compile(
    r"\b(?:not|never|n['’]t|if|would|should|could|might|nominat\w+|tipped|father|husband|wife|son|daughter)\b"
)


def _of_another_year(view: View) -> Iterator[Hit]:
    for passage in view.passages:
        for found in _WON_IN.finditer(view.text, passage.span.start, passage.span.end):
            said = found["before"] or found["behind"]
            field = _FIELD.search(f"Nobel{found['rest']}")
            own = laureates().of_person(found["name"]) if said else []
            of = next((g for g in field.groups() if g), "").lower() if field else ""
            if not own or any(year == int(said) for year, _ in own) or (of and any(o != of for _, o in own)):
                continue
            span = Span(*found.span("name"))
            if view.admits(span):
                right = " and ".join(str(year) for year, _ in own)
                fields = (
                    ("person", span.of(view.text)),
                    ("year", said),
                    ("right", right),
                    ("rows", f"{span.of(view.text)}: {right}"),
                )
                yield Hit(span, fields, "year", (RelatedLocation(span, "record", fields=fields),))
