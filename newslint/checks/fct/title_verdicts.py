"""What is wrong with a title, by the terms of the person and of whoever held the office on the days of the story."""

from __future__ import annotations

import datetime

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.story_dates import Dating
from newslint.extract.title_guards import speaks_of_the_past, speaks_of_who_may_come
from newslint.extract.titles import Claim
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, fold

#: days around a term in which its title is a courtesy or an anticipation; not measured
_BEFORE, _AFTER = 75, 45
#: days that a term must be old, or have left, for someone to be told its holder for certain; not measured
FIRM = 20
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
YEAR = LatePattern(r"(?<![\w$€£,.-])(?:19|20)\d\d(?![\w%]|,\d|\.\d)")
_BACK_THEN = LatePattern(r"\b(?:when|at the time|ago|years?|earlier|months?|under|since|during|had)\b")


class Case(Struct, frozen=True):
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


def find_verdict(case: Case, sentence: str, acts: bool) -> tuple[str | None, list[Holding]]:
    """What is wrong with a claim, and who held the office instead; None for what may be right."""
    claim, days = case.claim, case.days
    fits = [all(h.covers(day, -FIRM, -FIRM) is True for day in days) for h in case.meant]
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
        long = [h for h in case.meant if all(h.covers(day, -FIRM, -30) is True for day in days)]
        past = YEAR.search(sentence) or _BACK_THEN.search(sentence) or claim.before.endswith(("and ", ", "))
        return ("then", nobody) if long and not past else (None, nobody)
    if not any(h.country == case.land for h in case.held):
        return _abroad(case)
    if claim.offices == ("pope",) and case.meant and max(days) < case.meant[0].start - datetime.timedelta(_HANDOVER):
        # nobody bears the name of a pope before he is one
        return "unborn", [h for h in _holders_that_day(case, 0, 0) if h.firm]
    before, after = _grace(case, sentence, acts)
    if any(h.covers(day, before, after) is not False for h in case.meant for day in days):
        return None, nobody
    if _fits_a_year(case, sentence):
        return None, nobody
    others = _holders_that_day(case, before, after)
    if not others:
        if _holds_higher(case) and not speaks_of_the_past(sentence) and not speaks_of_who_may_come(sentence):
            return "", nobody
        return ("risen" if _has_risen(case) else None), nobody
    return _of_another(case, sentence, acts), others


def _grace(case: Case, sentence: str, acts: bool) -> tuple[int, int]:
    """Days before and after a term in which its title is said of someone: fewer where nobody is elected to it."""
    before = (
        _BEFORE if {"president", "prime-minister", "chancellor", "vice-president"} & set(case.claim.offices) else _NAMED
    )
    if case.claim.qualifier == "outgoing" or (acts and (case.claim.land or holds_another(case))):
        return before, _HANDOVER
    return before, _AFTER


def _abroad(case: Case) -> tuple[str | None, list[Holding]]:
    """Whether somebody who leads another state or body that day is given an office that someone else holds."""
    nobody: list[Holding] = []
    leads = [
        h for h in case.held
        if h.firm and h.office in (*HIGHEST, *_OF_BODIES)
        and all(h.covers(d, -FIRM, -FIRM) is True for d in case.days)
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
#: offices below those of whoever leads a state
_LESSER = ("vice-", "deputy-", "secretary-of-", "chancellor-of-the-")
_OF_A_FIELD = ("-minister", "-secretary")
#: offices from which nobody goes back to a lesser one
HIGHEST = ("president", "prime-minister", "chancellor", "king", "monarch", "pope")


def _has_risen(case: Case) -> bool:
    """Whether the person has left the office for a higher one: no later appointment can undo that."""
    if case.claim.qualifier or not case.meant or set(case.claim.offices) & set(HIGHEST):
        return False
    left = max((h.end for h in case.meant if h.end), default=None)
    if left is None or any(h.end is None for h in case.meant) or min(case.days) < left + datetime.timedelta(_LEFT):
        return False
    return any(h.firm and h.country == case.land and h.office in HIGHEST and h.start >= left for h in case.held)


def _holds_higher(case: Case) -> bool:
    """Whether somebody leads the state, or its government, for certain and is given a lesser office, now and here."""
    lesser = all(
        office.startswith(_LESSER) or (office.endswith(_OF_A_FIELD) and office != HIGHEST[1])
        for office in case.claim.offices
    )
    leads = [
        h for h in case.held
        if h.firm and h.office in HIGHEST and h.country == case.land and h.source != "typed"
        and all(h.covers(day, -FIRM, -FIRM) is True for day in case.days)
    ]  # fmt: skip
    return bool(lesser and leads and not case.meant and not case.claim.qualifier and " " in case.claim.written)


def holds_another(case: Case) -> bool:
    """Whether the person holds, on all days that the story can be of, an office other than the one that is said."""
    return any(
        h.office not in case.claim.offices and all(h.covers(day, -_SETTLED, -FIRM) is True for day in case.days)
        for h in case.held
    )


def _has_namesake(case: Case) -> bool:
    """Whether somebody else of that surname ever held what the title names."""
    held = [h for office in case.claim.offices for h in knowledge().record.holders(case.land, office)]
    surname = fold(case.person).split()[-1]
    return any(surname in fold(h.person).split() and h.person != case.person for h in held)


def _term_ends_near(held: list[Holding], days: tuple[datetime.date, ...]) -> bool:
    """Whether a term ends within months, so that its holder may be elect once more."""
    return any(h.end and 0 <= (h.end - day).days < 100 for h in held for day in days)


def _holders_that_day(case: Case, before: int, after: int) -> list[Holding]:
    """Everyone else who firmly held, on all days that the story can be of, what the title names."""
    held = [h for office in case.claim.offices for h in knowledge().record.holders(case.land, office)]
    firm = [h for h in held if h.firm and all(h.covers(day, -_SETTLED, -FIRM) is True for day in case.days)]
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
    from difflib import SequenceMatcher

    return left[0][0] == right[0][0] and SequenceMatcher(None, left[-1], right[-1]).ratio() > 0.7


def _of_another(case: Case, sentence: str, acts: bool) -> str | None:
    """Which verdict a title deserves that someone else held that day."""
    claim, day = case.claim, case.told.day or case.told.earliest
    now = [h for h in case.held if h.country == case.land and all(h.covers(d, -FIRM, -FIRM) is True for d in case.days)]
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
    courtesy = courtesy and not (acts and claim.in_apposition and " " in claim.written)
    return None if courtesy else "past"


def _fits_a_year(case: Case, sentence: str) -> bool:
    """Whether the person held the office in a year that the sentence names."""
    years = {int(y) for y in YEAR.findall(sentence)}
    return any(h.start.year <= year <= (h.end or h.known_until).year for h in case.meant for year in years)
