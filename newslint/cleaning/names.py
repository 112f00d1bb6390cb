"""Where each file of an archive goes in the copy: under names that tell files of different folders apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePath

from newslint.opening import is_folder


class Naming:
    """Names for the files of a run over the paths that were given: no two files have one name.

    A file under the one folder that was given has its path in it. Of several, each puts its files under its own name,
    with as many folders above as tell it from the others.
    """

    def __init__(self, given: Sequence[str]) -> None:
        self._roots = [Path(path) for path in dict.fromkeys(given)]
        self._labels = self._told_apart() if len(self._roots) > 1 else self._alone()

    def __call__(self, path: str) -> str:
        """The name of a file that was found under one of the paths."""
        for root, label in zip(self._roots, self._labels, strict=True):
            if str(root) == path or (is_folder(root) and Path(path).is_relative_to(root)):
                return str(label / Path(path).relative_to(root)) if is_folder(root) else str(label)
        return Path(path).name

    def _alone(self) -> list[PurePath]:
        return [PurePath() if is_folder(root) else PurePath(root.name) for root in self._roots]

    def _told_apart(self) -> list[PurePath]:
        """The last parts of each root's place, as few of them as are needed."""
        places = [_parts(root) for root in self._roots]
        for depth in range(1, max(map(len, places)) + 1):
            labels = [PurePath(*place[-depth:]) for place in places]
            if len({str(label).casefold() for label in labels}) == len(labels):
                return labels
        return [PurePath(str(number), place[-1]) for number, place in enumerate(places, 1)]


def _parts(root: Path) -> tuple[str, ...]:
    """The names of the folders down to a place, without the root of the system; links keep their own names."""
    whole = Path(root.resolve()) if root.name in ("", ".", "..") else root.parent.resolve() / root.name
    return whole.parts[1:] or ("root",)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or one like it that is not taken."""
    folder, slash, last = name.rpartition("/")
    return folder + slash + next(free for free in _numbered(last) if folder + slash + free not in taken)


def _numbered(name: str) -> Iterator[str]:
    stem, dot, ending = name.partition(".")
    number = 1
    yield name
    while True:
        number += 1
        yield f"{stem}~{number}{dot}{ending}"
