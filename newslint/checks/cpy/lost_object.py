"""Verbs of telling whose listener is missing, as when a program took the name of a news outlet out of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.words import as_set, story_chunk
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"


class Options(Struct, frozen=True):
    """Words by which a "told" is judged, in lower case.

    `passive` make the subject the listener (was told), `narrated` are things that are told (a story told in verse),
    `speakers` are common nouns of people who tell (a spokesman told).
    """

    passive: tuple[str, ...]
    narrated: tuple[str, ...]
    speakers: tuple[str, ...]


_TOLD = re.compile(r"told(?<=\btold)\b")
_TOKEN = re.compile(r"[\w’'.-]*[\w’']|[^\w\s]")
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FINITE = "is|was|are|were|has|had|will|would|could|should|may|might|did|does|appears|appeared|seems|seemed"
# what can't stand between "told" and its listener, whatever the sentence
_CERTAIN = re.compile(
    r"(?: \w+ly)?:|,? (?:he|she|they|I|we)\b(?! (?:who|alone|both)\b)"
    r"| (?:shortly|just|right|soon) (?:before|after)\b"
    rf"| (?:it|there) (?:{_FINITE})\b| (?:{_FINITE})\b"
    rf"| on (?:{_DAYS}|Jan\.|Feb\.|{_MONTHS}|(?:the )?condition)| (?:{_DAYS})\b"
    r"| (?:this|last|next|earlier|late|later|early)(?: past)?"
    rf" (?:this|that|on|in|week|month|year|morning|night|evening|fall|spring|{_DAYS})\b(?![’']s)"
    r"| (?:in|during|at|over|by|via|through) (?:an?|the|his|her|their|one)? ?(?:[\w-]+ ){0,3}"
    r"(?:interview|statement|e-?mail|briefing|news conference|press conference|conference call|phone call|call"
    r"|text message|message|report|letter|telephone|phone|advance)\b"
    r"| (?:a few|several|some|two|three|four|five|six|\d+) (?:hours|days|weeks|months|years)"
    r" (?:ago|earlier|later|before)\b"
    r"| on the (?:issue|matter|topic|subject|sidelines|record|phone|eve)\b"
    r"|,? (?:adding|referring|noting|citing|speaking|traveling|travelling)\b"
    r"| (?:when|after|before|while|as|because|since|ahead of|following|outside|today|yesterday|tonight)\b"
)
# what makes it likely where the one who tells is known
_LIKELY = re.compile(
    r" (?:that|in|at|on|during)\b(?! (?:one|man|woman|person|story|crowd|group|him|her|them|us|me|you)\b)|[,.;]|$"
    rf"| (?:the \w+|[A-Z][\w’'-]+|some|many|most|about \d+|only \w+) (?:{_FINITE})\b"
)
_ADVERBS = frozenset({
    "not", "never", "also", "already", "recently", "repeatedly", "then", "just", "first", "later", "since", "earlier",
    "previously", "once", "again", "now", "too", "famously", "reportedly", "however",
})  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "who", "i", "we"})
# the listener, or what is told, may stand before its verb: what he told, the lies that she told
_FRONTED = re.compile(r"(?i)\b(?:what|whatever|which|that|whom|everything|anything|something)\b")


#: the line ends, and the sentence doesn't
_GOES_ON = re.compile(r"\s{1,4}[a-z]")
#: a listener that was asked for before: who he told that to
_STRANDED = re.compile(r" (?:(?:that|this|it|them|so|[a-z]+ \w+) )?to(?=[.,?;!]|$)")


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every active "told" after which no listener stands, with the word before it: `words`.

    The verdict is "" where what follows can be no listener, `likely` where it may be one after all.
    """
    if not view.passages or "told" not in story_chunk(view.whole):
        return
    for passage, line in view.pieces():
        if "told" not in line:
            continue
        line = line.replace("\n", " ").replace("\xa0", " ")  # lines of a paragraph, and blanks that don't break
        for found in _TOLD.finditer(line):
            verdict = _verdict(line, found.start(), found.end(), options)
            start = line.rfind(" ", 0, max(0, found.start() - 1)) + 1
            span = Span(passage.span.start + start, passage.span.start + found.end())
            goes_on = found.end() == len(line) and _GOES_ON.match(view.text, span.end)
            if verdict is not None and not goes_on and view.admits(span):
                yield Hit(span, (("words", line[start : found.end()]),), verdict)


def _verdict(line: str, start: int, end: int, options: Options) -> str | None:
    after = line[end : end + 80]
    certain = _CERTAIN.match(after)
    if not certain and not _LIKELY.match(after):
        return None
    before = line[max(0, start - 120) : start]
    clause = re.split(r"[.!?][”\"’]? (?=[A-Z“\"])|[:;”\"]", before)[-1]
    subject = _subject(_TOKEN.findall(re.sub(r"\([^()]*\)", "", clause)), options)
    if _STRANDED.match(after):
        return None
    if subject == "none" or _FRONTED.search(" ".join(clause.split()[-4:])):
        return None
    if certain:
        return "" if subject == "speaker" or certain[0].endswith(":") else "likely"
    if subject == "speaker":
        return "likely" if after[:1] in (",", ";", " ") and not after.startswith(" that") else ""
    if after.startswith(" that"):
        return "likely"
    # a clause that ends here and begins behind a quotation or a comma: …, an official with knowledge of it told.
    ends = after[:1] in (".", "") and re.search(
        r"[,”\"] (?:an?|one|two|several|another|the|former|senior) [\w’' -]*$", before
    )
    return "" if ends else None


def _subject(tokens: list[str], options: Options) -> str:
    """Who tells: `speaker` for a name, a pronoun or a common noun of people, `none` for a passive, else `unknown`."""
    words = list(tokens)
    while words and (words[-1].lower() in _ADVERBS or words[-1].lower().endswith("ly")):
        words.pop()
    if not words:
        return "unknown"
    last, folded = words[-1], words[-1].lower()
    if folded in ("had", "has", "have") and len(words) > 1:
        return _subject(words[:-1], options)
    if folded in as_set(options.passive) or folded.endswith(
        ("’re", "'re", "’m", "'m", "’ve", "'ve", "’s", "'s", "n’t", "n't")
    ):
        return "none"
    if any(word.lower() in as_set(options.narrated) for word in words[-3:]):
        return "none"
    if folded in _PRONOUNS or folded in as_set(options.speakers):
        return "speaker"
    if last in (",", ")"):
        # behind an apposition the subject is whatever name stands before it
        return "speaker" if any(w[0].isupper() and len(w) > 1 for w in words[-14:-1]) else "unknown"
    return "speaker" if last[0].isupper() and len(last) > 1 else "unknown"
