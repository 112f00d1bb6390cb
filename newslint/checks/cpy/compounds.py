"""A compound written in several ways on a page: counter-offensive, counteroffensive; air strike, airstrike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.occurrences import occurrences
from newslint.extract.words import as_set, small_chunk, vocabulary, word_beginnings
from newslint.knowledge.words import is_listed
from newslint.model import Hit, Span
from newslint.segmenting.view import StoryText, View

UNIT = "page"

_HYPHENATED = re.compile(r"[A-Z]?[a-z]{1,40}-[a-z]{2,40}")
#: what stands behind a noun and not behind an adjective: "the rush-hour began", but "rush-hour traffic"
_NOUN_END = re.compile(
    r"[.,;:!?)”\"]|\s{1,4}(?:of|in|on|at|by|for|from|to|with|and|or|but|is|are|was|were|has|have|had|will|would|can|could"
    r"|that|which|who|when|where|as|than|into|since|after|before|until|began|ended|during|between|against|over"
    r"|under|through|despite|because|while|said|says|may|might|should|must|did|does|do)\b|\s{0,9}$"
)
#: letters of each part of a compound that is found by splitting a word, and of all of it: a longer word is none
_PART, _WHOLE = 4, 40
#: a compound's second part of so many letters is not told from its plural
_SHORT = 3
#: places of two words beside each other that are no compound where they stand once without the blank, if no list has it
_OPENED = 5
_MARK = re.compile(r"['’.,]")


class Options(Struct, frozen=True):
    """`apart` are prefixes and words of which the hyphen makes another word (re-sign, co-op), written with it.

    `solid` are compounds that some houses write open, with a blank where it would be: "air strike". `no_part` are words
    that begin or end no compound that is written open, but make other words of it ("any one", "sign up"). `least`
    places of a compound are held against each other, no fewer.
    """

    apart: tuple[str, ...] = ()
    solid: tuple[str, ...] = ()
    no_part: tuple[str, ...] = ()
    least: int = 3


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a compound, at the first place of its rarer ways: see `tell_minority` for fields and verdicts."""
    words = vocabulary(view.whole)
    chosen: dict[str, tuple[str, ...]] = {}
    for parts in _candidates(words, small_chunk(view.whole), options):
        key = "".join(parts).removesuffix("s")
        if key not in chosen and _may_differ(view.whole, parts):
            small = small_chunk(view.whole)
            found = [way for way in _ways(parts) if way in small]
            if len(found) > 1:
                chosen[key] = tuple(found)
    if not chosen:
        return
    places = {
        way: [span for span in spans if not _is_in_name(view.text, span)]
        for way, spans in occurrences(view, {way for ways in chosen.values() for way in ways}, ignore_case=True).items()
    }
    for ways in chosen.values():
        hit = tell_minority(_by_form(ways, places, view.text, options), view.text, least=options.least)
        if hit:
            yield hit


def _may_differ(whole: StoryText, parts: tuple[str, str]) -> bool:
    """Whether the words of a story hold a compound both with a hyphen and without, or solid and open."""
    there, hyphenated = whole.shared(_small_words)
    first, second = parts
    single = second.removesuffix("s") if len(second) > _SHORT and not second.endswith("ss") else second
    opened = len(first) >= _SHORT and first in there and (single in there or single + "s" in there)
    solid = any(first + last in there for last in (single, single + "s"))
    joined = any(f"{first}-{last}" in hyphenated for last in (single, single + "s"))
    return opened + solid + joined > 1


def _small_words(whole: StoryText) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a story up to the first mark in them, and its compounds with a hyphen, in small letters."""
    hyphenated = [_MARK.split(word.lower(), maxsplit=1)[0] for word in vocabulary(whole) if "-" in word]
    return frozenset([word.lower() for word in word_beginnings(whole)]), frozenset(hyphenated)


def _candidates(words: frozenset[str], small: str, options: Options) -> Iterator[tuple[str, str]]:
    """The two parts of each compound that is written with a hyphen, or solid and known, or seen, to be written open."""
    apart = as_set(options.apart)
    for word in words:
        if "-" in word and _HYPHENATED.fullmatch(word) and word.lower() not in apart:
            first, _, second = word.lower().partition("-")
            yield first, second
    solid = _solid(options.solid)
    for word in words & solid.keys():
        yield solid[word]
    no_part = as_set(options.no_part)
    for word in words:
        if 2 * _PART <= len(word) <= _WHOLE and word.islower() and word.isalpha():
            for at in range(_PART, len(word) - _PART + 1):
                first, second = word[:at], word[at:]
                if first in words and (second in words or second + "s" in words or second.removesuffix("s") in words):
                    opened = f" {first} {second.removesuffix('s')}"
                    if (
                        first not in no_part
                        and second not in no_part
                        and _may_be_one(first, second, small.count(opened))
                    ):
                        yield first, second


def _may_be_one(first: str, second: str, opened: int) -> bool:
    """Whether two words that stand beside each other so often may make one, and haven't just lost their blank."""
    if is_listed(first + second):
        return opened > 0
    plural = first.endswith("s") and not first.endswith("ss")
    return 0 < opened < _OPENED and not plural and not second.endswith(("ing", "ed"))


@cache
def _solid(compounds: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Both parts of each compound by how it is written in one word, singular and plural."""
    parts = [(first, second) for first, _, second in (known.partition(" ") for known in compounds)]
    return {first + second + ending: (first, second) for first, second in parts for ending in ("", "s")}


def _ways(parts: tuple[str, str]) -> Iterator[str]:
    """Hyphenated, solid and open, singular and plural."""
    first, second = parts
    single = second.removesuffix("s") if len(second) > _SHORT and not second.endswith("ss") else second
    for last in dict.fromkeys((single, single + "s")):
        yield f"{first}-{last}"
        yield f"{first}{last}"
        if len(first) >= _SHORT:
            yield f"{first} {last}"


def _by_form(ways: Iterable[str], places: dict[str, list[Span]], text: str, options: Options) -> dict[str, list[Span]]:
    """The places of each form, those left out where grammar asks for a form: "a rush-hour train", "build up"."""
    found: dict[str, list[Span]] = {"hyphenated": [], "solid": [], "open": []}
    for way in ways:
        form = "hyphenated" if "-" in way else "open" if " " in way else "solid"
        found[form] += places.get(way, [])
    for spans in found.values():
        spans.sort()
    if found["open"] and not found["solid"]:
        nouns = [s for s in found["hyphenated"] if _ends_as_noun(text, s)]
        found["hyphenated"] = nouns
        found["open"] = [s for s in found["open"] if _is_noun(text, s) or (nouns and _is_open_noun(text, s, options))]
    elif found["open"]:
        found["solid"] = _without_adjectives(found, text)
        found["open"] = [s for s in found["open"] if not _PARTICLE.search(s.of(text)) or _is_noun(text, s)]
    return found


def _without_adjectives(found: dict[str, list[Span]], text: str) -> list[Span]:
    """The solid places; where all of them stand before nouns and all open ones are nouns, none: frontline troops."""
    before = [span for span in found["solid"] if not _ends_as_noun(text, span)]
    if len(before) == len(found["solid"]) and all(_ends_as_noun(text, span) for span in found["open"]):
        return []
    return found["solid"]


#: a sentence's first word has a capital anyway
_BEGINS = re.compile(r"(?:^|[.!?:”\"’)•]\s{0,3}|\n\s{0,9}|[“\"‘(])$")
_IN_SMALL = re.compile(r"[’']?s? ?[^\w\s]|[’']?s? [a-z]|$")


def _is_in_name(text: str, span: Span) -> bool:
    """Whether a compound has capitals, but for the one that opens a sentence: names and titles go their own way."""
    told = span.of(text)
    if told.islower():
        return False
    return not (
        told[1:].islower()
        and _BEGINS.search(text, max(0, span.start - 4), span.start)
        and _IN_SMALL.match(text, span.end, span.end + 4)
    )


#: a verb and its particle are two words: turn out, build up
_PARTICLE = re.compile(r" (?:out|up|off|down|over|in|back|on|away|by|through|around|about|along)s?$")
#: what makes a noun of the words behind it
_DETERMINED = re.compile(
    r"\b(?:an?|the|this|that|these|those|his|her|its|their|our|my|your|no|every|each|last|next) $", re.I
)


def _is_noun(text: str, span: Span) -> bool:
    """Whether an open compound is a noun for sure: determined before, and ended behind."""
    return bool(
        _DETERMINED.search(text, max(0, span.start - 8), span.start) and _NOUN_END.match(text, span.end, span.end + 12)
    )


def _ends_as_noun(text: str, span: Span) -> bool:
    """Whether a compound stands where nouns end, or is in the plural, as adjectives never are."""
    return text[span.end - 1] == "s" != text[span.end - 2] or bool(_NOUN_END.match(text, span.end, span.end + 12))


def _is_open_noun(text: str, span: Span, options: Options) -> bool:
    """Whether two words are surely the compound that stands with a hyphen as a noun elsewhere: no verb, no chance."""
    first, _, second = span.of(text).lower().partition(" ")
    stem = second.removesuffix("s")
    if second != stem and f"{first}-{second}" in text.lower():
        return stem not in as_set(options.no_part)
    return not {first, second, stem} & as_set(options.no_part)
