"""What `newslint.toml` may hold, as types, and what of it becomes `Settings`.

The types are the schema as well (`newslint schema settings`). The description of a type ends the sentence
"`key` must be …".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import asdict

from newslint.model import Severity
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


def values_of(read: SettingsTable) -> dict[str, Any]:
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
        "style": lambda table: style_of(table) if isinstance(table, Mapping) else (),
    }
    for name, make in makers.items():
        if name in values:
            values[name] = make(values[name])
    told = read.records.collect() if isinstance(read.records, RecordsTable) else {}
    return values | {"records": RecordFields(**told, encoding=values.get("encoding"))}


def style_of(table: Mapping[str, str | tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Each thing with each of its ways."""
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
