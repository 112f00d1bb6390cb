"""The words of a story, once for all checks that go by words."""

from __future__ import annotations

import re
from functools import cache

from newslint.segmenting.view import StoryText

#: letters and figures, with the hyphens, apostrophes and stops that stand inside
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_INSIDE = re.compile(r"[-'’.,]")

#: characters of about 2,000 words. Of 203 second introductions in 1,500 articles 177 stood in longer ones, all meant
#: for readers who scroll in (2026-12-01)
_LONG_READ = 12_000
#: prepositions, conjunctions, auxiliaries and the like, as the grammar has them
_SMALL = frozenset(
    """about after against also an and are as at be been before but by can could did do does during for from had has
    have in into is it its may might must of off on or over says said should than that the their these they this those
    to told under until was we were what when where which while who will with would you""".split()  # noqa: SIM905
)


def story_chunk(whole: StoryText) -> str:
    """The text from the first to the last passage of a story."""
    return whole.shared(_chunk)


def is_long_read(whole: StoryText) -> bool:
    """Whether a story is so long that readers come in anywhere, as in a live page: what was introduced is again."""
    return len(story_chunk(whole)) > _LONG_READ


def story_words(whole: StoryText) -> list[str]:
    """What stands between the spaces of a story, in order and in lower case: words with their punctuation."""
    return whole.shared(_words)


def vocabulary(whole: StoryText) -> frozenset[str]:
    """Every word of a story as it is written: what a check that goes by single words is gated with."""
    return whole.shared(_vocabulary)


def small_chunk(whole: StoryText) -> str:
    """The text from the first to the last passage of a story in small letters, which may be longer than it."""
    return whole.shared(_small)


def capital_words(whole: StoryText) -> list[str]:
    """The words of `word_beginnings` that have a capital."""
    return whole.shared(_capitals)


def _small(whole: StoryText) -> str:
    return story_chunk(whole).lower()


def _capitals(whole: StoryText) -> list[str]:
    return [word for word in word_beginnings(whole) if not word.islower() and not word.isdigit()]


def word_beginnings(whole: StoryText) -> frozenset[str]:
    """Every word up to the first mark inside it, as it is written: "Drone" of "Drone’s", "air" of "air-raid"."""
    return whole.shared(_beginnings)


def _beginnings(whole: StoryText) -> frozenset[str]:
    return frozenset([word if word.isalnum() else _INSIDE.split(word, 1)[0] for word in vocabulary(whole)])


def _vocabulary(whole: StoryText) -> frozenset[str]:
    between = set(story_chunk(whole).split())
    plain = [word for word in between if word.isalpha()]
    return frozenset([*plain, *_WORD.findall(" ".join(between.difference(plain)))])


def _chunk(whole: StoryText) -> str:
    passages = whole.passages
    return whole.text[passages[0].span.start : passages[-1].span.end] if passages else ""


def _words(whole: StoryText) -> list[str]:
    return story_chunk(whole).lower().split()


@cache
def as_set(words: tuple[str, ...]) -> frozenset[str]:
    """A rule's list of words to look words up in; made once."""
    return frozenset(words)


def is_small_word(word: str) -> bool:
    """Whether a word is one of those that pages which lost their blanks leave at the end of a name: "Israelfor"."""
    return word in _SMALL


def fold_case(text: str) -> str:
    """The text in small letters and of the same length, as patterns that mind no case see it.

    U+0130 is the one letter whose lower case is longer than itself; U+017F is taken for an s.
    """
    return text.replace("İ", "i").replace("ſ", "s").lower()
