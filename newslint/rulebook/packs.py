"""The packs that come with newslint: what each is about, and the pages on the web that tell of their rules."""

from __future__ import annotations

from pathlib import Path

from newslint.rulebook.rule import Rule

#: where the documentation stands; mkdocs.yml says the same
SITE = "https://newslint.github.io/newslint/"
#: pack → what its rules are about, in the order of their weight
PACKS = {
    "FCT": "statements that can't be right",
    "DUP": "stories, passages and lines that repeat",
    "BPL": "furniture: what belongs to the page and not to the story",
    "ENC": "damage between bytes and characters",
    "CPY": "copy errors that a sub-editor would mark",
}


def own_folder() -> Path:
    """The folder of our own packs: in a checkout beside the package, when installed within it."""
    here = Path(__file__).resolve().parent.parent
    return here / "rules" if (here / "rules").is_dir() else here.parent / "rules"


def page_of(rule: Rule) -> str | None:
    """The address of the page about a rule; None for one that doesn't come with newslint."""
    return f"{SITE}rules/{rule.code}/" if is_own(rule) else None


def is_own(rule: Rule) -> bool:
    """Whether a rule comes with newslint."""
    return bool(rule.path) and own_folder() in Path(rule.path).parents
