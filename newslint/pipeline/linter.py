"""A run of `check`: documents in, a report out. Wires the rooms, does none of their work."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from newslint import checks
from newslint.engines.documents import map_documents
from newslint.faults import judged_apart, without_faults
from newslint.formats import read_file
from newslint.formats.registry import Item
from newslint.knowledge.tables import tables_of
from newslint.model import Finding, Report, Skipped, Unread, Unspoken, Unused
from newslint.pipeline.archive import Archive
from newslint.pipeline.baseline import Baseline
from newslint.pipeline.checker import Checker, FileResult, settle, without_fallbacks
from newslint.pipeline.profiling import Profile
from newslint.pipeline.suppressions import InvalidSuppression, Suppression
from newslint.rulebook.rule import Rule
from newslint.rulebook.wording import make_archive_finding
from newslint.settings import Settings

if TYPE_CHECKING:
    from newslint.store.archive import Archive as Index
    from newslint.store.comparison import Beside

#: contributions to the archive by the code of their rule, each with the path and record that it comes from
Contributions = dict[str, list[tuple[tuple[str, int], Any]]]


class KnownFindings(Struct, frozen=True):
    """The baseline of a run and what becomes of it: "" (only read), "write" or "prune"."""

    baseline: Baseline
    update: str = ""


class _Gathered(Struct):
    """What the documents of a run came to so far."""

    findings: list[Finding]
    contributions: Contributions
    suppressions: list[Suppression | InvalidSuppression]
    paths: set[str]
    unspoken: Counter[str]
    documents: int = 0
    stories: int = 0
    younger: int = 0

    def add(self, result: FileResult) -> None:
        self.documents += 1
        self.stories += result.stories
        self.younger += result.younger
        self.findings += result.findings
        self.suppressions += result.suppressions
        self.paths.add(result.place[0])
        self.unspoken.update(result.unspoken)
        for code, item in result.contributions:
            self.contributions.setdefault(code, []).append((result.place, item))


def lint(
    read: Iterable[Item],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    *,
    archive: Archive | None = None,
    index: Index | None = None,
    known: KnownFindings | None = None,
    counts: Callable[[Finding], bool] | None = None,
    profile: Profile | None = None,
) -> Report:
    """Check every document with every rule. The outcome is the same for any `settings.jobs` (1 or more processes).

    `archive` remembers what unchanged files came to and what the others contribute; `index` is the older index with
    whose stories those of this run are compared where there is no archive. `known` is the baseline, which is
    written or pruned if that was asked for; `counts` says which findings are told at all (those on changed lines).
    `profile` is told what each rule costs, in one process.
    """
    settings = settings or Settings()
    began = time.perf_counter()
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    tables = tables_of(settings)
    gathered = _Gathered([], {}, [], set(), Counter())
    arguments = (tuple(rules), settings, tables, None, profile)

    def checked(items: Iterable[Item], left: list[Unread], out: list[Skipped]) -> list[FileResult]:
        results = map_documents(Checker, arguments, items, left, out, 1 if profile else settings.jobs)
        return list(without_faults(results, left))

    fresh = checked(read, unread, skipped)
    if archive:
        archive.note(fresh, [*unread, *skipped])
        fresh += (result for _, result in archive.known)
    for result in fresh:
        unread += result.faults
        gathered.add(result)
    contributions = _Gathered([], {}, [], set(), Counter())
    for result in _with_others(fresh, archive, checked, gathered.paths):
        contributions.add(result)
    told: list[str] = []
    with tables.in_use():
        late = judge_archive(rules, contributions.contributions, index, told, unread, archive, profile)
    late = [finding for finding in late if finding.path in gathered.paths]
    fallbacks = {rule.code for rule in rules if rule.fallback}
    findings = [*gathered.findings, *without_fallbacks(late, gathered.findings, fallbacks)]
    settled = settle(findings, gathered.suppressions, rules, settings)
    kept = tuple(filter(counts, settled.findings)) if counts else settled.findings
    new = _without_known(kept, known, gathered.paths, rules)
    unread += (Unread(s.path, s.what, s.line) for s in settled.invalid)
    return Report(
        findings=new,
        documents=gathered.documents,
        stories=gathered.stories,
        rules=len(rules),
        unread=tuple(unread),
        skipped=tuple(skipped),
        seconds=time.perf_counter() - began,
        known=len(kept) - len(new),
        suppressed=settled.suppressed,
        unused=tuple(Unused(s.path, s.line, s.code, s.reason) for s in settled.unused),
        told=(*told, *(archive.notices if archive else ())),
        unspoken=_unspoken(rules, gathered.unspoken),
        younger=gathered.younger,
        baselined=_without(kept, new) if known else None,
    )


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    apart = {id(finding) for finding in others}
    return tuple(finding for finding in findings if id(finding) not in apart)


def _unspoken(rules: Sequence[Rule], stories: Counter[str]) -> Unspoken | None:
    """How many stories by language some rules have no word on, most first."""
    if not stories:
        return None
    silent = sum(not all(rule.speaks(language) for language in stories) for rule in rules)
    return Unspoken(silent, tuple(sorted(stories.items(), key=lambda item: (-item[1], item[0]))))


def _with_others(
    fresh: Sequence[FileResult],
    archive: Archive | None,
    checked: Callable[[Iterable[Item], list[Unread], list[Skipped]], list[FileResult]],
    paths: Iterable[str],
) -> list[FileResult]:
    """What a run came to, and what the other files of the archive contribute; those that nobody remembers are read."""
    if archive is None:
        return list(fresh)
    archive.given(paths)
    missing, others = archive.others()
    if missing:
        left: list[Unread] = []
        out: list[Skipped] = []
        read = (item for path in missing for item in read_file(path, archive.settings))
        results = checked(read, left, out)
        archive.note(results, [*left, *out])
        others += results
    return [*fresh, *others]


def judge_archive(
    rules: Sequence[Rule],
    contributions: Contributions,
    index: Index | None,
    told: list[str],
    unread: list[Unread],
    archive: Archive | None = None,
    profile: Profile | None = None,
) -> list[Finding]:
    """What archive checks find, in the order of paths and records, in whatever order they were read.

    What the user should know of the index is added to `told`, faults to `unread`.
    """
    found: list[Finding] = []
    rules = [rule for rule in rules if len(contributions.get(rule.code, ())) >= _fewest(rule, index)]
    if not rules:
        return found
    from newslint.store.comparison import Beside

    own = archive.own if archive else lambda path: None
    beside = Beside(index, told, own)
    for rule in rules:
        ordered = sorted(contributions[rule.code], key=lambda one: (own(one[0][0]) or one[0][0], one[0][1]))
        items = [(place[0], item) for place, item in ordered]
        with profile.timing(rule.code) if profile else nullcontext():
            found += judged_apart(partial(_judge, rule, beside), items, rule.code, unread)
    return found


def _fewest(rule: Rule, index: Index | None) -> int:
    """How many contributions a rule needs to find anything: one of our own that compares stories two of them."""
    return 1 if index or rule.check.startswith(checks.FILE) else 2


def _judge(rule: Rule, beside: Beside, items: list[Any]) -> list[Finding]:
    check = cast(checks.ArchiveCheck, checks.load_check(rule.check))
    return [make_archive_finding(rule, hit) for hit in check.judge(items, rule.options, beside)]


def _without_known(
    findings: tuple[Finding, ...], known: KnownFindings | None, paths: Iterable[str], rules: Sequence[Rule]
) -> tuple[Finding, ...]:
    """The findings that are new, once the baseline is written or pruned if that was asked for."""
    if known is None:
        return findings
    baseline, codes = known.baseline, [rule.code for rule in rules]
    if known.update == "write":
        baseline = baseline.rewritten(findings, paths, codes)
        baseline.save()
    elif known.update == "prune":
        baseline.pruned(findings, paths, codes).save()
    return baseline.without_known(findings)
