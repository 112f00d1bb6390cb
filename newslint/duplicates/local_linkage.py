"""Average linkage from an item on: the groups that `average_linkage` makes of all pairs, by those near the item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class LocalLinkage:
    """Groups by average linkage. `neighbours(item)` are the items that are alike to one and how much, `threshold` is
    the mean from which groups are put together, and `order` says which of two equal pairs comes first.

    Two groups are put together when neither has a nearer one. No merger brings groups nearer to each other than their
    parts were, so these mergers are those of a run over everything, in whatever order they come (chains of nearest
    neighbours: Bruynooghe 1977, Murtagh 1983). Likenesses must add up exactly: see `linkage.rounded`.
    """

    def __init__(
        self, neighbours: Callable[[int], Mapping[int, float]], threshold: float, order: Callable[[int], Any]
    ) -> None:
        self._neighbours, self._threshold, self._order = neighbours, threshold, order
        self._group_of: dict[int, int] = {}
        #: the members of each group that was looked at, and the sums of its likenesses to others; both by first member
        self._members: dict[int, list[int]] = {}
        self._near: dict[int, dict[int, float]] = {}

    def group_of(self, item: int) -> list[int]:
        """The members of the group of an item, in no order."""
        self._look_at(item)
        chain = [self._group_of[item]]
        while (nearest := self._nearest(chain[-1])) is not None:
            if len(chain) > 1 and nearest == chain[-2]:
                self._merge(*sorted(chain[-2:], key=self._order))
                del chain[-2:]
                chain = chain or [self._group_of[item]]
            else:
                self._look_at(nearest)
                chain.append(nearest)
        return self._members[chain[-1]]

    def _look_at(self, item: int) -> None:
        """Let an item that nobody has looked at be a group of its own."""
        if item in self._group_of:
            return
        self._group_of[item], self._members[item] = item, [item]
        near = self._near[item] = {}
        for other, value in self._neighbours(item).items():
            group = self._group_of.get(other, other)
            near[group] = near.get(group, 0.0) + value

    def _nearest(self, group: int) -> int | None:
        """The group that is nearest to one, if one is near enough; of two the one whose pair comes first."""
        means = list(self._means(group))
        best = max((mean for mean, _ in means), default=0.0)
        order = self._order
        return min(
            (other for mean, other in means if mean == best),
            key=lambda other: sorted((order(group), order(other))),
            default=None,
        )

    def _means(self, group: int) -> Iterator[tuple[float, int]]:
        """The mean likeness of a group to each of those that are near enough."""
        size = len(self._members[group])
        for other, total in self._near[group].items():
            mean = total / (size * len(self._members.get(other, (other,))))
            if mean >= self._threshold:
                yield mean, other

    def _merge(self, first: int, second: int) -> None:
        """Put the second group into the first."""
        near, added = self._near[first], self._near.pop(second)
        del near[second], added[first]
        for other, value in added.items():
            near[other] = near.get(other, 0.0) + value
        for other, total in near.items():
            if other in self._near:
                self._near[other].pop(second, None)
                self._near[other][first] = total
        members = self._members.pop(second)
        self._group_of.update((member, first) for member in members)
        self._members[first] += members
