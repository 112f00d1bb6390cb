"""Somebody on both sides of one deed: the man who was struck is sentenced for it, the buyer is who has sold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, NOT_NAMES
from newslint.extract.named_people import COURTESIES
from newslint.extract.roles import Role, is_mutual, roles_in
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.titled_people import OPENERS
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
#: for each kind of deed a word that stands in every story about one
_MARKS = {
    "offence": ("guilty", "fined", "sentenc", "jailed", "convict", "bound over", "admitted", "imprison"),
    "rescue": ("saving", "rescu", "saved", "dragg", "pulled", "pushed"),
    "sale": ("sold", "bought"),
    "prize": ("presented", "handed", "hands the", "presents the", "won by", "taken by"),
    "suit": ("sued", "plaintiff", "claimant"),
    "match": ("winners", "the winner", "losers", "the loser"),
}
GATE = (tuple(word for words in _MARKS.values() for word in words),)
#: sentences of a story of one deed; a longer one tells of many. Not measured
_MOST = 40
_SIDES = {
    "offence": ("is the offender", "is the victim"), "rescue": ("saved somebody", "was saved"),
    "sale": ("sold", "bought"),
    "prize": ("gave the prize", "got it"), "suit": ("sued", "was sued"), "match": ("won", "lost"),
}  # fmt: skip
_TWO_WORDS = re.compile(rf"{CAPITAL_WORD}(?: {CAPITAL_WORD})? (?P<last>{CAPITAL_WORD})")
_FOR_PLAINTIFF = re.compile(r"\b(?:for|to|by) the (?:plaintiff|claimant)\b")
_MUST_PAY = r"(?: (?:was|is|were|must|has been))?(?: ordered)?(?: to)? pay\b"


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name where it stands on the other side."""
    if view.story is None or view.story.kind != "story":
        return
    first, last = view.story.span.start, view.story.span.end
    kinds = frozenset(k for k, words in _MARKS.items() if any(view.text.find(w, first, last) >= 0 for w in words))
    if not kinds or is_mutual(view.text, Span(first, last)):
        return
    spans = [Span(*at) for told in view.whole.shared(sentences_of_passages).values() for at in told]
    if len(spans) > _MOST:
        return
    by_kind: dict[str, list[tuple[int, Role]]] = {}
    spans.sort(key=lambda s: s.start)
    for number, span in enumerate(spans):
        for told_role in roles_in(view.text, span, kinds):
            role = told_role if told_role.who else _named_before(view, told_role, spans[number - 1] if number else span)
            if role.who and not view.whole.is_quoted(role.span):
                by_kind.setdefault(role.kind, []).append((number, role))
    for kind, told in by_kind.items():
        if kind == "suit":
            told += _payers(view, told, first, last)
        yield from _on_both_sides(view, kind, told)


def _named_before(view: View, role: Role, before: Span) -> Role:
    """The role of "he" or "she" as that of the one person whom the sentence before names."""
    named = list(_TWO_WORDS.finditer(view.text, before.start, before.end))
    return role._replace(who=named[0]["last"]) if len(named) == 1 else role


def _payers(view: View, told: list[tuple[int, Role]], first: int, last: int) -> list[tuple[int, Role]]:
    """Who must pay, where the court found for who sued: the one who was sued."""
    if not _FOR_PLAINTIFF.search(view.text, first, last):
        return []
    found = []
    for who in {role.who for _, role in told}:
        for match in re.finditer(rf"\b(?P<name>{re.escape(who)}){_MUST_PAY}", view.text[first:last]):
            span = Span(first + match.start("name"), first + match.end("name"))
            found.append((-1, Role("suit", False, who, span)))
    return found


def _on_both_sides(view: View, kind: str, told: list[tuple[int, Role]]) -> Iterator[Hit]:
    """The one name of two or three that a story puts on both sides, in two sentences."""
    sides: dict[str, dict[bool, list[tuple[int, Role]]]] = {}
    for number, role in told:
        sides.setdefault(role.who, {}).setdefault(role.agent, []).append((number, role))
    both = [who for who, by_side in sides.items() if len(by_side) == 2]
    if not both or len(sides) > 2 or len(both) > (2 if kind in ("prize", "sale") else 1):
        return
    first, second = sorted(
        (min(by, key=lambda one: one[1].span.start) for by in sides[both[0]].values()),
        key=lambda one: one[1].span.start,
    )
    if first[0] == second[0]:
        return
    here, there = second[1], first[1]
    if not view.admits(here.span) or _is_namesake(view, here.who):
        return
    names = _SIDES[kind]
    fields = (
        ("person", here.who), ("here", names[0] if here.agent else names[1]),
        ("there", names[0] if there.agent else names[1]),
    )  # fmt: skip
    yield Hit(here.span, fields, related_locations=(RelatedLocation(there.span, "there", fields=fields),))


def _is_namesake(view: View, who: str) -> bool:
    """Whether a story has two people of a surname: their first names, or Mr and Mrs."""
    assert view.story is not None
    text = view.story.span.of(view.text)
    before = {m[1] for m in re.finditer(rf"\b([A-Z][\w’'-]*)\.? {re.escape(who)}\b", text)}
    courtesies = before & {"Mr", "Mrs", "Ms", "Miss"}
    given = before - {*COURTESIES, *NOT_NAMES, *OPENERS, "PC", "Constable", "Picture", "Above", "Sentencing"}
    return len(courtesies) > 1 or len(given) > 1
