"""How every command tells what could not be looked at, and what exit code that comes to."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence

from newslint import __version__
from newslint.cli import FAULT, OK, UNTRUSTED
from newslint.cli.streams import Streams
from newslint.model import Fault, Skipped, Unread
from newslint.opening import is_folder
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import reasons
from newslint.settings import Settings

#: the folder in which an older newslint kept what is now in the archive store
OLDER_INDEX = ".newslint-index"
#: where faults are told
REPORTS = "https://github.com/newslint/newslint/issues"


def tell_unread(unread: Iterable[Unread], streams: Streams) -> None:
    """Say on standard error what could not be looked at, a line each, and how faults are reported.

    Of what a file says again and again the first place is told, and how many there are.
    """
    unread = tuple(unread)
    same: dict[tuple[str, str, str | None], list[Unread]] = {}
    for item in unread:
        same.setdefault((item.path, item.what, item.hint), []).append(item)
    for first, *others in same.values():
        place = f"{first.path}:{first.line}" if first.line else first.path
        hint = f" ({first.hint})" if first.hint else ""
        more = f"; {len(others)} more like it" if others else ""
        streams.error(escape_controls(f"newslint: {place}: {first.what}{hint}{more}"))
    tell_faults(unread, streams)


def tell_faults(unread: Iterable[Unread], streams: Streams) -> None:
    """If there are faults of newslint's own among what could not be looked at, say how they are reported."""
    faults = [item for item in unread if isinstance(item, Fault)]
    if faults:
        streams.error(
            f"newslint {__version__}, Python {platform.python_version()} on {platform.platform()}: "
            f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} of newslint's own; "
            f"please report what stands above: {REPORTS}"
        )


def tell_older_index(settings: Settings, streams: Streams) -> None:
    """Say what to do with the index of an older newslint, if there is one."""
    older = settings.locate(OLDER_INDEX)
    if is_folder(older):
        streams.error(f"newslint: {older} is the index of an older newslint, which nothing reads any more: delete it")


def weigh_unread(unread: Sequence[Unread], *, looked: bool) -> int:
    """0 if all was looked at, 2 if something was not or nothing was, 3 if a fault of newslint's own is the reason."""
    if any(isinstance(item, Fault) for item in unread):
        return FAULT
    return UNTRUSTED if unread or not looked else OK


def has_looked(documents: int, skipped: Iterable[Skipped]) -> bool:
    """Whether a run looked at anything with text, or was asked to leave out what there is."""
    return documents > 0 or any(item.asked for item in skipped)


def tell_skipped(skipped: Sequence[Skipped]) -> str:
    """What was left out and why, as the end of a closing line; an empty string if nothing was."""
    return f"; skipped {len(skipped)}: {reasons([(item.why, item.path) for item in skipped])}" if skipped else ""


def tell_nothing(documents: int, skipped: Iterable[Skipped], unread: Sequence[Unread], streams: Streams) -> None:
    """Say so if no document with any text was read, and nothing else says why."""
    if not unread and not has_looked(documents, skipped):
        streams.error("newslint: nothing to look at: no document with any text was read")


def tell_parts(written: Sequence[str], streams: Streams) -> None:
    """Say that a report became several files, if it did."""
    if len(written) > 1:
        streams.error(f"the report is long: {written[0]} is its first page, beside it {len(written) - 1} by source")
