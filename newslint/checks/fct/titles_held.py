"""What the record says of a title that a story gives to a person: whose it was that day, and what the person was."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.checks.fct.title_verdicts import FIRM, HIGHEST, YEAR, Case, find_verdict, holds_another
from newslint.extract.date_corroboration import is_date_contradicted, is_date_corroborated
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import Dating, dating
from newslint.extract.title_guards import speaks_of_the_past, tells_a_memory
from newslint.extract.titles import Claim, claims
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, fold
from newslint.model import Hit, RelatedLocation
from newslint.segmenting.view import StoryText, View

#: the first day for which some office's holders are not known
_ALL_KNOWN = datetime.date(2022, 6, 1)
_ACTS = LatePattern(
    r"(?!['’])[^.;\n“”\"]{0,90}?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|this week"
    r"|told reporters|in a statement"
    r"|announced|tweeted|says|is)\b"
)
_SAYS = LatePattern(
    r",? (?:also |later |then )?(?:said|says|told (?!by)|warned|announced|vowed"
    r"|pledged|laid|will)\b(?! in (?:19|20)\d\d)"
)
_SWORN = re.compile(r"\b(?:sworn in|oaths?|inaugurated|took office|takes office)\b")
_SWORN_TO = frozenset((*HIGHEST, "vice-president"))
#: days between an oath and the story of it, and around an oath in which it may be that of the office that is said
_OATH, _NEAR_OATH = 4, 60
#: days around a term within which a surname alone may be that of its holder; not measured
_WITHIN = 12 * 365
_OBJECT = LatePattern(
    r"\b(?:of|for|under|by|about|like|from|against|on|to|than|before|after|and|or|with"
    r"|fired|firing|told|met|briefed) (?:the )?$"
)
_CURRENT = re.compile(r"\b(?:current|sitting|incumbent|serving)\b")
#: "as the chancellor, X, rose": while he did, and no "as chancellor"
_WHILE = re.compile(r"as  [a-z]+(?:ed|ose|poke|ook|aid|old|ent|ame)\b")
_NOW = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last night|this week)\b")
#: what makes a title the name of a time, or of somebody else's view
_UNDER = re.compile(r"\b(?:by then|under|like|than|of|to|about|after|before|since|against) (?:the )?$")
_UNREAL = LatePattern(
    r"\b(?i:an?|as|if|it['’]s|it is|it was|be|become|becoming|becomes|became|like|say"
    r"|his|her|their|my|our|predict\w*|replac\w+|succeed\w*|call(?:ed|ing)? (?:him|her))(?: the)? $"
)


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


def _case(view: View, claim: Claim) -> Case | None:
    person = full_name(view, claim)
    held = knowledge().record.holdings(person) if person else ()
    told = dating(view.whole) if held else None
    if told is None or not person:
        return None
    land = claim.land or _own_land(claim, held, told)
    if land is None:
        return None
    return Case(claim, held[0].person, held, land, told)


def full_name(view: View, claim: Claim) -> str | None:
    """The name in full: as written, or for a surname alone as the story has it at the first mention."""
    if claim.offices == ("pope",):
        popes = [h.person for h in knowledge().record.holders("VA", "pope")]
        return next((pope for pope in reversed(popes) if fold(pope).startswith(fold(claim.written))), None)
    if " " in claim.written:
        return claim.written
    if view.story is None:
        return None
    whole = _first_mention(view, claim)
    return whole or _only_holder(view, claim)


def _only_holder(view: View, claim: Claim) -> str | None:
    """The one person of a surname who ever held, in that country, what the title names: "Mr Rudd, the Australian …"."""
    day = view.story.published if view.story else None
    if claim.land is None or day is None:
        return None
    surname = fold(claim.written)
    held = [h for office in claim.offices for h in knowledge().record.holders(claim.land, office)]
    named = {h.person: h for h in held if fold(h.person).split()[-1] == surname}
    near = [person for person, h in named.items() if abs((h.start - day).days) < _WITHIN]
    return near[0] if len(named) == len(near) == 1 else None


def _first_mention(view: View, claim: Claim) -> str | None:
    """The full name of somebody who is called by a surname, as the story has it elsewhere."""
    assert view.story is not None
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


def _judged(view: View, case: Case) -> Iterator[Hit]:
    claim, told = case.claim, case.told
    sentence = sentence_around(view.text, claim.span).of(view.text)
    unreal = _UNREAL.search(claim.before) and not _WHILE.match(f"{claim.before[-3:]}{view.text[claim.span.end :][:16]}")
    if claim.qualifier in ("late", "new") or (unreal and claim.offices != ("pope",)):
        return
    if told.day and is_date_contradicted(view.whole, told.day, person=case.person):
        return
    begun = _began_that_day(view, case)
    if begun is not None:
        yield _told(view, case, "began", [begun], [])
        return
    aside = YEAR.search(sentence) is not None
    present = not aside and is_present(view, claim, sentence, told)
    acts = not aside and _acts(view.text, claim)
    speaks = not aside and _speaks(view.text, claim)
    of_today = _NOW.search(sentence) is not None and not aside and claim.in_apposition and holds_another(case)
    verdict, others = find_verdict(case, "" if acts or speaks or of_today or present else sentence, acts or present)
    acts = acts or present
    if verdict is None or (claim.linked and not (acts and verdict in ("", "unheld"))):
        return
    sure = acts or (
        verdict == "past"
        and (
            (claim.in_apposition and holds_another(case) and (of_today or not speaks_of_the_past(sentence)))
            or (_CURRENT.search(claim.span.of(view.text)) is not None and not aside)
        )
    )
    if verdict in ("past", "already", "risen") and not sure and not (speaks and _is_borne_out(view, case)):
        return
    if verdict in ("early", "unheld") and not (acts or _is_borne_out(view, case)):
        return
    now = [h for h in case.held if all(h.covers(day, -FIRM, -FIRM) for day in case.days)]
    yield _told(view, case, verdict, now, others)


def _told(view: View, case: Case, verdict: str, now: list[Holding], others: list[Holding]) -> Hit:
    """The finding with its rows; rows of which none is borne out make it unsure."""
    rows = [*now, *case.meant, *others]
    if rows and all(h.source == "typed" for h in rows):
        verdict = "unsure"
    fields = _fields(view, case, now, others)
    record = RelatedLocation(case.claim.name, "record", fields=fields)
    return Hit(case.claim.span, fields, verdict, (record, RelatedLocation(case.claim.title, "day", fields=fields)))


def _began_that_day(view: View, case: Case) -> Holding | None:
    """The office that somebody took on the day of the story, where it says that he was sworn in as something else."""
    claim, day = case.claim, case.told.day
    if not claim.linked or day is None or not _SWORN.search(claim.span.of(view.text)):
        return None
    if any(abs((h.start - day).days) < _NEAR_OATH or h.covers(day) is True for h in case.meant):
        return None
    begun = [h for h in case.held if h.firm and h.country == case.land and abs((h.start - day).days) <= _OATH]
    begun = [h for h in begun if h.office not in claim.offices and h.office in _SWORN_TO]
    return begun[0] if len(begun) == 1 and set(claim.offices) & _SWORN_TO else None


def _acts(text: str, claim: Claim) -> bool:
    """Whether the person, by that title, does something on a day of the story: "X said on Monday"."""
    behind = _ACTS.match(text, max(claim.name.end, claim.span.end))
    return (
        behind is not None
        and not _OBJECT.search(claim.before)
        and not speaks_of_the_past(f"{claim.before} {behind[0]}")
    )


def is_present(view: View, claim: Claim, sentence: str, told: Dating) -> bool:
    """Whether a title is said of somebody in a sentence of this week, or beside the name in a paragraph of it."""
    passage = next((p.span for p in view.passages if p.span.holds(claim.span)), None)
    if passage is None or told.day is None or claim.qualifier or claim.linked:
        return False
    if view.text.startswith((" had ", ", had "), claim.span.end) or _UNDER.search(claim.before):
        return False
    whole = passage.of(view.text)
    years = {int(year) for year in YEAR.findall(whole)}
    near = whole if claim.in_apposition else sentence
    return _NOW.search(near) is not None and years <= {told.day.year} and not tells_a_memory(sentence)


def _is_borne_out(view: View, case: Case) -> bool:
    return is_date_corroborated(view.whole, case.told, person=case.person)


def _speaks(text: str, claim: Claim) -> bool:
    """Whether the person, by that title, says something, in the words of a report."""
    return _SAYS.match(text, max(claim.name.end, claim.span.end)) is not None and not _OBJECT.search(claim.before)


def _fields(view: View, case: Case, now: list[Holding], others: list[Holding]) -> tuple[tuple[str, str], ...]:
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
