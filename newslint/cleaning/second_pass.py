"""What can be decided about a document only when the whole archive was seen: repeated stories, lines that recur."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from msgspec.structs import replace

from newslint.cleaning.amounts import amount_of, words_in
from newslint.cleaning.cleaner import Change, Cleaner, following, remove_cuts
from newslint.cleaning.furniture import Cut, join_cuts
from newslint.cleaning.piece_table import PieceTable
from newslint.cleaning.plans import Decisions, Entry, Plan
from newslint.faults import fault_of
from newslint.formats import read_file
from newslint.model import Document, Format, Span
from newslint.segmenting import segment

#: a dropped record is shown by so many characters of its first line
SHOWN = 200


def cleaner_of(plan: Plan) -> Cleaner:
    """The cleaner of this process, for what is judged again."""
    return Cleaner(plan.settings, plan.rules, plan.steps, takes_likely=plan.takes_likely)


def needs_second_pass(found: Decisions, entry: Entry) -> bool:
    """Whether the archive as a whole has something to say about the document."""
    key = (entry.path, entry.patch.place)
    return key in found.repeats or key in found.recurring


def decide_entry(found: Decisions, entry: Entry, document: Document, cleaner: Cleaner) -> Entry:
    """The entry with what the archive as a whole says of its document: it goes, or stories or lines of it do.

    What is left is judged again, for furniture is told by what stands around it. A fault of newslint's own is told, and
    then the entry stays as it is.
    """
    try:
        return _decided(found, entry, document, cleaner)
    except Exception as error:
        found.unread.append(fault_of(error, document.path, document.record))
        return entry


def _decided(found: Decisions, entry: Entry, document: Document, cleaner: Cleaner) -> Entry:
    repeats = found.repeats.get((entry.path, entry.patch.place), {})
    if document.record and 0 in repeats:
        return _drop(entry, document, repeats[0])
    stories = {number: span for number, span in story_spans(entry, document) if len(span)}
    again = [number for number in stories if number in repeats]
    if again and len(again) == len(stories):
        return _drop(entry, document, repeats[again[0]])
    work = PieceTable(document.source, entry.patch.edits)
    current = following(document, work)
    changes = list(entry.changes)
    taken = list(found.recurring.get((entry.path, entry.patch.place), ()))
    edits = remove_cuts(work, document, current, join_cuts(taken), changes)
    if again and document.format is not Format.HTML:
        for number in again:
            changes.append(_repeat(document, work, current, stories[number], repeats[number]))
        taken += [Cut(stories[number], "", whole=True) for number in again]
        edits = remove_cuts(work, document, current, join_cuts(taken), [])
    work.apply(edits)
    outcome = cleaner(document, work)
    return replace(entry, patch=replace(entry.patch, edits=outcome.edits), changes=(*changes, *outcome.changes))


def story_spans(entry: Entry, document: Document) -> list[tuple[int, Span]]:
    """Each story's number and where it stands in the cleaned source of a page of text.

    The stories are those of the page with its furniture, for what stands between stories tells them apart.
    """
    mending = PieceTable(document.source, entry.mending)
    cleaned = PieceTable(document.source, entry.patch.edits)
    page = segment(following(document, mending))
    spans = []
    for story in page.stories:
        was = mending.was(page.document.in_source(story.span))
        spans.append((story.number, Span(cleaned.offset(was.start), cleaned.offset(was.end))))
    return spans


def diff_documents(plan: Plan, found: Decisions) -> Iterator[list[str]]:
    """For each document that changes, the lines of a unified diff of what people read of it."""
    entries, cleaner = found.entries(), cleaner_of(plan)
    for path in found.paths:
        for document in read_file(path, plan.settings):
            if not isinstance(document, Document):
                continue
            entry = next(entries)
            if needs_second_pass(found, entry):
                entry = decide_entry(found, entry, document, cleaner)
            name = f"{path}:{document.record.line}" if document.record else path
            before = document.source.splitlines()
            if entry.patch.dropped:
                yield [f"--- {name}", f"dropped: a repeat ({entry.changes[0].code}) of {entry.changes[0].kept}"]
            elif entry.patch.edits:
                after = PieceTable(document.source, entry.patch.edits).text.splitlines()
                yield list(unified_diff(before, after, name, name, lineterm=""))


def _drop(entry: Entry, document: Document, repeat: tuple[str, str]) -> Entry:
    kind, where = repeat
    place = document.source_place(Span(0, len(document.source)))
    shown = document.text.lstrip().split("\n", 1)[0][:SHOWN]
    whole = amount_of(document)
    change = Change(
        "repeats", kind, place.line, place.end_line, shown, kept=where, lines=whole.lines, words=whole.words
    )
    return replace(entry, patch=replace(entry.patch, edits=(), dropped=True), changes=(change,))


def _repeat(document: Document, work: PieceTable, current: Document, span: Span, repeat: tuple[str, str]) -> Change:
    kind, where = repeat
    place = document.source_place(work.was(span))
    gone = span.of(current.text)
    lines = sum(1 for line in gone.splitlines() if line.strip())
    return Change("repeats", kind, place.line, place.end_line, gone, kept=where, lines=lines, words=words_in(gone))
