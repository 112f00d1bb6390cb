"""Settings: `newslint.toml` or `[tool.newslint]` in `pyproject.toml`, and flags, become one frozen `Settings`."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newslint.decisions import Decisions
from newslint.model import Severity

#: processes that anybody may ask for
MOST_JOBS = 1024
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


#: as many processes as there are cores, where there is enough to do
AUTO = -1


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


class ArchiveSettings(Struct, frozen=True):
    """Where an archive lies that several machines share, as `redis://host:6379/0`; `$NAME` is a variable's value."""

    url: str | None = None


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
    #: processes; `AUTO` for one a core where there is enough to do
    jobs: int = AUTO
    cache: bool = True
    records: RecordFields = RecordFields()
    per_path: tuple[PathSettings, ...] = ()
    dedup: DedupSettings = DedupSettings()
    clean: CleanSettings = CleanSettings()
    limits: LimitsSettings = LimitsSettings()
    archive: ArchiveSettings = ArchiveSettings()
    facts: tuple[str, ...] = ()
    #: checks of the user's own, each a name that rule files may use and the Python file that holds it
    checks: tuple[tuple[str, str], ...] = ()
    furniture: tuple[str, ...] = ()
    #: how the house writes what may be written in several ways: (thing, way), and under `words` one word each
    style: tuple[tuple[str, str], ...] = ()
    #: the BCP 47 code of the language that everything is in; found for each story if it isn't said
    language: str | None = None
    #: how dates such as 04/09/2019 are to be read, `dmy` or `mdy`; only those that their page settles if it isn't said
    date_order: str | None = None
    #: the encoding of every file that bears no byte order mark; told from the bytes if it isn't said
    encoding: str | None = None
    #: the file they came from and the folder that relative paths in it count from
    path: str | None = None
    root: str = "."
    #: what an editor has decided, read from the file beside this one
    decisions: Decisions = Decisions()

    def with_flags(self, **flags: object) -> Settings:
        """These settings with every flag that isn't None put over them."""
        return replace(self, **{name: value for name, value in flags.items() if value is not None})

    def locate(self, path: str) -> Path:
        """A path from the settings file, counted from that file's folder."""
        return Path(self.root, path)


def severity_named(name: str) -> Severity:
    """The severity called `error`, `warning` or `note`; KeyError for another word."""
    return Severity[name.upper()] if name == name.lower() else Severity["?"]
