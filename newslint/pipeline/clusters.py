"""Clusters of members with what shows that they belong together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from newslint.duplicates.containing import Change, tell_changes
from newslint.duplicates.members import Lines, Member, last_line
from newslint.duplicates.pairs import SAME_SIZE
from newslint.faults import fault_of
from newslint.model import Skipped, Unread

if TYPE_CHECKING:
    from newslint.compare.agreement import Agreement, SharedPoint
    from newslint.duplicates.pairs import Pair


class Shared(Struct, frozen=True):
    """Passages that two members share, word for word (`verbatim`), with small changes (`edited`) or in other words."""

    left: Lines
    right: Lines
    how: str


class Compared(Struct, frozen=True):
    """Two members of a cluster, by their numbers in it, and what shows that they belong together.

    `missing` is what the one that isn't kept has and the keeper lacks (`containing.tell_missing`), "" if nothing.
    `kind` is what the two by themselves are. `changed` and `differs` say what changed from the left to the right one
    (`containing.tell_changes`).
    """

    left: int
    right: int
    similarity: float
    containment: float
    shared: tuple[Shared, ...]
    missing: str = ""
    changed: Change = ""
    differs: tuple[str, ...] = ()
    #: whether an editor has decided that it goes
    decided: bool = False
    kind: str = ""
    #: the number of a third member that has the words of the one that isn't kept, which need not stay twice; -1 if none
    repeats: int = -1


class Cluster(Struct, frozen=True):
    """Members that repeat each other, which of them to keep (its number) and why, and the evidence."""

    id: str
    kind: str
    keep: int
    why_kept: str
    members: tuple[Member, ...]
    pairs: tuple[Compared, ...]
    agreement: Agreement | None = None

    @property
    def agree(self) -> tuple[SharedPoint, ...]:
        """On what the members agree, as far as that was looked at."""
        return self.agreement.agree if self.agreement else ()

    @property
    def contradict(self) -> tuple[SharedPoint, ...]:
        """Where the members contradict each other, as far as that was looked at."""
        return self.agreement.contradict if self.agreement else ()


class Rejected(Struct, frozen=True):
    """Two stories that share words and were kept apart, and why (`differences.contradiction`, `little` or `teaser`)."""

    left: Member
    right: Member
    why: str


class Clusters(Struct, frozen=True):
    """The outcome of a run. `dropped` are the documents, as (path, record's order), of which nothing is to be kept.

    `agreed` says whether clusters tell on what their stories agree.
    """

    clusters: tuple[Cluster, ...]
    documents: int
    stories: int
    oversized: int
    dropped: frozenset[tuple[str, int]]
    unread: tuple[Unread, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    agreed: bool = True
    #: how many stories were too short to be compared with any but the same
    short: int = 0
    #: the pairs that were looked at and kept apart, if that was asked for
    rejected: tuple[Rejected, ...] = ()
    #: how many records give a date that couldn't be read
    dates_unread: int = 0
    #: how many records have an address that another record has as well
    sharing_address: int = 0


#: of more clusters it isn't told on what their stories agree: reading them that closely takes longer than finding them
AGREED = 300
#: copies of one text that are compared: what all of them have is soon known
_COPIES = 8


class Verification(Protocol):
    """Compares texts by their numbers: `copies.Verifier` in memory, `store.State` in an archive."""

    def pair(self, left: int, right: int) -> Pair:
        """How much two texts share."""

    def tell_missing(self, text: int, keeper: int) -> str:
        """What of a text the one that is kept lacks; "" if nothing."""


#: containment from which it is looked at closely whether furniture is all that a copy has of its own. Not measured
MOSTLY = 0.7


class Likeness(Struct, frozen=True):
    """Two members by their numbers, what their texts share, and what the keeper lacks of the other (see `Compared`)."""

    left: int
    right: int
    similarity: float
    containment: float
    missing: str
    repeats: int = -1


def compare_with_keeper(
    keep: int,
    texts: Sequence[int],
    verification: Verification,
    look_again: Callable[[int], str] | None = None,
) -> list[Likeness]:
    """Each member beside the one to keep: `texts` are the members' texts.

    `look_again` says of a member, of which most stands in the keeper, what the keeper lacks of it but furniture.
    """
    alike = []
    for at, text in enumerate(texts):
        if at != keep:
            found = verification.pair(text, texts[keep])
            missing = verification.tell_missing(text, texts[keep])
            if missing and look_again and found.containment >= MOSTLY:
                missing = look_again(at)
            alike.append(Likeness(min(at, keep), max(at, keep), found.similarity, found.containment, missing))
    return alike


def describe_cluster(
    kind: str,
    members: Sequence[Member],
    chosen: tuple[int, str],
    alike: Iterable[Likeness],
    *,
    thorough: bool = True,
    evidence: bool = True,
    agreed: bool = True,
    changes: bool = False,
    faults: list[Unread],
) -> Cluster:
    """The cluster of these members, with the passages that they share; texts are forgotten.

    `chosen` is the one to keep and why. Without `thorough` only passages are shared that are the same to the letter,
    without `evidence` none are told; `agreed` says whether to tell on what the stories agree, `changes` what changed
    from one to another. A fault of newslint's own in telling that is put on the list of `faults`.
    """
    passages = [member.passages if evidence else () for member in members]
    pairs = tuple(_compare(kind, members, passages, one, thorough=thorough, changes=changes) for one in alike)
    stripped = tuple(replace(member, end_line=last_line(member), text="", places=()) for member in members)
    told = None
    if agreed and thorough and kind not in ("exact", "teaser"):
        # those that are one text agree on all of it
        told = tell_agreement(kind, members, faults, evidence=evidence)
    return Cluster(identity(members, kind), kind, *chosen, stripped, pairs, told)


def tell_agreement(
    kind: str, members: Sequence[Member], faults: list[Unread], *, evidence: bool = True
) -> Agreement | None:
    """On what the members of a cluster agree; None, and a word on the list of faults, where newslint has one in it."""
    from newslint.compare.agreement import find_agreement

    stories = [[(line.text, line.line) for line in (member.passages if evidence else ())] for member in members]
    try:
        return find_agreement(stories) if kind == "retold" else find_agreement(stories, _COPIES)
    except Exception as error:
        faults.append(fault_of(error, members[0].path, members[0].record, "comparing its write-ups"))
        return None


def _compare(
    kind: str,
    members: Sequence[Member],
    passages: Sequence[tuple[Lines, ...]],
    alike: Likeness,
    *,
    thorough: bool,
    changes: bool,
) -> Compared:
    left, right = alike.left, alike.right
    similarity, containment = round(alike.similarity, 4), round(alike.containment, 4)
    shared = _find_shared(passages, left, right, thorough)
    change: Change = ""
    differs: tuple[str, ...] = ()
    if changes and similarity < 1:
        change, differs = tell_changes(members[left].text, members[right].text)
    two = kind if kind == "retold" else kind_of(similarity, (members[left].text, members[right].text), kind)
    return Compared(
        left, right, similarity, containment, shared, alike.missing, change, differs, repeats=alike.repeats, kind=two
    )


def kind_of(similarity: float, texts: tuple[str, str], kind: str) -> str:
    """What two members of a cluster of that kind are by themselves, as `duplicates.pairs` has it."""
    if similarity == 1:
        return "exact"
    small, large = sorted(len(text.split()) for text in texts)
    if small >= SAME_SIZE * large:
        return "near"
    return kind if kind in ("partial", "teaser") else "partial"


def _find_shared(passages: Sequence[tuple[Lines, ...]], left: int, right: int, thorough: bool) -> tuple[Shared, ...]:
    from newslint.duplicates.alignment import align

    a, b = passages[left], passages[right]
    found = align([line.text for line in a], [line.text for line in b], thorough=thorough)
    return tuple(Shared(a[one], b[two], how) for one, two, how in found)


def identity(members: Sequence[Member], kind: str) -> str:
    """16 hex digits that stand for a cluster of these members."""
    told = "\n".join(f"{m.path}\t{m.record.id if m.record else ''}\t{m.story}" for m in members)
    return hashlib.blake2b(f"{kind}\n{told}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
