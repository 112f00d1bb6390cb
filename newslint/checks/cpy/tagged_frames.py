"""Frames of words and parts of speech in which one word is wrong: the school lost it's roof, one the oldest mills."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from newslint.compiled_patterns import of_rules
from newslint.extract.sentences import sentences_in
from newslint.extract.tagged import TaggedSentence, tagged
from newslint.extract.word_classes import is_of
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import small_chunk
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: a tag that is less sure stands in small letters, which only "/*" is content with
_SURE = 0.75
_ITEM = re.compile(r"(?P<mark>!?)(?P<no>[~-]?)(?P<words>[^/?{}]*)(?:/(?P<tags>[^?{}]+))?(?P<often>\?|\{\d,\d\})?$")

#: tags of verbs, nouns and adjectives, and the beginning of a word that can have one of them: these few can't
_OPEN = re.compile(r"(?:(?:V|v|NN|JJ)[A-Z]?\*?\|?)+")
_OPEN_WORD = r"(?!(?:to|the|an?|of|and|his|her|their|its|he|she|they)\b)[^ ]+"
#: strings, a frame, what is meant
Frames = tuple[tuple[str, str, str], ...]


class Options(Struct, frozen=True):
    """`frames` are items with blanks between, one a word: `words/tags`, of either several with `|` between.

    `*` stands for any letters of a word or a tag, `@noun` for a word of a class (see `newslint.extract.word_classes`),
    `it+'s` for one that is two words to the tagger, `~` before an item for any other word, `-` for another word of its
    tags, `?` or `{0,2}` behind it for how often it stands, `^` for the beginning of the sentence. `!` is before the
    word that is wrong; alone it stands where one is missing. Behind a frame stands what is meant, and before it strings
    in small letters, `|` between them, one of which each match holds.
    """

    frames: Frames


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the words of a match: `wrong`, `meant`; verdict `needless` or `missing` as for frames of words."""
    for place, wanted in _places(view, options.frames):
        for sentence in tagged(view.whole, [place]):
            line = _line(sentence)
            met: set[tuple[int, int]] = set()
            for at in wanted:
                _, source, meant = options.frames[at]
                pattern, classes = compile_frame(source)
                for found in pattern.finditer(line):
                    if _is_of_classes(found, classes) and found.span("wrong") not in met:
                        met.add(found.span("wrong"))
                        yield from _hit(view, sentence, line, found, meant)


def _hit(view: View, sentence: TaggedSentence, line: str, found: re.Match[str], meant: str) -> Iterator[Hit]:
    # the line opens with a mark of its own
    first, last = (max(0, line.count(" ", 0, at) - 1) for at in found.span())
    start, end = (max(0, line.count(" ", 0, at) - 1) for at in found.span("wrong"))
    while last > max(end, first + 1) and not sentence.words[last - 1][-1].isalnum():
        last -= 1
    while first < min(start, last - 1) and not sentence.words[first][-1].isalnum():
        first += 1
    span = Span(sentence.spans[first][0], sentence.spans[last - 1][1])
    if not view.admits(span):
        return
    if start == end:
        fields, at = (("wrong", ""), ("meant", meant)), sentence.spans[start][0]
        yield Hit(span, fields, "missing", edits=(Edit(Span(at, at), meant + " "),))
        return
    wrong = Span(sentence.spans[start][0], sentence.spans[end - 1][1])
    fields = (("wrong", view.text[wrong.start : wrong.end]), ("meant", meant))
    if meant:
        yield Hit(span, fields, edits=(Edit(wrong, meant),))
    else:
        yield Hit(span, fields, "needless", edits=(Edit(Span(wrong.start - 1, wrong.end), ""),))


def _places(view: View, frames: Frames) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """The sentences that hold a string of a frame, and which frames."""
    passages = view.passages
    if not passages:
        return
    finder = _finder(frames)
    chunk, first = small_chunk(view.whole), view.whole.passages[0].span.start
    if len(chunk) != view.whole.passages[-1].span.end - first:
        # a letter whose small one is longer moves all behind it
        return
    wanted: dict[tuple[int, int], set[int]] = {}
    starts = [passage.span.start for passage in passages]
    for need, start, _ in finder.finder.found_in(chunk):
        at = bisect.bisect_right(starts, first + start) - 1
        if at < 0 or first + start >= passages[at].span.end:
            continue
        places = sentences_in(view.whole, passages[at])
        place = places[max(0, bisect.bisect_right(places, (first + start, len(view.text))) - 1)] if places else (0, 0)
        if place[0] <= first + start < place[1]:
            wanted.setdefault(place, set()).update(finder.wanting[need])
    for place in sorted(wanted):
        sentence = chunk[place[0] - first : place[1] - first]
        if frames_left := [at for at in sorted(wanted[place]) if _may_stand(frames[at][1], sentence)]:
            yield place, frames_left


def _line(sentence: TaggedSentence) -> str:
    pairs = zip(sentence.small, sentence.tags, sentence.sure, strict=True)
    return "^_^ " + "".join(
        [f"{word.replace('_', '-')}_{tag if sure >= _SURE else tag.lower()} " for word, tag, sure in pairs]
    )


class _Strings(NamedTuple):
    """What finds the strings of all frames at once, and for each string the frames it stands before."""

    finder: WordFinder
    wanting: list[list[int]]


@cache
def _finder(frames: Frames) -> _Strings:
    wanting: dict[str, list[int]] = {}
    for at, (needs, _, _) in enumerate(frames):
        for need in needs.split("|"):
            wanting.setdefault(need, []).append(at)
    return _Strings(find_words(list(wanting), build="dense"), list(wanting.values()))


@cache
@of_rules
def compile_frame(source: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern of a frame over a line of words with their tags, and the classes of words in it.

    Raises `ValueError` for an item that is none.
    """
    items = "".join(map(_item, source.split()))
    # behind a blank, or where the line begins
    pattern = re.compile(r"(?<![^ ])" + items)
    return pattern, tuple(name for name in pattern.groupindex if name != "wrong")


def _may_stand(source: str, sentence: str) -> bool:
    """Whether a sentence holds every run of a frame: one that lacks any isn't tagged."""
    return all(
        any(_is_of_classes(found, classes) for found in pattern.finditer(sentence))
        for pattern, classes in _runs(source)
    )


def _is_of_classes(found: re.Match[str], classes: tuple[str, ...]) -> bool:
    """Whether the words of a match that stand for classes are of them."""
    return all(not found[name] or is_of(name.rstrip("0123456789"), found[name]) for name in classes)


@cache
@of_rules
def _runs(source: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The runs of items that name their words, as they stand in a text, and the classes of words in each."""
    runs: list[list[str]] = [[]]
    for item in source.split():
        if item in ("!", "^"):
            continue
        parts = _ITEM.match(item)
        if parts is None or parts["no"] or parts["often"]:
            runs.append([])
            continue
        names = parts["words"]
        if names and "@" not in names and names.replace("|", "").replace("*", "").isalpha():
            runs[-1].append(_any_of(names, r"\w"))
        elif names.startswith("@"):
            runs[-1].append(_any_of(names, ""))
        elif not names and _OPEN.fullmatch(parts["tags"] or ""):
            runs[-1].append(_OPEN_WORD)
        else:
            runs.append([])
    # looked ahead at, so that none is hidden by one before it; the longest is the rarest; isn't, cannot: two words
    patterns = [
        re.compile(r"\b(?=" + " ".join(run) + r"(?:\b|n['’]t\b|not\b))")
        for run in sorted(runs, key=len, reverse=True)
        if any(item != _OPEN_WORD for item in run)
    ]
    return tuple((pattern, tuple(pattern.groupindex)) for pattern in patterns)


def _item(source: str) -> str:
    if source == "^":
        return r"\^_\^ "
    if source == "!":
        return "(?P<wrong>)"
    if "+" in source:
        # it's is two words
        return "(?P<wrong>" + "".join([_item(word) for word in source.lstrip("!").split("+")]) + ")"
    parts = _ITEM.match(source)
    if parts is None:
        raise ValueError(f"no item of a frame: {source}")
    words = _any_of(parts["words"], "[^ _]") if parts["words"] else "[^ _]+"
    tags = _any_of(parts["tags"], "[^ _]") if parts["tags"] else "[^ ]+"
    item = f"{words}_{tags} "
    if parts["no"]:
        item = f"(?!{words}_)[^ _]+_{tags} " if parts["no"] == "-" else f"(?!{item})[^ ]+ "
    if parts["mark"]:
        item = f"(?P<wrong>{item})"
    return f"(?:{item}){parts['often']}" if parts["often"] else item


def _any_of(source: str, letters: str) -> str:
    if source.startswith("@"):
        return f"(?P<{source[1:]}>[a-z-]+)"
    return "(?:" + "|".join(re.escape(one).replace(r"\*", letters + "*") for one in source.split("|")) + ")"
