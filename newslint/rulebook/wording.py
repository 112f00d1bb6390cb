"""Hit + rule → finding: wording, severity, places, and the fingerprint by which it is known again."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar

from msgspec.structs import replace

from newslint.model import (
    Document,
    Edit,
    Finding,
    Fix,
    Hit,
    LocatedHit,
    Location,
    PlacedEdit,
    Related,
    RelatedLocation,
    Safety,
    Span,
)
from newslint.model.finding import locate
from newslint.rulebook.rule import Rule

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
#: a field between quotation marks, or one by itself
_QUOTED = re.compile(rf'"{_FIELD.pattern}"|{_FIELD.pattern}')


def make_finding(
    rule: Rule, hit: Hit, document: Document, story: int, is_quoted: Callable[[Span], bool] = lambda span: False
) -> Finding:
    """What a user sees of a hit in `document`. `is_quoted` tells which spans are somebody's own words.

    A fix that would change words inside quotation marks is only shown. What undoes damage to the encoding brings the
    words back and changes none. Where the encoding is a guess that isn't certain, every fix is only shown.
    """
    here = locate(document, hit.span, story)
    related = tuple(_relate_span(rule, pointer, hit, document) for pointer in hit.related_locations)
    edits = _in_source(document, hit.edits) if rule.fix else ()
    found = _make_finding(rule, here, hit.fields, hit.verdict, related, edits)
    if found.fix and rule.pack != "ENC" and any(_rewords(e, document.text) and is_quoted(e.span) for e in hit.edits):
        return replace(found, fix=replace(found.fix, safety=Safety.SHOW))
    if found.fix and _is_doubtful(document):
        return replace(found, fix=replace(found.fix, safety=Safety.SHOW))
    return found


def _is_doubtful(document: Document) -> bool:
    """Whether all of the text may be another one, for its encoding is a guess that isn't certain."""
    guess = document.guess
    if guess is None:
        return False
    # a record keeps no account of which of its bytes are in another page than the rest of the dump
    return document.record is not None if guess.encoding != document.encoding else not guess.certain


def _rewords(edit: Edit, text: str) -> bool:
    """Whether an edit changes letters or digits, and not only marks, spaces and capitals."""

    def letters(words: str) -> str:
        return "".join(char for char in words.casefold() if char.isalnum())

    return letters(edit.span.of(text)) != letters(edit.replacement)


def make_archive_finding(rule: Rule, hit: LocatedHit) -> Finding:
    """What a user sees of a hit that was found when all documents had been read."""
    related = tuple(_relate(rule, role, there, dict(hit.fields)) for role, there in hit.related_locations)
    return _make_finding(rule, hit.location, hit.fields, hit.verdict, related, ())


#: what stands in a message for a field that nothing fills
GAP = "…"
_gaps: ContextVar[set[str] | None] = ContextVar("gaps", default=None)


def fill(template: str, fields: Mapping[str, str]) -> str:
    """The template with each `{field}` put in; for one that isn't known stands `GAP`.

    What holds a quotation mark itself stands between other ones.
    """

    def put(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        value = fields[name] if name in fields else _gap(name)
        if not found[1]:
            return value
        return f"“{value}”" if '"' in value else f'"{value}"'

    return _QUOTED.sub(put, template)


def placeholders(template: str) -> set[str]:
    """The names of the fields that a template speaks of."""
    return set(_FIELD.findall(template))


@contextlib.contextmanager
def gaps() -> Iterator[set[str]]:
    """The names of the fields that were missing from what is worded in this context."""
    found: set[str] = set()
    before = _gaps.set(found)
    try:
        yield found
    finally:
        _gaps.reset(before)


def _gap(name: str) -> str:
    found = _gaps.get()
    if found is not None:
        found.add(name)
    return GAP


def _make_finding(
    rule: Rule,
    here: Location,
    fields: tuple[tuple[str, str], ...],
    outcome: str,
    related: tuple[Related, ...],
    edits: tuple[PlacedEdit, ...],
) -> Finding:
    verdict = rule.verdict(outcome)
    named = {"excerpt": here.excerpt, **dict(fields)}
    fix = Fix(fill(rule.fix.title, named), rule.fix.safety, edits) if rule.fix and edits else None
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=verdict.severity,
        message=fill(verdict.message, named),
        path=here.path,
        record=here.record,
        story=here.story,
        span=here.span,
        place=here.place,
        excerpt=here.excerpt,
        context=here.context,
        fingerprint=fingerprint(rule.code, here.excerpt, here.context),
        fields=fields,
        related=related,
        fix=fix,
        context_column=here.context_column,
    )


def fingerprint(code: str, excerpt: str, context: str) -> str:
    """16 hex digits made of the code, the flagged characters and their line, white space aside."""
    told = "\0".join((code, " ".join(excerpt.split()), " ".join(context.split())))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _relate_span(rule: Rule, pointer: RelatedLocation, hit: Hit, document: Document) -> Related:
    """The other place, told with the fields of the hit and those of its own."""
    elsewhere = pointer.page.document if pointer.page else document
    there = locate(elsewhere, pointer.span)
    return _relate(rule, pointer.role, there, dict((*hit.fields, *pointer.fields)))


def _relate(rule: Rule, role: str, there: Location, fields: Mapping[str, str]) -> Related:
    note = fill(dict(rule.notes).get(role, role), {"excerpt": there.excerpt, **fields})
    return Related(
        there.path, there.record, there.place, note, there.excerpt, there.context, context_column=there.context_column
    )


def _in_source(document: Document, edits: tuple[Edit, ...]) -> tuple[PlacedEdit, ...]:
    """The edits as edits of the source, or none at all if one of them would change markup."""
    if document.runs:
        import html

    placed = []
    for edit in edits:
        there = document.in_source(edit.span)
        written, replacement = there.of(document.source), edit.replacement
        if document.runs:
            if "<" in written or html.unescape(written) != edit.span.of(document.text):
                return ()
            replacement = html.escape(replacement, quote=False)
        placed.append(PlacedEdit(Edit(there, replacement), document.source_place(there)))
    return tuple(placed)
