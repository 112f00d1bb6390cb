"""Which post somebody has of which there is one, and which portfolio, as typed points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, noun_of
from newslint.compare.points.people import NAME, bare
from newslint.compare.points.point import Point
from newslint.compare.points.roles import is_person
from newslint.compare.points.told import Finder, Pairs, ToldPoints, by_bearer
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
#: somebody with what he is behind or before his name, and what says that he isn't, or was
_ROLES = (
    re.compile(
        rf"(?P<last>{NAME}), (?:(?:aged )?\d\d, )?(?:who (?:is|was) )?(?:the|its|their)"
        r" (?P<role>[a-z]+(?: [a-z]+){0,3})(?=[,.;:)]| (?:of|for|at|in|who|with|from|said|told)\b)"
    ),
    re.compile(
        r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?P<role>[a-z]+(?: [a-z]+){0,3}), (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
        rf"(?:{NAME} ){{0,2}}(?P<last>{NAME})(?![\w-]| (?:and|&) [A-Z])"
    ),
)
_NOT_NOW = re.compile(r"\b(?:former|then|late|future|acting|deputy|vice|assistant|elect|new|old|first|second)\b")
#: what one may be beside whatever else he is
_ANY = frozenset(
    """leader head chief boss director manager official officer executive chairman chairwoman chair secretary master
    captain spokesman spokeswoman member representative winner loser owner founder champion star victim survivor
    candidate man woman author expert host president organiser organizer favourite favorite partner colleague
    successor predecessor father mother husband wife son daughter brother sister widow suspect defendant accused
    politician lawmaker senator congressman player striker defender midfielder scorer singer actor minister
    veteran professor academic scientist researcher businessman billionaire activist lawyer""".split()  # noqa: SIM905
)


def work_points(story: StoryWords) -> Iterator[Point]:
    """The posts and portfolios of a story's people, by surname."""
    for sentence in story.sentences:
        for form in _ROLES:
            for found in form.finditer(story.text, sentence.span.start, sentence.span.end):
                noun = noun_of(found["role"].split()[-1])
                if noun and is_person(noun) and noun not in _ANY and not _NOT_NOW.search(found["role"]):
                    at = Span(*found.span("role"))
                    yield Point("role", "", bare(found["last"]), found["role"], at, sentence, words=(noun,))
        for form in _POSTS:
            for found in form.finditer(story.text, sentence.span.start, sentence.span.end):
                at, office = Span(*found.span("post")), _OFFICE_OF[found["post"].lower()]
                yield Point("post", "", bare(found["last"]), found["post"], at, sentence, words=(office,))


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
    for bearer in sorted(mine.keys() & theirs.keys()):
        here, there = mine[bearer][0], theirs[bearer][0]
        single = len(mine[bearer]) == len(theirs[bearer]) == 1
        if single and not right.knows(here.words[0]) and not left.knows(there.words[0]):
            yield here, there, "bearer"


FINDERS: dict[str, Finder] = {"post": _posts, "role": _roles}
