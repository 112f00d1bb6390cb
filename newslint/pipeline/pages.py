"""What was read: documents in, pages of dated stories out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from newslint.engines.documents import map_documents
from newslint.extract.story_dates import date_stories
from newslint.knowledge.tables import Tables, tables_of
from newslint.model import Document, Page, Skipped, Story, Unread
from newslint.segmenting import segment
from newslint.settings import Settings


class Pages(Struct, frozen=True):
    """A page for each document that was read, in order, and what could not be read or was left out."""

    pages: tuple[Page, ...]
    unread: tuple[Unread, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories of all pages; their spans count in the text of their page's document."""
        return tuple(story for page in self.pages for story in page.stories)


def read_pages(
    read: Iterable[Document | Unread | Skipped], settings: Settings, unread: list[Unread], skipped: list[Skipped]
) -> Iterator[Page]:
    """The pages, one after the other; what could not be read or was left out is put on its list."""
    return map_documents(_Segmenter, (tables_of(settings),), read, unread, skipped, settings.jobs)


class _Segmenter:
    """Tells the stories of a document and their dates."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def __call__(self, document: Document) -> Page:
        with self.tables.in_use():
            return date_stories(segment(document))
