"""People of a story by name: how they are brought in ("Ada Marl, 34,"), and called after that ("Ms Marl")."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.extract.capital_names import NOT_NAMES, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.words import story_chunk
from newslint.knowledge.offices import knowledge
from newslint.knowledge.words import words
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: what stands before a surname alone
COURTESIES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Lady", "Lord", "Sgt", "Capt",
              "Captain", "Col", "Colonel", "Rev", "Father", "Sister", "Judge", "Justice", "Sheriff", "Inspector",
              "Councillor", "Mayor", "Senator", "Sen", "Rep", "Superintendent", "Constable", "Sergeant", "Detective",
              "Coach", "Canon", "Bishop", "Rabbi", "Chief")  # fmt: skip
_COURTESY = rf"(?P<courtesy>{'|'.join(COURTESIES)})\.?"
_WORD = r"[A-ZÀ-Ž][a-zà-žA-Z’']*[a-zà-ž](?:-[A-ZÀ-Ž][a-zà-ž]+)*(?![\w-]|['’](?!s\b)\w)"
_CALLED = LatePattern(
    rf"(?<![\w-]){_COURTESY} (?P<surname>(?:{PARTICLE} )?{_WORD})(?! (?:(?:{PARTICLE} )?[A-ZÀ-Ž]|and [A-Z]))",
    needs=COURTESIES,
)
_FULL = LatePattern(
    rf"(?<![\w’'-])(?:{_COURTESY} )?(?P<given>{_WORD})(?: [A-ZÀ-Ž]\."
    rf"| {_WORD})?? (?P<surname>(?:{PARTICLE} ){{0,2}}{_WORD})"
    r"(?! [A-ZÀ-Ž])"
)
#: what behind a name says that it is somebody's
_A_PERSON = re.compile(
    r",? \(?(?:aged )?\d{1,3}[,.;)]|, (?:who|whose|an?|the|of|its|his|her)\b| (?:said|says|told|who)\b"
)
_FEMALE, _MALE = frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady", "Sister"}), frozenset({"Mr", "Sir", "Lord", "Father"})


class NamedPerson(Struct, frozen=True):
    """Somebody's name where a story has it: `given` is empty for a courtesy title and a surname alone.

    `sure` says that more than two capital words tell that it is a person's: a title, an age, a known first name.
    """

    span: Span
    given: str
    surname: str
    at: Span
    courtesy: str
    sure: bool = True


def called_people(whole: StoryText) -> list[NamedPerson]:
    """Everybody who is called by a courtesy title and a surname, in order."""
    first, last = _bounds(whole)
    return [
        NamedPerson(Span(*m.span()), "", bare(m["surname"]), _trimmed(m), m["courtesy"])
        for m in _CALLED.finditer(whole.text, first, last)
    ]


def introduced_people(whole: StoryText) -> list[NamedPerson]:
    """Everybody whom the story names in full, in order, each time that it does."""
    first, last = _bounds(whole)
    return [person for m in _FULL.finditer(whole.text, first, last) if (person := _introduced(whole.text, m))]


def _introduced(text: str, found: re.Match[str]) -> NamedPerson | None:
    given, surname = found["given"], bare(found["surname"])
    if given in NOT_NAMES or surname in NOT_NAMES or given in COURTESIES or given.endswith(("'s", "’s")):
        return None
    record = knowledge().record
    sure = found["courtesy"] or record.gender(given) or record.is_given(given) or _A_PERSON.match(text, found.end())
    # a capital word that the language lacks, before another, is somebody's first name as a rule
    if not sure and (words().parts(given.lower()) or record.city(given) or knowledge().land_of(given)):
        return None
    return NamedPerson(Span(*found.span()), given, surname, _trimmed(found), found["courtesy"] or "", bool(sure))


def gender_of(person: NamedPerson) -> str | None:
    """`m` or `f` by the courtesy title or the given name; None where neither tells."""
    if person.courtesy in _FEMALE:
        return "f"
    if person.courtesy in _MALE:
        return "m"
    return knowledge().record.gender(person.given) if person.given else None


def bare(name: str) -> str:
    """A name without a possessive."""
    return re.sub(r"['’]s?$", "", name)


def _trimmed(found: re.Match[str]) -> Span:
    return Span(found.start("surname"), found.start("surname") + len(bare(found["surname"])))


def _bounds(whole: StoryText) -> tuple[int, int]:
    passages = whole.passages
    return (passages[0].span.start, passages[-1].span.end) if passages and story_chunk(whole) else (0, 0)


def similar(one: str, other: str) -> bool:
    """Whether two names are near enough for one hand to have taken the one for the other: Hollis and Harris."""
    halves = [pair for pair in zip(one.split("-"), other.split("-"), strict=False) if pair[0] != pair[1]]
    if one.count("-") == other.count("-") > 0 and len(halves) == 1:
        return halves[0][0][:3] == halves[0][1][:3]
    if one == other or one[:1] != other[:1] or abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 4:
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    from rapidfuzz.distance import OSA

    apart = int(OSA.distance(one.lower(), other.lower()))
    return apart <= 2 or (apart <= 3 and (shared >= 2 or one[-1] == other[-1])) or (apart <= 4 and shared >= 3)
