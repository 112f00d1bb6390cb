"""What an editor reads: by document and story, each line with its marked characters, and what contradicts what."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from newslint.model import Finding, Related, Report, Safety, Severity
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.excerpts import excerpt, is_inside, of_what
from newslint.reporting.folding import Folded, Furniture, Group, Shown, documents_by_gravity, line_ranges
from newslint.reporting.head import HeadLine, head_of, is_doubtful
from newslint.reporting.summary import count, is_writable
from newslint.rulebook.packs import page_of
from newslint.rulebook.rule import Rule

#: how many lines of folded findings are named before "…"
NAMED = 8
#: how many stretches of furniture are named before "…"
RANGES = 16
#: other places with one note that are shown each; of more only the first is
FEW = 2
_OPTION = {Safety.SAFE: "--fix", Safety.UNSAFE: "--fix --unsafe-fixes", Safety.SHOW: "by hand"}


class Ink(Struct, frozen=True):
    """How pieces of the report are coloured, or not at all (https://no-color.org is the caller's to ask)."""

    on: bool
    #: code → address of its rule's page, where codes are links
    pages: Mapping[str, str] = {}

    def code(self, code: str) -> str:
        """A rule's code, which leads to its page where links are wanted (OSC 8)."""
        told = self(code, "1")
        return f"\x1b]8;;{self.pages[code]}\x1b\\{told}\x1b]8;;\x1b\\" if code in self.pages else told

    def __call__(self, text: str, code: str) -> str:
        """The text in the colour that an SGR code stands for."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text

    def severity(self, severity: Severity, text: str) -> str:
        """Red for an error, yellow for a warning, cyan for a note."""
        return self(text, {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTE: "36"}[severity])


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int, links: bool = False) -> Iterator[str]:
    """The findings by document and story; what could not be read comes last, where it is not overlooked."""
    pages = ((rule.code, page_of(rule)) for rule in rules) if links else ()
    ink = Ink(colour, {code: page for code, page in pages if page})
    head = head_of(report.findings)
    yield from _head(head, report.findings, ink)
    heading = ""
    for document in documents_by_gravity(report.findings, headed=bool(head)):
        title = _title(document)
        yield ("\n" if heading else "") + ink(title, "1;4") + "\n"
        heading = title
        if document.furniture:
            yield _furniture(document.furniture, ink)
        for group in document.groups:
            yield from _story(group, ink, width)
    for number, unread in enumerate(report.unread):
        place = escape_controls(unread.path) + (f":{unread.line}" if unread.line else "")
        hint = f"\n  {escape_controls(unread.hint)}" if unread.hint else ""
        yield (
            "\n" if heading or number else ""
        ) + f"{ink(place, '1;4')}\n  {ink('could not be read', '1;31')}: {escape_controls(unread.what)}{hint}\n"


def _head(lines: Sequence[HeadLine], findings: Sequence[Finding], ink: Ink) -> Iterator[str]:
    """Every error and every statement that can't be right: of a long report they are what is looked for."""
    if not lines:
        return
    errors = sum(f.severity is Severity.ERROR for f in findings)
    doubtful = sum(is_doubtful(f) and f.severity < Severity.ERROR for f in findings)
    told = [count(errors, "error")] if errors else []
    told += [count(doubtful, "contradiction")] if doubtful else []
    yield ink(f"{' and '.join(told)} among the {count(len(findings), 'finding')} below", "1") + "\n"
    for line in lines:
        f = line.first
        record = f" ({f.record.id})" if f.record else ""
        place = ink.severity(f.severity, escape_controls(f"{f.path}{record}:{f.place.line}"))
        yield f"  {place}  {ink.code(f.code)} {escape_controls(f.message + line.more)}\n"
    yield "\n" + ink("Page by page, the worst first:", "1") + "\n\n"


def _story(group: Group, ink: Ink, width: int) -> Iterator[str]:
    if group.story:
        yield ink(f"  story {group.story}", "1") + "\n"
    gutter = max(len(str(shown.place.line)) for item in group.folded for shown in _places(item.first))
    for item in group.folded:
        yield _message(item, ink, gutter + 2, max(40, width - gutter - 6))


def _furniture(item: Furniture, ink: Ink) -> str:
    """All furniture of a page, as one entry."""
    lines = ", ".join(item.ranges[:RANGES]) + (", …" if len(item.ranges) > RANGES else "")
    names = ", ".join(item.names[:NAMED]) + (", …" if len(item.names) > NAMED else "")
    return f"  {lines}: {ink('furniture of the page', '36')}, {count(item.lines, 'line')}: {names}\n"


def _title(document: Shown) -> str:
    record = document.record
    return escape_controls(document.path) + (
        f", record {escape_controls(record.id)} (line {record.line})" if record else ""
    )


def _places(finding: Finding) -> Iterator[Finding | Related]:
    yield finding
    yield from finding.related


def _message(item: Folded, ink: Ink, gutter: int, room: int) -> str:
    f = item.first
    level = ink.severity(f.severity, f.severity.label)
    lines = [f"  {f.place.line}:{f.place.column}  {level} {ink.code(f.code)} {escape_controls(f.message)}"]
    if not f.code.startswith("BPL"):
        # what a message on furniture quotes is the line
        lines += _show_line(f, "", "^", ink, gutter, room)
    others, more = _few(f.related)
    for other in others:
        if is_inside(other, f):
            lines.append(f"{'':{gutter}} {ink('=', '2')} {of_what(other, f)}")
            continue
        if (other.path, other.record) != (f.path, f.record):
            record = f", record {escape_controls(other.record.id)}" if other.record else ""
            lines.append(ink(f"{'':{gutter}} ┌ {escape_controls(other.path)}{record}", "2"))
        lines += _show_line(other, escape_controls(other.note), "-", ink, gutter, room)
    lines += [f"{'':{gutter}} {ink('=', '2')} {escape_controls(told)}" for told in more]
    if f.fix:
        option = _OPTION[f.fix.safety if is_writable(f.path) else Safety.SHOW]
        lines.append(f"{'':{gutter}} {ink('=', '2')} fix: {escape_controls(f.fix.title)} ({option})")
    if item.others:
        lines.append(f"{'':{gutter}} {ink('=', '2')} {_more(f, item.others)}")
    return "\n".join(lines) + "\n"


def _show_line(item: Finding | Related, note: str, sign: str, ink: Ink, gutter: int, room: int) -> list[str]:
    """The line that a place stands in, and below it the marked characters underlined, the note beside them."""
    bar = ink("│", "2")
    number = ink(f"{item.place.line:>{gutter}}", "2")
    if not item.context:
        return [f"{number} {bar} {note}"] if note else []
    cut = excerpt(item, room)
    colour = "1;31" if sign == "^" else "1;34"
    under = ink(sign * max(1, columns(cut.marked)) + (f" {note}" if note else ""), colour)
    return [
        f"{number} {bar} {cut.before}{ink(cut.marked, colour)}{cut.after}",
        f"{'':{gutter}} {bar} {' ' * columns(cut.before)}{under}",
    ]


def _few(related: Sequence[Related]) -> tuple[list[Related], list[str]]:
    """The other places, of many with one note in one document only the first, and where the rest of them are."""
    same: dict[tuple[object, ...], list[Related]] = {}
    for other in related:
        same.setdefault((other.path, other.record, other.note), []).append(other)
    shown, more = [], []
    for places in same.values():
        few = len(places) <= FEW
        shown += places if few else places[:1]
        if not few:
            lines = ", ".join(line_ranges(other.place.line for other in places[1:]))
            more.append(f"lines {lines}: {places[0].note}")
    return shown, more


def _more(first: Finding, others: Sequence[Finding]) -> str:
    lines = sorted({other.place.line for other in others})
    named = ", ".join(str(line) for line in lines[:NAMED]) + (", …" if len(lines) > NAMED else "")
    same = all(other.message == first.message for other in others)
    return f"{len(others)} more{'' if same else ' of this rule'}: line{'s' if len(lines) > 1 else ''} {named}"


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
