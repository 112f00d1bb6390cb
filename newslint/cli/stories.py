"""Show what was read: each story with its lines, title, date and passages."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from newslint.cli import OK, UNTRUSTED
from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.streams import Streams
from newslint.extract.story_dates import date_stories
from newslint.formats import read_paths
from newslint.model import Page, Skipped, Unread
from newslint.reporting import stories
from newslint.segmenting import segment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint stories`."""
    add_reading(parser)
    parser.add_argument("--output-format", choices=stories.FORMATS, default="text", help="default text")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the stories; exit with 2 if something could not be read, or nothing was."""
    counted = _Counted(parsed, streams)
    streams.write(stories.render(parsed.output_format, counted.pages()))
    streams.error(
        f"read {counted.documents} documents, {counted.stories} stories"
        + (f"; skipped {counted.skipped}" if counted.skipped else "")
        + (f"; unread {counted.unread}" if counted.unread else "")
    )
    return UNTRUSTED if counted.unread or not (counted.documents or counted.skipped) else OK


class _Counted:
    """Segments what is read, and counts as it goes by."""

    def __init__(self, parsed: argparse.Namespace, streams: Streams) -> None:
        self.settings = settings_from(parsed)
        self.paths = parsed.paths or ["."]
        self.streams = streams
        self.documents = self.stories = self.skipped = self.unread = 0

    def pages(self) -> Iterator[Page]:
        """The pages, one after the other."""
        for item in read_paths(self.paths, self.settings):
            if isinstance(item, Unread):
                self.unread += 1
                place = f"{item.path}:{item.line}" if item.line else item.path
                self.streams.error(f"newslint: {place}: {item.what}" + (f" ({item.hint})" if item.hint else ""))
            elif isinstance(item, Skipped):
                self.skipped += 1
            else:
                page = date_stories(segment(item))
                self.documents += 1
                self.stories += len(page.stories)
                yield page
