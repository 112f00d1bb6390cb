"""How far a long run has come: one line on standard error, on a terminal only, gone when the run is over."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import BinaryIO, TypeVar

from newslint.cli.streams import Streams
from newslint.formats.registry import format_of
from newslint.reporting.escape_controls import escape_controls

T = TypeVar("T")

#: the line is drawn so often, in seconds
EVERY = 0.2
#: after so many seconds the time that is left is worth a word
SETTLED = 3.0
#: so many bytes in a file that is held whole are worth a word
MUCH = 200_000_000


class Progress:
    """A context in which the line is shown: documents read, how many a second, the share of the bytes, then the stage.

    It is drawn only on a terminal that can go back in a line, not in CI, and not if it shall be `quiet`.
    """

    def __init__(self, streams: Streams, *, quiet: bool = False) -> None:
        self.streams = streams
        self.quiet = quiet
        able = os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
        self.shown = able and not quiet and not streams.err.closed and streams.err.isatty()
        self._began = time.monotonic()
        self._documents = 0
        self._total = self._past = self._size = 0
        self._file: BinaryIO | None = None

    def __enter__(self) -> Progress:
        """The progress itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away, whatever became of the run."""
        self._draw("")

    def watch(self, file: BinaryIO) -> None:
        """See a file that is opened for reading: how large it is, and later how far it is read.

        Says so, terminal or not, if it is one that takes much memory and needn't.
        """
        size = os.fstat(file.fileno()).st_size
        if size > MUCH and format_of(str(file.name)).whole and not self.quiet:
            self._draw("")
            told = f"{size / 1e6:,.0f} MB of JSON are held whole, which takes several times as much memory"
            self.streams.error(f"newslint: {escape_controls(str(file.name))}: {told} (JSON Lines are streamed)")
        self._past += self._size
        self._file, self._size = file, size

    def follow(self, items: Iterable[T], then: str, total: Callable[[], int] = lambda: 0) -> Iterable[T]:
        """The same items, counted as they pass; `then` is the stage that follows them, `total` tells their bytes."""
        return self._count_items(items, then, total) if self.shown else items

    def stage(self, name: str) -> None:
        """Say what the run is at."""
        read = f"{self._count()}; " if self._documents else ""
        self._draw(f"newslint: {read}{escape_controls(name)}")

    def _count_items(self, items: Iterable[T], then: str, total: Callable[[], int]) -> Iterator[T]:
        self._began = time.monotonic()
        due = self._began + EVERY
        self._total = total()
        count = 0
        for count, item in enumerate(items, 1):
            if (now := time.monotonic()) >= due:
                self._documents = count
                self._draw(self._tell())
                due = now + EVERY
            yield item
        self._documents = count
        self.stage(then)

    def _tell(self) -> str:
        passed = max(1e-3, time.monotonic() - self._began)
        told = f"newslint: {self._count()}"
        share = min(1.0, self._bytes() / self._total) if self._total else 0.0
        told += f", {share:.0%}" if self._total else ""
        told += f", {self._documents / passed:,.0f} a second"
        # the first seconds tell nothing of the rest
        if share > 0 and passed >= SETTLED:
            told += f", {_duration(passed / share - passed)} left"
        return told

    def _count(self) -> str:
        return f"{self._documents:,} document" + ("s" if self._documents != 1 else "")

    def _bytes(self) -> int:
        """How far reading has come in the files, as they are stored."""
        try:
            return self._past + (self._file.tell() if self._file else 0)
        except (OSError, ValueError):
            # it is closed by now, or a pipe
            return self._past + self._size

    def _draw(self, text: str) -> None:
        if not self.shown:
            return
        width = shutil.get_terminal_size((80, 24)).columns
        with contextlib.suppress(OSError, ValueError):
            self.streams.err.write(f"\r\x1b[K{text[: width - 1]}")
            self.streams.err.flush()


def _duration(seconds: float) -> str:
    """A time as somebody who waits wants it: in seconds below two minutes, in minutes below two hours."""
    for unit, length in (("s", 1), ("min", 60)):
        if seconds < 120 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds / 3600:.1f} h"
