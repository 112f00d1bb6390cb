"""Key points that were cut off at either end."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import as_set
from newslint.model import Hit, Part, Passage, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`never_last` are words that no sentence ends with."""

    never_last: tuple[str, ...]


#: A longer list is none of key points, and comparing it with the text would take long.
_MOST_POINTS = 60
_BULLETS = " \t\xa0•·*-–—▪◦‣"
_ENDS = (".", "!", "?", "…", "”", '"', "’", "'", ")", ":", ";")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every key point that lacks a part: `point`, and `cut`, the word at the cut.

    Verdicts: `start` if it begins in the middle of a word or sentence, `end` if it breaks off, `stop` if only its full
    stop is missing where its neighbours have one.
    """
    points = [p for p in view.passages if p.part is Part.SUMMARY]
    if not 2 <= len(points) <= _MOST_POINTS:
        return
    text = view.text
    stopped = sum(p.span.of(text).rstrip().endswith(_ENDS) for p in points)
    for point in points:
        span = _bare(text, point)
        line = span.of(text)
        words = line.split()
        if len(words) < 4 or "://" in line:
            continue  # a list of names or links, not of sentences
        if line[0].islower() or _begins_inside_a_word(view, line):
            yield _hit(span, words[0], Span(span.start, span.start + len(words[0])), "start")
        if not line.endswith(_ENDS):
            last = Span(span.end - len(words[-1]), span.end)
            if words[-1].lower() in as_set(options.never_last) or words[-1].endswith((",", "-")):
                yield _hit(span, words[-1], last, "end")
            elif stopped >= 2 and stopped > len(points) / 2:
                yield _hit(span, words[-1], last, "stop")


def _bare(text: str, passage: Passage) -> Span:
    line = passage.span.of(text)
    start = passage.span.start + len(line) - len(line.lstrip(_BULLETS))
    return Span(start, max(start, passage.span.start + len(line.rstrip())))


def _begins_inside_a_word(view: View, line: str) -> bool:
    """Whether the body has the same words with more of the first one: pro-|Western troops left the town."""
    if len(line) < 25:
        return False
    words = line.rstrip(".")
    for passage in view.whole.passages:
        if passage.part is Part.PARAGRAPH:
            at = view.text.find(words, passage.span.start, passage.span.end)
            if at > passage.span.start and (view.text[at - 1].isalnum() or view.text[at - 1] in "-’'"):
                return True
    return False


def _hit(span: Span, word: str, place: Span, verdict: str) -> Hit:
    return Hit(place, (("cut", word),), verdict)
