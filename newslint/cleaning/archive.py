"""Cleans an archive in two passes: the first judges every document, the second writes the copy and its manifest.

What the first pass decided waits in a file on disk, so that memory holds no archive, however large its files are.
"""

from __future__ import annotations

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from newslint.cleaning.amounts import lost
from newslint.cleaning.certainty import is_sure_to_recur
from newslint.cleaning.cleaner import Cleaner, Outcome
from newslint.cleaning.furniture import Cut
from newslint.cleaning.plans import Decisions, Entry, Plan
from newslint.cleaning.repeats import seek_repeats
from newslint.cleaning.surroundings import Surroundings
from newslint.engines import map_ordered
from newslint.engines.documents import Spread
from newslint.faults import Isolated, tell_killed
from newslint.formats import read_file
from newslint.formats.edit_in_place import Patch, patch_of
from newslint.formats.registry import format_of
from newslint.formats.walk import walk_files
from newslint.model import Document, Fault, Finding, RecordRef, Skipped, Unread
from newslint.pipeline.judging import Contributions, judge_contributions
from newslint.pipeline.settling import settle
from newslint.pipeline.suppressions import InvalidSuppression, Suppression
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

#: lets documents pass, and may count them
Watched = Callable[[Iterable[Document]], Iterable[Document]]


def decide(
    plan: Plan, watched: Watched = iter, spread: Spread | None = None, around: Surroundings | None = None
) -> Decisions:
    """Look at every document, as `watched` lets them pass, and decide what becomes of it.

    They are looked at on the machines of `spread`, if there are some, and compared with the archive `around` them.
    """
    found = Decisions(tempfile.TemporaryFile(prefix="newslint-"))  # noqa: SIM115  (lives as long as what it belongs to)
    gathered: Contributions = defaultdict(list)
    given: list[Suppression | InvalidSuppression] = []
    looked = _spread_out(plan, found, spread) if spread else _one_by_one(plan, found, watched)
    cleaned = _clean(found, gathered, given, looked, around)
    if "repeats" in plan.steps:
        seek_repeats(plan, found, cleaned, around)
    else:
        for _ in cleaned:
            pass
        if around:
            around.finish()
    found.spool.flush()
    findings = around.recurring(found.unread) if around else judge_contributions(plan.rules, gathered, found.unread)
    _note_recurring(plan, found, findings, given)
    return found


def _clean(
    found: Decisions,
    gathered: Contributions,
    given: list[Suppression | InvalidSuppression],
    looked: Iterable[tuple[Patch, Outcome | Fault]],
    around: Surroundings | None,
) -> Iterator[Document]:
    """The cleaned documents; what was decided about each goes to the spool as it passes."""
    for patch, outcome in looked:
        found.documents += 1
        if isinstance(outcome, Fault):
            # nothing is decided about it: it is copied as it is
            found.unread.append(outcome)
            pickle.dump(Entry(outcome.path, None, patch, ()), found.spool)
            continue
        found.unread += outcome.faults
        found.stories += outcome.stories
        found.lines += outcome.before.lines
        found.words += outcome.before.words
        if what := lost(outcome.before, outcome.after):
            found.losses.append((outcome.path, outcome.record.id if outcome.record else None, what))
        pickle.dump(_entry(outcome, patch), found.spool)
        given += outcome.suppressions
        if around:
            around.add(outcome)
        for code, item in () if around else outcome.contributions:
            gathered[code].append(((outcome.path, outcome.record.line if outcome.record else 0), item))
        yield outcome.fixed


def _one_by_one(plan: Plan, found: Decisions, watched: Watched) -> Iterator[tuple[Patch, Outcome | Fault]]:
    """What became of each document, on this machine."""
    heads: list[Patch] = []
    arguments = (plan.settings, plan.rules, plan.steps)
    worker = partial(Cleaner, takes_likely=plan.takes_likely)
    documents = watched(_documents(plan, found, heads))
    for outcome in map_ordered(Isolated[Outcome], (worker, arguments), documents, plan.settings.jobs, tell_killed):
        yield heads.pop(0), outcome


def _spread_out(plan: Plan, found: Decisions, spread: Spread) -> Iterator[tuple[Patch, Outcome | Fault]]:
    """What became of each document, on the machines of `spread`."""
    files = list(_files(plan, found))
    worker = partial(_Decider, takes_likely=plan.takes_likely)
    arguments = (plan.settings, plan.rules, plan.steps)
    results = spread.map_files(files, worker, arguments, found.unread, found.skipped, every=True)
    for result in results:
        if isinstance(result, Fault):
            raise RuntimeError(result.what)  # a document without its place: the copy would be another's
        yield result


class _Decider:
    """A cleaner that knows which document of a file it looks at."""

    def __init__(
        self, settings: Settings, rules: Sequence[Rule], steps: Sequence[str], *, takes_likely: bool = False
    ) -> None:
        self._cleaner = Isolated(partial(Cleaner, takes_likely=takes_likely), (settings, rules, steps))
        self._number = 0

    def begin(self) -> None:
        """Another file follows."""
        self._number = 0

    def __call__(self, document: Document) -> tuple[Patch, Outcome | Fault]:
        """The patch that the document begins with, and what became of it."""
        self._number += 1
        patch = patch_of(document, (), self._number)
        return patch, self._cleaner(_numbered(document, patch))


def _entry(outcome: Outcome, patch: Patch) -> Entry:
    record = outcome.record.id if outcome.record else None
    return Entry(outcome.path, record, replace(patch, edits=outcome.edits), outcome.changes, outcome.mending)


def _documents(plan: Plan, found: Decisions, heads: list[Patch]) -> Iterator[Document]:
    """The documents of the archive, the records of each file known by a number of their own."""
    for item in _files(plan, found):
        number = 0
        for read in read_file(item, plan.settings):
            if isinstance(read, Unread):
                found.unread.append(read)
            elif isinstance(read, Skipped):
                found.skipped.append(read)
            else:
                number += 1
                patch = patch_of(read, (), number)
                heads.append(patch)
                yield _numbered(read, patch)


def _files(plan: Plan, found: Decisions) -> Iterator[str]:
    """The files that are cleaned, in order; those that are only copied are told."""
    for item in walk_files(plan.paths, plan.settings.exclude):
        if not isinstance(item, str):
            (found.unread if isinstance(item, Unread) else found.skipped).append(item)  # type: ignore[arg-type]
            continue
        found.paths.append(item)
        if format_of(item).holds_files:
            what = f"can't be cleaned: {format_of(item).name} isn't written back"
            found.unread.append(Unread(item, what, None, "it is copied as it is; unpack it"))
        else:
            yield item


def _numbered(document: Document, patch: Patch) -> Document:
    """The document, known by its number where several records may start on one line of a file."""
    if document.record and format_of(document.path).numbered:
        return replace(document, record=RecordRef(document.record.id, patch.place, document.record.number))
    return document


def _note_recurring(
    plan: Plan,
    found: Decisions,
    findings: Sequence[Finding],
    given: Sequence[Suppression | InvalidSuppression],
) -> None:
    """Lines that recur in the archive, of which single documents tell nothing."""
    for finding in settle(findings, given, plan.rules, plan.settings).findings:
        if not (plan.takes_likely or is_sure_to_recur(finding)):
            continue
        place = (finding.path, finding.record.line if finding.record else 0)
        found.recurring.setdefault(place, []).append(Cut(finding.span, finding.code, whole=True))
