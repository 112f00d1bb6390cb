"""How old somebody was in a year, and how old now: 41 when named in 1988, and 74 in 2011, ten years too many.

A short story about one person that names one year beside its own, and two ages, the one of that year in its clause,
leaves no other to be of the other age. It is told where they lie ten years from what the years make: a slip of the pen.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.checks.fct.years_between import Between
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

#: words of a story up to which its years and ages are few enough to be of one person. Chosen, not measured
_SHORT = 200
#: characters between an age and the year that it is told of. Chosen, not measured
_CLOSE = 70
#: characters before an age in which somebody else may be named whose it is. Chosen, not measured
_BESIDE = 40
#: years by which a slip takes an age off, and by which a birthday may
_TEN, _BIRTHDAY = 10, 1
_YEAR = re.compile(r"(?<![\w.,$£€–/-])(?:1[89]|20)\d\d(?![\w%–/-]|[,.]\d)")
#: an age that is said of whom the sentence is about, and nobody else: she was 23, aged 25, at 70, now 41
_AGE = LatePattern(
    r"\b(?:(?:[Hh]e|[Ss]he|I|who|[A-Z][a-z]+) (?:was|is|am|will be|turns|turned|had been)(?: just| only| now| then)?"
    r"|(?:is|was|were) now|[Aa]ged|[Aa]t(?: the age of| age)?|[Nn]ow) (?P<age>[1-9]\d)\b"
    r"(?!%|[:.,]\d| ?(?:[ap]\.?m|per|of|cents?|percent|degrees|minutes|miles|hours|to)\b| [A-Z]| [a-z]+s\b(?<! years))"
)
#: ages of others: a figure of another family, of a thing, or of several
_OTHERS = re.compile(
    r"\b(?:son|daughter|wife|husband|father|mother|brother|sister|children|sons|daughters|uncle|aunt|twins?|each|both"
    r"|average|respectively|would|if|clerk|colleagues? of|partner)\b"
)
#: right before an age of now: somebody who is told by what he is to another
_ANOTHER = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|[Mm]y) (?:[a-z-]+ )?[a-z]+ \Z")
#: any other age of a story
_ANY = re.compile(
    r", [1-9]\d(?=[,.;)])|-year-old\b|\baged? (?:from|between)\b|\bborn\b|\b(?:man|woman|girl|boy|one) of \d"
)


def ages_apart(whole: StoryText, today: datetime.date | None) -> Iterator[Between]:
    """The ages of a short story that lie ten years from what its year and its day make of them."""
    passages, text = whole.passages, whole.text
    # a long story costs one look
    if today is None or not passages or text.count(" ", passages[0].span.start, passages[-1].span.end) > _SHORT:
        return
    body = [p.span for p in passages if p.part in BODY_PARTS]
    if not body or not may_match(whole, _AGE):
        return
    start, end = body[0].start, body[-1].end
    if not _YEAR.search(text, start, end):
        return
    ages = list(_AGE.finditer(text, start, end))
    years = [m for m in _YEAR.finditer(text, start, end) if int(m[0]) != today.year]
    if len(ages) != 2 or len(years) != 1 or int(years[0][0]) > today.year or _is_told_of_more(text, start, end, ages):
        return
    year, known = years[0], whole.shared(sentences_of_passages)
    sentences = [span for p in body for span in known.get(p.start, ())]
    then = [m for m in ages if abs(m.start() - year.start()) < _CLOSE and _together(text, sentences, m, year)]
    then = [m for m in then if re.search(r"\b(?:is|am|[Nn]ow|turns|will)\b", m[0]) is None]
    if not then:
        return
    first = min(then, key=lambda m: abs(m.start() - year.start()))
    last = next(m for m in ages if m is not first)
    if last[0].startswith("who ") or _ANOTHER.search(text, max(start, last.start() - _BESIDE), last.start()):
        return
    passed, grown = today.year - int(year[0]), int(last["age"]) - int(first["age"])
    if abs(abs(grown - passed) - _TEN) <= _BIRTHDAY and grown > 0:
        span = Span(min(first.start(), year.start()), max(last.end("age"), year.end()))
        yield Between(span, grown, int(year[0]), passed, today.year)


def _together(text: str, sentences: list[tuple[int, int]], age: re.Match[str], year: re.Match[str]) -> bool:
    """Whether an age stands in the sentence of a year, or opens the next one and says that it is of then."""
    at = [next((n for n, (low, high) in enumerate(sentences) if low <= m.start() < high), -1) for m in (age, year)]
    return at[0] == at[1] or (
        at[0] == at[1] + 1 and re.match(r" (?:then|at the time)\b", text[age.end() : age.end() + 13]) is not None
    )


def _is_told_of_more(text: str, start: int, end: int, ages: list[re.Match[str]]) -> bool:
    """Whether a story has other ages, or speaks of a man and a woman."""
    own = {m.start("age") for m in ages}
    others = any(not own & {*range(m.start(), m.end() + 1)} for m in _ANY.finditer(text, start, end))
    beside = any(_OTHERS.search(text, max(start, m.start() - _BESIDE), m.end()) for m in ages)
    return (
        others or beside or bool(re.search(r"\b[Hh]e\b", text[start:end]) and re.search(r"\b[Ss]he\b", text[start:end]))
    )
