"""The two streams that newslint writes to, safe for any text and for readers that go away."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from typing import TextIO

from newslint.errors import NewslintError, UsageError
from newslint.reporting.escape_controls import for_terminal

#: what terminals that show links (github.com/Alhadis/OSC8-Adoption) say of themselves in the environment
_PROGRAMS = frozenset(("ghostty", "Hyper", "iTerm.app", "rio", "tabby", "vscode", "WezTerm", "WarpTerminal", "zed"))
_TERMS = frozenset(("alacritty", "contour", "foot", "foot-extra", "xterm-ghostty", "xterm-kitty"))
_SIGNS = ("DOMTERM", "KONSOLE_VERSION", "WT_SESSION")
#: the first VTE (GNOME Terminal and others) in which links are safe
_VTE = 5000


def _shows_links() -> bool:
    said = os.environ
    vte = said.get("VTE_VERSION", "")
    return (
        said.get("TERM_PROGRAM") in _PROGRAMS
        or said.get("TERM") in _TERMS
        or any(said.get(sign) for sign in _SIGNS)
        or (vte.isdecimal() and int(vte) >= _VTE)
    )


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
        """Whether results may be coloured: on a terminal, or with FORCE_COLOR set (https://force-color.org).

        NO_COLOR has the last word (https://no-color.org).
        """
        if os.environ.get("NO_COLOR"):
            return False
        if forced := os.environ.get("FORCE_COLOR"):
            return forced not in ("0", "false")
        return os.environ.get("TERM") != "dumb" and self.out.isatty()

    @property
    def links(self) -> bool:
        """Whether results may hold links: on a terminal that is known to show them as such."""
        if forced := os.environ.get("FORCE_HYPERLINK"):
            return self.colour and forced not in ("0", "false")
        return self.colour and self.out.isatty() and not os.environ.get("CI") and _shows_links()

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
        with self._writing():
            self.out.write(text)

    def flush(self) -> None:
        """Hand over what was written so far."""
        if not self.out.closed:  # a language server closes it when the editor leaves
            with self._writing():
                self.out.flush()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Turn a full disk into an error that says so, and forget a reader that has gone."""
        try:
            yield
        except BrokenPipeError:
            self.abandon()
        except OSError as error:
            self.abandon()
            raise UsageError(f"can't write the output: {error.strerror}") from None

    def clear(self) -> None:
        """Begin with an empty screen, on a terminal that has one; what scrolled away stays."""
        if self.out.isatty() and os.environ.get("TERM") != "dumb":
            with self._writing():
                self.out.write("\x1b[2J\x1b[H")

    def abandon(self) -> None:
        """Forget standard output, so that closing it at exit raises nothing."""
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
