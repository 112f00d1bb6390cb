"""Settings: `newslint.toml` or `[tool.newslint]` in `pyproject.toml`, and flags, become one frozen `Settings`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from newslint.errors import SettingsError
from newslint.model import Severity
from newslint.opening import read_regular, read_text

#: processes that anybody may ask for
MOST_JOBS = 1024
FILE_NAMES = ("newslint.toml", ".newslint.toml", "pyproject.toml")
#: a language as BCP 47 writes it
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


#: codecs of Python's that are made for something else than files
_NO_ENCODINGS = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem"))


def codec_name(word: str) -> str | None:
    """The encoding of text that goes by a name, as Python spells it, or None."""
    import codecs

    try:
        codec = codecs.lookup(word)
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding and codec.name not in _NO_ENCODINGS else None


class RecordFields(Struct, frozen=True):
    """Which fields of a record hold what, and in what encoding; None means the usual names are tried, and evidence."""

    id: str | None = None
    text: str | None = None
    title: str | None = None
    date: str | None = None
    #: the encoding of the files that hold them, and of all others
    encoding: str | None = None


class PathSettings(Struct, frozen=True):
    """What holds for the paths that one of `paths` (globs, as in .gitignore) matches, on top of everything else."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()


#: why one of several stories is kept: each reason leaves out those that are worse by it
KEEP = ("preferred", "longest", "earliest")
#: the reasons that there are; telling the cleanest takes a look at every story with every rule, so it must be asked for
REASONS = (*KEEP, "cleanest")


#: which copies go: those that are the same; those of which every number, name and day and nine tenths of the words
#: stand in the one that is kept; or all of a cluster
DROPS = ("exact", "contained", "near")


class DedupSettings(Struct, frozen=True):
    """How repeated stories are looked for, and which are kept.

    `keep` is the order of reasons (`KEEP` is the usual one), `preferred_sources` are kept rather than others, first is
    best. `drop` says which copies go: those that are the same, those of which nothing is lost (`contained`), or all.
    """

    kinds: tuple[str, ...] = ("exact", "near", "partial", "teaser", "retold")
    threshold: float | None = None
    preferred_sources: tuple[str, ...] = ()
    keep: tuple[str, ...] = KEEP
    drop: str = "contained"


class CleanSettings(Struct, frozen=True):
    """What `newslint clean` does: fix damage, take furniture out, keep one of repeated stories, split pages,
    take out what is only `likely` to be furniture, too."""

    damage: bool = True
    furniture: bool = True
    repeats: tuple[str, ...] = ("exact", "near", "partial", "teaser")
    split: bool = False
    likely: bool = False


class LimitsSettings(Struct, frozen=True):
    """How much is held at once; what is longer is told and not read.

    `document` is in bytes or characters of one story, page or record: eight million are a shelf of books (not measured
    as such; 64 million in one line took 3.9 GB, so that eight take about half a gigabyte). `json` is in bytes of a
    `.json` file, which is held whole; `expansion` is how many times its own size a compressed file may hold (news packs
    to a third).
    """

    document: int = 8_000_000
    json: int = 512_000_000
    expansion: int = 200


class Settings(Struct, frozen=True):
    """Everything that can be set. `select` and `ignore` take codes, prefixes of codes, and names."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    packs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity = Severity.WARNING
    #: the least that reports for people show; what machines read holds everything
    min_severity: Severity = Severity.WARNING
    baseline: str | None = None
    jobs: int = 1
    cache: bool = True
    records: RecordFields = RecordFields()
    per_path: tuple[PathSettings, ...] = ()
    dedup: DedupSettings = DedupSettings()
    clean: CleanSettings = CleanSettings()
    limits: LimitsSettings = LimitsSettings()
    facts: tuple[str, ...] = ()
    #: checks of the user's own, each a name that rule files may use and the Python file that holds it
    checks: tuple[tuple[str, str], ...] = ()
    furniture: tuple[str, ...] = ()
    #: the BCP 47 code of the language that everything is in; found for each story if it isn't said
    language: str | None = None
    #: the encoding of every file that bears no byte order mark; told from the bytes if it isn't said
    encoding: str | None = None
    #: the file they came from and the folder that relative paths in it count from
    path: str | None = None
    root: str = "."

    def with_flags(self, **flags: object) -> Settings:
        """These settings with every flag that isn't None put over them."""
        return replace(self, **{name: value for name, value in flags.items() if value is not None})

    def located(self, path: str) -> Path:
        """A path from the settings file, counted from that file's folder."""
        return Path(self.root, path)


def find_settings(start: Path, explicit: str | None = None) -> Settings:
    """The settings for a run in folder `start`: of the file named, or of the nearest one in it or above it.

    Raises SettingsError for a file that is missing or broken, with its path, its line where known, and a hint.
    """
    if explicit is not None:
        return read_settings(Path(explicit))
    for folder in (start.resolve(), *start.resolve().parents):
        for name in FILE_NAMES:
            found = folder / name
            if _holds_settings(found):
                return read_settings(found)
        if (folder / ".git").exists():
            break
    return Settings()


def _holds_settings(path: Path) -> bool:
    """Whether there are settings of ours in a file; what is called like one and is none is an error when it is read."""
    if path.name != "pyproject.toml":
        return path.exists() and not path.is_dir()
    try:
        return b"[tool.newslint" in read_regular(path)
    except OSError:
        return False


def read_settings(path: Path) -> Settings:
    """The settings of one file; raises SettingsError."""
    import tomllib

    shown = str(path)
    try:
        text = read_text(path, "utf-8-sig")
    except FileNotFoundError:
        raise SettingsError("no such settings file", path=shown, hint="check the name after --config") from None
    except (OSError, ValueError) as error:
        told = (isinstance(error, OSError) and error.strerror) or error
        raise SettingsError(f"can't be read: {told}", path=shown) from None
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (len(text.splitlines()), None)
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise SettingsError(f"not TOML: {what}", path=shown, line=line, column=column) from None
    except RecursionError:
        raise SettingsError("not TOML that anybody writes: it is nested too deep", path=shown) from None
    if path.name == "pyproject.toml":
        for name in ("tool", "newslint"):
            table = table.get(name, {})
            if not isinstance(table, dict):
                what = f"`{name}` must be a table, not {table!r}"
                raise SettingsError(what, path=shown, hint="write [tool.newslint]")
    return _Reader(shown, text).settings(table, str(path.parent))


class _Reader:
    """Turns TOML tables into settings, and says where a table is wrong."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def wrong(self, key: str, what: str, hint: str | None = None) -> SettingsError:
        """An error that points at the line on which `key` is set, if that can be told."""
        at = re.compile(rf"""^\s*(?:\[+.*?)?["']?{re.escape(key)}["']?\s*(?:=|\]|\.)""")
        line = next((n for n, text in enumerate(self.lines, 1) if at.search(text)), None)
        return SettingsError(what, path=self.path, line=line, hint=hint)

    def settings(self, table: Mapping[str, Any], root: str) -> Settings:
        known: dict[str, Callable[[str, object], Any]] = {
            "select": self.words,
            "ignore": self.words,
            "severity": self.severities,
            "packs": self.words,
            "exclude": self.words,
            "fail-on": self.severity,
            "min-severity": self.severity,
            "baseline": self.word,
            "jobs": self.count,
            "cache": self.flag,
            "records": self.records,
            "per-path": self.per_path,
            "dedup": self.dedup,
            "clean": self.clean,
            "limits": self.limits,
            "facts": self.words,
            "checks": self.files,
            "furniture": self.words,
            "language": self.language,
            "encoding": self.encoding,
        }
        self.known(table, known)
        values: dict[str, Any] = {key.replace("-", "_"): known[key](key, value) for key, value in table.items()}
        if encoding := values.get("encoding"):
            values["records"] = replace(values.get("records", RecordFields()), encoding=encoding)
        return Settings(**values, path=self.path, root=root)

    def known(self, table: Mapping[str, Any], names: Iterable[str]) -> None:
        for key in table:
            if key not in set(names):
                import difflib

                close = difflib.get_close_matches(key, list(names), 1)
                hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(sorted(names))}"
                raise self.wrong(key, f"unknown key `{key}`", hint)

    def word(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, f"`{key}` must be a string, not {value!r}")
        return value

    def language(self, key: str, value: object) -> str:
        word = self.word(key, value)
        if not LANGUAGE.fullmatch(word):
            raise self.wrong(key, f"`{word}` is no language", "a code as in `en`, `de` or `pt-BR`")
        return word

    def encoding(self, key: str, value: object) -> str:
        name = codec_name(self.word(key, value))
        if name is None:
            raise self.wrong(key, f"`{value}` is no encoding", "a name as in `utf-8`, `cp1252` or `shift_jis`")
        return name

    def words(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, f"`{key}` must be a list of strings, not {value!r}")
        return tuple(value)

    def flag(self, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise self.wrong(key, f"`{key}` must be true or false, not {value!r}")
        return value

    def count(self, key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, f"`{key}` must be 0 (all cores) or more, not {value!r}")
        if value > MOST_JOBS:
            raise self.wrong(key, f"`{key}` must be at most {MOST_JOBS}, not {value!r}")
        return value

    def share(self, key: str, value: object) -> float:
        if not isinstance(value, (int, float)) or not 0 < value <= 1:
            raise self.wrong(key, f"`{key}` must be above 0 and at most 1, not {value!r}")
        return float(value)

    def severity(self, key: str, value: object) -> Severity:
        try:
            return severity_named(str(value))
        except KeyError:
            raise self.wrong(key, f"`{key}` must be error, warning or note, not {value!r}") from None

    def table(self, key: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(key, f"`{key}` must be a table, not {value!r}")
        return value

    def kinds(self, key: str, value: object) -> tuple[str, ...]:
        words, known = self.words(key, value), DedupSettings().kinds
        for word in words:
            if word not in known:
                raise self.wrong(key, f"`{word}` is no kind of repeats", f"known are {', '.join(known)}")
        return words

    def reasons(self, key: str, value: object) -> tuple[str, ...]:
        words = self.words(key, value)
        for word in words:
            if word not in REASONS:
                raise self.wrong(key, f"`{word}` is no reason to keep a story", f"known are {', '.join(REASONS)}")
        return words

    def drop(self, key: str, value: object) -> str:
        if value not in DROPS:
            raise self.wrong(key, f"`{key}` must be one of {', '.join(DROPS)}, not {value!r}")
        return str(value)

    def severities(self, key: str, value: object) -> tuple[tuple[str, Severity], ...]:
        return tuple((rule, self.severity(rule, level)) for rule, level in self.table(key, value).items())

    def files(self, key: str, value: object) -> tuple[tuple[str, str], ...]:
        return tuple((name, self.word(name, path)) for name, path in self.table(key, value).items())

    def records(self, key: str, value: object) -> RecordFields:
        table = self.table(key, value)
        known = {f"{f.name}-field": f.name for f in fields(RecordFields) if f.name != "encoding"}
        self.known(table, known)
        return RecordFields(**{known[name]: self.word(name, item) for name, item in table.items()})

    def per_path(self, key: str, value: object) -> tuple[PathSettings, ...]:
        if not isinstance(value, list):
            raise self.wrong(key, "`per-path` must be a list of tables", "write [[per-path]]")
        return tuple(self._one_path(key, item) for item in value)

    def _one_path(self, key: str, value: object) -> PathSettings:
        table = self.table(key, value)
        known = {"paths": self.words, "select": self.words, "ignore": self.words, "severity": self.severities}
        self.known(table, known)
        if not table.get("paths"):
            raise self.wrong(key, "`per-path` says no `paths`", 'add paths = ["wire/*.txt"]')
        return PathSettings(**{name: known[name](name, item) for name, item in table.items()})  # type: ignore[arg-type]

    def dedup(self, key: str, value: object) -> DedupSettings:
        table = self.table(key, value)
        known: dict[str, Callable[[str, object], object]] = {
            "kinds": self.kinds,
            "threshold": self.share,
            "preferred-sources": self.words,
            "keep": self.reasons,
            "drop": self.drop,
        }
        self.known(table, known)
        values: dict[str, Any] = {name.replace("-", "_"): known[name](name, item) for name, item in table.items()}
        return DedupSettings(**values)

    def limits(self, key: str, value: object) -> LimitsSettings:
        table = self.table(key, value)
        known = {"document-mb": 1_000_000, "json-mb": 1_000_000, "expansion": 1}
        self.known(table, known)
        for name, item in table.items():
            if not isinstance(item, (int, float)) or isinstance(item, bool) or not 0 < item < 1e6:
                raise self.wrong(name, f"`{name}` must be a number above 0, not {item!r}")
        return LimitsSettings(**{name.removesuffix("-mb"): int(item * known[name]) for name, item in table.items()})

    def clean(self, key: str, value: object) -> CleanSettings:
        table = self.table(key, value)
        known = {
            "damage": self.flag,
            "furniture": self.flag,
            "repeats": self.kinds,
            "split": self.flag,
            "likely": self.flag,
        }
        self.known(table, known)
        return CleanSettings(**{name: known[name](name, item) for name, item in table.items()})  # type: ignore[arg-type]


def severity_named(name: str) -> Severity:
    """The severity called `error`, `warning` or `note`; KeyError for another word."""
    return Severity[name.upper()] if name == name.lower() else Severity["?"]
