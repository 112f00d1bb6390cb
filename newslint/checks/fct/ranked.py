"""A mountain, a planet, an island or a river with a place among the largest of the world that isn't its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.city_ranks import misranked_cities
from newslint.extract.late_pattern import LatePattern
from newslint.knowledge.relations import relations
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("est ", "most "),)

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
             "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}  # fmt: skip
_HOW = {"largest": "large", "biggest": "large", "highest": "high", "tallest": "high", "longest": "long",
        "smallest": "small", "tiniest": "small"}  # fmt: skip
_WHAT = {"mountain": "mountain", "peak": "mountain", "summit": "mountain", "planet": "planet", "island": "island",
         "lake": "lake", "river": "river", "desert": "desert", "ocean": "ocean", "continent": "continent",
         "country": "country", "state": "country", "nation": "country"}  # fmt: skip
#: "the world's second-highest mountain", "the largest island in the world", "the smallest planet"
_PHRASE = LatePattern(
    rf"(?P<lead>\b(?:[Tt]he|[Ii]ts|[Oo]ur)(?: (?:world|globe|earth|planet|[Ss]olar [Ss]ystem)['’]s)? "
    rf"|(?<![\w’'])(?:[Ww]orld|[Ee]arth)['’]s )"
    rf"(?:(?P<place>{'|'.join(_ORDINALS)})[ -])?(?P<how>{'|'.join(_HOW)}) "
    rf"(?:(?:hot|single|sovereign|independent|natural) )?(?P<what>{'|'.join(_WHAT)})\b"
    rf"(?P<scope>,? (?:in|on|of) (?:the (?:whole )?(?:world|globe|planet|earth|[Ss]olar [Ss]ystem)|[Ee]arth"
    rf"|(?:all|our) [a-z]+)|,? (?:that|which) (?:circles?|goes round|orbits?) the [Ss]un|,? by area)?"
)
#: what takes the phrase back, or makes it one of another list
_ASIDE = re.compile(
    r"\b(?:one of|among|not|n['’]t|never|than|second only|after|next to|once|formerly|until|used to|was thought"
    r"|believed|claim\w*|said to be|arguably|perhaps|if|would|could|unlike|neither|nor|except|outside|behind|like"
    r"|as|compared|called|dubbed|known as|nicknamed|was then|at the time)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?:, (?:which |that |itself )?(?:is |was |remains )?|,? (?:which|that) (?:is|was|remains)(?: also)? "
    r"|(?: is| was| remains)(?: also| still)? )$"
)
_BEHIND = re.compile(r"(?:, |: | is | was |, (?:which|that) is )(?:called |named )?(?:the )?$")
#: lists of which every place is agreed upon; of others neighbours are in dispute
_EXACT = frozenset({"mountain", "planet", "island", "ocean", "continent"})


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the phrase."""
    if view.story is None:
        return
    yield from misranked_cities(view)
    for passage in view.passages:
        for found in _PHRASE.finditer(view.text, passage.span.start, passage.span.end):
            kind = _WHAT[found["what"]]
            ranks = relations().ranks.get(f"{_HOW[found['how']]} {kind}")
            if ranks is None or not (_is_of_the_world(found) or kind == "planet"):
                continue
            span = Span(*found.span())
            hit = _judged(view, found, span, passage.span, ranks, kind) if view.admits(span) else None
            if hit is not None:
                yield hit


def _is_of_the_world(found: re.Match[str]) -> bool:
    return bool(found["scope"]) or re.search(r"['’]s", found["lead"]) is not None


def _judged(view: View, found: re.Match[str], span: Span, line: Span, ranks: dict[str, int], kind: str) -> Hit | None:
    text = view.text
    before = text[max(line.start, span.start - 60) : span.start]
    if _ASIDE.search(before):
        return None
    named = _beside(text, span, line, ranks) or _only_one(view, span, line, ranks)
    if named is None:
        return None
    name, place = named.of(text), _ORDINALS.get(found["place"] or "", 1)
    own = ranks[name]
    if own == place or (kind not in _EXACT and _is_disputed(kind, own, place)):
        return None
    right = next((n for n, rank in ranks.items() if rank == place), "")
    fields = (
        ("name", name), ("said", found[0]), ("place", str(own)), ("right", right), ("kind", kind),
        ("source", next(r.source for r in relations().rows if r.relation == "ranked" and name in r.objects)),
    )  # fmt: skip
    return Hit(span, fields, related_locations=(RelatedLocation(named, "record", fields=fields),))


def _is_disputed(kind: str, own: int, place: int) -> bool:
    """Whether lists differ by so much: of fresh water, without the poles, by another source of a river."""
    if kind == "desert":
        return place - own in (0, 2)
    return abs(own - place) == 1 and (own, place) != (2, 1) if kind == "country" else abs(own - place) <= 1


def _beside(text: str, span: Span, line: Span, ranks: dict[str, int]) -> Span | None:
    """The name that the phrase is in apposition with, or is said of."""
    for name in ranks:
        at = text.rfind(name, max(line.start, span.start - 60), span.start)
        if at >= 0 and _is_whole(text, at, name) and _COPULA.fullmatch(text[at + len(name) : span.start]):
            return Span(at, at + len(name))
        at = text.find(name, span.end, min(line.end, span.end + 40))
        if at >= 0 and _is_whole(text, at, name) and _BEHIND.fullmatch(text[span.end : at]):
            return Span(at, at + len(name))
    return None


def _only_one(view: View, span: Span, line: Span, ranks: dict[str, int]) -> Span | None:
    """The one name of the list in the story, where the phrase stands beside no other name."""
    text = view.text
    if re.search(r"[A-Z][\w’'-]*, $", text[max(line.start, span.start - 24) : span.start]):
        return None
    if re.match(r",? (?:is |was |called )?[A-Z]", text[span.end : span.end + 12]):
        return None
    found: dict[int, Span] = {}
    for passage in view.whole.passages:
        for name, rank in ranks.items():
            at = text.find(name, passage.span.start, passage.span.end)
            while at >= 0:
                if _is_whole(text, at, name):
                    found.setdefault(rank, Span(at, at + len(name)))
                at = text.find(name, at + 1, passage.span.end)
    # a country, or the earth, may be named for much else
    if len(found) != 1 or text[span.start : span.end].endswith(("country", "state", "nation")):
        return None
    named = next(iter(found.values()))
    return None if named.of(text) in ("Earth", "Mercury", "Australia", "Europe", "Asia", "Africa") else named


def _is_whole(text: str, at: int, name: str) -> bool:
    behind = at + len(name)
    return not text[at - 1 : at].isalnum() and not text[behind : behind + 1].isalnum() and not re.match(
        r" (?:Sea|City|State|Bay|Falls|Dam|Basin|Delta|Rover|Probe)\b|['’]s", text[behind : behind + 8]
    )  # fmt: skip
