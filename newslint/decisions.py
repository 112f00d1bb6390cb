"""What an editor has decided of an archive, a line each, in `newslint.decisions` beside the settings.

    apart "a.txt: Ferry stops sailing" "b.txt: Ferry sails on" because the second is of last year
    keep "wire.jsonl#r17" because it is ours
    drop "post/bridge.txt" because it was withdrawn
    furniture "Read more of our coverage"
    ignore CPY601 "Anna Petrowa" because she spells it so

Lines are sorted and independent, so that two branches merge. A story goes by its path, counted from the file's folder,
with its title or its record's id where the file holds several.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from newslint.errors import SettingsError
from newslint.opening import read_text

NAME = "newslint.decisions"
#: the table of names that are right, with their roles, which is read as the settings' `facts` are
NAMES = "newslint.names"
_LINE = re.compile(
    r'(?P<verb>[a-z]+)(?P<told>(?:\s+(?:"[^"]*"|(?!because\b)[\w-]+))*)(?:\s+because\s+(?P<reason>\S.*))?\s*'
)
_WORD = re.compile(r'"([^"]*)"|([\w-]+)')
_HINT = 'a line reads `apart "A" "B" because …`, `keep "A" because …`, `drop "A"`, `furniture "…"` or `ignore CODE "…"`'
#: what can be decided
Verb = Literal["apart", "keep", "drop", "furniture", "ignore"]
_VERBS: dict[str, Verb] = {verb: verb for verb in get_args(Verb)}
#: the verbs that take two words; the others take one
_OF_TWO: frozenset[Verb] = frozenset({"apart", "ignore"})


class Decision(Struct, frozen=True):
    """One line: what is decided (`verb`), of what, and why."""

    verb: Verb
    about: tuple[str, ...]
    reason: str = ""

    def __str__(self) -> str:
        """The line, as it is written."""
        words = " ".join(
            word if self.verb == "ignore" and at == 0 else f'"{plain(word)}"' for at, word in enumerate(self.about)
        )
        return f"{self.verb} {words}" + (f" because {' '.join(self.reason.split())}" if self.reason else "")


class Decisions(Struct, frozen=True):
    """All that was decided; `folder` is what paths in it count from."""

    folder: str = "."
    all: tuple[Decision, ...] = ()

    def about(self, verb: Verb) -> tuple[Decision, ...]:
        """The decisions of one sort."""
        return tuple(one for one in self.all if one.verb == verb)

    def names(self, path: str, record: str | None, title: str | None, story: int) -> frozenset[str]:
        """The names that a story goes by."""
        own = self.own(path)
        if record is not None:
            return frozenset((own, f"{own}#{plain(record)}"))
        return frozenset((own, f"{own}: {plain(title or '')}", f"{own}: story {story}"))

    def own(self, path: str) -> str:
        """A path as this file gives it."""
        return plain(os.path.relpath(os.path.realpath(path), os.path.realpath(self.folder)).replace(os.sep, "/"))

    def are_apart(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether it was decided that two stories are not one."""
        return any(
            (a in one and b in other) or (b in one and a in other) for a, b in (d.about for d in self.about("apart"))
        )

    def is_said(self, verb: Verb, names: frozenset[str]) -> bool:
        """Whether it was decided to `keep` or `drop` a story."""
        return any(one.about[0] in names for one in self.about(verb))


def plain(word: str) -> str:
    """A word as it may stand between quotation marks on one line."""
    return " ".join(word.replace('"', "'").split())


def read_decisions(folder: str) -> Decisions:
    """The decisions in a folder, none if there is no such file. Raises SettingsError with its line for a broken one."""
    path = Path(folder, NAME)
    try:
        lines = read_text(path, "utf-8-sig").splitlines()
    except FileNotFoundError:
        return Decisions(folder)
    except (OSError, ValueError) as error:
        told = (isinstance(error, OSError) and error.strerror) or error
        raise SettingsError(f"can't be read: {told}", path=str(path)) from None
    return Decisions(folder, tuple(parse_decisions(lines, str(path))))


def parse_decisions(lines: Iterable[str], path: str) -> list[Decision]:
    """The decisions on the lines. Raises SettingsError."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            raise SettingsError("a merge conflict", path=path, line=number, hint="keep the lines of both sides")
        parsed = _LINE.fullmatch(line.strip())
        about = tuple(quoted or bare for quoted, bare in _WORD.findall(parsed["told"])) if parsed else ()
        verb = _VERBS.get(parsed["verb"]) if parsed else None
        if not parsed or verb is None or len(about) != 1 + (verb in _OF_TWO):
            raise SettingsError("no decision that newslint knows", path=path, line=number, hint=_HINT)
        found.append(Decision(verb, tuple(map(plain, about)), parsed["reason"] or ""))
    return list(dict.fromkeys(found))
