"""By which names findings and stories are linked to: the same in every run over the same text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from newslint.model import Finding, RecordRef
from newslint.reporting.folding import number_findings

#: a story: path, order of the record, number in its document
Place = tuple[str, int, int]


class Names:
    """The names by which findings are linked to, the same in every run over the same text."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._names: dict[int, str] = {}
        for finding, number in number_findings(findings):
            record = finding.record.id if finding.record else ""
            self._names[id(finding)] = "f-" + short_hash(finding.path, record, finding.fingerprint, str(number))

    def of(self, finding: Finding) -> str:
        """The name of one of the findings."""
        return self._names[id(finding)]

    def find(self, name: str, findings: Iterable[Finding]) -> Finding | None:
        """The finding of that name."""
        return next((finding for finding in findings if self._names[id(finding)] == name), None)


def short_hash(*words: str) -> str:
    """Ten hex digits that stand for these words."""
    told = "\0".join(words).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=5).hexdigest()


def story_id(place: Place) -> str:
    """The name by which a story is linked to."""
    return "s-" + short_hash(place[0], str(place[1]), str(place[2]))


def place_of(path: str, record: RecordRef | None, story: int) -> Place:
    """Where a story stands. A record is one story, whatever was told of its parts."""
    return path, record.order if record else 0, 1 if record else story


def source_of(path: str, named: str | None = None) -> str:
    """Whom a document is from: what it says itself, else the folder it lies in, else its name."""
    folder, _, name = path.rpartition("/")
    return named or folder or name
