"""A figure in a headline or a key point, and the same figure in the body: how many people were killed, held, sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.checks.fct.people_counted import count_aged
from newslint.compare.claims import claims_of_story
from newslint.compare.comparison import compare_stories
from newslint.extract.figures import figures
from newslint.extract.mentions import mentions
from newslint.extract.quantities import Quantity, counted_things, quantities
from newslint.model import BODY_PARTS, Hit, Part, Passage, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_GATE = re.compile(
    r"\d|\b(?i:t(?:wo|hree|en|welve|wenty|hirty)|f(?:our|ive|orty|ifty)|s(?:ix|even|ixty)|eight|nine|eleven|dozen)"
)
#: an address, or a sentence of the story that stands first
_NO_HEADLINE = re.compile(r"https?:|www\.|^.{130,}\.\s*$")
#: a headline that counts its own items
_LISTING = re.compile(
    r"(?:Top |The )?(?<!\d)\d++ (?:\w+ )?(?:things|ways|reasons|questions|takeaways|facts|photos|pictures|times|charts|"
    r"moments|key|best|big|most|lessons|tips|numbers|stories)\b",
    re.IGNORECASE,
)
#: characters of body below which a missing figure says nothing
_SHORT = 600
#: up to here a number may stand in a text for anything
_CHANCE = 12
#: characters up to which a headline or a key point is one
_LONGEST = 240
#: figures for one kind of thing that are compared with a later one
_COUNTS = 40
#: characters within which figures belong to one count
_CLOSE = 160
_SOME_OF = re.compile(r"\bincluded?\b|\bincluding\b|\b[Aa]mong\b|\bof whom\b|--|—|:")
#: tolls in which one more or less is somebody
_SMALL = 30
#: kinds whose figure in the lead is the headline's
#: words of a toll, and characters above which a passage is a gallery or a list
_TOLL_WORDS = ("killed", "killing", " dead", " died", "injured", "wounded", "arrested", "missing")
_GALLERY = 1200
#: passages with tolls above which a story follows an event through the day
_BLOG = 24
_TOLLS = ("dead", "hurt", "held", "missing")
#: who is dead isn't hurt
_BEFALLEN = frozenset({"dead", "hurt"})
#: who may be counted in a headline's toll and left out of the story's, or the other way round
_ONE_MORE = re.compile(
    r"\b(?:gunm[ae]n|shooters?|attackers?|assailants?|bombers?|suspects?|himself|herself|another|one more|a (?:wo)?man"
    r"|pilot|driver|soldier|officer|child|girl|boy)\b"
)


class Options(Struct, frozen=True):
    """`compare`: the passages in scope with the body (`body`), the story's figures for things with each other
    (`things`), or the tolls in its sentences that say the same (`sentences`).

    `absent`: also tell of a figure that stands nowhere in the body, without another to set against it.
    """

    compare: Literal["body", "things", "sentences"] = "body"
    absent: bool = True


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one if the body has another figure for the same thing, `absent` if it has none."""
    if view.story is None or view.story.kind != "story":
        return
    if options.compare == "things":
        yield from _two_figures(view)
        return
    if options.compare == "sentences":
        yield from _two_sentences(view)
        return
    body: list[Quantity] | None = None
    for passage in view.passages:
        line = passage.span.of(view.text)
        sentence = passage.part is Part.HEADLINE and _NO_HEADLINE.search(line)
        if len(line) > _LONGEST or sentence or not _GATE.search(line) or _LISTING.match(line):
            continue
        for claim in quantities(view.text, passage.span.start, passage.span.end, 60):
            if not _claims(claim) or not _is_quantity(view, passage.span, claim) or not view.admits(claim.span):
                continue
            body = _body(view, passage) if body is None else body
            hit = _unsupported(view, claim, body, options)
            if hit:
                yield hit


def _two_figures(view: View) -> Iterator[Hit]:
    """Two exact figures for one kind of thing in one story that nearly agree: 84 missiles, and then 83 of them."""
    first: dict[str, list[tuple[int, Span]]] = {}
    for count in counted_things(view.text, view.whole.shared(mentions).get("thing", ())):
        if not any(p.span.holds(count.span) for p in view.passages):
            continue
        for value, span in first.get(count.thing, ())[:_COUNTS]:
            if 0 < abs(value - count.value) <= max(2, value // 50) and view.admits(count.span):
                fields = (("here", count.span.of(view.text)), ("there", span.of(view.text)))
                yield Hit(count.span, fields, related_locations=(RelatedLocation(span, "other"),))
                break
        else:
            first.setdefault(count.thing, []).append((count.value, count.span))


def _two_sentences(view: View) -> Iterator[Hit]:
    """Two figures for one thing in two paragraphs that say the same of it; a key point is another rule's."""
    told = []
    for passage in view.passages:
        line = passage.span.of(view.text) if len(passage.span) < _GALLERY else ""
        if any(word in line for word in _TOLL_WORDS) and _GATE.search(line):
            told.append(passage)
    if not 1 < len(told) <= _BLOG:
        # who tells so many tolls tells how they grew
        return
    accounts = [claims_of_story(number, view.text, [passage]) for number, passage in enumerate(told)]
    for meeting in compare_stories(accounts):
        here, there = meeting.right_at, meeting.left_at
        if meeting.agree or meeting.kind != "figure" or not (view.admits(here) and view.admits(there)):
            continue
        if _is_toll(view, told[meeting.right].span, here) and _is_toll(view, told[meeting.left].span, there):
            fields = (("here", meeting.right_says), ("there", meeting.left_says))
            yield Hit(here, fields, related_locations=(RelatedLocation(there, "other"),))


def _is_toll(view: View, passage: Span, at: Span) -> bool:
    """Whether the figure says how many people something befell."""
    found = quantities(view.text, passage.start, passage.end)
    return any(q.kind in _TOLLS and q.close and q.span.overlaps(at) for q in found)


#: what somebody who died may have had many of
_NO_PEOPLE = re.compile(
    r"\b(?:tours|flights|seasons|games|films|movies|albums|goals|medals|titles|books|songs|shows|missions|terms|homes|houses|wars|battles"
    r"|marathons|races|records|awards|oscars|decades|seats|miles|laps|points|runs)\b"
)


def _is_quantity(view: View, passage: Span, count: Quantity) -> bool:
    """Whether a count is of people: no type of aircraft and no tours of duty."""
    told = [f for f in figures(view.text, passage.start, passage.end) if f.start <= count.span.start < f.end]
    return bool(told) and not _NO_PEOPLE.search(told[0].of)


def _claims(count: Quantity) -> bool:
    """Whether a count says something that the body must bear out; of one or two the body need not speak as a number."""
    return bool(count.kind or count.people) and not count.vague and count.value > 2 and count.low > 0


def _body(view: View, claiming: Passage) -> list[Quantity]:
    wanted = BODY_PARTS | {Part.CAPTION, Part.QUOTATION, Part.DATELINE}
    if claiming.part is not Part.HEADLINE:
        wanted = wanted - {Part.SUMMARY}
    passages = [p for p in view.whole.passages if p.part in wanted and p is not claiming]
    if sum(len(p.span) for p in passages) < _SHORT:
        return []
    return [q for p in passages for q in quantities(view.text, p.span.start, p.span.end, 70)]


def _unsupported(view: View, claim: Quantity, body: list[Quantity], options: Options) -> Hit | None:
    if not body or any(_compatible(claim, other) for other in body) or _is_sum(view, claim, body):
        return None
    if _counts_one_more(view, claim, body):
        return None
    same = [q for q in body if _same(claim, q)]
    fields = [("figure", claim.span.of(view.text)), ("what", claim.kind or "people")]
    rivals = [q for q in same if not q.vague and claim.value / 12 <= q.value <= claim.value * 12 and q.value > 2]
    rivals = [q for q in rivals if q.people or q.close]
    # "at least 39" is only stale where the story says 65
    stale = claim.high > claim.value and any(q.value >= claim.value for q in rivals)
    if rivals and claim.kind in _TOLLS and not stale and not _may_have_grown(rivals[0], claim):
        # the lead speaks of what the headline speaks of
        fields.append(("other", rivals[0].span.of(view.text)))
        return Hit(claim.span, tuple(fields), "", (RelatedLocation(rivals[0].span, "body"),))
    # of a few of whom nothing is said but what they are, the body may name each
    if not options.absent or (claim.value <= _CHANCE and (claim.kind is None or claim.value == _named(view))):
        return None
    return Hit(claim.span, tuple(fields), "absent")


def _named(view: View) -> int:
    """How many people the body names with their ages: of whom it names each it need not say how many they are."""
    return count_aged(view.text, [p.span for p in view.whole.passages if p.part in BODY_PARTS])


def _may_have_grown(bound: Quantity, claim: Quantity) -> bool:
    """Twelve dead in the headline, at least ten in the story: one of the two is older, and neither need be wrong."""
    return bound.high > bound.value and 0 < claim.value - bound.value <= bound.value / 4 + 1


def _same(claim: Quantity, other: Quantity) -> bool:
    return other.kind == claim.kind if claim.kind else other.people


def _akin(claim: Quantity, other: Quantity) -> bool:
    """Whether the two can count the same thing."""
    if claim.close and other.close and {claim.kind, other.kind} <= _BEFALLEN:
        return claim.kind == other.kind
    if claim.kind in other.kinds or (other.people and not other.kind):
        return True
    return claim.people and other.people


def _compatible(claim: Quantity, other: Quantity) -> bool:
    """Whether the claim can be the body's figure, rounded, bounded or counted with one more."""
    if claim.value == other.value and (claim.value > _CHANCE or _akin(claim, other)):
        return not other.vague
    if other.vague or not _akin(claim, other):
        return False
    if claim.high > claim.value and claim.value <= other.value <= 1.25 * claim.value + 1 and other.kind == claim.kind:
        return True
    near = abs(claim.value - other.value)
    return bool(claim.value >= 40 and near <= 0.05 * other.value and claim.value % 10 == 0)


def _counts_one_more(view: View, claim: Quantity, body: list[Quantity]) -> bool:
    """Whether the claim is one more than the body's figure, and near that stands who it may be: "and the gunman"."""
    return any(
        claim.value - q.value == 1
        and claim.value <= _SMALL
        and q.kind == claim.kind
        and _ONE_MORE.search(view.text, max(0, q.span.start - _CLOSE), q.span.end + _CLOSE)
        for q in body
    )


def _is_part(claim: Quantity, other: Quantity) -> bool:
    """Whether a figure can be part of the claim: it counts the same, or people of whom nothing else is said."""
    if other.vague:
        return False
    return (other.kind == claim.kind and (other.close or other.people)) or (not other.kind and other.people)


def _is_sum(view: View, claim: Quantity, body: list[Quantity]) -> bool:
    """Whether two or three figures of a kind that stand close together make the claim."""
    alike = [q for q in body if _is_part(claim, q)]
    for place, one in enumerate(alike):
        for other in alike[place + 1 : place + 9]:
            if other.span.start - one.span.start > _CLOSE:
                break
            # the same figure told twice is not two of it
            twice = one.value == other.value and claim.value > _CHANCE
            if one.value + other.value == claim.value and not twice and _are_two(view, one, other):
                return True
    return any(
        c.span.start - a.span.start <= _CLOSE
        and a.value + b.value + c.value == claim.value
        and _are_two(view, a, b)
        and _are_two(view, b, c)
        for a, b, c in zip(alike, alike[1:], alike[2:], strict=False)
    )


def _are_two(view: View, one: Quantity, other: Quantity) -> bool:
    """Whether the second figure isn't some of the first: "eight bodies, three of them", "12 dead, including two"."""
    between = view.text[one.span.end : other.span.start]
    return not _SOME_OF.search(between) and not view.text.startswith((" of the", " of them"), other.span.end)
