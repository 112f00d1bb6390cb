"""What `newslint.toml` may hold, as types, and how it is read: TOML → `Settings`, or an error that says where.

The types are the schema as well (`newslint schema settings`). The description of a type ends the sentence
"`key` must be …".
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import asdict, replace

from newslint.decisions import NAMES, read_decisions
from newslint.errors import SettingsError, did_you_mean
from newslint.misfits import Misfit, find_misfit
from newslint.model import Severity
from newslint.opening import NotUtf8Error, is_file, is_there, read_regular, read_text
from newslint.settings import (
    AUTO,
    LANGUAGE,
    MOST_JOBS,
    ArchiveSettings,
    CleanSettings,
    DedupSettings,
    LimitsSettings,
    PathSettings,
    RecordFields,
    Settings,
    codec_name,
)

Word = Annotated[str, Meta(description="a string")]
Words = Annotated[tuple[str, ...], Meta(description="a list of strings")]
Flag = Annotated[bool, Meta(description="true or false")]
Level = Annotated[Literal["error", "warning", "note"], Meta(description="error, warning or note")]
Levels = Annotated[dict[str, Level], Meta(description="a table of rules, each with error, warning or note")]
Size = Annotated[float, Meta(gt=0, lt=1e6, description="a number above 0 and below a million")]
Language = Annotated[str, Meta(pattern=f"^(?:{LANGUAGE.pattern})$", description="a code as in `en`, `de` or `pt-BR`")]
Copies = Literal["exact", "near", "partial", "teaser"]
Kinds = Annotated[
    tuple[Literal[Copies, "retold"], ...], Meta(description="a list of exact, near, partial, teaser and retold")
]
CopyKinds = Annotated[tuple[Copies, ...], Meta(description="a list of exact, near, partial and teaser")]
Reasons = Annotated[
    tuple[Literal["preferred", "longest", "earliest", "cleanest"], ...],
    Meta(description="a list of preferred, longest, earliest and cleanest"),
]
FILE_NAMES = ("newslint.toml", ".newslint.toml", "pyproject.toml")
#: the ways in which TOML can set `tool` at all
_TOOL = re.compile(rb"""^[ \t]*(?:\[[\[ \t]*)?["']?tool["']?[ \t]*[=.\]]""", re.MULTILINE)


class _Table(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file. What isn't set there is UNSET here."""

    def collect(self) -> dict[str, Any]:
        """What is set, by the names of the settings."""
        return {name: value for name, value in asdict(self).items() if value is not UNSET}


class RecordsTable(_Table, frozen=True):
    """Which fields of a record hold what."""

    id: Word | UnsetType = field(default=UNSET, name="id-field")
    text: Word | UnsetType = field(default=UNSET, name="text-field")
    title: Word | UnsetType = field(default=UNSET, name="title-field")
    date: Word | UnsetType = field(default=UNSET, name="date-field")


class PathTable(_Table, frozen=True):
    """What holds for some paths, globs as in .gitignore."""

    paths: Annotated[Words, Meta(min_length=1, description='a list of at least one glob, as in ["wire/*.txt"]')]
    select: Words | UnsetType = UNSET
    ignore: Words | UnsetType = UNSET
    severity: Levels | UnsetType = UNSET


class DedupTable(_Table, frozen=True):
    """How repeated stories are looked for, and which are kept."""

    kinds: Kinds | UnsetType = UNSET
    threshold: Annotated[float, Meta(gt=0, le=1, description="above 0 and at most 1")] | UnsetType = UNSET
    preferred_sources: Words | UnsetType = UNSET
    keep: Reasons | UnsetType = UNSET
    drop: Annotated[Literal["exact", "contained", "near"], Meta(description="exact, contained or near")] | UnsetType = (
        UNSET
    )


class CleanTable(_Table, frozen=True):
    """What `newslint clean` does."""

    damage: Flag | UnsetType = UNSET
    furniture: Flag | UnsetType = UNSET
    repeats: CopyKinds | UnsetType = UNSET
    split: Flag | UnsetType = UNSET
    likely: Flag | UnsetType = UNSET


class ArchiveTable(_Table, frozen=True):
    """An archive that several machines share."""

    url: (
        Annotated[str, Meta(pattern=r"^(redis|rediss|unix)://|^\$", description="an address as redis://host:6379/0")]
        | UnsetType
    ) = UNSET


class LimitsTable(_Table, frozen=True):
    """How much is held at once."""

    document_mb: Size | UnsetType = UNSET
    json_mb: Size | UnsetType = UNSET
    expansion: Size | UnsetType = UNSET


class SettingsTable(_Table, frozen=True):
    """All of `newslint.toml`, or `[tool.newslint]` of a `pyproject.toml`."""

    select: Words | UnsetType = UNSET
    ignore: Words | UnsetType = UNSET
    severity: Levels | UnsetType = UNSET
    packs: Words | UnsetType = UNSET
    exclude: Words | UnsetType = UNSET
    fail_on: Level | UnsetType = UNSET
    min_severity: Level | UnsetType = UNSET
    baseline: Word | UnsetType = UNSET
    jobs: (
        Annotated[int, Meta(ge=0, le=MOST_JOBS, description=f"auto, 0 (all cores) or more, up to {MOST_JOBS}")]
        | Literal["auto"]
        | UnsetType
    ) = UNSET
    cache: Flag | UnsetType = UNSET
    records: RecordsTable | UnsetType = UNSET
    per_path: (
        Annotated[tuple[PathTable, ...], Meta(description="a list of tables, each written [[per-path]]")] | UnsetType
    ) = UNSET
    dedup: DedupTable | UnsetType = UNSET
    clean: CleanTable | UnsetType = UNSET
    limits: LimitsTable | UnsetType = UNSET
    archive: ArchiveTable | UnsetType = UNSET
    facts: Words | UnsetType = UNSET
    checks: Annotated[dict[str, Word], Meta(description="a table of names and files")] | UnsetType = UNSET
    furniture: Words | UnsetType = UNSET
    style: (
        Annotated[
            str | dict[str, str | tuple[str, ...]],
            Meta(description="a style file, or a table of things and how the house writes each"),
        ]
        | UnsetType
    ) = UNSET
    language: Language | UnsetType = UNSET
    date_order: Annotated[Literal["dmy", "mdy"], Meta(description="dmy or mdy")] | UnsetType = UNSET
    encoding: Word | UnsetType = UNSET


def find_settings(start: Path, explicit: str | None = None) -> Settings:
    """The settings for a run in folder `start`: of the file named, or of the nearest one in it or above it.

    Raises SettingsError for a file that is missing or broken, with its path, its line where known, and a hint.
    """
    return with_decisions(_find_settings(start, explicit))


def with_decisions(settings: Settings) -> Settings:
    """The settings with what an editor has decided, in the files beside them. Raises SettingsError for a broken one."""
    decisions = read_decisions(settings.root)
    names = settings.locate(NAMES)
    furniture = (one.about[0] for one in decisions.about("furniture"))
    return replace(
        settings,
        decisions=decisions,
        furniture=tuple(dict.fromkeys((*settings.furniture, *furniture))),
        facts=(*settings.facts, NAMES) if is_file(names) else settings.facts,
    )


def _find_settings(start: Path, explicit: str | None) -> Settings:
    if explicit is not None:
        return read_settings(Path(explicit))
    for folder in (start.resolve(), *start.resolve().parents):
        for name in FILE_NAMES:
            found = folder / name
            if _holds_settings(found):
                return read_settings(found)
        if is_there(folder / ".git"):
            break
    return Settings()


def _holds_settings(path: Path) -> bool:
    """Whether there are settings of ours in a file; what is called like one and is none is an error when it is read."""
    if path.name != "pyproject.toml":
        return os.path.lexists(path)
    try:
        raw = read_regular(path)
    except OSError:
        return False
    return b"[tool.newslint" in raw or (_TOOL.search(raw) is not None and _names_us(raw))


def _names_us(raw: bytes) -> bool:
    """Whether a `pyproject.toml` that says `tool` in another way than usual means us by it, or nothing that it may."""
    try:
        tool = tomllib.loads(raw.decode("utf-8-sig")).get("tool", {})
    except (ValueError, RecursionError):
        # broken, and for all we can see not ours
        return False
    return not isinstance(tool, dict) or "newslint" in tool


def read_settings(path: Path) -> Settings:
    """The settings of one file; raises SettingsError with its path, its line where known, and a hint."""
    shown = str(path)
    try:
        text = read_text(path, "utf-8-sig")
    except FileNotFoundError:
        if path.is_symlink():
            raise SettingsError("is a link to nothing", path=shown, hint="mend the link, or take it away") from None
        raise SettingsError("no such settings file", path=shown, hint="check the name after --config") from None
    except NotUtf8Error as error:
        raise SettingsError(str(error), path=shown, line=error.line, hint="save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(f"can't be read: {error.strerror or error}", path=shown) from None
    table = _parse(text, shown)
    if path.name == "pyproject.toml":
        for name in ("tool", "newslint"):
            table = table.get(name, {})
            if not isinstance(table, dict):
                what = f"`{name}` must be a table, not {table!r}"
                raise SettingsError(what, path=shown, hint="write [tool.newslint]")
    try:
        read = msgspec.convert(table, SettingsTable)
    except msgspec.ValidationError as error:
        raise _tell_wrong(find_misfit(error, SettingsTable, table), shown, text) from None
    values = _settings_of(read)
    if isinstance(read.style, str):
        values["style"] = read_style(path.parent / read.style)
    if isinstance(read.encoding, str) and values["encoding"] is None:
        what = f"`{read.encoding}` is no encoding"
        hint = "a name as in `utf-8`, `cp1252` or `shift_jis`"
        raise SettingsError(what, path=shown, line=_line_of("encoding", text), hint=hint)
    return Settings(**values, path=shown, root=str(path.parent))


def _parse(text: str, path: str) -> dict[str, Any]:
    """The file as TOML has it; raises SettingsError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (len(text.splitlines()), None)
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise SettingsError(f"not TOML: {what}", path=path, line=line, column=column) from None
    except RecursionError:
        raise SettingsError("not TOML that anybody writes: it is nested too deep", path=path) from None


def _settings_of(read: SettingsTable) -> dict[str, Any]:
    """What is set, as `Settings` holds it."""
    values = read.collect()
    makers: dict[str, Callable[[Any], object]] = {
        "severity": _severities,
        "fail_on": _severity,
        "jobs": lambda jobs: AUTO if jobs == "auto" else jobs,
        "min_severity": _severity,
        "checks": lambda table: tuple(table.items()),
        "per_path": lambda tables: tuple(map(_path_settings, tables)),
        "dedup": lambda table: DedupSettings(**table.collect()),
        "clean": lambda table: CleanSettings(**table.collect()),
        "limits": _limits,
        "archive": lambda table: ArchiveSettings(**table.collect()),
        "encoding": codec_name,
        "style": lambda table: _style(table) if isinstance(table, Mapping) else (),
    }
    for name, make in makers.items():
        if name in values:
            values[name] = make(values[name])
    told = read.records.collect() if isinstance(read.records, RecordsTable) else {}
    return values | {"records": RecordFields(**told, encoding=values.get("encoding"))}


def read_style(path: Path) -> tuple[tuple[str, str], ...]:
    """The style of a style file: what stands under `style` and `words` there; raises SettingsError."""
    import yaml

    try:
        table = yaml.load(read_text(path), yaml.BaseLoader)
    except FileNotFoundError:
        raise SettingsError("no such style file", path=str(path), hint="check `style` in the settings") from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SettingsError(f"can't be read: {' '.join(str(error).split())}", path=str(path)) from None
    known = ("style", "words", "examples")
    if not isinstance(table, dict) or not {"style", "words"} & set(table) or set(table) - set(known):
        hint = "a table `style` of things and ways, a list of `words`, and `examples`"
        raise SettingsError("no style file", path=str(path), hint=hint)
    style, words = table.get("style") or {}, table.get("words") or []
    if not isinstance(style, dict) or not isinstance(words, list):
        raise SettingsError("`style` must be a table and `words` a list", path=str(path))
    return _style({**style, "words": tuple(map(str, words))})


def _style(table: Mapping[str, str | tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (thing, way) for thing, ways in table.items() for way in ((ways,) if isinstance(ways, str) else tuple(ways))
    )


def _severity(level: str) -> Severity:
    return Severity[level.upper()]


def _severities(table: Mapping[str, str]) -> tuple[tuple[str, Severity], ...]:
    return tuple((rule, _severity(level)) for rule, level in table.items())


def _path_settings(table: PathTable) -> PathSettings:
    values = table.collect()
    return PathSettings(**values | {"severity": _severities(values.get("severity", {}))})


def _limits(table: LimitsTable) -> LimitsSettings:
    million = {"document_mb": 1_000_000, "json_mb": 1_000_000}
    return LimitsSettings(
        **{name.removesuffix("_mb"): int(size * million.get(name, 1)) for name, size in table.collect().items()}
    )


def _tell_wrong(misfit: Misfit, path: str, text: str) -> SettingsError:
    """The error of what doesn't fit, with the line of its key."""
    line = _line_of(misfit.unknown or misfit.key, text)
    if misfit.unknown:
        hint = did_you_mean(misfit.unknown, misfit.keys)
        return SettingsError(f"unknown key `{misfit.unknown}`", path=path, line=line, hint=hint)
    if misfit.missing:
        what = f"`{misfit.key}` says no `{misfit.missing}`"
        return SettingsError(what, path=path, line=line, hint='add paths = ["wire/*.txt"]')
    named = misfit
    while not named.wanted and named.above and isinstance(named.steps[-1], int):
        # of a list it is told what the list may hold
        named = named.above
    return SettingsError(
        f"`{misfit.key}` must be {named.wanted or 'a table'}, not {named.value!r}", path=path, line=line
    )


def _line_of(key: str, text: str) -> int | None:
    """The line on which a key is set, if that can be told."""
    at = re.compile(rf"""^\s*(?:\[+.*?)?["']?{re.escape(key)}["']?\s*(?:=|\]|\.)""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if at.search(line)), None)
