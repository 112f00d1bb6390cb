"""How repeated stories are looked for, and how the settings want it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from newslint.decisions import Decisions
from newslint.duplicates.keeper import CountFindings
from newslint.duplicates.members import Member
from newslint.errors import UsageError
from newslint.knowledge.tables import OWN, Tables, tables_of
from newslint.model import Document, Fields, Severity
from newslint.settings import KEEP, Settings

if TYPE_CHECKING:
    from newslint.pipeline.checker import Checker
    from newslint.segmenting.dates import DayOrder


KINDS = ("exact", "near", "partial", "teaser", "retold")
COPIES = frozenset(KINDS) - {"retold"}


class Options(Struct, frozen=True):
    """How to look. `date_order` says how "04/09/2019" is to be read; without it such a date is read
    if the other dates of its file say how.

    `threshold` (0 to 1, None for the engine's own) is the mean containment that joins copies.

    `keep` is the order of reasons to keep one story rather than others, of `settings.KEEP`; `findings_of` counts a
    member's findings for the reason `cleanest`. Without `evidence` no shared lines are told, which would be held.
    `drop` says which members of a cluster go (`DROPS`); with `changes` it is told what changed in each and why others
    were kept apart.
    `decisions` are an editor's, which outweigh all of this.
    `tables` is what is known of the world, by which stories are dated. Where some members are `preferred`, one of them
    is kept.
    """

    kinds: tuple[str, ...] = KINDS
    threshold: float | None = None
    plain: bool = False
    preferred_sources: tuple[str, ...] = ()
    jobs: int = 1
    keep: tuple[str, ...] = KEEP
    findings_of: CountFindings | None = None
    evidence: bool = True
    drop: str = "contained"
    changes: bool = False
    date_order: DayOrder | None = None
    tables: Tables = OWN
    preferred: Callable[[Member], bool] | None = None
    decisions: Decisions = Decisions()

    def preferring(self, preferred: Callable[[Member], bool]) -> Options:
        """These options, keeping of each cluster one that is preferred, if there is one."""
        return replace(self, preferred=preferred)


def dedup_options(
    settings: Settings, kinds: Sequence[str] | None = None, threshold: float | None = None, *, plain: bool = False
) -> Options:
    """The settings as options, with what is given over them. Raises UsageError for an unknown kind or none, and
    ValueError for a threshold out of its range.
    """
    if threshold is not None and not (isinstance(threshold, int | float) and 0 < threshold <= 1):
        raise ValueError(f"threshold is {threshold!r}; it must be above 0 and at most 1")
    kinds = kinds if kinds is not None else settings.dedup.kinds
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown or not kinds:
        raise UsageError(f"no such kind: {', '.join(unknown) or '(none)'}", hint=f"known are {', '.join(KINDS)}")
    return Options(
        kinds=tuple(kinds),
        threshold=threshold or settings.dedup.threshold,
        plain=plain,
        preferred_sources=settings.dedup.preferred_sources,
        jobs=settings.jobs,
        keep=settings.dedup.keep,
        drop=settings.dedup.drop,
        date_order=cast("DayOrder | None", settings.date_order),
        findings_of=FindingCounter(settings) if "cleanest" in settings.dedup.keep else None,
        tables=tables_of(settings),
        decisions=settings.decisions,
    )


class FindingCounter:
    """Counts the findings of a story; rules are loaded when it is first asked."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._checker: Checker | None = None

    def __call__(self, member: Member) -> dict[Severity, int]:
        """How many findings of each severity the story has by itself."""
        if self._checker is None:
            from newslint.pipeline.checker import Checker
            from newslint.rulebook import load_rules

            self._checker = Checker(load_rules(self._settings), self._settings, tables_of(self._settings))
        document = Document(member.path, member.text, fields=Fields(published=str(member.published or "") or None))
        return Counter(finding.severity for finding in self._checker.check(document))
