"""Noun phrases of a tagged sentence: where each ends, which word is its head, whether it is one thing or several."""

from __future__ import annotations

from typing import NamedTuple

from newslint.extract.tagged import TaggedSentence
from newslint.extract.word_classes import is_of
from newslint.knowledge.words import singular_of, words

ONE, SEVERAL, EITHER = "one", "several", "either"

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
#: what stands in a noun phrase before its head
_BEFORE = frozenset({"DT", "PDT", "PRP$", "CD", "JJ", "JJR", "JJS", "POS", "VBG", "VBN", "$", "FW"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
#: words before a number that make a phrase with it
_ABOUT = frozenset(
    {
        "more",
        "less",
        "fewer",
        "at",
        "up",
        "as",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "some",
        "only",
        "another",
    }
)
_ABOUT_TOO = frozenset({"than", "least", "most", "to", "many", "few", "about"})
#: pronouns and determiners that stand for a noun
_SINGULAR = frozenset(
    """each everyone everybody someone somebody anyone anybody nobody everything something nothing this""".split()  # noqa: SIM905
)
_PLURAL = frozenset("these those both several many few".split())  # noqa: SIM905
#: plurals that are one thing, one sum or one stretch, or may be
_PLURAL_FORMS = frozenset(
    """news corps chassis savings politics economics ethics mathematics physics athletics gymnastics statistics
    logistics optics means headquarters barracks crossroads works series species gallows measles mumps diabetes
    aids darts billiards dominoes bowls rabies chess premises years months weeks days hours minutes seconds
    decades centuries miles kilometres kilometers metres meters yards feet inches acres hectares tonnes tons
    pounds kilos kilograms grams litres liters gallons pints barrels degrees points dollars euros cents pence
    percent rupees yen yuan francs crowns shillings millions thousands hundreds billions dozens scores lots
    loads heaps tens plenty times acoustics dynamics tactics linguistics genetics mechanics forensics terms
    sales remains shambles odds affairs relations""".split()  # noqa: SIM905
)
#: singulars that are several people or things, or an amount of them
_SEVERAL_FORMS = frozenset(
    """people police staff crew cattle poultry folk clergy gentry military media data aircraft spacecraft fish
    sheep deer number majority minority couple pair range variety lot handful dozen hundred thousand million
    billion half third quarter rest percentage cent percent proportion generation public youth dead series group
    majority bulk remainder stream round portion part share succession procession selection manner assortment
    collection network chain circle line sequence flurry slew litany plethora myriad wealth abundance multitude cluster
    crop stack pile row body volume quantity amount supply buffalo bison cod elk grouse haddock halibut
    hovercraft mackerel herring plaice reindeer salmon shellfish shrimp squid swine trout tuna moose debris
    range maximum minimum shelter total average score host string array bunch batch set mix mixture combination
    trio quartet duo fraction fifth tenth most all some any none more enough plenty what who which kind type
    sort rash spate raft wave flood men women children teeth geese mice criteria phenomena bacteria offspring
    livestock personnel faculty cavalry infantry opposition government council board committee team club side
    family company firm bank ministry department union party army navy force administration management
    electorate audience jury panel squad band choir orchestra cast couple parliament senate court commission
    association agency authority university school college hospital church community population enemy press
    class village town city country nation world house home office service network channel paper newspaper
    magazine gang mob crowd troop platoon regiment battalion brigade fleet herd flock pack swarm pride
    leadership membership staffing workforce majority one other former latter lord percent""".split()  # noqa: SIM905
)
#: nouns behind which a clause begins without a word
_FREE = frozenset("reason way time day moment place year".split())  # noqa: SIM905
_FRACTIONS = ("thirds", "quarters", "fifths", "tenths")
_UNITS = frozenset({"per", "percent", "cent", "%"})


class NounPhrase(NamedTuple):
    """A noun phrase: its first word, its head, the place behind it, and its number: one, several, or `EITHER`."""

    start: int
    head: int
    end: int
    number: str
    counted: bool = False


def noun_phrase(sentence: TaggedSentence, at: int) -> NounPhrase | None:
    """The noun phrase that begins there, without what hangs on it; None if none does."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    here, head, counted = at, -1, ""
    if here + 1 < size and small[here] in _ABOUT and small[here + 1] in _ABOUT_TOO:
        here += 2
    while here < size:
        tag = tags[here]
        if tag in NOUNS:
            # two nouns side by side, of which the first is no part of a compound: a clause without "that" begins
            if head >= 0 and head == here - 1 and _ends(tags[head], small[head], tag):
                break
            head = here
        elif tag == "CD":
            counted = small[here]
        elif tag == "PRP":
            return NounPhrase(at, here, here + 1, EITHER) if here == at else None
        elif head >= 0 and tag not in ("POS", "CD"):
            break
        elif tag in _ADVERBS:
            if not (here + 1 < size and tags[here + 1] in ("JJ", "VBN", "CD", "JJR", "RB", "DT", "VBG")):
                break
        elif tag == "CC":
            # a red and white flag
            if not (here > at and here + 1 < size and tags[here - 1][:2] == "JJ" and tags[here + 1][:2] == "JJ"):
                break
        elif tag == ",":
            if not (here > at and here + 1 < size and tags[here - 1] == "JJ" and tags[here + 1] == "JJ"):
                break
        elif tag not in _BEFORE:
            break
        here += 1
    if head < 0:
        return _headless(sentence, at, here, counted)
    if small[at] in ("those", "these") and tags[head] == "NN":
        # those fighting crime
        return NounPhrase(at, head, here, EITHER)
    if small[at].endswith("ing") or _is_doing(tags, at):
        return NounPhrase(at, head, here, EITHER, bool(counted))
    return NounPhrase(at, head, here, _number(sentence, at, head), bool(counted))


def _is_doing(tags: tuple[str, ...], at: int) -> bool:
    """Whether a phrase begins with a verb on -ing, which is its head then: even creating jobs."""
    while tags[at] in _ADVERBS:
        at += 1
    return tags[at] == "VBG"


def _ends(tag: str, word: str, behind: str) -> bool:
    """Whether a noun is the last of its phrase though another stands behind it."""
    return tag == "NNS" or (tag == "NN" and behind in ("NNP", "NNPS")) or word in _FREE


def _headless(sentence: TaggedSentence, at: int, end: int, counted: str) -> NounPhrase | None:
    """Six of the units, each of them, these: what stands for its noun."""
    if end == at:
        return None
    word, tag = sentence.small[end - 1], sentence.tags[end - 1]
    if word in _SINGULAR or (word in ("one", "neither", "either") and tag != "NN" and at == end - 1):
        alone = word in ("neither", "either") and sentence.small[end : end + 1] != ("of",)
        return NounPhrase(at, end - 1, end, EITHER if alone else ONE)
    if word in _PLURAL or (counted and tag == "CD" and word.isalpha() and word not in ("one", "half")):
        return NounPhrase(at, end - 1, end, SEVERAL)
    if tag in ("DT", "CD", "JJS", "JJR"):
        return NounPhrase(at, end - 1, end, EITHER)
    return None


def _number(sentence: TaggedSentence, start: int, head: int) -> str:
    word, tag = sentence.small[head], sentence.tags[head]
    before = sentence.small[start:head]
    if tag == "NNS":
        if not word.endswith("s") and word not in ("men", "women", "children", "people"):
            # sheep and deer
            return EITHER
        if (
            word in _PLURAL_FORMS
            or word.endswith(_FRACTIONS)
            or any(one in _UNITS or (one[0].isdigit() and len(one) > 3 and "." in one) for one in before)
        ):
            return EITHER
        return SEVERAL if is_of("plurals", word) or singular_of(word) else EITHER
    if tag == "NN" and sentence.small[start] in ("neither", "either", "each", "every"):
        return ONE
    if tag == "NN":
        if word == "number" and head == start + 1 and sentence.small[head + 1 : head + 2] == ("of",):
            return {"the": ONE, "a": SEVERAL}.get(sentence.small[start], EITHER)
        if word in _SEVERAL_FORMS or word.endswith(("s", "ing", "craft", "-")) or not word.isalpha():
            return EITHER
        parts = words().parts(word) or ""
        # the list says nothing of some, and calls some groups
        if "n" not in parts or "g" in parts or word not in words().common:
            return EITHER
        counts = [one for one, of in zip(before, sentence.tags[start:head], strict=True) if of == "CD"]
        return EITHER if any(one not in ("one", "1") for one in counts) else ONE
    return EITHER
