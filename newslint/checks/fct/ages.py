"""How old somebody is, told twice in a story: "Ada Sample, 41", and then "the 43-year-old Sample"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import BODY_PARTS, Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_NAME = r"[A-Z][a-zà-ž’'-]+(?:[A-Z][a-z]+)?"
_AFTER = re.compile(rf"(?P<first>(?:{_NAME} (?:[A-Z]\. )?){{0,2}})(?P<last>{_NAME}), (?P<age>\d\d)(?=, [a-z]|\.(?!\d))")
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<age>\d\d)-year-old (?P<first>(?:{_NAME} (?:[A-Z]\. )?){{0,2}})(?P<last>{_NAME})\b"
)
#: behind a name that is no person's: what somebody is there
_ROLE = re.compile(
    r"(?: and (?:the )?[A-Z]\w+)? (?!after|over|under|later|earlier|never|for\b|or\b)[a-z]+"
    r"(?:er|or|ist|ian|m[ae]n|women|back|ward|ain|international|star|native|student|resident)\b"
)
_OF_NOUN = re.compile(r"(?<![\w-])(?P<age>\d{1,3})-year-old (?P<noun>[a-z]{4,})\b")
_ANY = re.compile(r"(?<![\w-])(\d{1,3})-year-old\b|(?<=, )(\d\d)(?=[,.;])")
#: where an age may stand between commas, looked for by its first characters
_APART = re.compile(r", \d\d(?=[,.;])")
#: words that are capital for another reason, and what comes before an age of another time
_NO_NAME = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday American British French German Russian Chinese Israeli Palestinian Syrian Iraqi
    Afghan Iranian Republican Democrat Democratic Muslim Jewish Christian Texas Florida""".split()  # noqa: SIM905
)
_THEN = re.compile(r"\b(?:then|when|was|at the time|years? (?:ago|later)|turned|turns|born|in (?:19|20)\d\d)\b")
#: nouns of which a story may have several
_SEVERAL = frozenset("girl boy son daughter child student teenager woman victim suspect brother sister people".split())  # noqa: SIM905
_AROUND = 40
#: ages that a paragraph may hold and be none of a list
_TABLE = 3
#: characters of the body in which a headline's person is spoken of
_LEAD = 700


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Age(Struct, frozen=True):
    key: str
    first: str
    years: int
    span: Span
    headline: bool


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the later of two ages of one person; verdict `birthday` if one year lies between them.

    Verdict `headline`: the age of somebody in the headline, where the story has one age only, and another.
    """
    if view.story is None or view.story.kind != "story" or not _several(view):
        return
    yield from _headline(view)
    ages = list(_ages(view))
    by_key: dict[str, list[_Age]] = {}
    for age in ages:
        by_key.setdefault(age.key, []).append(age)
    for told in by_key.values():
        given = {age.first for age in told if age.first}
        years = {age.years for age in told}
        # of a family the given names tell who is meant
        if len(given) > 1 or len(years) != 2:
            continue
        first = told[0]
        later = next(age for age in told if age.years != first.years)
        if not first.key[0].isupper() and (not first.headline or all(a.headline for a in told)):
            continue
        if view.admits(later.span) and view.admits(first.span):
            verdict = "birthday" if abs(first.years - later.years) == 1 else ""
            here, there = (later, first) if not first.headline else (first, later)
            fields = (("who", first.key), ("here", str(here.years)), ("there", str(there.years)))
            yield Hit(here.span, fields, verdict, (RelatedLocation(there.span, "other"),))


def _several(view: View) -> bool:
    """Whether two ages may stand in the story."""
    start, end = view.whole.passages[0].span.start, view.whole.passages[-1].span.end
    count = view.text.count("-year-old", start, end)
    return count >= 2 or count + len(_APART.findall(view.text, start, end)) >= 2


def _headline(view: View) -> Iterator[Hit]:
    body = [p for p in view.whole.passages if p.part in BODY_PARTS]
    headlines = (p for p in view.passages if p.part is Part.HEADLINE)
    for passage in (p for p in headlines if not p.span.of(view.text).rstrip().endswith(".")):
        for found in _OF_NOUN.finditer(view.text, passage.span.start, passage.span.end):
            told = [m for p in body for m in _ANY.finditer(view.text, p.span.start, p.span.end)]
            years = {m[1] or m[2] for m in told}
            span = Span(*found.span("age"))
            near = told and told[0].start() < body[0].span.start + _LEAD
            if near and len(years) == 1 and found["age"] not in years and view.admits(span):
                other = told[0]
                fields = (("who", f"the {found['noun']}"), ("here", found["age"]), ("there", other[1] or other[2]))
                there = Span(*other.span(1 if other[1] else 2))
                yield Hit(span, fields, "headline", (RelatedLocation(there, "other"),))


def _is_a_side(text: str, found: re.Match[str]) -> bool:
    """Whether a lone name behind an age is that of a team, a town or a land: "the 32-year-old Scotland midfielder"."""
    return not found["first"].strip() and _ROLE.match(text, found.end()) is not None


def _ages(view: View) -> Iterator[_Age]:
    """Ages of people who are named, and of a headline's unnamed one with those of the same noun in the body."""
    wanted = BODY_PARTS | {Part.HEADLINE}
    nouns: set[str] = set()
    for passage in view.whole.passages:
        if passage.part not in wanted:
            continue
        headline = passage.part is Part.HEADLINE
        for pattern in (_AFTER, _BEFORE):
            everybody = list(pattern.finditer(view.text, passage.span.start, passage.span.end))
            # a line of names and figures is a table
            for found in everybody if len(everybody) <= _TABLE else ():
                around = view.text[max(passage.span.start, found.start() - _AROUND) : found.end() + _AROUND]
                if found["last"] not in _NO_NAME and not _THEN.search(around) and not _is_a_side(view.text, found):
                    first = found["first"].split()
                    name = first[0] if first else ""
                    yield _Age(found["last"], name, int(found["age"]), Span(*found.span("age")), headline)
        for found in _OF_NOUN.finditer(view.text, passage.span.start, passage.span.end):
            noun = found["noun"]
            if noun not in _SEVERAL and (headline or noun in nouns):
                nouns |= {noun}
                yield _Age(noun, "", int(found["age"]), Span(*found.span("age")), headline)
