"""Days of a life that can't be: dead before birth, or another age than the days of birth and of death make."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.checks.fct.lives_told import ages_told
from newslint.extract.calendars import MONTHS
from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import When, sure_day, times_in
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_NAME = (
    r"(?<![\w.])[A-ZÀ-Ž][\w’'.-]*(?: (?:de|da|del|van|von|der|bin|al|la|le) | )"
    r"(?:[A-ZÀ-Ž][\w’'.-]* ){0,6}[A-ZÀ-Ž][\w’'-]+"
)
_LAST = r"(?<!\w)[A-ZÀ-Ž][\w’'-]+"
_YEAR = r"(?:1\d|20)\d\d"
_DAY = rf"(?:(?:{'|'.join(MONTHS)}|[A-Z][a-z]{{2,3}}\.) \d{{1,2}}, |\d{{1,2}} (?:{'|'.join(MONTHS)}) )?"
#: (1901–1889) · 1901-1889, · (b. 1790, d. 1754), behind a name
_LIVED = re.compile(
    rf"(?P<name>{_LAST})(?:,| \()(?: ?(?:born|b\.))? ?{_DAY}(?P<born>{_YEAR})(?: ?[-–—] ?|,? (?:and )?(?:d\.|died"
    rf"|to) ?){_DAY}(?P<died>{_YEAR})(?=[),])(?![^.]{{0,16}}B\.?C)"
)
_BORN_DIED = re.compile(
    rf"\b[Bb]orn\b[^.;()]{{0,60}}?\b(?P<born>{_YEAR})\b,?(?P<between>[^.;()]{{0,40}}?)\b(?:died|killed"
    rf"|executed)\b[^.;()]{{0,30}}?\b(?P<died>{_YEAR})\b(?! ?B\.?C)"
)
_DIED = re.compile(
    rf"\b(?P<name>{_LAST}|[Tt]he [a-z]+) (?:died|was killed|was executed"
    rf"|passed away)\b[^.;()]{{0,30}}?\b(?P<died>{_YEAR})\b"
)
_BORN_THEN = re.compile(
    rf"(?:(?P<pronoun>He|She) was|(?P<name>{_LAST}),?(?: who)?(?: was)?) born\b[^.;()]{{0,40}}?\b(?P<born>{_YEAR})\b"
)
#: of whom a birth is told
_BIRTH = re.compile(
    rf"(?P<name>{_NAME})(?:, (?P<age1>\d{{1,3}}))?, (?:[a-z][\w ’'-]{{0,40}}, )?(?:who was )?born\b"
    rf"|(?P<dead>{_NAME}), who (?:has )?(?:died|dies|is|was)\b[^.;]{{0,60}}?, was born\b"
    rf"|\b(?P<pronoun>[Hh]e|[Ss]he) was born\b"
    rf"|\b(?P<last>{_LAST}) was born\b|\bBorn (?:in|on|at)\b(?=[^.;]{{0,60}}?, (?:(?P<then>{_NAME})|s?he\b))"
    rf"|\b(?:man|woman|boy|girl)(?: of \d{{1,3}})?,? who was born\b"
    rf"|\b[Tt]he (?P<age2>\d{{1,3}})-year-old(?: [a-z]+)?, (?:who was )?born\b"
    rf"|(?P<lived>{_NAME}) \((?P<y1>{_YEAR}) ?[-–] ?(?P<y2>{_YEAR})\)"
)
_AGE = re.compile(
    r"(?:\baged?|\bat the age of|\bat age|(?<=\w) at|\b(?:[Hh]e|[Ss]he) (?:was|is)|\bturn(?:s|ed)|, was|, is"
    r"|(?<=\w),|\b(?:man|woman|boy|girl) of|\b[Aa]|\b[Tt]he) (?P<age>\d{1,3})\b"
    r"(?=[.,;:)](?!\d)|$|-year-old| gave| has| was| died| won| (?:years? old|when (?:he|she) died|on (?:Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun)day|today|this week"
    r"|of|after|at (?:his|her) home))"
)
#: somebody of an age who is named only in the next sentence
_UNNAMED = re.compile(r"\b(?:[Aa]|[Tt]he) (?:(?:man|woman|boy|girl) of \d|\d{1,3}-year-old)")
#: an age of another time than the story's own
_THEN = re.compile(
    r"\b(?:then|at the time|when\b(?! (?:he|she) died)|by|before|after (?:he|she)|had|began|started|joined|married"
    r"|moved|first|since|until|earlier|ago|was only|still)\b"
)
#: the next sentence, if it tells of the same person, and words by which the one before tells of another
_GOES_ON = re.compile(r"(He|She) (?:(?:was|is) \d|died\b)")
_OTHERS = {"He": re.compile(r"\b(?:[Ss]he|[Hh]er)\b"), "She": re.compile(r"\b(?:[Hh]e|[Hh]is)\b")}
_DEAD = re.compile(r"\b(?:died|has died|dies|passed away|was killed)\b")


class Options(Struct, frozen=True):
    """`look_for`: somebody `dead` before birth, or an `age` that the days don't make."""

    look_for: Literal["dead", "age"] = "dead"


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts of `age`: the default one, or `birthday` if a year or less lies between the two."""
    text = view.text
    if options.look_for == "age":
        told = list(_ages(view)) if any(_may_tell_birth(text, p.span) for p in view.passages) else []
        yield from told
        for aged in ages_told(view.whole, sure_day(view.story)):
            if any(hit.span.overlaps(aged.span) for hit in told) or not view.admits(aged.span):
                continue
            if any(p.span.holds(aged.span) for p in view.passages):
                fields = (
                    ("age", aged.age), ("born", aged.born), ("computed", aged.computed), ("day", aged.day),
                )  # fmt: skip
                verdict = "birthday" if aged.off == 1 else ""
                yield Hit(aged.span, fields, verdict, (RelatedLocation(aged.other, "other"),))
        return
    for passage in view.passages if may_match(view.whole, _LIVED, _BORN_DIED, _BORN_THEN) else ():
        start, end = passage.span.start, passage.span.end
        if re.search(r"\d{4}", text[start:end]):
            yield from _dead_before_birth(view, start, end)


def _may_tell_birth(text: str, span: Span) -> bool:
    line = span.of(text)
    return "orn" in line or bool(re.search(r"\(\d{4} ?[-–]", line))


def _dead_before_birth(view: View, start: int, end: int) -> Iterator[Hit]:
    text = view.text
    for pattern in (_LIVED, _BORN_DIED):
        for found in pattern.finditer(text, start, end):
            between = found.groupdict().get("between") or ""
            if int(found["born"]) > int(found["died"]) and not re.search(
                r"\b(?:whose|son|daughter|wife|husband|father|mother|brother|sister)\b|,", between
            ):
                yield from _told(view, found["born"], found["died"], Span(found.start("born"), found.end("died")))
    if text.find("orn", start, end) < 0:
        return
    dead: re.Match[str] | None = None
    for first, last in view.whole.shared(sentences_of_passages).get(start, ()):
        if dead is not None:
            for born in _BORN_THEN.finditer(text, first, last):
                if born["name"] and re.search(
                    r"[A-ZÀ-Ž][\w.’'-]* $", text[max(first, born.start() - 20) : born.start()]
                ):
                    continue
                same = born["name"] == dead["name"] or (born["pronoun"] and born.start() == first)
                if same and int(born["born"]) > int(dead["died"]):
                    yield from _told(
                        view, born["born"], dead["died"], Span(*born.span("born")), Span(*dead.span("died"))
                    )
        dead = _DIED.search(text, first, last)


def _told(view: View, born: str, died: str, span: Span, other: Span | None = None) -> Iterator[Hit]:
    if view.admits(span):
        pointers = (RelatedLocation(other, "other"),) if other else ()
        yield Hit(span, (("born", born), ("died", died)), "", pointers)


def _ages(view: View) -> Iterator[Hit]:
    text, today = view.text, sure_day(view.story)
    sentences = [
        sentence for p in view.passages for sentence in view.whole.shared(sentences_of_passages).get(p.span.start, ())
    ]
    for at, (first, last) in enumerate(sentences):
        if text.find("orn ", first, last) < 0 and text.find("(1", first, last) < 0:
            continue
        for birth in _BIRTH.finditer(text, first, last):
            lived = birth["lived"] is not None
            born = _birth_day(text, birth, last)
            if born is None:
                continue
            around = _window(text, sentences, at, birth)
            death = None if lived else _day_of_death(text, around, birth)
            # of somebody who is a pronoun alone, ages of other times follow: "Born in 1925, she learned to drive at 17"
            if death is None and birth[0].startswith("Born") and not birth["then"]:
                continue
            age = _age_near(text, around if death is None else (death[1], around[1]))
            if age is None or _other_times(text, around, today, lived or death is not None):
                continue
            day = datetime.date(int(birth["y2"]), 12, 31) if lived else death[0] if death else today
            if day is not None:
                yield from _judge_age(view, age, born, day, lived)


def _birth_day(text: str, birth: re.Match[str], last: int) -> When | None:
    if birth["lived"]:
        year = int(birth["y1"])
        return When(
            birth.start("y1"), birth.end("y1"), datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year", True
        )
    told = [
        t
        for t in times_in(text, birth.start(), min(last, birth.end() + 70), None, weekdays=False)
        if t.start >= birth.end() - 3
    ]
    return told[0] if told and told[0].year_given and told[0].start - birth.end() <= 50 else None


def _day_of_death(text: str, around: tuple[int, int], birth: re.Match[str]) -> tuple[datetime.date, int] | None:
    """The day behind "died", where the words that tell of a birth tell it in full, and where "died" ends."""
    for dead in _DEAD.finditer(text, max(around[0], birth.end()), around[1]):
        told = times_in(text, dead.end(), min(around[1], dead.end() + 40), None, weekdays=False)
        if told and told[0].year_given and told[0].grain == "day":
            return told[0].first, dead.end()
    return None


def _window(text: str, sentences: list[tuple[int, int]], at: int, birth: re.Match[str]) -> tuple[int, int]:
    """The sentence of a birth, with the one before it if a pronoun or a surname opens it, and the one behind it."""
    first, last = sentences[at]
    if (
        birth.start() == first
        and at
        and (birth["pronoun"] or birth["last"] or _UNNAMED.search(text, *sentences[at - 1]))
    ):
        before = text[slice(*sentences[at - 1])]
        # of two people in the sentence before nobody knows which one is meant
        known = birth["last"] and birth["last"] in before
        if known or len(set(re.findall(_NAME, before))) <= 2:
            first = sentences[at - 1][0]
    elif at + 1 < len(sentences):
        goes_on = _GOES_ON.match(text, *sentences[at + 1])
        if goes_on and not _OTHERS[goes_on[1]].search(text, first, last):
            last = sentences[at + 1][1]
    return first, last


def _age_near(text: str, around: tuple[int, int]) -> re.Match[str] | None:
    ages = [m for m in _AGE.finditer(text, *around) if not _THEN.search(text, m.end(), min(around[1], m.end() + 24))]
    ages = [m for m in ages if not _THEN.search(text, max(around[0], m.start() - 24), m.start())]
    ages = [m for m in ages if not text.endswith(" as ", max(0, m.start() - 4), m.start())]
    return ages[0] if len(ages) == 1 and 0 < int(ages[0]["age"]) < 125 else None


def _other_times(text: str, around: tuple[int, int], today: datetime.date | None, lived: bool) -> bool:
    """Whether another year stands in the words around: the age may be of that one."""
    years = [y for y in re.findall(rf"\b{_YEAR}\b", text[slice(*around)]) if today is None or y != str(today.year)]
    return len(years) > (2 if lived else 1) or bool(
        re.search(r"\b(?:last|next) year\b|years? (?:ago|later|earlier)", text[slice(*around)])
    )


def _judge_age(view: View, age: re.Match[str], born: When, day: datetime.date, lived: bool) -> Iterator[Hit]:
    stated, span = int(age["age"]), Span(*age.span("age"))
    most = day.year - born.first.year - ((day.month, day.day) < (born.first.month, born.first.day))
    least = day.year - born.last.year - ((day.month, day.day) < (born.last.month, born.last.day))
    if lived:
        least -= 1
    if least <= stated <= most or not view.admits(span) or most < 0:
        return
    off = min(abs(stated - least), abs(stated - most))
    computed = str(most) if least == most else f"{least} or {most}"
    written = view.text[born.start : born.end]
    fields = (
        ("age", age["age"]),
        ("born", re.sub(r"^(?:in|In) ", "", written)),
        ("computed", computed),
        ("day", str(day.year if lived else day)),
    )
    yield Hit(span, fields, "birthday" if off == 1 else "", (RelatedLocation(Span(born.start, born.end), "other"),))
