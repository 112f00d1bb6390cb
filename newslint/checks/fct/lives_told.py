"""Ages that other sentences of a story make otherwise: an obituary's, and of somebody who was fifteen in 1952."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import WORDS_TO_99, value_of
from newslint.extract.timeline import When, times_in
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

#: that somebody has died, as the story's news
_DIES = re.compile(
    r"\b(?:has died|have died|who died|died (?:on|yesterday|last|at|peacefully|suddenly|in)|dies\b|died,|death of"
    r"|passed away|will be buried|is dead|was found dead|[Oo]bituary)"
)
_BORN = re.compile(r"\b[Bb]orn\b")
_DIED_ON = re.compile(r"(?:;|,|\b[Hh]e|\b[Ss]he|\band) died\b")
_DIED = re.compile(r"\bdied\b")
#: the age at death
_AGE = re.compile(
    r"\b(?:died|dies|dead|passed away)\b[^.;()\d]{0,50}?(?:\baged|\bat the age of|\bat) (?P<a>\d{2,3})\b(?![:.]\d|%)"
    r"|\bwho (?:was|has died at|died at) (?P<b>\d{2,3})(?=[,.])"
    r"|, (?P<c>\d{2,3}), (?:who )?(?:has )?died\b"
    r"|\b(?:He|She) was (?P<d>\d{2,3})(?=\.|, )(?!, (?:and|when))"
    r"|\bdied (?:[A-Z]?[\w’'-]+ ){0,6}?aged (?P<e>\d{2,3})\b"
)
_WHOSE = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|father|mother|child|children|twin|grand\w+|parents?|whose|widow"
    r"|friend)\b"
)
_NUMBER = rf"(?:\d{{1,2}}|(?i:{WORDS_TO_99}))"
#: somebody's age in a year, and the age today
_WAS_THEN = LatePattern(
    rf"(?P<who>(?:[Hh]e|[Ss]he|(?:[A-Z][\w’'-]+ )?[A-Z][\w’'-]+)) was (?:only |just |barely |a boy of "
    rf"|a girl of |aged )?"
    rf"(?P<n>{_NUMBER})(?: years old)? (?:when|as)\b(?P<rest>[^.;]{{0,130}}?)\bin (?:the )?(?:early |late )?"
    r"(?:spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|of| )*(?P<year>(?:19|20)\d\d)\b",
    needs=(" was ",),
)
_NOW = LatePattern(
    r"\b[Nn]ow,? (?:at |aged |he is |she is )?(?P<n>\d{2,3})(?=[,.])|\b[Tt]oday,? (?:at |aged |he is |she is )"
    r"(?P<n2>\d{2,3})(?=[,.])|\b(?:[Hh]e|[Ss]he) is now (?P<n3>\d{2,3})(?=[,.])",
    needs=("ow, ", "ow ", "oday"),
)
#: characters between the two ages of one person, and the age that nobody reaches; chosen
_REACH, _OLDEST = 500, 120


#: a birth with its day, and ages of the story's own day: of a name, of a birthday
_BIRTH = re.compile(r"\b[Bb]orn\b|\bdate of birth\b|\([Bb]\. ?(?=\d)")
_OWN_AGE = re.compile(
    r"(?<=\w), (?P<a>\d{2,3})(?=[,.]|, who\b)|\b[Aa]t (?P<b>\d{2,3})(?=,? (?:he|she|still)\b)"
    r"|\b(?P<c>\d{2,3})(?:st|nd|rd|th)"
    r" birthday\b|\b(?P<d>\d{2,3})-year-old\b|\b[Nn]ow(?: aged)? (?P<e>\d{2,3})\b|\b(?:[Hh]e|[Ss]he) (?:is"
    r"|turns|turned)"
    r" (?P<f>\d{2,3})(?=[.,]| (?:on|today|this))"
)
_AGE_THEN = re.compile(
    r"\b(?:when|then|was sent|became|had|began|started|joined|married|moved|at the time|in (?:19|20)\d\d|since"
    r"|before|after"
    r"|until|years? (?:ago|later)|as an?|next|will)\b"
)
#: words of a story up to which the one birth that it tells is that of the one whose age it gives; and how far a slip is
_SHORT, _SLIP, _TEN = 260, 4, 10


class Aged(NamedTuple):
    """An age that isn't the one that a birth, or an earlier age, makes: where, the age, and what it should be."""

    span: Span
    age: str
    born: str
    computed: str
    day: str
    off: int
    other: Span


def ages_told(whole: StoryText, today: datetime.date | None) -> Iterator[Aged]:
    """The ages of a story that its own days make otherwise."""
    body = [p.span for p in whole.passages if p.part in BODY_PARTS]
    if not body:
        return
    start, end = body[0].start, body[-1].end
    yield from _at_death(whole.text, start, end, today)
    if today is not None:
        yield from _since_then(whole.text, start, end, today)
        if whole.text.count(" ", start, end) <= _SHORT:
            yield from _of_one_birth(whole.text, start, end, today)


def _at_death(text: str, start: int, end: int, today: datetime.date | None) -> Iterator[Aged]:
    births = list(_BORN.finditer(text, start, end))
    if not births or _DIES.search(text, start, min(end, start + 500)) is None:
        return
    told = [(birth, when) for birth in births if (when := _day_behind(text, birth.end(), end))]
    if len(told) != 1:
        return
    birth, born = told[0]
    sentence = text[text.rfind(". ", start, birth.start()) + 1 : birth.start()]
    ages = list(_AGE.finditer(text, start, end))
    years = {next(value for value in m.groups() if value) for m in ages}
    if len(years) != 1 or _WHOSE.search(sentence):
        return
    if _WHOSE.search(text[max(start, ages[0].start() - 60) : ages[0].end()]):
        return
    died = next((when for m in _DIED_ON.finditer(text, birth.end(), end)
                 if (when := _day_behind(text, m.end(), end)) and when.first > born.last), None)  # fmt: skip
    last = died.first if died else today
    if last is None or (died is None and _other_year(text, start, end, born, today)):
        return
    first = died.first if died and died.grain == "day" else last - datetime.timedelta(45)
    final = died.last if died else last
    least = first.year - born.last.year - ((first.month, first.day) < (born.last.month, born.last.day))
    most = final.year - born.first.year - ((final.month, final.day) < (born.first.month, born.first.day))
    age = int(years.pop())
    if least <= age <= most or not 0 < most < _OLDEST:
        return
    span = Span(*ages[0].span(ages[0].lastgroup or 0))
    yield Aged(
        span, str(age), re.sub(r"^(?:in|In|on) ", "", text[born.start : born.end]),
        str(most) if least == most else f"{least} or {most}", str(died.last if died else last),
        min(abs(age - least), abs(age - most)), Span(born.start, born.end),
    )  # fmt: skip


def _day_behind(text: str, at: int, end: int) -> When | None:
    """The first day or year behind a word, in its sentence and near it, with a month that is told apart from it."""
    stop = re.compile(r"[;()]|\. [A-Z]").search(text, at, min(end, at + 90))
    told = times_in(text, at, stop.start() if stop else min(end, at + 70), None, weekdays=False)
    if not told or not told[0].year_given:
        return None
    when = told[0]
    month = re.match(
        r",? in (?:the month of )?(January|February|March|April|May|June|July|August|September|October|November"
        r"|December)\b", text[when.end : when.end + 40],
    )  # fmt: skip
    if when.grain == "year" and month:
        first = datetime.datetime.strptime(f"{month[1]} {when.first.year}", "%B %Y").date()
        last = (first + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1)
        return When(when.start, when.end + month.end(), first, last, "month", True)
    return when


def _other_year(text: str, start: int, end: int, born: When, today: datetime.date | None) -> bool:
    """Whether somebody is said to have died in another year than that of the story."""
    for found in _DIED.finditer(text, start, end):
        stop = text.find(". ", found.end(), end)
        near = min(end, found.end() + 40, stop if stop >= 0 else end)
        told = times_in(text, found.end(), near, None, weekdays=False)
        if told and told[0].year_given and today and told[0].first.year != today.year:
            return True
    return today is None or born.last.year >= today.year


def _since_then(text: str, start: int, end: int, today: datetime.date) -> Iterator[Aged]:
    for then in _WAS_THEN.finditer(text, start, end):
        now = _NOW.search(text, then.end(), min(end, then.end() + _REACH))
        number = value_of(then["n"].lower())
        if now is None or number is None or _WHOSE.search(text, then.end(), now.start()):
            continue
        group = next(name for name in ("n", "n2", "n3") if now[name])
        due = today.year - int(then["year"]) + int(number.value)
        age = int(now[group])
        if due - 1 <= age <= due + 1 or not int(number.value) < due < _OLDEST:
            continue
        yield Aged(
            Span(*now.span(group)), str(age), f"{int(today.year - due)} ({then['n']} in {then['year']})",
            str(due), str(today), abs(age - due), Span(*then.span("n")),
        )  # fmt: skip


def _of_one_birth(text: str, start: int, end: int, today: datetime.date) -> Iterator[Aged]:
    """The age of a short story that its only birth doesn't make, where it gives no other that it makes."""
    births = list(_BIRTH.finditer(text, start, end))
    if len(births) != 1 or _DIED.search(text, start, end):
        return
    born = _day_behind(text, births[0].end(), end)
    clause = text[text.rfind(". ", start, births[0].start()) + 1 : births[0].start()]
    if born is None or _WHOSE.search(clause) or born.last.year >= today.year - _TEN:
        return
    least, most = _age_on(born.last, today), _age_on(born.first, today)
    told = []
    for found in _OWN_AGE.finditer(text, start, end):
        group = str(found.lastgroup)
        sentence = max(start, text.rfind(". ", start, found.start()), text.rfind("\n", start, found.start()))
        away = _AGE_THEN.search(text, max(sentence, found.start() - 30), min(end, found.end() + 16))
        if not away and not _WHOSE.search(text, max(sentence, found.start() - 30), found.start()):
            told.append((found, group, int(found[group])))
    if any(least <= age <= most for *_, age in told):
        return
    slips = [one for one in told if (off := min(abs(one[2] - least), abs(one[2] - most))) <= _SLIP or off == _TEN]
    if len(slips) == 1:
        found, group, age = slips[0]
        yield Aged(
            Span(*found.span(group)), str(age), re.sub(r"^(?:in|In|on) ", "", text[born.start : born.end]),
            str(most) if least == most else f"{least} or {most}", str(today),
            min(abs(age - least), abs(age - most)), Span(born.start, born.end),
        )  # fmt: skip


def _age_on(born: datetime.date, day: datetime.date) -> int:
    """How old somebody born on a day is on another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
