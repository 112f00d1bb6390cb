"""Words that stand twice in a row, and plurals that follow their own singular."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice, repeat

from msgspec import Struct

from newslint.extract.words import as_set, story_words
from newslint.model import Edit, Hit, Passage, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """`may_double` are words that grammar or emphasis puts twice; `function_words` never stand twice in a row.

    `phrasal` are verbs with a particle that the same preposition may follow (built in in Rome).
    `verbs` are words whose plural is a verb as well (the plan plans).
    """

    function_words: tuple[str, ...]
    may_double: tuple[str, ...]
    verbs: tuple[str, ...]
    phrasal: tuple[str, ...] = ()


# nouns of agents and institutions, whose form in -s is no verb but for those that a rule lists
_SINGULARS = ("er", "or", "ist", "ian", "ment", "tion", "ship")
#: quotation marks: a word doubled behind one is often a chant or a song
_MARKS = '"“”‘’«»„'
_OPENING = f"([{{{_MARKS}"
_PUNCTUATION = ".,;:!?)]}\"'”’…"
#: letters of a word that is doubled in play, or as a pronoun: "poo poo", "nil nil", "makes us us"
_PLAY = 3
#: words that want a preposition before "the", so that one of two articles may stand in its place
_WANT_ANOTHER_WORD = frozenset(
    """up out down close due next back prior according thanks devoted dedicated committed accustomed subject similar
    contrary loyal belong belongs belonged listen listens listened listening refer refers referred responded
    amounts amounted depends depended relies relied consists consisted looked looking waited waiting arrived""".split()  # noqa: SIM905
)


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for the second of two words that are the same, or of a noun and its own plural.

    Verdicts: "" for function words, with an edit that takes one out; `content` for words that may be meant
    so, `play` for those that often are; `stem` for a plural.
    """
    if not view.passages:
        return
    pairs = _pairs(story_words(view.whole), options)
    if not pairs:
        return
    for passage, line in view.pieces():
        here = pairs & _pairs(line.lower().split(), options)
        for first, second in sorted({(one, one + "s" * two.startswith(one + "s")) for one, two in here}):
            yield from _in_passage(view, passage, line, first, second, options)


def _pairs(words: list[str], options: Options) -> set[tuple[str, str]]:
    """Neighbours that may be the same word. Every second word of a pair begins with the first; few others do."""
    firsts = list(map(str.lstrip, words, repeat(_OPENING)))
    begun = compress(count(), map(str.startswith, islice(words, 1, None), firsts))
    return {(firsts[at], words[at + 1]) for at in begun if _may_be_slip(firsts[at], words[at + 1], options)}


def _may_be_slip(one: str, two: str, options: Options) -> bool:
    if not one:
        return False
    rest = two[len(one) :].rstrip(_PUNCTUATION)
    if not rest:
        return one.isalpha() and one not in as_set(options.may_double)
    return rest == "s" and one.endswith(_SINGULARS) and one + "s" not in as_set(options.verbs)


def _in_passage(view: View, passage: Passage, line: str, first: str, second: str, options: Options) -> Iterator[Hit]:
    for found in re.finditer(rf"(?i)(?<![\w'’.-])({first})(\s+){second}(?![\w]|['’.-]\w)", line):
        one, two = found[1], found[0][found.end(2) - found.start() :]
        start = passage.span.start + found.start()
        span = Span(start, start + len(found[0]))
        if not _is_slip(one, two, first in as_set(options.function_words)) or not view.admits(span):
            continue
        is_first = line[max(0, found.start() - 1) : found.start()] in _MARKS and found.start() > 0
        if is_first and line[found.end() : found.end() + 1] in _MARKS and found.end() < len(line):
            continue  # “The The” is a name, or the words that are spoken of
        fields = (("word", two), ("first", one))
        before = line[max(0, found.start() - 40) : found.start()].split()
        phrasal = bool(before) and f"{before[-1].lower()} {first}" in as_set(options.phrasal)
        if first != second:
            yield Hit(span, fields, "stem")
        elif phrasal or (first not in as_set(options.function_words) and (is_first or len(first) <= _PLAY)):
            yield Hit(span, fields, "play")
        elif first in as_set(options.function_words):
            # a line end between the two is the paragraph's, and stays; behind "up" one of the two may stand for "to"
            lost = first == "the" and bool(before) and before[-1].lower() in _WANT_ANOTHER_WORD
            edits = (
                ()
                if "\n" in found[2] or lost or view.whole.is_quoted(span)
                else (Edit(Span(start + len(one), span.end), ""),)
            )
            yield Hit(span, fields, edits=edits)
        else:
            yield Hit(span, fields, "content")


def _is_slip(one: str, two: str, function_word: bool) -> bool:
    if len(one) == 1:
        return one == two == "a" or one == two == "I"
    if one[0].islower() and two[0].isupper():
        return False  # the The Hague, in In Memoriam: the second starts a name
    # Walla Walla and Duran Duran, and headlines in which every word is capitalised
    return function_word or two[0].islower()
