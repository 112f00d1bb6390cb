"""Cleans an archive in two passes: the first judges every document, the second writes the copy and its manifest.

What the first pass decided waits in a file on disk, so that memory holds no archive, however large its files are.
"""

from __future__ import annotations

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

from newslint import checks
from newslint.cleaning.cleaner import Cleaner, Outcome
from newslint.cleaning.furniture import Cut
from newslint.cleaning.plans import Decisions, Entry, Plan
from newslint.cleaning.repeats import seek_repeats
from newslint.engines import map_ordered
from newslint.faults import Isolated, judged_apart
from newslint.formats import read_file
from newslint.formats.edit_in_place import Patch, patch_of
from newslint.formats.json_records import JSON_ENDINGS
from newslint.formats.walk import walk_files
from newslint.model import Document, Fault, Finding, RecordRef, Skipped, Unread
from newslint.pipeline.per_path import apply_per_path
from newslint.pipeline.suppressions import Suppression, apply_suppressions
from newslint.rulebook.rule import Rule
from newslint.rulebook.wording import make_archive_finding


def decide(plan: Plan) -> Decisions:
    """Look at every document and decide what becomes of it."""
    found = Decisions(tempfile.TemporaryFile(prefix="newslint-"))  # noqa: SIM115  (lives as long as what it belongs to)
    gathered: dict[str, list[tuple[tuple[str, int], Any]]] = defaultdict(list)
    orders: list[Suppression] = []
    cleaned = _clean(plan, found, gathered, orders)
    if "repeats" in plan.steps:
        seek_repeats(plan, found, cleaned)
    else:
        for _ in cleaned:
            pass
    found.spool.flush()
    _note_recurring(plan, found, gathered, orders)
    return found


def _clean(
    plan: Plan, found: Decisions, gathered: dict[str, list[tuple[tuple[str, int], Any]]], orders: list[Suppression]
) -> Iterator[Document]:
    """The cleaned documents; what was decided about each goes to the spool as it passes."""
    heads: list[Patch] = []
    arguments = (plan.settings, plan.rules, plan.steps)
    results = map_ordered(Isolated[Outcome], (Cleaner, arguments), _documents(plan, found, heads), plan.settings.jobs)
    for outcome in results:
        found.documents += 1
        if isinstance(outcome, Fault):
            # nothing is decided about it: it is copied as it is
            found.unread.append(outcome)
            pickle.dump(Entry(outcome.path, None, heads.pop(0), ()), found.spool)
            continue
        found.unread += outcome.faults
        found.stories += outcome.stories
        pickle.dump(_entry(outcome, heads.pop(0)), found.spool)
        orders += outcome.orders
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
                if read.record and item.lower().removesuffix(".gz").endswith(JSON_ENDINGS):
                    # several records may start on one line of such a file
                    read = replace(read, record=RecordRef(read.record.id, patch.place, read.record.number))
                yield read


def _recurring(rule: Rule, items: list[Any]) -> list[Finding]:
    return [make_archive_finding(rule, hit) for hit in checks.load_check(rule.check).judge(items, rule.options)]


def _note_recurring(
    plan: Plan, found: Decisions, gathered: dict[str, list[tuple[tuple[str, int], Any]]], orders: Sequence[Suppression]
) -> None:
    """Lines that recur in the archive, of which single documents tell nothing."""
    findings = []
    for rule in plan.rules:
        if rule.code in gathered:
            items = [(place[0], item) for place, item in sorted(gathered.pop(rule.code), key=lambda one: one[0])]
            findings += judged_apart(partial(_recurring, rule), items, rule.code, found.unread)
    for finding in apply_per_path(apply_suppressions(findings, orders, ()).kept, plan.settings):
        place = (finding.path, finding.record.line if finding.record else 0)
        found.recurring.setdefault(place, []).append(Cut(finding.span, finding.code, whole=True))
