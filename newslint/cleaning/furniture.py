"""Which characters of a page go when its furniture goes, and how the blank lines close behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from newslint.cleaning.elements import spans_without
from newslint.model import Document, Edit, Finding, Format, Page, Part, Span
from newslint.segmenting.passages import holds_words

#: findings of the pack that are about a line of the story: notes to the reader, and a story that breaks off
_STORY_LINES = ("BPL206", "BPL402")
#: parts whose lines go as a whole
_PAGE_PARTS = frozenset({Part.FURNITURE, Part.CAPTION, Part.ALT})
#: parts that say what a story is and whose: of their lines only what was found goes
_NAMES = frozenset({Part.HEADLINE, Part.BYLINE, Part.DATELINE})
#: a finding over this share of a line takes the whole line with it
MOST_OF_LINE = 0.4
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_CLOSING = re.compile(r"\[/([a-z][\w-]{0,99})\]|</([a-z][\w-]{0,99})\s{0,99}>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class Cut(Struct, frozen=True):
    """Characters of a document's source that go by a rule; `whole` for whole lines."""

    span: Span
    code: str
    whole: bool


def cuts(page: Page, findings: Sequence[Finding]) -> list[Cut]:
    """What goes, in order: whole lines where the line is the page's or mostly is, else the sentence that is."""
    return join_cuts(_find(page, findings))


def join_cuts(found: Iterable[Cut]) -> list[Cut]:
    """The cuts in order, those that overlap made one under the first one's code."""
    kept: list[Cut] = []
    for cut in sorted(found, key=lambda cut: (cut.span.start, -cut.span.end)):
        if kept and cut.span.start < kept[-1].span.end:
            last = kept[-1]
            span = Span(last.span.start, max(last.span.end, cut.span.end))
            kept[-1] = Cut(span, last.code, last.whole or cut.whole)
        elif len(cut.span):
            kept.append(cut)
    return kept


def _find(page: Page, findings: Sequence[Finding]) -> Iterator[Cut]:
    document = page.document
    # a finding's span counts in the source
    passages = [(p.part, document.in_source(p.span)) for p in page.passages if p.part is not Part.FRONT_MATTER]
    if len(page.stories) > 1:
        # a line without a word parts stories, which nothing else may tell apart
        passages = [(part, span) for part, span in passages if _WORD.search(document.source, span.start, span.end)]
    if document.first_line == 0:
        # the title of a record is the record's own
        passages = [(part, span) for part, span in passages if span.start > 0]
    starts = [span.start for _, span in passages]
    closings = _Closings(document)
    for finding in findings:
        if finding.code in _STORY_LINES:
            continue
        for place in (finding.span, *closings.of(finding)):
            for part, span in _touched(passages, starts, place):
                if _goes_whole(part, span, place) and not _is_around_words(document, finding, part, span):
                    yield Cut(span, finding.code, whole=True)
                elif finding.code.startswith("BPL3") or part in _NAMES:
                    yield Cut(place, finding.code, whole=False)
                else:
                    yield Cut(_sentences(document.source, span, place), finding.code, whole=False)


class _Closings:
    """The second halves of a page's tags and commands, which findings tell with the first ones. Asked in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._left: dict[str, deque[Span]] | None = None

    def of(self, finding: Finding) -> Iterator[Span]:
        """Where in the source that of a finding stands, if it has one; each is given once."""
        name = dict(finding.fields).get("opens", "").lower() if finding.code.startswith("BPL3") else ""
        if not name:
            return
        if self._left is None:
            self._left = {}
            for match in _CLOSING.finditer(self._document.text):
                span = self._document.in_source(Span(*match.span()))
                self._left.setdefault((match[1] or match[2]).lower(), deque()).append(span)
        left = self._left.get(name, deque())
        while left and left[0].start < finding.span.end:
            left.popleft()
        if left:
            yield left.popleft()


def _touched(passages: Sequence[tuple[Part, Span]], starts: Sequence[int], found: Span) -> Iterator[tuple[Part, Span]]:
    """The passages, which stand in order, that a find touches."""
    for part, span in passages[max(0, bisect_right(starts, found.start) - 1) :]:
        if span.start >= found.end:
            return
        if span.overlaps(found):
            yield part, span


def _goes_whole(part: Part, span: Span, found: Span) -> bool:
    if part in _PAGE_PARTS:
        return True
    covered = min(span.end, found.end) - max(span.start, found.start)
    return part not in _NAMES and covered >= MOST_OF_LINE * len(span)


def _is_around_words(document: Document, finding: Finding, part: Part, line: Span) -> bool:
    """Whether a find is a command in a line of the story that says something beside its commands."""
    return finding.code == "BPL301" and part not in _PAGE_PARTS and holds_words(line.of(document.source))


def _sentences(text: str, line: Span, found: Span) -> Span:
    """The sentences of a line that a find stands in, with the blank after them."""
    ends = [line.start + match.end() for match in _SENTENCE_END.finditer(line.of(text))]
    start = max((end for end in ends if end <= found.start), default=line.start)
    end = min((end for end in ends if end >= found.end), default=line.end)
    return Span(start, end)


def deletions(document: Document, taken: Sequence[Cut], starts: Collection[int] = ()) -> list[Edit]:
    """The edits to the document's source that take the cuts out, and close the gap that whole lines leave."""
    if document.format is Format.HTML:
        gone = [cut.span for cut in taken if cut.whole]
        gone += [_with_space(document.source, span) for span in _join([c.span for c in taken if not c.whole])]
        gone.sort()
        return [Edit(span, "") for span in spans_without(document.source, gone)]
    floor = document.text.index("\n") + 1 if document.first_line == 0 else 0
    lines = [cut.span for cut in taken if cut.whole]
    closed = list(_close_gaps(document.text, lines, floor, starts))
    parts = [_with_space(document.source, span) for span in _join([cut.span for cut in taken if not cut.whole])]
    parts = [part for part in parts if not any(span.overlaps(part) for span in closed)]
    return [Edit(span, "") for span in sorted((*closed, *parts)) if len(span)]


def _join(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, in order, those that touch as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


def _with_space(text: str, span: Span) -> Span:
    """A stretch inside a line with the space that would be one too many where it stood."""
    start, end = span.start, span.end
    if text[end : end + 1] in ("", "\n", "\r"):
        while text[start - 1 : start] in (" ", "\t"):
            start -= 1
    elif text[start - 1 : start] in ("", "\n", " "):
        while text[end : end + 1] in (" ", "\t"):
            end += 1
    return Span(start, end)


def _close_gaps(text: str, gone: Sequence[Span], floor: int, starts: Collection[int]) -> Iterator[Span]:
    """The stretches of whole lines that go: those of `gone`, the blank lines between them, and some around.

    Between two lines that stay, the larger of the two gaps above and below stays, and before the start of a story both
    do; at either end of the text none does.
    """
    if not gone:
        return
    lines = [Span(*m.span()) for m in _LINE.finditer(text, floor) if m.end() > m.start()]
    marks = _marks(text, lines, gone)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and marks[end] != "text":
            end += 1
        cut = [n for n in range(at, end) if marks[n] == "gone"]
        if cut:
            if at > 0 and end < len(lines) and lines[end].start in starts:
                yield Span(lines[cut[0]].start, lines[cut[-1]].end)
            else:
                yield _stretch(text, lines, (at, end), (cut[0], cut[-1]))
        at = end + 1


def _marks(text: str, lines: Sequence[Span], gone: Sequence[Span]) -> list[str]:
    """What each line is: `gone`, `blank` or `text`."""
    marks, left = [], iter(sorted(gone))
    span = next(left, None)
    for line in lines:
        while span and span.end <= line.start:
            span = next(left, None)
        inside = span is not None and span.start < line.end
        marks.append("gone" if inside else "text" if line.of(text).strip() else "blank")
    return marks


def _stretch(text: str, lines: Sequence[Span], run: tuple[int, int], cut: tuple[int, int]) -> Span:
    """What goes of a run of lines that are blank or cut, of which `cut` are the first and the last one cut."""
    (first, end), (top, bottom) = run, cut
    if end == len(lines):
        start = lines[first].start
        if first and not text.endswith(("\n", "\r")):
            # a text that ended without a line end still does
            start -= len(lines[first - 1].of(text)) - len(lines[first - 1].of(text).rstrip("\r\n"))
        return Span(start, lines[-1].end)
    if first == 0 or top - first < end - 1 - bottom:
        # the blank lines below stay, unless the text begins here
        return Span(lines[first].start, lines[end if first == 0 else bottom + 1].start)
    return Span(lines[top].start, lines[end].start)
