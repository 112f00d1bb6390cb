"""Cleans one document: damage is fixed and furniture taken out, again and again until nothing is left to do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newslint.cleaning.amounts import Amount, amount_of, words_in
from newslint.cleaning.certainty import sure_findings
from newslint.cleaning.furniture import Cut, cuts, deletions, join_cuts
from newslint.cleaning.piece_table import PieceTable
from newslint.formats import reread
from newslint.knowledge.tables import tables_of
from newslint.model import (
    Damage,
    Document,
    Edit,
    Finding,
    Format,
    Page,
    Part,
    Passage,
    Place,
    RecordRef,
    Safety,
    Span,
    Unread,
)
from newslint.pipeline.checker import Checker
from newslint.pipeline.fixes import without_overlaps
from newslint.pipeline.suppressions import InvalidSuppression, Suppression
from newslint.rulebook.rule import Rule
from newslint.segmenting import segment
from newslint.settings import Settings

#: the line that parts stories
STARS = "* * *"
#: what can be done, each by the rules of a pack
PACKS = {"damage": "ENC", "furniture": "BPL"}
#: a document is looked at again at most this often: changes that undo each other must end
ROUNDS = 12
_TAG = re.compile(r"<[^<>]*>")
#: lines that are furniture only by what stands around them go in so many of the rounds: in more of them a table of
#: results would go from its end, line by line
JUDGED = 2
#: the rule that has a word on what the markup of a page sets apart
APART = "BPL901"


class Change(Struct, frozen=True):
    """One thing that was done: by which step and rule, to which lines of the source, what stood there, what was put.

    `lines` and `words` are how much text that was; of a record that was dropped only the first line is told.
    """

    step: str
    code: str
    line: int
    end_line: int
    removed: str
    put: str = ""
    kept: str = ""
    lines: int = 0
    words: int = 0


class Outcome(Struct, frozen=True):
    """What became of a document: the edits to its source, and what they were made for.

    `fixed` is the document with its damage fixed and, on a page of stories, its furniture still in it, by which they
    are told apart; `fixing` are the edits that make such a page. `contributions` is what checks of the whole archive
    want to know of it, by the code of their rule. `before` and `after` are how much text there was and is.
    """

    path: str
    record: RecordRef | None
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    stories: int
    fixed: Document
    mending: tuple[Edit, ...]
    before: Amount = Amount()
    after: Amount = Amount()
    contributions: tuple[tuple[str, Any], ...] = ()
    suppressions: tuple[Suppression | InvalidSuppression, ...] = ()
    faults: tuple[Unread, ...] = ()


class Cleaner:
    """Cleans one document after the other with the same rules. Made once a process."""

    def __init__(
        self, settings: Settings, rules: Sequence[Rule], steps: Sequence[str], *, takes_likely: bool = False
    ) -> None:
        packs = tuple(PACKS[step] for step in steps if step in PACKS)
        self.settings = settings
        self.takes_likely = takes_likely
        self.takes_apart = not settings.per_path and any(rule.code == APART for rule in rules if rule.code[:3] in packs)
        used = [rule for rule in rules if rule.code[:3] in packs]
        self.checker = Checker(used, settings, tables_of(settings), for_cleaning=True)

    def __call__(self, document: Document, work: PieceTable | None = None) -> Outcome:
        """What becomes of the document, on which `work` was done already, if any."""
        work = PieceTable(document.source) if work is None else work
        changes: list[Change] = []
        faults: list[Unread] = []
        current = mended = following(document, work) if work.edits() else document
        mending: tuple[Edit, ...] = ()
        before = amount_of(current)
        stories, is_whole, judged = 0, True, 0
        has_markup = document.format is Format.HTML
        for _ in range(ROUNDS):
            page = segment(current)
            stories = len(page.stories) if is_whole else stories
            is_whole = is_whole and not has_markup
            apart = self._set_apart(page) if judged < JUDGED else []
            examined = self.checker.check_page(_without(page, apart))
            if apart and examined.suppressions:
                # somebody lets something stand: each line is asked for
                apart, examined = [], self.checker.check_page(page)
            faults += examined.faults
            findings = self.checker.final(examined)
            edits: list[Edit] = []
            if has_markup:
                # its structure tells furniture, whatever its characters are: what stays is fixed at once
                judged += 1
                edits = self._removed(page, findings, judged, document, work, changes, apart)
            edits += self._mended(document, work, current, findings, changes, edits)
            if not edits and not has_markup:
                if is_whole:
                    mended, mending, is_whole = current, work.edits(), False
                judged += 1
                edits = self._removed(page, findings, judged, document, work, changes)
            if not edits:
                break
            work.apply(edits)
            current = following(document, work)
        if has_markup:
            mended, mending = current, work.edits()
        elif not is_whole:
            stars = self._parted(document, current, work, PieceTable(document.source, mending), mended, changes)
            if stars:
                work.apply(stars)
                current = following(document, work)
        return Outcome(
            document.path,
            document.record,
            work.edits(),
            tuple(changes),
            stories,
            current if document.record else mended,
            mending,
            before,
            amount_of(current),
            examined.contributions,
            examined.suppressions if examined.contributions else (),
            tuple(dict.fromkeys(faults)),
        )

    def _set_apart(self, page: Page) -> list[Passage]:
        """The lines that a page's markup sets apart, if they go without a rule being asked for each."""
        if not self.takes_apart or not page.document.markup_lines:
            return []
        return [p for p in page.passages if p.part is Part.FURNITURE and p.doubt]

    def _removed(
        self,
        page: Page,
        findings: Sequence[Finding],
        judged: int,
        document: Document,
        work: PieceTable,
        changes: list[Change],
        apart: Sequence[Passage] = (),
    ) -> list[Edit]:
        """The edits that take furniture out of a page, which are put on the list of changes."""
        taken = cuts(page, self._furniture(page, findings, judged))
        taken = join_cuts([*taken, *(Cut(page.document.in_source(p.span), APART, whole=True) for p in apart)])
        return remove_cuts(work, document, page.document, taken, changes, [s.span.start for s in page.stories])

    def _furniture(self, page: Page, findings: Sequence[Finding], judged: int) -> list[Finding]:
        """The findings of furniture that count: those that are sure, or all of them if that is asked for.

        What no rule knows and only its neighbours tell of is asked while these still stand.
        """
        found = [f for f in findings if f.code.startswith("BPL")]
        found = [f for f in found if judged <= JUDGED or f.code not in self.checker.fallbacks]
        return found if self.takes_likely else list(sure_findings(page, found))

    def _parted(
        self,
        document: Document,
        current: Document,
        work: PieceTable,
        mending: PieceTable,
        mended: Document,
        changes: list[Change],
    ) -> list[Edit]:
        """Lines of stars between the stories of a page that can't be told apart without what stood between them."""
        if document.record or document.format is Format.HTML or current is mended:
            return []
        stories = segment(mended).stories
        if len(stories) < 2 or len(segment(current).stories) >= len(stories):
            return []
        end = "\r\n" if "\r\n" in current.text else "\r" if "\n" not in current.text else "\n"
        edits = []
        for story in stories[1:]:
            at = work.offset(mending.was(Span(story.span.start, story.span.start)).start)
            if current.text[:at].endswith(("\n", "\r")) and current.text[at:].strip():
                edits.append(Edit(Span(at, at), f"{STARS}{end}{end}"))
        tried = PieceTable(document.source, work.edits())
        tried.apply(edits)
        if len(segment(following(document, tried)).stories) < len(stories):
            return []  # they were no stories, as it seems now
        changes += (_change("furniture", "", document, work, current.source, edit) for edit in edits)
        return edits

    def _mended(
        self,
        document: Document,
        work: PieceTable,
        current: Document,
        findings: Sequence[Finding],
        changes: list[Change],
        gone: Sequence[Edit],
    ) -> list[Edit]:
        """The edits that fix damage for certain, where nothing goes, which are put on the list of changes."""
        mending = [f for f in findings if f.code.startswith("ENC") and f.fix and f.fix.safety is Safety.SAFE]
        starts = [edit.span.start for edit in gone]
        made: list[Edit] = []
        for finding in without_overlaps(mending):
            edits = [placed.edit for placed in finding.fix.edits] if finding.fix else []
            if all(_can_hold(current, edit) and not _is_gone(edit, gone, starts) for edit in edits):
                for edit in edits:
                    changes.append(_change("damage", finding.code, document, work, current.source, edit))
                made += edits
        return made


def _is_gone(edit: Edit, gone: Sequence[Edit], starts: Sequence[int]) -> bool:
    """Whether an edit touches one of those that take text out, which stand in order."""
    at = bisect_right(starts, edit.span.end)
    return at > 0 and edit.span.start <= gone[at - 1].span.end


def _without(page: Page, apart: Sequence[Passage]) -> Page:
    """The page without some of its lines."""
    if not apart:
        return page
    gone = {passage.span for passage in apart}
    stories = [replace(s, passages=tuple(p for p in s.passages if p.span not in gone)) for s in page.stories]
    return Page(page.document, tuple(stories), tuple(p for p in page.passages if p.span not in gone))


def remove_cuts(
    work: PieceTable,
    document: Document,
    current: Document,
    taken: Sequence[Cut],
    changes: list[Change],
    starts: Sequence[int] = (),
) -> list[Edit]:
    """The edits that take the cuts out of the text as it is now; each cut is put on the list of changes.

    `starts` are where stories start: between two of them the gap stays as wide as it was.
    """
    edits = [edit for edit in deletions(current, taken, frozenset(starts)) if _stays_in_field(current, edit)]
    for cut in taken if edits else ():
        changes.append(_change("furniture", cut.code, document, work, current.source, Edit(cut.span, "")))
    return edits


def following(document: Document, work: PieceTable) -> Document:
    """The document that the work on it has made of it; bytes that could not be decoded stay known where they stand."""
    damage = []
    for item in document.damage:
        span = work.now(item.span)
        if span is not None:
            damage.append(Damage(span, item.raw))
    return replace(reread(document, work.text), damage=tuple(damage))


def _change(step: str, code: str, document: Document, work: PieceTable, text: str, edit: Edit) -> Change:
    place: Place = document.source_place(work.was(edit.span))
    gone = edit.span.of(text)
    bare = _TAG.sub(" ", gone) if document.format is Format.HTML else gone
    lines = sum(1 for line in gone.splitlines() if line.strip())
    return Change(step, code, place.line, place.end_line, gone, edit.replacement, lines=lines, words=words_in(bare))


def _can_hold(document: Document, edit: Edit) -> bool:
    """Whether the file's encoding has the characters; a page of HTML can write any."""
    if not _stays_in_field(document, edit):
        return False
    if document.format is Format.HTML or edit.replacement.isascii():
        return True
    try:
        edit.replacement.encode(document.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _stays_in_field(document: Document, edit: Edit) -> bool:
    """Whether an edit of a record with a title is within its title or its text."""
    if document.first_line == 1:
        return True
    head = document.text.index("\n")
    return not edit.span.overlaps(Span(head, head + 1)) and "\n" not in (
        edit.replacement if edit.span.end <= head else ""
    )
