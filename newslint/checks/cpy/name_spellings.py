"""One name spelt two ways in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from newslint.checks.cpy.honorifics import is_subject
from newslint.extract.letters import letters_apart
from newslint.extract.words import as_set, vocabulary
from newslint.knowledge.offices import knowledge
from newslint.knowledge.states import STATES
from newslint.knowledge.words import is_listed
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """How alike two names are one name.

    `sounds` are groups of letters that stand for the same sound in names from other scripts ("y iy yy"); `endings`
    make another word of a name (Russia, Russian); `common` are words that look like names; `titles` stand before the
    names of different people.
    """

    sounds: tuple[str, ...]
    endings: tuple[str, ...]
    common: tuple[str, ...]
    titles: tuple[str, ...]


_NAME = re.compile(r"[A-Z][a-zà-ž]{4,}")
#: what a damaged quotation mark or letter begins with, and no name ends with
_DAMAGE = "âÂÃ"
#: letters up to which a swap makes another name
_SHORT = 5
_MOST_ALIKE = 30
#: letters that two spellings begin with
_BEGINNING = 2
#: letters from which on two may be wrong
_LONG = 10
#: letters from which on a name is seldom a letter off another's, and characters of a sentence. Checked on the clean set
_RARE, _SENTENCE = 8, 250
#: letters of a word that may stand at the head of two that lost their blank
_WHOLE = 6
_NEIGHBOURS = re.compile(r"([A-Z][\w’'-]+) $")
#: what makes the people of a place out of its name
_PEOPLE = ("n", "an", "i", "ian")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? $")
_INITIAL = re.compile(r"([A-Z]\.) $")
_LISTED_BEFORE = re.compile(r"(?:^|\n|[A-Z][\w’'-]+[,;] )\Z")
_LISTED_BEHIND = re.compile(r"[,;] (?:[A-Z][ .])?[A-Z][\w’'-]+[,;.]")
_NEXT = re.compile(r" ((?:bin|ibn|al|el|van|von|de|da|del|di) )?([A-Z][\w’'-]+)")
#: the end of a sentence, not of an initial
_STOP = re.compile(r"(?<!\b[A-Z])\. ")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for the rarer of two spellings, at its first place: `word`, `usual`; the pointer `usual` shows that one.

    Verdict "" where both stand beside the same other name (Anna Petrova, Anna Petrowa), `sound` where they differ by
    letters that stand for one sound, and no other name beside them tells them apart, `surname` where a surname comes
    again a letter off, `first` where that is its first letter.
    """
    if not view.passages:
        return
    names = {name for name in _NAME.findall(" ".join(vocabulary(view.whole))) if name[-1] not in _DAMAGE}
    names -= as_set(options.common)
    beginnings: dict[str, list[str]] = {}
    for name in sorted(names):
        beginnings.setdefault(name[:_BEGINNING], []).append(name)
    # a long list of names is no story, and would take the square of its length
    groups = [group[:_MOST_ALIKE] for group in beginnings.values() if len(group) > 1]
    pairs = [pair for group in groups for pair in combinations(group, 2) if _are_alike(*pair, options)]
    for one, two in pairs:
        hit = _judge(view, one, two, options)
        if hit:
            yield hit
    yield from _first_letters(view, names, options)


def _first_letters(view: View, names: set[str], options: Options) -> Iterator[Hit]:
    """A surname that comes again with another first letter: Dolan, Nolan."""
    endings: dict[str, list[str]] = {}
    for name in sorted(names):
        endings.setdefault(name[1:], []).append(name)
    for alike in endings.values():
        if len(alike) == 2:
            one, two = alike
            places = {name: list(_places(view, name)) for name in alike}
            if not places[one] or not places[two]:
                continue
            beside = {name: [_neighbours(view.text, span, options) for span in places[name]] for name in alike}
            full = next((name for name in alike if any(b for b, _ in beside[name])), one)
            again = two if full == one else one
            first = next((span for span, (before, _) in zip(places[full], beside[full], strict=True) if before), None)
            if first is None or any(before or after for before, after in beside[again]) or places[again][0] < first:
                continue
            if f" {again.lower()} " in view.text or f" {full.lower()} " in view.text:
                continue
            if len(places[again]) > len(places[full]) or again in STATES or knowledge().land_of(again):
                continue
            if is_subject(view.text, places[again][0], view.passages[0].span.start):
                told = (("word", again), ("usual", full))
                yield Hit(places[again][0], told, "first", (RelatedLocation(places[full][0], "usual"),))


def _are_alike(one: str, two: str, options: Options) -> bool:
    """Whether they differ in one place, by no more than two letters, and not as words made of the same name."""
    if abs(len(one) - len(two)) > 2:
        return False
    start, end = _count_shared_ends(one, two)
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    if len(left) > 2 or len(right) > 2:
        return False
    # of two in the order of the alphabet the first is the one that the other adds a letter to: Kovalsky, Kovalskyy
    return bool(end) or right == one[-1] or not {left, right} <= as_set(("", *options.endings))


def _count_shared_ends(one: str, two: str) -> tuple[int, int]:
    """How many letters both begin with, and how many of the rest both end with."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return start, end


def _judge(view: View, one: str, two: str, options: Options) -> Hit | None:
    if f" {one.lower()} " in view.text or f" {two.lower()} " in view.text:
        return None  # words of the language that begin a sentence
    if knowledge().land_of(one) and knowledge().land_of(two) and _is_people(one, two):
        return None
    places = {name: list(_places(view, name)) for name in (one, two)}
    if not places[one] or not places[two]:
        return None
    usual, other = sorted((one, two), key=lambda name: (-len(places[name]), places[name][0].start))
    beside = {name: [_neighbours(view.text, span, options) for span in places[name]] for name in (one, two)}
    before = [{b for b, _ in beside[name] if b} for name in (one, two)]
    after = [{a for _, a in beside[name] if a} for name in (one, two)]
    fields = (("word", other), ("usual", usual))
    pointers = (RelatedLocation(places[usual][0], "usual"),)
    if (before[0] & before[1] or after[0] & after[1]) and _is_slip(one, two, options):
        return Hit(places[other][0], fields, related_locations=pointers)
    apart = (before[0] and before[1]) or (after[0] and after[1])
    if not apart and _sound_alike(one, two, options):
        return Hit(places[other][0], fields, "sound", pointers)
    if _is_surname_again(view, one, two, (places, beside)):
        full = next(name for name in (one, two) if any(b for b, _ in beside[name]))
        again = two if full == one else one
        told = (("word", again), ("usual", full))
        return Hit(places[again][0], told, "surname", (RelatedLocation(places[full][0], "usual"),))
    if (
        len(places[usual]) > 1 == len(places[other])
        and _is_swapped(one, two)
        and not (_is_known(one) or _is_known(two))
    ):
        return Hit(places[other][0], fields, "", pointers)
    if _is_rare_slip(one, two) and not _share_sentence(view.text, places[one], places[two]):
        return Hit(places[other][0], fields, "sound", pointers)
    return None


def _is_people(one: str, two: str) -> bool:
    """Whether one is a land and the other its people: Israel, Israeli."""
    short, long = sorted((one, two), key=len)
    return any(long == short + ending for ending in _PEOPLE)


def _is_rare_slip(one: str, two: str) -> bool:
    """Whether two long names that no table knows differ by one letter inside them: Thornbeck and Thornback."""
    if min(len(one), len(two)) < _RARE or letters_apart(one, two) != 1 or one[-1] != two[-1]:
        return False
    start, end = _count_shared_ends(one, two)
    return start > _BEGINNING and end > 1 and not (_is_word(one) or _is_word(two))


def _is_word(name: str) -> bool:
    """Whether a name is known, a first name, a word of the language, or words that lost the blank between them."""
    record = knowledge().record
    run_on = any(is_listed(name[:at].lower()) or knowledge().land_of(name[:at]) for at in range(_WHOLE, len(name) - 1))
    return _is_known(name) or record.is_given(name) or is_listed(name.lower()) or run_on


def _share_sentence(text: str, here: list[Span], there: list[Span]) -> bool:
    """Whether two names stand in one sentence anywhere, as those of two people or places do."""
    return any(
        abs(one.start - two.start) < _SENTENCE
        and not _STOP.search(text, min(one.end, two.end), max(one.start, two.start))
        for one in here
        for two in there
    )


def _is_slip(one: str, two: str, options: Options) -> bool:
    """Whether one hand may have written both: a letter apart, by two in long names, or of one sound."""
    apart = letters_apart(one, two)
    return apart <= 1 or (apart <= 2 and min(len(one), len(two)) >= _LONG) or _sound_alike(one, two, options)


def _is_swapped(one: str, two: str) -> bool:
    """Whether two long names differ by two neighbouring letters that have changed places."""
    return len(one) == len(two) > _SHORT and sorted(one) == sorted(two) and letters_apart(one, two) == 1


def _is_surname_again(
    view: View, one: str, two: str, found: tuple[dict[str, list[Span]], dict[str, list[tuple[str, str]]]]
) -> bool:
    """Whether one stands behind a first name, and the other, a letter off, only by itself and only after that."""
    places, beside = found
    full, again = (one, two) if any(b for b, _ in beside[one]) else (two, one)
    if not any(b for b, _ in beside[full]) or any(b or a for b, a in beside[again]) or any(a for _, a in beside[full]):
        return False
    first = next(span for span, (before, _) in zip(places[full], beside[full]) if before)
    short, long = sorted((full.rstrip("s"), again.rstrip("s")), key=len)
    if (long.startswith(short) and long[len(short) :] in ("", *_PEOPLE)) or {short[-1], long[-1]} == {"e", "i"}:
        return False  # the Emirates and the Emiratis
    if _is_in_line_up(view.text, places[again][0]):
        return False
    if (full[-1] == "s") is not (again[-1] == "s") or _is_known(full) or _is_known(again):
        return False
    near = letters_apart(full, again) <= (1 if len(full) < _LONG else 2)
    # "Mr Gorbachov" may come before the full name, a bare surname doesn't
    titled = _COURTESY.search(view.text, max(0, places[again][0].start - 6), places[again][0].start)
    return (
        near
        and (places[again][0].start > first.start or titled is not None)
        and len(places[again]) <= len(places[full])
        and not _is_known(again)
    )


def _is_in_line_up(text: str, span: Span) -> bool:
    """Whether a name stands between others with commas alone: a team may hold two that are a letter apart."""
    return bool(
        _LISTED_BEFORE.search(text, max(0, span.start - 40), span.start) and _LISTED_BEHIND.match(text, span.end)
    )


def _is_known(word: str) -> bool:
    """Whether a word is a town, a country, a state or a first name, and so may be another name altogether."""
    record = knowledge().record
    if word in STATES:
        return True
    return (
        record.city(word) is not None or knowledge().land_of(word) is not None or bool(record.short_forms(word.lower()))
    )


def _sound_alike(one: str, two: str, options: Options) -> bool:
    """Whether what differs, by itself or with the letter before it or behind it, stands for one sound."""
    start, end = _count_shared_ends(one, two)
    for before, behind in ((0, 0), (1, 0), (0, 1)):
        if behind <= end:
            left = one[start - before : len(one) - end + behind]
            right = two[start - before : len(two) - end + behind]
            if any(left in group and right in group for group in map(str.split, options.sounds)):
                return True
    return False


def _places(view: View, name: str) -> Iterator[Span]:
    text = view.text
    at, end = view.passages[0].span.start - 1, view.passages[-1].span.end
    while (at := text.find(name, at + 1, end)) >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before in ("-", "’", "'") or after.isalnum() or after == "-"):
            span = Span(at, at + len(name))
            if any(passage.span.holds(span) for passage in view.passages):
                yield span


def _neighbours(text: str, span: Span, options: Options) -> tuple[str, str]:
    """The capitalised words right before and right after a name, "" where there is none or it is a title."""
    before = _NEIGHBOURS.search(text, max(0, span.start - 30), span.start)
    before = before or _INITIAL.search(text, max(0, span.start - 4), span.start)
    after = _NEXT.match(text, span.end)
    titles = as_set(options.titles)
    return (
        before[1] if before and before[1] not in titles else "",
        after[2] if after and after[2] not in titles else "",
    )
