"""How the settings want repeated stories to be looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from newslint.duplicates.members import Member
from newslint.errors import UsageError
from newslint.knowledge.tables import tables_of
from newslint.model import Document, Fields, Severity
from newslint.pipeline.deduplication import KINDS, Options
from newslint.settings import Settings

if TYPE_CHECKING:
    from newslint.pipeline.checker import Checker
    from newslint.segmenting.dates import DayOrder


def dedup_options(
    settings: Settings, kinds: Sequence[str] | None = None, threshold: float | None = None, *, plain: bool = False
) -> Options:
    """The settings as options, with what is given over them. Raises UsageError for an unknown kind or none."""
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
