"""Which post somebody has of which there is one, and which portfolio, as typed points."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written, noun_of
from newslint.compare.points.people import NAME, bare, is_first_name
from newslint.compare.points.point import Point
from newslint.compare.points.roles import is_person
from newslint.compare.points.told import Finder, Pairs, ToldPoints, by_bearer
from newslint.knowledge.offices import knowledge
from newslint.knowledge.senses import senses
from newslint.model import Span

#: the portfolios of governments, those of one office side by side
_PORTFOLIOS = (
    "finance=treasury=economics foreign=external interior=home defence=defense health education=schools transport"
    " justice economy agriculture=farm=farming energy environment labour=labor=employment culture sport=sports tourism"
    " housing trade=commerce industry science fisheries planning immigration development information communications"
)
_OFFICE_OF = {name: alike.split("=")[0] for alike in _PORTFOLIOS.split() for name in alike.split("=")}
_NAMES = "|".join(_OFFICE_OF)
_TITLE = r"(?:[Mm]inister|[Ss]ecretary|spokesman|spokeswoman|correspondent|editor)"
#: a portfolio with nothing joined to it, before a name and behind one
_POSTS = (
    re.compile(
        rf"(?<!and )(?<!deputy )(?<!Deputy )(?<!former )(?<!Former )(?<!shadow )(?<!Shadow )\b(?i:(?P<post>{_NAMES}))"
        rf" {_TITLE},? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:{NAME} )?(?P<last>{NAME})(?! [A-Z])"
    ),
    re.compile(
        rf"(?P<last>{NAME}), (?:the |its |their )?(?:[A-Z]\w+ )?(?i:(?P<post>{_NAMES})) {_TITLE}\b"
        r"(?! (?:at the time|until))"
    ),
)
#: somebody with the one post that he has, behind his name or before it
_WHAT = r"(?P<role>[a-z]+(?: [a-z]+){0,3}?)"
_ENDS = r"(?=[,.;:)]| (?:of|for|at|in|who|with|from|by|and|but|said|told|took|won)\b)"
_NO_MORE = r"(?![\w-]| (?:and|&) [A-Z])"
_ROLES = (
    re.compile(rf"(?P<last>{NAME}), (?:(?:aged )?\d\d, )?(?:who (?:is|was) )?(?:the|its|their) {_WHAT}{_ENDS}"),
    re.compile(
        rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) {_WHAT}, (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:{NAME} ){{0,2}}(?P<last>{NAME})"
        rf"{_NO_MORE}"
    ),
)
#: somebody with a trade of which others have it as well: "X, a nurse", "X is a nurse", "the nurse X", "She is a nurse"
_TRADES = (
    re.compile(rf"(?P<last>{NAME}), (?:(?:aged )?\d\d, )?(?:who (?:is|was) )?an? {_WHAT}{_ENDS}"),
    re.compile(rf"(?P<last>{NAME}) (?:is|was) an? {_WHAT}{_ENDS}"),
    re.compile(rf"(?<![\w’'-])(?P<role>[A-Za-z][a-z]+) {NAME} (?:[A-Z]\. )?(?P<last>{NAME})(?!['’]s\b){_NO_MORE}"),
)
_PRONOUN = re.compile(rf"\b(?P<who>He|She) (?:is|was) an? {_WHAT}{_ENDS}")
_PERSON = re.compile(rf"(?<![\w.’'-])(?P<first>{NAME}) (?:[A-Z]\. )?(?P<last>{NAME})(?![\w-])")
#: the widest words for people with a trade, the senses of a word that are looked at, and how far below everything there
#: is the nearest wider sense of two trades may lie that exclude each other: a dentist and a nurse may be one health
#: worker, an electrician and a carpenter are but two workers. By WordNet's levels, not measured
_BRANCHES = "worker professional communicator engineer guardian entertainer merchant maker"
_SENSES, _WIDEST = 3, 9
#: and what says that he isn't, or was
_NOT_NOW = re.compile(
    r"\b(?:former|then|late|future|acting|deputy|vice|assistant|elect|new|old|first|second|retired|ex|one-time|trainee"
    r"|would-be|amateur|part-time|keen|qualified|trained|and)\b"
)
#: what one may be beside whatever else he is
_ANY = frozenset(
    """leader head chief boss director manager official officer executive chairman chairwoman chair secretary master
    captain spokesman spokeswoman member representative winner loser owner founder champion star victim survivor
    candidate man woman author expert host president organiser organizer favourite favorite partner colleague
    successor predecessor father mother husband wife son daughter brother sister widow suspect defendant accused
    politician lawmaker senator congressman player striker defender midfielder scorer singer actor minister
    veteran professor academic scientist researcher businessman billionaire activist lawyer journalist editor reporter
    columnist commentator writer broadcaster presenter economist banker trader consultant contractor analyst worker
    employee professional entertainer guide guard engineer mechanic soldier general colonel major lieutenant sergeant
    corporal private admiral commander commodore deputy constable inspector detective sheriff marshal warden aide
    ambassador envoy delegate servant cadet""".split()  # noqa: SIM905
)


def work_points(story: StoryWords) -> Iterator[Point]:
    """The posts and portfolios of a story's people, by surname."""
    for sentence in story.sentences:
        for form in _ROLES:
            for found in form.finditer(story.text, sentence.span.start, sentence.span.end):
                noun = noun_of(found["role"].split()[-1])
                if noun and is_person(noun) and noun not in _ANY and not _NOT_NOW.search(found["role"]):
                    yield _role("", found["last"], found, noun, sentence)
        yield from _trades(story, sentence)
        for form in _POSTS:
            for found in form.finditer(story.text, sentence.span.start, sentence.span.end):
                at, office = Span(*found.span("post")), _OFFICE_OF[found["post"].lower()]
                yield Point("post", "", bare(found["last"]), found["post"], at, sentence, words=(office,))


def _role(frame: str, last: str, found: re.Match[str], noun: str, sentence: Written) -> Point:
    return Point("role", frame, bare(last), found["role"], Span(*found.span("role")), sentence, words=(noun,))


def _trades(story: StoryWords, sentence: Written) -> Iterator[Point]:
    """The trades of those whom a sentence names, or of whom it says "he" or "she"."""
    for form in _TRADES:
        for found in form.finditer(story.text, sentence.span.start, sentence.span.end):
            noun = _trade(found["role"], first=found.start("role") == sentence.span.start)
            if noun:
                yield _role("trade", found["last"], found, noun, sentence)
    for found in _PRONOUN.finditer(story.text, sentence.span.start, sentence.span.end):
        noun, last = _trade(found["role"], first=False), _spoken_of(story, sentence, found)
        if noun and last:
            yield _role("trade", last, found, noun, sentence)


def _trade(role: str, *, first: bool) -> str:
    """The trade that a role names, "" for none; a word with a capital inside a sentence is a name or a rank."""
    word = role.rsplit(maxsplit=1)[-1]
    noun = "" if word[0].isupper() and not first else noun_of(word.lower())
    return noun if noun and noun not in _ANY and not _NOT_NOW.search(role) and _branch(noun) else ""


def _spoken_of(story: StoryWords, sentence: Written, pronoun: re.Match[str]) -> str:
    """The surname of whom a pronoun stands for: of one of that sex who alone is named in it or in the one before."""
    low = story.sentences[max(0, sentence.number - 1)].span.start
    sex = "m" if pronoun["who"] == "He" else "f"
    named = {
        bare(found["last"])
        for found in _PERSON.finditer(story.text, low, pronoun.start())
        if is_first_name(found["first"]) and knowledge().record.gender(found["first"]) in (sex, None)
    }
    return named.pop() if len(named) == 1 else ""


@functools.lru_cache(2048)
def _branch(noun: str) -> frozenset[int]:
    """The senses of a noun in which it is a trade."""
    table = senses()
    widest = {table.nouns[word][0] for word in _BRANCHES.split()}
    found = table.nouns.get(noun, ())[:_SENSES]
    return frozenset(sense for sense in found if not widest.isdisjoint(table.path(sense)))


def _are_two_trades(one: str, other: str) -> bool:
    """Whether nobody is likely both: no sense of one trade lies near a sense of the other."""
    table = senses()
    paths = [(table.path(mine), table.path(theirs)) for mine in _branch(one) for theirs in _branch(other)]
    return all(len(set(mine) & set(theirs)) <= _WIDEST for mine, theirs in paths)


def _posts(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The one portfolio that each story gives somebody."""
    mine, theirs = by_bearer(left.by_kind["post"]), by_bearer(right.by_kind["post"])
    for bearer in sorted(mine.keys() & theirs.keys()):
        one, other = ({p.words for p in side[bearer]} for side in (mine, theirs))
        if len(one) == len(other) == 1 and one != other:
            yield mine[bearer][0], theirs[bearer][0], "bearer"


def _roles(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """What somebody is, where neither story has a word for what he is in the other."""
    mine, theirs = by_bearer(left.by_kind["role"]), by_bearer(right.by_kind["role"])
    for frame, bearer in sorted(mine.keys() | theirs.keys()):
        one, other = ([p for kind in ("", "trade") for p in side.get((kind, bearer), ())] for side in (mine, theirs))
        if len({p.words for p in one}) != 1 or len({p.words for p in other}) != 1:
            continue
        here, there = one[0], other[0]
        if right.knows(here.words[0]) or left.knows(there.words[0]):
            continue
        if here.frame == there.frame == "":
            yield here, there, "bearer"
        elif frame and _are_two_trades(here.words[0], there.words[0]):
            yield here, there, "trades"


FINDERS: dict[str, Finder] = {"post": _posts, "role": _roles}
