"""Files that a decision changes, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from newslint.errors import UsageError
from newslint.formats.replacing import replace_file
from newslint.opening import read_regular

#: lines of a file that keep their place above those that are sorted
_COMMENT = "#"


class Change(Struct, frozen=True):
    """A file before and after; None where it isn't there."""

    path: str
    before: bytes | None
    after: bytes | None

    def apply(self) -> None:
        """Put the file into its new state. Raises UsageError if it isn't in the old one, or can't be written."""
        _replace(self.path, self.before, self.after)

    def undo(self) -> None:
        """Put it back. Raises UsageError if somebody else has changed it since."""
        _replace(self.path, self.after, self.before)


def _read(path: str) -> bytes | None:
    try:
        return read_regular(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UsageError(f"can't be read: {error}", path=path) from None


def _replace(path: str, old: bytes | None, new: bytes | None) -> None:
    if _read(path) != old:
        raise UsageError("has changed since", path=path, hint="look again (r)")
    try:
        if new is None:
            Path(path).unlink()
        else:
            with replace_file(path, old) as file:
                file.write(new)
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror or error}", path=path) from None


def add_line(path: str, line: str, *, header: str = "", sort: bool = False) -> Change | None:
    """The change that puts a line into a text file, `sort`ed in or at its end; None if it stands there already."""
    before = _read(path)
    lines = (before or header.encode()).decode("utf-8-sig").splitlines()
    if line in lines:
        return None
    lines.append(line)
    if sort:
        comments = [one for one in lines if one.startswith(_COMMENT)]
        lines = [*comments, *sorted({one for one in lines if not one.startswith(_COMMENT)})]
    return Change(path, before, ("\n".join(lines) + "\n").encode())


def apply_all(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Apply the changes, all or none. Raises UsageError."""
    done: list[Change] = []
    try:
        for change in changes:
            change.apply()
            done.append(change)
    except UsageError:
        for change in reversed(done):
            change.undo()
        raise
    return tuple(done)
