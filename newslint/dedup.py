"""A run of `dedup`: documents → stories → engine → clusters with the lines they stand in. Wires the rooms."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newslint.engines import map_ordered
from newslint.facts.dating import dated
from newslint.model import Document, Page, Part, Passage, RecordRef, Skipped, Story, Unread
from newslint.segmenting import segment

if TYPE_CHECKING:
    from newslint.duplicates.copies import Cluster as Group
    from newslint.duplicates.copies import Fingerprints

KINDS = ("exact", "near", "partial", "teaser", "retold")
COPIES = frozenset(KINDS) - {"retold"}
#: parts that fingerprints don't see
_LEFT_OUT = frozenset({Part.FURNITURE, Part.CAPTION, Part.ALT, Part.FRONT_MATTER})
#: write-ups of one event are published within these days
DAYS = 3
#: what tells the day for sure; what is inferred from a text may be some weeks off
_FIRM = frozenset({"record", "front-matter", "url"})
_MARGIN = datetime.timedelta(days=45)
#: above so many characters the texts are not kept, and clusters are told without the lines that are shared
KEPT_CHARACTERS = 600_000_000
#: write-ups of one event have so many passages that say the same, unless their words are as alike as this
ALIGNED = 2
SURE = 0.4
#: copies of this Jaccard similarity are one write-up
SAME_TEXT = 0.5
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Options:
    """How to look. `threshold` (0 to 1, None for the engine's own) is the mean containment that joins copies."""

    kinds: tuple[str, ...] = KINDS
    threshold: float | None = None
    plain: bool = False
    preferred_sources: tuple[str, ...] = ()
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """A passage of a member: its text and its lines."""

    text: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Member:
    """A story that can be a copy: where it stands, what is known of it, and the passages that count."""

    path: str
    record: RecordRef | None
    story: int
    line: int
    end_line: int
    title: str | None
    published: datetime.date | None
    days: tuple[datetime.date, datetime.date] | None
    source: str | None
    breaks_off: bool
    words: int
    passages: tuple[Lines, ...] = ()

    @property
    def place(self) -> tuple[str, int, int]:
        """Path, physical line of the record, and story: what members are ordered by."""
        return self.path, self.record.line if self.record else 0, self.story


@dataclass(frozen=True, slots=True)
class Shared:
    """Passages that two members share, word for word (`verbatim`), with small changes (`edited`) or in other words."""

    left: Lines
    right: Lines
    how: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two members of a cluster, by their numbers in it, and what shows that they belong together."""

    left: int
    right: int
    similarity: float
    containment: float
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Members that repeat each other, which of them to keep (its number) and why, and the evidence."""

    id: str
    kind: str
    keep: int
    why_kept: str
    members: tuple[Member, ...]
    pairs: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """The outcome of a run. `dropped` are the documents, as (path, record's line), of which nothing is to be kept.

    `too_large` says that the texts were more than are held at once: retold stories and shared lines are not told.
    """

    clusters: tuple[Cluster, ...]
    documents: int
    stories: int
    crowded: int
    dropped: frozenset[tuple[str, int]]
    unread: tuple[Unread, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    too_large: bool = False


def dedup(read: Iterable[Document | Unread | Skipped], options: Options) -> Clusters:
    """Find the stories that repeat each other. The outcome is the same for any order and any number of jobs."""
    from newslint.duplicates.copies import THRESHOLD, Fingerprinter, find_copies

    unread: list[Unread] = []
    skipped: list[Skipped] = []
    gathered = Fingerprinter()
    members: list[Member] = []
    documents = characters = 0
    pending: list[Member] = []

    def flush() -> None:
        texts = ["\n".join(lines.text for lines in member.passages) for member in pending]
        gathered.add(texts, [at for at, member in enumerate(pending) if member.breaks_off])
        if characters > KEPT_CHARACTERS:
            if members and members[-1].passages:
                members[:] = [replace(member, passages=()) for member in members]
            members.extend(replace(member, passages=()) for member in pending)
        else:
            members.extend(pending)
        pending.clear()

    for found in map_ordered(Splitter, (options.plain,), _documents(read, unread, skipped), options.jobs):
        documents += 1
        for member in found:
            characters += sum(len(lines.text) for lines in member.passages)
            pending.append(member)
        if len(pending) >= _BATCH:
            flush()
    flush()
    prints = gathered.fingerprints()
    kinds = [kind for kind in options.kinds if kind in COPIES]
    copies = find_copies(prints, kinds, options.threshold or THRESHOLD)
    clusters = [_described(group, members, prints, options) for group in copies.clusters]
    if "retold" in options.kinds and characters <= KEPT_CHARACTERS:
        clusters += _retold(members, clusters, prints, options)
    clusters.sort(key=lambda c: (c.members[0].place, KINDS.index(c.kind)))
    return Clusters(
        tuple(clusters),
        documents,
        len(members),
        copies.crowded,
        _dropped(clusters, members),
        tuple(unread),
        tuple(skipped),
        characters > KEPT_CHARACTERS,
    )


class Splitter:
    """Turns a document into the members it holds. Made once a process."""

    def __init__(self, plain: bool) -> None:
        self.plain = plain

    def __call__(self, document: Document) -> tuple[Member, ...]:
        """The stories of the document, or the whole document if it is plain."""
        if self.plain:
            return (_whole(document),)
        page = dated(segment(document))
        if document.record:
            return (_record(page),)
        return tuple(_member(page, story, _told(story.passages)) for story in page.stories)


def _told(passages: Sequence[Passage]) -> Iterator[Passage]:
    return (p for p in passages if p.part not in _LEFT_OUT)


def _record(page: Page) -> Member:
    """A record is one story, whatever else its text looks like; it is dated and named as its longest one.

    Its furniture is compared as well: extractors glue it to paragraphs, and what recurs joins nothing by itself.
    """
    whole = _whole(page.document)
    if not page.stories:
        return whole
    longest = max(page.stories, key=lambda s: len(s.span))
    story = _member(page, longest, (p for p in page.passages if p.part is not Part.ALT))
    return replace(story, title=page.document.fields.title or story.title, line=whole.line, end_line=whole.end_line)


def _whole(document: Document) -> Member:
    lines, at = [], document.first_line
    for text in document.text.split("\n"):
        if text:
            lines.append(Lines(text, at, at))
        at += 1
    day = None
    if document.fields.published:
        try:
            day = datetime.date.fromisoformat(document.fields.published[:10])
        except ValueError:
            day = None
    source, words = document.fields.source, document.text.count(" ") + 1
    title = document.fields.title or (lines[0].text[:120] if lines else None)
    first, last = document.first_line, max(document.first_line, at - 1)
    days = (day, day) if day else None
    return Member(document.path, document.record, 1, first, last, title, day, days, source, False, words, tuple(lines))


def _member(page: Page, story: Story, passages: Iterable[Passage]) -> Member:
    document = page.document
    text = document.text
    lines = []
    for passage in passages:
        place = document.place(passage.span)
        lines.append(Lines(passage.span.of(text), place.line, place.end_line))
    place = document.place(story.span)
    day = story.published
    return Member(
        document.path,
        document.record,
        story.number,
        place.line,
        place.end_line,
        story.title,
        day,
        _range(story),
        document.fields.source,
        story.kind == "teaser",
        sum(line.text.count(" ") + 1 for line in lines),
        tuple(lines),
    )


def _range(story: Story) -> tuple[datetime.date, datetime.date] | None:
    """The days on which the story can have been published, with a margin where they are read off its text."""
    given = (story.published, story.published) if story.published else story.published_range
    if not given or story.published_from in _FIRM:
        return given
    return given[0] - _MARGIN, given[1] + _MARGIN


def _described(group: Group, members: list[Member], prints: Fingerprints, options: Options) -> Cluster:
    """A cluster of the engine with its members, in the order of their places, the keeper, and the evidence."""
    numbers = sorted(group.members, key=lambda n: members[n].place)
    chosen = tuple(members[n] for n in numbers)
    keep, why = kept(chosen, options.preferred_sources)
    pairs = []
    for at in range(len(numbers)):
        if at != keep:
            left, right = sorted((at, keep))
            pair = prints.pair(numbers[left], numbers[right])
            pairs.append(_compared(left, right, chosen, pair.similarity, pair.containment, thorough=not options.plain))
    return Cluster(_identity(chosen, group.kind), group.kind, keep, why, chosen, tuple(pairs))


def _compared(
    left: int, right: int, members: Sequence[Member], similarity: float, containment: float, *, thorough: bool
) -> Compared:
    from newslint.duplicates.alignment import aligned

    a, b = members[left].passages, members[right].passages
    found = aligned([line.text for line in a], [line.text for line in b], thorough=thorough)
    shared = tuple(Shared(a[one], b[two], how) for one, two, how in found)
    return Compared(left, right, round(similarity, 4), round(containment, 4), shared)


def kept(members: Sequence[Member], preferred: Sequence[str] = ()) -> tuple[int, str]:
    """Which of the members to keep, and why: of a preferred source, the longest, the earliest, the first read."""

    def rank(member: Member) -> int:
        names = [member.source or "", member.path]
        return next((at for at, source in enumerate(preferred) if any(source in n for n in names)), len(preferred))

    best = min(rank(m) for m in members)
    left = [at for at, m in enumerate(members) if rank(m) == best]
    why = ["preferred source"] if preferred and len(left) < len(members) else []
    if len(left) > 1:
        most = max(members[at].words for at in left)
        # a few words more are a line of furniture and no better story
        longest = [at for at in left if members[at].words >= 0.97 * most and not members[at].breaks_off] or left
        if len(longest) < len(left):
            why.append("longest")
        left = longest
    days = [members[at].published for at in left]
    known = [day for day in days if day]
    if len(left) > 1 and known and len(set(days)) > 1:
        left = [at for at in left if members[at].published == min(known)]
        why.append("earliest")
    if len(left) > 1 or not why:
        why.append("first read")
    return left[0], ", ".join(why)


def _retold(
    members: list[Member], clusters: list[Cluster], prints: Fingerprints, options: Options
) -> Iterator[Cluster]:
    """Write-ups of one event, among the stories that no copy stands for."""
    from newslint.duplicates.retold import LEAST, grouped, profiles, similar, threshold_for

    # copies weigh in the means like everybody else, but the keeper stands for those that are the same text
    stood_for = {member.place for cluster in clusters for member in _same_as_keeper(cluster)}
    numbers = [n for n, m in enumerate(members) if m.words >= LEAST]
    numbers.sort(key=lambda n: members[n].place)
    texts = ["\n".join(line.text for line in members[n].passages) for n in numbers]
    threshold = threshold_for(len(texts))
    pairs = [
        (left, right, similarity)
        for left, right, similarity in similar(profiles(texts), threshold)
        if _days_fit(members[numbers[left]], members[numbers[right]])
    ]
    known = {(left, right): similarity for left, right, similarity in pairs}
    for linked in grouped(pairs, threshold):
        group = [at for at in linked if members[numbers[at]].place not in stood_for]
        if len(group) < 2:
            continue
        chosen = tuple(members[numbers[at]] for at in group)
        keep, why = kept(chosen, options.preferred_sources)
        compared = []
        for at in range(len(group)):
            if at != keep:
                left, right = sorted((at, keep))
                similarity = known.get((group[left], group[right]), 0.0)
                pair = prints.pair(numbers[group[left]], numbers[group[right]])
                compared.append(_compared(left, right, chosen, similarity, pair.containment, thorough=True))
        if sum(len(pair.shared) for pair in compared) < ALIGNED and max(p.similarity for p in compared) < SURE:
            # one theme, but no two sentences that say the same
            continue
        yield Cluster(_identity(chosen, "retold"), "retold", keep, why, chosen, tuple(compared))


def _same_as_keeper(cluster: Cluster) -> Iterator[Member]:
    """The members that are the keeper's text, or the opening of it."""
    for pair in cluster.pairs:
        if cluster.kind in ("exact", "teaser") or pair.similarity >= SAME_TEXT:
            yield cluster.members[pair.left if pair.right == cluster.keep else pair.right]


def _days_fit(left: Member, right: Member) -> bool:
    """Whether the two can have been published within `DAYS` of each other; what isn't known fits."""
    if not left.days or not right.days:
        return True
    apart = max((left.days[0] - right.days[1]).days, (right.days[0] - left.days[1]).days)
    return apart <= DAYS


def _identity(members: Sequence[Member], kind: str) -> str:
    told = "\n".join(f"{m.path}\t{m.record.id if m.record else ''}\t{m.story}" for m in members)
    return hashlib.blake2b(f"{kind}\n{told}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _dropped(clusters: Sequence[Cluster], members: Sequence[Member]) -> frozenset[tuple[str, int]]:
    """Documents of whose stories each has a copy that is kept. Other write-ups of an event are no copies."""
    gone = {
        member.place
        for cluster in clusters
        if cluster.kind != "retold"
        for at, member in enumerate(cluster.members)
        if at != cluster.keep
    }
    documents = {member.place[:2] for member in members}
    return frozenset(documents - {member.place[:2] for member in members if member.place not in gone})


def _documents(
    read: Iterable[Document | Unread | Skipped], unread: list[Unread], skipped: list[Skipped]
) -> Iterator[Document]:
    for item in read:
        if isinstance(item, Unread):
            unread.append(item)
        elif isinstance(item, Skipped):
            skipped.append(item)
        else:
            yield item
