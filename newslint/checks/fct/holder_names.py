"""A name a letter or two from that of the person who held, on that day, the title that it is given."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.names_of_heads import misspelt_heads
from newslint.extract.letters import letters_apart
from newslint.extract.name_sounds import OTHER_SCRIPT, are_one_name, sound_of
from newslint.extract.story_dates import Dating, dating
from newslint.extract.titles import Claim, claims
from newslint.extract.words import is_small_word
from newslint.knowledge.coverage import HEADS
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, fold
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: titles that stand without a country where only one is meant
_DEFAULT_LANDS = {"attorney-general": "US"}
#: days around a term in which its holder may be called by the title
_GRACE = 75
#: years around a term in which the news is full of a name; not measured
_AROUND = 6
#: countries whose names have one spelling each
_ENGLISH = frozenset({"US", "UK", "IE", "AU", "NZ", "CA"})
#: days that a holder must be in office, or stay, for another first name to be a slip; not measured
_SURE = 20
#: countries in which the family's name stands first
_FAMILY_FIRST = frozenset({"CN", "TW", "HK", "KR", "KP", "VN", "HU", "MN", "KH", "SG"})
#: letters of a first name that a slip leaves recognisable
_LEAST = 4
#: letters of a surname that few others have a letter off
_RARE = 6
#: what makes a title that of a club or a committee: "its President"
_WHOSE = re.compile(r"\b(?:its|their|his|her|whose|our|my|[a-z]+['’]s)(?: [a-z]+)? $")
_CAPITAL = re.compile(r"[A-Z][\w.’'-]{0,20} $")
_TWO_NAMES = re.compile(r"\b([A-Z][a-zà-ž]{2,}) ([A-Z][a-zà-ž]{4,})\b(?![-’'](?!s\b))(?! [A-Z])")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name. Verdict "" for a misspelt surname, `first` for a first name, `leader` without title."""
    told: list[Span] = []
    for hit in _beside_titles(view):
        told.append(hit.span)
        yield hit
    for hit in (*_leaders(view), *misspelt_heads(view)):
        if not any(hit.span.overlaps(span) for span in told):
            told.append(hit.span)
            yield hit


def _leaders(view: View) -> Iterator[Hit]:
    """Those who led a state, their surname a letter off, without a title: "Angela Merkle"."""
    record = knowledge().record
    for passage in view.passages:
        for found in _TWO_NAMES.finditer(view.text, passage.span.start, passage.span.end):
            given, last = fold(found[1]), fold(found[2])
            if given not in record.leading_names and last not in record.leading_surnames:
                continue
            near = [
                known for known in record.leaders(given)
                if len(known[0]) >= _RARE and known[0] != last and _is_one_apart(known[0], last)
            ]  # fmt: skip
            near = near or _given_off(given, last)
            span = Span(found.start(), found.end())
            if _CAPITAL.search(view.text, max(0, span.start - 20), span.start):
                continue
            if len(near) == 1 and view.admits(span) and not record.is_known(span.of(view.text)):
                yield from _leader(view, span, last, near[0])


def _given_off(given: str, last: str) -> list[tuple[str, str, int, int]]:
    """Who led a state under that rare surname, and a first name one letter from what nobody is called."""
    record = knowledge().record
    near = record.leading_surnames.get(last, ())
    if len({known[1] for known in near}) != 1 or len(given) < _LEAST or record.is_given(given):
        return []
    surname, person, first, until = near[0][0], near[0][1], near[0][2], near[-1][3]
    own = fold(person).split()[0]
    short = given in record.short_forms(own) or own in record.short_forms(given)
    return [(surname, person, first, until)] if _is_one_apart(own, given) and not short else []


def _leader(view: View, span: Span, last: str, known: tuple[str, str, int, int]) -> Iterator[Hit]:
    surname, person, first, until = known
    record = knowledge().record
    told = dating(view.whole)
    if told is None or not first - _AROUND <= told.latest.year <= until + _AROUND:
        return
    if last != surname and (surname in record.other_surnames(last) or record.city(last) or last.rstrip("s") == surname):
        return
    country = next((h.country for h in record.holdings(person)), "")
    # a first name out of another script is spelt in many ways
    if are_one_name(last, surname, country) if last != surname else country in OTHER_SCRIPT:
        return
    if span.of(view.text) in knowledge().names:
        return
    fields = (("written", span.of(view.text)), ("holder", person), ("rows", f"{person} [record]"), ("day", told.shown))
    yield Hit(span, fields, "leader", (RelatedLocation(span, "record", fields=fields),))


def _beside_titles(view: View) -> Iterator[Hit]:
    for claim in view.whole.shared(claims):
        if not view.admits(claim.name) or not any(p.span.holds(claim.span) for p in view.passages):
            continue
        if any(p.part == "headline" and p.span.holds(claim.span) for p in view.passages) and " " not in claim.written:
            continue
        yield from _judged(view, claim)


def _judged(view: View, claim: Claim) -> Iterator[Hit]:
    land = claim.land or next((_DEFAULT_LANDS[o] for o in claim.offices if o in _DEFAULT_LANDS), None)
    record = knowledge().record
    if record.is_known(claim.written) or claim.written in knowledge().names:
        return
    told = dating(view.whole)
    if told is None:
        return
    ranked = claim.title.of(view.text)[:1].isupper() and not _WHOSE.search(claim.before)
    land = land or (_land_of_leader(claim, told) if ranked else None)
    if land is None:
        return
    days = {told.earliest, told.latest, told.day or told.earliest}
    held = [h for office in claim.offices for h in record.holders(land, office)]
    if claim.qualifier in ("former", "late", "then"):
        that_day = [h for h in held if all(h.start <= day for day in days)]
    elif claim.qualifier == "elect":
        that_day = [h for h in held if all(h.covers(day, 200) is not False for day in days)]
    else:
        that_day = [h for h in held if all(h.covers(day, _GRACE, _GRACE) is not False for day in days)]
    that_day = [h for h in that_day if h.end or h.known_until >= min(days) - datetime.timedelta(400)]
    spellings = _spellings(view, claim)
    if not that_day or any(_may_be(name, h.person, land) for name in spellings for h in held):
        return
    for holding in sorted(that_day, key=lambda h: not h.firm):
        verdict = _misspelt(claim.written, holding.person, land)
        if verdict == "given" and not (holding.firm and all(holding.covers(d, -_SURE, -_SURE) is True for d in days)):
            continue
        if verdict is not None:
            fields = _fields(claim, holding, told.shown)
            yield Hit(claim.name, fields, verdict, (RelatedLocation(claim.title, "record", fields=fields),))
            return


def _land_of_leader(claim: Claim, told: Dating) -> str | None:
    """The one country that somebody of just that surname led on the days of the story, by the title that is said."""
    words = fold(claim.written).split()
    if len(words) != len(("first", "last")) or not set(claim.offices) & HEADS or claim.qualifier:
        return None
    days = (told.earliest, told.latest)
    people = {known[1] for known in knowledge().record.leading_surnames.get(words[-1], ())}
    held = [h for person in people for h in knowledge().record.holdings(person)]
    held = [h for h in held if h.office in claim.offices and all(h.covers(day) is True for day in days)]
    # the Factbook has heads of states for their territories as well
    lands = {h.country for h in held if h.source != "factbook"} or {h.country for h in held}
    return lands.pop() if len(lands) == 1 else None


def _is_another_given(left: list[str], right: list[str], land: str) -> bool:
    """Whether a surname is the holder's and the first name one that he or she was never called by."""
    if len(left) < 2 or left[1:] != right[1:] or land in _FAMILY_FIRST or len(left[-1]) < _LEAST:
        return False
    record, one, other = knowledge().record, left[0], right[0]
    if _is_misspelt_given(left, right, land):
        return True
    return min(len(one), len(other)) > 2 and record.is_given(one) and not _is_form_of(one, other)


def _spellings(view: View, claim: Claim) -> list[str]:
    """The name as it is read; in a headline without the words behind it, too, that its capitals may have added."""
    words = claim.written.split(" ")
    if not any(p.part == "headline" and p.span.holds(claim.name) for p in view.passages):
        return [claim.written]
    return [" ".join(words[:count]) for count in range(len(words), 0, -1)]


def _fields(claim: Claim, holding: Holding, day: str) -> tuple[tuple[str, str], ...]:
    return (("written", claim.written), ("holder", holding.person), ("rows", holding.shown), ("day", day))


def _may_be(written: str, person: str, land: str) -> bool:
    """Whether a name is that person's in another form: fewer words, an initial, a spelling that sounds alike."""
    left, right = fold(written).split(), fold(person).split()
    if not left or not right or "".join(left) == "".join(right) or set(right) <= set(left):
        return True
    if len(left) == 1:
        return any(are_one_name(left[0], word, land) for word in right)
    if _is_misspelt_given(left, right, land):
        return False
    *given, last = left
    if any(are_one_name(last, other, land) for other in right) and all(
        any(are_one_name(word, other, land) or _is_form_of(word, other) for other in right) for word in given
    ):
        return True
    if not any(are_one_name(left[-1], other, land) for other in right[-2:]):
        return False
    if any(_is_form_of(left[0], word) for word in right[:2]):
        return True
    known = knowledge().record.is_given
    return land in OTHER_SCRIPT and left[0][0] == right[0][0] and not (known(left[0]) and known(right[0]))


def _is_misspelt_given(left: list[str], right: list[str], land: str) -> bool:
    """Whether a first name is the holder's a letter off, where names have one spelling: Dennis for Denis."""
    one, other = left[0], right[0]
    if land not in _ENGLISH or left[1:] != right[1:] or one == other or min(len(one), len(other)) < _LEAST + 1:
        return False
    record = knowledge().record
    return _is_one_apart(one, other) and one not in record.short_forms(other) and other not in record.short_forms(one)


def _is_form_of(one: str, other: str) -> bool:
    """Whether two first names are one: a short form, or a name that is written in many ways."""
    if one == other or one in knowledge().record.short_forms(other) or other in knowledge().record.short_forms(one):
        return True
    if len(one) > 2 < len(other) and one[:3] == other[:3] and min(len(one), len(other)) == 3:
        return True
    return (
        min(len(one), len(other)) > 3 and sound_of(one, True) == sound_of(other, True) and len(sound_of(one, True)) > 2
    )


def _misspelt(written: str, person: str, land: str) -> str | None:
    """ "" if the surname is a letter or two off and the rest agrees, `first` if only the first name is another."""
    left, right = _words(written), _words(person)
    last, first = left[-1], left[0]
    if any(last.startswith(word) and is_small_word(last[len(word) :]) for word in right):
        # a page that lost its blanks: "Antony Blinkenis"
        return None
    if len(left) == 1:
        return "" if any(_near(left[0], word) for word in right[-1:]) and len(left[0]) > 4 else None
    other_last = min(right, key=lambda word: letters_apart(last, word))
    rest = [word for word in right if word != other_last]
    agrees = first in rest or any(
        _near(first, word) or (len(first) > 2 and word.startswith(first)) for word in rest[:2]
    )
    if last != other_last and _near(last, other_last) and agrees:
        return ""
    if last == other_last and len(right) > 1 and any(_near(first, word) for word in rest[:2]):
        return ""
    if len(left) == len(right) and letters_apart("".join(left), "".join(right)) <= 2 and len("".join(left)) > 7:
        return ""
    if _is_another_given(left, right, land):
        return "given"
    if last == other_last == right[-1] and len(left) == len(right) == 2 and first[0] == right[0][0] and len(first) > 3:
        return "first" if len(right[0]) > 3 else None
    return None


def _words(name: str) -> list[str]:
    return fold(name).split()


def _near(one: str, other: str) -> bool:
    """Whether two words are one or, if they are long, two letters apart."""
    if one == other or min(len(one), len(other)) < 3:
        return False
    distance = letters_apart(one, other)
    size = max(len(one), len(other))
    return distance <= (1 if size < 6 else 2) and (one[0] == other[0] or (one[1:2] == other[1:2] and size > 4))


def _is_one_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, put in or left out, or two changed places; rapidfuzz takes 8 ms to load."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    left, right = one[same:], other[same:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
