"""What the stories of a run are compared with: each other, or what the archive's store remembers of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from newslint.store.lookups import Family, Item, Lookups

Place = tuple[str, int, int]
T = TypeVar("T")
#: how the paths of stories begin that stand in an archive shared with other machines
ELSEWHERE = "shared:"


class Neighbours(Struct, frozen=True):
    """The store of an archive, asked about some contributions of a family: those for which others are looked for."""

    lookups: Lookups
    family: Family
    asked: Sequence[Item]
    shown: Callable[[str], str]

    def read(self, items: Iterable[Item]) -> Iterator[tuple[Item, Any]]:
        """The items with what they contribute."""
        return self.lookups.read(self.family, items, self.shown)


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

    def once(self, key: object, work: Callable[[], T]) -> T:
        """What some work comes to that several rules share; done once a `key`."""
        if key not in self._kept:
            self._kept[key] = work()
        return self._kept[key]  # type: ignore[no-any-return]
