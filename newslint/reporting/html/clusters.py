"""Clusters as the report shows them: contradictions first, then the write-ups side by side."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newslint.pipeline.dropping import goes
from newslint.reporting.clusters import SAID
from newslint.reporting.html.links import Place, story_id
from newslint.reporting.html.pieces import Piece, cut_around, cut_at_differences, cut_at_words, show
from newslint.reporting.html.shown_clusters import AlignedRow, Cell, Point, ShownCluster, ShownMember, Side
from newslint.reporting.html.stories import Row, ShownStory

if TYPE_CHECKING:
    from newslint.compare.agreement import SharedPoint, Statement
    from newslint.duplicates.members import Lines, Member
    from newslint.pipeline.clusters import Cluster, Compared, Shared

#: as many write-ups stand side by side; of more only those least like the one that is kept
BESIDE = 6
_LOST = {
    "words": "it has words that the one that is kept lacks",
    "numbers": "it has numbers that the one that is kept lacks",
    "names": "it has names that the one that is kept lacks",
    "days": "it has days that the one that is kept lacks",
}


def letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def show_clusters(
    clusters: Sequence[Cluster], stories: Mapping[Place, ShownStory], words: Mapping[Place, int], drop: str
) -> tuple[ShownCluster, ...]:
    """The clusters, those with the gravest contradictions first, then those of most stories."""
    copies = [{m.place for m in cluster.members} for cluster in clusters if cluster.kind != "retold"]
    shown = [
        _Builder(cluster, stories, words, drop).build()
        for cluster in clusters
        # copies that are write-ups of one event as well are told once
        if cluster.kind != "retold" or not any({m.place for m in cluster.members} <= one for one in copies)
    ]
    return tuple(sorted(shown, key=lambda one: (-one.grave, -len(one.contradict), one.kind == "exact")))


class _Builder:
    """Puts one cluster together."""

    def __init__(
        self, cluster: Cluster, stories: Mapping[Place, ShownStory], words: Mapping[Place, int], drop: str
    ) -> None:
        self.cluster = cluster
        self.id = f"c-{cluster.id[:10]}"
        self.stories = stories
        self.words = words
        self.drop = drop
        self.pairs = {pair.left if pair.right == cluster.keep else pair.right: pair for pair in cluster.pairs}
        self.members = [self.tell_member(at, member) for at, member in enumerate(cluster.members)]

    def build(self) -> ShownCluster:
        cluster = self.cluster
        columns = self.choose_columns()
        said = self.find_in_passages()
        titles = (self.members[at].title for at in (cluster.keep, *range(len(self.members))))
        return ShownCluster(
            self.id, cluster.id, cluster.kind, SAID[cluster.kind], next(filter(None, titles), "Without a title"),
            tuple(self.members),
            tuple(self.point(n, point, "x") for n, point in enumerate(cluster.contradict)),
            tuple(self.point(n, point, "a") for n, point in enumerate(cluster.agree)),
            tuple(self.members[at] for at in columns),
            self.align_rows(columns, said) if len(columns) > 1 else (),
            cluster.why_kept, cluster.agreement is not None,
            tuple(
                (self.members[at].letter, pair.changed, "; ".join(show(one) for one in pair.differs))
                for at, pair in sorted(self.pairs.items()) if pair.differs
            ),
        )  # fmt: skip

    def tell_member(self, at: int, member: Member) -> ShownMember:
        place = (member.path, member.record.order if member.record else 0, 1 if member.record else member.story)
        cluster, pair = self.cluster, self.pairs.get(at)
        kept = at == cluster.keep
        gone = not kept and pair is not None and goes_here(cluster.kind, pair, self.drop)
        story = self.stories.get(place)
        return ShownMember(
            letter(at), place, story_id(place) if story and story.found else "", show(member.path),
            show(member.record.id) if member.record else None,
            show(" ".join((member.title or (story.title if story else "")).split())),
            member.published.isoformat() if member.published else "", member.line, member.end_line,
            self.words.get(place, 0), kept, gone, self.tell_fate(pair, kept=kept, gone=gone),
            _likeness(cluster.kind, pair),
        )  # fmt: skip

    def tell_fate(self, pair: Compared | None, *, kept: bool, gone: bool) -> str:
        if pair and pair.decided:
            return "would be dropped: an editor decided so"
        if self.cluster.kind == "retold":
            return f"read first: {self.cluster.why_kept}" if kept else "stays: another write-up is no copy"
        if kept:
            return f"kept: {self.cluster.why_kept}"
        if gone:
            return "would be dropped" + ("" if pair and pair.missing else ": nothing of it is lost")
        missing = pair.missing if pair else ""
        return f"stays: {_LOST.get(missing, 'it has something that the one that is kept lacks')}"

    def choose_columns(self) -> list[int]:
        """The one that is kept, and those beside it."""
        keep = self.cluster.keep
        if self.cluster.kind == "exact":
            return [keep]
        others = sorted(self.pairs, key=lambda at: (self.pairs[at].similarity, at))[: BESIDE - 1]
        return [keep, *sorted(others)]

    def find_in_passages(self) -> dict[tuple[int, int], list[str]]:
        """What is contradicted, by the member and the line that say it."""
        said: dict[tuple[int, int], list[str]] = {}
        for point in self.cluster.contradict:
            for one in point.said:
                said.setdefault((one.member, one.line), []).append(one.says)
        return said

    def point(self, number: int, point: SharedPoint, sort: str) -> Point:
        sides = tuple(self.side(said) for said in point.said)
        return Point(f"{self.id}-{sort}{number + 1}", point.kind, point.slight, sides)

    def side(self, said: Statement) -> Side:
        row = self.row_at(said.member, said.line)
        around = cut_around(row.text, said.says) if row else None
        pieces = cut_at_words(around or " ".join(said.around.split()), " ".join(said.says.split()))
        return Side(letter(said.member), said.line, self.cell_id(said.member, row.line) if row else "", pieces)

    def cell_id(self, member: int, line: int) -> str:
        return f"{self.id}-{letter(member)}{line}"

    def row_at(self, member: int, line: int) -> Row | None:
        return next((row for row in self.rows_of(member) if row.line <= line <= row.end_line), None)

    def rows_of(self, member: int) -> Sequence[Row]:
        story = self.stories.get(self.members[member].place)
        return story.rows if story else self.rows_of_evidence(member)

    def rows_of_evidence(self, member: int) -> list[Row]:
        """The passages of a story whose text isn't at hand: those that are shared."""
        keep = self.cluster.keep
        rows: dict[int, Row] = {}
        for at, pair in self.pairs.items():
            for shared in pair.shared:
                for one, lines in ((pair.left, shared.left), (pair.right, shared.right)):
                    if one == member and member in (at, keep):
                        rows[lines.line] = Row("paragraph", lines.line, lines.end_line, lines.text, ())
        return [rows[line] for line in sorted(rows)]

    def align_rows(self, columns: Sequence[int], said: Mapping[tuple[int, int], list[str]]) -> tuple[AlignedRow, ...]:
        """A row for each passage of the one that is kept, with what the others have of it; the rest between."""
        keep = columns[0]
        kept = [row for row in self.rows_of(keep) if row.text.strip()]
        beside: list[list[list[Cell]]] = [[[] for _ in columns] for _ in range(2 * len(kept) + 1)]
        own: dict[int, tuple[Piece, ...]] = {}
        shared_at: set[int] = set()
        for column, member in enumerate(columns[1:], 1):
            joined = self.join_lines(member, kept)
            at = 0
            for row in self.rows_of(member):
                if not row.text.strip():
                    continue
                target, how = joined.get(row.line, (None, ""))
                pieces = None
                if target is not None and how != "verbatim":
                    pieces = cut_at_differences(kept[target].text, row.text)
                    if pieces and len(columns) == 2:
                        own[target] = pieces[0]
                if target is not None:
                    at = 2 * target + 1
                    shared_at.add(at)
                    place = at
                else:
                    place = at + at % 2
                beside[place][column].append(self.cell(member, row, how, pieces[1] if pieces else None, said))
        for number, row in enumerate(kept):
            how = "shared" if 2 * number + 1 in shared_at else ""
            beside[2 * number + 1][0].append(self.cell(keep, row, how, own.get(number), said))
        return tuple(_join_rows(beside, shared_at))

    def join_lines(self, member: int, kept: Sequence[Row]) -> dict[int, tuple[int, str]]:
        """For the line of each passage of a member that is shared: with which of the kept one's, and how."""
        pair = self.pairs[member]
        found: dict[int, tuple[int, str]] = {}
        for shared in pair.shared:
            own, other = _sides(shared, left=pair.left == member)
            row = self.row_at(member, own.line)
            target = next((n for n, one in enumerate(kept) if one.line <= other.line <= one.end_line), None)
            if row and target is not None:
                found.setdefault(row.line, (target, shared.how))
        return found

    def cell(
        self,
        member: int,
        row: Row,
        how: str,
        pieces: tuple[Piece, ...] | None,
        said: Mapping[tuple[int, int], list[str]],
    ) -> Cell:
        words = [one for line in range(row.line, row.end_line + 1) for one in said.get((member, line), ())]
        if words:
            pieces = next((cut for one in words if len(cut := cut_at_words(row.text, one)) > 1), pieces)
        pieces = pieces or (Piece(show(row.text)),)
        return Cell(self.cell_id(member, row.line), row.line, how, row.grey, row.part == "headline", pieces)


def _join_rows(beside: Sequence[list[list[Cell]]], shared_at: Container[int]) -> Iterator[AlignedRow]:
    """The rows that hold anything, those joined that stand between two passages that are shared."""
    between: list[list[Cell]] = []
    for at, row in enumerate(beside):
        if at not in shared_at:
            between = [[*one, *more] for one, more in zip(between, row)] if between else row
            continue
        if any(between):
            yield AlignedRow(False, tuple(map(tuple, between)))
        between = []
        yield AlignedRow(True, tuple(map(tuple, row)))
    if any(between):
        yield AlignedRow(False, tuple(map(tuple, between)))


def goes_here(kind: str, pair: Compared, drop: str) -> bool:
    """Whether the one of a pair that isn't kept is dropped."""
    return pair.decided or (kind != "retold" and goes(pair, drop))


def _sides(shared: Shared, *, left: bool) -> tuple[Lines, Lines]:
    return (shared.left, shared.right) if left else (shared.right, shared.left)


def _likeness(kind: str, pair: Compared | None) -> str:
    if pair is None or kind == "retold":
        return ""
    return f"{pair.similarity:.0%} the same, {pair.containment:.0%} of the shorter stands in the longer"
