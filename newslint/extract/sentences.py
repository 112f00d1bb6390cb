"""Sentences of a story as words, so that two of them can be laid side by side."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from newslint.extract.numbers import SMALL, TENS
from newslint.model import Part, Passage, Span
from newslint.segmenting.view import StoryText

_TITLES = (
    "Mr",
    "Ms",
    "Dr",
    "St",
    "Lt",
    "Mrs",
    "Gen",
    "Gov",
    "Sen",
    "Rep",
    "Col",
    "Sgt",
    "Maj",
    "Brig",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "No",
    "vs",
    "Inc",
    "Ltd",
    "Co",
)
_NO_TITLE = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
#: a stop that ends a sentence: not behind an initial or a short title, and before a capital, a figure or a mark; where
#: a page has lost the blank ("this year.Since then"), before a capital word and a small one
_END = re.compile(
    rf"[.!?](?<!\b[A-Z]\.){_NO_TITLE}[”\"’)]*(?:\s+(?=[A-Z“\"‘\d])|(?<=(?:[a-z]{{2}}|\d\d)\.)(?=[A-Z][a-z]* \w))"
)
#: the place and the day that open a report: LIMA, Aug. 11, 2020 (Reuters) –
_DATELINE = re.compile(
    r"[A-ZÀ-Ž][A-ZÀ-Ž.’' /-]{1,40}(?:, [A-Z][\w. ]{1,20})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?(?: \([^()\n]{2,30}\))? ?[-–—]{1,2} "
)
#: a figure, without the sign of its money, or a word
_TOKEN = re.compile(
    r"(?:[$£€](?:US|HK|NZ|A|C)?(?=\d))?"
    r"(?P<word>\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])|[^\W_]+(?:['’-][^\W_]+)*)"
)
#: whose dollars they are
_DOLLARS = frozenset({"us", "hk", "nz", "a", "c"})
_BRITISH = re.compile(r"(?<=[a-z][tb])re(s?)$")
#: stems of words that hold no story together
_EMPTY = frozenset(
    """accord also been could from have into more other said says some than that their them then there these they this
    those were what when which while will with would about after before being people report year told""".split()  # noqa: SIM905
)
_MARKUP = re.compile(r"://|\]\(|\]\[|[<>|{}=]|(?<!\d)\d++ of \d++ Photos|Hide Caption")
_NUMBERS = frozenset({*SMALL, *TENS, "dozen", "hundred", "thousand"}) - {"zero", "one"}
#: of a table's words every fourth, or more, is a figure
_DENSE = 4
#: of a sentence that ends with a stop every third may be one: "founded in 1936, it has 84 members and 41 employees."
_DENSE_PROSE = 3
_STOPPED = re.compile(r"[a-z\d][.!?][”\"’)]*\s*$")
#: letters of a word that tell it from others: "soldier" and "soldiers" are one
_STEM = 6


_NO_PROSE = frozenset({Part.FURNITURE, Part.FRONT_MATTER, Part.ALT})


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each sentence of `text[start:end]` begins and ends, blanks behind it and a dateline left out."""
    dateline = _DATELINE.match(text, start, end)
    found, at = [], dateline.end() if dateline else start
    for stop in _END.finditer(text, start, end):
        found.append((at, stop.start() + len(stop[0].rstrip())))
        at = stop.end()
    if at < end:
        found.append((at, end))
    return found


def sentences_of_passages(whole: StoryText) -> dict[int, list[tuple[int, int]]]:
    """The sentences of each passage of a story but the page's own lines, by where the passage starts."""
    text = whole.text
    passages = (p for p in whole.passages if p.part not in _NO_PROSE)
    return {p.span.start: sentence_spans(text, p.span.start, p.span.end) for p in passages}


def sentences_in(whole: StoryText, passage: Passage) -> list[tuple[int, int]]:
    """The sentences of one passage of a story, which all checks share."""
    known = whole.shared(sentences_of_passages).get(passage.span.start)
    return sentence_spans(whole.text, passage.span.start, passage.span.end) if known is None else known


def sentence_around(text: str, span: Span, line: Span | None = None) -> Span:
    """The sentence of a line in which `span` stands; where it reaches over several, from the first to the last.

    The line is that of the text, if no other stretch is given.
    """
    if line is None:
        end = text.find("\n", span.end)
        line = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
    told = sentence_spans(text, line.start, line.end)
    start = max((first for first, _ in told if first <= span.start), default=line.start)
    return Span(start, min((last for _, last in told if last >= span.end), default=line.end))


class ParsedSentence(NamedTuple):
    """The words of a sentence and where each stands in it.

    `stems` are of the words that tell what it is about, `figures` says how many of the words are numbers, `plain` that
    it is prose: no address, no markup and no row of a table.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    stems: frozenset[str]
    figures: int
    plain: bool


class Sentence:
    """A sentence of a story: its span, and what it says."""

    __slots__ = ("_spans", "figures", "parsed", "plain", "span", "stems", "story", "words")

    def __init__(self, story: int, span: Span, parsed: ParsedSentence) -> None:
        self.story, self.span, self.parsed = story, span, parsed
        self.words, self.stems = parsed.words, parsed.stems
        self.figures, self.plain = parsed.figures, parsed.plain
        self._spans: tuple[Span, ...] | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span of each word in the story's text."""
        if self._spans is None:
            start = self.span.start
            self._spans = tuple(Span(start + first, start + last) for first, last in self.parsed.places)
        return self._spans


def sentences(text: str, passage: Span, story: int) -> list[Sentence]:
    """The sentences of a passage in order; `n't` is written out, so that a negation is a word of its own."""
    found, start = [], passage.start
    for end in [*(m.end() for m in _END.finditer(text, passage.start, passage.end)), passage.end]:
        if end > start:
            found.append(Sentence(story, Span(start, end), parse(text[start:end])))
        start = end
    return found


@functools.lru_cache(maxsize=8192)
def parse(sentence: str) -> ParsedSentence:
    """What a sentence says; copies have the same sentences, so the last ones are kept."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(sentence):
        word, at = token[1].lower(), token.span(1)
        if word[-1] == "t" and word.endswith(("n't", "n’t")):
            # tokenised corpora write it apart: "did n't" is two words as it stands
            if len(word) > len("n't"):
                words.append(word[:-3])
                places.append(at)
            word = "not"
        elif word.endswith(("re", "res")):
            word = _BRITISH.sub(r"er\1", word)
        elif word in _DOLLARS and sentence.startswith("$", at[1]):
            continue
        words.append(word)
        places.append(at)
    # half of the work of `claims` is here: lists take half the time of generators
    numbers = [word for word in words if word[0].isdigit()]
    stems = frozenset([word[:_STEM] for word in words if len(word) >= 4] + [word[:_STEM] for word in numbers]) - _EMPTY
    digits = len(numbers)
    figures = digits + len([word for word in words if word.partition("-")[0] in _NUMBERS])
    dense = _DENSE_PROSE if _STOPPED.search(sentence[-8:]) else _DENSE
    plain = digits * dense <= len(words) and not _MARKUP.search(sentence)
    return ParsedSentence(tuple(words), tuple(places), stems, figures, plain)


def are_alike(one: Sentence, other: Sentence, least: int = 4, share: float = 0.6) -> bool:
    """Whether two sentences share `least` telling words, and `share` of the shorter one's; short ones share all."""
    common = len(one.stems & other.stems)
    if common >= 2 and one.stems == other.stems:
        return True
    return common >= least and common >= share * min(len(one.stems), len(other.stems))
