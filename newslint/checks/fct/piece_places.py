"""The place of a headline, a key point or a caption, where the story has another: near Leeds, north of Lincoln."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.compare.frames import stems
from newslint.extract.short_pieces import long_text, short_pieces
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City
from newslint.model import Hit, Part, Passage, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: characters of a story that tells of one place. Chosen, checked on the clean set
_SHORT = 1800
#: people from whom on a city has parts that go by names of their own, and degrees within which a place may be named
#: after the larger one beside it, or be a part of so large a one. Chosen
_METROPOLIS, _BESIDE, _AROUND = 1_500_000, 0.8, 1.2
#: characters before a place that tell what it is to the story
_CLAUSE = 45
_WORD = r"[A-ZÀ-Ž][a-zà-ž’'-]{2,30}"
_AT = re.compile(
    rf"\b(?:in|near|at|outside|around|to the (?:north|south|east|west) of|(?:north|south|east|west)(?:-?(?:east"
    rf"|west))? of) "
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}})"
)
#: another place in the same breath, or one of another day or kind
_NOT_OF_THE_NEWS = re.compile(
    r"\b(?:court|university|hospital|magistrates|born|from|lives?|lived|studied|headquarter\w*|based|office|said"
    r"|told|last"
    r"|previous\w*|earlier|ago|film|novel|treaty|conference|summit|match|game|final|file|archive"
    r"|(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the place of the short piece and points to the story's: `where`, `here`, `there`."""
    if view.story is None or view.story.kind != "story":
        return
    text, whole = view.text, view.whole
    body = long_text(whole)
    if not body or body[-1].span.end - body[0].span.start > _SHORT:
        return
    pieces = [piece for piece in short_pieces(whole) if piece.passage in view.passages]
    claimed = [(piece, span, city) for piece in pieces for span, city in _places(text, piece.span) if view.admits(span)]
    if not claimed:
        return
    told = [found for p in body for found in _places(text, p.span)]
    names = {city.name for _, city in told}
    if len(names) != 1:
        return
    there, other = told[0]
    for piece, here, city in claimed:
        if len([one for one in claimed if one[0] is piece]) > 1 or _is_told(view, piece.span, here.of(text)):
            continue
        if city.name == other.name or not (city.everywhere & other.everywhere) or _may_hold(city, other):
            continue
        low = max(text.rfind(". ", 0, there.start), text.rfind("\n", 0, there.start), there.start - _CLAUSE, 0)
        if not _NOT_OF_THE_NEWS.search(text, low, there.end) and _is_of_one(text, piece.passage.span, body, here):
            fields = (("where", piece.name), ("here", here.of(text)), ("there", there.of(text)))
            yield Hit(here, fields, related_locations=(RelatedLocation(there, "body"),))
            return


def _places(text: str, span: Span) -> list[tuple[Span, City]]:
    """The cities of a stretch that stand behind a word for a place, with what is known of each."""
    found = []
    for match in _AT.finditer(text, span.start, span.end):
        words = match["place"].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            city = knowledge().record.city(name)
            if city is not None:
                found.append((Span(match.start("place"), match.start("place") + len(name)), city))
                break
    return found


def _is_told(view: View, piece: Span, name: str) -> bool:
    """Whether a place stands anywhere else in the story, by its first letters."""
    stem = name if " " in name else name[:5]
    at = view.text.find(stem)
    while at >= 0:
        if not piece.start <= at < piece.end and any(
            p.span.start <= at < p.span.end and p.part is not Part.FURNITURE for p in view.whole.passages
        ):
            return True
        at = view.text.find(stem, at + 1)
    return False


def _may_hold(one: City, other: City) -> bool:
    """Whether the one is so large and so near that the other may be a part of it; two of like names are two."""
    if {*one.name.split()} & {*other.name.split()}:
        return False
    apart = abs(one.point[0] - other.point[0]) + abs(one.point[1] - other.point[1])
    if max(one.people, other.people) < _METROPOLIS:
        return apart <= _BESIDE
    # of a name that many places have the point may be another's: Richmond in London, or in Virginia
    return apart <= _AROUND or len(min(one, other, key=lambda city: city.people).everywhere) > 1


def _is_of_one(text: str, piece: Span, body: list[Passage], here: Span) -> bool:
    """Whether two words of a short piece, but for its place, stand in the story, so that both tell of one thing."""
    words = f"{text[piece.start : here.start]} {text[here.end : piece.end]}"
    told = " ".join(p.span.of(text) for p in body)
    return len(stems(words) & stems(told)) > 1
