"""Whose and who's, its and it's, their and there, plurals with an apostrophe: told by the word class behind them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.verbs import may_be_finite
from newslint.extract.words import story_chunk
from newslint.knowledge.words import SHORT, singular_of, words
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("its ", "it's ", "it’s ", "who's ", "who’s ", "there ", "'s ", "’s "),)

_PREPOSITION = (
    r"(?:[Oo]f|[Ii]n|[Oo]n|to|into|[Ww]ith|[Ff]rom|[Bb]y|[Aa]t|[Uu]nder|over|[Dd]espite|[Aa]gainst|behind|within|[Ff]or"
    r"|as)"
)
#: verbs that people have their things behind, and not a place
_OF_THINGS = r"(?:lost|lose|loses|losing|left|sold|sell|kept|keep|gave|give|took|take|spent|spend|raised|raise)"
_FINITE = r"(?:are|were|have|had|will|would|can|could|must|may)"
_ITS = ("t's ", "t’s ")
#: what stands there, what is meant, and what must stand behind: a noun, a plural, one that may be a verb, or anything
_FRAMES: tuple[tuple[LatePattern, str, str], ...] = (
    (LatePattern(rf"\b{_PREPOSITION} (?P<hit>it['’]s) (?P<noun>[a-z]+)\b", needs=(" it's ", " it’s ")), "its", "noun"),
    (LatePattern(rf"\b(?P<hit>[Ii]t['’]s) (?P<noun>[a-z]+) {_FINITE}\b", needs=_ITS), "its", "any"),
    (LatePattern(r"\b(?P<hit>[Ii]t['’]s) (?P<noun>own)\b", needs=_ITS), "its", ""),
    (
        LatePattern(
            rf"\b(?P<hit>[Ww]ho['’]s) (?P<noun>[a-z]+) (?:{_FINITE}|[a-z]+ed)\b", needs=("ho's ", "ho’s ")
        ), "whose", "any",
    ),
    (LatePattern(rf"\b{_PREPOSITION} (?P<hit>there) (?P<noun>[a-z]+)\b", needs=(" there ",)), "their", "noun"),
    (LatePattern(rf"\b{_OF_THINGS} (?P<hit>there) (?P<noun>[a-z]+)\b", needs=(" there ",)), "their", "any"),
    (LatePattern(r"\b(?P<hit>[Tt]here) (?P<noun>own)\b", needs=("here own",)), "their", ""),
    (LatePattern(r"\b(?P<hit>[Ii]ts) (?P<noun>an?|been|not)\b", needs=("ts a", "ts been", "ts not")), "it’s", ""),
)  # fmt: skip
#: a thing with an apostrophe and a plural's verb behind it
_PLURAL = LatePattern(
    r"\b(?P<noun>[a-z]{3,})(?P<mark>['’]s) (?:have|are|were) (?:[a-z]+ed|been|not|now|also|being|still|already|left"
    r"|lost|made|sold|gone|taken)\b",
    needs=tuple(f"{mark}s {verb} " for mark in "'’" for verb in ("have", "are", "were")),
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the word, with `meant`; verdict `plural` for a plural with an apostrophe."""
    text, chunk = view.text, story_chunk(view.whole)
    # most stories have the strings of two or three frames, and forty passages
    frames = [one for one in _FRAMES if one[0].may_match(chunk)]
    plural = _PLURAL.may_match(chunk)
    for passage in view.passages if frames or plural else ():
        for frame, meant, wanted in frames:
            for found in frame.finditer(text, passage.span.start, passage.span.end):
                span = Span(*found.span("hit"))
                if _is_wanted(found["noun"], wanted) and view.admits(span):
                    yield Hit(span, (("meant", meant), ("noun", found["noun"])))
        for found in _PLURAL.finditer(text, passage.span.start, passage.span.end) if plural else ():
            span = Span(found.start("noun"), found.end("mark"))
            noun = found["noun"]
            if words().parts(noun) in ("n", "nv") and view.admits(span):
                meant = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
                yield Hit(span, (("meant", meant), ("noun", noun)), "plural")


def _is_wanted(noun: str, wanted: str) -> bool:
    """Whether a word is what a frame wants behind: a noun that is nothing else, or its plural."""
    if not wanted:
        return True
    if len(noun) <= SHORT or noun.endswith("ing") or may_be_finite(noun):
        return False
    if wanted == "any":
        return noun.endswith("s") and "n" in (words().parts(noun[:-1]) or "")
    if singular := singular_of(noun):
        return not words().parts(noun) and words().parts(singular) in ("n", "ng") and singular in words().common
    return words().parts(noun) in ("n", "ng") and noun in words().common
