"""Offices that a clause tells of somebody: "X, who heads the Danish government", "whose president, X"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE, trim_name
from newslint.extract.late_pattern import LatePattern
from newslint.extract.office_words import office_of_body
from newslint.knowledge.offices import Knowledge
from newslint.model import Span

_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}})"
_CAPITALS = rf"{CAPITAL_WORD}(?: (?:of )?{CAPITAL_WORD}){{0,3}}"
#: who leads a government, or a body, said by a verb
_LEADS = LatePattern(
    rf"{_NAME}, (?P<verb>who (?:heads|leads|runs|chairs|presides over|is (?:the )?(?:head|president|chief|leader) of)"
    rf" (?:the )?(?P<body>{_CAPITALS})(?:['’]s?)?(?P<government> (?:[a-z-]+ )?government)?)(?![\w-])",
    needs=("who heads", "who leads", "who runs", "who chairs", "who presides", "who is"),
)
_GOVERNMENT = ("prime-minister", "premier", "chancellor", "president")
_WHOSE = LatePattern(rf"(?P<owner>{_CAPITALS}),? whose (?:current )?$")


class PostTold(Struct, frozen=True):
    """A name, the words that tell its office, the offices that they can mean, and the country or body."""

    span: Span
    name: Span
    title: Span
    offices: tuple[str, ...]
    land: str


def posts_told(text: str, span: Span, known: Knowledge) -> Iterator[PostTold]:
    """Every name with a clause that says what its bearer leads."""
    for found in _LEADS.finditer(text, span.start, span.end):
        named = trim_name(text, Span(*found.span("name")))
        if named is None:
            continue
        title = Span(*found.span("verb"))
        body = None if found["government"] else office_of_body(found["body"])
        land = known.land_of(found["body"]) if found["government"] else None
        if body is not None:
            yield PostTold(Span(named.start, title.end), named, title, (body[1],), body[0])
        elif land is not None:
            yield PostTold(Span(named.start, title.end), named, title, _GOVERNMENT, land)


def whose_post(left: str, offices: tuple[str, ...], known: Knowledge) -> tuple[str, tuple[str, ...]] | None:
    """The country or body that "whose" before a title stands for, with the offices that the title then means."""
    if not left.endswith(("whose ", "whose current ")):
        return None
    owner = _WHOSE.search(left)
    if owner is None:
        return None
    words = owner["owner"].split(" ")
    for count in range(len(words), 0, -1):
        written = " ".join(words[-count:])
        body, land = office_of_body(written), known.land_of(written)
        if body is not None and any(office in body[1] for office in offices):
            return body[0], (body[1],)
        if land is not None:
            return land, offices
    return None
