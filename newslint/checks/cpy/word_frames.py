"""Frames in which one word is wrong and another is meant: accused for (of), free reign (rein), discuss about ()."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from newslint.compiled_patterns import of_rules
from newslint.extract.word_classes import is_of
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import small_chunk
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: what patterns hold before and behind their words
_AROUND = ' .,;:!?“”"(–—'
#: strings of a gate that is worth looking at before the rule is loaded (measured: half of the pages open 100)
_GATED = 100


#: strings, a pattern, what is meant
Frames = tuple[tuple[str, str, str], ...]


class Options(Struct, frozen=True):
    """`frames` are a pattern of `re`'s, whose group `wrong` is the word that is wrong, and what is meant.

    Where nothing is wrong but a word is missing, `wrong` is empty and stands where it belongs. Other groups are named
    by the class of words that they must be of ("noun", "noun2" for another): see `newslint.extract.word_classes`.

    Before them stand strings in small letters, `|` between them, of which each match holds one: patterns run only where
    one stands. They are written beside the pattern: its rarest words that no match is without, or all ways to write
    them where it has alternatives; none ("") for patterns that begin with a string, by which they are found quickly.
    With "^" before the first one every match begins with one of them, and the pattern is tried nowhere else.
    `tests/checks/test_word_frames.py` makes matches and holds that none is missed.
    """

    frames: Frames


def gate_for(options: Options) -> tuple[tuple[str, ...], ...]:
    """A string of any frame; none where a frame has no strings, or where they are so many that any page has one."""
    needs = tuple(need for needs, _, _ in options.frames for need in needs.removeprefix("^").split("|"))
    return (needs,) if all(needs) and len(needs) <= _GATED else ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the words of a match: `wrong`, `meant`, with an edit.

    The verdict is `needless` where nothing belongs there, and `missing` where nothing stands there.
    """
    text = view.text
    for at, places, begins in _places(view, options.frames):
        _, source, meant = options.frames[at]
        pattern, classes = _compile(source)
        for start, end in places:
            for found in _matches(pattern, text, start, end, begins):
                if classes and not _is_of_classes(found, classes):
                    continue
                span, wrong = _words_of(found), Span(*found.span("wrong"))
                if _is_inside(view, span) and view.admits(span):
                    fields = (("wrong", found["wrong"]), ("meant", meant))
                    yield Hit(span, fields, _verdict(found["wrong"], meant), edits=(_edit(wrong, meant),))


def _words_of(found: re.Match[str]) -> Span:
    """The match without the marks and blanks around its words."""
    ahead = len(found[0]) - len(found[0].lstrip(_AROUND))
    return Span(found.start() + ahead, found.start() + len(found[0].rstrip(_AROUND)))


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int, begins: bool) -> Iterable[re.Match[str]]:
    if not begins:
        return pattern.finditer(text, start, end)
    found = pattern.match(text, start, end)
    return (found,) if found else ()


def _places(view: View, frames: Frames) -> Iterator[tuple[int, Iterable[tuple[int, int]], bool]]:
    """Each frame of which a string stands in the story, by its number, where to look, and if matches begin there."""
    passages = view.whole.passages
    if not view.passages:
        return
    made = _finder(frames)
    chunk, first, last = small_chunk(view.whole), passages[0].span.start, passages[-1].span.end
    for at in made.always:
        yield at, ((first, last),), False
    where: dict[int, set[tuple[int, int]]] = {}
    ends = [passage.span.end for passage in passages]
    # a letter whose small one is longer moves all behind it
    exact = len(chunk) == last - first
    for need, start, _ in made.finder.found_in(chunk):
        passage = passages[bisect.bisect_right(ends, first + start)].span
        for at in made.wanting[need]:
            begin = first + start if at in made.beginning else passage.start
            where.setdefault(at, set()).add((begin, passage.end))
    for at in sorted(where):
        yield at, sorted(where[at]) if exact else ((first, last),), exact and at in made.beginning


def _is_inside(view: View, span: Span) -> bool:
    """Whether a match stands in one passage of those in scope."""
    passages = view.passages
    at = bisect.bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
    return at >= 0 and span.end <= passages[at].span.end


class _Strings(NamedTuple):
    """What finds the strings of all frames at once, for each string the frames it stands before, and other frames."""

    finder: WordFinder
    wanting: list[list[int]]
    beginning: frozenset[int]
    always: tuple[int, ...]


@cache
def _finder(frames: Frames) -> _Strings:
    wanting: dict[str, list[int]] = {}
    for at, (needs, _, _) in enumerate(frames):
        for need in needs.removeprefix("^").split("|") if needs else ():
            wanting.setdefault(need, []).append(at)
    beginning = frozenset([at for at, (needs, _, _) in enumerate(frames) if needs.startswith("^")])
    always = tuple([at for at, (needs, _, _) in enumerate(frames) if not needs])
    # for 14 rules the dense form takes 22 ms to make and this one 6, and it looks as fast (30 November 2026)
    return _Strings(find_words(list(wanting), build="small"), list(wanting.values()), beginning, always)


@cache
@of_rules
def _compile(source: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """The pattern, and of each group that is named by a class of words its name and that of the class."""
    pattern = re.compile(source)
    names = [name for name in pattern.groupindex if name != "wrong"]
    return pattern, tuple((name, name.rstrip("0123456789")) for name in names)


def _is_of_classes(found: re.Match[str], classes: tuple[tuple[str, str], ...]) -> bool:
    """Whether every group that is named by a class of words holds one of it, or nothing."""
    return all(not found[group] or is_of(name, found[group].lower()) for group, name in classes)


def _verdict(wrong: str, meant: str) -> str:
    if not meant:
        return "needless"
    return "" if wrong else "missing"


def _edit(wrong: Span, meant: str) -> Edit:
    if wrong.start == wrong.end:
        return Edit(wrong, meant + " ")
    # with a needless word goes the space before it
    return Edit(wrong, meant) if meant else Edit(Span(wrong.start - 1, wrong.end), "")
