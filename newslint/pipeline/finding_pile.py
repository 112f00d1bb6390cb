"""The findings of a run: in memory while they are few, packed in a temporary file once they are many."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import IO, overload

from newslint.model import Finding

#: findings that are held as they are, some 3 KB each: an archive of a thousand articles stays in memory. Not measured
MOST_HELD = 5_000
#: findings of one document that are packed together
TOGETHER = 1_000

#: findings of one document, packed: bytes where no disk takes them, else where they stand in the file
_Packed = bytes | tuple[int, int]


class FindingPile(Sequence[Finding]):
    """Findings, put down in any order and read in the order of reports as often as one likes.

    The file has no name and is gone with the run. It holds pickles: nobody else can write it.
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._count = 0
        self._held: list[Finding] = []
        self._file: IO[bytes] | None = None
        #: path and record, and the packed findings
        self._packed: list[tuple[str, int, _Packed]] = []
        self._spilled = False
        self.extend(findings)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Put down findings; those of one document, coming one after the other, are packed together."""
        for finding in findings:
            self._held.append(finding)
            self._count += 1
            if len(self._held) >= (TOGETHER if self._spilled else MOST_HELD):
                self._spill()

    def _spill(self) -> None:
        """Pack what is held."""
        import pickle

        self._spilled = True
        for (path, record), found in itertools.groupby(self._held, key=_document_of):
            packed = zlib.compress(pickle.dumps(list(found), pickle.HIGHEST_PROTOCOL), 1)
            self._packed.append((path, record, self._put(packed)))
        self._held = []

    def _put(self, packed: bytes) -> _Packed:
        try:
            if self._file is None:
                import tempfile

                self._file = tempfile.TemporaryFile(prefix="newslint-")  # noqa: SIM115  (it lives as long as the pile)
            at = self._file.seek(0, 2)
            self._file.write(packed)
            self._file.flush()
        except OSError:
            # no room for temporary files: memory has to do
            return packed
        return at, len(packed)

    def _read(self, packed: _Packed) -> list[Finding]:
        import pickle

        if isinstance(packed, tuple):
            assert self._file
            self._file.seek(packed[0])
            packed = self._file.read(packed[1])
        return pickle.loads(zlib.decompress(packed))  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Finding]:
        """The findings in the order of reports."""
        if not self._spilled:
            yield from sorted(self._held, key=attrgetter("order"))
            return
        if self._held:
            self._spill()
        self._packed.sort(key=_place_of)
        for _, found in itertools.groupby(self._packed, key=_place_of):
            findings = [finding for *_, packed in found for finding in self._read(packed)]
            yield from sorted(findings, key=attrgetter("order"))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(at, slice):
            return tuple(itertools.islice(self, *at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return next(itertools.islice(self, at % len(self), None))

    def plainly(self) -> Sequence[Finding]:
        """The findings as a tuple while they are few, else as they are."""
        return self if self._spilled else tuple(self)


def _document_of(finding: Finding) -> tuple[str, int]:
    return finding.path, finding.record.order if finding.record else 0


def _place_of(packed: tuple[str, int, _Packed]) -> tuple[str, int]:
    return packed[:2]
