"""What a rule file may hold, written down as types: the JSON Schema of rule files is made of them.

`newslint.rulebook.files` reads them, and says where one is wrong; tests hold the two together.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

Level = Literal["error", "warning", "note"]
PartName = Literal[
    "page", "story", "body", "narration", "headline", "byline", "dateline", "summary", "paragraph", "subhead",
    "quotation", "caption", "alt", "furniture", "front-matter",
]  # fmt: skip
Language = Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class VerdictTable(Struct, forbid_unknown_fields=True):
    """How the rule speaks of one outcome of its check, where that isn't the usual one."""

    severity: Level | None = None
    message: str | None = None


class FixTable(Struct, forbid_unknown_fields=True):
    """What the edits of the check do, and how safe they are."""

    title: str
    safety: Literal["safe", "unsafe", "show"]


class ExampleTable(Struct, forbid_unknown_fields=True, rename={"as_": "as"}):
    """A text that is `wrong` at its marks ⟦ ⟧, `right` although it comes near, or a miss that is known."""

    wrong: str | None = None
    right: str | None = None
    missed: str | None = None
    because: str | None = None
    fixed: str | None = None
    beside: list[str] | None = None
    as_: str | None = None
    title: str | None = None
    published: str | None = None
    format: Literal["text", "markdown", "html"] | None = None
    language: Language | None = None
    encoding: str | None = None
    guessed: str | None = None


class RuleFile(Struct, kw_only=True, forbid_unknown_fields=True, rename={"in_": "in", "with_": "with"}):
    """One rule, whose examples are its tests."""

    code: Annotated[str, Meta(pattern="^[A-Z]{3}[0-9]{3}$")]
    name: Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    severity: Level
    summary: str
    message: str
    why: str
    in_: PartName | list[PartName]
    quoted: Literal["no", "yes", "either"] | bool | None = None
    check: str
    with_: dict[str, Any] | None = None
    verdicts: dict[str, VerdictTable] | None = None
    notes: dict[str, str] | None = None
    fix: FixTable | None = None
    fallback: bool | None = None
    enabled: bool | None = None
    languages: list[Language] | None = None
    examples: Annotated[list[ExampleTable], Meta(min_length=1)]
