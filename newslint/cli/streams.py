"""The two streams that newslint writes to, safe for any text and for readers that go away."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from typing import TextIO

from newslint.errors import NewslintError, UsageError
from newslint.reporting.escape_controls import for_terminal


class Streams:
    """Standard output for results, standard error for everything said about the run."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self.out = out
        self.err = err
        for stream in (out, err):
            # a report holds any character, a terminal or a file in an old locale may not
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        if hasattr(out, "reconfigure") and (out.encoding or "").lower() in ("ascii", "ansi_x3.4-1968", "us-ascii"):
            out.reconfigure(encoding="utf-8")

    @property
    def colour(self) -> bool:
        """Whether results may be coloured: only on a terminal, never with NO_COLOR set (https://no-color.org)."""
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and self.out.isatty()

    @property
    def width(self) -> int:
        """The terminal's width in columns, or 100 where there is none."""
        import shutil

        return shutil.get_terminal_size((100, 24)).columns if self.out.isatty() else 100

    def write(self, pieces: Iterable[str], form: str = "text") -> None:
        """Write results as they come, in a form of `for_terminal`.

        A reader that has gone (`| head`) ends nothing: the work is done to its end, and the exit code stays true.
        """
        colour = self.colour
        for piece in pieces:
            self._put(for_terminal(piece, form, colour=colour))

    def line(self, text: str) -> None:
        """Write one line of results."""
        self._put(for_terminal(text) + "\n")

    def error(self, text: str) -> None:
        """Say something about the run on standard error; without fail, whatever became of that stream."""
        with contextlib.suppress(OSError, ValueError, NewslintError):
            self.flush()
        with contextlib.suppress(OSError, ValueError):
            self.err.write(for_terminal(text) + "\n")
            self.err.flush()

    def _put(self, text: str) -> None:
        with self._written():
            self.out.write(text)

    def flush(self) -> None:
        """Hand over what was written so far."""
        if not self.out.closed:  # a language server closes it when the editor leaves
            with self._written():
                self.out.flush()

    @contextlib.contextmanager
    def _written(self) -> Iterator[None]:
        """Turn a full disk into an error that says so, and forget a reader that has gone."""
        try:
            yield
        except BrokenPipeError:
            self.abandon()
        except OSError as error:
            self.abandon()
            raise UsageError(f"can't write the output: {error.strerror}") from None

    def abandon(self) -> None:
        """Forget standard output, so that closing it at exit raises nothing."""
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
