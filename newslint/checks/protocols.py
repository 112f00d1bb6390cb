"""What a check must offer. A check is a module; which of these it is, its `UNIT` says.

Every check has `Options`, a frozen msgspec Struct of what a rule may set under `with:` (names with hyphens there, with
underscores here), and `UNIT`. It keeps nothing between calls, prints nothing and raises for nothing that a text holds.
It may be called in any process, for documents in any order.

A check that has nothing to say unless certain strings stand in the text says which, and isn't even loaded for texts
without them: `GATE`, or where they hang on a rule's options `gate_for(options)`. Either is a tuple of groups of strings
in small letters: `GATE = (DIGITS, ("percent", "per cent", "%"))`. The text in small letters must hold one of every
group; for a story that is all from its first passage to its last, for a check of pages the whole document. A check that
would speak of a text whose gate is shut is wrong: `tests/rulebook/test_gates.py` asks every rule's examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from newslint.model import Hit, LocatedHit
    from newslint.segmenting.view import View
    from newslint.store.comparison import Beside


#: a figure, as a group of a gate
DIGITS = tuple("0123456789")


class StoryCheck(Protocol):
    """Looks at one story at a time, and once at what stands outside all stories."""

    UNIT: Literal["story"]
    Options: type[Struct]

    def check(self, view: View, options: Any) -> Iterator[Hit]:  # noqa: ANN401  (its own Options)
        """What is wrong in the passages of `view`, whose spans count in the document's text, in any order."""


class PageCheck(Protocol):
    """Looks at a whole document at once."""

    UNIT: Literal["page"]
    Options: type[Struct]

    def check(self, view: View, options: Any) -> Iterator[Hit]:  # noqa: ANN401  (its own Options)
        """What is wrong in the passages of `view`, those of all stories."""


class ArchiveCheck(Protocol):
    """Judges what only the archive as a whole can tell: gathers from every story, judges once at the end."""

    UNIT: Literal["archive"]
    Options: type[Struct]
    #: what `gather` gives: a Struct whose fields msgpack can hold, so that the archive store can remember it
    Contribution: type[Struct]

    def gather(self, view: View, options: Any) -> Any:  # noqa: ANN401  (its own Options and contribution)
        """What the story contributes, small and picklable, or None for nothing."""

    def judge(self, contributions: Sequence[Any], options: Any, archive: Beside) -> Iterator[LocatedHit]:  # noqa: ANN401
        """What is wrong, by the contributions in the order of their documents (path, record).

        `archive` answers what other stories of the archive are like that this run didn't read.
        """


Check = StoryCheck | PageCheck | ArchiveCheck
