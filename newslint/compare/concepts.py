"""The words of a sentence as what they mean, and how much two places of two stories speak of one thing.

Two words are one if they have a stem, a sense, a number or a name in common; rare ones tell more than common ones, and
what a story says again and again tells nothing of a sentence.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from newslint.compare.claims import StoryClaims
from newslint.compare.frames import EMPTY, stem
from newslint.compare.opposites import lemmas
from newslint.extract.numbers import value_of
from newslint.knowledge.senses import senses
from newslint.knowledge.words import words
from newslint.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*\d|\d")
#: what a stem, a sense and the next wider sense weigh where two words share it. Chosen, not measured
_STEM, _SENSE, _WIDER = 1.0, 0.8, 0.5
#: ten times the logarithm of how often a word stands in books: from the first on it weighs nothing, rare ones by the
#: steps between; and what a word weighs that isn't among the common ones, a name, a number. Chosen, not measured
_EVERYWHERE, _STEPS, _RARE = 106, 40, 1.2
_LEAST = 0.1
#: senses of a noun and of a verb that a word is taken to have
_NOUN, _VERB = 2, 3
#: what is left of the weight of a word that is in every sentence of a story
_FLOOR = 0.15
#: what a number weighs, and one of a few, which everything has
_NUMBER, _SMALL, _FEW = 1.0, 0.3, 10
#: sentences that a story is taken to have at least
_SHORT = 5
#: words of a phrase, and the share of its phrases that a write-up in words of its own has from another. Chosen on
#: seven sets of write-ups and on sets of series (29 November 2026)
_PHRASE, _PATTERN = 4, 0.08
#: phrases that any two stories of one place may share
_BY_CHANCE = 3
#: words on either side of a place that are near it
NEAR = 6

_PRONOUNS = frozenset("he she it they this that these those his her its their".split())  # noqa: SIM905

Concept = tuple[str, str | int | float]


class Token(Struct, frozen=True):
    """A word, where it stands, what it means, and how much it tells."""

    word: str
    start: int
    end: int
    capital: bool
    weight: float
    concepts: Mapping[Concept, float]


class Written(Struct, frozen=True):
    """A sentence of a story, by its number there, with its words."""

    number: int
    span: Span
    tokens: tuple[Token, ...]


class StoryWords:
    """The words of the plain sentences of a story, and which of them it has, by their base forms."""

    def __init__(self, story: StoryClaims) -> None:
        self.story = story
        self.text = story.text
        plain = [one.span for one in story.sentences if one.plain]
        self.sentences = [Written(at, span, tuple(_tokens(story.text, span))) for at, span in enumerate(plain)]
        self._held = Counter(
            concept for one in self.sentences for concept in {c for token in one.tokens for c in token.concepts}
        )
        every = [token for one in self.sentences for token in one.tokens]
        self.words = frozenset(lemma for token in every for lemma in lemmas(_bare(token.word.lower())))
        self.names = frozenset(_bare(token.word) for token in every if token.capital)

    @functools.cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns that the story may have."""
        return self.words & senses().nouns.keys()

    @functools.cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """The words of the story, so many at a time."""
        found: set[tuple[str, ...]] = set()
        for one in self.sentences:
            run = [token.word.lower() for token in one.tokens]
            found.update(tuple(run[at : at + _PHRASE]) for at in range(len(run) - _PHRASE + 1))
        return frozenset(found)

    def is_patterned_on(self, other: StoryWords) -> bool:
        """Whether the story has phrases of another one: two copies, or two reports that are written on one pattern."""
        shared = len(self.phrases & other.phrases)
        return shared > max(_BY_CHANCE, _PATTERN * min(len(self.phrases), len(other.phrases)))

    def share(self, concept: Concept) -> float:
        """In which share of the other sentences a concept of one stands."""
        return max(0, self._held[concept] - 1) / max(_SHORT, len(self.sentences) - 1)

    def sentence_at(self, span: Span) -> Written | None:
        """The sentence in which a span stands."""
        return next((one for one in self.sentences if one.span.start <= span.start < one.span.end), None)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _tokens(text: str, span: Span) -> Iterable[Token]:
    for at, found in enumerate(_WORD.finditer(text, span.start, span.end)):
        word, small = found[0], found[0].lower()
        capital = word[0].isupper()
        number = value_of(small) if small not in ("a", "an") else None
        concepts: Mapping[Concept, float]
        if number:
            # twelve and 12 are one
            weight, concepts = _NUMBER if number.value > _FEW else _SMALL, {("number", number.value): _STEM}
        elif small in EMPTY or len(small) < 2:
            weight, concepts = 0.0, {}
        elif capital and at:
            weight, concepts = _RARE, {("word", stem(small)): _STEM}
        else:
            weight, concepts = _weight(small), concepts_of(small)
        yield Token(word, found.start(), found.end(), capital, weight, concepts)


def _weight(word: str) -> float:
    often = words().common.get(word)
    return _RARE if often is None else max(_LEAST, min(_RARE, (_EVERYWHERE - often) / _STEPS))


@functools.lru_cache(1 << 14)
def concepts_of(word: str) -> dict[Concept, float]:
    """What a word, in small letters, may mean, and how much of it each: its stem, its senses, the next wider ones."""
    bare, table = _bare(word), senses()
    found: dict[Concept, float] = {("word", stem(bare)): _STEM}
    noun = noun_of(bare)
    for sense in table.nouns.get(noun, ())[:_NOUN]:
        found[("noun", sense)] = _SENSE
        for wider in table.path(sense)[1:2]:
            found.setdefault(("noun", wider), _WIDER)
    for sense in table.verbs.get(verb_of(bare), ())[:_VERB]:
        found[("verb", sense)] = _SENSE
        if table.wider_verb(sense) >= 0:
            found.setdefault(("verb", table.wider_verb(sense)), _WIDER)
    return found


@functools.lru_cache(1 << 14)
def noun_of(word: str) -> str:
    """The noun that a word, in small letters, is a form of; "" for none."""
    nouns = senses().nouns
    if word in nouns:
        return word
    singular = word[:-3] + "man" if word.endswith("men") else ""
    return next((one for one in (*sorted(lemmas(word), key=len, reverse=True), singular) if one in nouns), "")


@functools.lru_cache(1 << 14)
def verb_of(word: str) -> str:
    """The verb that a word, in small letters, is likeliest a form of; "" for none."""
    table = senses()
    return max(
        (one for one in lemmas(word) if one in table.verbs), key=lambda one: (table.met("v", one), one), default=""
    )


def closeness(mine: Sequence[Token], theirs: Sequence[Token], left: StoryWords, right: StoryWords) -> float:
    """How much two stretches of words have in common: about one for each rare word."""
    holders: defaultdict[Concept, list[int]] = defaultdict(list)
    for at, token in enumerate(theirs):
        for concept in token.concepts:
            holders[concept].append(at)
    pairs = []
    for number, token in enumerate(mine):
        best: dict[int, float] = {}
        for concept, strength in token.concepts.items():
            rare = max(_FLOOR, 1 - (left.share(concept) + right.share(concept)) / 2)
            for at in holders.get(concept, ()):
                other = theirs[at]
                worth = min(strength, other.concepts[concept]) * min(token.weight, other.weight) * rare
                best[at] = max(best.get(at, 0.0), worth)
        pairs += [(worth, number, at) for at, worth in best.items()]
    taken: set[tuple[str, int]] = set()
    total = 0.0
    for worth, number, at in sorted(pairs, reverse=True):
        if ("mine", number) not in taken and ("theirs", at) not in taken:
            taken |= {("mine", number), ("theirs", at)}
            total += worth
    return total


def taken_up(sentence: Written, story: StoryWords) -> Sequence[Token]:
    """The words of the sentence before one that opens with a pronoun, of which it speaks."""
    if sentence.number and sentence.tokens and sentence.tokens[0].word.lower() in _PRONOUNS:
        return story.sentences[sentence.number - 1].tokens
    return ()


def around(sentence: Written, span: Span) -> tuple[list[Token], list[Token]]:
    """The words of a sentence but those of a span, and those near it."""
    before = [token for token in sentence.tokens if token.end <= span.start]
    behind = [token for token in sentence.tokens if token.start >= span.end]
    return [*before, *behind], [*before[-NEAR:], *behind[:NEAR]]
