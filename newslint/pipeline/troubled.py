"""Which files of a run are known only in part."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.model import Skipped, Unread


class Troubled:
    """The paths of files of which something could not be read or was left out, as it comes to be known."""

    def __init__(self, unread: Sequence[Unread], skipped: Sequence[Skipped]) -> None:
        self._lists: tuple[Sequence[Unread | Skipped], ...] = (unread, skipped)
        self._paths: set[str] = set()
        self._seen = [0, 0]

    def __contains__(self, path: object) -> bool:
        for at, items in enumerate(self._lists):
            self._paths.update(item.path for item in items[self._seen[at] :])
            self._seen[at] = len(items)
        return path in self._paths
