"""Fixes: chooses edits that don't overlap, puts them in, and lints again until nothing more can be fixed."""

from __future__ import annotations

import bisect
import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from newslint.faults import fault_of
from newslint.formats import read_stream
from newslint.formats.registry import can_write, format_of
from newslint.formats.rewrite import read_bytes, rewrite, unpack, write_bytes
from newslint.model import Document, Edit, Finding, Safety, Skipped, Span, Unread
from newslint.pipeline.checker import Checker, FileResult
from newslint.settings import Settings

#: a file is linted again at most this often: fixes that undo each other must end
ROUNDS = 6


class FixedFile(Struct, frozen=True):
    """One file before and after, uncompressed, and how many findings of each code were fixed in it.

    `stored` is what stands in the file.
    """

    path: str
    before: bytes
    after: bytes
    stored: bytes
    fixed: Counter[str] = field(default_factory=Counter)


class NotWritten(Struct, frozen=True):
    """A file of a format that is read and not written: it stays as it is, and its findings are told by a check."""

    path: str
    format: str


def fix_files(
    paths: Iterable[str | Unread | Skipped],
    settings: Settings,
    checker: Checker,
    *,
    unsafe: bool,
) -> Iterator[FixedFile | NotWritten | Unread | Skipped]:
    """What each file would be with its fixes in; nothing is written. What can't be looked at is told as it comes.

    `unsafe` takes fixes that may change the meaning too.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}

    def counts(finding: Finding) -> bool:
        return finding.fix is not None and finding.fix.safety in allowed

    for path in paths:
        if not isinstance(path, str):
            yield path
            continue
        if not can_write(path):
            yield NotWritten(path, "standard input" if path == "-" else format_of(path).name)
            continue
        untold: list[Unread | Skipped] = []
        try:
            stored = read_bytes(path)
            yield _fix(path, stored, settings, checker, counts, untold)
        except (OSError, EOFError, zlib.error, ValueError) as error:
            yield Unread(path, f"can't be fixed: {error}", hint="nothing was written")
        except Exception as error:
            yield fault_of(error, path)
        yield from dict.fromkeys(untold)


def write_fixed(result: FixedFile) -> None:
    """Put the fixed content in the file's place, at once. Raises OSError, also if the file has changed since."""
    write_bytes(result.path, result.after, result.stored)


def _fix(
    path: str,
    stored: bytes,
    settings: Settings,
    checker: Checker,
    counts: Callable[[Finding], bool],
    untold: list[Unread | Skipped],
) -> FixedFile:
    """The file with its fixes in; what could not be looked at in it is put on the list of the `untold`."""
    before = raw = unpack(stored, settings.limits.expansion)
    mended = Counter[str]()
    for _ in range(ROUNDS):
        chosen = []
        for item in read_stream(path, io.BytesIO(raw), settings):
            if not isinstance(item, Document):
                untold.append(item)
                continue
            examined = _check_apart(checker, item)
            untold += examined.faults
            chosen.append((item, list(without_overlaps(f for f in checker.final(examined) if counts(f)))))
        if not any(findings for _, findings in chosen):
            break
        mended.update(finding.code for _, findings in chosen for finding in findings)
        raw = rewrite(
            path, raw, [(document, list(_edits(findings))) for document, findings in chosen], settings.records
        )
    return FixedFile(path, before, raw, stored, mended)


def _check_apart(checker: Checker, document: Document) -> FileResult:
    """What the document came to; a fault of newslint's own in it leaves it without findings."""
    try:
        return checker(document)
    except Exception as error:
        return FileResult((document.path, 0), (), 0, faults=(fault_of(error, document.path, document.record),))


def without_overlaps(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose fixes touch nothing that an earlier one's does; the others wait for the next round."""
    # in order, with none in another: the last that starts before an edit's end reaches furthest
    taken: list[Span] = []
    for finding in findings:
        spans = [placed.edit.span for placed in finding.fix.edits] if finding.fix else []
        if spans and not any(_touches(span, taken) for span in spans):
            for span in spans:
                bisect.insort(taken, span)
            yield finding


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    before = bisect.bisect_right(taken, span.end, key=lambda other: other.start)
    return before > 0 and taken[before - 1].end >= span.start


def _edits(findings: Sequence[Finding]) -> Iterator[Edit]:
    for finding in findings:
        if finding.fix:
            yield from (placed.edit for placed in finding.fix.edits)
