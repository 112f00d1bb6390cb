"""What the settings say of single paths, put over the findings of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from newslint.model import Finding
from newslint.rulebook.rule import is_named
from newslint.settings import PathSettings, Settings


def apply_per_path(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """The findings without those that a `[[per-path]]` leaves out, the others with the severity it gives.

    Later tables win over earlier ones. A table's `select` means: of the rules that ran, only these count here.
    """
    tables = [(_matcher(table.paths), table) for table in settings.per_path]
    for finding in findings:
        yield from _apply_tables(finding, tables)


def _apply_tables(finding: Finding, tables: Sequence[tuple[Callable[[str], bool], PathSettings]]) -> Iterator[Finding]:
    for holds, table in tables:
        if not holds(finding.path):
            continue
        if is_named(finding.code, finding.name, table.ignore):
            return
        if table.select and not is_named(finding.code, finding.name, table.select):
            return
        for word, severity in table.severity:
            if is_named(finding.code, finding.name, (word,)):
                finding = replace(finding, severity=severity)
    yield finding


def _matcher(globs: Sequence[str]) -> Callable[[str], bool]:
    import pathspec

    spec = pathspec.GitIgnoreSpec.from_lines(globs)
    return lambda path: spec.match_file(path.removeprefix("./"))
