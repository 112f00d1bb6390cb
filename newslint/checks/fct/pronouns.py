"""One person, two pronouns: a story about her in which "he" does something and nobody else is there to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from newslint.checks.fct.own_body import mixed_pronouns
from newslint.compare.frames import EMPTY
from newslint.compare.opposites import lemmas
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.gendered_words import FEMALE, MALE, PRONOUN
from newslint.extract.sentences import sentence_spans
from newslint.extract.verbs import may_be_finite
from newslint.knowledge.offices import knowledge
from newslint.knowledge.senses import senses
from newslint.knowledge.words import is_listed
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

_WORD = r"[A-ZÀ-Ž][\wà-ž’'-]*[a-zà-ž]"
_NAME = re.compile(
    rf"(?<![\w’'-])(?P<given>{_WORD})(?: [A-Z]\.)? (?:(?:de|da|del|van|von|der|bin|al|la"
    rf"|le) )?(?P<last>{_WORD})(?: {_WORD})?"
)
_TITLED = re.compile(
    rf"\b(?:(?P<m>Mr|Sir|Lord|King|Prince|Father|Brother|Pope|Imam|Rabbi)|(?P<f>Mrs|Ms|Miss|Lady|Dame|Queen|Princess"
    rf"|Sister|Baroness|Duchess))\b\.? (?:{_WORD} )?(?P<last>{_WORD})"
)
#: beside a name they tell whose it is
_GENDERED = re.compile(rf"\b(?:(?P<m>{MALE})|(?P<f>{FEMALE}))s?\b", re.IGNORECASE)
#: words for people of either gender: any of them may be who is meant
_SOMEBODY = re.compile(
    r"\b(?:judge|officer|driver|pilot|coach|captain|deputy|rival|opponent|lawyer|attorney|doctor|nurse|teacher|owner"
    r"|victim|suspect|witness|neighbou?r|friend|partner"
    r"|colleague|singer|player|director|manager|minister|president|mayor|governor|senator|leader|head|chief|boss"
    r"|author|writer|poet|artist|painter|architect"
    r"|guard|soldier|patient|student|pupil|child|baby|teenager|person|customer|passenger|prosecutor|ambassador"
    r"|secretary|spokesperson|chair|founder|agent"
    r"|successor|predecessor|assistant|aide|editor|reporter|journalist|photographer|challenger|keeper|referee|striker"
    r"|runner|boxer|champion|guide|cook|chef|baker"
    r"|buyer|seller|tenant|landlord|farmer|worker|engineer|scientist|professor|researcher|sergeant|colonel|general"
    r"|major|lieutenant|god|lord|twin|parent|spouse"
    r"|ship|vessel|boat|yacht|ferry|storm|hurricane|country|nation|cat|dog|horse|mare|elephant|bear|lion|tiger|whale"
    r"|panda)s?\b",
    re.IGNORECASE,
)
#: a single word with a capital where it says who does something: "Hamasaki, a librarian", "Abena played"
_ACTOR = re.compile(r"(?<![\w’'.-])(?P<name>[A-ZÀ-Ž][a-zà-ž]{2,})(?:, (?:an?|the|who) |,? (?P<verb>[a-z]+)\b)")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|of|to|the|on|for|through|around|across|outside|towards?) $")
_PLACE_BEHIND = re.compile(
    r" (?:Street|Road|Park|University|College|Hospital|Bank|Council|Court|Party|River|Airport"
    r"|Bridge|Church|School|Island|Museum|House|Hall|City|United|Group|Club)\b"
)
#: the words behind what begins a phrase about a thing or a person
_PHRASE = re.compile(r"\b(?:an?|the|his|her|its|their|my|our|two|three|four|some|many|other|another) (?=[a-z])")
_PLAIN_WORD = re.compile(r"[a-z-]+")
#: nouns for people that stand before another word as adjectives: "the national bread contest"
_RATHER_ADJECTIVES = frozenset({"national", "local", "native", "young", "old", "blind", "poor", "rich"})
#: of them the first so many are looked at
_WORDS = 4
#: "Stan and Olive Moss" are two people
_JOINED = re.compile(rf"(?:^|[^\w’'-]){_WORD} (?:and|&) $")
#: what makes a noun a thing that the person is, or becomes
_PREDICATE = re.compile(
    r"\b(?:named|appointed|elected|as|became|become|is|was|remains|been) (?:the |an? |its "
    r"|their )?(?:[a-z]+ )?$"
)
#: words of a story about one person; a longer one has others in it
_LONGEST = 260


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Person(Struct, frozen=True):
    last: str
    gender: str | None
    span: Span
    sure: bool


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for a pronoun in a story about one person whom a pronoun, title or noun tells to be of the other kind.

    A given name alone tells nothing: of 428 right stories four were flagged by it, and one of 330 faults was found.
    """
    if view.story is None or view.story.kind != "story":
        return
    for mixed in mixed_pronouns(view.whole):
        if view.admits(mixed.span) and any(p.span.holds(mixed.span) for p in view.passages):
            yield Hit(mixed.span, (("pronoun", mixed.subject), ("person", mixed.own)), "own")
            return
    passages = [p for p in view.whole.passages if p.part in BODY_PARTS]
    if sum(len(p.span) for p in passages) > 6 * _LONGEST:
        return
    told = [_pronouns(view.whole, p.span) for p in passages]
    found = [pronoun for one in told for pronoun in one]
    if not found:
        return
    for wrong in found:
        before = [Span(p.span.start, min(p.span.end, wrong.start())) for p in passages if p.span.start < wrong.start()]
        person = _only_person(view, before)
        if person is None:
            # who comes later can't be meant before, so nobody after this is sure either
            return
        genders = {m.lastgroup for m in found if m.start() <= wrong.start()}
        if not (len(genders) > 1 or person.sure) or not _is_wrong(wrong, person, genders):
            continue
        if speaks_of_somebody(view.text, before, person.span):
            return
        if view.admits(Span(*wrong.span())):
            fields = (("pronoun", wrong[0]), ("person", person.last))
            yield Hit(Span(*wrong.span()), fields, "", (RelatedLocation(person.span, "person"),))
        return


def speaks_of_somebody(text: str, passages: list[Span], name: Span) -> bool:
    """Whether a noun for a person, by WordNet, stands anywhere but beside the name: an employee, a great-grandchild."""
    known = senses()
    for passage in passages:
        for found in _PHRASE.finditer(text, passage.start, passage.end):
            for word in islice(_PLAIN_WORD.finditer(text, found.end(), passage.end), _WORDS):
                noun = word[0].split("-")[-1].replace("children", "child")
                if noun in _RATHER_ADJECTIVES and _PLAIN_WORD.match(text, word.end() + 1):
                    continue
                is_person = noun not in EMPTY and any(known.is_person(one) for one in lemmas(noun))
                if is_person and not _is_beside(text, Span(*word.span()), name):
                    return True
    return False


def _pronouns(whole: StoryText, passage: Span) -> list[re.Match[str]]:
    """The pronouns of a passage's narration."""
    return [m for m in PRONOUN.finditer(whole.text, passage.start, passage.end) if not whole.is_quoted(Span(*m.span()))]


def _is_wrong(pronoun: re.Match[str], person: _Person, genders: set[str | None]) -> bool:
    """Whether a pronoun isn't the person's: against the gender that name and words tell, or the second of two kinds."""
    return pronoun.lastgroup != person.gender if person.gender is not None else len(genders) > 1


def _only_person(view: View, passages: list[Span]) -> _Person | None:
    """The one person that a story speaks of; None if there are more, or may be."""
    text = view.text
    people: dict[str, list[_Person]] = {}
    for passage in passages:
        for person in _people(text, passage):
            people.setdefault(person.last, []).append(person)
    if any(_names_another(text, passage, people) for passage in passages):
        return None
    if any(_JOINED.search(text[max(0, p.span.start - 30) : p.span.start]) for one in people.values() for p in one):
        return None
    given = {
        view.text[p.span.start : p.span.end].split()[0] for mentions in people.values() for p in mentions if not p.sure
    }
    if len(people) != 1 or len(given) > 1:
        return None
    ((last, mentions),) = people.items()
    genders = {m.gender for m in mentions if m.gender}
    beside = _beside(text, passages, mentions)
    if beside is None:
        return None
    genders_beside = beside
    all_genders = genders | genders_beside
    if len(all_genders) > 1:
        return None
    gender = next(iter(all_genders), None)
    return _Person(last, gender, mentions[0].span, bool(genders_beside) or any(m.sure for m in mentions))


def _names_another(text: str, passage: Span, people: dict[str, list[_Person]]) -> bool:
    """Whether anybody acts who is named with one word, and isn't one of these people."""
    known = {word for one in people.values() for person in one for word in person.span.of(text).split()}
    for found in _ACTOR.finditer(text, passage.start, passage.end):
        name = found["name"]
        if name in known or name.lower() in EMPTY or name in (*MONTHS, *WEEKDAYS) or is_listed(name.lower()):
            continue
        if _PLACE_BEFORE.search(text[max(passage.start, found.start() - 12) : found.start()]):
            continue
        if not found["verb"] or may_be_finite(found["verb"]):
            return True
    return False


def _people(text: str, passage: Span) -> Iterator[_Person]:
    for found in _TITLED.finditer(text, passage.start, passage.end):
        yield _Person(found["last"], "m" if found["m"] else "f", Span(*found.span()), sure=True)
    for start, end in sentence_spans(text, passage.start, passage.end):
        for found in _NAME.finditer(text, start, end):
            given, last = found["given"], found[0].split()[-1]
            gender = knowledge().record.gender(given)
            if gender is None and given.lower() in EMPTY:
                # "Then Kiptarus looked"
                continue
            if gender is None and (
                _PLACE_BEFORE.search(text[max(start, found.start() - 12) : found.start()])
                or _PLACE_BEHIND.match(text, found.end())
            ):
                continue
            words = found[0].split()
            if gender is None and len(words) > 2 and (gender := knowledge().record.gender(words[1])):
                # "Nurse Anna Morgan", "Coach Brian Doyle"
                given = words[1]
            yield _Person(last, gender, Span(*found.span()), sure=False)


def _beside(text: str, passages: list[Span], mentions: list[_Person]) -> set[str] | None:
    """The genders that words beside the name tell; None if somebody else is spoken of."""
    told: set[str] = set()
    names = [m.span for m in mentions]
    for passage in passages:
        for pattern in (_GENDERED, _SOMEBODY):
            for found in pattern.finditer(text, passage.start, passage.end):
                near = any(_is_beside(text, Span(*found.span()), name) for name in names)
                if not near and _PREDICATE.search(text[max(0, found.start() - 24) : found.start()]):
                    continue
                if not near or re.match(r"[’']s\b", text[found.end() : found.end() + 2]):
                    return None
                if pattern is _GENDERED and not re.search(
                    r"\b(?:his|her|whose|the|by|with|of) (?:[a-z]+ )?$",
                    text[max(0, found.start() - 12) : found.start()],
                ):
                    told.add(str(found.lastgroup))
    return told


def _is_beside(text: str, noun: Span, name: Span) -> bool:
    """Whether a noun says what the person is: "coach Brian Doyle", "a mother of five, Orla Keane", "Keane, a nun"."""
    if name.holds(noun):
        return True
    if noun.end <= name.start:
        return bool(re.fullmatch(r"(?: of [\w ]{1,16}|[\w’' -]{0,16}(?=,))?,? ?", text[noun.end : name.start]))
    return bool(re.fullmatch(r",? (?:an? |the |\d+, (?:an? |the )?)?(?:[\w-]+ )?", text[name.end : noun.start]))
