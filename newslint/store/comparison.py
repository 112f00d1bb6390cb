"""What the stories of a run are compared with: each other, and the archive if it has an index."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from newslint.duplicates.members import Member
from newslint.duplicates.pairs import Pair
from newslint.store.builder import FEW, build_in_memory
from newslint.store.segment import Seen
from newslint.store.state import State

if TYPE_CHECKING:
    from newslint.store.archive import Archive

Place = tuple[str, int, int]
#: members of a cluster with which each of the others is compared, the earliest first
COMPARED = 24


class Original(Struct, frozen=True):
    """The story that another one repeats. `path` is as the user would write it, `place` tells it from others."""

    path: str
    place: Place
    member: Member


class Copy(Struct, frozen=True):
    """A story, by its place, that repeats another: how, and how much of the words (0 to 1)."""

    place: Place
    kind: str
    similarity: float
    containment: float
    original: Original


class Beside(Struct):
    """An archive with an index, or none, and what was worked out already. `told` are words to the user."""

    archive: Archive | None = None
    told: list[str] = field(default_factory=list)
    own_path: Callable[[str], str | None] = lambda path: None
    _kept: dict[object, Any] = field(default_factory=dict)

    def own(self, place: Place) -> Place:
        """A place with its path as the archive has it."""
        if (own := self.own_path(place[0])) is not None:
            return own, *place[1:]
        return (self.archive.own(place[0]), *place[1:]) if self.archive and place[0] != "-" else place

    def _age(self, member: Member) -> tuple[datetime.date, bool, Place]:
        """What is earlier: by day, then by place, and what is piped in is the latest."""
        return member.published or datetime.date.max, member.path == "-", self.own(member.place)

    def copies(self, key: object, members: Callable[[], Iterable[Member]], kinds: Sequence[str]) -> Sequence[Copy]:
        """The stories of the run that repeat another one; worked out once a `key`."""
        if key not in self._kept:
            self._kept[key] = list(self._copies(list(members()), kinds))
        return self._kept[key]  # type: ignore[no-any-return]

    def _copies(self, members: list[Member], kinds: Sequence[str]) -> Iterator[Copy]:
        members.sort(key=lambda member: member.place)
        if self.archive and members:
            paths = sorted({member.path for member in members if member.path != "-"})
            loose = [member for member in members if member.path == "-"]
            answer = self.archive.clusters_of(paths, kinds, loose=loose)
            if answer.outcome.told:
                self.told.append(answer.outcome.told)
            clusters = [[(m, mark) for m, mark, _ in cluster.members] for cluster in answer.clusters]
            yield from self._judged(clusters, answer.state.pair)
        elif len(members) > FEW:
            yield from self._of_many(members, kinds)
        else:
            state = State([build_in_memory(members, [Seen("", 0, 0, 0, len(members), 0)])])
            stories = {place.story: mark for place, mark in state.stories_of_files([""])}
            found = state.clusters(stories.values(), kinds)
            clusters = [[(members[place.story], mark) for place, mark in cluster.members] for cluster in found]
            yield from self._judged(clusters, state.pair)

    def _of_many(self, members: Sequence[Member], kinds: Sequence[str]) -> Iterator[Copy]:
        from newslint.duplicates.copy_clusters import Verifier, find_copies
        from newslint.duplicates.fingerprints import Fingerprinter
        from newslint.duplicates.members import furniture_of

        gathered = Fingerprinter()
        gathered.add([m.text for m in members], [at for at, m in enumerate(members) if m.breaks_off])
        prints = gathered.fingerprints()
        proof = Verifier(prints, lambda number: furniture_of(members[number]))
        found = find_copies(prints, kinds, proof=proof).clusters
        clusters = [[(members[n], int(prints.text[n])) for n in cluster.members] for cluster in found]
        yield from self._judged(clusters, proof.pair)

    def _judged(self, clusters: Iterable[list[tuple[Member, int]]], pair: Callable[[int, int], Pair]) -> Iterator[Copy]:
        """Which members of clusters repeat which others."""
        for cluster in clusters:
            cluster.sort(key=lambda one: self._age(one[0]))
            for at, (member, text) in enumerate(cluster):
                best: tuple[float, Pair, Member] | None = None
                for other_at, (other, other_text) in enumerate(cluster[:COMPARED]):
                    if other_at == at:
                        continue
                    found = pair(text, other_text)
                    if _repeats(found, earlier=other_at < at, longer=other.size > member.size) and (
                        best is None or found.strength > best[0]
                    ):
                        best = found.strength, found, other
                if best:
                    original = Original(best[2].path, self.own(best[2].place), best[2])
                    found = best[1]
                    yield Copy(self.own(member.place), found.kind, found.similarity, found.containment, original)


def _repeats(pair: Pair, *, earlier: bool, longer: bool) -> bool:
    """Whether a story repeats another one that is `earlier` or not, `longer` or not."""
    if pair.kind in ("exact", "near"):
        return earlier and pair.strength > 0
    return longer and pair.strength > 0
