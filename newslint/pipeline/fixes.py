"""Fixes: chooses edits that don't overlap, puts them in, and lints again until nothing more can be fixed."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newslint.formats import read_stream
from newslint.formats.rewrite import can_write, read_bytes, rewrite, write_bytes
from newslint.model import Document, Edit, Finding, Safety, Unread
from newslint.pipeline.linter import Checker, FileResult
from newslint.pipeline.suppressions import Suppression, apply_suppressions
from newslint.settings import Settings

#: a file is linted again at most this often: fixes that undo each other must end
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class FixedFile:
    """One file before and after, uncompressed, and how many findings of each code were fixed in it."""

    path: str
    before: bytes
    after: bytes
    fixed: Counter[str] = field(default_factory=Counter)


def fix_files(
    paths: Iterable[str],
    settings: Settings,
    examine: Checker,
    *,
    unsafe: bool,
    wanted: Callable[[Finding], bool] = lambda finding: True,
) -> Iterator[FixedFile | Unread]:
    """What each file would be with its fixes in; nothing is written. Files without any are left out.

    `unsafe` takes fixes that may change the meaning too. `wanted` says which findings count.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}

    def counts(finding: Finding) -> bool:
        return finding.fix is not None and finding.fix.safety in allowed and wanted(finding)

    for path in paths:
        if not can_write(path):
            continue
        try:
            raw = read_bytes(path)
            result = _fix(path, raw, settings, examine, counts)
        except (OSError, EOFError, zlib.error, ValueError) as error:
            yield Unread(path, f"can't be fixed: {error}", hint="nothing was written")
            continue
        if result.after != raw:
            yield result


def write_fixed(result: FixedFile) -> None:
    """Put the fixed content in the file's place, at once. Raises OSError."""
    write_bytes(result.path, result.after)


def _fix(path: str, raw: bytes, settings: Settings, examine: Checker, counts: Callable[[Finding], bool]) -> FixedFile:
    before, mended = raw, Counter[str]()
    for _ in range(ROUNDS):
        documents = [item for item in read_stream(path, io.BytesIO(raw), settings) if isinstance(item, Document)]
        chosen = [
            (document, list(without_overlaps(f for f in _standing(examine(document)) if counts(f))))
            for document in documents
        ]
        if not any(findings for _, findings in chosen):
            break
        mended.update(finding.code for _, findings in chosen for finding in findings)
        raw = rewrite(
            path, raw, [(document, list(_edits(findings))) for document, findings in chosen], settings.records
        )
    return FixedFile(path, before, raw, mended)


def _standing(examined: FileResult) -> tuple[Finding, ...]:
    """The findings that nobody lets stand."""
    return apply_suppressions(
        examined.findings, (s for s in examined.suppressions if isinstance(s, Suppression)), ()
    ).kept


def without_overlaps(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose fixes touch nothing that an earlier one's does; the others wait for the next round."""
    taken: list[Edit] = []
    for finding in findings:
        edits = [placed.edit for placed in finding.fix.edits] if finding.fix else []
        if edits and not any(_touch(edit, other) for edit in edits for other in taken):
            taken += edits
            yield finding


def _touch(one: Edit, two: Edit) -> bool:
    return one.span.start <= two.span.end and two.span.start <= one.span.end


def _edits(findings: Sequence[Finding]) -> Iterator[Edit]:
    for finding in findings:
        if finding.fix:
            yield from (placed.edit for placed in finding.fix.edits)
