"""Findings that somebody has looked at and lets stand, said where it leaves the copy clean.

    ignore CPY101 because the minutes say so
    ignore doubled-word "had had" because it is grammar
    ignore FCT101 3f8c944020cb52ab because the weekday is the old calendar's

An order names a code, a prefix or a name, and may name the flagged words or a fingerprint. `in paragraph "first words"`
and `in story "Title"` let it hold for the paragraphs and stories that hold these words. It stands a line each in a
side-car file (`story.txt.newslint` beside `story.txt`), in front matter under `newslint:`, or in a comment
`<!-- newslint: ignore … because … -->` of Markdown and HTML. A comment holds for its own line and the next one that has
text; `ignore-file` in it, and every other place, holds for the whole file. The reason is not optional.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newslint.model import BODY_PARTS, Document, Finding, Format, Page, RecordRef, Span
from newslint.opening import NotUtf8Error, read_text
from newslint.rulebook.rule import is_named

ENDING = ".newslint"
_COMMENT = re.compile(r"<!--\s*+newslint:")
#: an order is at most this long, in characters
LONGEST = 600
_ORDER = re.compile(
    r"ignore(?P<file>-file)?\s+(?P<code>[\w-]+)(?:\s+(?:[\"“](?P<words>[^\"”]+)[\"”]|(?P<print>[0-9a-f]{16})))?"
    r"(?:\s+in\s+(?P<part>paragraph|story)\s+[\"“](?P<place>[^\"”]+)[\"”])?(?:\s+because\s+(?P<reason>\S.*))?\s*$",
    re.DOTALL,
)
_WHITE = re.compile(r"\s*+")
_IN_FRONT = re.compile(r"^newslint:[ \t]*(?P<one>\S.*)?$|^[ \t]+-[ \t]+(?P<item>ignore.*)$", re.MULTILINE)


class Suppression(Struct, frozen=True, tag=True):
    """Lets findings of a code, prefix or name stand: in `lines` (first and last) or the whole file (None).

    `part` is `paragraph` or `story` and `place` words that stand in it, until `place_suppressions` has found its lines
    (or `record`, in a file of records).
    """

    path: str
    line: int
    code: str
    reason: str
    words: str | None = None
    fingerprint: str | None = None
    lines: tuple[int, int] | None = None
    part: str = ""
    place: str = ""
    record: RecordRef | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether it lets that finding stand."""
        if not is_named(finding.code, finding.name, (self.code,)):
            return False
        if self.words is not None and self.words not in finding.excerpt and finding.excerpt not in self.words:
            return False
        if self.fingerprint is not None and self.fingerprint != finding.fingerprint:
            return False
        if self.record is not None and self.record != finding.record:
            return False
        return self.lines is None or self.lines[0] <= finding.place.line <= self.lines[1]


class InvalidSuppression(Struct, frozen=True, tag=True):
    """An order that can't be followed, where it stands and why."""

    path: str
    line: int
    what: str


def suppressions_of(document: Document) -> tuple[Suppression | InvalidSuppression, ...]:
    """Every suppression that a document has, in it or beside it."""
    found: list[Suppression | InvalidSuppression] = list(_read_side_car(document.path))
    if document.record is None and "newslint:" in document.source:
        found += _in_front(document)
        if document.format in (Format.MARKDOWN, Format.HTML):
            found += _in_comments(document)
    return tuple(found)


class Suppressing:
    """The suppressions of a run, over its findings one after the other, and those that have let nothing stand yet.

    `everywhere` are those that hold for all of an archive.
    """

    def __init__(self, given: Iterable[Suppression], everywhere: Iterable[Suppression] = ()) -> None:
        self._by_path: dict[str, list[Suppression]] = {}
        for suppression in dict.fromkeys(given):
            self._by_path.setdefault(suppression.path, []).append(suppression)
        self._covers = {path: _Covers(group) for path, group in self._by_path.items()}
        self._everywhere = _Covers(tuple(everywhere))
        self._used: set[Suppression] = set()
        #: how many findings were let stand
        self.suppressed = 0

    def apply(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without those that a suppression covers."""
        for finding in findings:
            covers = self._covers.get(finding.path)
            if self._everywhere.covers(finding, set()) or (covers and covers.covers(finding, self._used)):
                self.suppressed += 1
            else:
                yield finding

    def find_unused(self, codes: Sequence[tuple[str, str]], *, all_ran: bool = False) -> tuple[Suppression, ...]:
        """Those that let nothing stand; of rules that didn't run, by `codes` and names, that can't be said.

        Where all rules ran, one that names none of them is a slip of the pen.
        """
        return tuple(
            s for group in self._by_path.values() for s in group
            if s not in self._used and (all_ran or any(is_named(code, name, (s.code,)) for code, name in codes))
        )  # fmt: skip


def place_suppressions(
    given: Iterable[Suppression | InvalidSuppression], page: Page
) -> tuple[Suppression | InvalidSuppression, ...]:
    """The suppressions of a page's document, those of a paragraph or a story with the lines that these stand in.

    One that speaks of what isn't there holds for no line, and is told as unused; of records it is left out, for it
    may speak of another record of the file.
    """
    placed: list[Suppression | InvalidSuppression] = []
    for one in given:
        if isinstance(one, InvalidSuppression) or not one.part:
            placed.append(one)
            continue
        spans = _paragraphs(page, one.place) if one.part == "paragraph" else _stories(page, one.place)
        places = [page.document.place(span) for span in spans]
        lines = [(place.line, place.end_line) for place in places]
        if not lines and page.document.record is None:
            lines = [(-1, -1)]
        placed += (replace(one, lines=ends, record=page.document.record) for ends in lines)
    return tuple(placed)


def _paragraphs(page: Page, words: str) -> list[Span]:
    text = page.document.text
    return [p.span for p in page.passages if words in " ".join(p.span.of(text).split())]


def _stories(page: Page, words: str) -> list[Span]:
    """The stories whose title, or whose first passages, hold the words."""
    text, found = page.document.text, []
    for story in page.stories:
        opening = story.passages[: 1 + next((n for n, p in enumerate(story.passages) if p.part in BODY_PARTS), 0)]
        told = [story.title or "", *(p.span.of(text) for p in opening)]
        if any(words in " ".join(one.split()) for one in told):
            found.append(story.span)
    return found


class _Covers:
    """Finds the suppressions of a file that cover a finding, however many there are of both."""

    def __init__(self, group: Sequence[Suppression]) -> None:
        self._loose: list[Suppression] = []
        self._by_line: dict[int, list[Suppression]] = {}
        self._by_print: dict[str, list[Suppression]] = {}
        self._by_words: list[Suppression] = []
        #: whether a finding of that code, name and excerpt is covered by one that names words
        self._known: dict[tuple[str, str, str], bool] = {}
        for one in group:
            if one.fingerprint is not None:
                self._by_print.setdefault(one.fingerprint, []).append(one)
            elif one.lines is not None and one.lines[1] - one.lines[0] < 100:
                for line in range(one.lines[0], one.lines[1] + 1):
                    self._by_line.setdefault(line, []).append(one)
            elif one.words is not None and one.lines is None:
                self._by_words.append(one)
            else:
                self._loose.append(one)

    def covers(self, finding: Finding, used: set[Suppression]) -> bool:
        """Whether any covers the finding; those that do are put to the `used` ones."""
        near = (
            *self._loose,
            *self._by_line.get(finding.place.line, ()),
            *self._by_print.get(finding.fingerprint, ()),
        )
        covering = [one for one in near if one.covers(finding)]
        used.update(covering)
        return self._by_name(finding, used) or bool(covering)

    def _by_name(self, finding: Finding, used: set[Suppression]) -> bool:
        """Whether one that names words covers the finding: worked out once for all that say the same."""
        key = (finding.code, finding.name, finding.excerpt)
        if key not in self._known:
            covering = [one for one in self._by_words if one.covers(finding)]
            used.update(covering)
            self._known[key] = bool(covering)
        return self._known[key]


def _read_side_car(path: str) -> tuple[Suppression | InvalidSuppression, ...]:
    where = path + ENDING
    try:
        status = Path(where).stat()
        return _in_side_car(path, status.st_mtime_ns, status.st_size)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except NotUtf8Error as error:
        return (InvalidSuppression(where, error.line, f"can't be read: {error}"),)
    except ValueError:
        return ()  # no file has such a name, and none stands beside it
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return ()
        told = error.strerror or str(error)
    return (InvalidSuppression(where, 0, f"can't be read: {told}"),)


@lru_cache(maxsize=64)
def _in_side_car(path: str, changed: int, size: int) -> tuple[Suppression | InvalidSuppression, ...]:
    """The orders in the side-car of a file; kept, as every record of a file asks for them, until it changes."""
    where = path + ENDING
    lines = read_text(where, "utf-8-sig", most=1 << 24).splitlines()
    orders = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return tuple(_order(path, line, number, None, where) for number, line in orders if line and line[0] != "#")


def _in_front(document: Document) -> Iterator[Suppression | InvalidSuppression]:
    for span in document.hidden:
        text = span.of(document.text)
        if text.startswith(("---", "+++")):
            for found in _IN_FRONT.finditer(text):
                order = found["one"] or found["item"]
                if order and order.strip("\"'").startswith("ignore"):
                    start = span.start + found.start()
                    line = document.source_place(Span(start, start)).line
                    yield _order(document.path, order.strip("\"'"), line, None)


def _in_comments(document: Document) -> Iterator[Suppression | InvalidSuppression]:
    source = document.source
    for found in _COMMENT.finditer(source):
        # white space around an order doesn't count
        start = _after_white(source, found.end())
        end = source.find("-->", start, start + LONGEST + len("-->"))
        if end < 0:
            end = _after_white(source, min(len(source), start + LONGEST))
        if source.startswith("-->", end):
            place = document.source_place(Span(found.start(), end + len("-->")))
            lines = (place.line, _next_line_with_text(document, place.end_line))
            yield _order(document.path, source[start:end], place.line, lines)


def _after_white(source: str, at: int) -> int:
    found = _WHITE.match(source, at)
    return found.end() if found else at


def _next_line_with_text(document: Document, line: int) -> int:
    starts, source = document.line_starts, document.source
    for row in range(line, len(starts)):
        end = starts[row + 1] if row + 1 < len(starts) else len(source)
        if source[starts[row] : end].strip():
            return row + 1
    return line


def _order(
    path: str, order: str, line: int, lines: tuple[int, int] | None, where: str | None = None
) -> Suppression | InvalidSuppression:
    order = order.strip()
    found = _ORDER.match(order) if len(order) <= LONGEST else None
    if not found:
        return InvalidSuppression(
            where or path, line, f'a suppression reads `ignore CODE because …`, not "{order[:60]}"'
        )
    if not found["reason"]:
        return InvalidSuppression(
            where or path, line, f"the suppression of {found['code']} gives no reason; add `because …`"
        )
    return Suppression(
        path=path,
        line=line,
        code=found["code"],
        reason=" ".join(found["reason"].split()),
        words=found["words"],
        fingerprint=found["print"],
        lines=None if found["file"] else lines,
        part=found["part"] or "",
        place=" ".join((found["place"] or "").split()),
    )
