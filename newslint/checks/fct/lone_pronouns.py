"""The one "he" of a story about a woman, and "Mr" before the name of somebody who is "she" in every other sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from newslint.checks.fct.pronouns import Options as OfOne
from newslint.checks.fct.pronouns import check as pronouns_of_one
from newslint.checks.fct.pronouns import speaks_of_somebody
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.gendered_words import FEMALE, MALE, PRONOUN
from newslint.extract.named_people import NamedPerson, called_people, gender_of, introduced_people
from newslint.extract.sentences import sentences_in
from newslint.extract.short_pieces import long_text
from newslint.knowledge.offices import knowledge
from newslint.knowledge.words import is_listed
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: characters of a story that tells of few people. Chosen, checked on the clean set
_SHORT = 2000
_OF_MEN = re.compile(
    rf"\b(?:{MALE}|men|boys|fellows?|lads?|gentlem[ae]n|guys?"
    rf"|(?:[a-z]{{3,12}}s|police|fire|fisher|post|milk|work)m[ae]n)s?\b",
    re.IGNORECASE,
)
_OF_WOMEN = re.compile(rf"\b(?:{FEMALE}|women|girls|ladies|[a-z]{{3,12}}wom[ae]n)s?\b", re.IGNORECASE)
#: nouns for somebody of either kind, ships and beasts among them
_SOMEBODY = re.compile(
    r"\b(?:judge|officer|driver|pilot|coach|captain|deputy|rival|opponent|lawyer|attorney|doctor|teacher|owner|victim"
    r"|suspect|witness|neighbou?r|friend|partner|colleague|player|director|manager|minister|president|mayor|governor"
    r"|senator|leader|chief|boss|author|writer|guard|soldier|patient|student|pupil|child|baby|teenager|person|customer"
    r"|passenger|prosecutor|ambassador|secretary|spokesperson|founder|agent|successor|predecessor|assistant|editor"
    r"|reporter|photographer|challenger|keeper|referee|striker|champion|buyer|tenant|landlord|farmer|worker|engineer"
    r"|scientist|professor|researcher|sergeant|colonel|general|god|lord|twin|parent|spouse|ship|vessel|boat|yacht|ferry"
    r"|storm|hurricane|country|nation|cat|dog|horse|mare|elephant|bear|lion|tiger|whale|panda|relative|cousin)s?\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:couple|brothers?|sisters?|twins?|wife|husband|widow(?:er)?|sons?|daughters?|mother|father|mum|dad|parents?"
    r"|cousins?|uncle|aunt|nephew|niece|grand\w+|family|partner|married|relative|namesake|trans\w*|drag|Mr and Mrs)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![.!?:“\"‘] )(?<!^)(?<=[a-z,;] )(?P<name>[A-ZÀ-Ž][a-zà-ž]{2,20})(?=(?:,? [a-z]{2,12}\b))")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|of|to|the|on|for|through|around|across|outside|towards?|by) $")
_WORD = re.compile(r"\b[A-ZÀ-Ž][a-zà-ž]{2,20}\b")
#: what she herself is, or was
_PREDICATE = re.compile(
    r"\b(?:as|is|was|be|been|became|become|remains?|named|elected|appointed) (?:an? |the )[a-z-]+(?: [a-z-]+)?"
)
_FEWEST = 2


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Told(NamedTuple):
    """The sentences of a story's body, its pronouns outside quotations, and the people that it names."""

    sentences: list[Span]
    pronouns: list[re.Match[str]]
    people: list[NamedPerson]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers a pronoun, or verdict `title` a courtesy: `pronoun`, `person`, `other` (her own pronoun)."""
    if view.story is None or view.story.kind != "story":
        return
    whole, body = view.whole, long_text(view.whole)
    if not body or body[-1].span.end - body[0].span.start > _SHORT:
        return
    sentences = [Span(*span) for p in body for span in sentences_in(whole, p)]
    pronouns = [
        found
        for span in sentences
        for found in PRONOUN.finditer(view.text, span.start, span.end)
        if not whole.is_quoted(Span(*found.span()))
    ]
    people = [one for one in whole.shared(introduced_people) if any(p.span.holds(one.span) for p in body)]
    told = _Told(sentences, pronouns, people)
    hit = _lone_pronoun(view, told) or _wrong_title(view, told)
    # where the story speaks of one person only, another rule has told
    if hit is not None and view.admits(hit.span) and next(pronouns_of_one(view, OfOne()), None) is None:
        yield hit


def _lone_pronoun(view: View, told: _Told) -> Hit | None:
    for gender, rest in (("m", "f"), ("f", "m")):
        alone = [found for found in told.pronouns if found.lastgroup == gender]
        others = [found for found in told.pronouns if found.lastgroup == rest]
        if len(alone) != 1 or not others:
            continue
        wrong = alone[0]
        before = [one for one in told.people if one.span.start < wrong.start()]
        if not before or any(gender_of(one) != rest for one in before):
            return None
        if _somebody_else(view, told, wrong, gender):
            return None
        at = next(i for i, span in enumerate(told.sentences) if span.start <= wrong.start() < span.end)
        named = [one for one in before if told.sentences[max(0, at - 1)].start <= _last_place(view, one, wrong.start())]
        if not named:
            return None
        person = named[-1]
        fields = (("pronoun", wrong[0]), ("person", person.surname), ("other", others[0][0].lower()))
        return Hit(Span(*wrong.span()), fields, "", (RelatedLocation(person.span, "person"),))
    return None


def _last_place(view: View, person: NamedPerson, before: int) -> int:
    return view.text.rfind(person.surname, 0, before)


def _somebody_else(view: View, told: _Told, wrong: re.Match[str], gender: str) -> bool:
    """Whether anybody may be meant by a pronoun: a man before "he", a noun for either near it, a name of one word."""
    text = view.text
    first = told.sentences[0].start
    nouns = _OF_MEN if gender == "m" else _OF_WOMEN
    if nouns.search(text, first, wrong.start()):
        return True
    at = next(i for i, span in enumerate(told.sentences) if span.start <= wrong.start() < span.end)
    low, high = told.sentences[max(0, at - 1)].start, told.sentences[at].end
    if _SOMEBODY.search(text, low, wrong.start()) or nouns.search(text, low, high):
        return True
    parts = [low, *(at for one in _PREDICATE.finditer(text, low, wrong.start()) for at in one.span()), wrong.start()]
    between = [Span(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    if any(speaks_of_somebody(text, between, one.span) for one in told.people[:1]):
        return True
    known = {word for one in told.people for word in one.span.of(text).split()}
    of_one = knowledge().record.gender
    words = {found[0] for found in _WORD.finditer(text, first, wrong.start())} - known
    if any(of_one(word) == gender for word in words):
        return True
    for found in _CAPITAL.finditer(text, low, wrong.start()):
        name = found["name"]
        if name in known or name in (*MONTHS, *WEEKDAYS) or is_listed(name.lower()):
            continue
        if not _PLACE_BEFORE.search(text[max(low, found.start() - 12) : found.start()]):
            return True
    return False


def _wrong_title(view: View, told: _Told) -> Hit | None:
    """ "Mr" once before a name whose bearer is "she" in the sentence that brings her in, and no "he" in the story."""
    text = view.text
    genders = {found.lastgroup for found in told.pronouns}
    if len(genders) != 1 or len(told.pronouns) < _FEWEST:
        return None
    (rest,) = genders
    first, last = told.sentences[0].start, told.sentences[-1].end
    for called in view.whole.shared(called_people):
        gender = gender_of(called)
        if gender in (None, rest) or not first <= called.span.start < last:
            continue
        brought_in = [one for one in told.people if one.surname == called.surname]
        if len({one.given for one in brought_in}) != 1 or gender_of(brought_in[0]) == gender:
            continue
        titles = [one for one in view.whole.shared(called_people) if one.surname == called.surname]
        if len(titles) != 1 or _KIN.search(text, first, last):
            continue
        evidence = _own_pronoun(view, told, brought_in[0])
        if evidence is not None:
            fields = (
                ("pronoun", called.span.of(text)),
                ("person", brought_in[0].span.of(text)),
                ("other", evidence[0]),
            )
            return Hit(called.span, fields, "title", (RelatedLocation(Span(*evidence.span()), "person"),))
    return None


def _own_pronoun(view: View, told: _Told, person: NamedPerson) -> re.Match[str] | None:
    """The pronoun behind a name that opens its sentence, where nobody else stands between the two."""
    sentence = next((span for span in told.sentences if span.holds(person.span)), None)
    if sentence is None or person.span.start != sentence.start:
        return None
    found = next((one for one in told.pronouns if person.span.end < one.start() < sentence.end), None)
    if found is None:
        return None
    between = Span(person.span.end, found.start())
    others = [one for one in told.people if between.holds(one.span)]
    nouns = any(words.search(view.text, between.start, between.end) for words in (_SOMEBODY, _OF_MEN, _OF_WOMEN))
    return None if others or nouns else found
