"""The documents of a run, given once more to what shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from newslint.formats import git, read_paths
from newslint.formats.registry import Item
from newslint.opening import is_stream
from newslint.settings import Settings


class ReadAgain:
    """Reads what a run has read once more; what came from a stream is kept, for it comes only once."""

    def __init__(
        self, paths: Sequence[str], settings: Settings, own: Collection[str] = (), *, staged: bool = False
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.own = own
        self.staged = staged
        self._kept: list[Item] = []

    def keep(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items as they come; those of streams are kept."""
        for item in items:
            if is_stream(item.path):
                self._kept.append(item)
            yield item

    def __call__(self) -> Iterator[Item]:
        """The items once more."""
        if self.staged:
            yield from git.read_staged(self.paths, self.settings)
            return
        yield from self._kept
        # no path at all would mean the current folder
        if lasting := [path for path in self.paths if not is_stream(path)]:
            yield from read_paths(lasting, self.settings, self.own)
