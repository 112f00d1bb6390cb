"""A figure of the headline, and the one that a story gives for the same: money, jobs, shares, ages, results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.headline_fates import clause_around, counts_people, fate_of, may_be_people
from newslint.checks.fct.headline_results import other_ages, other_results
from newslint.checks.fct.headline_totals import are_of_one_size, total_of_one_fate, whole_of_parts
from newslint.checks.fct.piece_stretches import other_stretches
from newslint.extract.figures import PEOPLE, Figure, Unit, figures
from newslint.extract.short_pieces import Piece, long_text, short_pieces
from newslint.model import Hit, Passage, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: words of a story up to which a figure of its headline must stand in it; longer ones tell of much else
_SHORT = 220
#: words of a headline above which it is a sentence of the story, or a teaser
_LONGEST = 22
#: how far a headline may round: a twentieth, and a last place
_ROUNDING = 0.06
_MORE = re.compile(r"\b(?:others?|more|another|of them|who|two|three)\b")
_SAFE = re.compile(r"\b(?:rescued|survived|saved|escaped|unhurt|safe)\b")
#: what a headline's count does or suffers, and nouns that say no more than "people"
_VAGUE_NOUN = re.compile(r"^(?:people|persons?|others|more|dead|killed|injured|hurt)?$")
_LISTING = re.compile(
    r"^(?:The |Top )?(?:\d+|[A-Z][a-z]+) (?:\w+ )?(?:things|ways|reasons|questions|takeaways|facts"
    r"|photos|pictures|charts|moments|lessons|tips|stories|times)\b",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(hire|hires|cut|cuts|add|adds|open|opens|close|closes|build|builds|lose|loses|buy|buys"
    r"|create|creates|shed|axe|axes|sell|sells|recruit|order|orders)\b"
)
_BEFORE = re.compile(r"\b(?:had (?!to\b)(?:\w+ ){0,3}\w+(?:ed|en|own|wn|t|id|ade)|previously|earlier) ")
_BEFORE_BEHIND = re.compile(
    r"[^.,;]{0,30}? (?:last (?:year|month|week|season)|a (?:year|month|week) (?:ago|before|earlier))\b"
)
#: a count below which a story's one other count may count anything
_MANY = 10
#: from here on a number that stands in headline and text is the same thing's
_NO_CHANCE = 100
#: a body in which a second figure is not another word on the first
_FEWEST = 12
#: one of several, before a figure or right behind it; and characters of a clause before it
_EACH = re.compile(
    r"(?:[^.;,]{0,24}?\b)?"
    r"(?:[Ee]ach|[Ee]very|[Pp]er (?!cent\b)[a-z]+|apiece|a head|an hour|a (?:day|week|month|year))\b"
)
_CLAUSE = 60
_FROM_TO = re.compile(r"from [\d.]+(?: ?%| ?pc| per ?cent)? to ")
_ONE_MORE = re.compile(r"[^.;\d]{0,40}? and (?:an?|the|one|his|her|their|[A-Z])")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the headline's figure and points to the story's.

    Verdict `absent`: the story has others of its kind.
    """
    story = view.story
    if story is None or story.kind != "story":
        return
    body = long_text(view.whole)
    told = "\n".join(p.span.of(view.text) for p in body)
    words = told.count(" ")
    if not _FEWEST <= words <= _SHORT:
        return
    for piece in short_pieces(view.whole):
        line = piece.span.of(view.text)
        if piece.passage not in view.passages or not re.search(
            r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty"
            r"|hundred|thousand|million)\b",
            line,
            re.IGNORECASE,
        ):
            continue
        # in capitals a unit or a name is hard to tell from a word
        if line.count(" ") < _LONGEST and not line.isupper() and not _LISTING.search(line):
            yield from _of_line(view, piece, body)


def _of_line(view: View, piece: Piece, body: list[Passage]) -> Iterator[Hit]:
    text = view.text
    start, end = piece.span.start, piece.span.end
    for seek in (other_ages, other_results, other_stretches):
        for here, there in seek(text, piece.span, body):
            if view.admits(here):
                yield _hit(view, piece, here, there)
    told = [f for p in body for f in figures(text, p.span.start, p.span.end)]
    for figure in figures(text, start, end):
        if (
            (figure.value <= 2 and figure.unit is Unit.COUNT)
            or figure.hedge
            or not view.admits(Span(figure.start, figure.end))
        ):
            continue
        rival = _rival(text, figure, told, (start, end), body)
        if rival is not None and not _is_told_as_ordinal(text, figure, body):
            yield _hit(view, piece, Span(figure.start, figure.end), Span(rival.start, rival.end))


def _is_told_as_ordinal(text: str, figure: Figure, body: list[Passage]) -> bool:
    """Whether the story counts up to a figure: "in 58 moves" of who "resigned on his 58th"."""
    ordinal = re.compile(rf"\b{figure.value:.0f}(?:st|nd|rd|th)\b")
    return any(ordinal.search(text, p.span.start, p.span.end) for p in body)


def _is_for_each(text: str, figure: Figure) -> bool:
    """Whether a figure is what one of several comes to: "each kilometre costs about 6 crore"."""
    before = re.split(r"[.;!?]\s", text[max(0, figure.start - _CLAUSE) : figure.start])[-1]
    return bool(_EACH.search(before) or _EACH.match(text[figure.end : figure.end + 30]))


def _rival(text: str, figure: Figure, told: list[Figure], line: tuple[int, int], body: list[Passage]) -> Figure | None:
    """The story's one figure for what the headline's is a figure for, if it is another; None if any fits."""
    everything = told
    if figure.unit is Unit.COUNT and fate_of(text, figure, *line) and counts_people(figure):
        if figure.value >= _NO_CHANCE and any(f.value == figure.value for f in told):
            return None
        # of those who are counted neither an age nor a distance tells
        told = [f for f in told if f.unit is not Unit.COUNT or may_be_people(text, f)]
    if any(_may_mean(figure, other) for other in told):
        return None
    told = [other for other in told if not _is_for_each(text, other)]
    total = total_of_one_fate(text, figure, everything, line) if figure.unit is Unit.COUNT else None
    if total is not None:
        return total
    if figure.unit is Unit.COUNT:
        alike = _of_one_count(text, figure, told, line) or _likely(text, figure, told, line)
    elif figure.unit is Unit.MONEY:
        alike = [f for f in told if f.unit is Unit.MONEY and (f.of == figure.of or not f.of)]
    else:
        alike = [f for f in told if f.unit is figure.unit]
    if figure.unit is Unit.PERCENT and len(alike) == 2 and text.endswith(" to ", line[0], figure.start):
        # lifts the rate to 6.25 per cent, which went from 5.5 to 5.75
        alike = alike[1:] if _FROM_TO.fullmatch(text, max(0, alike[0].start - 5), alike[1].start) else alike
    if figure.unit is Unit.MONEY and len({f.value for f in alike}) > 1:
        alike = _in_lead(text, figure, alike, line)
    fated = fate_of(text, figure, *line) if not figure.of or PEOPLE.search(figure.of) else None
    whole = whole_of_parts(
        figure, told, lambda f: fated == fate_of(text, f, *clause_around(text, f)) if fated else None
    )
    if whole is not None:
        return whole
    if not alike or _is_made_of(figure, [f for f in told if f.unit is figure.unit or figure.unit is Unit.MONEY]):
        return None
    values = {f.value for f in alike}
    rival = alike[0]
    if (
        len(values) > 1
        or (rival.hedge == ">" and rival.value <= figure.value and figure.unit is not Unit.COUNT)
        or not are_of_one_size(figure, rival)
    ):
        return None
    if rival.hedge == "<" or (rival.hedge == ">" and figure.value > rival.value and figure.value < 1.25 * rival.value):
        return None
    if figure.unit is Unit.COUNT and figure.value > rival.value and _ONE_MORE.match(text, rival.end):
        # two children and a driver are three dead
        return None
    return None if _is_of_before(text, rival) else rival


def _in_lead(text: str, figure: Figure, alike: list[Figure], line: tuple[int, int]) -> list[Figure]:
    """The one sum of the first sentence, if it is about what the headline is and has the digits of the headline's."""
    first = text.find(". ", alike[0].start)
    lead = [f for f in alike if f.start < first or first < 0]
    swapped = [f for f in lead if sorted(f"{f.value:.0f}") == sorted(f"{figure.value:.0f}")]
    low, high = clause_around(text, alike[0])
    return lead if len(lead) == 1 and swapped and _stems(text[line[0] : line[1]]) & _stems(text[low:high]) else []


def _is_of_before(text: str, figure: Figure) -> bool:
    """Whether the story gives a figure for what was before its news: "they had thrown out 6 per cent in May"."""
    start, end = clause_around(text, figure)
    return bool(_BEFORE.search(text, start, figure.start) or _BEFORE_BEHIND.match(text, figure.end, end))


def _may_mean(figure: Figure, other: Figure) -> bool:
    """Whether a headline's figure can be the story's one, rounded or bounded."""
    if other.unit is not figure.unit and not (
        Unit.COUNT in (figure.unit, other.unit) and not (other.of if other.unit is Unit.COUNT else figure.of)
    ):
        return False
    if figure.value == other.value:
        return True
    off = abs(figure.value - other.value)
    round_enough = figure.step >= 10 or figure.value >= 100 or figure.unit is not Unit.COUNT
    return (off <= _ROUNDING * other.value and round_enough) or (off <= figure.step / 2 and other.step < figure.step)


def _of_one_count(text: str, figure: Figure, told: list[Figure], line: tuple[int, int]) -> list[Figure]:
    """The story's counts of the same noun, or of people whom the same befell, or behind the same verb."""
    counts = [f for f in told if f.unit is Unit.COUNT]
    fate = fate_of(text, figure, *line) if counts_people(figure) else None
    noun = figure.of.split()[-1][:6] if figure.of else ""
    if fate:
        same = [f for f in counts if fate_of(text, f, *clause_around(text, f)) == fate]
        people = [
            f
            for f in counts
            if f not in same
            and _MORE.search(text[max(0, f.start - 10) : f.end + 14])
            and not _SAFE.search(text, f.end, f.end + 40)
        ]
        # what the story opens with is the count, others are some of those whom it counts
        return [] if people and not (same and same[0] is counts[0] and len(same) == 1) else same
    if noun and not _VAGUE_NOUN.match(figure.of):
        same = [f for f in counts if noun in (word[:6] for word in f.of.split())]
        if same:
            return same
    verbs = list(_VERB_BEFORE.finditer(text, line[0], figure.start))
    verb = verbs[-1] if verbs else None
    if verb is not None and figure.start - verb.end() <= 2:
        stem = verb[1].removesuffix("s")
        return [f for f in counts if re.search(rf"\b{stem}(?:s|d|ed|ing)? $", text[max(0, f.start - 12) : f.start])]
    return []


def _likely(text: str, figure: Figure, told: list[Figure], line: tuple[int, int]) -> list[Figure]:
    """The story's only count of that size, if its clause shares two words with the headline.

    Or if the digits are the same.
    """
    if figure.value < _MANY:
        return []
    counts = [f for f in told if f.unit is Unit.COUNT and are_of_one_size(figure, f)]
    if len(counts) != 1:
        return []
    low, high = clause_around(text, counts[0])
    shared = _stems(text[line[0] : line[1]]) & _stems(text[low:high])
    swapped = sorted(f"{figure.value:.0f}".rstrip("0")) == sorted(f"{counts[0].value:.0f}".rstrip("0"))
    return counts if len(shared) > 1 or (swapped and shared) else []


def _stems(words: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{5,}", words.lower())}


def _is_made_of(figure: Figure, told: list[Figure]) -> bool:
    """Whether two or three of the story's figures make the headline's, by sum or by difference."""
    values = [f.value for f in told][:14]
    for at, one in enumerate(values):
        for place, other in enumerate(values[at + 1 :], at + 1):
            if _near(one + other, figure.value) or _near(abs(one - other), figure.value):
                return True
            if any(_near(one + other + third, figure.value) for third in values[place + 1 :]):
                return True
    return False


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.03 * max(one, other)


def _hit(view: View, piece: Piece, span: Span, other: Span) -> Hit:
    fields = (("where", piece.name), ("figure", span.of(view.text)), ("other", other.of(view.text)))
    return Hit(span, fields, "", (RelatedLocation(other, "body"),))
