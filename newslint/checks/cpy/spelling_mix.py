"""British and American spelling in one story, judged by the story's own majority."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import story_chunk
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`families` are lines of "British American | endings | stems": a stem with each ending is a pair of spellings.

    `our or | s ed | col fav` makes colour/color, colours/colors, coloured/colored, favour/favor … A family whose line
    begins with `~` proves nothing about the story by its American form, as "organize" is good British, too.
    """

    families: tuple[str, ...]


class Spelling(Struct, frozen=True):
    """A spelling: `side` it is of, how the other side writes it, and whether it proves the side of its story."""

    side: str
    other: str
    proves: bool


_BRITISH, _AMERICAN = "British", "American"


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for each word, at its first place, that is not spelt as most such words of the story are.

    Fields: `word`, `side`, `usual` (how the story's own side writes it), `other` side, and `example` of it, at which
    the pointer `usual` points. Verdict "" where the majority is clear (three different words, twice as many as of the
    other side), `even` where it isn't. Only words in small letters count, outside quotation marks: names keep theirs.
    """
    if not view.passages:
        return
    spellings, finder = _spellings(options.families)
    chunk = story_chunk(view.whole)
    found = finder.found_in(chunk)
    if len({spellings[number][1].side for number, _, _ in found}) < 2:
        return
    places: dict[str, Span] = {}
    offset = view.whole.passages[0].span.start
    for number, start, end in found:
        word = spellings[number][0]
        span = Span(offset + start, offset + end)
        if word not in places and _stands_alone(chunk, start, end) and _is_seen(view, span):
            places[word] = span
    known = dict(spellings)
    sides = {side: [w for w in places if known[w].side == side and known[w].proves] for side in (_BRITISH, _AMERICAN)}
    british, american = len(sides[_BRITISH]), len(sides[_AMERICAN])
    if not british or not american:
        return
    usual, other = (_BRITISH, _AMERICAN) if british > american else (_AMERICAN, _BRITISH)
    most, least = max(british, american), min(british, american)
    shown = min(sides[usual], key=lambda word: places[word])
    for word in sides[other]:
        fields = (
            ("word", word), ("side", other), ("meant", known[word].other), ("usual", usual), ("example", shown),
        )  # fmt: skip
        verdict = "" if most >= 3 and most >= 2 * least else "even"
        yield Hit(places[word], fields, verdict, related_locations=(RelatedLocation(places[shown], "usual"),))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 3]
    if before.isalnum() or before in ("-", "’", "'") or after[:1].isalnum():
        return False
    possessive = after[:2] in ("’s", "'s") and not after[2:].isalnum()
    return possessive or not (after[:1] in ("-", "’", "'") and after[1:2].isalnum())


def _is_seen(view: View, span: Span) -> bool:
    return any(p.span.holds(span) for p in view.passages) and view.admits(span)


@cache
def _spellings(families: tuple[str, ...]) -> tuple[list[tuple[str, Spelling]], WordFinder]:
    made: dict[str, Spelling] = {}
    for family in families:
        pair, endings, stems = (part.split() for part in family.lstrip("~").split("|"))
        british_end, american_end = ("" if end == "-" else end for end in pair)
        for stem in ("" if stem == "-" else stem for stem in stems):
            for ending in ["", *(end for end in endings if end != "-")]:
                british, american = stem + british_end + ending, stem + american_end + ending
                made[british] = Spelling(_BRITISH, american, True)
                made[american] = Spelling(_AMERICAN, british, not family.startswith("~"))
    return list(made.items()), find_words(list(made), longest=True)
