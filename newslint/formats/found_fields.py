"""Which fields of records were taken for what, in a line, where that isn't plain from their names."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint.errors import UsageError
from newslint.formats.records import Picker
from newslint.formats.registry import format_of
from newslint.formats.walk import walk_files
from newslint.settings import Settings

#: names that say by themselves what is in a field
_PLAIN = frozenset({"text", "title", "published", "date", "id", "url", "source"})
#: a file that is held whole is looked into up to so many bytes; not measured
_MOST = 8 << 20
#: a day as machines write it, with a time behind it or not; and how long any that is looked at may be
_ISO_DAY = re.compile(r"(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?:[T ][\d:.,+-]+Z?(?: ?UTC)?)?$", re.ASCII)
_LONGEST = 60


def tell_fields(paths: Sequence[str], settings: Settings) -> str:
    """What was taken from which field of the first record under the paths; empty if its names say so themselves."""
    for item in walk_files(paths, settings.exclude):
        if not isinstance(item, str) or not (found := format_of(item)).fields:
            continue
        from newslint.formats.writers.sources import Source

        with contextlib.suppress(UsageError, OSError, ValueError, ImportError):
            if found.whole and Path(item).stat().st_size > _MOST:
                continue
            record = next(Source(item, settings, ()).records(), None)
            if record:
                named = Picker(settings.records).named(record)
                return _tell(item, named, "" if "date" in named else _like_a_day(record))
    return ""


def _tell(path: str, named: dict[str, str], day: str) -> str:
    if all(name in _PLAIN for name in named.values()) and not day:
        return ""
    order = ("text", "title", "id", "date", "source", "url")
    taken = [
        f"{kind} from {named[kind]}"
        for kind in order
        if kind in named and (kind != "id" or named["id"] not in ("id", named.get("url")))
    ]
    if day:
        taken.append(f"no date, though {day} looks like one (--date-field {day})")
    return f"{Path(path).name}: {', '.join(taken)}" if taken else ""


def _like_a_day(record: Mapping[str, Any]) -> str:
    """The first field that holds a day and nothing else, as calendars of machines or mail write it; "" if none does."""
    for name, value in record.items():
        if isinstance(value, datetime.date) or (isinstance(value, str) and len(value) < _LONGEST and _is_day(value)):
            return str(name)
    return ""


def _is_day(value: str) -> bool:
    if _ISO_DAY.match(value):
        return True
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value) is not None
    except ValueError:
        return False
