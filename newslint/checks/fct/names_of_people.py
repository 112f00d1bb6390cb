"""Somebody whom a story calls by another name than the one it brought him in with: Leonard Hollis, then Mr Harris."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.named_people import NamedPerson, called_people, gender_of, introduced_people, similar
from newslint.extract.occurrences import places_of_word
from newslint.extract.story_dates import dating
from newslint.extract.words import capital_words, is_small_word
from newslint.knowledge.offices import knowledge
from newslint.knowledge.words import is_listed
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

_KIN = re.compile(
    r"\b(?:brothers?|sisters?|twins?|wife|husband|widow(?:er)?|sons?|daughters?|mother|father|mum|dad|parents?|cousins?"
    r"|uncle|aunt|nephew|niece|grand\w+|family|partner|married|relative|step\w+|namesake)\b",
    re.IGNORECASE,
)
#: right before a first name, and right behind it: that it is a relative's
_KIN_BEFORE = re.compile(rf"{_KIN.pattern}(?:[’']s)?,? (?:and )?(?:\w+,? )?$|\band $", re.IGNORECASE)
_KIN_BEHIND = re.compile(
    rf", (?:\d+, )?(?:his|her|their|the|my|our|a)\b|(?: and\b|,? \d)|[^.]{{0,12}}{_KIN.pattern}", re.IGNORECASE
)
#: words of a story beyond which people may be named in it who were brought in elsewhere. Chosen, not measured
_LONGEST = 900
#: years around a term in which a leader needs no introduction. Chosen, not measured
_AROUND = 1
#: letters that two first names begin with, and by how many one may be longer
_SHARED, _LENGTHS = 3, 2
#: letters of a first name that no table has
_LONG = 6
#: characters around a name in which a word for a relative makes it another person's
_BESIDE = 60
_DOUBLED = re.compile(r"(.)\1")
_CAPITAL = re.compile(r"[A-Z][\w.’'-]{0,39}\s$")
#: titles that bring somebody in by themselves: Lord Mann has been introduced
_PEERS = frozenset(["Lord", "Lady", "Baroness", "Baron", "Viscount", "Earl", "Countess", "Duke", "Duchess"])


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one for a surname, `given` for a first name."""
    whole = view.whole
    if view.story is None or view.story.kind != "story" or not view.passages:
        return
    called = [person for person in whole.shared(called_people) if _is_seen(view, person.at)]
    told: set[str] = set()
    for person in called:
        if person.surname not in told and (hit := _renamed(whole, person)):
            told.add(person.surname)
            yield hit
    yield from _other_form(view)
    yield from _other_first_name(view)


def _is_seen(view: View, span: Span) -> bool:
    return any(p.span.holds(span) for p in view.passages)


def _renamed(whole: StoryText, person: NamedPerson) -> Hit | None:
    """Mr Harris, of whom the story knows only as Leonard Hollis."""
    text, surname = whole.text, person.surname
    if person.courtesy in _PEERS:
        return None
    first, last = whole.passages[0].span.start, whole.passages[-1].span.end
    told = places_of_word(text, surname, first, last)
    if not all(_is_called(text, person.courtesy, first, at) for at in told):
        return None
    if not any(similar(word, surname) for word in _surnames(whole)):
        return None
    people = whole.shared(introduced_people)
    if any(person.given == surname for person in people):
        # Sir William Browder is Sir William
        return None
    near = {(p.given, p.surname): p for p in reversed(people) if similar(p.surname, surname)}
    if len(near) != 1 or text[first:last].count(" ") > _LONGEST or _is_public(whole, surname):
        return None
    other = next(iter(near.values()))
    if {gender_of(person), gender_of(other)} == {"m", "f"}:
        return None
    fields = (("here", person.span.of(text)), ("there", other.span.of(text)))
    return Hit(person.at, fields, related_locations=(RelatedLocation(other.span, "full"),))


def _is_called(text: str, courtesy: str, first: int, at: int) -> bool:
    """Whether a courtesy title stands before a place."""
    end = at - 1 - (text[at - 2 : at - 1] == ".")
    start = end - len(courtesy)
    return (
        text.startswith(" ", at - 1)
        and start >= first
        and text.startswith(courtesy, start)
        and (start == first or not (text[start - 1].isalnum() or text[start - 1] == "_"))
    )


def _surnames(whole: StoryText) -> list[str]:
    return [word for word in capital_words(whole) if len(word) > 3]


def _is_public(whole: StoryText, surname: str) -> bool:
    """Whether somebody of that name led a state around the time of the story, and so needs no introduction."""
    told = dating(whole)
    known = knowledge().record.leading_surnames.get(surname.lower(), ())
    return any(told is None or first - _AROUND <= told.latest.year <= until + _AROUND for _, _, first, until in known)


def _other_form(view: View) -> Iterator[Hit]:
    """Dr Alison Keane, and then Dr Alice Keane; Ada Sample-Penn, and then Ada Semple-Penn."""
    people = [person for person in view.whole.shared(introduced_people) if _is_somebody(view, person)]
    for at, person in enumerate(people):
        for earlier in people[:at]:
            # two spellings of one surname are another rule's, but for those of which one half is another name
            halves = (
                person.given == earlier.given and "-" in person.surname and similar(earlier.surname, person.surname)
            )
            given = person.surname == earlier.surname and _is_another_form(earlier.given, person.given)
            if (halves or given) and _is_said_once(view, person.given if given else person.surname):
                if not _KIN.search(view.text, earlier.span.start, person.span.end + _BESIDE):
                    yield _hit(view, person.span, earlier, "given" if given else "")
                return


def _other_first_name(view: View) -> Iterator[Hit]:
    """Edwin Garside, and then "Edward would have laughed"."""
    text, whole = view.text, view.whole
    people = whole.shared(introduced_people)
    givens = {person.given for person in people}
    others = [word for word in capital_words(whole) if word not in givens]
    for person in (p for p in people if _is_somebody(view, p) and _is_spoken_of(view, p)):
        # a search of the text is dear, and few stories have another first name
        beginning = person.given[:_SHARED]
        if not [word for word in others if word[:_SHARED] == beginning and _is_first_name(word, person.given)]:
            continue
        for found in re.finditer(
            rf"(?<![\w’'-])(?<![A-Z]\w )({person.given[:_SHARED]}[a-z]{{2,10}})(?![\w-]|\s+[A-Z])", text
        ):
            word, span = found[1], Span(*found.span(1))
            if word in givens or span.start < person.span.end or not _is_seen(view, span):
                continue
            if not (_is_first_name(word, person.given) and _is_said_once(view, word)):
                continue
            before, behind = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 24]
            if not (_CAPITAL.search(before) or _KIN_BEFORE.search(before) or _KIN_BEHIND.match(behind)):
                yield _hit(view, span, person, "given")
                return


def _is_somebody(view: View, person: NamedPerson) -> bool:
    """Whether a name is surely a person's, of the story and not of the line below a picture."""
    known = person.sure and (
        knowledge().record.gender(person.given) is not None or person.courtesy or len(person.given) >= _LONG
    )
    if not known or not any(p.part in BODY_PARTS and p.span.holds(person.span) for p in view.whole.passages):
        return False
    # Chinese New Year
    return not knowledge().land_of(person.given)


def _is_spoken_of(view: View, person: NamedPerson) -> bool:
    """Whether the story speaks of somebody again by the surname, or says at once who it is."""
    again = view.text.find(person.surname, person.span.end, view.whole.passages[-1].span.end) >= 0
    return again or view.text.startswith(", ", person.span.end)


def _hit(view: View, span: Span, other: NamedPerson, verdict: str) -> Hit:
    fields = (("here", span.of(view.text)), ("there", other.span.of(view.text)))
    return Hit(span, fields, verdict, (RelatedLocation(other.span, "full"),))


def _is_first_name(word: str, other: str) -> bool:
    """Whether a word is a first name of the same gender, or no word at all, and looks like another first name."""
    record = knowledge().record
    if not _is_another_form(other, word) or record.city(word) or knowledge().land_of(word) or _is_run_on(word):
        return False
    one, two = record.gender(word), record.gender(other)
    if one and two:
        return one == two
    return len(word) >= _LONG and word[:4] == other[:4] and similar(word, other) and not is_listed(word.lower())


def _is_run_on(word: str) -> bool:
    """Whether a word is a land's name and the small word behind it, from a page that lost its blanks."""
    return any(knowledge().land_of(word[:at]) and is_small_word(word[at:]) for at in range(3, len(word) - 1))


def _is_said_once(view: View, word: str) -> bool:
    """Whether a name stands in one place of the story alone."""
    first, last = view.whole.passages[0].span.start, view.whole.passages[-1].span.end
    return len(list(places_of_word(view.text, word, first, last))) == 1


def _is_another_form(one: str, other: str) -> bool:
    """Whether two first names are two, and alike: Alison and Alice, not Ben and Benjamin."""
    if one[:_SHARED] != other[:_SHARED] or one.startswith(other) or other.startswith(one):
        return False
    if abs(len(one) - len(other)) > _LENGTHS or "-" in one + other or min(len(one), len(other)) <= _LENGTHS + 1:
        return False
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return False
    record = knowledge().record
    genders = {record.gender(one), record.gender(other)}
    low, high = one.lower(), other.lower()
    return genders != {"m", "f"} and low not in record.short_forms(high) and high not in record.short_forms(low)
