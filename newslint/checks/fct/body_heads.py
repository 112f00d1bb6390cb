"""The head of a party, a firm or a city who, by the record, led another one that day, or this one at another time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.date_corroboration import is_date_contradicted
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentences_in
from newslint.extract.story_dates import dating
from newslint.knowledge.bodies import Lead, bodies, body_name, other_name
from newslint.model import Hit, Passage, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"
GATE = (("leader", "chief executive", "ceo", "boss", "mayor"),)

#: what a head is called, and of which kind of body
_ROLES = {
    "leader": "party", "party leader": "party", "chairman": "party", "chief executive": "firm",
    "chief executive officer": "firm", "ceo": "firm", "boss": "firm", "chief": "firm", "mayor": "city",
}  # fmt: skip
_ROLE = r"(?i:leader|chief executive(?: officer)?|CEO|boss|mayor)"
_BODY = rf"{CAPITAL_WORD}(?: (?:(?:of|and|for) )?{CAPITAL_WORD}){{0,3}}"
_FULL = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{1,3}}"
_CLAIMS = (
    LatePattern(rf"(?P<body>{_BODY})(?:['’]s?)? (?:party )?(?P<role>{_ROLE}),? (?P<name>{_FULL})"),
    LatePattern(rf"(?P<role>{_ROLE}) of (?:the )?(?P<body>{_BODY}),? (?P<name>{_FULL})"),
    LatePattern(rf"(?P<name>{_FULL}), (?:the )?(?P<body>{_BODY})(?:['’]s?)? (?:party )?(?P<role>{_ROLE})(?![\w-])"),
    LatePattern(rf"(?P<name>{_FULL}), (?:the )?(?P<role>{_ROLE}) of (?:the )?(?P<body>{_BODY})"),
)
_MARK = LatePattern(rf"(?<!\w){_ROLE}(?![\w-])")
#: characters on either side of the word for the role in which name and body stand
_REACH = 90
#: another post than that of the head, or one of another time; and words of a sentence that speaks of another time
_ASIDE = re.compile(
    r"\b(?:former|ex|then|late|past|one[- ]?time|previous|deputy|acting|interim|next|(?-i:new)|future|incoming|outgoing"
    r"|(?-i:first)|would-be|shadow|founding|as|like|parliamentary|group|local|council|assembly|state|provincial|regional|Senate"
    r"|House|Scottish|Welsh|youth|opposition)\b",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    r"\b(?:if|when|while|ago|once|becom\w+|became|succe\w+|replac\w+|elect\w*|candidate|campaign\w*|memoir\w*"
    r"|biograph\w*"
    r"|histor\w*|statue|portrait|until|since|used to|back then|at the time|earlier|previously|recall\w*|remember\w*"
    r"|under|anniversary|era|former)\b",
    re.IGNORECASE,
)
_THEN_BEHIND = LatePattern(
    r",? (?:when|while|until|from|at the time|then|during|since|before|in the (?:19|20)?\d\ds)\b"
)
#: characters before a claim in which a word makes another post of it
_BEFORE = 24
_YEAR = LatePattern(r"(?<![\w$€£,.-])(?:19|20)\d\d(?![\w%]|,\d|\.\d)")
_OPENER = re.compile(r"(?:The|A|An|But|And|In|On|For|When|As) ")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Claim(Struct, frozen=True):
    span: Span
    name: str
    body: str
    kind: str


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the body, the role and the name; verdict `another` where only the person's own body is known."""
    if view.story is None:
        return
    for claim in _claims(view):
        held = bodies().of_person(claim.name)
        if not view.admits(claim.span):
            continue
        told = dating(view.whole)
        if told is None:
            return
        days = {told.earliest, told.latest, told.day or told.earliest}
        found = _contradiction(claim, held, days)
        verdict = ""
        if found is None and (own := _leads_another(claim, held, days)) is not None:
            found, verdict = (own, own), "another"
        if found is None or (told.day and is_date_contradicted(view.whole, told.day, person=claim.name)):
            continue
        own, head = found
        fields = (
            ("person", own.person), ("body", claim.body), ("head", head.person),
            ("own", max(sorted(own.names), key=len).title()),
            ("day", f"on {told.shown}" if told.day else told.shown), ("rows", f"{head.shown}; {own.shown}"),
        )  # fmt: skip
        yield Hit(
            claim.span, fields, verdict, related_locations=(RelatedLocation(claim.span, "record", fields=fields),)
        )


def _claims(view: View) -> Iterator[_Claim]:
    """Every person whom the story gives a party, a firm or a city to lead, now."""
    for passage in view.passages:
        line, seen = passage.span, passage.span.start
        for mark in _MARK.finditer(view.text, line.start, line.end):
            low, high = max(seen, mark.start() - _REACH), min(line.end, mark.end() + _REACH)
            for pattern in _CLAIMS:
                found = next((m for m in pattern.finditer(view.text, low, high) if m.span("role") == mark.span()), None)
                claim = _claim(found) if found else None
                # of two names beside a title the one that has led something is meant
                if found and claim and bodies().of_person(claim.name) and _is_plain(view.whole, passage, found):
                    yield claim
                    seen = found.end()
                    break


def _claim(found: re.Match[str]) -> _Claim:
    kind = _ROLES[found["role"].lower()]
    opener = _OPENER.match(found["body"])
    start = found.start() + (len(opener[0]) if opener and found.start() == found.start("body") else 0)
    body = re.sub(r"['’]s?$", "", _OPENER.sub("", found["body"]))
    return _Claim(Span(start, found.end()), re.sub(r"['’]s?$", "", found["name"]), body, kind)


def _is_plain(whole: StoryText, passage: Passage, found: re.Match[str]) -> bool:
    """Whether the sentence speaks of now, and of nobody's former or coming post."""
    around = [Span(*span) for span in sentences_in(whole, passage) if span[0] < found.end() and found.start() < span[1]]
    near = whole.text[max(passage.span.start, found.start() - _BEFORE) : found.end()]
    if _ASIDE.search(near) or any(_YEAR.search(span.of(whole.text)) for span in around):
        return False
    # what he did, or became, that day may stand behind it, but no other time
    before = any(_ANOTHER_TIME.search(whole.text, span.start, found.end()) for span in around)
    return not (before or _THEN_BEHIND.match(whole.text, found.end()))


def _contradiction(claim: _Claim, held: list[Lead], days: set[datetime.date]) -> tuple[Lead, Lead] | None:
    """A row of the person, and the one of who led the body on all days; None for what may be right."""
    own = [lead for lead in held if lead.kind == claim.kind]
    lands = {lead.land for lead in own}
    if len(lands) != 1:
        return None
    name = body_name(claim.kind, claim.body)
    everyone = bodies().of_body(claim.kind, own[0].land, name)
    if not everyone and (other := other_name(name)):
        everyone = bodies().of_body(claim.kind, own[0].land, other)
    heads = [lead for lead in everyone if all(lead.first <= day <= lead.last for day in days)]
    surname = claim.name.split()[-1]
    perhaps = [lead for lead in everyone if any(lead.early <= day <= lead.late for day in days)]
    if any(lead.person.split()[-1] == surname for lead in perhaps) or len({lead.person for lead in heads}) != 1:
        return None
    return own[0], heads[0]


def _leads_another(claim: _Claim, held: list[Lead], days: set[datetime.date]) -> Lead | None:
    """The party that the person certainly led on all days, where he or she never led the one that is said."""
    own = [lead for lead in held if lead.kind == claim.kind == "party"]
    now = [lead for lead in own if all(lead.first <= day <= lead.last for day in days)]
    if len({lead.land for lead in own}) != 1 or len(now) != 1:
        return None
    name = body_name(claim.kind, claim.body)
    names = {name, other_name(name) or name}
    known = any(bodies().of_body(claim.kind, own[0].land, one) for one in names)
    akin = any(one in led or led in one for one in names for lead in own for led in lead.names)
    return now[0] if known and not akin else None
