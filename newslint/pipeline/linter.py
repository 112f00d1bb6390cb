"""A run of `check`: documents in, a report out. Wires the rooms, does none of their work."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from newslint.engines.documents import map_documents
from newslint.formats.registry import Item
from newslint.knowledge.tables import tables_of
from newslint.model import Finding, Report, Skipped, Unread, Unspoken, Unused
from newslint.pipeline.archive import Archive
from newslint.pipeline.baseline import Baseline
from newslint.pipeline.checker import Checker, FileResult
from newslint.pipeline.finding_pile import FindingPile
from newslint.pipeline.judging import judge_run
from newslint.pipeline.one_voice import without_fallbacks
from newslint.pipeline.others import gather_others
from newslint.pipeline.profiling import Profile
from newslint.pipeline.settling import Settling
from newslint.pipeline.suppressions import InvalidSuppression, Suppression
from newslint.pipeline.troubled import Troubled
from newslint.rulebook.rule import Rule
from newslint.settings import Settings


class KnownFindings(Struct, frozen=True):
    """The baseline of a run and what becomes of it: "" (only read), "write" or "prune"."""

    baseline: Baseline
    update: str = ""


class _Gathered(Struct):
    """What the documents of a run came to so far."""

    findings: FindingPile
    #: each once: every record of a file has those of its side-car
    suppressions: dict[Suppression | InvalidSuppression, None]
    paths: set[str]
    unspoken: Counter[str]
    documents: int = 0
    stories: int = 0
    younger: int = 0

    def add(self, result: FileResult) -> None:
        self.documents += 1
        self.stories += result.stories
        self.younger += result.younger
        self.findings.extend(result.findings)
        self.suppressions.update(dict.fromkeys(result.suppressions))
        self.paths.add(result.place[0])
        self.unspoken.update(result.unspoken)


def lint(
    read: Iterable[Item],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    *,
    archive: Archive | None = None,
    known: KnownFindings | None = None,
    counts: Callable[[Finding], bool] | None = None,
    profile: Profile | None = None,
) -> Report:
    """Check every document with every rule. The outcome is the same for any `settings.jobs` (1 or more processes).

    `archive` remembers what unchanged files came to and what the others contribute. `known` is the baseline, which is
    written or pruned if that was asked for; `counts` says which findings are told at all (those on changed lines).
    `profile` is told what each rule costs, in one process.
    """
    settings = settings or Settings()
    began = time.perf_counter()
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    tables = tables_of(settings)
    archive = archive or Archive(None, settings, rules)
    gathered = _Gathered(FindingPile(), {}, set(), Counter())
    arguments = (tuple(rules), settings, tables, None, profile)

    def check_all() -> Iterator[FileResult]:
        troubled = Troubled(unread, skipped)
        for result in map_documents(Checker, arguments, read, unread, skipped, 1 if profile else settings.jobs):
            archive.add(result, troubled)
            yield result
        archive.finish(troubled)

    for result in chain(check_all(), archive.known):
        unread += result.faults
        gathered.add(result)
    others = gather_others(archive)
    with tables.in_use():
        late = judge_run(archive, others, unread, profile)
        if settings.archive.url:
            from newslint.pipeline.shared import judge_shared

            late += judge_shared(archive, others, late, unread)
    late = [finding for finding in late if finding.path in gathered.paths]
    fallbacks = {rule.code for rule in rules if rule.fallback}
    gathered.findings.extend(without_fallbacks(late, gathered.findings, fallbacks))
    settling = Settling(gathered.suppressions, rules, settings)
    kept = FindingPile(filter(counts, settling.apply(gathered.findings)))
    new, baselined = _without_known(kept, known, gathered.paths, rules)
    unread += (Unread(s.path, s.what, s.line) for s in settling.invalid)
    return Report(
        findings=new.plainly(),
        documents=gathered.documents,
        stories=gathered.stories,
        rules=len(rules),
        unread=tuple(unread),
        skipped=tuple(skipped),
        seconds=time.perf_counter() - began,
        known=len(kept) - len(new),
        suppressed=settling.suppressed,
        unused=tuple(Unused(s.path, s.line, s.code, s.reason) for s in settling.unused),
        told=archive.notices,
        unspoken=_unspoken(rules, gathered.unspoken),
        younger=gathered.younger,
        baselined=baselined.plainly() if known else None,
    )


def _unspoken(rules: Sequence[Rule], stories: Counter[str]) -> Unspoken | None:
    """How many stories by language some rules have no word on, most first."""
    if not stories:
        return None
    silent = sum(not all(rule.speaks(language) for language in stories) for rule in rules)
    return Unspoken(silent, tuple(sorted(stories.items(), key=lambda item: (-item[1], item[0]))))


def _without_known(
    findings: FindingPile, known: KnownFindings | None, paths: Iterable[str], rules: Sequence[Rule]
) -> tuple[FindingPile, FindingPile]:
    """The findings that are new and those that are known, once the baseline is written or pruned if that was asked."""
    if known is None:
        return findings, FindingPile()
    baseline, codes = known.baseline, [rule.code for rule in rules]
    if known.update == "write":
        baseline = baseline.rewritten(findings, paths, codes)
        baseline.save()
    elif known.update == "prune":
        baseline.prune(findings, paths, codes).save()
    new, old = FindingPile(), FindingPile()
    for finding, is_known in baseline.tell_known(findings):
        (old if is_known else new).extend([finding])
    return new, old
