"""Findings of a text that is being written: those of its own at once, those of its archive soon after."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslint import checks
from newslint.formats import make_document, read_stream
from newslint.formats.registry import format_of
from newslint.knowledge.tables import tables_of
from newslint.model import Document, Finding, Format
from newslint.opening import is_file, is_there
from newslint.pipeline.archive import archive_of_run
from newslint.pipeline.baseline import Baseline, load_baseline, nearest_baseline
from newslint.pipeline.checker import Checker
from newslint.pipeline.linter import KnownFindings, lint
from newslint.rulebook import load_rules
from newslint.rulebook.rule import Rule
from newslint.settings import Settings
from newslint.settings_file import find_settings


class DocumentChecker:
    """Checks one text at a time, as a run of `check` with these settings would, baseline and tables included."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, baseline: Baseline | None = None) -> None:
        self.settings = settings
        self.baseline = baseline
        self.rules = {rule.code: rule for rule in rules}
        self.checker = Checker(rules, settings, tables_of(settings), baseline)
        self._of_archive = frozenset(rule.code for rule in rules if checks.unit_of(rule.check) == "archive")

    def findings(self, path: str, text: str) -> tuple[Document, tuple[Finding, ...]]:
        """The document that a text in a file of that name is, and what is wrong with it."""
        form = format_of(path).form
        read = make_document(path, text.encode("utf-8", "replace"), form or Format.TEXT)
        if form is None:
            # files of records have no lines of their own that an editor could show
            return read, ()
        return read, self.checker.check(read)

    def findings_beside(self, path: str, text: str) -> tuple[Finding, ...] | None:
        """All that a run of `check` tells of a text in that file, beside the rest of its archive; None for records.

        What is as it is saved is remembered in the archive's store.
        """
        if format_of(path).form is None:
            return None
        archive = archive_of_run(self.settings, self.checker.rules, [path])
        data = text.encode("utf-8", "replace")
        is_saved = is_file(path) and Path(path).read_bytes() == data
        read = archive.read([path]) if is_saved else read_stream(path, io.BytesIO(data), self.settings)
        try:
            known = KnownFindings(self.baseline) if self.baseline else None
            report = lint(read, self.checker.rules, self.settings, archive=archive, known=known)
        finally:
            archive.close()
        return tuple(report.findings)

    def of_archive(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those of the rules that look across documents."""
        return (finding for finding in findings if finding.code in self._of_archive)


def make_checker(config: str | None = None) -> DocumentChecker:
    """The checker that the settings ask for as they stand now. Raises SettingsError for broken ones."""
    settings = find_settings(Path.cwd(), config)
    file = nearest_baseline(settings)
    baseline = load_baseline(file) if settings.baseline or is_there(file) else None
    return DocumentChecker(load_rules(settings), settings, baseline)


def still_standing(found: Iterable[Finding], read: Document) -> tuple[Finding, ...]:
    """Those of earlier findings whose line is as it was in a text that has changed since."""
    starts, source = read.line_starts, read.source
    standing = []
    for finding in found:
        row = finding.place.line - read.first_line
        if not 0 <= row < len(starts) or finding.place.end_line - read.first_line >= len(starts):
            continue
        end = starts[row + 1] if row + 1 < len(starts) else len(source)
        line = source[starts[row] : end].rstrip("\r\n")
        if line[finding.context_column - 1 :].startswith(finding.context):
            standing.append(finding)
    return tuple(standing)
