"""What an editor reads: by document and story, each line with its marked characters, and what contradicts what."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from newslint.model import Finding, Related, Report, Safety, Severity
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.excerpts import excerpt, is_inside, of_what
from newslint.reporting.folding import (
    Folded,
    Furniture,
    Group,
    by_gravity,
    group_findings,
    is_contradiction,
    with_furniture_joined,
)
from newslint.reporting.summary import count
from newslint.rulebook.packs import page_of
from newslint.rulebook.rule import Rule

#: how many lines of folded findings are named before "…"
NAMED = 8
#: a report of no more findings than this needs no head
BRIEF = 8
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
    heading = ""
    yield from _head(report.findings, ink)
    for group in by_gravity(group_findings(report.findings)):
        title = _title(group)
        if title != heading:
            yield ("\n" if heading else "") + ink(title, "1;4") + "\n"
            heading = title
        if group.story:
            yield ink(f"  story {group.story}", "1") + "\n"
        gutter = max(len(str(shown.place.line)) for item in group.folded for shown in _places(item.first))
        for item in with_furniture_joined(group.folded):
            if isinstance(item, Furniture):
                yield _furniture(item, ink)
            else:
                yield _message(item, ink, gutter + 2, max(40, width - gutter - 6))
    for number, unread in enumerate(report.unread):
        place = escape_controls(unread.path) + (f":{unread.line}" if unread.line else "")
        hint = f"\n  {escape_controls(unread.hint)}" if unread.hint else ""
        yield (
            "\n" if heading or number else ""
        ) + f"{ink(place, '1;4')}\n  {ink('could not be read', '1;31')}: {escape_controls(unread.what)}{hint}\n"


def _head(findings: Sequence[Finding], ink: Ink) -> Iterator[str]:
    """Every error and every contradiction, a line each: of a long report they are what is looked for."""
    grave = [f for f in findings if f.severity is Severity.ERROR or is_contradiction(f)]
    if not grave or len(findings) <= BRIEF:
        return
    yield ink(f"{count(len(grave), 'error')} and contradictions of {count(len(findings), 'finding')}", "1") + "\n"
    same: dict[tuple[object, ...], list[Finding]] = {}
    for f in sorted(grave, key=lambda f: -f.severity):
        same.setdefault((f.path, f.record, f.code), []).append(f)
    for first, *others in same.values():
        record = f" ({first.record.id})" if first.record else ""
        place = ink.severity(first.severity, escape_controls(f"{first.path}{record}:{first.place.line}"))
        more = f" (and {len(others)} more of this rule)" if others else ""
        yield f"  {place}  {ink.code(first.code)} {escape_controls(first.message)}{more}\n"
    yield "\n"


def _furniture(item: Furniture, ink: Ink) -> str:
    """Page furniture that stands together, as one entry."""
    lines = f"{item.first}–{item.last}"
    names = ", ".join(item.names)
    hint = ink("`newslint clean` takes it out", "2")
    return f"  {lines}  {ink('furniture of the page', '36')}, {count(item.lines, 'line')}: {names}; {hint}\n"


def _title(group: Group) -> str:
    record = group.record
    return escape_controls(group.path) + (
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
    for other in f.related:
        if is_inside(other, f):
            lines.append(f"{'':{gutter}} {ink('=', '2')} {of_what(other, f)}")
            continue
        if (other.path, other.record) != (f.path, f.record):
            record = f", record {escape_controls(other.record.id)}" if other.record else ""
            lines.append(ink(f"{'':{gutter}} ┌ {escape_controls(other.path)}{record}", "2"))
        lines += _show_line(other, escape_controls(other.note), "-", ink, gutter, room)
    if f.fix:
        lines.append(f"{'':{gutter}} {ink('=', '2')} fix: {escape_controls(f.fix.title)} ({_OPTION[f.fix.safety]})")
    if item.others:
        lines.append(f"{'':{gutter}} {ink('=', '2')} {_more(item.others)}")
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


def _more(others: Sequence[Finding]) -> str:
    lines = list(dict.fromkeys(other.place.line for other in others))
    named = ", ".join(str(line) for line in lines[:NAMED]) + (", …" if len(lines) > NAMED else "")
    return f"{len(others)} more: line{'s' if len(lines) > 1 else ''} {named}"


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
