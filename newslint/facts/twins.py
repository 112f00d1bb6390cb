"""What several write-ups of one event agree on, and where they contradict each other.

Which stories write up one event is for others to say: the functions here take them as given, compare what people are
quoted as saying, the figures in sentences that say the same, and claims that exclude one another, and give back spans
in each story's own text. Nothing is compared pair by pair: quotations, sentences and claims find each other by words.
"""

from __future__ import annotations

import csv
import difflib
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newslint.facts.accounts import Account
from newslint.facts.calendars import MONTHS, WEEKDAYS
from newslint.facts.knowledge import DATA
from newslint.facts.numbers import SCALES, value_of
from newslint.facts.polarity import opposed
from newslint.facts.quantities import Quantity, bounds, quantities
from newslint.facts.quotes import Utterance, partings
from newslint.facts.sentences import Sentence, alike
from newslint.model import Span

_TOLLS = frozenset({"dead", "hurt", "held", "missing"})
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "none", "neither", "without"})
_VERB = re.compile(
    r"(?: more| others?)? (?:were|was|are|dead|killed|died|injured|wounded|missing|arrested|in|on|at|as)\b"
)
_DIGIT = re.compile(r"[\d,.]+")
_HEDGES = frozenset({"about", "around", "some", "nearly", "almost", "over", "approximately", "roughly", "just"})
_DAYS = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS)) - {"may", "march"}
#: the rarest words of a sentence, by which it is looked up, and the sentences that may hold one of them
_KEYS, _CROWD = 8, 48
#: of the words of two sentences, the share that stands in both in the same order, for a difference to be one
_SAME_ORDER = 0.7
_VERBATIM = 6


@dataclass(frozen=True, slots=True)
class Meeting:
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


def meetings(accounts: Sequence[Account], allowed: Allowed | None = None) -> list[Meeting]:
    """Every point on which two of the stories agree or contradict each other, in the order of the stories.

    `allowed` says of two of their numbers whether they may be compared.
    """
    by_number = {one.number: one for one in accounts}
    fits = allowed or (lambda left, right: True)
    found: dict[tuple[int, int, Span, Span], Meeting] = {}
    for meeting in _all(accounts, by_number, fits):
        found.setdefault((meeting.left, meeting.right, meeting.left_at, meeting.right_at), meeting)
    return sorted(found.values(), key=lambda m: (m.left, m.right, m.left_at, m.right_at))


def _all(accounts: Sequence[Account], by_number: dict[int, Account], fits: Allowed) -> Iterator[Meeting]:
    yield from _quotations(accounts, by_number, fits)
    for one, other in _twins(accounts, fits):
        yield from _figures(by_number[one.story], one, by_number[other.story], other)
    yield from _claims(accounts, by_number, fits)


def _meeting(
    kind: str, agree: bool, one: tuple[Account, Span], other: tuple[Account, Span], slight: bool = False
) -> Meeting:
    if other[0].number < one[0].number:
        one, other = other, one
    (left, here), (right, there) = one, other
    return Meeting(
        kind, agree, left.number, here, here.of(left.text), right.number, there, there.of(right.text), slight
    )


def _quotations(accounts: Sequence[Account], by_number: dict[int, Account], fits: Allowed) -> Iterator[Meeting]:
    said = [item for one in accounts for item in one.utterances]
    verbatim: defaultdict[tuple[str, ...], list[Utterance]] = defaultdict(list)
    for item in said:
        if len(item.words) >= _VERBATIM:
            for earlier in verbatim[item.words][:_CROWD]:
                if earlier.story != item.story and fits(earlier.story, item.story):
                    one, other = (by_number[earlier.story], earlier.span), (by_number[item.story], item.span)
                    yield _meeting("quotation", True, one, other)
                    break
            verbatim[item.words].append(item)
    for parting in partings(said, 3):
        left, right = parting.one.story, parting.other.story
        if left != right and fits(left, right):
            one, other = (by_number[left], parting.one_at), (by_number[right], parting.other_at)
            yield _meeting("quotation", False, one, other, parting.slight)


def _twins(accounts: Sequence[Account], fits: Allowed) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of different stories that say the same: each finds the others by its rarest words."""
    held = Counter(stem for one in accounts for sentence in one.sentences for stem in sentence.stems)
    known: defaultdict[str, list[Sentence]] = defaultdict(list)
    for one in accounts:
        for sentence in one.sentences:
            keys = sorted(sentence.stems, key=lambda stem: (held[stem], stem))[:_KEYS]
            near: Counter[Sentence] = Counter()
            for key in keys:
                near.update(known[key])
            for other, shared in near.items():
                strange = other.story != one.number and fits(other.story, one.number)
                if shared > 1 and strange and alike(other, sentence):
                    yield other, sentence
            for key in keys:
                if len(known[key]) < _CROWD:
                    known[key].append(sentence)


def _figures(left: Account, one: Sentence, right: Account, other: Sentence) -> Iterator[Meeting]:
    """Figures that stand in one place of two sentences, or count one thing there; and a negation in one of them."""
    matcher = difflib.SequenceMatcher(None, one.words, other.words, autojunk=False)
    steps = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    ordered = same >= _SAME_ORDER * min(len(one.words), len(other.words))
    if ordered and not _names_differ(left, one, right, other, steps):
        yield from _in_one_place(left, one, right, other, steps)
    yield from _counts(left, one, right, other, differ=not ordered)


def _names_differ(
    left: Account, one: Sentence, right: Account, other: Sentence, steps: Sequence[tuple[str, int, int, int, int]]
) -> bool:
    """Whether a name stands where the other sentence has another: then they speak of two things."""
    for tag, start, end, begin, stop in steps:
        if tag == "replace":
            mine = any(_is_name(left.text, s) for s in one.spans[max(1, start) : end])
            theirs = any(_is_name(right.text, s) for s in other.spans[max(1, begin) : stop])
            dates = {*one.words[start:end], *other.words[begin:stop]} & _DAYS
            if mine and theirs and not dates:
                return True
    return False


def _is_name(text: str, span: Span) -> bool:
    """Whether a word has a capital, and no figure that may be the difference."""
    return text[span.start].isupper() and not text[span.end - 1].isdigit()


def _in_one_place(
    left: Account, one: Sentence, right: Account, other: Sentence, steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[Meeting]:
    changes = [step for step in steps if step[0] != "equal"]
    for at, same in _equal_figures(one, steps):
        yield _meeting("figure", True, (left, one.spans[at]), (right, other.spans[same]))
    for tag, start, end, begin, stop in steps:
        mine, theirs = one.words[start:end], other.words[begin:stop]
        if tag == "replace" and len(mine) == len(theirs) == 1 and (mine[0], theirs[0]) in _opposites():
            here, there = one.spans[start], other.spans[begin]
            if not left.quotes(here) and not right.quotes(there):
                yield _meeting("claim", False, (left, here), (right, there))
        elif tag == "replace" and len(mine) == len(theirs) == 1 and mine[0] in _DAYS and theirs[0] in _DAYS:
            yield _meeting("figure", False, (left, one.spans[start]), (right, other.spans[begin]), True)
        elif tag == "replace":
            yield from _figure_for_figure(left, one, right, other, (start, end, begin, stop), len(changes) == 1)
        elif len(changes) == 1 and len(mine) + len(theirs) <= 2 and {*mine, *theirs} & _NEGATIONS:
            here = _around(one, start, end)
            there = _around(other, begin, stop)
            if not left.quotes(here) and not right.quotes(there):
                yield _meeting("claim", False, (left, here), (right, there))


def _figure_for_figure(
    left: Account, one: Sentence, right: Account, other: Sentence, where: tuple[int, int, int, int], alone: bool
) -> Iterator[Meeting]:
    """A figure in the place of another; `alone` if nothing else differs, and then hedges are the same on both sides."""
    start, end, begin, stop = where
    mine, theirs = _figures_among(one, start, end), _figures_among(other, begin, stop)
    if len(mine) != 1 or len(theirs) != 1:
        return
    at, same = mine[0], theirs[0]
    here, there = one.spans[at], other.spans[same]
    named = _masked(one.words[at]) == _masked(other.words[same]) if _value(one.words[at]) is None else False
    if left.quotes(here) or right.quotes(there) or (_value(one.words[at]) is None and not (named and alone)):
        return
    if _value(one.words[at]) == _value(other.words[same]) is not None:
        return
    apart = _differ(left, one, at, right, other, same)
    if apart or (alone and not _is_clock(left, one, at) and not _is_clock(right, other, same)):
        bare = max(len({*one.words[start:end]} - _HEDGES), len({*other.words[begin:stop]} - _HEDGES)) == 1
        slight = not bare or not apart or bool(_kinds(left, one, here) & _TOLLS)
        yield _meeting("figure", False, (left, here), (right, there), slight and not (named and alone))


def _figures_among(sentence: Sentence, start: int, end: int) -> list[int]:
    """The places of words with a figure in them, or a number in words."""
    words = sentence.words
    return [at for at in range(start, end) if words[at][-1].isdigit() or words[at][0].isdigit() or _value(words[at])]


def _masked(word: str) -> str:
    """A word with figures, without them: a type of aircraft, a measure written in one."""
    return _DIGIT.sub("#", word)


def _equal_figures(one: Sentence, steps: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[int, int]]:
    """The places of figures above two that stand in both sentences with the same words around them."""
    for tag, start, end, begin, _ in steps:
        if tag == "equal" and end - start > 1:
            for at in range(start, end):
                if (_value(one.words[at]) or 0) > 2:
                    yield at, begin + at - start


def _around(sentence: Sentence, start: int, end: int) -> Span:
    """The words from `start` to `end` with one on each side."""
    return Span(sentence.spans[max(0, start - 1)].start, sentence.spans[min(len(sentence.spans), end + 1) - 1].end)


@functools.cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Pairs of words of which, in one place of a sentence, one is wrong if the other is right; in both orders."""
    with (DATA / "opposites.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(row["one"], row["other"]) for row in csv.DictReader(file)]
    return frozenset(pairs + [(other, one) for one, other in pairs])


def _value(word: str) -> float | None:
    if word in ("a", "an", "zero", "one") or word in SCALES:
        return None
    number = value_of(word)
    return number.value if number else None


def _differ(left: Account, one: Sentence, at: int, right: Account, other: Sentence, there: int) -> bool:
    """Whether no bound, rounding or unit lets the two figures be one."""
    if _value(one.words[at]) is None or _value(other.words[there]) is None:
        return False
    if _after(one, at) != _after(other, there) or _is_clock(left, one, at) or _is_clock(right, other, there):
        return False
    mine, theirs = _interval(left, one, at), _interval(right, other, there)
    return mine[1] < theirs[0] or theirs[1] < mine[0]


def _is_clock(account: Account, sentence: Sentence, at: int) -> bool:
    """Whether the figure is part of a time of day, which zones shift."""
    span = sentence.spans[at]
    return ":" in account.text[max(0, span.start - 2) : span.start] + account.text[span.end : span.end + 2]


def _after(sentence: Sentence, at: int) -> str:
    """The word behind a figure: its unit, or what it counts."""
    return sentence.words[at + 1][:4] if at + 1 < len(sentence.words) else ""


def _interval(account: Account, sentence: Sentence, at: int) -> tuple[float, float]:
    number = value_of(sentence.words[at])
    assert number is not None
    before = account.text[max(sentence.span.start, sentence.spans[at].start - 24) : sentence.spans[at].start]
    low, high = bounds(number.value, before)
    # 4,200 may be 4,180, as 30 is not 28
    slack = min(number.step / 2, 0.05 * number.value) if number.value >= 100 and number.step > 1 else 0.0
    return low - slack, high + slack


def _kinds(account: Account, sentence: Sentence, at: Span) -> frozenset[str]:
    found = quantities(account.text, sentence.span.start, sentence.span.end)
    return frozenset(q.kind for q in found if q.kind and q.span.overlaps(at))


def _counts(left: Account, one: Sentence, right: Account, other: Sentence, differ: bool) -> Iterator[Meeting]:
    """Tolls of one kind in two sentences that say the same: equal ones agree, others contradict if `differ`."""
    mine, theirs = (
        [q for q in quantities(a.text, s.span.start, s.span.end) if _is_toll(q)]
        for a, s in ((left, one), (right, other))
    )
    for count in mine:
        near = [q for q in theirs if q.kind == count.kind]
        equal = next((q for q in near if q.value == count.value), None)
        if equal:
            yield _meeting("figure", True, (left, count.span), (right, equal.span))
        elif differ and len(near) == sum(q.kind == count.kind for q in mine) == 1:
            people = _is_of_people(left, count) and _is_of_people(right, near[0])
            if people and _apart(count, near[0]):
                yield _meeting("figure", False, (left, count.span), (right, near[0].span), True)


def _is_toll(count: Quantity) -> bool:
    """Whether a count says how many people something befell, in so many words."""
    return bool(count.kind in _TOLLS and count.close and not count.vague and count.value > 2)


def _is_of_people(account: Account, count: Quantity) -> bool:
    """Whether people are counted: a word for them follows, or no other noun does ("14 were killed")."""
    return count.people or bool(_VERB.match(account.text, count.span.end))


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether no bound of either lets it be the other: at least nine may grow into eleven, nine may not."""
    return one.high < other.low or other.high < one.low


def _claims(accounts: Sequence[Account], by_number: dict[int, Account], fits: Allowed) -> Iterator[Meeting]:
    known: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    made = [claim for one in accounts for claim in one.claims]
    for at, claim in enumerate(made):
        near = Counter(earlier for stem in claim.about for earlier in known[claim.ladder, stem])
        for earlier, shared in near.items():
            other = made[earlier]
            if shared < 2 or other.story == claim.story or not fits(other.story, claim.story):
                continue
            one, two = (by_number[other.story], other.span), (by_number[claim.story], claim.span)
            if opposed(other, claim):
                yield _meeting("claim", False, one, two)
            elif other.pole == claim.pole and shared >= 0.5 * min(len(other.about), len(claim.about)):
                yield _meeting("claim", True, one, two)
        for stem in claim.about:
            if len(known[claim.ladder, stem]) < _CROWD:
                known[claim.ladder, stem].append(at)
