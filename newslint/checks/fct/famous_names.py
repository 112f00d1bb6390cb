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
    first, last = words
    table, record = relations(), knowledge().record
    people = table.famous.get(last, ())
    if people:
        if len(people) != 1 or len(last) < _SURNAME or not _is_variant(first, people[0].given):
            return None
        if people[0].land in _OTHER_SCRIPT:
            return None
        return None if record.is_known(name) or record.figure(name) else people[0]
    near = [
        one for one in table.famous_given.get(first, ())
        if min(len(last), len(one.surname)) >= _SURNAME - 1 and last[0] == one.surname[0]
        and (letters_apart(last, one.surname) == 1 or sorted(last) == sorted(one.surname))
    ]  # fmt: skip
    if len(near) != 1 or last.rstrip("s") == near[0].surname.rstrip("s") or not is_only_a_name(last):
        return None
    sure = max(len(last), len(near[0].surname)) >= _LONG or len(table.famous_given[first]) <= _RARE
    if not sure or record.is_known(name) or record.figure(name) or record.city(last) or record.other_surnames(last):
        return None
    return (
        None if are_one_name(last, near[0].surname, near[0].land if near[0].land in _OTHER_SCRIPT else "") else near[0]
    )


def _is_variant(first: str, own: str) -> bool:
    """Whether two given names are spellings of one."""
    if first == own or first[0] != own[0] or min(len(first), len(own)) < _GIVEN or first[-1] != own[-1]:
        return False
    record = knowledge().record
    if (
        record.gender(first) != record.gender(own)
        or first in record.short_forms(own)
        or own in record.short_forms(first)
    ):
        return False
    return letters_apart(first, own) <= 2
