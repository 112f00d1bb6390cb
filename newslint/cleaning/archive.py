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
from newslint.engines import map_ordered
from newslint.faults import Isolated
from newslint.formats import read_file
from newslint.formats.edit_in_place import Patch, patch_of
from newslint.formats.registry import format_of
from newslint.formats.walk import walk_files
from newslint.model import Document, Fault, RecordRef, Skipped, Unread
from newslint.pipeline.checker import settle
from newslint.pipeline.linter import Contributions, judge_archive
from newslint.pipeline.suppressions import InvalidSuppression, Suppression

#: lets documents pass, and may count them
Watched = Callable[[Iterable[Document]], Iterable[Document]]


def decide(plan: Plan, watched: Watched = iter) -> Decisions:
    """Look at every document, as `watched` lets them pass, and decide what becomes of it."""
    found = Decisions(tempfile.TemporaryFile(prefix="newslint-"))  # noqa: SIM115  (lives as long as what it belongs to)
    gathered: Contributions = defaultdict(list)
    given: list[Suppression | InvalidSuppression] = []
    cleaned = _clean(plan, found, gathered, given, watched)
    if "repeats" in plan.steps:
        seek_repeats(plan, found, cleaned)
    else:
        for _ in cleaned:
            pass
    found.spool.flush()
    _note_recurring(plan, found, gathered, given)
    return found


def _clean(
    plan: Plan,
    found: Decisions,
    gathered: Contributions,
    given: list[Suppression | InvalidSuppression],
    watched: Watched,
) -> Iterator[Document]:
    """The cleaned documents; what was decided about each goes to the spool as it passes."""
    heads: list[Patch] = []
    arguments = (plan.settings, plan.rules, plan.steps)
    worker = partial(Cleaner, takes_likely=plan.takes_likely)
    documents = watched(_documents(plan, found, heads))
    results = map_ordered(Isolated[Outcome], (worker, arguments), documents, plan.settings.jobs)
    for outcome in results:
        found.documents += 1
        if isinstance(outcome, Fault):
            # nothing is decided about it: it is copied as it is
            found.unread.append(outcome)
            pickle.dump(Entry(outcome.path, None, heads.pop(0), ()), found.spool)
            continue
        found.unread += outcome.faults
        found.stories += outcome.stories
        found.lines += outcome.before.lines
        found.words += outcome.before.words
        if what := lost(outcome.before, outcome.after):
            found.losses.append((outcome.path, outcome.record.id if outcome.record else None, what))
        pickle.dump(_entry(outcome, heads.pop(0)), found.spool)
        given += outcome.suppressions
        for code, item in outcome.contributions:
            gathered[code].append(((outcome.path, outcome.record.line if outcome.record else 0), item))
        yield outcome.fixed


def _entry(outcome: Outcome, patch: Patch) -> Entry:
    record = outcome.record.id if outcome.record else None
    return Entry(outcome.path, record, replace(patch, edits=outcome.edits), outcome.changes, outcome.mending)


def _documents(plan: Plan, found: Decisions, heads: list[Patch]) -> Iterator[Document]:
    """The documents of the archive, the records of each file known by a number of their own."""
    for item in walk_files(plan.paths, plan.settings.exclude):
        if not isinstance(item, str):
            (found.unread if isinstance(item, Unread) else found.skipped).append(item)  # type: ignore[arg-type]
            continue
        found.paths.append(item)
        if format_of(item).holds_files:
            what = f"can't be cleaned: {format_of(item).name} isn't written back"
            found.unread.append(Unread(item, what, None, "it is copied as it is; unpack it"))
            continue
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
                if read.record and format_of(item).numbered:
                    # several records may start on one line of such a file
                    read = replace(read, record=RecordRef(read.record.id, patch.place, read.record.number))
                yield read


def _note_recurring(
    plan: Plan,
    found: Decisions,
    gathered: Contributions,
    given: Sequence[Suppression | InvalidSuppression],
) -> None:
    """Lines that recur in the archive, of which single documents tell nothing."""
    findings = judge_archive(plan.rules, gathered, None, [], found.unread)
    for finding in settle(findings, given, plan.rules, plan.settings).findings:
        if not (plan.takes_likely or is_sure_to_recur(finding)):
            continue
        place = (finding.path, finding.record.line if finding.record else 0)
        found.recurring.setdefault(place, []).append(Cut(finding.span, finding.code, whole=True))
