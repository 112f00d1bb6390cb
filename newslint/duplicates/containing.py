"""Does a text stand in another one, so that nothing is lost with it? And if it doesn't, what is it that changed?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from newslint.duplicates.facts import Account
from newslint.duplicates.normal_form import unify
from newslint.duplicates.small_words import DAY_WORDS, NUMBER_WORDS

#: the share of a text's word triples that must stand in the one that is kept. Not measured: it is what a builder of
#: large corpora came to after a million records written to patterns had become two
HELD = 0.9
#: differences that are told of a pair at most, the words of each that are shown, and those that make it a passage
MOST, SHOWN, PASSAGE = 12, 8, 12
#: texts whose words multiply to more aren't laid side by side
MOST_CELLS = 25_000_000

Change = Literal["", "fact", "style", "narrative"]
_WORD = re.compile(r"\w+(?:[.,:’'-]\w+)*%?")
_FACTS = frozenset(DAY_WORDS.split()) | frozenset(NUMBER_WORDS.split())


def tell_missing(text: Account, keeper: Account, held: float) -> str:
    """What of a text the one that is kept lacks: `names`, `days`, `numbers`, `words`; "" if it lacks nothing.

    `held` is the share of the text's word triples that the keeper has.
    """
    title = {code >> 4 for code in keeper.title}
    known = keeper.words | title
    if text.figures - keeper.written - title:
        return "numbers"
    if text.days - known:
        return "days"
    if text.capitals - known:
        return "names"
    return "words" if held < HELD else ""


def tell_missing_of(text: str, keeper: str) -> str:
    """The same of two texts that nobody has worked out yet, as when lines were taken out of one of them."""
    (mine, triples), (theirs, held_ones) = _weigh(text), _weigh_keeper(keeper)
    held = len(triples & held_ones) / max(1, len(triples))
    return tell_missing(mine, theirs, held)


def _weigh(text: str) -> tuple[Account, frozenset[int]]:
    """A text as it is weighed, and its word triples."""
    from newslint.duplicates.shingles import shingle_sets
    from newslint.duplicates.words import word_codes

    codes = word_codes([text])
    return Account((), codes.row(0).tolist()), frozenset(shingle_sets(codes).row(0).tolist())


#: all members of a cluster are compared with the one that is kept
_weigh_keeper = lru_cache(maxsize=2)(_weigh)


def tell_changes(left: str, right: str) -> tuple[Change, tuple[str, ...]]:
    """What kind of change made one text of another, and the words that changed, as `4 → 6`.

    A `fact` changed where a number, a day or a name takes the place of another; else the `narrative`, where a passage
    is new or gone, or the `style`.
    """
    words = [_words_of(text) for text in (left, right)]
    if len(words[0]) * len(words[1]) > MOST_CELLS:
        return "", ()
    found: list[tuple[Sequence[str], Sequence[str]]] = list(_slots(*words))
    if not found:
        return "", ()
    facts = [slot for slot in found if _is_fact(*slot)]
    long = any(max(map(len, slot)) >= PASSAGE for slot in found)
    kind: Change = "fact" if facts else "narrative" if long else "style"
    chosen = facts or found
    return kind, tuple(f"{_show(one)} → {_show(two)}" for one, two in chosen[:MOST])


@lru_cache(maxsize=2)
def _words_of(text: str) -> list[str]:
    return _WORD.findall(unify(text))


def _slots(left: list[str], right: list[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The stretches of words in which two texts differ, case aside."""
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes([word.lower() for word in left], [word.lower() for word in right])
    at: tuple[int, int] | None = None
    for step in steps:
        if step.tag != "equal":
            at = at or (step.src_start, step.dest_start)
        elif at:
            yield left[at[0] : step.src_start], right[at[1] : step.dest_start]
            at = None
    if at:
        yield left[at[0] :], right[at[1] :]


def _is_fact(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether facts take each other's place."""
    if not one or not two or max(len(one), len(two)) >= PASSAGE:
        return False
    sides = [{word.lower() for word in side if _states(word)} for side in (one, two)]
    return bool(sides[0] - sides[1] and sides[1] - sides[0])


def _states(word: str) -> bool:
    return word[0].isdigit() or word.lower() in _FACTS or (word[0].isupper() and len(word) > 1)


def _show(words: Sequence[str]) -> str:
    shown = " ".join(words[:SHOWN])
    return (shown + " …" if len(words) > SHOWN else shown) or "(nothing)"
