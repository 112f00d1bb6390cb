"""Where words stand in what a check sees: each by itself, outside of what the check leaves alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from newslint.model import Passage, Span
from newslint.segmenting.view import View


def passages_of_one_language(view: View) -> Iterator[Passage]:
    """The passages in scope whose story is in the language of the first one, or in none that is known."""
    main = view.whole.language
    stories = {story.number: story.language for story in view.whole.page.stories}
    for passage in view.passages:
        if view.text.find("(@", passage.span.start, passage.span.end) >= 0:
            continue  # what somebody posted, who has a style of their own
        if not main or (stories.get(passage.story) or main).partition("-")[0] == main.partition("-")[0]:
            yield passage


def occurrences(view: View, words: Iterable[str], *, ignore_case: bool = False) -> dict[str, list[Span]]:
    """The places of each word, or words with blanks between them, in order; a genitive counts, a compound doesn't.

    With `ignore_case` words are given and told in small letters.
    """
    found: defaultdict[str, list[Span]] = defaultdict(list)
    chosen = sorted(words, key=len, reverse=True)
    if not chosen:
        return found
    text = view.text
    told = text.lower() if ignore_case else text
    if len(told) != len(text):  # U+0130 is the one letter whose lower case is longer than itself
        told = text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i").lower()
    for passage in passages_of_one_language(view):
        end = passage.span.start
        for start, last in _places(told, chosen, passage.span):
            if start >= end and _stands_alone(text, start, last, passage.span.end):
                end, span = last, Span(start, last)
                if view.admits(span):
                    found[told[start:last]].append(span)
    return found


def places_of_word(text: str, word: str, first: int, last: int) -> Iterator[int]:
    """Where a word stands between two places of a text, with no letter, figure or hyphen beside it.

    A pattern compiled for each name took a quarter of the rule that asked, FCT443 (29 November 2026).
    """
    at = text.find(word, first, last)
    while at >= 0:
        end = at + len(word)
        if not (at > first and _is_joined(text[at - 1])) and not (end < last and _is_joined(text[end])):
            yield at
        at = text.find(word, at + 1, last)


def _is_joined(character: str) -> bool:
    return character.isalnum() or character in "_-"


def _places(told: str, words: Iterable[str], within: Span) -> list[tuple[int, int]]:
    """Where the words stand, those that start first before others, and of those that start together the longest."""
    places: list[tuple[int, int]] = []
    for word in words:
        at = told.find(word, within.start, within.end)
        while at >= 0:
            places.append((at, at + len(word)))
            at = told.find(word, at + 1, within.end)
    return sorted(places, key=lambda place: (place[0], -place[1]))


_BEFORE = re.compile(r"[\w’'-]|(?<=\w)\.")
_BEHIND = re.compile(r"\w|-\w|['’](?!s\b)\w")


def _stands_alone(text: str, start: int, last: int, end: int) -> bool:
    """Whether nothing is joined to what stands between two places, but for a genitive behind it."""
    return not ((start and _BEFORE.match(text, start - 1, start)) or _BEHIND.match(text, last, end))
