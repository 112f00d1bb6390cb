"""Look at a folder, show what it holds and which lines recur in it, and write a first newslint.toml.

It asks nothing. Lines that stand in many stories of their source are its furniture: they are written into the settings,
where you can strike out what you want to keep; `*` stands for what varies from story to story. Where pages are full of
furniture, it is only noted from then on. A file that nobody has changed since it was written here is brought up to
date; any other is left alone. Exit code: 0 written, or nothing new; 2 something is in the way or could not be read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newslint.checks.bpl import known_lines, recurring_lines
from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.outcome import tell_unread, weigh_unread
from newslint.cli.outputs import write_text
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.formats import documents_of, read_paths
from newslint.model import Part, Skipped, Unread
from newslint.opening import read_text
from newslint.pipeline.checker import story_texts
from newslint.pipeline.style_learner import StyleLearner, StyleLesson
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, View

NAME = "newslint.toml"
#: what is written down for good must have been seen in so many stories, however much a page speaks for it
LEAST = 3
#: the share of passages that are furniture above which pages were scraped: of 300 published texts (dev half of `clean`)
#: it was 1.7 %, of pages as they stand on the web 10 % and more (28 November 2026)
SCRAPED = 0.05
#: lines of the story itself and those that no rule knows yet; what is plainly furniture needs no learning
_PARTS = frozenset({Part.PARAGRAPH, Part.SUMMARY, Part.SUBHEAD, Part.QUOTATION, Part.FURNITURE})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint init`."""
    add_reading(parser)
    parser.add_argument("-o", "--output", metavar="FILE", default=NAME, help=f"the settings file (default {NAME})")
    parser.add_argument("--dry-run", action="store_true", help="show what was learnt and write nothing")


class Lesson(Struct, frozen=True):
    """A line that recurs (`*` for what varies): in how many stories of which source, of how many, and where one is."""

    line: str
    count: int
    total: int
    source: str
    example: str

    @property
    def evidence(self) -> str:
        """What speaks for it, in words."""
        return f"in {self.count} of {self.total} stories of {self.source or 'its folder'}, as in {self.example}"


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Show what was learnt, and write the settings."""
    target = Path(parsed.output)
    before = _read_text(target)
    if before and not parsed.dry_run and not _is_own(before):
        raise UsageError(
            f"{target} exists, and is not as `newslint init` left it",
            hint="--dry-run shows what would be learnt; move the file away, or name another with -o",
        )
    learnt = _LineLearner(parsed)
    lessons = learnt.lessons()
    tell_unread(learnt.unread, streams)
    if not learnt.documents:
        raise UsageError("nothing was read", hint="name a folder of news")
    for lesson in lessons:
        streams.line(f"{escape_controls(lesson.line)}\n    {escape_controls(lesson.evidence)}")
    style = learnt.style.lessons()
    for point in style:
        streams.line(f"{point.thing}: {point.way}\n    {point.evidence}")
    after = _sign("".join([*_settings(lessons, scraped=learnt.is_scraped), *_style_settings(style)]))
    if not parsed.dry_run and after != before:
        write_text(str(target), [after])
    done = "" if parsed.dry_run else f"; nothing new for {target}" if after == before else f"; wrote {target}"
    _tell(learnt, lessons, style, done, streams)
    return weigh_unread(learnt.unread, looked=True)


def _tell(
    learnt: _LineLearner, lessons: Sequence[Lesson], style: Sequence[StyleLesson], done: str, streams: Streams
) -> None:
    """Say what was read, learnt and written, and how it goes on."""
    recur = f"{count(len(lessons), 'line')} {'recurs' if len(lessons) == 1 else 'recur'}"
    told = f"read {count(learnt.documents, 'document')}, {count(learnt.stories, 'story')}; {recur}"
    told += f", {count(len(style), 'point')} of style"
    if learnt.is_scraped:
        told += "; these are pages as they were scraped, whose furniture is only noted"
    streams.error(told + done + (f"; unread {len(learnt.unread)}" if learnt.unread else ""))
    if done:
        streams.error("next: `newslint check` tells what is wrong, `newslint clean -o DIR` takes out furniture")


def _read_text(target: Path) -> str:
    try:
        return read_text(target)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return "\N{REPLACEMENT CHARACTER}"


def _sign(text: str) -> str:
    """The text under a line that tells later whether somebody has changed it."""
    digest = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return f"# written by `newslint init` ({digest}), which brings it up to date as long as nobody changes it\n{text}"


def _is_own(written: str) -> bool:
    return written == _sign(written.partition("\n")[2])


def _settings(lessons: Sequence[Lesson], *, scraped: bool) -> Iterator[str]:
    yield 'fail-on = "warning"\n'
    yield "# lines that stand in many stories here: furniture, unless you strike them out; * is what varies\n"
    yield "furniture = [\n"
    for lesson in lessons:
        yield f"  {json.dumps(lesson.line, ensure_ascii=False)},  # {escape_controls(lesson.evidence)}\n"
    yield "]\n"
    if scraped:
        yield "# pages as they were scraped: their furniture (BPL) is for `newslint clean`, not for a reader\n"
        yield '[severity]\nBPL = "note"\n'


def _style_settings(lessons: Sequence[StyleLesson]) -> Iterator[str]:
    """The house's style as a table; words have one line each."""
    if not lessons:
        return
    yield "# how the house writes what may be written in several ways; strike out what it doesn't decide\n[style]\n"
    for lesson in lessons:
        if lesson.thing != "words":
            yield f"{lesson.thing} = {json.dumps(lesson.way, ensure_ascii=False)}  # {lesson.evidence}\n"
    words = [lesson for lesson in lessons if lesson.thing == "words"]
    if words:
        yield "words = [\n"
        yield from (f"  {json.dumps(one.way, ensure_ascii=False)},  # {one.evidence}\n" for one in words)
        yield "]\n"


class _LineLearner:
    """Reads and counts."""

    def __init__(self, parsed: argparse.Namespace) -> None:
        self.settings = settings_from(parsed)
        self.paths = parsed.paths or ["."]
        self.documents = self.stories = 0
        self._passages = self._furniture = 0
        self.unread: list[Unread] = []
        self.skipped: list[Skipped] = []
        self.style = StyleLearner(load_rules(replace(self.settings, select=("CPY5",), style=())))

    @property
    def is_scraped(self) -> bool:
        """Whether so much of the pages is furniture that they were taken as they stood on the web."""
        return self._furniture > SCRAPED * self._passages

    def lessons(self) -> list[Lesson]:
        """The lines that recur, the most frequent first."""
        options = recurring_lines.Options(least_doubtful=LEAST)
        gathered = [one for view in self._views() if (one := recurring_lines.gather(view, options))]
        found: dict[str, Lesson] = {}
        for hit in recurring_lines.judge(gathered, options):
            said, excerpt = dict(hit.fields), " ".join(hit.location.excerpt.split())
            line = (recurring_lines.varying(excerpt) if said["how"] else None) or excerpt
            place = hit.location.path + (f" ({hit.location.record.id})" if hit.location.record else "")
            lesson = Lesson(
                line, int(said["count"]), int(said["total"]), said["source"], f"{place}:{hit.location.place.line}"
            )
            if line not in found or found[line].count < lesson.count:
                found[line] = lesson
        lines = tuple(line for line in found if known_lines.ANY in line)
        spared = [one for one in found.values() if one.line in lines or not known_lines.is_any(one.line, lines)]
        return sorted(spared, key=lambda one: (-one.count, one.line))

    def _views(self) -> Iterator[View]:
        for item in documents_of(read_paths(self.paths, self.settings), self.unread, self.skipped):
            self.documents += 1
            page = segment(item)
            self._passages += len(page.passages)
            self._furniture += sum(passage.part is Part.FURNITURE for passage in page.passages)
            for text in story_texts(page):
                self.stories += text.story is not None
                self.style.add(text)
                yield View(text, Scope(_PARTS))
