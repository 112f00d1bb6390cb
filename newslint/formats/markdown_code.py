"""Where code stands in a Markdown text: fenced blocks, indented blocks and spans between backticks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from newslint.model import Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_QUOTED = re.compile(r"(?: {0,3}>[ \t]?)+")
_FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r"\A([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
# what holds paragraphs that are indented: items, and the footnotes, notes and definitions of widespread dialects
_HOLDER = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)]|\[\^[^\]\s]+\]:|!!!|\?\?\?\+?|===|:)(?:[ \t]+|$)")
_TICKS = re.compile("`+")
#: columns that make a block of code, and the most that a tab is worth
_DEEP = 4
#: how far a fence is indented that people take to stand in an item, whatever its marker is wide
_LEAST = 2


def code_in(text: str, hidden: Sequence[Span]) -> tuple[Span, ...]:
    """The code of a text in order, fences and backticks included; `hidden` is what is front matter or a comment.

    What is indented within an item of a list is its paragraph, not code.
    """
    if not ("`" in text or "~~~" in text or "    " in text or "\t" in text):
        return ()
    return tuple(_Reader(text, hidden).read())


class _Reader:
    """Goes through the lines of a text, and knows whether it is in a fenced block, a list or a paragraph."""

    def __init__(self, text: str, hidden: Sequence[Span]) -> None:
        self.text = text
        self.hidden = hidden
        self.fence = ""
        #: how deep in quotations, and in which column of a list's item, the block was opened
        self.opened = (0, 0)
        #: the column in which the text of the list's first item stands; 0 outside lists
        self.item = 0
        #: whether the line before leaves no paragraph open
        self.apart = False
        #: whether the line begins a paragraph of its own
        self.begins = False
        self.indented = False
        self.paragraph: Span | None = None

    def read(self) -> Iterator[Span]:
        """The code, in order."""
        for found in _LINE.finditer(self.text):
            span = Span(*found.span(1))
            if not self.fence and self._is_hidden(span):
                yield from self._end_paragraph()
                self.apart = True
            elif self._is_code(span):
                yield from self._end_paragraph()
                yield Span(*found.span())
            elif self.begins or self.paragraph is None:
                yield from self._end_paragraph()
                self.paragraph = span
            else:
                self.paragraph = Span(self.paragraph.start, span.end)
        yield from self._end_paragraph()

    def _is_code(self, span: Span) -> bool:
        """Whether a line is code, or the fence of some."""
        line = span.of(self.text)
        # what looks like a quotation in a fenced block that stands in none is code
        quoted = None if self.fence and not self.opened[0] else _QUOTED.match(line)
        depth = quoted[0].count(">") if quoted else 0
        line = (line[quoted.end() :] if quoted else line).expandtabs(_DEEP)
        said = line.strip()
        indent = len(line) - len(line.lstrip())
        if self.fence:
            if depth >= self.opened[0] and (not said or indent >= self.opened[1]):
                if set(said) == {self.fence[0]} and len(said) >= len(self.fence):
                    self.fence, self.apart = "", True
                return True
            self.fence = ""
        return self._is_code_outside(said, indent, depth)

    def _is_code_outside(self, said: str, indent: int, depth: int) -> bool:
        """Whether a line that no fence is open for is code; `said` is what it says behind its `indent`."""
        apart, self.apart = self.apart, not said
        self.begins = apart or not said
        if not said:
            return False
        if not self.item and indent >= _DEEP and (apart or self.indented):
            self.indented = True
            return True
        self.indented = False
        if apart and indent < self.item:
            self.item = 0
        if indent >= _DEEP and not self.item:
            return False
        if indent < max(self.item, 1) and (_RULE.match(said) or _HEADING.match(said)):
            self.item, self.apart, self.begins = 0, True, True
            return False
        inner = said
        if holder := _HOLDER.match(said):
            self.item = self.item or indent + min(len(holder[0]), _DEEP + 1)
            self.begins, inner = True, said[holder.end() :]
        if fence := _FENCE.match(inner):
            if not holder:
                self.item = self.item if indent >= min(self.item, _LEAST) else 0
            self.fence, self.opened = fence["fence"], (depth, min(self.item, indent) if not holder else self.item)
            return True
        return False

    def _is_hidden(self, line: Span) -> bool:
        at = bisect.bisect_right(self.hidden, line.start, key=lambda span: span.start) - 1
        return at >= 0 and len(line) > 0 and self.hidden[at].holds(line)

    def _end_paragraph(self) -> Iterator[Span]:
        """What stands between as many backticks as open it, in the paragraph that ends."""
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return
        runs = [Span(*found.span()) for found in _TICKS.finditer(self.text, paragraph.start, paragraph.end)]
        last = {len(run): at for at, run in enumerate(runs)}
        at = 0
        while at < len(runs):
            opening = runs[at]
            escaped = self.text[opening.start - 1 : opening.start] == "\\"
            if not escaped and last[len(opening)] > at:
                at = next(n for n in range(at + 1, len(runs)) if len(runs[n]) == len(opening))
                yield Span(opening.start, runs[at].end)
            at += 1
