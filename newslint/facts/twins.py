"""What several write-ups of one event agree on, and where they contradict each other.

Which stories write up one event is for others to say: the functions here take them as given, compare what people are
quoted as saying, how many are said to have been killed, hurt, held or missing, and claims that exclude one another, and
give back spans in each story's own document.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from newslint.facts.polarity import Claim, claims, opposed
from newslint.facts.quantities import Quantity, quantities
from newslint.facts.quotes import Utterance, partings, utterance
from newslint.model import BODY_PARTS, Part, Span
from newslint.segmenting.view import StoryText

_PARTS = BODY_PARTS | {Part.HEADLINE}
#: words of six letters that two sentences must share, as a share of the shorter one's, to give one figure
_FRAME = 0.6
_TOLLS = frozenset({"dead", "hurt", "held", "missing"})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A point on which two stories meet: `kind` is quotation, figure or claim; `left` and `right` index the stories."""

    kind: str
    agree: bool
    left: int
    left_at: Span
    left_says: str
    right: int
    right_at: Span
    right_says: str


def meetings(stories: Sequence[StoryText]) -> list[Meeting]:
    """Every point on which two of the stories agree or contradict each other, in the order of the stories."""
    found = [*_quotations(stories), *_figures(stories), *_claims(stories)]
    return sorted(found, key=lambda m: (m.left, m.right, m.left_at, m.right_at))


def _quotations(stories: Sequence[StoryText]) -> list[Meeting]:
    # all quotations are laid end to end in one text, so that one index serves them
    whole, said, found = "", [], []
    for number, story in enumerate(stories):
        for quotation in story.quotations:
            inner = quotation.span.of(story.text)
            item = utterance(whole + inner, Span(len(whole), len(whole) + len(inner)), number)
            said.append((item, quotation.span.start - len(whole)))
            whole += inner + "\n"
    shift = {id(item): offset for item, offset in said}
    verbatim: dict[tuple[str, ...], Utterance] = {}
    for item, offset in said:
        earlier = verbatim.setdefault(item.words, item) if len(item.words) >= 6 else item
        if earlier.story != item.story:
            found.append(_quoted(whole, True, (earlier, earlier.span, shift[id(earlier)]), (item, item.span, offset)))
    for parting in partings(whole, [item for item, _ in said], 5):
        one, other = parting.one, parting.other
        if one.story != other.story:
            left, right = (one, parting.one_at, shift[id(one)]), (other, parting.other_at, shift[id(other)])
            found.append(_quoted(whole, False, left, right))
    return found


def _quoted(whole: str, agree: bool, left: tuple[Utterance, Span, int], right: tuple[Utterance, Span, int]) -> Meeting:
    (one, here, back), (other, there, forth) = left, right
    return Meeting(
        "quotation", agree,
        one.story, Span(here.start + back, here.end + back), here.of(whole),
        other.story, Span(there.start + forth, there.end + forth), there.of(whole),
    )  # fmt: skip


def _figures(stories: Sequence[StoryText]) -> list[Meeting]:
    counted = [
        (number, count, _stems(story.text, passage.span, count.span))
        for number, story in enumerate(stories)
        for passage in story.passages
        if passage.part in _PARTS
        for count in quantities(story.text, passage.span.start, passage.span.end)
        if count.kind in _TOLLS and count.close and not count.vague and count.value > 2
    ]
    found = []
    for (left, one, about), (right, other, also) in itertools.combinations(counted, 2):
        if left == right or one.kind != other.kind:
            continue
        same = one.value == other.value
        framed = len(about & also) >= _FRAME * max(3, min(len(about), len(also)))
        if same or (framed and _apart(one, other)):
            says = (one.span.of(stories[left].text), other.span.of(stories[right].text))
            found.append(Meeting("figure", same, left, one.span, says[0], right, other.span, says[1]))
    return found


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether no bound of either lets it be the other: at least nine may grow into eleven, nine may not."""
    return one.high < other.low or other.high < one.low


def _stems(text: str, passage: Span, at: Span) -> frozenset[str]:
    start = max(passage.start, text.rfind(". ", passage.start, at.start) + 1)
    end = text.find(". ", at.end, passage.end)
    sentence = text[start : passage.end if end < 0 else end]
    return frozenset(word[:6].lower() for word in sentence.split() if len(word) >= 5 and word.isalpha())


def _claims(stories: Sequence[StoryText]) -> list[Meeting]:
    made: list[tuple[int, Claim]] = [
        (number, claim)
        for number, story in enumerate(stories)
        for passage in story.passages
        if passage.part in _PARTS
        for claim in claims(story.text, passage.span, number)
        if not story.is_quoted(claim.span)
    ]
    return [
        Meeting(
            "claim", False,
            left, one.span, one.span.of(stories[left].text),
            right, other.span, other.span.of(stories[right].text),
        )
        for (left, one), (right, other) in itertools.combinations(made, 2)
        if opposed(one, other)
    ]  # fmt: skip
