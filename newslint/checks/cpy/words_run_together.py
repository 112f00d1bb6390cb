"""Words between which a space was lost, as where a program took a link out of its sentence: Israelfor, theIsraeli."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import word_beginnings
from newslint.knowledge.words import is_listed, words
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

#: words that no compound ends or begins with, as prepositions like "in", "on" and "by" do
_SURE = "and|for|from|that|the|their|these|this|was|were|which|with|would|has|have|had|said|says|will|who|is|are|of|to"
#: endings of names and plurals as well (Israelis, Thomas, Clinton, Putin)
_ENDINGS = "as|at|in|is|of|on|to"
_SHAPES = re.compile(
    rf"(?P<before>{_SURE}|in|on|at|by|as|after|before|into|over|under|against|during)(?P<name>[A-Z][a-z]{{2,}})"
    rf"|(?P<left>[A-Z][a-z]{{3,}}?)(?P<behind>{_SURE}|{_ENDINGS})"
    r"|(?P<article>the|of|and|that|with|from)(?P<common>[a-z]{4,}|the)"
    r"|(?P<word>[a-z]{2,}?)(?P<function>and|for|from|that|the|their|this|was|were|which|with|has|have|had)"
    r"|(?P<first>[a-z]{3,}|[A-Z][a-z]{2,})(?P<second>[A-Z][a-z]{2,})"
)
_ARTICLES = ("the", "of")
#: a word has at most so many letters; of two the shorter ones are as often part of a word
_LONGEST, _WHOLE = 45, 4
#: so many sure ones in a story show that its spaces were lost by rule
_BY_RULE = 2


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for each place of a word that is two, with an edit that parts them. Fields: `word`, `first`, `second`."""
    for word, cut in view.whole.shared(_glued).items():
        fields = (("word", word), ("first", word[:cut]), ("second", word[cut:]))
        for passage in view.passages:
            for found in re.finditer(
                rf"(?<![\w’'-]){word}(?![\w’'-])", view.text[passage.span.start : passage.span.end]
            ):
                start = passage.span.start + found.start()
                span = Span(start, start + len(word))
                if view.admits(span):
                    yield Hit(span, fields, edits=(Edit(Span(start + cut, start + cut), " "),))


def _glued(whole: StoryText) -> dict[str, int]:
    """The words of a story that are two, and how many letters the first of each has."""
    there = word_beginnings(whole)
    common = words().common
    sure: dict[str, int] = {}
    likely: dict[str, int] = {}
    for word in sorted(there):
        if word in common or not word.isascii() or not _LONGEST >= len(word) > _WHOLE:
            continue
        found = _SHAPES.fullmatch(word)
        # "there" and "cent" make no compound
        is_word = is_listed if found and found["article"] in _ARTICLES else words().is_known
        if found is None or is_word(word.lower()):
            continue
        for kind in (_judge_name, _judge_word):
            judged = kind(found, there)
            if judged is not None:
                (sure if judged[1] else likely)[word] = judged[0]
                break
    return {**sure, **likely} if len(sure) >= _BY_RULE else sure


def _judge_name(found: re.Match[str], there: frozenset[str]) -> tuple[int, bool] | None:
    """Where a name ends or begins in a word, and whether that is sure: the name stands in the story by itself."""
    if found["name"]:
        return found.end("before"), found["name"] in there
    if found["left"]:
        if found["left"] not in there:
            return None
        return found.end("left"), found["behind"] not in _ENDINGS.split("|")
    if found["second"]:
        known = found["second"] in there and (found["first"] in there or found["first"] in words().common)
        return (found.end("first"), False) if known else None
    return None


def _judge_word(found: re.Match[str], there: frozenset[str]) -> tuple[int, bool] | None:
    """Where two common words meet in a word of small letters, and whether that is sure."""
    common = words().common
    if found["common"] and found["common"] in common:
        return found.end("article"), found["article"] in _ARTICLES
    if found["word"] and found["word"] in common:
        return found.end("word"), found["function"] == "the"
    return None
