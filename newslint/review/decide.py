"""From what an editor decides to the files that say so."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newslint.checks.bpl.known_lines import ANY
from newslint.decisions import NAME, NAMES, Decision, Decisions, plain
from newslint.duplicates.members import Member
from newslint.errors import UsageError
from newslint.formats.registry import can_write
from newslint.formats.rewrite import read_bytes, rewrite, unpack
from newslint.model import Document, Edit, Finding, RecordRef
from newslint.opening import is_stream
from newslint.pipeline.checker import Checker
from newslint.pipeline.clusters import Cluster
from newslint.pipeline.suppressions import ENDING, LONGEST
from newslint.review.changes import Change, add_line
from newslint.settings import Settings

#: as many first words tell a paragraph of its story from the others
_FIRST_WORDS = 8
_HEAD = "# newslint: what an editor decided, a line each\n"
_OFFICES = ("country", "office", "person", "start", "end", "verified_until", "source")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Role(Struct, frozen=True):
    """What somebody is: an office of a country, from a day on, perhaps to another."""

    office: str
    country: str
    start: str
    end: str = ""


def let_stand(finding: Finding, reason: str, part: str = "", words: str = "") -> list[Change]:
    """Let a finding stand; or all of its rule in the `paragraph` or the `story` (`part`) that holds `words`."""
    if not reason.strip():
        raise UsageError("a finding stands for a reason", hint="say why")
    where = finding.fingerprint
    if part:
        words = " ".join(words.replace("“", '"').replace("”", '"').split('"')[0].split()) if words else ""
        if not words:
            raise UsageError(f"the {part} has no words of its own to be known by")
        where = f'in {part} "{words}"'
    order = f"ignore {finding.code} {where} because {' '.join(reason.split())}"
    return _changes(add_line(_side_car(finding.path), order[:LONGEST]))


def first_words(text: str) -> str:
    """The first words of a paragraph, as far as no quotation mark stands among them, or of what follows one."""
    pieces = [piece.split() for piece in re.split('["“”]', text)]
    longest = next((piece for piece in pieces if len(piece) >= _FIRST_WORDS), max(pieces, key=len, default=[]))
    return " ".join(longest[:_FIRST_WORDS])


def call_furniture(line: str, settings: Settings) -> list[Change]:
    """Say that a line is always furniture in this archive."""
    if not plain(line):
        raise UsageError("there is no line")
    # a quotation mark can't stand in a decision; what varies can
    return _note(Decision("furniture", (line.replace('"', ANY),)), settings)


def call_right(finding: Finding, name: str, reason: str, role: Role | None, settings: Settings) -> list[Change]:
    """Say that a name is right wherever this rule flags it; with a role, it is known as that of its holder."""
    name = plain(name)
    if not name or not reason.strip():
        raise UsageError("a name is right for a reason", hint="say whose it is, and where that stands")
    changes = _note(Decision("ignore", (finding.code, name), reason), settings)
    if role and role.office:
        if not re.fullmatch("[A-Z]{2}", role.country) or not _DAY.fullmatch(role.start):
            raise UsageError("a role has a country of two capitals and a first day", hint="LV, 2024-01-31")
        if role.end and not _DAY.fullmatch(role.end):
            raise UsageError("the last day of a role reads 2024-01-31")
        row = io.StringIO()
        # of a role that has no end yet, this is the day until which somebody knows it
        known = "" if role.end else datetime.date.today().isoformat()
        cells = (role.country, plain(role.office), name, role.start, role.end, known, plain(reason))
        csv.writer(row, lineterminator="").writerow(cells)
        changes += _changes(add_line(str(settings.locate(NAMES)), row.getvalue(), header=",".join(_OFFICES)))
    return changes


def part_stories(
    cluster: Cluster, one: int, other: int, findings: Sequence[Finding], reason: str, settings: Settings
) -> list[Change]:
    """Say that two stories of a cluster are not one event; what was found between them is let stand."""
    if one == other:
        raise UsageError("a story is one with itself", hint="choose another")
    pair = cluster.members[one], cluster.members[other]
    names = [name_of(member, settings.decisions) for member in pair]
    told = reason or "they are not one event"
    changes = _note(Decision("apart", (names[0], names[1]), told), settings)
    orders: dict[str, list[str]] = {}
    for finding in findings:
        if _is_between(finding, pair):
            order = f"ignore {finding.code} {finding.fingerprint} because {' '.join(told.split())}"
            orders.setdefault(_side_car(finding.path), []).append(order[:LONGEST])
    for path, lines in orders.items():
        changes += _add_lines(path, lines)
    return changes


def keep_story(cluster: Cluster, at: int, reason: str, settings: Settings) -> list[Change]:
    """Say that this story of a cluster is the one to keep."""
    return _note(Decision("keep", (name_of(cluster.members[at], settings.decisions),), reason), settings)


def drop_story(cluster: Cluster, at: int, reason: str, settings: Settings) -> list[Change]:
    """Say that this story of a cluster goes, whatever it has of its own."""
    if at == cluster.keep:
        raise UsageError("this is the one that is kept", hint="keep another one first (e)")
    return _note(Decision("drop", (name_of(cluster.members[at], settings.decisions),), reason), settings)


def fix_finding(finding: Finding, documents: Iterator[object], checker: Checker, settings: Settings) -> list[Change]:
    """Put the fix of a finding into its file, as the file is now. Raises UsageError if it can't be done."""
    if not finding.fix:
        raise UsageError(f"{finding.code} has no fix here")
    if is_stream(finding.path) or not can_write(finding.path):
        raise UsageError("isn't written back", path=finding.path)
    stored = read_bytes(finding.path)
    edits: list[tuple[Document, list[Edit]]] = []
    found = False
    for item in documents:
        if not isinstance(item, Document):
            continue
        chosen: list[Edit] = []
        if not found and _same_record(item.record, finding.record):
            same = [f for f in checker(item).findings if (f.code, f.fingerprint) == (finding.code, finding.fingerprint)]
            nearest = min(same, key=lambda f: abs(f.span.start - finding.span.start), default=None)
            if nearest and nearest.fix:
                chosen, found = [placed.edit for placed in nearest.fix.edits], True
        edits.append((item, chosen))
    if not found:
        raise UsageError(f"{finding.code} isn't found there any more, or can't be fixed alone", hint="look again (r)")
    if stored.startswith(b"\x1f\x8b"):
        raise UsageError("is compressed", path=finding.path, hint="`newslint check --fix` fixes it")
    raw = unpack(stored, settings.limits.expansion)
    return [Change(finding.path, stored, rewrite(finding.path, raw, edits, settings.records))]


def name_of(member: Member, decisions: Decisions) -> str:
    """The name by which a story is spoken of: its record's id, else its title, else its number."""
    own = decisions.own(member.path)
    if member.record:
        return f"{own}#{plain(member.record.id)}"
    return f"{own}: {plain(member.title)}" if member.title else f"{own}: story {member.story}"


def _same_record(one: RecordRef | None, other: RecordRef | None) -> bool:
    return (one is None and other is None) or (
        one is not None and other is not None and (one.id, one.number) == (other.id, other.number)
    )


def _is_between(finding: Finding, pair: tuple[Member, Member]) -> bool:
    """Whether a finding is about these two stories: it stands in one, and points into the other."""

    def stands(member: Member, path: str, record: RecordRef | None, line: int) -> bool:
        here = path == member.path and _same_record(record, member.record)
        return here and (member.record is not None or member.line <= line <= member.end_line)

    own = [stands(member, finding.path, finding.record, finding.place.line) for member in pair]
    if not any(own) or not finding.related:
        return False
    other = pair[1] if own[0] else pair[0]
    return any(stands(other, r.path, r.record, r.place.line) for r in finding.related)


def _side_car(path: str) -> str:
    if is_stream(path):
        raise UsageError("standard input has no file to say it in")
    return path + ENDING


def _note(decision: Decision, settings: Settings) -> list[Change]:
    return _changes(add_line(str(settings.locate(NAME)), str(decision), header=_HEAD, sort=True))


def _changes(*changes: Change | None) -> list[Change]:
    return [change for change in changes if change]


def _add_lines(path: str, lines: Sequence[str]) -> list[Change]:
    """One change that puts several lines into a file."""
    first: Change | None = None
    for line in lines:
        change = add_line(path, line) if first is None else _add_to(first, line)
        first = change or first
    return _changes(first)


def _add_to(change: Change, line: str) -> Change:
    after = (change.after or b"").decode()
    return change if line in after.splitlines() else Change(change.path, change.before, (after + line + "\n").encode())
