"""Which files a run is about: folders walked in a stable order, ignore files respected, loops survived."""

from __future__ import annotations

import contextlib
import functools
import os
import re
from collections.abc import Collection, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from newslint.errors import SettingsError
from newslint.formats.registry import is_readable
from newslint.model import Skipped, Unread
from newslint.opening import irregular, is_folder, is_of_the_system, is_stream, is_there, open_regular, read_text

#: the manifest of a cleaned copy, and how it begins
MANIFEST, MANIFEST_BEGINS = "manifest.jsonl", b'{"schema": 2, "steps": ['
IGNORE_FILES = (".gitignore", ".newslintignore")
#: what is an ignore file of this length is no ignore file, in bytes; not measured
MOST_IGNORED = 4 << 20

Item = str | Skipped | Unread
_Key = tuple[int, int]


class _Ignored(Struct, frozen=True, eq=False):
    """The patterns of one ignore file (or of the settings), the folder that they count from, and what they are."""

    folder: str
    spec: Any
    what: str = "the settings"


def walk_files(paths: Sequence[str], exclude: Sequence[str] = (), own: Collection[str] = ()) -> Iterator[Item]:
    """The files under the paths, each once, sorted within each folder.

    A file that is named is read whatever its ending. What is left out is told: excluded files, other names of a file
    that was read, what is no regular file. `own` are files that the run writes itself: they are passed over.
    Raises SettingsError for a pattern that is none.
    """
    passed = {_entry(path) for path in own}
    for item in _Walk(exclude).items(paths):
        if not (passed and isinstance(item, str) and not is_stream(item) and _entry(item) in passed):
            yield item


def _entry(path: str) -> tuple[str, Path]:
    """What two names of one entry in one folder have in common; another link to the file is another file."""
    return Path(path).name, Path(path).parent.resolve()


#: a folder's entries, the patterns that hold in it, its identity, and whether a link led to it
_Opened = tuple[Iterator["os.DirEntry[str]"], tuple[_Ignored, ...], _Key, bool]


class _Walk:
    """One walk over the paths of a run: remembers what it has seen."""

    def __init__(self, exclude: Sequence[str]) -> None:
        self.outer = (_Ignored(".", spec_of(exclude)),) if exclude else ()
        #: files and folders that were met, and by which name first
        self.seen: dict[_Key, str] = {}
        self.folders: dict[_Key, str] = {}
        self.streams: set[str] = set()
        #: how often a file was met by the name by which it is read already
        self.again = 0

    def items(self, paths: Sequence[str]) -> Iterator[Item]:
        for given in paths:
            if is_stream(given):
                if given not in self.streams:
                    # standard input can be read once, by whatever name
                    self.streams |= {given, "-", "/dev/stdin"} if given in ("-", "/dev/stdin") else {given}
                    yield given
                continue
            try:
                status = Path(given).stat()
            except (OSError, ValueError) as error:
                yield _missing(given, error)
                continue
            if is_folder(given):
                yield from self._folder(given)
            elif what := irregular(status):
                yield Unread(given, f"is {what}", hint="save what it gives to a file first, or pipe it into `-`")
            elif ignored := _find_ignoring(given, self.outer, is_folder=False):
                yield Skipped(given, f"excluded by {ignored}", asked=True)
            else:
                yield from self._file(given, status)

    def _folder(self, given: str) -> Iterator[Item]:
        found = False
        again = self.again
        for item in self._walk(given):
            found = found or not isinstance(item, Skipped) or item.asked or bool(item.same_as)
            yield item
        if not found and self.again == again:
            yield Unread(given, "nothing to look at", hint="the folder holds no file that newslint reads")

    def _walk(self, given: str) -> Iterator[Item]:
        """What is under a folder. The stack holds folders on the way down: their entries, patterns and identity."""
        stack: list[_Opened] = []
        above: set[_Key] = set()
        opened = yield from self._open(given, given, (*self.outer, *_above(given)), above, linked=False)
        while opened or stack:
            if opened:
                stack.append(opened)
                above.add(opened[2])
                opened = None
            entries, ignored, here, linked = stack[-1]
            entry = next(entries, None)
            if entry is None:
                stack.pop()
                above.discard(here)
                continue
            path = entry.path.removeprefix("./") if given == "." else entry.path
            if entry.name.startswith("."):
                continue
            try:
                if not entry.is_dir():
                    yield from self._entry(entry, path, ignored)
                elif what := ignored and _find_ignoring(path, ignored, is_folder=True):
                    yield Skipped(path + "/", f"excluded by {what}", asked=True)
                elif _is_cleaned_copy(entry.path):
                    yield Skipped(path + "/", "a copy that `newslint clean` wrote")
                else:
                    opened = yield from self._open(
                        path, entry.path, ignored, above, linked=linked, by_link=entry.is_symlink()
                    )
            except OSError as error:
                yield Unread(path, f"can't be read: {error.strerror}", hint="a broken link?")

    def _open(
        self,
        shown: str,
        folder: str,
        ignored: tuple[_Ignored, ...],
        above: set[_Key],
        *,
        linked: bool,
        by_link: bool = False,
    ) -> Generator[Item, None, _Opened | None]:
        """The entries of a folder, ready to be gone through; None if it isn't to be, which is told."""
        try:
            status = Path(folder).stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Unread(shown, f"can't be read: {error.strerror}")
            return None
        if is_of_the_system(status):
            yield Skipped(shown, "a folder that the system makes up, as /proc is")
            return None
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Skipped(shown, "a link back to a folder above it")
            return None
        first = self.folders.setdefault(here, shown)
        if by_link and first != shown:
            if linked:
                # folders that link to each other would be gone through in every order
                yield Skipped(shown, "a link within a linked folder", same_as=first)
                return None
            linked = True
        own = yield from _own(folder, shown)
        return iter(entries), (*ignored, *own), here, linked

    def _entry(self, entry: os.DirEntry[str], path: str, ignored: Sequence[_Ignored]) -> Iterator[Item]:
        if not is_readable(entry.name):
            return
        status = entry.stat()
        if what := ignored and _find_ignoring(path, ignored, is_folder=False):
            yield Skipped(path, f"excluded by {what}", asked=True)
        elif kind := irregular(status):
            yield Skipped(path, f"is {kind}")
        else:
            yield from self._file(path, status)

    def _file(self, path: str, status: os.stat_result) -> Iterator[Item]:
        key = (status.st_dev, status.st_ino)
        if key not in self.seen:
            self.seen[key] = path
            yield path
            return
        first = self.seen[key]
        if os.path.normpath(first) != os.path.normpath(path):
            yield Skipped(path, f"another name of {first}", same_as=first)
        else:
            self.again += 1


def _is_cleaned_copy(folder: str) -> bool:
    """Whether a folder holds what `newslint clean` made of others: every story in it stands elsewhere."""
    try:
        with open_regular(Path(folder, MANIFEST)) as file:
            return file.read(len(MANIFEST_BEGINS)) == MANIFEST_BEGINS
    except OSError:
        return False


def _missing(given: str, error: Exception) -> Unread:
    if isinstance(error, FileNotFoundError):
        return Unread(given, "no such file or folder", hint="check the path")
    told = error.strerror if isinstance(error, OSError) else str(error)
    return Unread(given, f"can't be read: {told}")


def size_of(paths: Sequence[str], exclude: Sequence[str] = (), own: Collection[str] = ()) -> int:
    """How many bytes the files under the paths have, as they are stored."""
    sizes = 0
    for item in walk_files(paths, exclude, own):
        if isinstance(item, str) and not is_stream(item):
            with contextlib.suppress(OSError):
                sizes += Path(item).stat().st_size
    return sizes


def _own(folder: str, shown: str) -> Generator[Item, None, tuple[_Ignored, ...]]:
    """The patterns of a folder's own ignore files; one that can't be read is told, for it may name what is left out."""
    found = []
    for name in IGNORE_FILES:
        path = Path(folder, name)
        try:
            lines = read_text(path, "utf-8-sig", "replace", most=MOST_IGNORED).splitlines()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield Unread(str(Path(shown, name)), f"can't be read: {error.strerror}", hint="it says what is left out")
            continue
        try:
            found.append(_Ignored(folder, spec_of(lines), name))
        except SettingsError as error:
            yield Unread(str(Path(shown, name)), error.what, error.line, error.hint)
    return tuple(found)


def _above(folder: str) -> Iterator[_Ignored]:
    """The ignore files of the folders above, up to the repository's top: they hold below it too."""
    path = Path(folder).resolve()
    if is_there(path / ".git"):
        return
    found: list[_Ignored] = []
    for parent in path.parents:
        for name in IGNORE_FILES:
            with contextlib.suppress(OSError, SettingsError):
                lines = read_text(parent / name, "utf-8-sig", "replace", most=MOST_IGNORED).splitlines()
                found.append(_Ignored(str(parent), spec_of(lines), name))
        if is_there(parent / ".git"):
            yield from reversed(found)
            return
    # outside a repository nothing above counts


#: of these wildcards across folders a pattern holds at most so many: each multiplies the time that a deep path takes
_MOST_DEEP = 6
#: no path that a system opens is longer (PATH_MAX of Linux), and a pattern takes longer than its length to compile
_LONGEST = 4096
#: more patterns than this are no longer tried as one: RE2 gives up between 2,000 and 4,000, and takes a second to do so
_MOST_AS_ONE = 2_000
#: of a pattern that is none so many characters are shown
_SHOWN = 60


def spec_of(patterns: Sequence[str], path: str | None = None) -> Any:  # noqa: ANN401  (pathspec is loaded late)
    """What the patterns of an ignore file, or of the settings in `path`, match. Raises SettingsError."""
    return _spec_of(tuple(patterns), path)


# those of the settings are asked for by everybody who walks: ten thousand take a second to read
@functools.lru_cache(maxsize=16)
def _spec_of(patterns: tuple[str, ...], path: str | None) -> Any:  # noqa: ANN401
    try:
        if any(pattern.count("**") > _MOST_DEEP or len(pattern) > _LONGEST for pattern in patterns):
            raise ValueError
        spec = _compile(patterns)
    except (ValueError, re.error):  # the second of a span that goes backwards, `[z-a]`
        wrong = next((at for at, pattern in enumerate(patterns, 1) if not _is_pattern(pattern)), 1)
        hint = "patterns are those of .gitignore"
        line = wrong if path is None else None
        told = patterns[wrong - 1] if len(patterns[wrong - 1]) <= _SHOWN else patterns[wrong - 1][:_SHOWN] + "…"
        raise SettingsError(f"`{told}` is no pattern", path=path, line=line, hint=hint) from None
    for pattern in spec.patterns:
        _make_linear(pattern)
    return spec


def _compile(patterns: Sequence[str]) -> Any:  # noqa: ANN401  (pathspec is loaded late)
    """The patterns as one matcher; thousands are more than RE2 holds in one, then each is asked."""
    import pathspec

    each = pathspec.GitIgnoreSpec.from_lines(patterns, backend="simple")
    if len(patterns) > _MOST_AS_ONE:
        return each
    try:
        return pathspec.GitIgnoreSpec(each.patterns)
    except Exception:  # RE2's own: it has no room
        return each


def _is_pattern(pattern: str) -> bool:
    import pathspec

    if pattern.count("**") > _MOST_DEEP or len(pattern) > _LONGEST:
        return False
    try:
        pathspec.GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        return False
    return True


def _make_linear(pattern: Any) -> None:  # noqa: ANN401
    """Let every star but the last take the first place that fits, so that nothing is tried twice."""
    if pattern.regex is None:
        return
    first, *middle, last = pattern.regex.pattern.split("[^/]*") if "[^/]*" in pattern.regex.pattern else ("", "")
    if middle and not any("(" in part or ")" in part for part in middle):
        bound = "".join(f"(?>[^/]*?{part})" for part in middle)
        pattern.regex = re.compile(f"{first}{bound}[^/]*{last}")


def _find_ignoring(path: str, ignored: Sequence[_Ignored], *, is_folder: bool) -> str:
    """What leaves the path out, the last word counts; an empty string if nothing does."""
    verdict = ""
    for item in ignored:
        relative = os.path.relpath(path, item.folder)
        if relative.startswith(".."):
            continue
        told = item.spec.check_file(relative + "/" if is_folder else relative)
        if told.include is not None:
            verdict = item.what if told.include else ""
    return verdict
