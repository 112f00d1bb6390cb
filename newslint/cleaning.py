"""Cleans files: damage mended, furniture out, repeated stories out; every change is kept so that it can be undone."""

from __future__ import annotations

import difflib
import gzip
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from newslint.linter import Examiner
from newslint.model import Document, Edit, Finding, Format, Page, Part, Passage, Safety, Span, Story
from newslint.reading import read_stream
from newslint.reading.records import LINES_ENDINGS
from newslint.reading.writing import can_write, rewritten
from newslint.rulebook.rule import Rule
from newslint.segmenting import segment
from newslint.settings import Settings

STEPS = ("damage", "furniture", "repeats")
#: findings of the pack that are about a line of the story: notes to the reader, and a story that breaks off
_STORY_LINES = ("BPL206", "BPL402")
#: parts whose lines go as a whole
_PAGE_PARTS = frozenset({Part.FURNITURE, Part.CAPTION, Part.ALT})
#: a finding over this share of a line takes the whole line with it
MOST_OF_LINE = 0.4
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
#: more lines than this aren't compared one with another; the manifest then holds the file as it was
_COMPARED = 4000
#: a text of fewer words repeats others by chance
_FEWEST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done: by which step and rule, to which lines of the source, and what stood there."""

    step: str
    code: str
    record: str | None
    line: int
    end_line: int
    removed: str
    put: str = ""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file before and after, as bytes in the file (compressed if they were). `after` None: nothing is left of it."""

    path: str
    before: bytes
    after: bytes | None
    changes: tuple[Change, ...]


@dataclass
class Cleaner:
    """Cleans one file after the other and remembers the stories it has seen, of which it keeps the first."""

    settings: Settings
    rules: Sequence[Rule]
    steps: Sequence[str] = STEPS
    seen: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.damage = Examiner([rule for rule in self.rules if rule.code.startswith("ENC")])
        self.furniture = Examiner([rule for rule in self.rules if rule.code.startswith("BPL")])

    def cleaned(self, path: str, before: bytes) -> Cleaned:
        """The file of that name and content, cleaned. Raises OSError, EOFError or zlib.error if it can't be read."""
        compressed = before.startswith(b"\x1f\x8b")
        raw = gzip.decompress(before) if compressed else before
        if not can_write(path):
            return Cleaned(path, before, before, ())
        changes: list[Change] = []
        left: bytes | None = raw
        for step in STEPS:
            if step in self.steps and left is not None:
                left = getattr(self, f"_{step}")(path, left, changes)
        if left == raw:
            return Cleaned(path, before, before, tuple(changes))
        after = gzip.compress(left, mtime=0) if compressed and left is not None else left
        return Cleaned(path, before, after, tuple(changes))

    def _documents(self, path: str, raw: bytes) -> list[Document]:
        return [item for item in read_stream(path, io.BytesIO(raw), self.settings) if isinstance(item, Document)]

    def _damage(self, path: str, raw: bytes, changes: list[Change]) -> bytes:
        from newslint.fixing import without_overlaps

        edited = []
        for document in self._documents(path, raw):
            safe = [f for f in self.damage(document).findings if f.fix and f.fix.safety is Safety.SAFE]
            edits: list[Edit] = []
            for finding in without_overlaps(safe):
                for placed in finding.fix.edits if finding.fix else ():
                    edits.append(placed.edit)
                    changes.append(_change("damage", finding.code, document, placed.edit))
            edited.append((document, edits))
        return rewritten(path, raw, edited) if any(edits for _, edits in edited) else raw

    def _furniture(self, path: str, raw: bytes, changes: list[Change]) -> bytes:
        edited = []
        for document in self._documents(path, raw):
            page = segment(document)
            cuts = _cuts(page, self.furniture.examined(page).findings)
            edits: list[Edit] = []
            for span, code in _merged(cuts):
                for edit in _deletions(document, span):
                    edits.append(edit)
                    changes.append(_change("furniture", code, document, edit))
            edited.append((document, edits))
        return rewritten(path, raw, edited) if any(edits for _, edits in edited) else raw

    def _repeats(self, path: str, raw: bytes, changes: list[Change]) -> bytes | None:
        """Stories that stand in the archive already go; of records only those of line files, whole."""
        documents = self._documents(path, raw)
        in_lines = path.lower().removesuffix(".gz").endswith(LINES_ENDINGS)
        lines_gone: set[int] = set()
        edited = []
        whole = False
        for document in documents:
            page = segment(document)
            again = [story for story in page.stories if self._seen_before(document, story)]
            edits = []
            if document.record:
                if in_lines and again and len(again) == len(page.stories):
                    lines_gone.add(document.record.line)
                    changes.append(_change("repeats", "", document, Edit(Span(0, len(document.text)), "")))
            elif again and document.format is not Format.HTML:
                whole = len(again) == len(page.stories)
                for story in again:
                    edit = Edit(_with_line_end(document.text, story.span), "")
                    edits.append(edit)
                    changes.append(_change("repeats", "", document, edit))
            edited.append((document, edits))
        if whole:
            return None
        if lines_gone:
            kept = [line for n, line in enumerate(raw.splitlines(keepends=True), 1) if n not in lines_gone]
            return b"".join(kept) if kept else None
        return rewritten(path, raw, edited) if any(edits for _, edits in edited) else raw

    def _seen_before(self, document: Document, story: Story) -> bool:
        body = (p.span.of(document.text) for p in story.passages if p.part is not Part.FURNITURE)
        words = _WORD.findall(" ".join(body).casefold())
        if len(words) < _FEWEST_WORDS:
            return False
        print_ = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
        if print_ in self.seen:
            return True
        self.seen.add(print_)
        return False


def _change(step: str, code: str, document: Document, edit: Edit) -> Change:
    place = document.source_place(edit.span)
    record = document.record.id if document.record else None
    return Change(step, code, record, place.line, place.end_line, edit.span.of(document.source), edit.replacement)


def _cuts(page: Page, findings: Sequence[Finding]) -> Iterator[tuple[Span, str]]:
    """What goes: whole lines where the line is the page's or mostly is, else the sentence that is."""
    text = page.document.text
    passages = [p for p in page.passages if p.part is not Part.FRONT_MATTER]
    for finding in findings:
        if finding.code in _STORY_LINES:
            continue
        for passage in passages:
            if not passage.span.overlaps(finding.span) or (page.document.first_line == 0 and passage.span.start == 0):
                continue
            if _goes_whole(passage, finding.span):
                yield _with_line_end(text, passage.span), finding.code
            elif finding.code.startswith("BPL3"):
                yield finding.span, finding.code
            else:
                yield _sentence(text, passage.span, finding.span), finding.code


def _goes_whole(passage: Passage, found: Span) -> bool:
    if passage.part in _PAGE_PARTS:
        return True
    covered = min(passage.span.end, found.end) - max(passage.span.start, found.start)
    return passage.part is not Part.HEADLINE and covered >= MOST_OF_LINE * len(passage.span)


def _sentence(text: str, line: Span, found: Span) -> Span:
    """The sentences of a line that a find stands in, with the blank after them."""
    ends = [line.start + match.end() for match in _SENTENCE_END.finditer(line.of(text))]
    start = max((end for end in ends if end <= found.start), default=line.start)
    end = min((end for end in ends if end >= found.end), default=line.end)
    return Span(start, end)


def _with_line_end(text: str, span: Span) -> Span:
    """The span with its line's end; the blank line below goes too if one stands above."""
    end = span.end
    while end < len(text) and text[end] in " \t":
        end += 1
    stop = _past_line_end(text, end)
    if stop > end and text[: span.start].endswith(("\n\n", "\r\n\r\n")):
        stop = _past_line_end(text, stop)
    return Span(span.start, stop)


def _past_line_end(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else at + 1 if text[at : at + 1] in ("\n", "\r") else at


def _merged(cuts: Iterator[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """The cuts in order, those that overlap made one under the first one's code."""
    kept: list[tuple[Span, str]] = []
    for span, code in sorted(cuts):
        if kept and span.start < kept[-1][0].end:
            kept[-1] = (Span(kept[-1][0].start, max(span.end, kept[-1][0].end)), kept[-1][1])
        elif len(span):
            kept.append((span, code))
    return iter(kept)


def _deletions(document: Document, span: Span) -> Iterator[Edit]:
    """Edits to the source that take a span of text out; tags stay, so that what is nested stays whole."""
    there = document.in_source(span)
    if document.format is not Format.HTML:
        yield Edit(there, "")
        return
    source, at = there.of(document.source), 0
    for tag in [*_TAG.finditer(source), None]:
        end = tag.start() if tag else len(source)
        if end > at:
            yield Edit(Span(there.start + at, there.start + end), "")
        at = tag.end() if tag else end


def undo(before: bytes, after: bytes) -> dict[str, Any]:
    """What `undone` needs to make `before` of `after`: hunks of lines, or the whole where that is no larger."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if before.startswith(b"\x1f\x8b") or len(old) + len(new) > 2 * _COMPARED:
        return {"whole": _as_text(before)}
    hunks = [
        [start, end, _as_text(b"".join(old[was:ends]))]
        for kind, was, ends, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    return {"hunks": hunks}


def undone(after: bytes, how: dict[str, Any]) -> bytes:
    """The bytes that `undo` was given as `before`."""
    if "whole" in how:
        return _as_bytes(how["whole"])
    lines = after.splitlines(keepends=True)
    for start, end, old in reversed(how["hunks"]):
        lines[start:end] = [_as_bytes(old)]
    return b"".join(lines)


def _as_text(raw: bytes) -> str:
    """Bytes as a string that JSON can carry: what isn't UTF-8 becomes lone surrogates."""
    return raw.decode("utf-8", "surrogateescape")


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
