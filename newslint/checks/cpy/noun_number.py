"""Nouns in the number that the word before them doesn't take: another days, these report, one of the largest port."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import SMALL, TENS
from newslint.extract.verbs import may_be_finite
from newslint.extract.words import story_chunk
from newslint.knowledge.words import SHORT, singular_of, words
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("another ", "each ", "every ", "these ", "several ", "one of ", "numerous "),)

#: what a noun phrase ends before: a mark, a preposition, a verb or a clause
_END = (
    r"(?=[.;:!?)”]|, (?:who|which|but)\b|\s{1,3}(?:of|in|on|at|by|for|from|to|with|but|is|are|was|were|has|have|had"
    r"|will|would|can|could|that|which|who|when|where|as|into|since|after|before|until|during|between|against|over|under|said|may"
    r"|might|should|must|did|does)\b|\s{0,9}$)"
)
_SINGULAR = LatePattern(
    rf"\b(?P<word>[Aa]nother|[Ee]ach|[Ee]very)(?P<between>(?: [a-z]+)?) (?P<noun>[a-z]{{3,}}){_END}",
    needs=("nother ", "ach ", "very "),
)
_PLURAL = LatePattern(
    rf"\b(?P<word>[Tt]hese|[Ss]everal|[Nn]umerous)(?P<between>(?: [a-z]+)?) (?P<noun>[a-z]{{3,}}){_END}",
    needs=("hese ", "everal ", "umerous "),
)
#: nouns that a number stands behind: "phase one of the project"
_NUMBERED = (
    "act|book|chapter|class|court|day|episode|game|gate|grade|group|hall|heat|lane|leg|lesson|level|match|number|page|part"
    "|phase|pier|platform|plan|point|question|race|room|round|row|scene|season|section|series|set|stage|step|terminal|tier"
    "|unit|verse|volume|ward|week|year|zone"
)
_ONE_OF = LatePattern(
    rf"(?P<numbered>\b(?i:{_NUMBERED}) )?"
    r"\b(?P<word>(?:one|(?<!\w )One) of (?:the|these|those|his|her|its|their|our|my))(?P<between>(?: [a-z-]+){0,3}?)"
    rf" (?P<noun>[a-z]{{3,}}){_END}",
    needs=("ne of ",),
)
#: plurals without an s, and nouns for several that lists don't put among groups
_MANY = re.compile(
    r"(?:men|people|folk|children|feet|teeth|geese|mice|lice|oxen|craft|fish|[a-z]ia|media|data|criteria|phenomena"
    r"|[^aeiou]i|ae|sheep|deer|elk|moose|salmon|trout|cod|squid|shrimp|bison|swine|offspring|dice|staff|personnel|crew"
    r"|handful|couple|majority|minority|range|series|bunch|trio|quartet|pair|lot|ilk|lucky|(?<=[a-z])ing|(?<=[a-z])ed|police|cattle|poultry|vermin|livestock|dead|kin|percent|hundred|thousand|million|billion|dozen|half|s)$"
)
_COUNTED = frozenset({*SMALL, *TENS, "few", "other", "such", "dozen", "hundred", "thousand", "million", "of", "more"})


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the word and the noun. Fields: `word`, `noun`. Verdict `plural` where that is what is wanted."""
    text = view.text
    frames: tuple[tuple[LatePattern, Callable[[str], bool], str], ...] = (
        (_SINGULAR, _is_plural, ""), (_PLURAL, _is_singular, "plural"), (_ONE_OF, _is_one, "plural"),
    )  # fmt: skip
    chunk = story_chunk(view.whole)
    wanted = [one for one in frames if one[0].may_match(chunk)]
    for passage in view.passages if wanted else ():
        for frame, is_wrong, verdict in wanted:
            for found in frame.finditer(text, passage.span.start, passage.span.end):
                between = found["between"].split()
                if frame is _ONE_OF and found["numbered"]:
                    continue
                if found["word"].lower() == "each" and found["between"].endswith("ed"):
                    continue  # where each attended meetings
                if all(map(_may_stand_between, between)) and is_wrong(found["noun"]):
                    span = Span(found.start("word"), found.end())
                    if view.admits(span):
                        yield Hit(span, (("word", found["word"]), ("noun", found["noun"])), verdict)


def _may_stand_between(word: str) -> bool:
    """Whether a word is an adjective or adverb, and no number."""
    if word in _COUNTED:
        return False
    return bool(set("ar") & set(words().parts(word) or "")) or word.endswith(("est", "ed", "ing"))


def _is_plural(noun: str) -> bool:
    """Whether a word is the plural of a noun and nothing else."""
    singular = singular_of(noun)
    return bool(singular) and not words().parts(noun) and _is_noun_only(singular) and singular in words().common


def _is_singular(noun: str) -> bool:
    """Whether a word is a noun for one thing, and nothing else."""
    if may_be_finite(noun) or len(noun) <= SHORT:
        return False
    return not _MANY.search(noun) and _is_noun_only(noun) and noun in words().common


def _is_one(noun: str) -> bool:
    """Whether a word is no plural, where only a noun can stand: one that may be a verb as well counts."""
    return not _MANY.search(noun) and words().parts(noun) in ("n", "nv") and noun in words().common


def _is_noun_only(word: str) -> bool:
    return words().parts(word) == "n"
