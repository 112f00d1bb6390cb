"""Which fields of records were taken for what, in a line, where that isn't plain from their names."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from newslint.errors import UsageError
from newslint.formats.records import Picker
from newslint.formats.registry import format_of
from newslint.formats.walk import walk_files
from newslint.settings import Settings

#: names that say by themselves what is in a field
_PLAIN = frozenset({"text", "title", "published", "date", "id", "url", "source"})
#: a file that is held whole is looked into up to so many bytes; not measured
_MOST = 8 << 20


def tell_fields(paths: Sequence[str], settings: Settings) -> str:
    """What was taken from which field of the first record under the paths; empty if its names say so themselves."""
    from newslint.formats.writers.sources import Source

    for item in walk_files(paths, settings.exclude):
        if not isinstance(item, str) or not (found := format_of(item)).fields:
            continue
        with contextlib.suppress(UsageError, OSError, ValueError, ImportError):
            if found.whole and Path(item).stat().st_size > _MOST:
                continue
            record = next(Source(item, settings, ()).records(), None)
            if record:
                named = Picker(settings.records).named(record)
                return _tell(item, named)
    return ""


def _tell(path: str, named: dict[str, str]) -> str:
    if all(name in _PLAIN for name in named.values()):
        return ""
    order = ("text", "title", "date", "source", "url")
    taken = ", ".join(f"{kind} from {named[kind]}" for kind in order if kind in named)
    return f"{Path(path).name}: {taken}" if taken else ""
