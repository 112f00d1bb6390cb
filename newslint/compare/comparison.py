"""What several write-ups of one event agree on, and where they contradict each other.

Which stories write up one event is for others to say: the functions here take them as given, compare what people are
quoted as saying, the figures in sentences that say the same, and claims that exclude one another, and give back spans
in each story's own text. Nothing is compared pair by pair: quotations, sentences and claims find each other by words,
and what several stories have in the same words is compared once. A story that has both versions contradicts nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from newslint.compare.claims import StoryClaims
from newslint.compare.polarity import are_opposed
from newslint.compare.sentences import Side, differences
from newslint.extract.quotations import Quotation, WordingDifference, find_differences
from newslint.extract.sentences import Sentence, are_alike
from newslint.model import Span

#: the rarest words of a sentence, by which it is looked up, and the sentences that may hold one of them
_KEYS, _MOST_HOLDERS = 8, 48
#: sentences with which one is compared at most: those that share most of these words
_NEAREST = 8
#: words from which a quotation that two stories have agrees
_VERBATIM = 6
#: stories with the same words that are told of
_HOLDERS = 8
#: words on either side of a difference that show it in another place of a story
_CONTEXT = 2


class Comparison(Struct, frozen=True):
    """A point on which two stories meet: `kind` is quotation, figure or claim; `left` and `right` number the stories.

    `slight`: only small words or a spelling differ, or a toll that may have grown from one story to the other.
    """

    kind: str
    agree: bool
    left: int
    left_at: Span
    left_says: str
    right: int
    right_at: Span
    right_says: str
    slight: bool = False


Allowed = Callable[[int, int], bool]


def compare_stories(accounts: Sequence[StoryClaims], allowed: Allowed | None = None) -> list[Comparison]:
    """Every point on which two of the stories agree or contradict each other, in the order of the stories.

    `allowed` says of two of their numbers whether they may be compared.
    """
    by_number = {one.number: one for one in accounts}

    @cache
    def fits(left: int, right: int) -> bool:
        return left != right and (allowed is None or allowed(left, right))

    found: dict[tuple[int, int, Span, Span], Comparison] = {}
    for part in (_quotations, _sentences, _claims):
        for meeting in part(accounts, by_number, fits):
            found.setdefault((meeting.left, meeting.right, meeting.left_at, meeting.right_at), meeting)
    return sorted(found.values(), key=lambda m: (m.left, m.right, m.left_at, m.right_at))


def _comparison(
    kind: str, agree: bool, one: tuple[StoryClaims, Span], other: tuple[StoryClaims, Span], slight: bool = False
) -> Comparison:
    if other[0].number < one[0].number:
        one, other = other, one
    (left, here), (right, there) = one, other
    return Comparison(
        kind, agree, left.number, here, here.of(left.text), right.number, there, there.of(right.text), slight
    )


def _quotations(
    accounts: Sequence[StoryClaims], by_number: dict[int, StoryClaims], fits: Allowed
) -> Iterator[Comparison]:
    holders: defaultdict[tuple[str, ...], list[Quotation]] = defaultdict(list)
    for one in accounts:
        for item in one.quotations:
            known = holders[item.words]
            if len(known) < _HOLDERS and all(other.story != item.story for other in known):
                known.append(item)
    for words, said in holders.items():
        if len(words) >= _VERBATIM:
            for item in said[1:]:
                if fits(said[0].story, item.story):
                    first, later = (by_number[said[0].story], said[0].span), (by_number[item.story], item.span)
                    yield _comparison("quotation", True, first, later)
    for parting in find_differences([said[0] for said in holders.values()], 3):
        yield from _contradiction(parting, holders, by_number, fits)


def _contradiction(
    parting: WordingDifference,
    holders: dict[tuple[str, ...], list[Quotation]],
    by_number: dict[int, StoryClaims],
    fits: Allowed,
) -> Iterator[Comparison]:
    """The contradiction between all that have the one wording and the first that has the other, and the other way."""
    mine, theirs = holders[parting.one.words], holders[parting.other.words]
    here = [at for at, span in enumerate(parting.one.spans) if parting.one_at.holds(span)]
    there = [at for at, span in enumerate(parting.other.spans) if parting.other_at.holds(span)]
    pairs = [(one, theirs[0]) for one in mine] + [(mine[0], other) for other in theirs[1:]]
    for one, other in pairs:
        left, right = by_number[one.story], by_number[other.story]
        both = left.has_said(_context(other.words, there)) or right.has_said(_context(one.words, here))
        if fits(one.story, other.story) and not both:
            ours = Span(one.spans[here[0]].start, one.spans[here[-1]].end)
            yours = Span(other.spans[there[0]].start, other.spans[there[-1]].end)
            yield _comparison("quotation", False, (left, ours), (right, yours), parting.slight)


def _context(words: tuple[str, ...], at: Sequence[int]) -> tuple[str, ...]:
    return words[max(0, at[0] - _CONTEXT) : at[-1] + 1 + _CONTEXT]


def _sentences(
    accounts: Sequence[StoryClaims], by_number: dict[int, StoryClaims], fits: Allowed
) -> Iterator[Comparison]:
    holders: defaultdict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for one in accounts:
        for sentence in one.sentences:
            if sentence.plain:
                known = holders[sentence.words]
                if len(known) < _HOLDERS and all(other.story != sentence.story for other in known):
                    known.append(sentence)
    for same in holders.values():
        if same[0].figures:
            yield from _agreement([(same[0], other) for other in same[1:]], by_number, fits)
    for first, second in _twins([same[0] for same in holders.values()]):
        mine, theirs = holders[first.words], holders[second.words]
        told = {sentence.story for sentence in mine} & {sentence.story for sentence in theirs}
        pairs = [(one, theirs[0]) for one in mine] + [(mine[0], other) for other in theirs[1:]]
        yield from _agreement(
            [(a, b) for a, b in pairs if a.story not in told and b.story not in told], by_number, fits
        )


def _agreement(
    pairs: Sequence[tuple[Sentence, Sentence]], by_number: dict[int, StoryClaims], fits: Allowed
) -> Iterator[Comparison]:
    for one, other in pairs:
        if fits(one.story, other.story):
            left, right = Side(by_number[one.story], one), Side(by_number[other.story], other)
            for kind, agree, here, there, slight in differences(left, right):
                yield _comparison(kind, agree, (left.account, here), (right.account, there), slight)


def _twins(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences that say the same in other words: each finds the others by its rarest words."""
    held = Counter(stem for sentence in sentences for stem in sentence.stems)
    known: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        keys = sorted(sentence.stems, key=lambda stem: (held[stem], stem))[:_KEYS]
        near = Counter(other for key in keys for other in known[key])
        for at, shared in near.most_common(_NEAREST):
            if shared > 1 and are_alike(sentences[at], sentence):
                yield sentences[at], sentence
        for key in keys:
            if len(known[key]) < _MOST_HOLDERS:
                known[key].append(number)


def _claims(accounts: Sequence[StoryClaims], by_number: dict[int, StoryClaims], fits: Allowed) -> Iterator[Comparison]:
    known: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    made = [claim for one in accounts for claim in one.claims]
    for at, claim in enumerate(made):
        near = Counter(earlier for stem in claim.about for earlier in known[claim.ladder, stem])
        for earlier, shared in near.items():
            other = made[earlier]
            if shared < 2 or not fits(other.story, claim.story):
                continue
            one, two = (by_number[other.story], other.span), (by_number[claim.story], claim.span)
            if are_opposed(other, claim):
                yield _comparison("claim", False, one, two)
            elif other.pole == claim.pole and shared >= 0.5 * min(len(other.about), len(claim.about)):
                yield _comparison("claim", True, one, two)
        for stem in claim.about:
            if len(known[claim.ladder, stem]) < _MOST_HOLDERS:
                known[claim.ladder, stem].append(at)
