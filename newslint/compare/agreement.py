"""On what the stories of a cluster agree, and where they contradict each other, with the lines that say so."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from msgspec import Struct

from newslint.compare.claims import StoryClaims, claims_of_lines
from newslint.compare.comparison import Comparison, compare_stories
from newslint.model import Span

#: stories of a cluster that are compared, and points of each sort that are told
_STORIES, _POINTS = 24, 40
#: passages that all have word for word in which points of agreement are looked for
_SHARED = 12
#: characters around what is said that are shown
_AROUND = 60


class Statement(Struct, frozen=True):
    """What one member says, by its number in the cluster, and where: `says` are the very words, `around` their line."""

    member: int
    line: int
    says: str
    around: str


class SharedPoint(Struct, frozen=True):
    """What members say of one thing: a `quotation`, a `figure` or a `claim`.

    Of members that agree all are given, of a contradiction two. `slight`: small words, or a toll that may have grown.
    """

    kind: str
    said: tuple[Statement, ...]
    slight: bool = False


class Agreement(Struct, frozen=True):
    """The points on which members agree, and those on which they contradict each other."""

    agree: tuple[SharedPoint, ...] = ()
    contradict: tuple[SharedPoint, ...] = ()


def find_agreement(members: Sequence[Sequence[tuple[str, int]]], most: int = _STORIES) -> Agreement:
    """The points on which stories meet, each given as its passages with the line on which each starts.

    Only the first `most` of them are compared.
    """
    members = _without_shared(members[:most])
    accounts = [claims_of_lines(n, [text for text, _ in lines]) for n, lines in enumerate(members)]
    places = [_Places(one, lines) for one, lines in zip(accounts, members, strict=False)]
    found = compare_stories(accounts)
    agree = _merge_agreeing([m for m in found if m.agree], places)
    contradict = [SharedPoint(m.kind, _sides(m, places), m.slight) for m in found if not m.agree]
    contradict.sort(key=lambda point: point.slight)
    return Agreement(agree[:_POINTS], _without_repeats(contradict)[:_POINTS])


def _without_shared(members: Sequence[Sequence[tuple[str, int]]]) -> list[list[tuple[str, int]]]:
    """The passages without those that all members have word for word, but for some: copies share nearly all."""
    texts = [{text for text, _ in lines} for lines in members]
    shared = set.intersection(*texts) if len(texts) > 1 else set()
    first = [text for text, _ in members[0] if text in shared][:_SHARED] if shared else []
    left_out = shared.difference(first)
    return [[(text, line) for text, line in lines if text not in left_out] for lines in members]


class _Places:
    """Finds the line of a document that a span of an account stands on."""

    def __init__(self, account: StoryClaims, lines: Sequence[tuple[str, int]]) -> None:
        self.text = account.text
        self.starts = [0]
        self.numbers = [line for _, line in lines]
        for text, _ in lines:
            self.starts.append(self.starts[-1] + len(text) + 1)

    def said(self, member: int, span: Span) -> Statement:
        at = bisect.bisect_right(self.starts, span.start) - 1
        line = self.numbers[at] + self.text.count("\n", self.starts[at], span.start)
        low = max(self.starts[at], span.start - _AROUND)
        high = min(self.starts[at + 1] - 1, span.end + _AROUND)
        around = ("… " if low > self.starts[at] else "") + " ".join(self.text[low:high].split())
        return Statement(member, line, span.of(self.text), around + (" …" if high < self.starts[at + 1] - 1 else ""))


def _sides(meeting: Comparison, places: Sequence[_Places]) -> tuple[Statement, Statement]:
    return (
        places[meeting.left].said(meeting.left, meeting.left_at),
        places[meeting.right].said(meeting.right, meeting.right_at),
    )


def _merge_agreeing(found: Sequence[Comparison], places: Sequence[_Places]) -> tuple[SharedPoint, ...]:
    """One point for all members that say one thing."""
    groups: list[tuple[str, dict[tuple[int, Span], Statement]]] = []
    where: dict[tuple[int, Span], int] = {}
    for meeting in found:
        left, right = (meeting.left, meeting.left_at), (meeting.right, meeting.right_at)
        at = where.get(left, where.get(right, len(groups)))
        if at == len(groups):
            groups.append((meeting.kind, {}))
        for side, told in zip((left, right), _sides(meeting, places), strict=True):
            if where.setdefault(side, at) == at:
                groups[at][1][side] = told
    points: list[SharedPoint] = []
    told_of: set[tuple[str, int, int]] = set()
    for kind, sides in groups:
        said = tuple(sides[one] for one in sorted(sides))
        # two figures of one sentence are one point
        key = (kind, said[0].member, said[0].line)
        if key not in told_of:
            told_of.add(key)
            points.append(SharedPoint(kind, said))
    return tuple(points)


def _without_repeats(points: Sequence[SharedPoint]) -> tuple[SharedPoint, ...]:
    """The points without those of which both sides say what an earlier point says."""
    told: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for point in points:
        key = (point.kind, frozenset(said.around for said in point.said))
        if key not in told:
            told.add(key)
            kept.append(point)
    return tuple(kept)
