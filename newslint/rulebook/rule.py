"""A rule: what is wrong and why, where to look, and which check looks."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct

from newslint.model import Safety, Severity
from newslint.segmenting.view import Scope

#: a pack, or the start of a code that names its pack, as people type it
_TYPED = re.compile(r"[a-zA-Z]{3}[0-9]{0,3}")


def is_named(code: str, name: str, words: Iterable[str]) -> bool:
    """Whether one of the words is that code, the start of it, or that name, in any case."""
    return any(name == word.lower() or (_is_code(word) and code.startswith(word.upper())) for word in words)


def _is_code(word: str) -> bool:
    return word.isupper() or _TYPED.fullmatch(word) is not None


class Verdict(Struct, frozen=True):
    """How a rule speaks of one outcome of its check: severity and message template."""

    severity: Severity
    message: str


class FixPlan(Struct, frozen=True):
    """What a rule says of the edits that its check yields: a title (a template, as a message is) and their safety."""

    title: str
    safety: Safety


class Example(Struct, frozen=True):
    """A text that must be flagged at its marks (`wrong`), or stay silent (`right`, with the reason), or a known miss.

    `text` has its marks taken out, `marks` are the spans they stood around, `fixed` is the text after the fix.
    `given` are the circumstances: `as` (a part, or page: let the segmenter tell), `title`, `published`, `format`;
    `beside` are further stories.
    """

    kind: str
    text: str
    marks: tuple[tuple[int, int], ...]
    line: int
    because: str = ""
    fixed: str | None = None
    given: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()


class OptionValues(Struct, frozen=True, dict=True):
    """The options of a check as plain values, and the module that says what they are.

    It is loaded when they are first asked for: a text needs a third of the checks, and loading all takes longer than
    checking it.
    """

    module: str
    plain: dict[str, Any]

    @cached_property
    def made(self) -> Struct:
        """The check's own `Options`."""
        options: type[Struct] = importlib.import_module(self.module).Options
        return options(**{key: freeze(value) for key, value in self.plain.items()})


def freeze(value: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """The value with tuples for its lists."""
    return tuple(freeze(item) for item in value) if isinstance(value, (list, tuple)) else value


class Rule(Struct, frozen=True):
    """One rule file, read. `verdicts` holds at least the verdict named "" that a check gives by default."""

    code: str
    name: str
    summary: str
    why: str
    check: str
    given: Struct | OptionValues
    scope: Scope
    verdicts: tuple[tuple[str, Verdict], ...]
    notes: tuple[tuple[str, str], ...] = ()
    fix: FixPlan | None = None
    enabled: bool = True
    #: silent on a line for which another rule of its pack has a word
    fallback: bool = False
    #: for each pattern of the options strings of which a match holds at least one; none if unknown
    needs: tuple[tuple[str, ...], ...] = ()
    examples: tuple[Example, ...] = ()
    path: str = ""
    #: the languages that the rule speaks for; none for all of them
    languages: tuple[str, ...] = ()
    #: what its check looks at: `story`, `page` or `archive`
    unit: str = "story"
    #: what a text must hold for its check to be asked at all (`newslint.rulebook.gates`)
    gate: tuple[tuple[str, ...], ...] = ()

    @property
    def options(self) -> Struct:
        """The options of its check."""
        return self.given.made if isinstance(self.given, OptionValues) else self.given

    def speaks(self, language: str | None) -> bool:
        """Whether the rule has a word on texts in that language; of one that isn't known any may be meant."""
        return not self.languages or language is None or language.partition("-")[0] in self.languages

    @property
    def pack(self) -> str:
        """The three capitals that the code starts with."""
        return self.code[:3]

    def verdict(self, name: str) -> Verdict:
        """The verdict of that name; a check that gives one that its rule doesn't know gets the default."""
        known = dict(self.verdicts)
        return known.get(name) or known[""]
