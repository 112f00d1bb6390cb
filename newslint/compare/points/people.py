"""What a story tells of its people as typed points: ages, with a name or without, first names, surnames, nations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written, noun_of
from newslint.compare.frames import EMPTY
from newslint.compare.injuries import injuries
from newslint.compare.points.point import Point
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.named_people import COURTESIES
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.knowledge.offices import knowledge
from newslint.knowledge.senses import senses
from newslint.knowledge.words import words
from newslint.model import Span

_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_TENS = rf"(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?"
_WORDS = rf"{_TENS}|{ONES_WORDS}"
_NUMBER = rf"(?:\d{{1,3}}|(?i:{_WORDS}))"
#: a word that may be a name
NAME = r"[A-ZÀ-Ž][a-zà-ž’'-]+(?:[A-Z][a-zà-ž]+)?"
#: an age: "aged 34", ", 34,", "(34)", "now eight", "34-year-old", "a boy of eighteen"
_AGE = re.compile(
    rf"\b(?:aged|now|just|at|is|was|turned|age) (?P<a>{_NUMBER})"
    r"(?=[,.;)”\"]|$| (?:and|when|who|has|had)\b)(?!,\d|\.\d)"
    rf"|, (?:aged |now |who is |who was )?(?P<b>\d\d|{_WORDS})(?=,(?! \d|\d)|[.;)](?!\d)|$)"
    rf"|\((?P<c>\d{{1,3}})\)"
    rf"|\b(?P<d>{_NUMBER})[- ]years?[- ]olds?\b"
    r"|\b(?:man|woman|boy|girl|lad|youth|teenager|pensioner|widow|widower|child|nurse|student) of"
    rf" (?P<e>{_NUMBER})(?=[,.;:)”\" ]|$)(?! (?:the|them|his|her|its|their))"
)
_SAYS_AGE = re.compile(r"(?:aged|turned|age)\b|, (?:aged|who is|who was)\b")
#: two ages of two: one 12 and the other 13
_TWO = re.compile(
    rf"\bone (?:is |was |aged )?(?P<a>{_NUMBER})(?:,| and) (?:and )?the other (?:is |was |aged )?(?P<b>{_NUMBER})\b"
    rf"|\b(?:aged|boys|girls|pupils|teenagers|children|brothers|sisters|youths),? (?P<c>{_NUMBER}) and (?P<d>{_NUMBER})"
    r"(?= |[.,;]|$)"
)
_DECADE = re.compile(
    r"\bin (?:his|her) (?:(?P<part>early|mid|late)[ -])?(?P<decade>(?:teen|twentie|thirtie|fortie|fiftie|sixtie"
    r"|seventie|eightie|ninetie)s|\d0s)\b"
)
_DECADES = {
    "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_IN_IT = {"early": (0, 4), "mid": (3, 7), "late": (6, 9.9), None: (0, 9.9)}
#: an age of another time
_THEN = re.compile(
    r"\b(?:then|when|at the time|would have been|years? (?:ago|later|earlier)|next (?:month|year)|until|by the age"
    r"|from the age|since|at the age|under|over|as a)\b"
)
#: an age of another time: "left school at 14,", and not "who at 34 has"
_AT_THAT_AGE = re.compile(rf"at {_NUMBER}[,.;)]")
#: characters between a name and its age
_APART = 40
_OLDEST = 116
_APPOSED = re.compile(r"(?: [A-ZÀ-Ž][\w’'.-]+){0,2},?(?: [^,;.]{2,30},)?(?: who)?(?: [a-z]+){0,2} ?")
_NO_APPOSITION = re.compile(r"\b(?:said|says|told|and|that|for|of|with|killed|found|his|her|by|to)\b")
_WHO = re.compile(r", an? (?:[a-z]+ ){1,5}who ")
_WHO_IS = re.compile(r"(?: is|, who is|, who was| was|,)? an? ")
_SMALL = re.compile(r"(?: [a-z-]+){0,4},? ")
_NEXT = re.compile(r" (?P<word>[a-z]+)")
_BEHIND_AGE = re.compile(r"[ -](?:[A-Z][\w-]+ )?(?P<words>[a-z][a-z-]*(?: [a-z][a-z-]*){0,3})")
_ANY_NAME = re.compile(rf"(?<![\w’'-]){NAME}")
_FULL = re.compile(rf"(?<![\w.’'-])(?P<first>{NAME}) (?:[A-Z]\. )?(?P<last>{NAME})(?![\w-])")
_PERSON = rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? )?(?P<first>{NAME}) (?:{NAME} )?(?P<last>{NAME})"
#: a nation before a name: "Brazil's Inês Cardoso", "a Portuguese, Inês Cardoso", "the Kenyan runner Joseph Kiplimo"
_NATIONS = (
    re.compile(rf"(?<![\w’'-])(?P<land>{NAME})(?: [a-z]+){{0,2}} {_PERSON}"),
    re.compile(rf"\b(?:[Tt]he|[Aa]n?) (?P<land>{NAME})(?: [a-z]+)?, {_PERSON}"),
)


def people_points(story: StoryWords) -> Iterator[Point]:
    """The ages, names and nations of a story's people."""
    for sentence in story.sentences:
        yield from _ages(story, sentence)
        yield from _nations(story.text, sentence)
        yield from _names(story.text, sentence)
        for hurt in injuries(story.text, sentence.span, frozenset()):
            yield Point("injury", "", "", hurt.says, hurt.span, sentence, hurt.low, hurt.high)


def bare(name: str) -> str:
    """A name without its genitive."""
    return re.sub(r"['’]s?$", "", name)


def _ages(story: StoryWords, sentence: Written) -> Iterator[Point]:
    text, span = story.text, sentence.span
    names = [n for n in _ANY_NAME.finditer(text, span.start, span.end) if _is_name(n[0], first=n.start() == span.start)]
    yield from _decades(text, sentence, names)
    pairs = list(_pairs(text, sentence))
    yield from pairs
    for found in _AGE.finditer(text, span.start, span.end):
        group = next(name for name in "abcde" if found[name])
        age, at = value_of(found[group]), Span(*found.span(group))
        if not age or not 1 < age.value < _OLDEST or any(at.overlaps(pair.span) for pair in pairs):
            continue
        near = _bearer(text, names, found, group)
        said = _SAYS_AGE.match(found[0]) or text.endswith("who ", span.start, found.start())
        if group in "ab" and near is None and not said:
            continue
        around = text[max(span.start, at.start - 30) : min(span.end, at.end + 30)]
        noun = _person_behind(text, found.end(), span.end) if group == "d" else ""
        loose = bool(_THEN.search(around) or _AT_THAT_AGE.match(text, found.start(), found.end() + 1))
        whose, nouns = bare(near[0]) if near else "", (noun,) if noun else ()
        yield Point("age", "", whose, found[group], at, sentence, age.value, age.value, nouns, loose)


def _is_name(word: str, *, first: bool) -> bool:
    """Whether a word with a capital is likely a name; one that opens a sentence is no common noun."""
    plain = bare(word)
    if plain in _CALENDAR or plain.lower() in EMPTY:
        return False
    return not first or not noun_of(plain.lower())


def _pairs(text: str, sentence: Written) -> Iterator[Point]:
    for found in _TWO.finditer(text, sentence.span.start, sentence.span.end):
        one, other = value_of(found["a"] or found["c"]), value_of(found["b"] or found["d"])
        if one and other and min(one.value, other.value) > 1 and max(one.value, other.value) < _OLDEST:
            low, high = sorted((one.value, other.value))
            yield Point("two ages", "", "", found[0], Span(*found.span()), sentence, low, high)


def _decades(text: str, sentence: Written, names: list[re.Match[str]]) -> Iterator[Point]:
    """An age that is told by its ten years: in her late fifties."""
    for found in _DECADE.finditer(text, sentence.span.start, sentence.span.end):
        start = _DECADES.get(found["decade"]) or float(found["decade"].removesuffix("s"))
        low, high = _IN_IT[found["part"]]
        before = [n for n in names if 0 <= found.start() - n.end() <= _APART]
        holder = bare(before[-1][0]) if before else ""
        yield Point("age", "", holder, found[0], Span(*found.span()), sentence, start + low, start + high)


def _bearer(text: str, names: list[re.Match[str]], found: re.Match[str], group: str) -> re.Match[str] | None:
    """The name whose age it is: behind "34-year-old", before any other, with nothing but an apposition between."""
    start, end = found.span()
    if group in "de":
        behind = [n for n in names if 0 <= n.start() - end <= _APART and _leads_to(text, end, n)]
        for at, one in enumerate(behind):
            # the last name of those side by side
            if at + 1 == len(behind) or behind[at + 1].start() - one.end() != 1:
                return one
        before = [n for n in names if 0 <= start - n.end() <= _APART and _WHO_IS.fullmatch(text, n.end(), start)]
        return before[-1] if before and group == "d" else None
    before = [n for n in names if 0 <= start - n.end() <= _APART][-1:]
    between = text[before[0].end() : start] if before else ""
    apposed = _APPOSED.fullmatch(between) and not _NO_APPOSITION.search(between)
    return before[0] if before and (apposed or _WHO.fullmatch(between)) else None


def _leads_to(text: str, start: int, name: re.Match[str]) -> bool:
    """Whether nothing but a noun for a person stands between an age and a name, and the name describes no other."""
    if not _SMALL.fullmatch(text, start, name.start()):
        return False
    last = text[start : name.start()].rstrip(", ").split(" ")[-1]
    behind = _NEXT.match(text, name.end())
    if behind and senses().is_person(noun_of(behind["word"])):
        return False
    return not last or senses().is_person(noun_of(last))


def _person_behind(text: str, start: int, end: int) -> str:
    """The noun for a person behind an age: the 12-year-old boy."""
    found = _BEHIND_AGE.match(text, start, end)
    for word in found["words"].split() if found else ():
        if word in EMPTY:
            break
        noun = noun_of(word)
        if noun and senses().is_person(noun):
            return noun
    return ""


def _nations(text: str, sentence: Written) -> Iterator[Point]:
    for form in _NATIONS:
        for found in form.finditer(text, sentence.span.start, sentence.span.end):
            land = bare(found["land"])
            code = knowledge().land_of(land)
            if code and is_first_name(found["first"]) and not noun_of(bare(found["last"]).lower()):
                at = Span(found.start("land"), found.start("land") + len(land))
                yield Point("nation", "", bare(found["last"]), land, at, sentence, words=(str(code),))


def is_first_name(word: str) -> bool:
    """Whether a word with a capital may be a first name: one that is known, or no word and no country."""
    if word.rstrip(".") in COURTESIES:
        return False
    if knowledge().record.gender(word):
        return True
    return knowledge().land_of(word) is None and not words().is_known(word.lower())


def _names(text: str, sentence: Written) -> Iterator[Point]:
    """First names by their surnames, and surnames by their first names."""
    record = knowledge().record
    for found in _FULL.finditer(text, sentence.span.start, sentence.span.end):
        first, last = found["first"], bare(found["last"])
        if first in _CALENDAR or last in _CALENDAR:
            continue
        at = Span(found.start("last"), found.start("last") + len(last))
        if is_first_name(first) and not noun_of(last.lower()):
            yield Point("first", "", last, first, Span(*found.span("first")), sentence, words=(first,))
        if record.gender(first) or record.short_forms(first.lower()):
            yield Point("surname", "", first, last, at, sentence, words=(last,))
