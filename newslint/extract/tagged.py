"""The words of a sentence and the part of speech of each in its place, for the sentences that a check asks about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newslint.knowledge.tagger import tagger
from newslint.segmenting.view import StoryText

#: words as treebanks have them: short forms with their stops, figures, words with hyphens, each mark
_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Col|Sgt|Maj|Brig|Lt|Prof|Rev|Hon|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs|Inc|Ltd"
    r"|Co|Jr|Sr)\.(?! ?$)|(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s?[A-Z])"
    r"|\d+(?:[.,:/]\d+)*[a-zA-Z]{0,2}(?![^\W_])|[^\W_]+(?:[-'’.][^\W_]+)*|\.{2,}|-{2,}|[^\w\s]"
)
#: what is a word of its own behind another
_SHORT = re.compile(r"(?i)(?<=.)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_PLAIN = str.maketrans("’‘“”`", "''\"\"'")
#: sentences of more words are lists and tables
_LONGEST = 90
_FEWEST = 4


class TaggedSentence(NamedTuple):
    """The words of a sentence as they are written and in small letters, their tags, how sure these are, and places."""

    words: tuple[str, ...]
    small: tuple[str, ...]
    tags: tuple[str, ...]
    sure: tuple[float, ...]
    spans: tuple[tuple[int, int], ...]


class _Kept:
    """The sentences of a story that were tagged, by where they begin and end."""

    def __init__(self, whole: StoryText) -> None:
        self._text = whole.text
        self._known: dict[tuple[int, int], TaggedSentence | None] = {}

    def of(self, places: list[tuple[int, int]]) -> list[TaggedSentence]:
        new = [place for place in places if place not in self._known]
        if new:
            self._learn(new)
        return [found for place in places if (found := self._known[place])]

    def _learn(self, places: list[tuple[int, int]]) -> None:
        split = [split_words(self._text, *place) for place in places]
        asked = [at for at, (words, _) in enumerate(split) if _FEWEST <= len(words) <= _LONGEST]
        self._known.update(dict.fromkeys(places))
        if not asked:
            return
        for at, (tags, sure) in zip(asked, tagger().tag([split[at][0] for at in asked]), strict=True):
            words, spans = split[at]
            small = tuple([word.lower() for word in words])
            self._known[places[at]] = TaggedSentence(tuple(words), small, tags, sure, tuple(spans))


def tagged(whole: StoryText, places: Iterable[tuple[int, int]]) -> list[TaggedSentence]:
    """The sentences of a story at these places, tagged; those of very few or very many words are left out."""
    return whole.shared(_Kept).of(list(places))


def split_words(text: str, start: int, end: int) -> tuple[list[str], list[tuple[int, int]]]:
    """The words and marks of `text[start:end]`, with straight quotation marks, and where each stands."""
    words, spans = [], []
    for found in _TOKEN.finditer(text, start, end):
        word, (first, last) = found[0].translate(_PLAIN), found.span()
        short = _SHORT.search(word) if "'" in word else None
        cut = first + short.start() if short else first + 3 if word in ("cannot", "Cannot") else last
        words.append(word[: cut - first])
        spans.append((first, cut))
        if cut < last:
            words.append(word[cut - first :])
            spans.append((cut, last))
    return words, spans
