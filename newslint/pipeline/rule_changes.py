"""What changed rules find that they didn't find before, and what they find no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from newslint.formats import read_paths
from newslint.model import Document, Finding, Skipped, Unread
from newslint.pipeline.linter import lint
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

_Key = tuple[str, str, str, int, int, int, int]


class Changes(Struct, frozen=True):
    """What is gained and lost, how much is the same, and what could not be read."""

    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]
    same: int
    documents: int
    unread: tuple[Unread, ...]


def compare_rules(
    before: Sequence[Rule], after: Sequence[Rule], read: Callable[[], Iterable[Document | Unread | Skipped]],
    settings: Settings,
) -> Changes:  # fmt: skip
    """Run both over what `read` gives, twice the same, and tell what only one of them finds."""
    plain = Settings(facts=settings.facts, root=settings.root, jobs=settings.jobs)
    old, new = (lint(read(), rules, plain) for rules in (before, after))
    known, found = ({_key(f): f for f in report.findings} for report in (old, new))
    return Changes(
        tuple(f for key, f in found.items() if key not in known),
        tuple(f for key, f in known.items() if key not in found),
        len(known.keys() & found.keys()),
        new.documents,
        new.unread,
    )


def _key(f: Finding) -> _Key:
    place = f.place
    record = f.record.id if f.record else ""
    return (f.code, f.path, record, place.line, place.column, place.end_line, place.end_column)


def examples_as_documents(rules: Iterable[Rule]) -> list[Document]:
    """The texts of the examples of some rules, each once."""
    found: dict[str, Document] = {}
    for rule in rules:
        for example in rule.examples:
            found.setdefault(example.text, Document(f"{rule.path}:{example.line}", example.text))
    return list(found.values())


def read_all(paths: Sequence[str], settings: Settings) -> list[Document | Unread | Skipped]:
    """Everything under the paths, held: it is looked at twice."""
    return list(read_paths(paths, settings))
