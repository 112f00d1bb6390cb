"""Which stories repeat which others, of those that an archive holds."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.duplicates.members import Member
from newslint.model import Location
from newslint.store.comparison import ELSEWHERE, Beside, Place

if TYPE_CHECKING:
    from newslint.duplicates.pairs import Pair
    from newslint.store.copies import Found
    from newslint.store.stories import Story

#: members of a cluster with which each of the others is compared, the earliest first
COMPARED = 24


class Original(Struct, frozen=True):
    """The story that another one repeats, and where its headline stands. `path` is as the user would write it."""

    path: str
    place: Place
    member: Member
    location: Location


class Copy(Struct, frozen=True):
    """A story, by its place, that repeats another: how, and how much of the words (0 to 1)."""

    place: Place
    location: Location
    kind: str
    similarity: float
    containment: float
    original: Original


def find_repeats(beside: Beside, stories: Sequence[Story], kinds: Sequence[str]) -> Sequence[Copy]:
    """The stories that repeat another one; worked out once for all rules."""
    return beside.once("copies", lambda: list(_find(beside, stories, kinds)))


def take_found(beside: Beside, found: Found, asked: Collection[Place]) -> None:
    """Take what was found elsewhere for the copies of the stories that are asked about."""
    beside.is_told = True
    beside.once("copies", lambda: list(_judge(beside, found, asked)))


def _find(beside: Beside, stories: Sequence[Story], kinds: Sequence[str]) -> Iterator[Copy]:
    near = beside.near
    if not stories or (len(stories) < 2 and not near):
        return
    from newslint.store.copies import find_among, find_beside

    if near:
        found = find_beside(near.lookups, near.family, near.asked, kinds, shown=near.shown)
    else:
        found = find_among(sorted(stories, key=lambda story: story.member.place), kinds)
    yield from _judge(beside, found, {beside.own(story.member.place) for story in stories})


def _judge(beside: Beside, found: Found, asked: Collection[Place]) -> Iterator[Copy]:
    """Which members of clusters repeat which others, of those that are asked about."""
    for cluster in found.clusters:
        cluster.sort(key=lambda one: _age(beside, one[0].member))
        for at, (story, text) in enumerate(cluster):
            if beside.own(story.member.place) not in asked:
                continue
            best: tuple[float, Pair, Story] | None = None
            for other_at, (other, other_text) in enumerate(cluster[:COMPARED]):
                if other_at == at:
                    continue
                pair = found.verifier.pair(text, other_text)
                if _repeats(pair, earlier=other_at < at, longer=other.member.size > story.member.size) and (
                    best is None or pair.strength > best[0]
                ):
                    best = pair.strength, pair, other
            if best:
                yield _copy(beside, story, best[1], best[2])


def _age(beside: Beside, member: Member) -> tuple[datetime.date, bool, bool, Place]:
    """What is earlier: by day, then what other machines had, then by place, and what is piped in is the latest."""
    day = member.published or datetime.date.max
    return day, member.path == "-", not member.path.startswith(ELSEWHERE), beside.own(member.place)


def _repeats(pair: Pair, *, earlier: bool, longer: bool) -> bool:
    """Whether a story repeats another one that is `earlier` or not, `longer` or not."""
    if pair.kind in ("exact", "near"):
        return earlier and pair.strength > 0
    return longer and pair.strength > 0


def _copy(beside: Beside, story: Story, pair: Pair, other: Story) -> Copy:
    member = other.member
    original = Original(member.path, beside.own(member.place), member, other.location)
    place = beside.own(story.member.place)
    return Copy(place, story.location, pair.kind, pair.similarity, pair.containment, original)
