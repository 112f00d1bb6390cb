"""Stories as the report shows them: their passages in full, what was found in each of them beside it."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from newslint.model import Document, Finding, Page, Part, Passage, RecordRef, Severity, Span
from newslint.reporting.folding import Folded, fold_findings
from newslint.reporting.html.links import Names, Place, place_of, source_of, story_id
from newslint.reporting.html.notes import Note, make_note
from newslint.reporting.html.pieces import Mark, Piece, cut_at_marks, show
from newslint.reporting.summary import count

#: as many lines of furniture that stand together are folded
TOGETHER = 3
_FURNITURE = frozenset({Part.FURNITURE, Part.FRONT_MATTER})

#: a document: its path and its record
Source = tuple[str, RecordRef | None]
T = TypeVar("T")


class Row(Struct, frozen=True):
    """A passage: `part` says what it is to its story, `line` where it starts, `notes` what was found in it."""

    part: str
    line: int
    end_line: int
    text: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()

    @property
    def grey(self) -> bool:
        """Whether it is furniture."""
        return self.part in _FURNITURE


class Fold(Struct, frozen=True):
    """Furniture that stands together, as one entry: its rows, and what its findings call it."""

    rows: tuple[Row, ...]
    names: str
    kinds: str

    @property
    def line(self) -> int:
        """Where it starts."""
        return self.rows[0].line

    @property
    def end_line(self) -> int:
        """Where it ends."""
        return self.rows[-1].end_line


class ShownStory(Struct, frozen=True):
    """A story. `kinds` is each severity and pack that was found in it, as `error-FCT warning-CPY`, for filters."""

    id: str
    place: Place
    path: str
    record: str | None
    title: str
    byline: str
    published: str
    source: str
    line: int
    words: int
    rows: tuple[Row, ...]
    blocks: tuple[Row | Fold, ...]
    levels: Mapping[str, int]
    kinds: str
    gravity: tuple[int, ...]

    @property
    def found(self) -> int:
        """How many findings it holds."""
        return sum(self.levels.values())


class Sizes(Struct):
    """Words of an archive: in stories, and in furniture."""

    stories: int = 0
    furniture: int = 0


class Gathered(Struct, frozen=True):
    """The stories that a report shows, and the words of each source, `sizes`, if all of the archive was looked at."""

    stories: tuple[ShownStory, ...]
    sizes: Mapping[str, Sizes]
    words: Mapping[Place, int]


def gather_stories(pages: Iterable[Page], findings: Sequence[Finding], members: Iterable[Place] = ()) -> Gathered:
    """The stories in which something was found and those that stand in a cluster, the worst first.

    A finding whose document isn't among the pages is shown with its line alone.
    """
    names = Names(findings)
    waiting: dict[Place, list[Finding]] = {}
    for finding in findings:
        waiting.setdefault(place_of(finding.path, finding.record, finding.story), []).append(finding)
    asked = set(members)
    shown: list[ShownStory] = []
    sizes: dict[str, Sizes] = {}
    words: dict[Place, int] = {}
    for page in pages:
        _measure(page, sizes, words)
        for place, passages in _stories_of(page):
            if place in waiting or place in asked:
                shown.append(_show_story(page, place, passages, waiting.pop(place, []), names))
    shown += [_show_lines(place, found, names) for place, found in waiting.items()]
    shown.sort(key=lambda story: (story.gravity, story.place))
    return Gathered(tuple(shown), sizes, words)


def _stories_of(page: Page) -> Iterator[tuple[Place, tuple[Passage, ...]]]:
    document = page.document
    if document.record:
        yield place_of(document.path, document.record, 1), page.passages
        return
    for story in page.stories:
        yield place_of(document.path, None, story.number), story.passages
    yield place_of(document.path, None, 0), tuple(p for p in page.passages if p.story == 0)


def _measure(page: Page, sizes: dict[str, Sizes], words: dict[Place, int]) -> None:
    document = page.document
    size = sizes.setdefault(source_of(document.path, document.fields.source), Sizes())
    for passage in page.passages:
        length = len(passage.span.of(document.text).split())
        if passage.part in _FURNITURE or passage.story == 0:
            size.furniture += length
        else:
            size.stories += length
            place = place_of(document.path, document.record, passage.story)
            words[place] = words.get(place, 0) + length


class _Spans:
    """Finds the stretch of a document's text that a span of its source stands for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [run.source_start for run in document.runs]

    def of(self, span: Span) -> Span:
        """That stretch; where markup stands, it is empty."""
        return Span(self._at(span.start, 0), self._at(span.end, 1)) if self.starts else span

    def _at(self, offset: int, end: int) -> int:
        runs, at = self.document.runs, bisect.bisect_right(self.starts, max(0, offset - end)) - 1
        if at < 0:
            return 0
        run = runs[at]
        last = runs[at + 1].text_start if at + 1 < len(runs) else len(self.document.text)
        if last - run.text_start != run.length:
            return last if end else run.text_start
        return min(last, run.text_start + offset - run.source_start)


def _show_story(
    page: Page, place: Place, passages: Sequence[Passage], found: Sequence[Finding], names: Names
) -> ShownStory:
    document = page.document
    story = next((s for s in page.stories if document.record or s.number == place[2]), None)
    notes, marks = _note(found, names)
    spans = _Spans(document)
    stretches = [(finding, spans.of(finding.span)) for finding in found]
    rows: list[Row] = []
    told: set[str] = set()
    for passage in passages:
        text = passage.span.of(document.text)
        here = [
            (f, s) for f, s in stretches if s.start < passage.span.end and passage.span.start < max(s.end, s.start + 1)
        ]
        cut = [marks[id(f)](max(0, s.start - passage.span.start), s.end - passage.span.start) for f, s in here]
        first = [notes[id(f)] for f, _ in here if id(f) in notes and notes[id(f)].id not in told]
        told.update(note.id for note in first)
        if first or place[2] or text.strip():
            where = document.place(passage.span)
            rows.append(Row(passage.part, where.line, where.end_line, text, cut_at_marks(text, cut), tuple(first)))
    if not place[2]:
        # what stands outside all stories is shown where something was found in it
        rows = [row for row in rows if row.notes]
    left = [note for note in notes.values() if note.id not in told]
    rows += [Row("line", note.line, note.line, "", note.context, (note,)) for note in left]
    title = (story.title if story else None) or document.fields.title or (rows[0].text if rows and place[2] else "")
    return _show(
        place,
        document.record,
        " ".join(title.split())[:160] if place[2] else "Outside the stories of the page",
        rows,
        found,
        byline=(story.byline if story else None) or "",
        published=story.published.isoformat() if story and story.published else "",
        source=source_of(document.path, document.fields.source),
    )


def _show_lines(place: Place, found: Sequence[Finding], names: Names) -> ShownStory:
    """A story whose text isn't at hand: the lines in which something was found."""
    notes, _ = _note(found, names)
    rows = [Row("line", note.line, note.line, "", note.context, (note,)) for note in notes.values()]
    title = f"Story {place[2]}" if place[2] else "Outside the stories of the page"
    return _show(place, found[0].record, title, rows, found, source=source_of(place[0]))


def _show(
    place: Place,
    record: RecordRef | None,
    title: str,
    rows: Sequence[Row],
    found: Sequence[Finding],
    *,
    byline: str = "",
    published: str = "",
    source: str = "",
) -> ShownStory:
    levels = Counter(f.severity for f in found)
    plain = Counter(f.severity for f in found if f.code[:3] != "BPL")
    gravity = (
        -plain[Severity.ERROR], -plain[Severity.WARNING], -levels[Severity.ERROR], -levels[Severity.WARNING],
        -len(found),
    )  # fmt: skip
    kinds = " ".join(dict.fromkeys(f"{f.severity.label}-{f.code[:3]}" for f in sorted(found, key=lambda f: f.code)))
    return ShownStory(
        story_id(place), place, show(place[0]), show(record.id) if record else None, show(title),
        show(" ".join(byline.split()))[:120], published, show(source), rows[0].line if rows else 0,
        sum(len(row.text.split()) for row in rows if not row.grey), tuple(rows),
        tuple(_fold(_without_title(rows, title))),
        {level.label: levels[level] for level in sorted(levels, reverse=True)}, kinds, gravity,
    )  # fmt: skip


def _without_title(rows: Sequence[Row], title: str) -> Sequence[Row]:
    """The rows without a headline in which nothing was found: it stands over the story already."""
    told = rows and not rows[0].notes and len(rows[0].pieces) == 1 and " ".join(rows[0].text.split()) == title
    return rows[1:] if told else rows


class _Maker(Struct, frozen=True):
    """Makes the marks of one finding."""

    id: str
    note: str
    number: int
    severity: str
    pack: str

    def __call__(self, start: int, end: int) -> Mark:
        return Mark(start, end, self.id, self.note, self.number, self.severity, self.pack)


def _note(found: Sequence[Finding], names: Names) -> tuple[dict[int, Note], dict[int, _Maker]]:
    """The notes on a story by the finding that each tells first, and for every finding how it is marked."""
    notes: dict[int, Note] = {}
    marks: dict[int, _Maker] = {}
    folded: tuple[Folded, ...] = fold_findings(found)
    for number, item in enumerate(folded, 1):
        name = names.of(item.first)
        others = [(other.place.line, "m" + names.of(other)[1:]) for other in item.others]
        notes[id(item.first)] = make_note(item.first, name, number, others)
        for finding in (item.first, *item.others):
            own = "m" + names.of(finding)[1:]
            marks[id(finding)] = _Maker(own, name, number, finding.severity.label, finding.code[:3])
    return notes, marks


def _fold(rows: Sequence[Row]) -> Iterator[Row | Fold]:
    run: list[Row] = []
    for row in (*rows, None):
        if row and row.grey:
            run.append(row)
            continue
        if len(run) >= TOGETHER:
            notes = [note for one in run for note in one.notes]
            called = Counter(note.name.replace("-", " ") for note in notes)
            names = ", ".join(name for name, _ in called.most_common(4))
            kinds = " ".join(dict.fromkeys(f"{note.severity}-{note.pack}" for note in notes))
            yield Fold(tuple(run), f"{count(len(run), 'line')}{': ' if names else ''}{names}", kinds)
        else:
            yield from run
        run = []
        if row:
            yield row
