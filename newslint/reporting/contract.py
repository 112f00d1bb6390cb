"""What the JSON of `check` and `dedup` holds, written down as types: the JSON Schemas are made of them.

Keys may be added in later versions; none that stand here are taken away or change what they mean while `schema` is 1.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal["error", "warning", "note"]


class Record(Struct):
    """A record of a file: its id and the physical line it starts on."""

    id: str
    line: int


class Lines(Struct):
    """1-based lines, the last one included."""

    line: int
    end_line: int


class Place(Struct):
    """1-based lines and columns in code points; end line inclusive, end column exclusive; a title is line 0."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(Place):
    """What to put in the place of some characters."""

    replacement: str


class Fix(Struct):
    """A way to fix a finding, and how safe it is."""

    title: str
    safety: Literal["safe", "unsafe", "show"]
    edits: list[Edit]


class Related(Place):
    """Another place that has to do with a finding, and what stands there."""

    path: str
    record: Record | None
    note: str


class Finding(Place):
    """What is wrong, where, and by which rule. `story` is its number in the document, or 0 outside all stories."""

    code: str
    name: str
    severity: Level
    message: str
    path: str
    record: Record | None
    story: int
    excerpt: str
    fingerprint: str
    fields: dict[str, str]
    related: list[Related]
    fix: Fix | None


class Unread(Struct):
    """Something that was asked for and could not be looked at."""

    path: str
    line: int | None
    what: str
    hint: str | None


class Skipped(Struct):
    """Something that was left out, and why."""

    path: str
    why: str


class Tool(Struct):
    """Who wrote the report."""

    name: Literal["newslint"]
    version: str


class CheckSummary(Struct):
    """What was looked at and found, in numbers."""

    documents: int
    stories: int
    rules: int
    findings: int
    known: int
    suppressed: int
    by_code: dict[str, int]
    unread: list[Unread]
    skipped: list[Skipped]


class CheckReport(Struct):
    """`newslint check --output-format json`."""

    schema: Literal[1]
    tool: Tool
    summary: CheckSummary
    findings: list[Finding]


class Member(Lines):
    """A story of a cluster."""

    path: str
    record: Record | None
    story: int
    title: str | None
    published: str | None


class SharedPassage(Struct):
    """A passage that two members share: `verbatim`, `edited` or in other words."""

    left: Lines
    right: Lines
    how: str


class Pair(Struct, kw_only=True):
    """Two members, by their numbers in the cluster, and what shows that they belong together."""

    left: int
    right: int
    similarity: float
    containment: float
    #: what of the other the one to keep lacks, "" for nothing; what changed from one to the other (`fact`, `style` …)
    missing: str
    changed: str
    differs: list[str]
    shared: list[SharedPassage]


class Statement(Struct):
    """What one member says of a point, and where."""

    member: int
    line: int
    says: str
    around: str


class Point(Struct, kw_only=True):
    """Something on which the members agree, or contradict each other; `slight` if only perhaps."""

    kind: str
    said: list[Statement]
    slight: bool = False


class Cluster(Struct):
    """Stories that repeat each other, which of them to keep (its number) and why."""

    id: str
    kind: Literal["exact", "near", "partial", "teaser", "retold"]
    keep: int
    why_kept: str
    members: list[Member]
    pairs: list[Pair]
    agree: list[Point]
    contradict: list[Point]


class DedupSummary(Struct):
    """What was compared, in numbers."""

    documents: int
    stories: int
    clusters: int
    dropped: int
    crowded: int
    unread: int
    short: int
    shared_urls: int


class DedupReport(Struct):
    """`newslint dedup --output-format json`."""

    schema: Literal[1]
    summary: DedupSummary
    clusters: list[Cluster]
