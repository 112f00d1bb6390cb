"""Two sentences that speak of one thing and say the opposite of it, by WordNet's antonyms.

A word counts as the part of speech that the word before it makes it: a verb by its form or an auxiliary, a noun
behind a determiner, an adjective behind a form of "be". What is negated, feared, planned or asked for is no claim.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.compare.frames import stems
from newslint.compare.opposites import lemmas, opens_pair, opposites
from newslint.extract.verbs import may_be_finite
from newslint.model import Span

_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_BE = frozenset("is are was were be been being remains remain found".split())  # noqa: SIM905
_AUXILIARY = frozenset("to will has have had was were been be is are being did does not".split())  # noqa: SIM905
_DETERMINER = frozenset("a an the his her its their this that no".split())  # noqa: SIM905
_NO_CLAIM = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|without|would|could|might|may|if|unless|whether|should|must|cannot"
    r"|fear\w*|risk\w*|threat\w*|den(?:y|ies|ied)|denying|until|almost|nearly|partly|ask\w*|call\w* (?:for|on)"
    r"|urg\w+|want\w*|hope\w*|plan(?:s|ned|ning)? to|propos\w+|bid"
    r"|(?:right|chance|move|order|plea|power|pressure|demand|effort|call|appeal)s? to"
    r"|tr(?:y|ies|ied|ying)|seek\w*|sought|refus\w+"
    r"|fail\w*|after|before|when|or|instead|rather|between|than|expect\w*|predict\w*|forecast\w*|had been|earlier"
    r"|last (?:week|month|year)|previous\w*|once)\b|n['’]t\b",
    re.IGNORECASE,
)
#: what opens a clause of its own behind a word: "will remain shut until an inquiry is finished"
_CLAUSES = frozenset("until till unless while pending because although though".split())  # noqa: SIM905
#: characters before a word in which it is negated; what sentences share beside the words, and what the clauses share.
#: Chosen on our own write-ups, checked on the clean set and ECB+ (28 November 2026)
_CLAUSE, _SHARED, _NEAR = 60, 3, 2
#: words on each side that frame a word
_FRAME = 6


class Word(NamedTuple):
    """A word that makes a claim: what is opposed to it, where it stands, and what frames it."""

    word: str
    opposites: frozenset[str]
    span: Span
    near: frozenset[str]


def claiming_words(text: str, span: Span, *, headline: bool = False) -> list[Word]:
    """The words of a sentence that have an opposite and claim something; in a headline one without an ending
    may be a verb or an adjective."""
    tokens = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    found = []
    for at, (word, start, end) in enumerate(tokens):
        if headline and word.endswith("ing"):
            continue  # "injured covering the war" says of nobody that something was covered
        parts = "va" if headline else _part(word, tokens[at - 1][0] if at else "")
        against = opposites(word, parts)
        if at + 1 < len(tokens) and opens_pair(word):
            against |= opposites(f"{word} {tokens[at + 1][0]}", parts)
        if not against:
            continue
        clause = re.split(r"[;:–—]|, ", text[max(span.start, start - _CLAUSE) : start])[-1]
        if not _NO_CLAIM.search(clause):
            behind = itertools.takewhile(lambda one: one[0] not in _CLAUSES, tokens[at + 1 : at + _FRAME + 1])
            low, high = tokens[max(0, at - _FRAME)][1], max((last for *_, last in behind), default=end)
            found.append(Word(word, against, Span(start, end), stems(text[low:start]) | stems(text[end:high])))
    return found


def _part(word: str, before: str) -> str:
    if before in _BE and not word.endswith(("ed", "ing")):
        return "a"
    if before in _DETERMINER:
        return "n"
    return "v" if may_be_finite(word) or before in _AUXILIARY or word.endswith("s") else ""


class Told(NamedTuple):
    """Sentences of a text, which are its `headline` perhaps."""

    text: str
    sentences: tuple[Span, ...]
    headline: bool = False


def opposed_words(left: Told, right: Told, shared: int = _SHARED) -> Iterator[tuple[Word, Word]]:
    """The words of two texts of which one excludes the other, where neither has the other's word in any sentence."""
    claims = [(about, words) for about, words in _claims(left) if words]
    if not claims:
        return
    for about, words in claims:
        against = [word for other, said in _claims(right) if said and len(about & other) >= shared for word in said]
        for one in words:
            for other in against:
                # few pairs come so far, and all words of a text take longer than the rest
                if _exclude(one, other) and not _has(left, other) and not _has(right, one):
                    yield one, other


@functools.lru_cache(256)
def _claims(told: Told) -> tuple[tuple[frozenset[str], list[Word]], ...]:
    """What each sentence is about, and its words that claim something."""
    return tuple(
        (stems(span.of(told.text)), claiming_words(told.text, span, headline=told.headline)) for span in told.sentences
    )


def _exclude(one: Word, other: Word) -> bool:
    """Whether two words are opposed, each as the part of speech that it is, and frames of theirs meet."""
    opposed = lemmas(other.word) & one.opposites and lemmas(one.word) & other.opposites
    return bool(opposed) and len(one.near & other.near) >= _NEAR


def _has(told: Told, word: Word) -> bool:
    return not lemmas(word.word).isdisjoint(_lemmas(told))


@functools.lru_cache(256)
def _lemmas(told: Told) -> frozenset[str]:
    words = {word.lower() for span in told.sentences for word in _WORD.findall(told.text, span.start, span.end)}
    return frozenset().union(*map(lemmas, words))
