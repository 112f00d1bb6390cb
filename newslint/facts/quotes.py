"""What people are quoted as saying, word by word, and where two renderings of one utterance part."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newslint.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: words that a writer puts in the place of others without altering what was said
_SAME = {
    "it's": ("it", "is"), "that's": ("that", "is"), "there's": ("there", "is"), "what's": ("what", "is"),
    "he's": ("he", "is"), "she's": ("she", "is"), "we're": ("we", "are"), "they're": ("they", "are"),
    "you're": ("you", "are"), "i'm": ("i", "am"), "we've": ("we", "have"), "i've": ("i", "have"),
    "they've": ("they", "have"), "you've": ("you", "have"), "we'll": ("we", "will"), "i'll": ("i", "will"),
    "don't": ("do", "not"), "doesn't": ("does", "not"), "didn't": ("did", "not"), "isn't": ("is", "not"),
    "aren't": ("are", "not"), "wasn't": ("was", "not"), "won't": ("will", "not"), "can't": ("can", "not"),
    "cannot": ("can", "not"), "couldn't": ("could", "not"), "wouldn't": ("would", "not"), "gonna": ("going", "to"),
    "wanna": ("want", "to"), "percent": ("per", "cent"), "ok": ("okay",), "america": ("us",), "cause": ("because",),
}  # fmt: skip
_FILLERS = frozenset({"uh", "um", "er", "well", "so", "and", "but", "you", "know", "like", "just", "really", "very"})
_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
           "nine": "9", "ten": "10"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation as words: `words` are plain forms, `spans` say where each stands, `story` is its story's number."""

    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    story: int


@dataclass(frozen=True, slots=True)
class Parting:
    """Two renderings of one utterance: the words of each at the first place where they differ, with their spans."""

    one: Utterance
    other: Utterance
    one_at: Span
    other_at: Span


def utterance(text: str, span: Span, story: int) -> Utterance:
    """The words of a quotation, contractions written out and spellings of both coasts made one."""
    words: list[str] = []
    spans: list[Span] = []
    for found in _WORD.finditer(text, span.start, span.end):
        plain = found[0].lower().replace("’", "'")
        for word in _SAME.get(plain, (plain,)):
            words.append(_spelling(word))
            spans.append(Span(found.start(), found.end()))
    return Utterance(span, tuple(words), tuple(spans), story)


def _spelling(word: str) -> str:
    if len(word) < 4:
        return word
    return _DIGITS.get(
        word, re.sub(r"is(ed|es|e|ing|ation)$", r"iz\1", word).replace("our", "or").replace("defence", "defense")
    )


def partings(text: str, quoted: Iterable[Utterance], least: int = 3) -> Iterator[Parting]:
    """Pairs of quotations that are one utterance in two wordings; cuts, insertions and broken-up ones aren't told."""
    seen: dict[tuple[str, ...], list[int]] = {}
    known: list[Utterance] = []
    for item in quoted:
        if len(item.words) < least:
            continue
        grams = {item.words[at : at + 3] for at in range(len(item.words) - 2)}
        grams |= {item.words[:2]} if len(item.words[0]) >= _RARE else set()
        shared: dict[int, int] = {}
        for gram in grams:
            for earlier in seen.get(gram, ()):
                shared[earlier] = shared.get(earlier, 0) + 1
        for earlier, count in shared.items():
            if count >= (1 if len(item.words) <= _SHORT else 2) and known[earlier].words != item.words:
                parting = _parting(text, known[earlier], item)
                if parting:
                    yield parting
        for gram in grams:
            seen.setdefault(gram, []).append(len(known))
        known.append(item)


def _parting(text: str, one: Utterance, other: Utterance) -> Parting | None:
    matcher = difflib.SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size > 1 or (b.size and len(one.words[b.a]) >= _TELLING)]
    matched = sum(block.size for block in blocks)
    if len(blocks) == 1:
        return _other_ending(one, other, blocks[0])
    if len(blocks) < 2 or matched < 4:
        return None
    gaps = []
    for left, right in itertools.pairwise(blocks):
        mine = (left.a + left.size, right.a)
        theirs = (left.b + left.size, right.b)
        gaps.append((mine, theirs))
    changed = sum(max(a[1] - a[0], b[1] - b[0]) for a, b in gaps)
    if changed > 0.6 * matched or any(_cut(text, one, a) or _cut(text, other, b) for a, b in gaps):
        return None
    for mine, theirs in gaps:
        if mine[1] > mine[0] and theirs[1] > theirs[0]:
            ours, yours = set(one.words[slice(*mine)]), set(other.words[slice(*theirs)])
            if not (ours | yours) <= _FILLERS and max(mine[1] - mine[0], theirs[1] - theirs[0]) <= _LONGEST_CHANGE:
                return Parting(one, other, _covered(one, mine), _covered(other, theirs))
    return None


#: words up to which a quotation is short, and letters from which a single word tells something
_SHORT, _TELLING = 9, 6
#: letters from which a word is seldom said twice by chance
_RARE = 9
#: words that a change may have before the two are taken for two utterances
_LONGEST_CHANGE = 8


def _other_ending(one: Utterance, other: Utterance, block: difflib.Match) -> Parting | None:
    """Two short quotations that begin with the same rare word and go on with different ones."""
    start = one.words[block.a : block.a + block.size]
    if (
        block.a
        or block.b
        or block.size < 2
        or max(map(len, start)) < _RARE
        or min(map(len, (one.words, other.words))) > 5
    ):
        return None
    at = block.size
    if len(one.words) <= at or len(other.words) <= at or min(len(one.words[at]), len(other.words[at])) < _TELLING:
        return None
    return Parting(one, other, one.spans[at], other.spans[at])


def _cut(text: str, said: Utterance, gap: tuple[int, int]) -> bool:
    """Whether the gap, or the joint, holds a mark of an omission or of the writer's own words."""
    low = said.spans[gap[0] - 1].end
    high = said.spans[gap[1]].start
    return bool(re.search(r"…|\.\.\.|[\[(\n—–]|\*", text[low:high]))


def _covered(said: Utterance, gap: tuple[int, int]) -> Span:
    return Span(said.spans[gap[0]].start, said.spans[gap[1] - 1].end)
