"""What is wrong with the set-up. What is wrong with a text is a finding, never one of these."""

from __future__ import annotations

from collections.abc import Sequence


class NewslintError(Exception):
    """A run that can't be trusted, told so that its reader can fix it.

    `path`, `line` and `column` (1-based) say where, `hint` says what to do.
    """

    def __init__(
        self,
        what: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        """One line: `path:line:column: what (hint)`, with the parts that are known."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        told = f"{place}: {self.what}" if place else self.what
        return f"{told} ({self.hint})" if self.hint else told

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by keyword, so that an error survives the way back from a worker process."""
        return _rebuilt, (type(self), self.what, self.path, self.line, self.column, self.hint)


def _rebuilt(
    kind: type[NewslintError],
    what: str,
    path: str | None,
    line: int | None,
    column: int | None,
    hint: str | None,
) -> NewslintError:
    return kind(what, path=path, line=line, column=column, hint=hint)


def how_to_install(extra: str) -> str:
    """The command that installs what an extra needs, for those who have a package and those who have a clone."""
    return f"pip install 'newslint[{extra}]', or in a clone: pip install '.[{extra}]'"


class UsageError(NewslintError):
    """The command line asks for something that can't be done."""


class SettingsError(NewslintError):
    """A settings file is broken."""


class RuleError(NewslintError):
    """A rule file is broken, or two rules claim one code."""


class ReadingError(NewslintError):
    """A file or a record can't be read; the others still are."""


class DamagedStoreError(NewslintError):
    """The archive's store, at `path`, isn't what was written: what was read of it isn't to be believed."""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint for a word that isn't known: the one that is most like it, or all that are."""
    import difflib

    close = difflib.get_close_matches(word, known, 1)
    return f"did you mean `{close[0]}`?" if close else f"known are {', '.join(known)}"
