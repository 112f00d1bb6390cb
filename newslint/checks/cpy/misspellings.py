"""Words that no list has and that are one slip away from a common one: recieve, goverment, seperate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from newslint.extract.words import as_set, capital_words, vocabulary, word_beginnings
from newslint.knowledge.words import BEGINNING, Words, words
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: what is joined to a word makes a name, an address or a compound of it
_JOINED_BEFORE, _JOINED_BEHIND = re.compile(r"[\w’'./@#*&-]"), re.compile(r"[\w*&/@_-]|[’']\w|\.\w")
_AROUND = re.compile(r"[^\W\d_]+")
#: words of other languages that stand between theirs, as any grammar of them has them
_FOREIGN = frozenset(
    """la el los las le les du des un une una del della di der die das und von van de que en il lo da do dos para
    con""".split()  # noqa: SIM905
)
#: small words that stand behind any other, and how common that one must be
_TAILS, _OFTEN = ("in", "of", "to", "and", "the", "on", "for", "is", "at"), 80
#: letters of a word with a capital that is judged: names of seven are one slip from a word (measured on 6,300 articles)
_LONG = 8
#: what stands before the first word of a sentence
_BEGINNING = re.compile(r"(?:^|\n|[.!?][”\"]?\s)[“\"]?$")
#: letters of the longest word of any list of English words; what is longer is no word
_LONGEST = 45
#: characters on either side in which words of another language give it away
_NEAR = 24
#: "l" and "ll" before an ending are Britain and America
_BOTH_SIDES = re.compile(r"ll?((?:ed|ing|ers?|ors?|ations?|able|ous|ists?|ment|ful))$")
#: what ends as words of Romance languages and of Latin do
_LENT = re.compile(r"[aiou]s?$|is$")
#: forms of a short verb that no list may have yet, made as any verb makes them: doxing, vaped, vloggers
_COINED = re.compile(r"(?P<stem>[a-z]{2,5}?)(?P<ending>ing|ed|ers?|able)$")


class Options(Struct, frozen=True):
    """`least` letters of a word that is judged; `times` (as ten times a logarithm) the likeliest word must be commoner.

    `known` are words that lists don't have; `slips` words that are misspelt for sure, and what is meant.
    """

    slips: Mapping[str, str] = {}
    known: tuple[str, ...] = ()
    least: int = 6
    times: int = 10


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit a misspelt word, at its first place: `word` and `meant`, with an edit.

    A word that stands twice, or with a capital somewhere, is meant so: a term, a name.
    """
    known = words()
    there = vocabulary(view.whole)
    # `there - known.common.keys()` would go through all twenty thousand keys
    rare = {w for w in there if w not in known.common and options.least <= len(w) <= _LONGEST and w.islower()}
    for word in sorted(there & options.slips.keys()):
        yield from _hits(view, word, options.slips[word], once=False)
    rare -= {word.lower() for word in capital_words(view.whole)} | as_set(options.known)
    for word in sorted(rare):
        if (
            word not in options.slips
            and word.isalpha()
            and word.isascii()
            and word in word_beginnings(view.whole)
            and not known.is_known(word)
        ):
            meant = _likeliest(word, known, options.times)
            if meant:
                yield from _hits(view, word, meant, once=True)
    yield from _at_beginnings(view, known, options)


def _at_beginnings(view: View, known: Words, options: Options) -> Iterator[Hit]:
    """Words whose capital is that of their sentence: long ones that can be no noun, since names are."""
    long = {w for w in capital_words(view.whole) if len(w) >= _LONG and w.isascii() and w.isalpha() and w.istitle()}
    for word in sorted(long):
        small = word.lower()
        if small in known.common or not _begins_sentence(view.text, word):
            continue
        if known.is_known(small) or small in options.known or small in vocabulary(view.whole):
            continue
        meant = _likeliest(small, known, options.times)
        if meant and set("avr") & set(known.parts(meant) or ""):
            yield from _hits(view, word, meant.capitalize(), once=True)


def _begins_sentence(text: str, word: str) -> bool:
    """Whether the first place of a word is the beginning of a sentence."""
    at = text.find(word)
    return at >= 0 and _BEGINNING.search(text, max(0, at - 4), at) is not None


def _likeliest(word: str, known: Words, times: int) -> str:
    """The one common word that is a slip away; "" for none, or for several that are as common.

    A slip is a letter left out, put in, changed or changed places, but neither the first nor the last one changed:
    other languages differ there.
    """
    if _LENT.search(word) or _is_run_on(word, known):
        return ""
    found = sorted({(known.common[way], way) for way in _slips(word, known) if way in known.common}, reverse=True)
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < times):
        return ""
    meant = found[0][1]
    if _is_coined(word, meant):
        return ""
    return "" if _BOTH_SIDES.sub(r"l\1", meant) == _BOTH_SIDES.sub(r"l\1", word) else meant


def _is_coined(word: str, meant: str) -> bool:
    """Whether a form of a short stem is another's with one letter more or another one, and no doubled or moved one."""
    coined = _COINED.match(word)
    if coined is None or not meant.endswith(coined["ending"]) or sorted(word) == sorted(meant):
        return False
    stem, other = coined["stem"], meant.removesuffix(coined["ending"])
    return len(other) <= len(stem) and set(stem) != set(other)


def _is_run_on(word: str, known: Words) -> bool:
    """Whether a word is a common one with a small one behind it that lost the blank: "statein"."""
    tail = next((small for small in _TAILS if word.endswith(small)), "")
    return bool(tail) and known.common.get(word.removesuffix(tail), 0) >= _OFTEN


def _slips(word: str, known: Words) -> Iterator[str]:
    for letter in _LETTERS:
        yield word + letter
    for at in range(1, len(word)):
        before, behind = word[:at], word[at:]
        if at == BEGINNING and before not in known.beginnings:
            # a slip further on leaves the beginning as it is: half of the rare words of news end here
            return
        if len(behind) > 1 or behind == before[-1]:
            yield before + behind[1:]
        if len(behind) > 1:
            yield before + behind[1] + behind[0] + behind[2:]
        for letter in _LETTERS:
            yield before + letter + behind
            if len(behind) > 1:
                yield before + letter + behind[1:]


def _hits(view: View, word: str, meant: str, *, once: bool) -> Iterator[Hit]:
    text = view.text
    places = []
    for passage in view.passages:
        at = text.find(word, passage.span.start, passage.span.end)
        while at >= 0:
            span = Span(at, at + len(word))
            joined = (at and _JOINED_BEFORE.match(text, at - 1, at)) or _JOINED_BEHIND.match(text, span.end)
            if not joined:
                places.append((span, passage.span))
            at = text.find(word, at + 1, passage.span.end)
    if not places or (once and (len(places) > 1 or _is_among_foreign(text, *places[0]))):
        return
    span = places[0][0]
    if view.admits(span):
        yield Hit(span, (("word", word), ("meant", meant)), edits=(Edit(span, meant),))


def _is_among_foreign(text: str, span: Span, passage: Span) -> bool:
    """Whether the words beside one are of another language, or unknown as well."""
    before = _AROUND.findall(text, max(passage.start, span.start - _NEAR), span.start)[-2:]
    behind = _AROUND.findall(text, span.end, min(passage.end, span.end + _NEAR))[:2]
    # the first and the last may be cut through by the distance
    near = [word for word in (*before[-1:], *behind[:1]) if word.islower()]
    return any(word in _FOREIGN for word in (*before, *behind)) or not all(map(words().is_known, near))
