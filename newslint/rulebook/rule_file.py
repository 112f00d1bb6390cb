"""What a rule file may hold, written down as types: it is read into them, and the JSON Schema is made of them.

The description of a type ends the sentence "… is wanted here".
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from newslint.settings import LANGUAGE

Text = Annotated[str, Meta(description="text")]
Level = Literal["error", "warning", "note"]
PartName = Literal[
    "page", "story", "body", "narration", "headline", "byline", "dateline", "summary", "paragraph", "subhead",
    "quotation", "caption", "alt", "furniture", "front-matter",
]  # fmt: skip
#: the parts that an example may be; `page` leaves it to the segmenter
ExamplePart = Literal[
    "page", "headline", "byline", "dateline", "summary", "paragraph", "subhead", "quotation", "caption", "alt",
    "furniture", "front-matter",
]  # fmt: skip
Language = Annotated[
    str, Meta(pattern=f"^(?:{LANGUAGE.pattern})$", description="a language's code, as in `en` or `de`,")
]


class VerdictTable(Struct, frozen=True, forbid_unknown_fields=True):
    """How the rule speaks of one outcome of its check, where that isn't the usual one; `silent`: to `clean` alone."""

    severity: Level | Literal["silent"] | None = None
    message: Text | None = None


class FixTable(Struct, frozen=True, forbid_unknown_fields=True):
    """What the edits of the check do, and how safe they are."""

    title: Text
    safety: Literal["safe", "unsafe", "show"]


class ExampleTable(Struct, frozen=True, forbid_unknown_fields=True, rename={"as_": "as"}):
    """A text that is `wrong` at its marks ⟦ ⟧, `right` although it comes near, or a miss that is known."""

    wrong: Text | None = None
    right: Text | None = None
    missed: Text | None = None
    because: Text | None = None
    fixed: Text | None = None
    beside: Annotated[list[Text], Meta(description="a list")] | None = None
    as_: ExamplePart | None = None
    title: Text | None = None
    published: Text | None = None
    format: Literal["text", "markdown", "html"] | None = None
    language: Language | None = None
    encoding: Text | None = None
    guessed: Text | None = None


class RuleFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"in_": "in", "with_": "with"}):
    """One rule, whose examples are its tests."""

    code: Annotated[
        str, Meta(pattern="^[A-Z]{3}[0-9]{3}$", description="a code of three capitals and three digits, as in CPY101,")
    ]
    name: Annotated[
        str,
        Meta(
            pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            description="a name of lower-case words with hyphens, as in doubled-word,",
        ),
    ]
    severity: Level
    summary: Text
    message: Text
    why: Text
    in_: PartName | Annotated[list[PartName], Meta(min_length=1, description="a part, or a list of some,")]
    quoted: Literal["no", "yes", "either"] | None = None
    check: Text
    with_: Annotated[dict[str, Any], Meta(description="a mapping of keys and values")] = field(default_factory=dict)
    verdicts: Annotated[dict[str, VerdictTable], Meta(description="a mapping of keys and values")] = field(
        default_factory=dict
    )
    notes: Annotated[dict[str, Text], Meta(description="a mapping of keys and values")] = field(default_factory=dict)
    fix: FixTable | None = None
    fallback: Annotated[bool, Meta(description="true or false")] = False
    enabled: Annotated[bool, Meta(description="true or false")] = True
    languages: Annotated[list[Language], Meta(description="a list")] = field(default_factory=list)
    examples: Annotated[list[ExampleTable], Meta(min_length=1, description="a list of examples, its tests,")]
