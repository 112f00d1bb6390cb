"""What a line's words and shape, its neighbours and its place on the page say, as numbers for `judging`."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"[a-z\d%)”\"’][.!?][\"'”’»)\]]* +[\"'“‘«(]?[A-Z\d]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MACHINE = re.compile(r"[|»«›‹>·•©®™→←▼▲■►]|::|https?:|www\.|@\w|\.com\b|\.org\b")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\bago\b|\b\d{1,2}/\d{1,2}\b", re.IGNORECASE)
_BY = re.compile(r"^(?:by|from|written by|reported by|additional reporting|reporting by|editing by)\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"\((?:ap|afp|reuters|getty|epa|file)\b|\b(?:photo|photograph|picture|image|credit|courtesy|pictured|file photo"
    r"|caption|(?:associated press|reuters|afp)(?: writer| contributed)?)\b",
    re.IGNORECASE,
)
#: words of the page's machinery in any outlet: what the BPL rules look for, one by one
_MARKER = re.compile(
    r"\b(?:subscri\w+|sign[- ]?(?:up|in|out)|log[- ]?in|login|register|newsletters?|rss|feeds?"
    r"|copyright|all rights reserved|terms (?:of|and)|privacy|cookies?|advertis\w+|sponsored|site ?map"
    r"|contact us|about us|home ?page|e-?mail|print|share|bookmark|tweet|facebook|twitter|whatsapp|instagram|youtube"
    r"|digg|comments?|permalink|trackbacks?|read (?:more|also|the)|more (?:on|from|stories|news)|related|recommended"
    r"|most (?:read|popular|viewed)|top stories|latest|click|download|app|podcasts?|mobile|search|archives?|jobs"
    r"|careers|help|faq|enlarge|slideshow|photo gallery|gallery|video|next|previous|back to|skip to|menu|popular"
    r"|trending|follow|reprints?|permission\w*|unlimited|trial|donate|your account|post a|reply|report abuse|feedback"
    r"|external links?|powered by|hosted by|javascript|browser|text size|font size|all times)\b",
    re.IGNORECASE,
)
_FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "them",
        "we",
        "our",
        "i",
        "my",
        "this",
        "these",
        "those",
        "there",
        "not",
        "no",
        "than",
        "then",
        "when",
        "where",
        "while",
        "after",
        "before",
        "into",
        "over",
        "under",
        "about",
        "between",
        "during",
        "against",
        "said",
        "says",
    ]
)
_STOPS, _CLOSERS = ".!?…", "\"'”’»)]"
#: what long lines of a page say, in small letters
_STEMS = (
    "subscri",
    "newsletter",
    "copyright",
    "rights reserved",
    "cookie",
    "sign up",
    "privacy",
    "click",
    "e-mail",
    "website",
)
#: a line of so many characters that ends as a sentence does is running text
LONG = 130
#: so many characters of a line tell what it is about
ENOUGH = 240
SHORT_RUN_CAP = 30
FAR = 30

#: the features in their order; those of a neighbour start with its place
OWN = (
    "words", "chars", "stop", "colon", "first", "commas", "sentences", "capitals", "function", "digits", "machine",
    "marker", "dated", "by", "credit", "shouting", "quote", "question", "prose", "mean",
)  # fmt: skip
NEIGHBOUR = ("words", "stop", "capitals", "function", "marker", "machine", "prose")
PLACES = (-2, -1, 1, 2)
CONTEXT = (
    "run_before", "run_after", "near_prose", "wide_prose", "prose_above", "prose_below", "block", "block_words",
    "prose_share", "lines", "place", "shared", "shared_near", "repeats", "from_end", "page_markers", "loose",
    "block_start", "block_end", "page_words",
)  # fmt: skip
NAMES = (*OWN, *(f"{place:+d} {name}" for place in PLACES for name in NEIGHBOUR), *CONTEXT)
_AT = {name: OWN.index(name) for name in NEIGHBOUR}
_NOTHING = (-1.0,) * len(NEIGHBOUR)


@dataclass(frozen=True, slots=True)
class Shape:
    """A line by itself: `own` in the order of `OWN`."""

    own: tuple[float, ...]

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        return self.own[18] > 0


def meaning(text: str) -> frozenset[str]:
    """The words of a line that say what it is about, the first few dozen."""
    words = _WORD.findall(text[: 2 * ENOUGH].lower())
    return frozenset(word for word in words if len(word) > 3 and word not in _FUNCTION)


def speaks_of_a_page(text: str) -> bool:
    """Whether a line that isn't a long sentence holds a word that pages speak to their readers with."""
    return len(text) < LONG and _MARKER.search(text) is not None


def shape(text: str) -> Shape:
    """What a line says by itself. A long line that ends as a sentence is taken for running text without reading it."""
    size = len(text)
    stop = text[-1] in _STOPS or (text[-1] in _CLOSERS and _STOP.search(text, size - 4) is not None)
    if stop and size >= LONG:
        return Shape(_long(text))
    words = _WORD.findall(text)
    count = len(words)
    function = sum(word.lower() in _FUNCTION for word in words)
    capitals = sum(word[0].isupper() for word in words[1:])
    first = text[0]
    prose = (stop and count >= 9 and function >= 2) or (count >= 25 and function >= 5)
    own = (
        float(count),
        float(min(size, 600)),
        float(stop),
        float(text[-1] in ":;,"),
        0.0 if first.isupper() else 1.0 if first.islower() else 2.0 if first.isdigit() else 3.0,
        float(text.count(",")),
        float(len(_SENTENCE.findall(text))) if stop else 0.0,
        capitals / (count - 1) if count > 1 else -1.0,
        function / count if count else -1.0,
        sum(map(text.count, "0123456789")) / size,
        float(len(_MACHINE.findall(text))),
        float(len(_MARKER.findall(text))),
        float(_DATED.search(text) is not None),
        float(_BY.match(text) is not None),
        float(_CREDIT.search(text) is not None),
        float(text.isupper()),
        float(text.count('"') + text.count("“") + text.count("”")),
        float(text.count("?") + text.count("!")),
        float(prose),
        sum(map(len, words)) / count if count else 0.0,
    )
    return Shape(own)


def _long(text: str) -> tuple[float, ...]:
    low = text.lower()
    return (
        float(text.count(" ") + 1),
        float(min(len(text), 600)),
        1.0,
        0.0,
        0.0,
        float(text.count(",")),
        float(text.count(". ")),
        0.12,
        0.4,
        0.0,
        float("|" in text or "http" in text or "www." in text or "\N{COPYRIGHT SIGN}" in text),
        float(sum(stem in low for stem in _STEMS)),
        0.0,
        0.0,
        0.0,
        0.0,
        float(text.count('"') + text.count("“") + text.count("”")),
        float(text.count("?") + text.count("!")),
        1.0,
        5.0,
    )


class PageFeatures:
    """All lines of a page, and what they say of each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.shapes = [shape(line) for line in lines]
        self.lines = lines
        self._meant: dict[int, frozenset[str]] = {}
        self.prose = [at for at, one in enumerate(self.shapes) if one.is_prose]
        self.counts = Counter(lines)
        size = len(lines)
        self.block = _main_block(self.shapes)
        self.before, self.after = _runs(self.shapes)
        sums = [0.0]
        for one in self.shapes:
            sums.append(sums[-1] + (min(one.own[0], 60.0) if one.is_prose else 0.0))
        self.sums = sums
        start, end = self.block
        self.words = sum(one.own[0] for one in self.shapes)
        self.block_share = (sums[end] - sums[start]) / self.words if self.words else 0.0
        self.markers = sum(one.own[11] > 0 for one in self.shapes) / size
        self.marked = sum(one.own[11] > 0 and not one.is_prose for one in self.shapes)
        self.loose = sum(not one.is_prose and one.own[0] < 12 for one in self.shapes)

    @cached_property
    def block_words(self) -> Counter[str]:
        """In how many lines of the main stretch of text each word stands."""
        start, end = self.block
        return Counter(word for at in range(start, end) if self.shapes[at].is_prose for word in self.meant(at))

    def meant(self, at: int) -> frozenset[str]:
        """The words of line `at` that say what it is about."""
        kept = self._meant.get(at)
        if kept is None:
            kept = self._meant[at] = meaning(self.lines[at])
        return kept

    def of(self, at: int) -> list[float]:
        """The features of line `at`, in the order of `NAMES`."""
        shapes, size = self.shapes, len(self.shapes)
        row = list(shapes[at].own)
        for place in PLACES:
            there = at + place
            row += [shapes[there].own[_AT[name]] for name in NEIGHBOUR] if 0 <= there < size else _NOTHING
        start, end = self.block
        next_prose = bisect_left(self.prose, at)
        above = at - self.prose[next_prose - 1] if next_prose else FAR
        if next_prose < len(self.prose) and self.prose[next_prose] == at:
            next_prose += 1
        below = self.prose[next_prose] - at if next_prose < len(self.prose) else FAR
        own = shapes[at]
        inside = start <= at < end
        meant = self.meant(at)
        own_weight = 1 if inside and own.is_prose else 0
        shared = sum(self.block_words[word] > own_weight for word in meant) / len(meant) if meant else -1.0
        near: set[str] = set()
        for there in (at - 2, at - 1, at + 1, at + 2):
            if 0 <= there < size:
                near |= self.meant(there)
        own_prose = min(own.own[0], 60.0) if own.is_prose else 0.0
        row += [
            self.before[at],
            self.after[at],
            self.sums[min(size, at + 4)] - self.sums[max(0, at - 3)] - own_prose,
            self.sums[min(size, at + 11)] - self.sums[max(0, at - 10)] - own_prose,
            min(above, FAR),
            min(below, FAR),
            0.0 if inside else float(max(at - start, -FAR) if at < start else min(at - end + 1, FAR)),
            self.block_share,
            len(self.prose) / size,
            math.log(size + 1),
            at / size,
            shared,
            len(meant & near) / len(meant) if meant else -1.0,
            float(min(self.counts[self.lines[at]], 4)),
            float(min(size - at, FAR)),
            self.markers,
            math.log(self.loose + 1),
            float(min(abs(at - start), FAR)),
            float(min(abs(end - 1 - at), FAR)),
            math.log(self.words + 1),
        ]
        return row


def _main_block(shapes: Sequence[Shape]) -> tuple[int, int]:
    """First and one past the last line of the stretch that holds the most running text and the least else."""
    best, best_span, total, start = -1.0, (0, 0), 0.0, 0
    for at, one in enumerate(shapes):
        value = min(one.own[0], 60.0) if one.is_prose else -8.0
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_span = total, (start, at + 1)
    return best_span


def _runs(shapes: Sequence[Shape]) -> tuple[list[float], list[float]]:
    """How many short lines that are no sentences stand in a row above each line, and below it."""
    loose = [not one.is_prose and one.own[0] < 15 and not one.own[2] for one in shapes]
    before, after, run = [0.0] * len(shapes), [0.0] * len(shapes), 0
    for at, is_loose in enumerate(loose):
        before[at] = float(min(run, SHORT_RUN_CAP))
        run = run + 1 if is_loose else 0
    run = 0
    for at in range(len(shapes) - 1, -1, -1):
        after[at] = float(min(run, SHORT_RUN_CAP))
        run = run + 1 if loose[at] else 0
    return before, after
