"""Findings → those that users see: without what somebody lets stand, as `[[per-path]]` has them, without known ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newslint.model import Finding
from newslint.pipeline.baseline import Baseline
from newslint.pipeline.per_path import apply_per_path
from newslint.pipeline.suppressions import InvalidSuppression, Suppressing, Suppression
from newslint.rulebook.rule import Rule
from newslint.settings import Settings


class Settled(Struct, frozen=True):
    """The findings that users see, in the order of reports, and why others are not among them.

    `suppressed` counts what somebody lets stand, `known` what the baseline holds; `unused` are suppressions that let
    nothing stand, `invalid` those that can't be followed.
    """

    findings: tuple[Finding, ...]
    suppressed: int = 0
    known: int = 0
    unused: tuple[Suppression, ...] = ()
    invalid: tuple[InvalidSuppression, ...] = ()


def settle(
    findings: Sequence[Finding],
    given: Iterable[Suppression | InvalidSuppression],
    rules: Sequence[Rule],
    settings: Settings,
    baseline: Baseline | None = None,
) -> Settled:
    """The final findings: without what is suppressed, as `[[per-path]]` has them, without what the baseline knows."""
    settling = Settling(given, rules, settings)
    kept = tuple(settling.apply(sorted(findings, key=lambda f: f.order)))
    new = baseline.without_known(kept) if baseline else kept
    return Settled(new, settling.suppressed, len(kept) - len(new), settling.unused, settling.invalid)


class Settling:
    """Settles findings one after the other, which come in the order of reports: see `settle`."""

    def __init__(
        self, given: Iterable[Suppression | InvalidSuppression], rules: Sequence[Rule], settings: Settings
    ) -> None:
        given = tuple(dict.fromkeys(given))
        self._rules, self._settings = rules, settings
        self._suppressing = Suppressing(
            (s for s in given if isinstance(s, Suppression)),
            (
                Suppression("", 0, one.about[0], one.reason, words=one.about[1])
                for one in settings.decisions.about("ignore")
            ),
        )
        self.invalid = tuple(s for s in given if isinstance(s, InvalidSuppression))

    def apply(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without what is suppressed, as `[[per-path]]` has them."""
        return apply_per_path(self._suppressing.apply(findings), self._settings)

    @property
    def suppressed(self) -> int:
        """How many findings somebody lets stand, of those that were settled."""
        return self._suppressing.suppressed

    @property
    def unused(self) -> tuple[Suppression, ...]:
        """Suppressions that let nothing stand, once all is settled."""
        all_ran = not (self._settings.select or self._settings.ignore)
        return self._suppressing.find_unused([(rule.code, rule.name) for rule in self._rules], all_ran=all_ran)
