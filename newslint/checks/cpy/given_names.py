"""One person with two spellings of a first name: Steven Garrow, Stephen Garrow; Mohammed Sadri, Muhammad Sadri."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.letters import letters_apart
from newslint.extract.named_people import introduced_people
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: letters of a first name that is judged, letters in which two spellings may differ, letters that both begin with
_LEAST, _MOST, _BEGINNING = 5, 3, 1
#: another of the family may be meant
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|siblings?|twins?|wife|husband|widow(?:er)?|sons?|daughters?|mother|father|parents?|couple|cousins?"
    r"|uncle|aunt|nephew|niece|grand\w{3,12}|married|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_BESIDE = 80


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a person, at the first place of the rarer spelling: see `tell_minority` for fields and verdicts.

    Two spellings are one name where they sound alike, letter by letter of those that are no vowels, and nobody of the
    family is told of beside them.
    """
    if view.story is None or not view.passages:
        return
    people: dict[str, dict[str, list[Span]]] = {}
    for person in view.whole.shared(introduced_people):
        span = Span(person.span.start, person.at.end)
        start = span.start + span.of(view.text).find(person.given)
        place = Span(start, start + len(person.given))
        if len(person.given) >= _LEAST and any(p.span.holds(place) for p in view.passages):
            people.setdefault(person.surname, {}).setdefault(person.given, []).append(place)
    for ways in people.values():
        if len(ways) == 2 and _are_one(*ways) and not _is_of_kin(view, ways):
            hit = tell_minority(ways, view.text, least=2)
            if hit:
                yield hit


def _are_one(one: str, two: str) -> bool:
    """Whether two first names are spelt apart and sound alike."""
    if one[:_BEGINNING] != two[:_BEGINNING] or letters_apart(one, two) > _MOST:
        return False
    return one[-1] == two[-1] and _sounds(one) == _sounds(two)


def _sounds(name: str) -> str:
    """The letters of a name that are heard, those that are written twice once."""
    plain = re.sub(r"ph|v", "f", name.lower()).replace("ck", "k").replace("c", "k").replace("th", "t")
    plain = re.sub(r"[aeiouyh]", "", plain[1:])
    return re.sub(r"(.)\1", r"\1", plain)


def _is_of_kin(view: View, ways: dict[str, list[Span]]) -> bool:
    text = view.text
    return any(
        _KIN.search(text, max(0, span.start - _BESIDE), span.end + _BESIDE) for spans in ways.values() for span in spans
    )
