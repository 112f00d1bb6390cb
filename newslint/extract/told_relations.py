"""Who is said to have made what: a name joined by grammar with the name of a work, an invention or a firm.

One reader for all relations: each has its words (what the maker does, is called, and makes), and the frames in which a
name and a thing can stand are the same for all of them. After Huddleston and Pullum's possessives, appositions,
passives and relative clauses; the words are those of WordNet's synsets of writer, director, painter, composer,
inventor, discoverer and founder and of their products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.extract.capital_names import CAPITAL_WORD, NOT_NAMES, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.model import Span


class Words(NamedTuple):
    """What the makers of a kind do, what they are called, and what they make."""

    does: str
    agent: str
    product: str


WORDS = {
    "wrote": Words(
        "wrote|written|writes|penned|published|authored|completed|finished",
        "author|writer|novelist|playwright|dramatist|poet|creator",
        "novels?|books?|play|plays|tragedy|comedy|poem|story|stories|classic|masterpiece|epic|satire|fable|trilogy|work"
        "|debut|bestseller|best-seller|thriller|tale|memoir|saga|sonnets?",
    ),
    "directed": Words(
        "directed|directs|made|shot|filmed",
        "director|maker|film-maker|filmmaker",
        "films?|movie|picture|western|thriller|comedy|classic|masterpiece|debut|epic|drama|remake",
    ),
    "painted": Words(
        "painted|paints|made|finished|completed",
        "painter|artist|creator",
        "paintings?|picture|canvas|mural|portrait|masterpiece|fresco|panel|triptych|watercolou?r|work",
    ),
    "composed": Words(
        "composed|wrote|written|scored|composes",
        "composer|creator",
        "operas?|operetta|symphony|ballet|concerto|sonata|oratorio|requiem|masterpiece|work|suite|overture|cantata",
    ),
    "invented": Words("invented|devised|patented|developed", "inventor|creator|father", "invention|device|discovery"),
    "discovered": Words("discovered|found|isolated|identified", "discoverer|finder", "discovery|find"),
    "founded": Words(
        "founded|co-founded|cofounded|started|established|set up|created|launched",
        "founder|co-founder|cofounder",
        "company|firm|business|chain|group|brand|creation",
    ),
}  # fmt: skip
_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:(?:{PARTICLE}) ){{0,2}}{CAPITAL_WORD}){{0,4}})"
NAMES = LatePattern(_NAME)
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])(?: |$)")
#: up to so many words that describe: adjectives, numbers, nouns that stand before a noun
_SOME = r"(?:[\w’'-]+ ){0,4}?"
#: words behind which what follows is no longer what the name made: a film of it, a book about it
_NOT_OWN = re.compile(
    r"\b(?:of|about|to|with|for|from|on|like|than|and|or|version|adaptation|production|translation|staging|revival"
    r"|reading|setting|take|edition|copy|review|biography|favou?rites?|love|friend|rival|wife|husband|daughter|son"
    r"|not|never|neither|nor|no)\b"
)
#: marks around a title
_MARKS = re.compile(r"[‘’“”\"'*_«»]")


class Join(NamedTuple):
    """A name that is joined with a thing: where the name is, and whether a word of the relation says how."""

    name: Span
    strong: bool


@cache
def _frames(relation: str) -> dict[str, re.Pattern[str]]:
    does, agent, product = WORDS[relation]
    aside = rf",? (?:(?:the|an?) {_SOME})?"
    return {
        # the name first, and what stands between it and the thing
        "possessive": re.compile(rf"['’]s? (?P<words>(?:[\w’'-]+,? ){{0,5}}?)(?P<noun>(?:{product}),? )?$"),
        "active": re.compile(
            rf"(?:{aside}(?:who|that) |,? who |,? |[^.;:]{{0,40}}, )"
            rf"(?:(?:had|has|once|also|later|then|first|only|never) ){{0,2}}(?P<does>{does}) "
            rf"(?:(?:the|his|her|an?|that) )?(?P<words>{_SOME})(?:{product})?,? ?$"
        ),
        "agent": re.compile(
            rf",? (?:(?:the|an?|was the|is the|as the) )?(?P<words>{_SOME})(?:{agent})s? (?:of|behind) "
            rf"(?:(?:the|his|her) )?(?:[\w’'-]+ ){{0,3}}$"
        ),
        # the thing first
        "by": re.compile(
            rf",? ?(?:\(\d{{4}}\),? )?(?:(?:the|an?) (?P<words>{_SOME})(?P<noun>{product}) )?"
            rf"(?:(?:was |is |were |had been |has been |first |originally )*(?P<does>{does}) )?"
            rf"(?:(?:in|of) (?:about )?\d{{4}} )?by (?:(?:the|an?) (?:[\w’'-]+ ){{0,4}}|(?:{agent}) )?$"
        ),
        "relative": re.compile(
            rf",? (?:which|that|(?:the|his|her|an?) {_SOME}(?:{product})(?: (?:that|which|(?:in|for|with) which))?) $"
        ),
        "apposed": re.compile(r",? ?$"),
        "its": re.compile(
            rf"[^.;:\n]{{0,120}}(?:\. |[,:;] |\n)?[^.;:\n]{{0,40}}\b[Ii]ts (?:[\w-]+ ){{0,2}}(?:{agent}),? $"
        ),
        # behind a name that stands behind the thing
        "then": re.compile(rf" (?:(?:had|has|once|also|later|first) )*(?:{does})\b"),
        "acts": re.compile(r" (?:had |has )?[a-z]+(?:s|ed|ote|ade|ew|ade|ave)\b"),
        "own": re.compile(rf"['’]s? (?:[\w’'-]+ ){{0,3}}(?:{product})\b"),
        "whose": re.compile(rf", (?:its|the) (?:[\w-]+ )?(?:{agent})\b"),
        "made": re.compile(rf", who (?:had |has )?(?:{does})\b"),
        # before the thing
        "of": re.compile(rf"\b(?:{agent}) of (?:the |an? )?(?:[\w-]+ ){{0,2}}$"),
    }


def joined(text: str, thing: Span, line: Span, relation: str) -> Iterator[Join]:
    """Every name that a frame of a relation joins with a thing in its sentence, or in the one behind it."""
    frames = _frames(relation)
    for name in _names(text, line):
        if name.overlaps(thing):
            continue
        strong = _joins(text, name, thing, line, frames)
        if strong is not None:
            yield Join(name, strong)


def _names(text: str, line: Span) -> Iterator[Span]:
    """Names without possessives and without what no name begins with; one ends where a possessive does."""
    for found in NAMES.finditer(text, line.start, line.end):
        start = found.start()
        for piece in _OWNER.split(found[0]):
            words = piece
            at = text.find(piece, start)
            start = at + len(piece)
            while words and (head := words.split(" ")[0]) in NOT_NAMES:
                at, words = at + len(head) + 1, words[len(head) + 1 :]
            if words:
                yield Span(at, at + len(words))


def _joins(text: str, name: Span, thing: Span, line: Span, frames: dict[str, re.Pattern[str]]) -> bool | None:
    """Whether a name and a thing are joined, and if so by a word of the relation."""
    if name.end <= thing.start:
        if thing.start - name.end > 120:
            return None
        return _behind_the_name(_plain(text[name.end : thing.start]), frames)
    if name.start - thing.end > 200:
        return None
    gap, behind = _plain(text[thing.end : name.start]), text[name.end : min(line.end, name.end + 60)]
    if (found := frames["by"].fullmatch(gap)) and not _NOT_OWN.search(found["words"] or ""):
        return bool(found["noun"] or found["does"])
    if frames["relative"].fullmatch(gap) and (
        frames["then"].match(behind) or ("which " in gap[3:] and frames["acts"].match(behind))
    ):
        return True
    if frames["apposed"].fullmatch(gap) and (
        frames["own"].match(behind) or frames["of"].search(text[max(line.start, thing.start - 50) : thing.start])
    ):
        return True
    if frames["its"].fullmatch(gap):
        return True
    one_stop = gap.count(". ") <= 1 and len(gap) <= 120
    if one_stop and (frames["whose"].match(behind) or (gap.lstrip().startswith(".") and frames["made"].match(behind))):
        return True
    return None


def _behind_the_name(gap: str, frames: dict[str, re.Pattern[str]]) -> bool | None:
    if (found := frames["possessive"].match(gap)) and not _NOT_OWN.search(found["words"]):
        return bool(found["noun"])
    if (found := frames["active"].match(gap)) and not _NOT_OWN.search(found["words"]):
        return True
    if (found := frames["agent"].match(gap)) and not re.search(r"\b(?:not|to|like|than|of|or)\b", found["words"]):
        return True
    return None


def _plain(gap: str) -> str:
    """What stands between a name and a thing, without the marks around a title."""
    opened = re.sub(r"[‘“\"«*_]+$", "", re.sub(r"(?<= )['’]$", "", gap))
    return re.sub(r"^[”\"»*_]+|^[’'](?!s? )|(?<=[,.])[’'”\"](?= )", "", opened)
