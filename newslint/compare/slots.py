"""Two fillers of two write-ups that stand in one place: what the sentences around them have in common, measured.

A filler that only one story has is held against each of its like that only the other has. How much their sentences
have in common, near them and as a whole, how the two fillers are related, and how often either story has its own is
told in numbers; what they mean together has been learned (`newslint.compare.judgement`).
"""

from __future__ import annotations

import difflib
import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.compare.concepts import Concept, Token, Written, noun_of, verb_of
from newslint.compare.exclusion import NEAR, distance
from newslint.compare.fillers import Filler, fillers
from newslint.compare.left_over import ToldValues, ranges_meet
from newslint.compare.opposites import lemmas, opposites
from newslint.compare.told_traits import quality_of
from newslint.compare.told_values import is_person
from newslint.knowledge.offices import knowledge
from newslint.knowledge.senses import senses
from newslint.knowledge.words import words

#: characters over which the nearness of a word to a filler falls to a third, and tokens that are its neighbours
_REACH, _NEIGHBOURS = 35, 4
#: what two sentences must have in common for their fillers to be held against each other
_LEAST = 0.6
#: strength of the best match from which a word stands in the other story
_THERE = 0.79
#: how deep in WordNet the sense lies that two words have in common, at least, and the steps to it of each
_DEEP, _STEPS = 6, 3
#: how two nouns for persons are related of which neither stands for the other
_PERSONS = 2.0
#: sentences of a story that are held against those of others, and what a word must weigh that links two
_SENTENCES, _SLIGHT = 20, 0.25
#: letters that two names share which are of one place or people: Rome and Roman
_SPELT = 4
#: the closed class of words that turn a sentence round
_NEGATIONS = frozenset("not no never nobody none neither nor without".split())  # noqa: SIM905
_SAYS = re.compile(r"\b(?:said|says|told|tells|according|announced)\b")
_LAST_WORD = re.compile(r"([\w’'-]+)\W{1,2}$")
_WORDS = re.compile(r"\w{3,}")
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


class Link(NamedTuple):
    """Two tokens of two sentences that have a concept in common: how alike they are, and how much that tells."""

    left: int
    right: int
    strength: float
    worth: float


class Slot(NamedTuple):
    """Two fillers that may stand in one place, and what is measured of them."""

    here: Filler
    there: Filler
    features: dict[str, float]


class Slots:
    """A story's fillers and tokens, as they are held against those of another."""

    def __init__(self, values: ToldValues) -> None:
        self.values, self.words = values, values.words
        self.text = values.words.text
        self.low = self.text.lower()
        self.fillers = [one for one in fillers(values) if one.sentence.number < _SENTENCES]
        self.tokens = [[t for t in one.tokens if t.weight >= _SLIGHT] for one in self.words.sentences[:_SENTENCES]]
        self.weights = [[self._weight(token) for token in tokens] for tokens in self.tokens]
        self.holders: defaultdict[Concept, list[tuple[int, int, float]]] = defaultdict(list)
        for number, tokens in enumerate(self.tokens):
            for at, token in enumerate(tokens):
                for concept, strength in token.concepts.items():
                    self.holders[concept].append((number, at, strength))
        self.total = sum(map(sum, self.weights))
        self.figures = frozenset(_DIGITS.findall(self.text))

    def count(self, kind: str) -> int:
        """How many values of a kind the story gives."""
        return len({one.low for one in self.fillers if one.kind == kind})

    def _weight(self, token: Token) -> float:
        common = max((self.words.share(concept) for concept in token.concepts), default=0.0)
        return token.weight * max(0.15, 1 - common)


class _Pair:
    """Two stories: which tokens of which sentences have concepts in common."""

    def __init__(self, left: Slots, right: Slots) -> None:
        self.left, self.right = left, right
        self.links: defaultdict[tuple[int, int], dict[tuple[int, int], Link]] = defaultdict(dict)
        self.best: tuple[dict[int, float], dict[int, float]] = ({}, {})
        told: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for number, tokens in enumerate(left.tokens):
            for at, token in enumerate(tokens):
                for concept, strength in token.concepts.items():
                    for other, place, theirs in right.holders.get(concept, ()):
                        self._link((number, at), (other, place), min(strength, theirs), told)
        shared = sum(told[0].values()) / (left.total or 1), sum(told[1].values()) / (right.total or 1)
        self.likeness = sum(shared) / 2
        self._common: dict[tuple[int, int], float] = {}

    def _link(
        self,
        one: tuple[int, int],
        other: tuple[int, int],
        strength: float,
        told: tuple[dict[int, float], dict[int, float]],
    ) -> None:
        sentences = self.links[one[0], other[0]]
        key = one[1], other[1]
        if key in sentences and sentences[key].strength >= strength:
            return
        worth = strength * min(self.left.weights[one[0]][one[1]], self.right.weights[other[0]][other[1]])
        sentences[key] = Link(*key, strength, worth)
        for side, (story, place) in enumerate(((self.left, one), (self.right, other))):
            start = story.tokens[place[0]][place[1]].start
            self.best[side][start] = max(self.best[side].get(start, 0.0), strength)
            told[side][start] = max(told[side].get(start, 0.0), worth)

    def common(self, here: int, there: int) -> float:
        """How much two sentences have in common."""
        if (here, there) not in self._common:
            links = self.links.get((here, there), {})
            self._common[here, there] = _total((link, link.worth) for link in links.values())
        return self._common[here, there]

    def has(self, side: int, token: Token) -> float:
        """How much like a token of one story the likest of the other is."""
        return self.best[side].get(token.start, 0.0)


def slots_of(left: Slots, right: Slots, thirds: Sequence[Slots] = ()) -> Iterator[Slot]:
    """The fillers of two stories that may stand in one place and aren't one, with what is measured of them."""
    pair = _Pair(left, right)
    mine = [one for one in left.fillers if not one.loose and not _is_there(one, left, right, pair, 0)]
    theirs: defaultdict[str, list[Filler]] = defaultdict(list)
    for one in right.fillers:
        if not one.loose and not _is_there(one, right, left, pair, 1):
            for key in _keys(one):
                theirs[key].append(one)
    found = []
    for here in mine:
        rivals = {id(one): one for key in _keys_against(here) for one in theirs.get(key, ())}
        for there in rivals.values():
            if pair.common(here.sentence.number, there.sentence.number) < _LEAST or not _may_part(here, there):
                continue
            features = _measure(pair, here, there)
            if features:
                found.append(Slot(here, there, features | _thirds(here, there, thirds)))
    yield from _ranked(found)


def _keys(one: Filler) -> frozenset[str]:
    """By what a filler is found: its kind, or of a word its forms, its quality and the next wider senses of a noun."""
    return _word_keys(one.says) | lemmas(one.says) if one.group == "word" else frozenset({one.kind})


def _keys_against(one: Filler) -> frozenset[str]:
    """The keys of fillers that may exclude one."""
    return _word_keys(one.says) | opposites(one.says, "vna") if one.group == "word" else frozenset({one.kind})


@functools.lru_cache(1 << 14)
def _word_keys(word: str) -> frozenset[str]:
    table, quality = senses(), quality_of(word)
    paths = [table.path(sense)[1:_STEPS] for sense in table.nouns.get(noun_of(word), ())[:2]]
    wider = {f"#{sense}" for path in paths for sense in path if len(table.path(sense)) >= _DEEP}
    return frozenset({f"={quality}"} if quality else ()) | wider


def _is_there(one: Filler, story: Slots, other: Slots, pair: _Pair, side: int) -> bool:
    """Whether the other story has a filler too, of whatever it is the filler there."""
    if one.group == "name":
        names = [word for word in re.findall(r"\w+", one.says) if len(word) > 2]
        return not names or names[-1] in other.words.names
    if one.group == "word":
        token = next((t for t in story.tokens[one.sentence.number] if t.start == one.span.start), None)
        return token is None or pair.has(side, token) >= _THERE
    if any(
        one.kind == two.kind and ranges_meet(one.low, one.high, two.low, two.high)
        for two in other.fillers
        if two.group == "number"
    ):
        return True
    if one.kind in ("weekday", "hour", "dial", "injury"):
        return False
    digits = _DIGITS.search(one.says)
    # £5.2million, without a space, is read as 5.2
    return bool(digits and digits[0] in other.figures) or other.values.has_number_near(one.low, one.high)


def _may_part(here: Filler, there: Filler) -> bool:
    """Whether two fillers of a kind may exclude each other."""
    one, other = here.says, there.says
    if here.group == "name":
        mine, theirs = ({word[:_SPELT] for word in _WORDS.findall(name.lower())} for name in (one, other))
        first = one.split()[0] == other.split()[0]
        return (first or mine.isdisjoint(theirs)) and not _lies_in(one, other) and not _lies_in(other, one)
    if here.group == "word":
        return _are_comparable(one, other)
    if here.kind == "count":
        return _relation(here.key, there.key) > 0
    return here.kind not in ("money", "measure") or here.key == there.key


@functools.lru_cache(1 << 14)
def _are_comparable(one: str, other: str) -> bool:
    if _are_opposites(one, other):
        return True
    if one[:_SPELT] in other or other[:_SPELT] in one or _relation(noun_of(one), noun_of(other)) > _PERSONS:
        # east and south-eastern, mother and mum
        return False
    depth, steps = _nearest(one, other)
    return (depth >= _DEEP and steps <= 2 * (_STEPS - 1)) or _are_qualities(one, other)


def _lies_in(one: str, other: str) -> bool:
    """Whether a city is beside another, or stands beside the name of a country or its people, and may lie there."""
    record = knowledge().record
    city, second = record.city(one), record.city(other)
    if city and second:
        return distance(city, second) <= NEAR
    return city is not None and (other in knowledge().countries or other in record.adjectives)


def _are_opposites(one: str, other: str) -> bool:
    return not opposites(one, "vna").isdisjoint(lemmas(other))


def _are_qualities(one: str, other: str) -> bool:
    return quality_of(one) is not None and quality_of(one) == quality_of(other)


@functools.lru_cache(1 << 14)
def _nearest(one: str, other: str) -> tuple[int, int]:
    """How deep the narrowest sense lies that two nouns have in common, and how many steps lie between them."""
    table, mine, theirs = senses(), noun_of(one), noun_of(other)
    best = (0, 0)
    for first in table.nouns.get(mine, ())[:2]:
        path = table.path(first)
        for second in table.nouns.get(theirs, ())[:2]:
            wider = table.path(second)
            shared = next((sense for sense in path if sense in wider), None)
            if shared is not None:
                best = max(best, (len(table.path(shared)), -path.index(shared) - wider.index(shared)))
    return best[0], -best[1]


@functools.lru_cache(1 << 14)
def _relation(one: str, other: str) -> float:
    """How two nouns that are counted are related: 0 not at all, 1 one isn't told, 2 both persons, up to 3, one noun."""
    if not one or not other:
        return 1.0
    if one == other:
        return 3.0
    if senses().stands_for(one, other) or senses().stands_for(other, one):
        return 2.5
    return _PERSONS if is_person(one) and is_person(other) else 0.0


def _total(links: Iterator[tuple[Link, float]]) -> float:
    """What links make together: each token counts with the best of its own, half on either side."""
    sides: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for link, worth in links:
        for best, at in zip(sides, (link.left, link.right), strict=True):
            if worth > best.get(at, 0.0):
                best[at] = worth
    return (sum(sides[0].values()) + sum(sides[1].values())) / 2


def _gaps(tokens: Sequence[Token], filler: Filler) -> list[int]:
    """How far behind a filler each token stands, below zero before it, 0 for its own."""
    start, end = filler.span.start, filler.span.end
    return [
        t.start - end + 1 if t.start >= end else t.end - start - 1 if t.end <= start else 0 for t in tokens
    ]  # fmt: skip


def _measure(pair: _Pair, here: Filler, there: Filler) -> dict[str, float]:
    """What is measured of two fillers; nothing if their sentences have too little in common beside them."""
    numbers = here.sentence.number, there.sentence.number
    mine = _gaps(pair.left.tokens[numbers[0]], here)
    theirs = _gaps(pair.right.tokens[numbers[1]], there)
    links = [link for link in pair.links[numbers].values() if mine[link.left] and theirs[link.right]]
    whole = _total((link, link.worth) for link in links)
    if whole < _LEAST:
        return {}
    fall = {link: math.exp(-(abs(mine[link.left]) + abs(theirs[link.right])) / _REACH) for link in links}
    weights = [
        sum(w for w, gap in zip(story.weights[number], gaps, strict=True) if gap)
        for story, number, gaps in zip((pair.left, pair.right), numbers, (mine, theirs), strict=True)
    ]
    found = {
        "whole": whole,
        "nearer": _total((link, link.worth * math.sqrt(fall[link])) for link in links),
        "near": _total((link, link.worth * fall[link]) for link in links),
        "share": whole / max(0.1, min(weights)),
        "likeness": pair.likeness,
        **_neighbours(links, mine, theirs),
        "lead": float(_before(pair.left.text, here) == _before(pair.right.text, there) != ""),
        "negated": float(_is_negated(here.sentence) != _is_negated(there.sentence)),
        "often": float(pair.left.low.count(here.says.lower()) + pair.right.low.count(there.says.lower())),
    }
    return found | {"number": _of_numbers, "name": _of_names, "word": _of_words}[here.group](pair, here, there)


def _neighbours(links: Sequence[Link], mine: Sequence[int], theirs: Sequence[int]) -> dict[str, float]:
    """The strongest link between the nearest tokens of two fillers: of all, of those before, of those behind."""

    def near(gaps: Sequence[int], side: int, count: int) -> set[int]:
        places = [at for at, gap in enumerate(gaps) if gap and (not side or gap * side > 0)]
        return set(sorted(places, key=lambda at: abs(gaps[at]))[:count])

    found = {}
    for name, side, count in (("neighbour", 0, _NEIGHBOURS), ("before", -1, 2), ("behind", 1, 2)):
        ours, others = near(mine, side, count), near(theirs, side, count)
        found[name] = max((k.strength for k in links if k.left in ours and k.right in others), default=0.0)
    return found


def _before(text: str, filler: Filler) -> str:
    found = _LAST_WORD.search(text[max(0, filler.span.start - 20) : filler.span.start])
    return found[1].lower() if found else ""


def _is_negated(sentence: Written) -> bool:
    return any(token.word.lower() in _NEGATIONS for token in sentence.tokens)


def _of_numbers(pair: _Pair, here: Filler, there: Filler) -> dict[str, float]:
    one, other = here, there
    least = max(1e-3, min(one.low, other.low))
    ratio = abs(math.log(max(1e-3, min(one.high, 1e12)) / max(1e-3, min(other.high, 1e12))))
    fates = bool(set(one.words) & set(other.words)), bool(one.words) != bool(other.words)
    clash = bool(one.words and other.words) and not fates[0]
    spoken = sum(
        bool(_SAYS.search(story.text, max(f.sentence.span.start, f.span.start - 25), f.span.end + 15))
        for story, f in ((pair.left, one), (pair.right, other))
    )
    return {
        one.kind: 1.0,
        "ratio": ratio,
        "least": math.log(1 + least),
        "counted": _relation(one.key, other.key) if one.kind == "count" else 3.0,
        "one fate": float(fates[0]),
        "a fate": float(fates[1]),
        "other fate": float(clash),
        "spoken": float(spoken) if one.kind == "weekday" else 0.0,
        "digit apart": float(_digits_apart(one.says, other.says)),
    }


def _digits_apart(one: str, other: str) -> bool:
    """Whether two figures differ in one digit or in the order of two."""
    mine, theirs = _DIGITS.search(one), _DIGITS.search(other)
    if not mine or not theirs or len(mine[0]) != len(theirs[0]) or len(mine[0]) < 2:
        return False
    apart = sum(a != b for a, b in zip(mine[0], theirs[0], strict=True))
    return apart == 1 or Counter(mine[0]) == Counter(theirs[0])


def _of_names(pair: _Pair, here: Filler, there: Filler) -> dict[str, float]:
    record, one, other = knowledge().record, here.says, there.says
    first, second = one.split()[0], other.split()[0]
    return {
        "spelling": difflib.SequenceMatcher(None, one, other).ratio(),
        "first": float(first == second),
        "cities": float(sum(record.city(name) is not None for name in (one, other))),
        "given": float(sum(record.gender(name) is not None for name in (first, second))),
        "peoples": float(sum(name in record.adjectives for name in (one, other))),
        "length": float(one.count(" ") + other.count(" ")),
        "same length": float(one.count(" ") == other.count(" ")),
    }


def _of_words(pair: _Pair, here: Filler, there: Filler) -> dict[str, float]:
    one, other = here.says, there.says
    depth, steps = _nearest(one, other)
    persons = [bool(noun_of(word)) and senses().is_person(noun_of(word)) for word in (one, other)]
    parts = [words().parts(word) or "" for word in (one, other)]
    tokens = [
        next(t for t in story.tokens[f.sentence.number] if t.start == f.span.start)
        for story, f in ((pair.left, here), (pair.right, there))
    ]
    there_too = [pair.has(side, token) for side, token in enumerate(tokens)]
    return {
        "depth": float(depth),
        "steps": float(steps),
        "a person": float(persons[0] != persons[1]),
        "persons": float(all(persons)),
        "opposites": float(_are_opposites(one, other)),
        "qualities": float(_are_qualities(one, other)),
        "nouns": float(bool(noun_of(one)) and bool(noun_of(other))),
        "verbs": float(bool(verb_of(one)) and bool(verb_of(other))),
        "adjectives": float("a" in parts[0] and "a" in parts[1]),
        "rarer": max(token.weight for token in tokens),
        "commoner": min(token.weight for token in tokens),
        "there too": max(there_too),
        "one there": min(there_too),
    }


def _thirds(here: Filler, there: Filler, thirds: Sequence[Slots]) -> dict[str, float]:
    """Whether a third story has one of the two."""
    held = sorted(sum(says.lower() in third.low for third in thirds) for says in (here.says, there.says))
    return {"third": float(held[1] > 0), "both in others": float(held[0] > 0)}


def _ranked(found: Sequence[Slot]) -> Iterator[Slot]:
    """The slots with how each stands among the others that either filler may stand in."""
    rivals: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (here, there, _) in enumerate(found):
        rivals[0, here.span.start].append(number)
        rivals[1, there.span.start].append(number)
    worth = [slot.features["nearer"] + slot.features["near"] for slot in found]
    for number, slot in enumerate(found):
        sides = rivals[0, slot.here.span.start] + rivals[1, slot.there.span.start]
        others = [worth[other] for other in sides if other != number]
        better = sum(other > worth[number] for other in others)
        margin = worth[number] - max(others, default=0.0)
        yield Slot(*slot[:2], slot.features | {"better": float(better), "margin": margin, "rivals": float(len(others))})
