"""Bounds on what is held at once: how long a document may be, and how much a compressed file may hold."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from newslint.model import Unread
from newslint.opening import NotRegularError

#: a compressed file is trusted to hold so many bytes whatever it claims: news packs to a fifth, not to a 200th
_TRUSTED = 64 << 20
_HINT = "[limits] in the settings says how long what is read may be"


def too_long(path: str, most: int, line: int | None = None) -> Unread:
    """What is told of a document that is longer than it may be."""
    return Unread(path, f"is longer than {_tell(most)}", line, _HINT)


def _tell(most: int) -> str:
    return f"{most / 1e6:,.0f} MB" if most >= 1e6 else f"{most:,} bytes"


class TooLongError(OSError):
    """What is read at once is longer than it may be."""

    def __init__(self, most: int) -> None:
        super().__init__(None, f"is longer than {_tell(most)} ({_HINT})")
        self.most = most


class BoundedStream:
    """A stream of which no more than `most` bytes are had at once: `read` raises TooLongError, lines are cut off."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self.most = most

    def read(self, size: int = -1) -> bytes:
        """What is left, or the next `size` bytes of it."""
        if size >= 0:
            return self._stream.read(size)
        raw = self._stream.read(self.most + 1)
        if len(raw) > self.most:
            raise TooLongError(self.most)
        return raw

    def __iter__(self) -> Iterator[bytes]:
        """The lines; of one that is longer than `most` bytes only the first `most` + 1 of them."""
        while line := self._stream.readline(self.most + 1):
            if len(line) > self.most and not line.endswith(b"\n"):
                while (rest := self._stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                    pass
            yield line

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever else a stream has)
        return getattr(self._stream, name)


class Counted(io.RawIOBase):
    """What a packed file holds; reading raises OSError when that is `most` times as much as was read of the file.

    `place` says how much was.
    """

    def __init__(self, stream: BinaryIO, place: Callable[[], int], most: int) -> None:
        self._stream = stream
        self._place = place
        self._most = most
        self._count = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  (whatever can be written to)
        """Fill the buffer with what comes next, and say how much that is."""
        came: int = self._stream.readinto(buffer)  # type: ignore[attr-defined]
        self._count += came
        if self._count > _TRUSTED and self._count > self._most * self._place():
            raise NotRegularError(f"unpacks to more than {self._most} times its size ({_HINT})")
        return came

    def seekable(self) -> bool:
        """Whether the stream can go back."""
        return self._stream.seekable()

    def seek(self, at: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._stream.seek(at, whence)

    def tell(self) -> int:
        """The place."""
        return self._stream.tell()
