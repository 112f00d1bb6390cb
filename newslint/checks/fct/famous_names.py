"""The name of somebody famous, misspelt: the given name in another spelling, or the surname a letter off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.letters import letters_apart
from newslint.extract.name_sounds import OTHER_SCRIPT, are_one_name
from newslint.extract.words import story_chunk
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import fold
from newslint.knowledge.relations import Famous, is_only_a_name, relations
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_PAIR = LatePattern(r"(?<![\w.’'-])([A-ZÀ-Ž][\w-]+) ([A-ZÀ-Ž][\w-]+)(?! [A-Z])(?![\w-])")
#: letters of a given name and of a surname from which on a letter is a slip, and of a surname that nobody else has
_GIVEN, _SURNAME, _LONG = 5, 6, 9
#: countries of another script, without those in which people write themselves in Latin letters as well
_OTHER_SCRIPT = OTHER_SCRIPT - {"IN", "PK", "BD", "LK", "IL"}
#: people of a given name up to which it is rare among the famous
_RARE = 1


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name; the field `right` has how it is written."""
    if view.story is None:
        return
    table, chunk = relations(), story_chunk(view.whole)
    surnames, given = table.written
    told = {pair for pair in _PAIR.compiled.findall(chunk) if pair[1] in surnames or pair[0] in given}
    for pair in told:
        first, last = pair
        if first in given and last in surnames and relations().born(f"{first} {last}") is not None:
            continue
        name = re.sub(r"['’]s?$", "", f"{first} {last}")
        one = _meant(name)
        span = _place(view, name) if one else None
        if one and span:
            fields = (("written", name), ("right", one.name), ("trade", one.trade), ("source", "Pantheon"))
            yield Hit(span, fields, related_locations=(RelatedLocation(span, "record", fields=fields),))


def _place(view: View, name: str) -> Span | None:
    """Where a name first stands in what the rule sees."""
    for passage in view.passages:
        at = view.text.find(name, passage.span.start, passage.span.end)
        if at >= 0 and view.admits(Span(at, at + len(name))):
            return Span(at, at + len(name))
    return None


def _meant(name: str) -> Famous | None:
    """The one famous person whose name it is but for a slip."""
    words = fold(name).split()
    if len(words) != 2 or not name.replace(" ", "").isalpha():
        return None
    record = knowledge().record
    if record.is_known(name) or record.figure(name):
        return None
    return _by_surname(*words) or _by_given(*words)


def _by_surname(first: str, last: str) -> Famous | None:
    """Whose surname it is, if the given name is a spelling of theirs."""
    people = relations().famous.get(last, ())
    if len(last) < _SURNAME and len(people) != 1 and not any(_doubled(first, one.given) for one in people):
        return None
    near = [one for one in people if _is_variant(first, one.given, sure=len(people) == 1 and len(last) >= _SURNAME)]
    return near[0] if len(near) == 1 and near[0].land not in _OTHER_SCRIPT else None


def _by_given(first: str, last: str) -> Famous | None:
    """Whose given name it is, if the surname is theirs but for a slip, and nobody else's that is known."""
    table, record = relations(), knowledge().record
    if last in table.famous or record.city(last) or record.other_surnames(last):
        return None
    near = [
        one for one in table.famous_given.get(first, ())
        if min(len(last), len(one.surname)) >= _SURNAME - 1 and last[0] == one.surname[0]
        and (letters_apart(last, one.surname) == 1 or sorted(last) == sorted(one.surname)
             or _doubled(last, one.surname))
    ]  # fmt: skip
    if len(near) != 1 or _plain(last) == _plain(near[0].surname) or last.rstrip("s") == near[0].surname.rstrip("s"):
        return None
    one = near[0]
    doubled = _doubled(last, one.surname)
    if not is_only_a_name(last) and not (doubled and is_only_a_name(one.surname)):
        return None
    if not (doubled or max(len(last), len(one.surname)) >= _LONG or len(table.famous_given[first]) <= _RARE):
        return None
    return None if are_one_name(last, one.surname, one.land if one.land in _OTHER_SCRIPT else "") else one


def _doubled(word: str, own: str) -> bool:
    """Whether two words are one but for letters that are doubled: Piccaso, Mandella."""
    return word != own and min(len(word), len(own)) >= _GIVEN and _single(word) == _single(own)


def _single(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _plain(word: str) -> str:
    """A word with umlauts as one letter, and without what papers leave out: Weizsaecker, al-Assad."""
    return re.sub(r"(?<=[aou])e|^(?:al|el)(?=[a-z]{4})", "", word).replace("ss", "s")


def _is_variant(first: str, own: str, *, sure: bool) -> bool:
    """Whether two given names are spellings of one; `sure` if the surname is a long one that nobody else has."""
    record = knowledge().record
    if first == own or _plain(first) == _plain(own) or first[0] != own[0] or min(len(first), len(own)) < _GIVEN:
        return False
    if first in record.short_forms(own) or own in record.short_forms(first):
        return False
    if not record.is_given(first.capitalize()) and first not in relations().famous_given:
        # no name at all
        return _doubled(first, own) or (sure and letters_apart(first, own) <= 1)
    return (
        sure and first[-1] == own[-1] and record.gender(first) == record.gender(own) and letters_apart(first, own) <= 2
    )
