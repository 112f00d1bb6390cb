"""What a run of `check` would look at, and by which settings, without looking."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from newslint.cli.outcome import tell_skipped, tell_unread, weigh_unread
from newslint.cli.streams import Streams
from newslint.formats.walk import walk_files
from newslint.model import Severity, Skipped, Unread
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count
from newslint.settings import AUTO, ArchiveSettings, LimitsSettings, RecordFields, Settings

#: what an address says of who comes: user and password, up to the last @ before the path
_SECRET = re.compile(r"^(\w+://)[^/?#]*@")


def show_files(paths: Sequence[str], settings: Settings, own: Sequence[str], streams: Streams) -> int:
    """Print the files that would be read, a line each; 2 if one of the paths can't be, or there is none."""
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    number = 0
    for item in walk_files(paths, settings.exclude, own):
        if isinstance(item, Unread):
            unread.append(item)
        elif isinstance(item, Skipped):
            skipped.append(item)
        else:
            number += 1
            streams.line(escape_controls(item))
    tell_unread(unread, streams)
    streams.error(f"would look at {count(number, 'file')}{tell_skipped(skipped)}")
    return weigh_unread(unread, looked=number > 0)


def show_settings(settings: Settings, rules: Sequence[str], streams: Streams) -> int:
    """Print the settings that hold, those of the file and the flags over them, as a file of settings has them."""
    where = f"settings of {settings.path}" if settings.path else "no settings file: what holds by default"
    streams.line(escape_controls(f"# {where}, and the options of this command over them"))
    streams.write(line + "\n" for line in settings_as_toml(settings))
    streams.line(f"# {count(len(rules), 'rule')}: {', '.join(rules)}")
    return 0


def settings_as_toml(settings: Settings) -> Iterator[str]:
    """The settings as `newslint.toml` holds them: single values first, then the tables; what isn't set is left out."""
    plain: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {}
    for name, value in asdict(settings).items():
        key = name.replace("_", "-")
        if name in ("path", "root", "per_path", "decisions"):
            continue
        if isinstance(value, Struct):
            tables[key] = _table(value)
        elif name in ("severity", "checks"):
            tables[key] = dict(value)
        elif name == "style":
            if value:
                tables[key] = _style(value)
        elif name == "jobs" and value == AUTO:
            plain[key] = "auto"
        else:
            plain[key] = value
    yield from _lines(plain)
    for key, table in tables.items():
        if any(value is not None for value in table.values()):
            yield f"\n[{key}]"
            yield from _lines(table)
    for one in settings.per_path:
        yield "\n[[per-path]]"
        yield from _lines({k: v for k, v in asdict(one).items() if k != "severity"})
        if one.severity:
            yield "[per-path.severity]"
            yield from _lines(dict(one.severity))


def _style(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The house's ways as the file has them: a way each, and all words in one list."""
    words = [way for thing, way in pairs if thing == "words"]
    return {thing: way for thing, way in pairs if thing != "words"} | ({"words": words} if words else {})


def _table(value: Struct) -> dict[str, Any]:
    told = asdict(value)
    if isinstance(value, ArchiveSettings) and told["url"]:
        # what is printed ends up in logs and reports: a password doesn't
        told["url"] = _SECRET.sub(r"\1***@", told["url"])
    if isinstance(value, RecordFields):
        return {f"{name}-field": field for name, field in told.items() if name != "encoding"}
    if isinstance(value, LimitsSettings):
        megabytes = {f"{name}-mb": size / 1_000_000 for name, size in told.items() if name != "expansion"}
        return {name: int(size) if size == int(size) else size for name, size in megabytes.items()} | {
            "expansion": told["expansion"]
        }
    return {name.replace("_", "-"): item for name, item in told.items()}


def _lines(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if value is not None:
            name = key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key)
            yield f"{name} = {_toml(value)}"


def _toml(value: Any) -> str:  # noqa: ANN401  (whatever a setting is)
    if isinstance(value, Severity):
        return json.dumps(value.label)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    # JSON spells strings, numbers and truth as TOML does
    return json.dumps(value, ensure_ascii=False)
