"""What a check is given to look at: the passages in its scope, and what all checks of a story share."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar, cast

from msgspec import Struct

from newslint.model import Document, Page, Part, Passage, Span, Story
from newslint.segmenting.quotations import QuotedSpan, quotations_of

T = TypeVar("T")


class Scope(Struct, frozen=True):
    """Where a rule looks: the parts, and whether inside quotation marks (True), outside (False) or both (None)."""

    parts: frozenset[Part]
    quoted: bool | None = None


class StoryText:
    """One story of a page, or what stands outside all stories (`story` is None), with what all checks share of it.

    `shared(make)` keeps the result of `make(self)` for every later caller: mentions, the date, word lists.
    """

    def __init__(self, page: Page, story: Story | None, passages: tuple[Passage, ...]) -> None:
        self.page = page
        self.story = story
        self.passages = passages
        self._kept: dict[Callable[[StoryText], object], object] = {}

    @property
    def document(self) -> Document:
        """The document that the story stands in."""
        return self.page.document

    @property
    def text(self) -> str:
        """The whole document's text, in which every span counts; code in it is plain ASCII."""
        return self.page.document.copy

    @property
    def language(self) -> str | None:
        """The language of the story, or what stands outside all: that of the page's first."""
        story = self.story or next(iter(self.page.stories), None)
        return story.language if story else self.page.document.language

    @cached_property
    def quotations(self) -> tuple[QuotedSpan, ...]:
        """Every quotation in order, those that lack an end and each paragraph's piece of long ones among them."""
        return quotations_of(self.text, self.passages)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.span.start for q in self.quotations]

    def is_quoted(self, span: Span) -> bool:
        """Whether any character of `span` stands inside quotation marks or in a quotation block."""
        last = bisect.bisect_left(self._quotation_starts, span.end)
        return any(q.span.overlaps(span) for q in self.quotations[max(0, last - 2) : last])

    def shared(self, make: Callable[[StoryText], T]) -> T:
        """`make(self)`, worked out at the first call and kept."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast(T, self._kept[make])


class View:
    """The part of a story that a rule's scope lets its check see.

    `passages` are those in scope, in order. A check that finds something across a whole passage asks `admits`
    before it yields, so that a rule about narration stays out of quotations.
    """

    def __init__(self, whole: StoryText, scope: Scope) -> None:
        self.whole = whole
        self.scope = scope

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in scope, in order."""
        parts = self.scope.parts
        return tuple([p for p in self.whole.passages if p.part in parts])

    @property
    def document(self) -> Document:
        """The document that the story stands in."""
        return self.whole.page.document

    @property
    def text(self) -> str:
        """The whole document's text, in which every span counts; code in it is plain ASCII."""
        return self.whole.page.document.copy

    @property
    def story(self) -> Story | None:
        """The story, or None for what stands outside all stories."""
        return self.whole.story

    def admits(self, span: Span) -> bool:
        """Whether the scope's word on quotations lets a hit at `span` through."""
        quoted = self.scope.quoted
        return quoted is None or self.whole.is_quoted(span) is quoted

    def pieces(self) -> Iterator[tuple[Passage, str]]:
        """Each passage in scope with its text."""
        text = self.text
        for passage in self.passages:
            yield passage, text[passage.span.start : passage.span.end]
