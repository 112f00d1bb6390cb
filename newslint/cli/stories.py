"""Show what was read: each story with its lines, title, date and passages."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from functools import partial

from newslint.cli.arguments import add_reading, settings_from
from newslint.cli.engine import add_engine, spread, uses_spark
from newslint.cli.outcome import has_looked, tell_nothing, tell_skipped, tell_unread, weigh_unread
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.formats import read_paths
from newslint.formats.found_fields import tell_fields
from newslint.formats.registry import Item
from newslint.formats.walk import size_of
from newslint.model import Page, Skipped, Unread
from newslint.pipeline.pages import read_pages
from newslint.reporting import stories
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint stories`."""
    add_reading(parser)
    add_engine(parser)
    parser.add_argument("--output-format", choices=stories.FORMATS, default="text", help="default text")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the stories; exit with 2 if something could not be read, or nothing was."""
    # on a terminal the stories themselves show how far it has come
    with Progress(streams, quiet=streams.out.isatty()) as progress:
        counted = _Counted(parsed, progress)
        form = "text" if parsed.output_format == "text" else "json"
        streams.write(stories.render(parsed.output_format, counted.pages()), form)
    tell_unread(counted.unread, streams)
    tell_nothing(counted.documents, counted.skipped, counted.unread, streams)
    streams.error(
        f"read {count(counted.documents, 'document')}, {count(counted.stories, 'story')}"
        + tell_skipped(counted.skipped)
        + (f"; unread {len(counted.unread)}" if counted.unread else "")
        + (f"; {fields}" if (fields := escape_controls(tell_fields(counted.paths, counted.settings))) else "")
    )
    return weigh_unread(counted.unread, looked=has_looked(counted.documents, counted.skipped))


class _Counted:
    """Segments what is read, and counts as it goes by."""

    def __init__(self, parsed: argparse.Namespace, progress: Progress) -> None:
        self.settings = settings_from(parsed)
        self.progress = progress
        self.paths = parsed.paths or ["."]
        self.spread = spread(parsed, self.paths, self.settings) if uses_spark(parsed) else None
        self.documents = self.stories = 0
        self.unread: list[Unread] = []
        self.skipped: list[Skipped] = []

    def pages(self) -> Iterator[Page]:
        """The pages, one after the other."""
        for page in read_pages(self._read(), self.settings, self.unread, self.skipped):
            self.documents += 1
            self.stories += len(page.stories)
            yield page

    def _read(self) -> Iterable[Item]:
        if self.spread:
            return self.spread
        read = read_paths(self.paths, self.settings, watch=self.progress.watch)
        return self.progress.follow(read, "writing", partial(size_of, self.paths, self.settings.exclude))
