"""What stands before a surname: one courtesy title for one person, and that each time or never."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.named_people import COURTESIES, NamedPerson, called_people, introduced_people
from newslint.extract.occurrences import places_of_word
from newslint.extract.verbs import AUXILIARIES, may_be_finite
from newslint.knowledge.offices import knowledge
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

_COURTESIES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"})
_FEMALE = frozenset({"Mrs", "Ms", "Miss"})
#: one rank in its ways
_RANKS = {
    "Sgt": "Sergeant", "Capt": "Captain", "Col": "Colonel", "Sergeant": "Sergeant", "Captain": "Captain",
    "Colonel": "Colonel", "Inspector": "Inspector", "Superintendent": "Superintendent", "Constable": "Constable",
}  # fmt: skip
_ALSO = {"Prof": "Professor"}
#: another of the family may be meant
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|twins?|wife|husband|widow(?:er)?|sons?|daughters?|mother|father|mum|dad|parents?|couple"
    r"|cousins?|uncle|aunt|nephew|niece|grand\w{3,12}|married|promoted|then)\b",
    re.IGNORECASE,
)
#: characters around a name in which a word for a relative makes it another person's
_BESIDE = 60
_BEFORE = re.compile(r"([\w’'-]{1,40})([,.!?:;]?)[”\"’)]{0,2} [“\"]?$")
_BEHIND = re.compile(r",? ([A-Za-z’']+)")
#: capital words before a surname by itself
_OPENERS = frozenset(
    """But And Yet So Then When While As If After Before Because Although Though Still Later Today Meanwhile However
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December""".split()  # noqa: SIM905
)
_NOT_BEFORE = frozenset(
    """the a an of for in at to from by mr mrs ms dr van de von der den al el bin ibn ben la le du di da del
    dos""".split()  # noqa: SIM905
)
_SAYS = frozenset(
    "said says told added denied warned insisted argued stressed explained replied announced urged".split()  # noqa: SIM905
)
#: letters of words with a stop and a capital that may be a title or an initial and end no sentence
_SHORT = 4
_PARTS = frozenset({Part.PARAGRAPH, Part.SUMMARY})


class Options(Struct, frozen=True):
    """`fault`: `two` for two titles of one person, `dropped` for a person who has a title here and none there."""

    fault: str


def gate_for(options: Options) -> tuple[tuple[str, ...], ...]:
    """A courtesy title or a rank."""
    return (("mr", "ms", "miss", "dr", "prof", *(rank.lower() for rank in _RANKS if options.fault == "two")),)


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a person, at the first place of the rarer ways: see `tell_minority` for fields and verdicts.

    Only people who bear their surname alone in the story, and outside quotations. `dropped` takes the verdict `others`
    for somebody who speaks and never has a title where everybody else has one: the pointer shows one of them.
    """
    if view.story is None or not view.passages:
        return
    titles = _COURTESIES | _RANKS.keys() if options.fault == "two" else _COURTESIES
    called = [c for c in view.whole.shared(called_people) if c.courtesy in titles and _is_seen(view, c.at)]
    if not called:
        return
    people = _people(view.whole)
    called = [c for c in called if c.surname in people]
    if options.fault == "two":
        yield from _two(view, people, called)
    else:
        yield from _dropped(view, people, called)


def _people(whole: StoryText) -> dict[str, NamedPerson]:
    """The first introduction of each surname that one person bears."""
    given: dict[str, set[str]] = {}
    first: dict[str, NamedPerson] = {}
    for person in whole.shared(introduced_people):
        given.setdefault(person.surname, set()).add(person.given)
        first.setdefault(person.surname, person)
    for person in whole.shared(called_people):
        if person.surname not in first:
            # an initial, or nothing, stood where others have a first name
            first[person.surname], given[person.surname] = person, {""}
    return {name: person for name, person in first.items() if len(given[name]) == 1}


def _two(view: View, people: Mapping[str, NamedPerson], called: list[NamedPerson]) -> Iterator[Hit]:
    for surname in sorted({c.surname for c in called}):
        person = people[surname]
        ways: dict[str, list[Span]] = {}
        ranks: dict[str, list[Span]] = {}
        for c in (person, *(c for c in called if c.surname == surname)):
            courtesy, span = _ALSO.get(c.courtesy, c.courtesy), Span(c.span.start, c.at.end)
            if not _is_seen(view, c.at) or _is_of_kin(view, span):
                continue
            if courtesy in _COURTESIES:
                ways.setdefault(courtesy, []).append(span)
            elif courtesy in _RANKS:
                ranks.setdefault(_RANKS[courtesy], []).append(span)
        if "Mr" in ways and ways.keys() & _FEMALE:
            continue  # a couple
        for one in (ways, ranks):
            hit = tell_minority(one, view.text, least=2)
            if hit:
                yield hit


def _dropped(view: View, people: Mapping[str, NamedPerson], called: list[NamedPerson]) -> Iterator[Hit]:
    titled: dict[str, list[Span]] = {}
    for c in called:
        titled.setdefault(c.surname, []).append(Span(c.span.start, c.at.end))
    if not titled:
        return
    alone = {surname: list(_alone(view, person)) for surname, person in people.items()}
    for surname, spans in titled.items():
        hit = tell_minority({"title": spans, "none": alone[surname]}, view.text, least=2)
        if hit and not _is_of_kin(view, spans[0]):
            yield hit
    bare = [surname for surname, spans in alone.items() if spans and people[surname].sure]
    spans = sorted(span for surname, found in titled.items() if people[surname].given for span in found)
    # whom everybody knows has no title in some houses
    bare = [name for name in bare if f"{people[name].given} {name}" not in knowledge().names]
    if len(bare) == 1 and bare[0] not in titled and spans and _speaks(view.text, alone[bare[0]]):
        hit = tell_minority({"title": spans, "none": alone[bare[0]]}, view.text, least=2)
        if hit:
            yield Hit(alone[bare[0]][0], hit.fields, "others", (RelatedLocation(spans[0], "usual"),))


def _alone(view: View, person: NamedPerson) -> Iterator[Span]:
    """Where a surname by itself is the subject of a verb, behind the person's introduction."""
    text, surname = view.text, person.surname
    if knowledge().land_of(surname) is not None:
        return
    for passage in view.passages:
        if passage.part not in _PARTS or passage.span.end < person.span.end:
            continue
        for at in places_of_word(text, surname, max(passage.span.start, person.span.end), passage.span.end):
            span = Span(at, at + len(surname))
            if is_subject(text, span, passage.span.start) and view.admits(span):
                yield span


def is_subject(text: str, span: Span, start: int) -> bool:
    """Whether a name stands by itself before a finite verb, in a passage that begins at `start`."""
    before = _BEFORE.search(text, max(start, span.start - 40), span.start)
    behind = _BEHIND.match(text, span.end, span.end + 24)
    if behind is None or text[span.end] == "," or not may_be_finite(behind[1].replace("’", "'")):
        return False
    if before is None:
        return span.start == start or text[span.start - 1] in '\n“"(—–'
    word = before[1]
    if before[2] == ",":
        return word.islower() or word.isdigit() or word in _OPENERS
    if before[2]:
        return len(word) > 1 and (word.islower() or not (word in COURTESIES or len(word) <= _SHORT))
    return word in _OPENERS if word[0].isupper() else word not in _NOT_BEFORE and word not in AUXILIARIES


def _speaks(text: str, spans: list[Span]) -> bool:
    """Whether somebody says something: the dead and the accused, who have no title in many houses, seldom do."""
    return any((found := _BEHIND.match(text, s.end, s.end + 24)) and found[1] in _SAYS for s in spans)


def _is_of_kin(view: View, span: Span) -> bool:
    first, last = view.passages[0].span.start, view.passages[-1].span.end
    return bool(_KIN.search(view.text, max(first, span.start - _BESIDE), min(last, span.end + _BESIDE)))


def _is_seen(view: View, span: Span) -> bool:
    return view.admits(span) and any(p.part in _PARTS and p.span.holds(span) for p in view.passages)
