"""What the record says of a title that a story gives to a person: whose it was that day, and what the person was."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from newslint.extract.date_corroboration import is_date_contradicted, is_date_corroborated
from newslint.extract.late_pattern import LatePattern
from newslint.extract.story_dates import Dating, dating
from newslint.extract.title_guards import speaks_of_the_past, speaks_of_who_may_come
from newslint.extract.titles import Claim, claims
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, fold
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

#: the first day for which some office's holders are not known
_ALL_KNOWN = datetime.date(2022, 6, 1)
#: days around a term in which its title is a courtesy or an anticipation; not measured
_BEFORE, _AFTER = 75, 45
#: days that a term must be old, or have left, for someone to be told its holder for certain; not measured
_FIRM = 20
#: days before a term in which a minister who is named, not elected, has its title
_NAMED = 30
#: days after which a new holder is known to everybody
_SETTLED = 10
#: days after its end until which a title is a slip of habit
_LEFT = 60
#: days after the end of a term until which its holder may be called outgoing, and after its start until which elect
_HANDOVER = 14
#: years within which a namesake of another time can't be meant
_LIFETIME = 25
_YEAR = LatePattern(r"(?<![\w$€£,.-])(?:19|20)\d\d(?![\w%]|,\d|\.\d)")
_ACTS = LatePattern(
    r"(?!['’])[^.;\n“”\"]{0,90}?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|this week"
    r"|told reporters|in a statement"
    r"|announced|tweeted|says|is)\b"
)
_SAYS = LatePattern(
    r",? (?:also |later |then )?(?:said|says|told (?!by)|warned|announced|vowed"
    r"|pledged|laid|will)\b(?! in (?:19|20)\d\d)"
)
_BACK_THEN = LatePattern(r"\b(?:when|at the time|ago|years?|earlier|months?|under|since|during|had)\b")
_OBJECT = LatePattern(
    r"\b(?:of|for|under|by|about|like|from|against|on|to|than|before|after|and|or|with"
    r"|fired|firing|told|met|briefed) (?:the )?$"
)
_UNREAL = LatePattern(
    r"\b(?i:an?|as|if|it['’]s|it is|it was|be|become|becoming|becomes|became|like|say"
    r"|his|her|their|my|our|predict\w*|replac\w+|succeed\w*|call(?:ed|ing)? (?:him|her))"
    r"(?: the)? $"
)


class _Case(Struct, frozen=True):
    """A claim with the person it is about, the terms of that person, and the day it is judged by."""

    claim: Claim
    person: str
    held: tuple[Holding, ...]
    land: str
    told: Dating

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The days that the story can be of."""
        return tuple({self.told.earliest, self.told.latest, self.told.day or self.told.earliest})

    @property
    def meant(self) -> tuple[Holding, ...]:
        """The person's terms in the office that the title names."""
        return tuple(h for h in self.held if h.office in self.claim.offices and h.country == self.land)


def contradicted_claims(view: View) -> Iterator[Hit]:
    """A hit for each title that the record contradicts; the span covers title and name."""
    for claim in view.whole.shared(claims):
        if not view.admits(claim.span) or not any(p.span.holds(claim.span) for p in view.passages):
            continue
        case = _case(view, claim)
        if case is not None:
            yield from _judged(view, case)


def is_beyond_record(story: StoryText) -> bool:
    """Whether a story gives somebody an office whose holders are not known up to its day."""
    day = story.story.published if story.story else None
    if day is None or day < _ALL_KNOWN:
        return False
    record = knowledge().record
    for claim in story.shared(claims):
        held = () if claim.land else record.holdings(claim.written)
        lands = {claim.land} if claim.land else {h.country for h in held if h.office in claim.offices}
        known = [until for land in lands if land for o in claim.offices if (until := record.horizon(land, o))]
        if claim.qualifier != "former" and known and day > max(known):
            return True
    return False


def _case(view: View, claim: Claim) -> _Case | None:
    person = full_name(view, claim)
    held = knowledge().record.holdings(person) if person else ()
    told = dating(view.whole) if held else None
    if told is None or not person:
        return None
    land = claim.land or _own_land(claim, held, told)
    if land is None:
        return None
    return _Case(claim, held[0].person, held, land, told)


def full_name(view: View, claim: Claim) -> str | None:
    """The name in full: as written, or for a surname alone as the story has it at the first mention."""
    if claim.offices == ("pope",):
        popes = [h.person for h in knowledge().record.holders("VA", "pope")]
        return next((pope for pope in reversed(popes) if fold(pope).startswith(fold(claim.written))), None)
    if " " in claim.written:
        return claim.written
    if view.story is None:
        return None
    pattern = re.compile(rf"((?:[A-ZÀ-Ž][\w’'.-]+ )+(?:(?:de|van|von|al|bin) )*){re.escape(claim.written)}\b")
    for found in pattern.finditer(view.text, view.story.span.start, view.story.span.end):
        words = found[0].split(" ")
        for start in range(len(words) - 1):
            name = " ".join(words[start:])
            if knowledge().record.holdings(name):
                return name
    return None


def _own_land(claim: Claim, held: tuple[Holding, ...], told: Dating) -> str | None:
    """The country of the person, where a title that names none can only be one of it."""
    lands = {h.country for h in held}
    if len(lands) != 1:
        return None
    (land,) = lands
    return land if any(knowledge().record.holders(land, office) for office in claim.offices) else None


def _judged(view: View, case: _Case) -> Iterator[Hit]:
    claim, told = case.claim, case.told
    sentence = _sentence(view.text, claim.span)
    if claim.qualifier in ("late", "new") or _UNREAL.search(claim.before):
        return
    if told.day and is_date_contradicted(view.whole, told.day, person=case.person):
        return
    aside = _YEAR.search(sentence) is not None
    acts = not aside and _acts(view.text, claim)
    speaks = not aside and _speaks(view.text, claim)
    verdict, others = _verdict(case, "" if acts or speaks else sentence, acts)
    if verdict is None:
        return
    sure = acts or (
        verdict == "past" and claim.in_apposition and _holds_another(case) and not speaks_of_the_past(sentence)
    )
    if verdict in ("past", "already", "risen") and not sure and not (speaks and _is_borne_out(view, case)):
        return
    if verdict in ("early", "unheld") and not (acts or _is_borne_out(view, case)):
        return
    now = [h for h in case.held if all(h.covers(day, -_FIRM, -_FIRM) for day in case.days)]
    rows = [*now, *case.meant, *others]
    if rows and all(h.source == "typed" for h in rows):
        verdict = "unsure"
    fields = _fields(view, case, now, others)
    record = RelatedLocation(claim.name, "record", fields=fields)
    dated = RelatedLocation(claim.title, "day", fields=fields)
    yield Hit(claim.span, fields, verdict, (record, dated))


def _acts(text: str, claim: Claim) -> bool:
    """Whether the person, by that title, does something on a day of the story: "X said on Monday"."""
    behind = _ACTS.match(text, max(claim.name.end, claim.span.end))
    return (
        behind is not None
        and not _OBJECT.search(claim.before)
        and not speaks_of_the_past(f"{claim.before} {behind[0]}")
    )


def _is_borne_out(view: View, case: _Case) -> bool:
    return is_date_corroborated(view.whole, case.told, person=case.person)


def _speaks(text: str, claim: Claim) -> bool:
    """Whether the person, by that title, says something, in the words of a report."""
    return _SAYS.match(text, max(claim.name.end, claim.span.end)) is not None and not _OBJECT.search(claim.before)


def _fields(view: View, case: _Case, now: list[Holding], others: list[Holding]) -> tuple[tuple[str, str], ...]:
    told, meant = case.told, case.meant
    holders = ", ".join(dict.fromkeys(h.person for h in others))
    title = case.claim.title.of(view.text)
    return (
        ("person", case.person),
        ("title", title),
        ("office", " and ".join(dict.fromkeys(post(h) for h in now)) or f"not {title}"),
        ("day", f"on {told.shown}" if told.day else told.shown),
        ("rows", "; ".join(dict.fromkeys(h.shown for h in (*now, *meant, *others)))),
        ("holder", f"; that day it was {holders}" if holders else ""),
        ("start", str(min((h.start for h in meant), default=""))),
        ("end", str(max((h.end for h in meant if h.end), default=""))),
        ("why_day", told.why),
    )


def post(holding: Holding) -> str:
    """An office with its country, as a sentence has it."""
    office, land = holding.office.replace("-", " "), knowledge().land(holding.country)
    return f"{land} {office}" if land == holding.country else f"{office} of {land}"


def _verdict(case: _Case, sentence: str, acts: bool) -> tuple[str | None, list[Holding]]:
    """What is wrong with a claim, and who held the office instead; None for what may be right."""
    claim, days = case.claim, case.days
    fits = [all(h.covers(day, -_FIRM, -_FIRM) is True for day in days) for h in case.meant]
    nobody: list[Holding] = []
    if claim.qualifier == "former":
        sits = [h for h, yes in zip(case.meant, fits) if yes]
        earlier = [h for h in case.meant if sits and h.end and h.end < sits[0].start]
        # a post that others of that title have, in another portfolio or a party, may be the one that is over
        return ("sitting", nobody) if sits and not earlier and len(claim.offices) < 4 else (None, nobody)
    if claim.qualifier == "elect":
        old = [h for h in case.meant if all(h.covers(day, -_HANDOVER) is True for day in days)]
        return ("already", nobody) if old and not _term_ends_near(old, days) else (None, nobody)
    if claim.qualifier == "then":
        long = [h for h in case.meant if all(h.covers(day, -_FIRM, -30) is True for day in days)]
        past = _YEAR.search(sentence) or _BACK_THEN.search(sentence) or claim.before.endswith(("and ", ", "))
        return ("then", nobody) if long and not past else (None, nobody)
    if not any(h.country == case.land for h in case.held):
        return _abroad(case)
    before, after = _grace(case, sentence, acts)
    if any(h.covers(day, before, after) is not False for h in case.meant for day in days):
        return None, nobody
    if _fits_a_year(case, sentence):
        return None, nobody
    others = _holders_that_day(case, before, after)
    if not others:
        return ("risen" if _has_risen(case) else None), nobody
    return _of_another(case, sentence, acts), others


def _grace(case: _Case, sentence: str, acts: bool) -> tuple[int, int]:
    """Days before and after a term in which its title is said of someone: fewer where nobody is elected to it."""
    before = (
        _BEFORE if {"president", "prime-minister", "chancellor", "vice-president"} & set(case.claim.offices) else _NAMED
    )
    if case.claim.qualifier == "outgoing" or (acts and (case.claim.land or _holds_another(case))):
        return before, _HANDOVER
    return before, _AFTER


def _abroad(case: _Case) -> tuple[str | None, list[Holding]]:
    """Whether somebody who leads another state or body that day is given an office that someone else holds."""
    nobody: list[Holding] = []
    leads = [
        h for h in case.held
        if h.firm and h.office in (*_HIGHEST, *_OF_BODIES)
        and all(h.covers(d, -_FIRM, -_FIRM) is True for d in case.days)
    ]  # fmt: skip
    if not leads or case.claim.qualifier or " " not in case.claim.written or _has_namesake(case):
        return None, nobody
    others = _holders_that_day(case, _BEFORE, _AFTER)
    return ("" if others else None), others


#: offices of those who lead a body
_OF_BODIES = (
    "secretary-general", "managing-director", "director-general", "commission-president", "council-president",
    "ecb-president", "foreign-policy-chief",
)  # fmt: skip
#: offices from which nobody goes back to a lesser one
_HIGHEST = ("president", "prime-minister", "chancellor", "king", "monarch", "pope")


def _has_risen(case: _Case) -> bool:
    """Whether the person has left the office for a higher one: no later appointment can undo that."""
    if case.claim.qualifier or not case.meant or set(case.claim.offices) & set(_HIGHEST):
        return False
    left = max((h.end for h in case.meant if h.end), default=None)
    if left is None or any(h.end is None for h in case.meant) or min(case.days) < left + datetime.timedelta(_LEFT):
        return False
    return any(h.firm and h.country == case.land and h.office in _HIGHEST and h.start >= left for h in case.held)


def _holds_another(case: _Case) -> bool:
    """Whether the person holds, on all days that the story can be of, an office other than the one that is said."""
    return any(
        h.office not in case.claim.offices and all(h.covers(day, -_SETTLED, -_FIRM) is True for day in case.days)
        for h in case.held
    )


def _has_namesake(case: _Case) -> bool:
    """Whether somebody else of that surname ever held what the title names."""
    held = [h for office in case.claim.offices for h in knowledge().record.holders(case.land, office)]
    surname = fold(case.person).split()[-1]
    return any(surname in fold(h.person).split() and h.person != case.person for h in held)


def _term_ends_near(held: list[Holding], days: tuple[datetime.date, ...]) -> bool:
    """Whether a term ends within months, so that its holder may be elect once more."""
    return any(h.end and 0 <= (h.end - day).days < 100 for h in held for day in days)


def _holders_that_day(case: _Case, before: int, after: int) -> list[Holding]:
    """Everyone else who firmly held, on all days that the story can be of, what the title names."""
    held = [h for office in case.claim.offices for h in knowledge().record.holders(case.land, office)]
    firm = [h for h in held if h.firm and all(h.covers(day, -_SETTLED, -_FIRM) is True for day in case.days)]
    if any(
        _alike(h.person, case.person)
        for h in held
        if any(h.covers(day, before, after) is not False for day in case.days)
    ):
        return []
    return firm


def _alike(one: str, other: str) -> bool:
    """Whether two names may be of one person, or of one family: the last word is the same or nearly so."""
    left, right = fold(one).split(), fold(other).split()
    if set(left) <= set(right) or set(right) <= set(left) or left[-1] == right[-1]:
        return True
    return left[0][0] == right[0][0] and SequenceMatcher(None, left[-1], right[-1]).ratio() > 0.7


def _of_another(case: _Case, sentence: str, acts: bool) -> str | None:
    """Which verdict a title deserves that someone else held that day."""
    claim, day = case.claim, case.told.day or case.told.earliest
    now = [
        h for h in case.held if h.country == case.land and all(h.covers(d, -_FIRM, -_FIRM) is True for d in case.days)
    ]
    near = [h for h in case.held if h.country == case.land and abs((h.start - day).days) < _LIFETIME * 365]
    if claim.qualifier == "outgoing":
        ended = [h for h in case.meant if h.end and h.end < min(case.days) - datetime.timedelta(_HANDOVER)]
        return "gone" if ended else None
    if not case.meant:
        if (
            claim.qualifier
            or not near
            or (" " not in claim.written and _has_namesake(case))
            or speaks_of_who_may_come(sentence)
        ):
            return None
        return "" if now else "unheld"
    over = [h.end or h.known_until for h in case.meant if h.start <= max(case.days)]
    if not over:
        ahead = (min(h.start for h in case.meant) - max(case.days)).days
        far = 365 if not (now or claim.land) else 120 if _grace(case, sentence, acts)[0] == _BEFORE else 45
        return None if ahead < far or speaks_of_who_may_come(sentence) else "not-yet" if now else "early"
    if speaks_of_the_past(sentence) or claim.qualifier:
        return None
    since = (min(case.days) - max(over)).days
    if since < (_HANDOVER if acts else _LEFT if sentence else _LEFT // 2):
        return None
    # "President X" of someone who was one is a courtesy where no country stands with it
    courtesy = claim.land is None and (" " not in claim.written or "president" in claim.offices)
    return None if courtesy else "past"


def _fits_a_year(case: _Case, sentence: str) -> bool:
    """Whether the person held the office in a year that the sentence names."""
    years = {int(y) for y in _YEAR.findall(sentence)}
    return any(h.start.year <= year <= (h.end or h.known_until).year for h in case.meant for year in years)


def _sentence(text: str, span: Span) -> str:
    start = max(text.rfind("\n", 0, span.start) + 1, text.rfind(". ", 0, span.start - 3) + 1)
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]
