"""Somebody called the premier of a state or a province that somebody else governed that day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, NOT_NAMES, PARTICLE
from newslint.extract.date_corroboration import is_date_contradicted
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import Dating, dating
from newslint.knowledge.record import fold
from newslint.knowledge.relations import Row, relations
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("premier", "chief minister", "minister-president", "minister president", "first minister", "president of "),)

_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,3}})"
_ROLE = r"(?P<role>[Pp]remier|[Cc]hief [Mm]inister|[Mm]inister[- ][Pp]resident|[Pp]resident)"
_LAND = r"(?P<land>[A-Z][\w-]+(?:(?: and| of)? [A-Z][\w-]+){0,3})"
_HONOUR = r"(?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?"
_CLAIMS = (
    LatePattern(rf"{_NAME}, (?:the |now )?(?:\w+ )?{_ROLE} of (?:the )?{_LAND}(?![\w-])", needs=("r of ", "t of ")),
    LatePattern(rf"{_NAME}, (?:the )?{_LAND}(?:['’]s?)? {_ROLE}(?![\w-])"),
    LatePattern(rf"{_LAND}(?:['’]s?)? {_ROLE},? {_HONOUR}{_NAME}"),
    LatePattern(rf"{_ROLE} of (?:the )?{_LAND},? {_HONOUR}{_NAME}"),
    LatePattern(rf"\b(?P<role>Premier|Chief Minister|Minister[- ]President) {_NAME} of (?:the )?{_LAND}(?![\w-])"),
)
#: what a part of a country is called beside its name
_CALLED = {"Bavarian": "Bavaria", "Catalan": "Catalonia", "Tasmanian": "Tasmania", "Victorian": "Victoria",
           "Albertan": "Alberta", "Andalusian": "Andalusia", "Galician": "Galicia", "NSW": "New South Wales",
           "Newfoundland": "Newfoundland and Labrador", "Orissa": "Odisha", "Québec": "Quebec"}  # fmt: skip
#: another post, or one of another time
_ASIDE = re.compile(
    r"\b(?:former|ex|then|late|past|previous|deputy|vice|acting|interim|caretaker|next|new|future|incoming|outgoing|first|old"
    r"|would-be|designate|opposition|candidate|replac\w+|succe\w+|becom\w+|became|elect\w*|once|ago|if|when|while|under"
    r"|memoir\w*|since|until|used to|if|federal|vs|not)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r",? (?:until|since|from|when|while|at the time|before|who (?:was|had|died|resigned)|in (?:19|20)\d\d)\b"
)
_YEAR = re.compile(r"(?<![\w$€£,.-])(?:1[89]|20)\d\d(?![\w%])")
#: days before a term in which somebody is called so already, and behind it
_BEFORE, _AFTER = 60, 45


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name; the field `right` has who governed that day."""
    told = dating(view.whole) if view.story else None
    if told is None or told.day is None:
        return
    seen: set[Span] = set()
    for passage in view.passages:
        for pattern in _CLAIMS:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                hit = _judged(view, found, passage.span, told)
                if hit is not None and hit.span not in seen and view.admits(hit.span):
                    seen.add(hit.span)
                    yield hit


def _judged(view: View, found: re.Match[str], line: Span, told: Dating) -> Hit | None:
    text, day = view.text, told.day
    land = _CALLED.get(found["land"], found["land"])
    terms = relations().led.get(land)
    if day is None or not terms:
        return None
    words = re.sub(r"['’]s?$", "", found["name"]).split(" ")
    start = found.start("name")
    while words and words[0] in NOT_NAMES:
        start += len(words.pop(0)) + 1
    name = " ".join(words)
    around = sentence_around(text, Span(*found.span()), line)
    near = text[around.start : found.end()]
    years = {int(year) for year in _YEAR.findall(around.of(text))}
    told_of = near.replace(found["role"], "").replace(found["land"], "").replace(name, "")
    if not name or _ASIDE.search(told_of) or _THEN.match(text, found.end()) or years - {day.year}:
        return None
    heads = [row for row in terms if _covers(row, day, -_AFTER)]
    perhaps = [row for row in terms if _covers(row, day, _BEFORE)]
    if len(heads) != 1 or any(_is_called(row, name) for row in perhaps):
        return None
    # "North West" of a country, and a premier of the whole of it
    if found["role"].lower() == "president" and land not in ("Catalonia", "Andalusia", "Galicia", "Aragon"):
        return None
    own_name = fold(heads[0].objects[0]).split()[-1]
    if is_date_contradicted(view.whole, day, person=name) or own_name in fold(text).split():
        return None
    own = [row for rows in relations().led.values() for row in rows if " " in name and _is_called(row, name)]
    fields = (
        ("person", name), ("said", f"{found['role']} of {land}"), ("right", heads[0].objects[0]), ("day", told.shown),
        ("source", heads[0].source), ("rows", "; ".join(_shown(row) for row in (heads[0], *own[:2]))),
    )  # fmt: skip
    span = Span(start, start + len(name))
    return Hit(span, fields, related_locations=(RelatedLocation(Span(*found.span("land")), "record", fields=fields),))


def _shown(row: Row) -> str:
    return f"{row.objects[0]}, {row.subject}, {row.first} to {row.last} [{row.source}]"


def _covers(row: Row, day: datetime.date, grace: int) -> bool:
    first, last = datetime.date.fromisoformat(row.first), datetime.date.fromisoformat(row.last)
    return first - datetime.timedelta(grace) <= day <= last + datetime.timedelta(grace)


def _is_called(row: Row, name: str) -> bool:
    surname = fold(name).split()[-1]
    return any(surname in fold(one).split() or fold(one).split()[-1] in fold(name).split() for one in row.objects)
