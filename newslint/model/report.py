"""The outcome of a run: what was looked at, what was found, what was not looked at."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newslint.model.finding import Finding


class Unread(Struct, frozen=True):
    """Something that was asked for and could not be looked at: it makes the run exit with 2."""

    path: str
    what: str
    line: int | None = None
    hint: str | None = None


class Fault(Unread, frozen=True):
    """A fault of newslint's own, which cost a document or one rule in it: it makes the run exit with 3."""


class Skipped(Struct, frozen=True):
    """Something that was left out, and why; it doesn't change the exit code of a run that looked at something else.

    `asked`: the settings or the command line ask for leaving it out, so that a run of nothing but it is fine.
    `same_as` is the name by which the same file or folder is read; `empty`: it was read, and there is no text in it.
    """

    path: str
    why: str
    asked: bool = False
    same_as: str = ""
    empty: bool = False


class Unused(Struct, frozen=True):
    """A suppression that lets nothing stand any more."""

    path: str
    line: int
    code: str
    reason: str


class Unspoken(Struct, frozen=True):
    """Stories that rules for other languages didn't look at: how many by language, and how many rules that were."""

    rules: int
    stories: tuple[tuple[str, int], ...]


class Report(Struct, frozen=True):
    """The outcome of a run: what was looked at, what was found, and what was not looked at.

    `younger` counts the stories that are younger than what is known of the offices in them.
    `unspoken` is which stories some rules left alone, for these speak other languages.
    `known` counts findings that a baseline holds, `suppressed` those that somebody lets stand; neither are among
    `findings`. `baselined` are the known ones; None where there is no baseline. `unused` are suppressions that let
    nothing stand, `told` is what else the user should know of the run.
    """

    findings: Sequence[Finding]
    documents: int
    stories: int
    rules: int
    unread: tuple[Unread, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    seconds: float = 0.0
    known: int = 0
    suppressed: int = 0
    unused: tuple[Unused, ...] = ()
    told: tuple[str, ...] = ()
    unspoken: Unspoken | None = None
    younger: int = 0
    baselined: Sequence[Finding] | None = None
