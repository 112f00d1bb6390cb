"""What the stories of a run are compared with: each other, or what the archive's store remembers of all."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from newslint.duplicates.members import Member
from newslint.model import Location

if TYPE_CHECKING:
    from newslint.duplicates.pairs import Pair
    from newslint.store.copies import Found
    from newslint.store.lookups import Family, Item, Lookups
    from newslint.store.stories import Story

Place = tuple[str, int, int]
T = TypeVar("T")
#: how the paths of stories begin that stand in an archive shared with other machines
ELSEWHERE = "shared:"
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


class Neighbours(Struct, frozen=True):
    """The store of an archive, asked about some contributions of a family: those for which others are looked for."""

    memory: Lookups
    family: Family
    asked: Sequence[Item]
    shown: Callable[[str], str]

    def read(self, items: Iterable[Item]) -> Iterator[tuple[Item, Any]]:
        """The items with what they contribute."""
        return self.memory.read(self.family, items, self.shown)


class Beside(Struct):
    """What a check that judges an archive may ask. `near` is there if it was given a part and others are in a store."""

    own_path: Callable[[str], str | None] = lambda path: None
    near: Neighbours | None = None
    #: whether copies were looked for elsewhere
    is_told: bool = False
    _kept: dict[object, Any] = field(default_factory=dict)

    def own(self, place: Place) -> Place:
        """A place with its path as the archive has it."""
        own = self.own_path(place[0])
        return place if own is None else (own, *place[1:])

    def _age(self, member: Member) -> tuple[datetime.date, bool, bool, Place]:
        """What is earlier: by day, then what other machines had, then by place, and what is piped in is the latest."""
        day = member.published or datetime.date.max
        return day, member.path == "-", not member.path.startswith(ELSEWHERE), self.own(member.place)

    def once(self, key: object, work: Callable[[], T]) -> T:
        """What some work comes to that several rules share; done once a `key`."""
        if key not in self._kept:
            self._kept[key] = work()
        return self._kept[key]  # type: ignore[no-any-return]

    def copies(self, stories: Sequence[Story], kinds: Sequence[str]) -> Sequence[Copy]:
        """The stories that repeat another one."""
        return self.once(("copies", *kinds), lambda: list(self._copies(stories, kinds)))

    def take_copies(self, found: Found, asked: Collection[Place], kinds: Sequence[str]) -> None:
        """Take what was found elsewhere for the copies of the stories that are asked about."""
        self.is_told = True
        self._kept["copies", *kinds] = list(self._judged(found, asked))

    def _copies(self, stories: Sequence[Story], kinds: Sequence[str]) -> Iterator[Copy]:
        if not stories or (len(stories) < 2 and not self.near):
            return
        from newslint.store.copies import find_among, find_beside

        asked = {self.own(story.member.place) for story in stories}
        if self.near:
            found = find_beside(self.near.memory, self.near.family, self.near.asked, kinds, shown=self.near.shown)
        else:
            found = find_among(sorted(stories, key=lambda story: story.member.place), kinds)
        yield from self._judged(found, asked)

    def _judged(self, found: Found, asked: Collection[Place]) -> Iterator[Copy]:
        """Which members of clusters repeat which others, of those that are asked about."""
        for cluster in found.clusters:
            cluster.sort(key=lambda one: self._age(one[0].member))
            for at, (story, text) in enumerate(cluster):
                if self.own(story.member.place) not in asked:
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
                    yield self._copy(story, best[1], best[2])

    def _copy(self, story: Story, pair: Pair, other: Story) -> Copy:
        member = other.member
        original = Original(member.path, self.own(member.place), member, other.location)
        place = self.own(story.member.place)
        return Copy(place, story.location, pair.kind, pair.similarity, pair.containment, original)


def _repeats(pair: Pair, *, earlier: bool, longer: bool) -> bool:
    """Whether a story repeats another one that is `earlier` or not, `longer` or not."""
    if pair.kind in ("exact", "near"):
        return earlier and pair.strength > 0
    return longer and pair.strength > 0
