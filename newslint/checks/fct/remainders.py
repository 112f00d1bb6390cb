"""Parts and what is left of a whole: six here, and the other three there; 410 and 350, leaving 90; and averages."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, sentence_at, shown
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.fractions import fractions
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.extract.one_scan import may_match
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: what says right before a figure that it is all that is left of a whole
_REST = re.compile(
    r"\b(?:(?:[Tt]he|its|their|his|her) (?:other|remaining|remainder,?|rest,(?: [a-z]+){0,4}|rest(?: [a-z]+){1,4})"
    r"|[Ll]eaving|leaves|left)"
    r"(?: just| only)? (?:an? )?$"
)
_REST_ENDS = (" other ", "remaining ", "eaving ", " leaves ", " left ", " just ", " only ", " of ", " were ", " are ",
              " was ", " is ", " rest ", " a ", " an ", "averaging ", "averaged ", "remainder, ", "rest, ")  # fmt: skip
#: what is left behind by a disaster is no remainder, nor is another of a pair
_NO_REST = re.compile(
    r"(?: [a-z]+){0,3}? (?:dead|injured|hurt|wounded|homeless|missing|trapped|without|stranded|behind|times"
    r"|years?|days?"
    r"|weeks?|months?|hours?|minutes?|seconds?|in (?:hospital|critical))\b"
)
#: before a figure or behind it: no part of the whole beside the others
_NO_PART_BEFORE = re.compile(
    r"\b(?:aged?|than|per|every|each|from|against|compared (?:with|to)|including|least|to|number|top|for the|just over"
    r"|by|of (?:which|whom)|price of|worth|minus)(?: the)? $"
)
_NO_PART_BEHIND = re.compile(
    r"[ -](?:times|years?|days?|weeks?|months?|hours?|minutes?|seconds?|miles?|per|each|apiece|year-old|more than|p)\b"
)
_AVERAGE_BEFORE = re.compile(r"\b(?:an average(?: mark| score| age| price)? of|averag(?:ing|ed)|a mean of) $")
_IN_A_LIST = re.compile(r"(?:,| and|, and) (?:then )?")
#: between a part and its whole behind it: six of the nine judges
_PART_OF = re.compile(r"(?: [a-z]+){0,2} of (?:the |its |their |his |her )?(?:[\w’'-]+[’']s? )?")
_SOME_OF = re.compile(r" of (?:th(?:em|ose|ese)|whom|which)\b")
_OF_A_HUNDRED = re.compile(r"\b(?:[Oo]f|[Oo]ut of|[Ii]n) (?:every|each|a) hundred\b")
_SEATS = re.compile(r"(?P<n>\d{1,3})(?:-(?:seat|member|strong)\b| (?:members|seats|senators|lawmakers|councillors))")
_ALL_VOTED = re.compile(
    r"\b(?:no (?:member|one|body|senator|councillor)s? (?:was |were )?(?:absent|missing|abstaining)"
    r"|nobody (?:was absent"
    r"|abstained)|every one of|with no abstentions|all of (?:the|its) \w+ (?:members|senators))\b"
)
_BALLOT = re.compile(r"\b(?P<yes>\d{1,3})(?: votes)? to (?P<no>\d{1,3})\b")
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d[\d,.]*|(?i:{TENS_WORDS}|{ONES_WORDS})\b)")
#: what parts the items of a list, what opens one, and one that only tells of some of those before it
_ITEM_END = re.compile(r",? and |, |; (?:and )?")
_ITEM = re.compile(
    rf"(?:(?P<n>\d{{1,3}}|(?i:{TENS_WORDS}|{ONES_WORDS}))|an?|the|his|her|its|their|another) (?!of\b)[a-z-]+\b"
)
_SUBSET = re.compile(rf"(?:{ONES_WORDS}|\d{{1,12}}|all|both|most) of (?:them|whom|which)\b")
_SAYS = re.compile(r"\b(?:said|says|told|announced|reported|according)\b")
#: what is counted without being listed one by one
_UNCOUNTED = re.compile(
    r"\b(?:things?|ways?|reasons?|times|years?|months?|weeks?|days?|hours?|minutes?|points?|courses?)\b"
)
#: characters between a whole and the colon behind it, and words of an item
_SHORT, _LONGEST_ITEM = 60, 9
#: what is left is seldom told that wrong. Chosen, not measured
_MOST_OFF = 12
#: counts below this are exact, however many zeros they have. Chosen, not measured
_ROUNDED = 1000
#: parts of one whole that are looked at, and those of a list that has an average
_MOST_PARTS, _LEAST_LISTED = 7, 3


def account_for_parts(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The wholes of a story that their parts don't make, and the averages of a list that aren't its."""
    for at, sentence in enumerate(told):
        for figure in sentence.figures:
            if not text.endswith(_REST_ENDS, 0, figure.start):
                continue
            if not figure.hedge and _REST.search(text, max(sentence.start, figure.start - 44), figure.start):
                yield from _of_rest(text, told, at, figure)
            elif _AVERAGE_BEFORE.search(text, max(sentence.start, figure.start - 30), figure.start):
                yield from _of_average(text, sentence, figure)
    if told:
        colon = text.find(": ", told[0].start, told[-1].end)
        while colon >= 0:
            if (listing := sentence_at(told, colon)) is not None:
                yield from _of_list(text, told[listing], colon)
            colon = text.find(": ", colon + 1, told[-1].end)
        starts = [sentence.start for sentence in told]
        for ballot in _BALLOT.finditer(text, told[0].start, told[-1].end) if may_match(whole, _BALLOT) else ():
            yield from _of_ballot(text, told[bisect.bisect_right(starts, ballot.start()) - 1], ballot)


def _of_rest(text: str, told: list[Told], at: int, rest: Figure) -> Iterator[Wrong]:
    """The whole, its parts and what is left of it, in a sentence or in two."""
    if _NO_REST.match(text, rest.end) or any(f.value == rest.value for f in told[at - 1].figures if at):
        # "three debates and two more … the other two" are those two
        return
    own = [f for f in told[at].figures if f.end <= rest.start]
    if any(fractions(text, told[at].start, rest.start)):
        # half of it goes to one of them, and that is no figure
        return
    if own and rest.unit is Unit.COUNT and _OF_A_HUNDRED.search(text, told[at].start, own[0].start):
        yield from _of_hundred(own, rest, "")
        return
    near = [*(told[at - 1].figures if at else ()), *own]
    ways = [found for figures in (own, near) if (found := _whole_and_parts(text, figures, rest))]
    if rest.unit is Unit.PERCENT:
        yield from _of_hundred(ways[-1][1], rest) if ways else ()
    elif ways and not any(whole and _is_made(whole, parts, rest) for whole, parts in ways):
        whole, parts = ways[-1]
        due = whole.value - sum(part.value for part in parts) if whole else 0
        if whole and 0 < due < _MOST_OFF * rest.value and not _is_made_of_more(told, at, rest):
            yield Wrong(Span(min(whole.start, parts[0].start), rest.end), shown(due), text[rest.start : rest.end])


def _is_made_of_more(told: list[Told], at: int, rest: Figure) -> bool:
    """Whether a whole of a sentence or two earlier, and figures around it as its parts, leave just so many."""
    near = [f for sentence in told[max(0, at - 2) : at + 1] for f in sentence.figures if f.end <= rest.start]
    same = [f for f in near if f.unit is rest.unit][-_MOST_PARTS:]
    own = {f.start for f in told[at].figures}
    return any(
        sum(part.value for part in parts) + rest.value == whole.value
        for place, whole in enumerate(same)
        if whole.start not in own
        for count in range(1, len(same))
        for parts in itertools.combinations(same[:place] + same[place + 1 :], count)
    )


def _whole_and_parts(text: str, figures: list[Figure], rest: Figure) -> tuple[Figure | None, list[Figure]] | None:
    """The largest figure before what is left, and those between the two; None if they can't be such."""
    same = [f for f in figures if f.unit is rest.unit and (rest.unit is not Unit.MONEY or same_kind(f, rest))]
    if rest.unit not in (Unit.COUNT, Unit.MONEY, Unit.PERCENT) or not 2 <= len(same) <= _MOST_PARTS + 1:
        return None
    whole = None if rest.unit is Unit.PERCENT else max(same, key=lambda f: f.value)
    parts = same[same.index(whole) + 1 :] if whole else same
    if whole and not parts and whole is same[-1] and _PART_OF.fullmatch(text, same[-2].end, whole.start):
        parts = same[-2:-1]
    if not parts or any(f.hedge or _is_no_part(text, f) for f in parts):
        return None
    if whole and _SOME_OF.match(text, whole.end):
        return None
    if whole and (whole.hedge or rest.value >= whole.value or _is_no_part(text, whole)):
        return None
    # a number that is no figure of this kind may be a part all the same
    first, last = min((whole or parts[0]).start, parts[0].start), rest.end
    known = {f.start for f in (*same, rest)}
    others = any(
        found[0].lower() != "one" and not any(at <= found.start() <= at + 3 for at in known)
        for found in _NUMBER.finditer(text, first, last)
    )
    return None if others else (whole, parts)


def _is_no_part(text: str, figure: Figure) -> bool:
    before = _NO_PART_BEFORE.search(text, max(0, figure.start - 24), figure.start)
    return bool(before or _NO_PART_BEHIND.match(text, figure.end) or " each" in text[figure.end : figure.end + 24])


def _is_made(whole: Figure, parts: list[Figure], rest: Figure) -> bool:
    """Whether what is left and some of the parts, or all, make the whole."""
    slack = sum(f.step / 2 for f in (whole, rest, *parts) if f.value >= _ROUNDED)
    for count in range(len(parts) + 1):
        for some in itertools.combinations(parts, count):
            if abs(sum(f.value for f in some) + rest.value - whole.value) <= slack:
                return True
    return len(parts) > 1 and sum(f.value for f in parts) == whole.value


def _of_hundred(parts: list[Figure], rest: Figure, unit: str = " per cent") -> Iterator[Wrong]:
    """Percentages, or so many of a hundred, that leave no more than a hundred takes."""
    due = 100 - sum(part.value for part in parts)
    slack = sum(f.step / 2 for f in (*parts, rest)) + 0.5
    if due > 0 and abs(due - rest.value) > slack:
        yield Wrong(Span(parts[0].start, rest.end), f"{due:g}{unit}", f"{rest.value:g}{unit}")


def _of_average(text: str, sentence: Told, stated: Figure) -> Iterator[Wrong]:
    """The average of the list right before it."""
    before = [f for f in sentence.figures if f.end <= stated.start]
    # the list is what stands in a row; a count of those who are listed may come before it
    for at in range(len(before) - 1, 0, -1):
        if not _IN_A_LIST.fullmatch(text, before[at - 1].end, before[at].start):
            before = before[at:]
            break
    # "an average of" is itself taken for a hedge
    if len(before) < _LEAST_LISTED or any(f.hedge or f.unit is not before[0].unit for f in before):
        return
    between = text[before[-1].end : stated.start]
    if len(between) > 60 or re.search(r"[.;:()]", between):
        return
    mean = sum(f.value for f in before) / len(before)
    if abs(mean - stated.value) > max(stated.step, 0.5):
        yield Wrong(Span(before[0].start, stated.end), f"{mean:.3g}", text[stated.start : stated.end])


def _of_ballot(text: str, sentence: Told, ballot: re.Match[str]) -> Iterator[Wrong]:
    """Votes on either side in a chamber of so many, of whom nobody was missing."""
    seats = _SEATS.search(text, sentence.start, sentence.end)
    if seats is None:
        return
    cast, every = int(ballot["yes"]) + int(ballot["no"]), int(seats["n"])
    if cast > every or (cast < every and _ALL_VOTED.search(text, sentence.start, sentence.end)):
        span = Span(min(ballot.start(), seats.start()), max(ballot.end(), seats.end()))
        yield Wrong(span, f"{cast} votes", f"{every} members")


def _of_list(text: str, sentence: Told, colon: int) -> Iterator[Wrong]:
    """So many, and behind a colon what they are, each with its number: three juniors, four masters and a coach."""
    if colon < sentence.start or not sentence.figures or sentence.figures[0].end > colon:
        return
    before = [f for f in sentence.figures if f.end <= colon]
    whole = before[-1]
    if whole.hedge or not whole.of or whole.unit is not Unit.COUNT or _UNCOUNTED.search(whole.of):
        return
    if colon - whole.end > _SHORT or _NO_PART_BEFORE.search(text, max(0, whole.start - 24), whole.start):
        return
    items = [i for i in _ITEM_END.split(text[colon + 2 : sentence.end].rstrip(".")) if not _SUBSET.match(i)]
    if items and _SAYS.search(items[-1]):
        items.pop()
    worth = [_item_worth(item) for item in items]
    numbers = sum(1 for value in worth if value and value > 1)
    if numbers < 2 or None in worth or any(len(item.split()) > _LONGEST_ITEM for item in items):
        return
    due = sum(value for value in worth if value)
    if due != whole.value and len(items) != whole.value:
        yield Wrong(Span(whole.start, sentence.end), shown(due), text[whole.start : whole.end])


def _item_worth(item: str) -> int | None:
    """How many an item of a list is, by the number or the article that opens it; None if neither does."""
    opened = _ITEM.match(item)
    if opened is None:
        return None
    number = value_of(opened["n"].lower()) if opened["n"] else None
    return int(number.value) if number else 1
