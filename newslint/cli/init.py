"""Look at a folder, show what it holds and which lines recur in it, and write a first newslint.toml.

Lines that stand in many stories of their source are its furniture: they are written into the settings, where you can
strike out what you want to keep. Exit code: 0 written, 2 something is in the way or could not be read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newslint.checks import recurring_lines
from newslint.cli import OK, UNTRUSTED
from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.linter import story_texts
from newslint.model import Part, Skipped, Unread
from newslint.reading import read
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, View

NAME = "newslint.toml"
#: lines of the story itself and those that no rule knows yet; what is plainly furniture needs no learning
_PARTS = frozenset({Part.PARAGRAPH, Part.SUMMARY, Part.SUBHEAD, Part.QUOTATION, Part.FURNITURE})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint init`."""
    add_reading(parser)
    parser.add_argument("-o", "--output", metavar="FILE", default=NAME, help=f"the settings file (default {NAME})")
    parser.add_argument("--dry-run", action="store_true", help="show what was learnt and write nothing")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Show what was learnt, and write the settings."""
    target = Path(parsed.output)
    if target.exists() and not parsed.dry_run:
        raise UsageError(f"{target} exists", hint="move it away, or name another file with -o")
    learnt = _Learnt(parsed, streams)
    lines = learnt.lines()
    if not learnt.documents:
        raise UsageError("nothing was read", hint="name a folder of news")
    for line, count in lines.items():
        streams.line(f"{count:6}  {line}")
    if not parsed.dry_run:
        try:
            target.write_text("".join(_settings(lines)), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{target} can't be written: {error.strerror}") from None
    streams.error(
        f"read {learnt.documents} documents, {learnt.stories} stories; {len(lines)} lines recur"
        + ("" if parsed.dry_run else f"; wrote {target}")
        + (f"; unread {learnt.unread}" if learnt.unread else "")
    )
    return UNTRUSTED if learnt.unread else OK


def _settings(lines: Counter[str]) -> Iterator[str]:
    yield "# written by `newslint init`\n"
    yield 'fail-on = "warning"\n'
    yield "# lines that stand in many stories here: furniture, unless you strike them out\n"
    yield "furniture = [\n"
    for line, count in lines.items():
        yield f"  {json.dumps(line, ensure_ascii=False)},  # in {count} stories\n"
    yield "]\n"


class _Learnt:
    """Reads and counts."""

    def __init__(self, parsed: argparse.Namespace, streams: Streams) -> None:
        self.settings = settings_from(parsed)
        self.paths = parsed.paths or ["."]
        self.streams = streams
        self.documents = self.stories = self.unread = 0

    def lines(self) -> Counter[str]:
        """The lines that recur, the most frequent first, with the number of places."""
        options = recurring_lines.Options()
        gathered = [one for view in self._views() if (one := recurring_lines.gather(view, options))]
        found = Counter(" ".join(hit.spot.excerpt.split()) for hit in recurring_lines.judge(gathered, options))
        return Counter(dict(found.most_common()))

    def _views(self) -> Iterator[View]:
        for item in read(self.paths, self.settings):
            if isinstance(item, Unread):
                self.unread += 1
                self.streams.error(f"newslint: {item.path}: {item.what}")
            elif not isinstance(item, Skipped):
                self.documents += 1
                for text in story_texts(segment(item)):
                    self.stories += text.story is not None
                    yield View(text, Scope(_PARTS))
