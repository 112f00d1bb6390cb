"""What decides what a document comes to, as digests: newslint, its rules, how files are read, facts."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newslint import __version__, checks
from newslint.knowledge.tables import tables_of
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

#: the check that gathers stories for their copies
STORIES = "copies"


class Gathering(Struct, frozen=True):
    """One way in which a check gathers from stories: its digest, the check's name, and the rules that judge by it."""

    digest: str
    check: str
    rules: tuple[Rule, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Under which codes contributions are handed in."""
        return tuple(rule.code for rule in self.rules) or (self.check,)


@functools.cache
def own_code() -> bytes:
    """A digest of newslint itself: its version and, as a checkout changes without one, the times of its files."""
    package = Path(__file__).parent.parent
    told = hashlib.blake2b(__version__.encode(), digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
            told.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return told.digest()


def digest_of_results(settings: Settings, rules: Sequence[Rule]) -> str:
    """32 hex digits for all that decides what a document comes to, newslint itself aside."""
    told = _reading(settings)
    for rule in rules:
        told.update(_plain(rule))
        told.update(_source(rule.check))
    return str(told.hexdigest())


def gatherings_of(settings: Settings, rules: Sequence[Rule]) -> list[Gathering]:
    """The ways in which the checks of these rules gather from stories what is judged of an archive."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.unit != "archive":
            continue
        parts: tuple[object, ...] = (rule.check, tuple(rule.languages))
        if not getattr(checks.load_check(rule.check), "GATHERS_ALIKE", False):
            parts += (sorted(rule.scope.parts), rule.scope.quoted, rule.options)
        found.setdefault(_digest_of_gathering(settings, rule.check, parts), []).append(rule)
    return [Gathering(digest, many[0].check, tuple(many)) for digest, many in found.items()]


def gathering_of_stories(settings: Settings) -> Gathering:
    """The way in which stories are gathered, as rules that look for copies in any language have it."""
    return Gathering(_digest_of_gathering(settings, STORIES, (STORIES, ())), STORIES)


def _digest_of_gathering(settings: Settings, check: str, parts: tuple[object, ...]) -> str:
    told = _reading(settings)
    told.update(repr(parts).encode())
    told.update(_source(check))
    return str(told.hexdigest())


def _reading(settings: Settings) -> Any:  # noqa: ANN401  (hashlib's own)
    told = hashlib.blake2b(digest_size=16)
    reading = (settings.records, settings.language, settings.encoding, settings.limits, settings.date_order)
    told.update(msgspec.msgpack.encode(reading))
    for path in tables_of(settings).files:
        told.update(_content(path))
    return told


def _source(check: str) -> bytes:
    return _content(check.removeprefix(checks.FILE)) if check.startswith(checks.FILE) else b""


def _plain(rule: Rule) -> bytes:
    scope = (sorted(rule.scope.parts), rule.scope.quoted)
    return repr((replace(rule, examples=(), path="", scope=cast(Any, scope)),)).encode()


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
